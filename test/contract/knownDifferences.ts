import { VARIANT_VALUES } from '../../src/local-host/engine/variants.ts'
import { GAPS } from './gaps.ts'
import { FIXED_UNKNOWNS, SWITCHED_UNKNOWNS } from './unknowns.ts'
import type { SwitchedUnknown } from './unknownShapes.ts'

type Row = readonly string[]

const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** `name` (meaning), numbers without quotes, the default first. */
function readingsOf(name: keyof typeof SWITCHED_UNKNOWNS): string {
  const { readings }: { readonly readings: Readonly<Record<string, string>> } = SWITCHED_UNKNOWNS[name]
  return VARIANT_VALUES[name].map((value) => {
    const meaning = readings[String(value)] ?? ''
    return `${typeof value === 'number' ? String(value) : `\`${value}\``}${meaning === '' ? '' : ` (${meaning})`}`
  }).join(' · ')
}

/** "6.1-formula" of "gap-6.1-formula" begins with its section. */
const sectionOf = (gapId: string): string => /\d+(\.\d+)?/.exec(gapId)?.[0] ?? ''

/** Cases by id; a long run of one section as one pattern. */
const casesOf = (cases: readonly string[] = []): string =>
  cases.length > 3 ? `${(cases[0] ?? '').replace(/\d+$/, '')}*` : cases.join(', ')

/** src/local-host/KNOWN_DIFFERENCES.md, from the data beside the cases. */
export function renderKnownDifferences(): string {
  const switched = Object.entries(SWITCHED_UNKNOWNS) as [keyof typeof SWITCHED_UNKNOWNS, SwitchedUnknown<string>][]
  return `# What the local Base does not know, or does not do

Generated from \`test/contract/unknowns.ts\` and \`test/contract/gaps.ts\`: change those, then run
\`UPDATE_DOCS=1 npx vitest run --project unit test/contract/knownDifferences.test.ts\`.

No line of the local Base was compared with a real Feishu Base. What the SDK sends, and what it makes of replies, is
certain (host protocol §1–6); the rest is belief. One line per belief or gap. § is a section of the host protocol,
with *f* before it one of the formula notes,
*case* a numbered statement in \`test/contract/cases\`, *switch* a name for \`window.localHost.set\`.

\`npm run contract\` builds \`.contract/\`, an extension of one page: run in a real Base, it says which reading is the
Base's, which cases hold there, and which gaps are gaps.

## Not known: a switch for each reading, the default first

${table(['§', 'question', 'switch', 'readings', 'case'], switched.map(([name, { section, question, cases }]) => [section, question, `\`${name}\``, readingsOf(name), casesOf(cases)]))}

## Not known: one reading, no switch

${table(['§', 'question', 'what the local Base does', 'case'], FIXED_UNKNOWNS.map(({ section, question, answer, cases }) => [section, question, answer, casesOf(cases)]))}

## Missing

Each is a skipped test of \`test/contract/engineContract.test.ts\`.

${table(['§', 'gap', 'case'], GAPS.map(({ id, gap }) => [sectionOf(id), gap, id]))}
`
}
