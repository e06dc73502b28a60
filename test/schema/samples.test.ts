import { describe, expect, it } from 'vitest'
import { assessTask, attainment, budgetLine, budgetTotals, rollUp, type TaskFacts } from '../../src/domain/index.ts'
import {
  PRESETS,
  SAMPLES,
  TABLE_KEYS,
  columnOptions,
  fieldSpec,
  sampleRows,
  shiftSample,
  type ColumnSpec,
  type PresetId,
  type SampleCells,
  type TableKey,
} from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { TEMPLATES } from '../support/templateInventory.ts'
import { amountOf, daysOf, isBlank, percentOf } from '../support/templates/cellTexts.ts'
import type { TemplateRow, TemplateTable } from '../support/templates/inventoryTypes.ts'

const rowsOf = <Table extends TableKey>(preset: PresetId, table: Table): readonly SampleCells<Table>[] =>
  sampleRows(SAMPLES[preset].tables, table).map(({ cells }) => cells)
const cellsOf = (preset: PresetId, table: TableKey): readonly Readonly<Record<string, unknown>>[] =>
  sampleRows(SAMPLES[preset].tables, table).map(({ cells }) => ({ ...cells }))

const columnsOf = (preset: PresetId, table: TableKey): readonly ColumnSpec[] =>
  present(
    PRESETS[preset].tables.find((one) => one.table === table),
    `${preset} ${table}`,
  ).columns

/** What the template's cell says, in the words of the schema; undefined when nothing is to be written. */
function expectedCell(
  template: TemplateTable,
  heading: string,
  text: string | undefined,
  column: ColumnSpec,
  part: number,
): unknown {
  if (text === undefined || isBlank(text)) return undefined
  const spec = fieldSpec(template.table, column.field)
  switch (spec.kind) {
    case 'text':
      return text
    case 'singleSelect':
      return columnOptions(template.table, column).find(({ name }) => name === text)?.key
    case 'day':
      return part === 0 ? daysOf(text, template.year).first : daysOf(text, template.year).last
    case 'instant':
      return daysOf(text, template.year).first
    case 'progress':
      return percentOf(text).percent
    // Masked names are no members, files are not in the template.
    case 'person':
    case 'people':
    case 'attachment':
    case 'multiSelect':
      return undefined
    case 'link':
      return ['销售额']
    default:
      return heading === '核心指标(目标/实际)'
        ? amountOf(text.replace(/^\D+/u, '').split('/')[part - 1] ?? '')
        : amountOf(text)
  }
}

const isComputed = (table: TableKey, column: ColumnSpec) =>
  fieldSpec(table, column.field).writtenBy === 'extension' && table !== 'dailyLog'

/** The cells a sample row must hold because of the template, by field. */
function expectedCells(preset: PresetId, template: TemplateTable, row: TemplateRow): Readonly<Record<string, unknown>> {
  const columns = columnsOf(preset, template.table)
  const cells = template.columns.flatMap(({ heading, becomes }) =>
    becomes.flatMap(({ name }, part) => {
      const column = present(
        columns.find((one) => one.name === name),
        name,
      )
      if (isComputed(template.table, column)) return []
      const value = expectedCell(template, heading, row[heading], column, part)
      return value === undefined ? [] : [[column.field, value] as const]
    }),
  )
  return Object.fromEntries(cells)
}

/** Cells that no template cell gives, each with its reason. */
const ADDED: Readonly<Record<string, string>> = {
  'S0 kpis campaign': 'the campaign of S0-1',
  'S0 tasks campaign': 'the campaign of S0-1',
  'S0 dailyLog campaign': 'the campaign of S0-1',
  'S0 issues campaign': 'the campaign of S0-1',
  'S0 tasks progress': 'T001 is 已完成, and the state is computed',
  'S0 tasks actualStart': 'T003 is 进行中, and the state is computed',
  'S1 budget quantity': 'in words in the template: 10名',
  'S1 budget unitPrice': 'in words in the template: 200元/人/天',
  'S1 budget days': 'in words in the template: 3天',
  'S3 tasks notes': 'the words beside a percentage',
}

const TEMPLATE_TABLES = TEMPLATES.flatMap(({ id, tables }) =>
  tables.filter(({ rows }) => rows.length > 0).map((template) => ({ preset: id, template })),
)

describe('[TP2] sample rows hold the template’s cells, to the letter', () => {
  it.each(TEMPLATE_TABLES)('$template.id $template.title', ({ preset, template }) => {
    const cells = cellsOf(preset, template.table)
    expect(cells).toHaveLength(template.rows.length)
    template.rows.forEach((row, at) => expect(cells[at]).toMatchObject(expectedCells(preset, template, row)))
  })

  it.each(TEMPLATE_TABLES)(
    '$template.id: every cell that is not in the template has a reason',
    ({ preset, template }) => {
      const added = template.rows.flatMap((row, at) => {
        const expected = expectedCells(preset, template, row)
        return Object.keys(cellsOf(preset, template.table)[at] ?? {}).filter((field) => !(field in expected))
      })
      expect(
        [...new Set(added)].map((field) => `${preset} ${template.table} ${field}`).filter((line) => !(line in ADDED)),
      ).toEqual([])
    },
  )

  it('[S3-1] the words beside a percentage stand in 备注', () => {
    const sheet = present(
      TEMPLATE_TABLES.find(({ template }) => template.id === 'S3-1'),
      'S3-1',
    ).template
    const words = sheet.rows.map((row) => percentOf(row['当前进度'] ?? '').words)
    expect(rowsOf('S3', 'tasks').map(({ notes }, at) => (words[at] === null ? null : notes))).toEqual(words)
  })

  it('[S1-3] 用户反馈 has no rows to show', () => {
    expect(SAMPLES.S1.tables.issues).toBeUndefined()
  })

  it('the full suite has S0’s rows and S1’s budget, for S0’s campaign', () => {
    const { budget, ...rest } = SAMPLES.full.tables
    expect(rest).toEqual(SAMPLES.S0.tables)
    expect(budget?.map(({ cells: { campaign, ...cells } }) => [campaign, cells])).toEqual(
      rowsOf('S1', 'budget').map((cells) => [['2024年夏季新品促销'], cells]),
    )
  })

  it.each(Object.values(PRESETS))(
    '$id: every select cell is one of the choices that set-up makes',
    ({ id, tables }) => {
      const cells = tables.flatMap(({ table, columns }) =>
        columns.flatMap((column) => {
          const keys = columnOptions(table, column).map(({ key }) => key)
          return fieldSpec(table, column.field).kind === 'singleSelect'
            ? cellsOf(id, table).map((row) => ({ at: `${table} ${column.name}`, cell: row[column.field], keys }))
            : []
        }),
      )
      expect(cells.filter(({ cell, keys }) => cell !== undefined && !keys.includes(String(cell)))).toEqual([])
    },
  )

  it.each(TABLE_KEYS)('%s: links lead to rows of the set, by keys that are told apart', (table) => {
    for (const { tables } of Object.values(SAMPLES)) {
      const rows = sampleRows(tables, table)
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      const linked = rows.flatMap(({ cells }) =>
        Object.entries<unknown>({ ...cells }).flatMap(([field, value]) => {
          const { linksTo } = fieldSpec(table, field)
          return linksTo === undefined || !Array.isArray(value) ? [] : value.map((key) => ({ linksTo, key }))
        }),
      )
      expect(linked.filter(({ linksTo, key }) => sampleRows(tables, linksTo).every((row) => row.key !== key))).toEqual(
        [],
      )
    }
  })
})

const factsOf = (row: SampleCells<'tasks'>): TaskFacts => ({
  plannedStart: row.plannedStart ?? null,
  plannedEnd: row.plannedEnd ?? null,
  actualStart: row.actualStart ?? null,
  actualEnd: row.actualEnd ?? null,
  progress: row.progress ?? null,
  hold: null,
})
const assessed = (preset: PresetId, day: string) =>
  rowsOf(preset, 'tasks').map((row) => {
    const task = factsOf(row)
    return {
      task,
      weight: null,
      assessment: assessTask(task, { today: day, asOf: day, calendar: { mode: 'calendar' } }),
    }
  })
const states = (preset: PresetId, day = SAMPLES[preset].anchor) =>
  assessed(preset, day).map(({ assessment }) => assessment.state)
const rate = (target: number | undefined, actual: number | undefined) =>
  attainment({ actual: actual ?? null, target: target ?? null, base: null, direction: 'higher', measure: 'absolute' })

describe('[TP2] sample rows reproduce the template’s numbers', () => {
  it('[S0-6] attainment is 117 %, 93 %, 120 %, and 76 %, 84 % a day', () => {
    expect(rowsOf('S0', 'kpis').map(({ target, actual }) => Math.round(rate(target, actual) ?? NaN))).toEqual([
      117, 93, 120,
    ])
    expect(rowsOf('S0', 'dailyLog').map(({ kpiTarget, kpiActual }) => rate(kpiTarget, kpiActual))).toEqual([76, 84])
  })

  it('[S0-2][S0-9] the states are 已完成, 滞后, 进行中; T002 is late by one day on 6.9', () => {
    expect(states('S0')).toEqual(['done', 'delayed', 'inProgress'])
    expect(assessed('S0', '2024-06-09').map(({ assessment }) => assessment.delayDays)).toEqual([null, 1, null])
  })

  it.each(['S1', 'full'] as const)(
    '[S1-4][S1-5][S1-6] %s: 46,000, of which 10.87 % in reserve, nothing reported yet',
    (preset) => {
      const lines = rowsOf(preset, 'budget').map((row, at) => ({
        id: String(at),
        category: row.category ?? null,
        isReserve: row.category === '应急备用金',
        budget: row.amount ?? null,
        actual: row.spent ?? null,
        quantity: row.quantity ?? null,
        unitPrice: row.unitPrice ?? null,
        days: row.days ?? null,
      }))
      const totals = budgetTotals(lines)
      expect(totals).toMatchObject({ budget: 46_000, unreported: 5, reserveVerdict: 'within' })
      expect(totals.reserveShare?.toFixed(2)).toBe('10.87')
      expect(lines.map((line) => budgetLine(line).productMatches)).toEqual([null, null, null, true, null])
    },
  )

  it('[S1-2] nothing is ticked and nothing is due the day before', () => {
    expect(assessed('S1', SAMPLES.S1.anchor).map(({ assessment: { state, band } }) => `${state} ${band}`)).toEqual(
      Array(5).fill('notStarted normal'),
    )
  })

  it('[S2-3][S2-5] the first row is planned at 20 %, is 5 points behind and 进行中', () => {
    expect(assessed('S2', SAMPLES.S2.anchor)[0]?.assessment).toMatchObject({
      planned: 20,
      deviation: -5,
      state: 'inProgress',
    })
  })

  it('[S3-2] 25 % are done; row 1 is stale and turns to 延期', () => {
    expect(rollUp(assessed('S3', SAMPLES.S3.anchor)).completionRate).toBe(25)
    expect(states('S3')).toEqual(['delayed', 'done', 'inProgress', 'notStarted'])
  })
})

describe('shiftSample', () => {
  it('shiftSample moves every day in every table by the same days, and changes nothing else', () => {
    expect(shiftSample(SAMPLES.S0, 0)).toBe(SAMPLES.S0.tables)
    const there = shiftSample(SAMPLES.full, 20)
    expect(there.campaigns?.[0]?.cells).toMatchObject({
      title: '2024年夏季新品促销',
      startDay: '2024-06-21',
      endDay: '2024-07-20',
      budgetTotal: 500_000,
    })
    expect(there.dailyLog?.map(({ cells }) => cells.day)).toEqual(['2024-06-30', '2024-07-01'])
    expect(there.issues?.map(({ cells }) => cells.foundAt)).toEqual(['2024-07-02', '2024-07-03'])
    expect(shiftSample({ ...SAMPLES.full, tables: there }, -20)).toEqual(SAMPLES.full.tables)
  })
})
