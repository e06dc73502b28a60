import type { Steps } from '../domain/index.ts'
import type { ReportDocument, Section } from './reportDocument.ts'

/** A section that has nothing to say is null. A long one is made in steps of its own. */
type Make = () => Section | null | Steps<Section | null>
type Sections = Omit<ReportDocument, 'sections' | 'summary'> & {
  readonly summary: () => ReportDocument['summary'] | Steps<ReportDocument['summary']>
  readonly sections: readonly Make[]
}

function isInSteps<Made extends object>(made: Made | null | Steps<Made | null>): made is Steps<Made | null> {
  return made !== null && 'next' in made
}

/** A document part by part, with a pause before each: first its summary, then the sections. */
export function* inSections(
  { summary, sections, ...head }: Sections,
  finish: (section: Section) => Section = (section) => section,
): Steps<ReportDocument> {
  yield
  const made = summary()
  const first = isInSteps(made) ? yield* made : made
  const done: Section[] = []
  for (const make of sections) {
    yield
    const made = make()
    const section = isInSteps(made) ? yield* made : made
    if (section !== null) done.push(finish(section))
  }
  return { ...head, summary: first, sections: done }
}
