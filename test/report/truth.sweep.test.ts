import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/index.ts'
import {
  dailyBrief,
  deviationAnalysis,
  retrospective,
  weeklyReport,
  type Block,
  type Line,
  type ReportDocument,
  type ReportInput,
} from '../../src/report/index.ts'
import { PRESETS, SAMPLES, fieldSpec, sampleRows, type TaskFieldKey, type TaskRow } from '../../src/schema/index.ts'
import { eachOnce } from '../support/sweep.ts'
import { inputOf, rowOf } from './support/sampleSheets.ts'

type Preset = keyof typeof SAMPLES

/** One sentence of a report with the rows it speaks of. */
interface Sentence {
  readonly text: string
  readonly recordIds: readonly string[]
}

const whole = (line: Line): Sentence => ({
  text: line.map((run) => run.text).join(''),
  recordIds: line.flatMap((run) => run.recordIds ?? []),
})

/** A line about one row is one sentence; of one about several each clause has the rows that it points at itself. */
function ofLine(line: Line): readonly Sentence[] {
  const one = whole(line)
  if (new Set(one.recordIds).size <= 1) return [one]
  const clauses: Line[] = [[]]
  for (const run of line) {
    for (const [at, text] of run.text.split(/(?<=[；。])/u).entries()) {
      if (at > 0) clauses.push([])
      clauses.push([...(clauses.pop() ?? []), { ...run, text }])
      if (/[；。]$/u.test(text)) clauses.push([])
    }
  }
  return clauses.filter((clause) => clause.length > 0).map(whole)
}

function sentencesOf(block: Block): readonly Sentence[] {
  switch (block.kind) {
    case 'chart':
      return ofLine(block.reading)
    case 'paragraph':
    case 'insufficient':
      return ofLine(block.line)
    case 'list':
      return block.items.flatMap(ofLine)
    case 'table':
      return block.rows.map((row) => whole(row.flatMap((line) => [...line, { text: ' | ' }])))
    case 'figures':
      return block.items.map(({ label, value, recordIds = [] }) => ({ text: `${label} ${value}`, recordIds }))
    case 'toFill':
      return [{ text: block.prompt, recordIds: block.recordIds ?? [] }]
  }
}

const sentences = ({ sections }: ReportDocument): readonly Sentence[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap(sentencesOf))

const says = (cell: string | null): boolean => cell !== null && !['', '-', '无'].includes(cell.trim())
const saysWhy = (row: TaskRow): boolean => says(row.delayReason) || says(row.risk) || (row.causes ?? []).length > 0

/**
 * Whether the cells of a row bear a denial out; worked out here from the cells, not with the report's own functions.
 */
type Denial = readonly [words: RegExp, holds: (row: TaskRow, today: string) => boolean]
const isOver = (row: TaskRow, today: string): boolean => row.plannedEnd !== null && row.plannedEnd < today
const isDone = (row: TaskRow, today: string): boolean =>
  row.progress === 100 || (row.progress === null && row.actualEnd !== null && row.actualEnd <= today)
const hasEnd = (row: TaskRow, today: string): boolean => row.actualEnd !== null && row.actualEnd <= today
const isPlanUsable = (row: TaskRow): boolean =>
  row.plannedEnd !== null && (row.plannedStart === null || row.plannedStart <= row.plannedEnd)

/** Denials about the rows that a sentence points at. */
const OF_ROWS: readonly Denial[] = [
  [/没有填写原因|未填原因|没有写原因/u, (row) => !saysWhy(row)],
  [/尚无应对措施/u, (row) => !says(row.solution)],
  [/未定时限/u, (row) => row.solutionDue === null],
  [/没有可用的实际结束/u, (row, today) => isDone(row, today) && !hasEnd(row, today)],
  [/缺少可用的计划结束或实际结束/u, (row, today) => !hasEnd(row, today) || !isPlanUsable(row)],
  [/没有可用的计划日期/u, (row) => !isPlanUsable(row)],
  [/^缺计划日期/u, (row) => row.plannedStart === null && row.plannedEnd === null],
  [/^缺计划开始/u, (row) => row.plannedStart === null],
  [/^缺计划结束/u, (row) => row.plannedEnd === null],
  [/^已完成，但缺实际结束/u, (row, today) => !hasEnd(row, today)],
  [/算不出偏差/u, (row) => !isPlanUsable(row)],
  [/风险和应对没有填全/u, (row) => !says(row.risk) || !says(row.solution) || row.solutionDue === null],
]

/** Denials about the whole sheet: they hold for every row. */
const OF_ALL: readonly Denial[] = [
  [/^没有任务填写风险/u, (row) => !says(row.risk)],
  [/^未完成的任务没有填写风险/u, (row, today) => isDone(row, today) || !says(row.risk)],
  [/^未完成的任务没有填写原因/u, (row, today) => isDone(row, today) || !saysWhy(row)],
  [
    /^没有延期或晚于计划完成的任务/u,
    (row, today) =>
      !isPlanUsable(row) ||
      (isDone(row, today)
        ? !hasEnd(row, today) || (row.actualEnd ?? '') <= (row.plannedEnd ?? '')
        : !isOver(row, today)),
  ],
  [
    /^没有任务早于计划完成/u,
    (row, today) =>
      !isDone(row, today) ||
      !hasEnd(row, today) ||
      !isPlanUsable(row) ||
      (row.actualEnd ?? '') >= (row.plannedEnd ?? ''),
  ],
  [
    /到现在没有任务完成/u,
    (row, today) => !isDone(row, today) || (hasEnd(row, today) && (row.actualEnd ?? '') < addDays(today, -1)),
  ],
  [
    /以来没有任务填写实际结束/u,
    (row, today) => !isDone(row, today) || !hasEnd(row, today) || (row.actualEnd ?? '') < addDays(today, -1),
  ],
]

/** Columns that a denial needs: without the column nothing is missing from the cell. */
const NEEDS: readonly (readonly [words: RegExp, anyOf: readonly TaskFieldKey[]])[] = [
  [/没有填写原因|未填原因|没有写原因/u, ['delayReason', 'risk', 'causes']],
  [/没有任务填写风险|未完成的任务没有填写风险/u, ['risk']],
  [/尚无应对措施/u, ['solution']],
  [/未定时限/u, ['solutionDue']],
  [/没有可用的实际结束/u, ['actualEnd']],
]

function lies(input: ReportInput): readonly string[] {
  const { sheet } = input
  const rows = new Map(sheet.tasks.map(({ row }) => [row.recordId, row]))
  return [dailyBrief(input), weeklyReport(input), deviationAnalysis(input), retrospective(input)]
    .flatMap(sentences)
    .filter(({ text, recordIds }) => {
      const about = recordIds.flatMap((id) => rows.get(id) ?? [])
      const ofRows = OF_ROWS.some(
        ([words, holds]) =>
          words.test(text) && !text.startsWith('未完成的任务') && about.some((row) => !holds(row, sheet.today)),
      )
      const ofAll = OF_ALL.some(
        ([words, holds]) => words.test(text) && [...rows.values()].some((row) => !holds(row, sheet.today)),
      )
      const lacksColumn = NEEDS.some(
        ([words, anyOf]) => words.test(text) && !anyOf.some((field) => sheet.columns.includes(field)),
      )
      return ofRows || ofAll || lacksColumn
    })
    .map(({ text }) => text)
}

/** What a person could do to a cell: empty it, fill it, or write a dash. */
function editsOf(field: TaskFieldKey, today: string): readonly unknown[] {
  switch (fieldSpec('tasks', field).kind) {
    case 'text':
      return [null, '-', '印刷厂产能不足']
    case 'day':
      return [null, addDays(today, -3), addDays(today, -1), today, addDays(today, 3)]
    case 'progress':
      return [null, 0, 40, 100]
    case 'multiSelect':
      return [null, ['人', '外部']]
    case 'person':
      return [null, [{ id: 'ou_a', name: '林设计' }]]
    default:
      return [null]
  }
}

const sampleOf = (preset: Preset): readonly TaskRow[] =>
  sampleRows(SAMPLES[preset].tables, 'tasks').map(({ key, cells }) => rowOf({ ...(cells as object), recordId: key }))

const columnsOf = (preset: Preset): readonly TaskFieldKey[] =>
  PRESETS[preset].tables.flatMap(({ table, columns }) =>
    table === 'tasks' ? columns.map(({ field }) => field as TaskFieldKey) : [],
  )

describe.each(Object.keys(SAMPLES) as readonly Preset[])(
  'no sentence of a report denies what stands in the cells, %s',
  (preset) => {
    const { anchor } = SAMPLES[preset]
    const columns = columnsOf(preset)
    const edited = columns.filter((field) => fieldSpec('tasks', field).writtenBy === 'people')

    it.each([0, 10, 400])(
      '[TR1] %i days after the template was written, whichever cell is filled or emptied',
      (days) => {
        const asOf = addDays(anchor, days)
        const rows = sampleOf(preset)
        const found = new Set(lies(inputOf({ preset, rows, asOf })))
        const edits = edited.flatMap((field) => editsOf(field, asOf).map((value) => ({ field, value })))
        for (const [at, { field, value }] of eachOnce([...rows.keys()], edits)) {
          const row = rows[at] as TaskRow
          const changed = rows.with(at, { ...row, [field]: value } as TaskRow)
          for (const lie of lies(inputOf({ preset, rows: changed, asOf })))
            found.add(`${row.recordId} ${field} = ${JSON.stringify(value)}: ${lie}`)
        }
        expect([...found]).toEqual([])
      },
    )

    it('without a column of causes no report says that a cause is missing', () => {
      const without = columns.filter(
        (field) => !['risk', 'delayReason', 'causes', 'solution', 'solutionDue', 'actualEnd'].includes(field),
      )
      expect(lies(inputOf({ preset, rows: sampleOf(preset), asOf: addDays(anchor, 30), columns: without }))).toEqual([])
    })
  },
)

describe('[RA1] the cause that stands in a cell is the one that a report tells', () => {
  const late = { title: 'KOL内容对接', plannedStart: '2024-06-03', plannedEnd: '2024-06-08' } as const
  const attribution = (cells: object) =>
    retrospective(inputOf({ preset: 'S0', rows: [rowOf({ recordId: 'T002', ...late, ...cells })], asOf: '2024-06-13' }))
      .sections.find(({ id }) => id === 'attribution')
      ?.blocks.flatMap(sentencesOf)
      .map(({ text }) => text) ?? []

  it.each([
    { cells: { delayReason: 'KOL档期调整' }, told: 'KOL内容对接：延期 5 天，尚未完成；当时记录：「KOL档期调整」' },
    { cells: { risk: '人力不足' }, told: 'KOL内容对接：延期 5 天，尚未完成；当时记录：「人力不足」' },
    { cells: { causes: ['人', '外部'] }, told: 'KOL内容对接：延期 5 天，尚未完成；原因分类：人、外部' },
    {
      cells: { delayReason: 'KOL档期调整', causes: ['人'] },
      told: 'KOL内容对接：延期 5 天，尚未完成；当时记录：「KOL档期调整」；原因分类：人',
    },
    { cells: {}, told: 'KOL内容对接：延期 5 天，尚未完成；没有填写原因' },
  ])('$told', ({ cells, told }) => {
    expect(attribution(cells)).toContain(told)
  })

  it('the ranking by 原因分类 needs 60 % with a category, and only that ranking does', () => {
    const rows = Array.from({ length: 5 }, (_, at) =>
      rowOf({ recordId: `t${String(at)}`, ...late, stage: '预热期', causes: at < 3 ? ['人'] : null }),
    )
    const texts = (some: readonly TaskRow[]) =>
      retrospective(inputOf({ preset: 'S0', rows: some, asOf: '2024-06-13' }))
        .sections.flatMap(({ blocks }) => blocks)
        .flatMap(sentencesOf)
        .map(({ text }) => text)
    expect(texts(rows)).toContain('人 | 3 | 60% | 60% | 15 天 | 60% | ')
    const two = texts(rows.map((row, at) => (at === 2 ? { ...row, causes: null } : row)))
    expect(two).toContain('预热期 | 5 | 100% | 100% | 25 天 | 100% | ')
    expect(two.join('')).toContain(
      '数据不足：至少 60% 的延误任务选了原因分类，才按原因排序；目前 5 个任务延期或晚完成，2 个选了。',
    )
  })
})
