import { describe, expect, it } from 'vitest'
import { addDays, instantOf } from '../../src/domain/index.ts'
import {
  type Block,
  dailyBrief,
  deviationAnalysis,
  type Line,
  type ReportDocument,
  weeklyReport,
} from '../../src/report/index.ts'
import { type CompanionTableKey, fieldSpec, SAMPLES, type SheetRows } from '../../src/schema/index.ts'
import { eachOnce, isWhole } from '../support/sweep.ts'
import { inputOf, sampleTables } from './support/sampleSheets.ts'

const ZONE = 'Asia/Shanghai'
const TABLES = [
  'dailyLog',
  'issues',
  'kpis',
  'metrics',
  'lessons',
  'campaigns',
] as const satisfies readonly CompanionTableKey[]
type Row = Readonly<Record<string, unknown>> & { readonly recordId: string }

const textOf = (line: Line): string => line.map(({ text }) => text).join('')

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'insufficient':
      return [textOf(block.line)]
    case 'chart':
      return [textOf(block.reading)]
    case 'list':
      return block.items.map(textOf)
    case 'table':
      return block.rows.map((row) => row.map(textOf).join(' | '))
    case 'figures':
      return block.items.map(({ label, value, note = '' }) => `${label} ${value} ${note}`)
    case 'toFill':
      return [block.prompt]
  }
}

const textsIn = ({ summary, sections }: ReportDocument): readonly string[] => [
  ...(summary === null ? [] : [...summary.findings.lines, ...summary.asks.lines].map(textOf)),
  ...sections.flatMap(({ blocks }) => blocks.flatMap(textsOf)),
]

const says = (cell: unknown): boolean => typeof cell === 'string' && !['', '-', '无'].includes(cell.trim())
const rowsOf = (tables: SheetRows, table: CompanionTableKey): readonly Row[] => tables[table]?.rows ?? []
const isOpen = (row: Row): boolean => row['status'] !== 'resolved' && row['status'] !== 'didNotOccur'
const day = (row: Row): string => (row['day'] as string | null) ?? ''

/** Whether the cells bear a denial out; worked out from the cells, not with the reports' own functions. */
const DENIALS: readonly (readonly [
  words: RegExp,
  holds: (tables: SheetRows, today: string, monday: string) => boolean,
])[] = [
  [
    /昨天和今天都没有记录/u,
    (tables, today) => rowsOf(tables, 'dailyLog').every((row) => day(row) < addDays(today, -1) || day(row) > today),
  ],
  [
    /里本周没有记录/u,
    (tables, _, monday) =>
      rowsOf(tables, 'dailyLog').every((row) => day(row) < monday || day(row) > addDays(monday, 6)),
  ],
  [
    /^\d.*没有提出需要协调的资源/u,
    (tables, today) => rowsOf(tables, 'dailyLog').every((row) => day(row) !== today || !says(row['needs'])),
  ],
  [
    /^本周的.*没有提出需要协调的资源/u,
    (tables, _, monday) =>
      rowsOf(tables, 'dailyLog').every(
        (row) => day(row) < monday || day(row) > addDays(monday, 6) || !says(row['needs']),
      ),
  ],
  [
    /还没有填核心指标的实际值/u,
    (tables, today) =>
      rowsOf(tables, 'dailyLog').every((row) => day(row) === '' || day(row) > today || row['kpiActual'] === null),
  ],
  [
    /的核心指标还没有填进/u,
    (tables, today) => rowsOf(tables, 'dailyLog').every((row) => day(row) !== today || row['kpiActual'] === null),
  ],
  [
    /里没有同时填了目标和实际/u,
    (tables, today, monday) =>
      rowsOf(tables, 'dailyLog').every(
        (row) => day(row) < monday || day(row) > today || !row['kpiActual'] || !row['kpiTarget'],
      ),
  ],
  [
    /里没有未解决的问题/u,
    (tables, today) =>
      rowsOf(tables, 'issues').every(
        (row) => !isOpen(row) || ((row['foundAt'] as number | null) ?? 0) >= instantOf(addDays(today, 1), ZONE),
      ),
  ],
  [
    /现在没有超时未办的|其余没有超时/u,
    (tables, today) =>
      rowsOf(tables, 'issues').every((row) => {
        const due = row['dueDay'] as string | null | undefined
        return !isOpen(row) || due === null || due === undefined || due >= today
      }),
  ],
  [
    /里没有今天发现的问题/u,
    (tables, today) =>
      rowsOf(tables, 'issues').every((row) => {
        const found = row['foundAt'] as number | null
        return found === null || found < instantOf(today, ZONE) || found >= instantOf(addDays(today, 1), ZONE)
      }),
  ],
  [
    /还没有人写下措施/u,
    (tables) =>
      rowsOf(tables, 'issues').every((row) => !says(row['solution'])) &&
      rowsOf(tables, 'lessons').every((row) => !says(row['action'])),
  ],
  [/没有「每日跟踪」/u, (tables) => tables.dailyLog === null],
  [/没有(?:「每日跟踪」、)?「指标明细」/u, (tables) => tables.metrics === null],
  [/「问题与风险」，相应/u, (tables) => tables.issues === null],
  [/「经验与行动」，相应/u, (tables) => tables.lessons === null],
]

const MONDAY_OF: Readonly<Record<string, string>> = {
  '2024-06-10': '2024-06-10',
  '2024-06-11': '2024-06-10',
  '2024-06-13': '2024-06-10',
  '2024-06-18': '2024-06-17',
  '2024-10-17': '2024-10-14',
}

function editsOf(table: CompanionTableKey, field: string, today: string): readonly unknown[] {
  switch (fieldSpec(table, field).kind) {
    case 'text':
      return [null, '-', '印刷厂产能不足']
    case 'day':
      return [null, addDays(today, -1), today, addDays(today, 3)]
    case 'instant':
      return [null, instantOf(addDays(today, -3), ZONE), instantOf(today, ZONE) + 3_600_000]
    case 'number':
    case 'currency':
      return [null, 0, 40_000]
    case 'singleSelect':
      return [null, ...Object.keys((fieldSpec(table, field) as { readonly options?: object }).options ?? {})]
    case 'person':
      return [null, [{ id: 'ou_a', name: '林设计' }]]
    default:
      return [null]
  }
}

const SHEETS = [
  ['S0', '2024-06-10'],
  ['S0', '2024-06-11'],
  ['S0', '2024-06-13'],
  ['full', '2024-06-11'],
  ['full', '2024-06-18'],
  ['S1', '2024-10-17'],
] as const

describe.each(SHEETS)(
  'no report of a day or a week denies what stands in the tables beside the tasks, %s on %s',
  (preset, asOf) => {
    const { tasks, tables } = sampleTables(preset)
    const lies = (changed: SheetRows): readonly string[] => {
      const input = inputOf({ preset, rows: tasks, tables: changed, asOf })
      return [dailyBrief(input), weeklyReport(input), deviationAnalysis(input)]
        .flatMap(textsIn)
        .filter((text) =>
          DENIALS.some(([words, holds]) => words.test(text) && !holds(changed, asOf, MONDAY_OF[asOf] ?? asOf)),
        )
    }

    it('[TR1] whichever cell is filled or emptied', () => {
      const found = new Set(lies(tables))
      let made = 0
      for (const table of TABLES) {
        const own = tables[table]
        const before = rowsOf(tables, table)
        const edits = (own?.columns ?? []).flatMap((field) =>
          editsOf(table, field, asOf).map((value) => ({ field, value })),
        )
        for (const [at, { field, value }] of eachOnce([...before.keys()], edits)) {
          made += 1
          const row = before[at] as Row
          const rows = before.with(at, { ...row, [field]: value })
          for (const lie of lies({ ...tables, [table]: { ...own, rows } } as SheetRows))
            found.add(`${table} ${row.recordId} ${field} = ${JSON.stringify(value)}: ${lie}`)
        }
      }
      expect([...found]).toEqual([])
      expect(made).toBeGreaterThan(preset === 'S1' ? -1 : isWhole ? 100 : 50)
    })

    it('[TR1] whichever table is missing or empty', () => {
      for (const table of TABLES) {
        const own = tables[table]
        expect(lies({ ...tables, [table]: null })).toEqual([])
        expect(lies({ ...tables, [table]: own === null ? null : { ...own, rows: [] } })).toEqual([])
      }
    })
  },
)

describe("the templates' numbers stand in the reports", () => {
  const S0 = sampleTables('S0')
  const on = (asOf: string) => inputOf({ preset: 'S0', rows: S0.tasks, tables: S0.tables, asOf })
  const all = (document: ReportDocument) => textsIn(document).join('\n')

  it('[S0-3] [S0-6] [S0-22] 76 % on 2024-06-10, 84 % on 06-11 and 8 points more than the day before', () => {
    expect(all(dailyBrief(on('2024-06-10')))).toContain('6/10 销售额 76%')
    expect(all(dailyBrief(on('2024-06-11')))).toContain(
      '6/11 销售额 84% 目标 50,000，实际 42,000；比前一天 +8 个百分点',
    )
  })

  it('[S0-3] [S0-21] what is needed stands under 需支持 on its day', () => {
    expect(all(dailyBrief(on('2024-06-10')))).toContain('6/10 提出：「增加1名地推人员」')
  })

  it('[S0-2] [S0-23] the week tells T002 with its quoted cause, and 8 of 10 as 80 %', () => {
    const text = all(weeklyReport(on(SAMPLES.S0.anchor)))
    expect(text).toContain('KOL内容对接：延期 5 天，尚未完成；原因「KOL档期调整」')
    expect(text).toContain('本周销售额达成 80% 目标 100,000，实际 80,000')
  })
})
