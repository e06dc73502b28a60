import '../../../src/ui/data/DataPanel.tsx'
import {
  type CompanionTableKey,
  fieldKeys,
  type PresetId,
  type RowOf,
  type SheetRows,
  type TableRows,
  type TaskRow,
  taskTableOf,
} from '../../../src/schema/index.ts'
import type { Rendered } from '../../support/render.tsx'
import { inputOf, sampleTables } from '../../report/support/sampleSheets.ts'
import { settledCompanions, withSheet } from './fakeStore.ts'
import { showApp, type Shown } from './showApp.tsx'
import { context, sheetOf } from './tasks.ts'

/** A row of a table beside 任务, every cell empty but these. */
export const boardRow = <Table extends CompanionTableKey>(
  table: Table,
  recordId: string,
  cells: Partial<RowOf<Table>>,
): RowOf<Table> =>
  ({ ...Object.fromEntries(fieldKeys(table).map((key) => [key, null])), ...cells, recordId }) as RowOf<Table>

/** These tables with other rows in one of them. */
export const withRows = <Table extends CompanionTableKey>(
  tables: SheetRows,
  table: Table,
  change: (rows: readonly RowOf<Table>[]) => readonly RowOf<Table>[],
): SheetRows => {
  const own = tables[table] as TableRows<Table> | null
  if (own === null) throw new Error(`the sheet has no table ${table}`)
  return { ...tables, [table]: { ...own, rows: change(own.rows) } }
}

/** These tables with other cells in one row. */
export const withCells = <Table extends CompanionTableKey>(
  tables: SheetRows,
  table: Table,
  recordId: string,
  cells: Partial<RowOf<Table>>,
): SheetRows =>
  withRows(tables, table, (rows) => rows.map((row) => (row.recordId === recordId ? { ...row, ...cells } : row)))

export interface BoardSketch {
  readonly preset: PresetId
  readonly asOf: string
  /** The rows of a template by default. */
  readonly tables?: SheetRows
  readonly rows?: readonly TaskRow[]
}

/** The sidebar with the panel 数据 in front. */
export async function showBoard({ preset, asOf, tables, rows }: BoardSketch): Promise<Shown> {
  const sample = sampleTables(preset)
  const all = tables ?? sample.tables
  const { sheet } = inputOf({ preset, rows: rows ?? sample.tasks, tables: all, asOf })
  const columns = taskTableOf(preset).columns.map(({ field }) => field)
  const shown = await showApp(
    withSheet(sheetOf(sheet.tasks, context(asOf), { preset, columns }), {
      companions: settledCompanions({ rows: all }),
    }),
  )
  await shown.screen.click(shown.screen.button('数据'))
  return shown
}

/** The words of a section of the panel, with runs of blanks made one. */
export const sectionText = (screen: Rendered, name: string): string =>
  (screen.find(`section[aria-label="${name}"]`).textContent ?? '').replaceAll(/\s+/gu, ' ')

/** Opens the row of a goal or a budget line, and gives its words. */
export async function openRow(screen: Rendered, name: string): Promise<string> {
  const row = screen.all('.ct-board-row').find((one) => one.querySelector('.ct-board-name')?.textContent === name) as
    | HTMLDetailsElement
    | undefined
  if (row === undefined) throw new Error(`no row ${name}\n${screen.text()}`)
  await screen.settle(() => {
    row.open = true
    row.dispatchEvent(new Event('toggle'))
  })
  return (row.textContent ?? '').replaceAll(/\s+/gu, ' ')
}
