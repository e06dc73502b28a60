import type { Steps } from '../domain/index.ts'
import type { ReportDocument, Section } from './reportDocument.ts'

type Sections = Omit<ReportDocument, 'sections'> & { readonly sections: readonly (() => Section | null)[] }

/** A document section by section, each a step; a section that has nothing to say is null. */
export function* inSections(
  { sections, ...head }: Sections,
  finish: (section: Section) => Section = (section) => section,
): Steps<ReportDocument> {
  const made: Section[] = []
  for (const make of sections) {
    yield
    const section = make()
    if (section !== null) made.push(finish(section))
  }
  return { ...head, sections: made }
}
