import { afterEach } from 'vitest'
import type { AppActions, AppState } from '../../../src/application/app/appState.ts'
import type { Baseline } from '../../../src/application/history/baselineList.ts'
import type { ReportScope } from '../../../src/application/companions/scope.ts'
import type { TrackerSettings } from '../../../src/application/stored/settings.ts'
import { instantOf } from '../../../src/domain/index.ts'
import {
  type CompanionTableKey,
  fieldKeys,
  type PresetId,
  type RowOf,
  type SheetRows,
  type TaskRow,
  taskTableOf,
} from '../../../src/schema/index.ts'
import { DataPanel } from '../../../src/ui/data/DataPanel.tsx'
import { createSandboxes, SandboxesProvider } from '../../../src/ui/sandbox/sandboxes.ts'
import { ShownSheetProvider } from '../../../src/ui/shownSheet.ts'
import { SidebarProvider } from '../../../src/ui/sidebarContext.ts'
import { assessedTasks } from '../../report/support/history.ts'
import { sampleTables } from '../../report/support/sampleSheets.ts'
import { render, type Rendered } from '../../support/render.tsx'
import { translateIn } from '../../support/translateIn.ts'
import { createFakeStore, settledCompanions, withSheet } from '../support/fakeStore.ts'
import { context, sheetOf } from '../support/tasks.ts'

/** The tables of a preset with other rows, or other columns, in some of them. */
export function tablesOf(
  preset: PresetId,
  change: { readonly [Key in CompanionTableKey]?: readonly Partial<RowOf<Key>>[] },
  without: readonly string[] = [],
): SheetRows {
  const { tables } = sampleTables(preset)
  const changed = Object.entries(change).map(([key, rows]) => {
    const table = tables[key as CompanionTableKey]
    if (table === null) throw new Error(`${preset} has no table ${key}`)
    const empty = Object.fromEntries(fieldKeys(key as CompanionTableKey).map((field) => [field, null]))
    return [
      key,
      {
        ...table,
        columns: (table.columns as readonly string[]).filter((field) => !without.includes(field)),
        rows: (rows as readonly object[]).map((row, at) => ({ recordId: `${key}${String(at)}`, ...empty, ...row })),
      },
    ]
  })
  return { ...tables, ...Object.fromEntries(changed) } as SheetRows
}

/** The instant of a clock time in Shanghai: '2024-06-13 10:00'. */
export const at = (text: string): number => {
  const [day = '', time = '00:00'] = text.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantOf(day, 'Asia/Shanghai') + (hours * 60 + minutes) * 60_000
}

export interface BoardSketch {
  readonly preset?: PresetId
  readonly now: string
  readonly tasks?: readonly TaskRow[]
  readonly tables?: SheetRows
  readonly scope?: ReportScope
  /** What the page's clock says when it is not the moment of the last pass. */
  readonly pageClock?: string
  readonly isReader?: boolean
  readonly answers?: Partial<AppActions>
  readonly settings?: Partial<TrackerSettings>
  readonly mayManage?: boolean
  readonly baselines?: readonly Baseline[]
  /** Columns of the task table that people have deleted. */
  readonly without?: readonly string[]
}

/** The state of the sidebar for a sketch. */
export function stateOf({
  preset = 'full',
  now,
  tasks,
  tables,
  isReader = false,
  without = [],
  baselines = [],
}: BoardSketch): AppState {
  const day = now.slice(0, 10)
  const sample = sampleTables(preset)
  const sheet = sheetOf(assessedTasks(tasks ?? sample.tasks, day), context(day), {
    preset,
    columns: taskTableOf(preset)
      .columns.map(({ field }) => field)
      .filter((field) => !without.includes(field)),
    lastPassAt: at(now),
    ...(isReader ? { rights: { kind: 'known', mayWrite: false, denied: [] } } : {}),
  })
  return withSheet(sheet, {
    companions: settledCompanions({ baselines, rows: tables ?? sample.tables, sync: { kind: 'settled', at: at(now) } }),
  })
}

let shown: Rendered | null = null

afterEach(async () => {
  await shown?.unmount()
  shown = null
})

/** The panel 数据 by itself, without the sidebar around it, and its text. */
export async function openBoard(sketch: BoardSketch) {
  const { now, pageClock = now, answers = {}, scope = { kind: 'sheet' }, settings, isReader, mayManage = true } = sketch
  const state = stateOf(sketch)
  const store = createFakeStore(state, answers)
  const { sheet } = state
  if (sheet === null) throw new Error('no sheet')
  const upgrades: string[] = []
  const sidebar = {
    t: translateIn('zh-CN'),
    locale: 'zh-CN' as const,
    actions: store.actions,
    clock: () => at(pageClock),
    announce: () => undefined,
  }
  await shown?.unmount()
  shown = null
  const screen = await render(
    <SidebarProvider value={sidebar}>
      <SandboxesProvider value={createSandboxes()}>
        <ShownSheetProvider
          value={{
            tableId: sheet.tableId,
            columns: sheet.columns,
            tables: [],
            day: null,
            past: null,
            mayWrite: isReader !== true,
            logVersion: 0,
            baselines: [],
            campaigns: [],
          }}
        >
          <DataPanel
            sheet={sheet}
            scope={scope}
            settings={{ ...state.settings, ...settings }}
            companions={state.companions}
            onUpgrade={mayManage ? () => upgrades.push('upgrade') : null}
          />
        </ShownSheetProvider>
      </SandboxesProvider>
    </SidebarProvider>,
  )
  shown = screen
  return { screen, store, upgrades, text: () => screen.page.textContent ?? '' }
}
