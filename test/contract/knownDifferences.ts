import { VARIANT_VALUES } from '../../src/local-host/engine/variants.ts'
import { GAPS } from './gaps.ts'
import { HOST_PORT_CONTRACT } from './hostPortContract.ts'
import { sdkVersion } from './keys.ts'
import { isCurrent, readMeasured, standing, type Measured } from './parity.ts'
import { RESTS_ON } from './promises.ts'
import { FIXED_UNKNOWNS, SWITCHED_UNKNOWNS } from './unknowns.ts'
import type { SwitchedUnknown } from './unknownShapes.ts'

type Row = readonly string[]

const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** `name` (meaning), numbers without quotes, the default first. */
function readingsOf(name: keyof typeof SWITCHED_UNKNOWNS): string {
  const { readings }: { readonly readings: Readonly<Record<string, string>> } = SWITCHED_UNKNOWNS[name]
  return VARIANT_VALUES[name]
    .map((value) => {
      const meaning = readings[String(value)] ?? ''
      return `${typeof value === 'number' ? String(value) : `\`${value}\``}${meaning === '' ? '' : ` (${meaning})`}`
    })
    .join(' · ')
}

/** "6.1-formula" of "gap-6.1-formula" begins with its section. */
const sectionOf = (gapId: string): string => /\d+(\.\d+)?/.exec(gapId)?.[0] ?? ''

/** Cases by id; a long run of one section as one pattern. */
const casesOf = (cases: readonly string[] = []): string =>
  cases.length > 3 ? `${(cases[0] ?? '').replace(/\d+$/, '')}*` : cases.join(', ')

const comparedWith = ({ readings, cases }: Measured): string => {
  const [readingCount, caseCount] = [Object.keys(readings).length, Object.keys(cases).length]
  return readingCount + caseCount === 0
    ? 'no line of the local Base was compared with a real Feishu Base yet.'
    : `${String(readingCount)} readings and ${String(caseCount)} cases were compared with a real Feishu Base.`
}

/** What is known of a question without a switch by the cases that say its answer. */
function standingOfCases(ids: readonly string[] = [], measured: Measured, sdk: string): string {
  const tried = ids.map((id) => measured.cases[id])
  const broken = tried.find((each) => each?.held === false)
  if (broken !== undefined) return `does not hold: ${standing(broken, measured, sdk)}`
  const [oldest] = tried.every((each) => each !== undefined) ? tried.toSorted((a, b) => (a.on < b.on ? -1 : 1)) : []
  return standing(oldest, measured, sdk)
}

/** Promises of the adapter with the switches that nobody has measured, of those that they rest on. */
function restingPromises(measured: Measured, sdk: string): readonly Row[] {
  return HOST_PORT_CONTRACT.flatMap(({ id, promise }): readonly Row[] => {
    const open = Object.entries(RESTS_ON)
      .filter(([name, ids]) => ids.includes(id) && !isCurrent(measured.readings[name], measured, sdk))
      .map(([name]) => `\`${name}\``)
    return open.length === 0 ? [] : [[`[${id}] ${promise}`, open.join(', ')]]
  })
}

/** src/local-host/KNOWN_DIFFERENCES.md, from the data beside the cases. */
export function renderKnownDifferences(measured: Measured = readMeasured()): string {
  const sdk = sdkVersion()
  const switched = Object.entries(SWITCHED_UNKNOWNS) as [keyof typeof SWITCHED_UNKNOWNS, SwitchedUnknown<string>][]
  return `# What the local Base does not know, or does not do

Generated from \`test/contract/unknowns.ts\` and \`test/contract/gaps.ts\`: change those, then run
\`UPDATE_DOCS=1 npx vitest run --project unit test/contract/knownDifferences.test.ts\`.

What the SDK sends, and what it makes of replies, is certain (sections 1 to 6 of
docs/host-protocol.md). The rest is belief until it is measured:
${comparedWith(measured)} One line per belief or gap. *section* is one of docs/host-protocol.md,
with *f* before it one of docs/formula.md,
*case* a numbered statement in \`test/contract/cases\`, *switch* a name for \`window.localHost.set\`.

\`npm run contract\` builds \`.contract/\`, an extension of one page: run in a real Base, it says which reading is the
Base's, which cases hold there, and which gaps are gaps. "Copy as JSON" there and \`npm run parity -- report.json\` here
make the readings defaults and say below when they were measured. What is more than 90 days old, or was measured with another
SDK than the present one (${sdk}), is marked and counts as not known.

## A switch for each reading, the default first

${table(
  ['section', 'question', 'switch', 'readings', 'case', ''],
  switched.map(([name, { section, question, cases }]) => [
    section,
    question,
    `\`${name}\``,
    readingsOf(name),
    casesOf(cases),
    standing(measured.readings[name], measured, sdk),
  ]),
)}

## One reading, no switch

${table(
  ['section', 'question', 'what the local Base does', 'case', ''],
  FIXED_UNKNOWNS.map(({ section, question, answer, cases }) => [
    section,
    question,
    answer,
    casesOf(cases),
    standingOfCases(cases, measured, sdk),
  ]),
)}

## Promises that rest on readings nobody has measured

What the extension's adapter promises (\`test/contract/hostPortContract.ts\`) is kept under every reading of the local Base. On which
of them it rests in a real one is not known:

${table(['promise', 'rests on'], restingPromises(measured, sdk))}

## Missing

Each is a skipped test of \`test/contract/engineContract.test.ts\`.

${table(
  ['section', 'gap', 'case'],
  GAPS.map(({ id, gap }) => [sectionOf(id), gap, id]),
)}
`
}
