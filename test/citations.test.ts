import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONTRACT_CASES } from './contract/cases/index.ts'
import { SWITCHED_FORMULA_UNKNOWNS } from './contract/formulaUnknowns.ts'
import { GAPS } from './contract/gaps.ts'
import { HOST_PORT_CONTRACT } from './contract/hostPortContract.ts'
import { FIXED_UNKNOWNS, SWITCHED_UNKNOWNS } from './contract/unknowns.ts'
import WHAT_PEOPLE_TYPE from './domain/typed/whatPeopleType.json' with { type: 'json' }
import { repositoryFiles } from './support/repositoryFiles.ts'

/**
 * Every citation opens: a section (host-protocol §4.4), a rule or promise ([PR1], [SU4]), an item of the templates
 * ([S2-12], [Q23]), a case (case 7.2-a, case F06), a decision (decision 0002). docs/architecture.md says where each
 * kind is defined.
 */

/** Pages whose sections are cited by number. */
const PAGES = ['host-protocol', 'formula', 'data-model'] as const

interface Definitions {
  /** Numbers of headings and of numbered points, by page. */
  readonly sections: ReadonlyMap<string, ReadonlySet<string>>
  readonly ids: ReadonlySet<string>
  readonly cases: ReadonlySet<string>
  readonly decisions: ReadonlySet<string>
}

/** '4' of "## 4. Registry", '4.4' of "### 4.4 WidgetView", '0.2' of "2. Answer …" below "## 0. Checklist". */
function sectionsOf(page: string): ReadonlySet<string> {
  const sections = new Set<string>()
  let chapter = ''
  for (const line of page.split('\n')) {
    const heading = /^(?<level>#{2,4}) (?<number>\d+(?:\.\d+)*)\b/u.exec(line)?.groups
    const point = /^(?<number>\d+)\. /u.exec(line)?.groups
    if (line.startsWith('#')) chapter = heading?.['level'] === '##' ? (heading['number'] ?? '') : ''
    if (heading !== undefined) sections.add(heading['number'] ?? '')
    else if (point !== undefined && chapter !== '') sections.add(`${chapter}.${point['number'] ?? ''}`)
  }
  return sections
}

/** Ids that a page defines: rules by their headings, promises by their rows, items and questions of the templates. */
function idsOf(page: string): readonly string[] {
  const all = (pattern: RegExp): readonly string[] =>
    [...page.matchAll(pattern)].map(({ groups }) => groups?.['id'] ?? '')
  return [
    ...all(/^### \[(?<id>[A-Z]{2}\d+)\]/gmu),
    ...all(/^\| (?<id>[A-Z]{2}\d+) \|/gmu),
    ...all(/\*\*(?<id>S[0-3]-\d+)/gu),
    ...all(/^\| (?<id>Q\d+) \|/gmu),
  ]
}

const LIST = String.raw`§(?<first>\d+(?:\.\d+)*)(?<more>(?:(?:, | and | or | to |–)§\d+(?:\.\d+)*)*)`
/** Between a page's name and its §: a blank, or the end of a line of a comment. */
const NAMED = new RegExp(String.raw`(?<page>${PAGES.join('|')})(?: |\n[ \t]*(?:\*|//) )${LIST}`, 'gu')
const LOCAL = new RegExp(LIST, 'gu')

/** A kind of citation: where it stands in a text and what it says, or why it cannot be followed. */
interface Broken {
  readonly at: number
  readonly problem: string
}

const sectionNumbers = (groups: Record<string, string | undefined> | undefined): readonly string[] =>
  `${groups?.['first'] ?? ''}${groups?.['more'] ?? ''}`.match(/\d+(?:\.\d+)*/gu) ?? []

/** Sections that no heading has, and a § that does not say whose it is; a page of PAGES may cite itself. */
function brokenSections(file: string, text: string, { sections }: Definitions): readonly Broken[] {
  const own = PAGES.find((page) => file === `docs/${page}.md`)
  const followed = new Set<number>()
  const check = (page: string, match: RegExpMatchArray): readonly Broken[] => {
    const start = match.index ?? 0
    for (const mark of match[0].matchAll(/§/gu)) followed.add(start + mark.index)
    return sectionNumbers(match.groups)
      .filter((number) => sections.get(page)?.has(number) !== true)
      .map((number) => ({ at: start, problem: `${page} has no §${number}` }))
  }
  const broken = [...text.matchAll(NAMED)].flatMap((match) => check(match.groups?.['page'] ?? '', match))
  const local = own === undefined ? [] : [...text.matchAll(LOCAL)].filter(({ index }) => !followed.has(index))
  const bare = (): readonly Broken[] =>
    [...text.matchAll(/§/gu)]
      .filter(({ index }) => !followed.has(index))
      .map(({ index }) => ({ at: index, problem: 'a § without its document' }))
  return [...broken, ...local.flatMap((match) => check(own ?? '', match)), ...bare()]
}

/** Ids in brackets, and bare ones of a family that some page defines; S2 and S3-2024-03-18 are no ids. */
function brokenIds(text: string, { ids }: Definitions): readonly Broken[] {
  const families = [...new Set([...ids].map((id) => /^[A-Z]{2}(?=\d)/u.exec(id)?.[0] ?? ''))].filter(Boolean)
  const patterns = [
    /\[(?<id>[A-Z]{1,2}\d{1,3})\]/gu,
    new RegExp(String.raw`(?<![\w-])(?<id>(?:${families.join('|')})\d{1,2})(?![\w-])`, 'gu'),
    /(?<![\w-])(?<id>S[0-3]-\d{1,2})(?![\w-])/gu,
  ]
  const isPreset = (id: string): boolean => /^S[0-3]$/u.test(id)
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const id = match.groups?.['id'] ?? ''
      return ids.has(id) || isPreset(id) ? [] : [{ at: match.index, problem: `${id} is defined nowhere` }]
    }),
  )
}

const CASE = /\bcase (?<id>f?\d[\w.]*-\w+|[A-Z]\d{2})\b/gu
const DECISION = /\bdecision (?<id>\d{4})\b/gu

function brokenNumbers(text: string, { cases, decisions }: Definitions): readonly Broken[] {
  const unknown = (pattern: RegExp, known: ReadonlySet<string>, what: string): readonly Broken[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const id = match.groups?.['id'] ?? ''
      return known.has(id) ? [] : [{ at: match.index, problem: `there is no ${what} ${id}` }]
    })
  return [...unknown(CASE, cases, 'case'), ...unknown(DECISION, decisions, 'decision')]
}

/** What a text quotes and no document holds, as 'file:line problem'. */
function brokenCitations(file: string, text: string, definitions: Definitions): readonly string[] {
  const broken = [
    ...brokenSections(file, text, definitions),
    ...brokenIds(text, definitions),
    ...brokenNumbers(text, definitions),
  ]
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length
  return [...new Set(broken.map(({ at, problem }) => `${file}:${String(lineOf(at))} ${problem}`))]
}

const read = (file: string): string => readFileSync(file, 'utf8')
const TEXT = /\.(?:ts|tsx|mts|mjs|css|html|md|json)$/u
/** Lock file: nobody wrote it. This file: it plants citations that do not open. */
const NOT_READ = new Set(['package-lock.json', 'test/citations.test.ts'])
const FILES = repositoryFiles().filter((file) => TEXT.test(file) && !NOT_READ.has(file))
const DEFINED: Definitions = {
  sections: new Map(PAGES.map((page) => [page, sectionsOf(read(`docs/${page}.md`))])),
  ids: new Set([
    ...['rules', 'architecture', 'templates'].flatMap((page) => idsOf(read(`docs/${page}.md`))),
    ...HOST_PORT_CONTRACT.map(({ id }) => id),
  ]),
  cases: new Set([...CONTRACT_CASES, ...GAPS, ...WHAT_PEOPLE_TYPE].map(({ id }) => id)),
  decisions: new Set(FILES.flatMap((file) => /^docs\/decisions\/(\d{4})-/u.exec(file)?.[1] ?? [])),
}

describe('citations', () => {
  it('each opens: a section, rule, promise, item, case or decision of this repository', () => {
    expect(FILES.length).toBeGreaterThan(500)
    expect(FILES.flatMap((file) => brokenCitations(file, read(file), DEFINED))).toEqual([])
  })

  it('each case and unknown of the contract stands under a section of host-protocol.md or formula.md', () => {
    const unknowns = [...Object.values({ ...SWITCHED_UNKNOWNS, ...SWITCHED_FORMULA_UNKNOWNS }), ...FIXED_UNKNOWNS]
    const numbers = [
      ...unknowns.map(({ section }) => section),
      ...[...CONTRACT_CASES, ...GAPS].map(
        ({ id }) => /^(?:gap-)?(?<number>f?\d+(?:\.\d+)*)/u.exec(id)?.groups?.['number'] ?? id,
      ),
    ]
    const opens = (number: string): boolean =>
      number.startsWith('f')
        ? DEFINED.sections.get('formula')?.has(number.slice(1)) === true
        : DEFINED.sections.get('host-protocol')?.has(number) === true
    expect([...new Set(numbers)].filter((number) => !opens(number))).toEqual([])
  })
})

describe('the checker of citations', () => {
  const PLANTED: Definitions = {
    sections: new Map([
      ['host-protocol', sectionsOf('## 0. Checklist\n1. Answer\n2. Twice\n## 6. Cells\n### 6.1 Wire\n1. no point\n')],
      ['formula', sectionsOf('## 4. Functions\n### 4.2 Numbers\n')],
      ['data-model', new Set(['5'])],
    ]),
    ids: new Set(idsOf('### [PR1] 计划进度\n| SU4 | killed |\n- **S2-12** delay\n| Q23 | year |\n')),
    cases: new Set(['7.2-a', 'f1.1-a', 'F06']),
    decisions: new Set(['0002']),
  }
  const problems = (text: string, file = 'src/a.ts'): readonly string[] => brokenCitations(file, text, PLANTED)

  it.each([
    { text: 'host-protocol §6.2', found: 'host-protocol has no §6.2' },
    { text: 'host-protocol §6.1, §6.3', found: 'host-protocol has no §6.3' },
    { text: 'host-protocol §0.3', found: 'host-protocol has no §0.3' },
    { text: 'formula §4.20', found: 'formula has no §4.20' },
    { text: '(§6.1)', found: 'a § without its document' },
    { text: 'protocol §6.1', found: 'a § without its document' },
    { text: 'data-model §5 and then §9', found: 'a § without its document' },
    { text: '[XY9]', found: 'XY9 is defined nowhere' },
    { text: '[G17]', found: 'G17 is defined nowhere' },
    { text: 'as PR2 says', found: 'PR2 is defined nowhere' },
    { text: 'the texts of S2-99', found: 'S2-99 is defined nowhere' },
    { text: '[Q24]', found: 'Q24 is defined nowhere' },
    { text: 'case 7.2-z', found: 'there is no case 7.2-z' },
    { text: 'case F07', found: 'there is no case F07' },
    { text: 'decision 0009', found: 'there is no decision 0009' },
  ])('finds "$text": $found', ({ text, found }) => {
    expect(problems(`// one line\n// ${text}\n`)).toEqual([`src/a.ts:2 ${found}`])
  })

  it.each([
    'host-protocol §6.1, §0.2 and §6',
    'formula §4.2',
    ' * as it travels (host-protocol\n * §6.1)',
    '[PR1] [SU4] [S2-12] [Q23]',
    'case 7.2-a, case f1.1-a, case F06',
    "switch (key) { case 'F07': return 'F1' }",
    'decision 0002',
    'presets [S2], S3 and S0–S3; F1 opens help; Q3 of 2024; sample S2-2024-03-01; column A1; T001',
  ])('is content with "%s"', (text) => {
    expect(problems(text)).toEqual([])
  })

  it('lets a page cite its own sections without its name', () => {
    expect(problems('see §6.1', 'docs/host-protocol.md')).toEqual([])
    expect(problems('see §6.9', 'docs/host-protocol.md')).toEqual(['docs/host-protocol.md:1 host-protocol has no §6.9'])
  })
})
