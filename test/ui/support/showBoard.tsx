import { afterEach } from 'vitest'
import type { AppState } from '../../../src/application/app/appState.ts'
import type { ReportScope } from '../../../src/application/companions/scope.ts'
import type { TrackerSettings } from '../../../src/application/stored/settings.ts'
import type { Locale } from '../../../src/i18n/index.ts'
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
import { DataPanel } from '../../../src/ui/data/DataPanel.tsx'
import { SidebarProvider } from '../../../src/ui/sidebarContext.ts'
import { present } from '../../support/present.ts'
import { render, type Rendered } from '../../support/render.tsx'
import { translateIn } from '../../support/translateIn.ts'
import { inputOf, sampleTables } from '../../report/support/sampleSheets.ts'
import { createFakeStore, settledCompanions, withSheet, type FakeStore } from './fakeStore.ts'
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

interface BoardSketch {
  readonly preset: PresetId
  readonly asOf: string
  /** The rows of a template by default. */
  readonly tables?: SheetRows
  readonly rows?: readonly TaskRow[]
  readonly scope?: ReportScope
  readonly settings?: Partial<TrackerSettings>
  readonly locale?: Locale
}

interface ShownBoard {
  readonly screen: Rendered
  readonly store: FakeStore
}

let shown: Rendered | null = null

afterEach(async () => {
  await shown?.unmount()
  shown = null
})

/** The state of an application that shows the panel 数据. */
export function boardState({ preset, asOf, tables, rows }: BoardSketch): AppState {
  const sample = sampleTables(preset)
  const all = tables ?? sample.tables
  const { sheet } = inputOf({ preset, rows: rows ?? sample.tasks, tables: all, asOf })
  const columns = taskTableOf(preset).columns.map(({ field }) => field)
  return withSheet(sheetOf(sheet.tasks, context(asOf), { preset, columns }), {
    companions: settledCompanions({ rows: all }),
  })
}

/** The panel 数据 by itself. */
export async function showBoard(sketch: BoardSketch): Promise<ShownBoard> {
  const store = createFakeStore(boardState(sketch))
  const { sheet, settings, companions } = store.getState()
  const locale = sketch.locale ?? 'zh-CN'
  const sidebar = { t: translateIn(locale), locale, actions: store.actions, clock: () => 0, announce: () => undefined }
  await shown?.unmount()
  shown = await render(
    <SidebarProvider value={sidebar}>
      <DataPanel
        sheet={present(sheet, 'the sheet')}
        scope={sketch.scope ?? { kind: 'sheet' }}
        settings={{ ...settings, ...sketch.settings }}
        companions={companions}
        onUpgrade={null}
      />
    </SidebarProvider>,
  )
  return { screen: shown, store }
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
