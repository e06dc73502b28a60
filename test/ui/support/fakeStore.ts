import type { CompanionState } from '../../../src/application/companions/companionState.ts'
import type { SheetNow } from '../../../src/application/app/portfolio.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import type { AppActions, AppState, AppStore, TrackedSheetInfo } from '../../../src/application/app/appState.ts'
import { allAtOnce, err, ok } from '../../../src/domain/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { previewSetup } from '../../../src/application/setup/previewPlan.ts'
import { assessed, context, explained, sheetOf } from './tasks.ts'
import type { SheetState } from '../../../src/application/engine/sheetState.ts'

/** One call of an action, by name and arguments. */
export type Call = readonly [name: keyof AppActions, ...args: readonly unknown[]]

export interface FakeStore extends AppStore {
  /** Replaces the state as the application would, and notifies subscribers. */
  set(change: Partial<AppState>): void
  /** Every action called so far, without those that read. */
  readonly calls: Call[]
}

/** A ready Base without tracked sheets, seen by somebody who may manage it. */
export const READY: AppState = {
  phase: { kind: 'ready' },
  theme: 'light',
  hostLanguage: 'zh',
  userId: null,
  mayManage: true,
  mayEdit: true,
  settings: DEFAULT_SETTINGS,
  baseSettings: DEFAULT_SETTINGS,
  sheets: [],
  gone: [],
  stopped: [],
  unkept: [],
  setup: { kind: 'idle' },
  drift: null,
  repair: { kind: 'idle' },
  adoption: { kind: 'idle' },
  sheet: null,
  selected: null,
  openView: null,
  companions: null,
}

/** A tracked sheet in the list of sheets. */
export const listed = (
  tableId: string,
  name: string,
  preset: TrackedSheetInfo['preset'],
  change: Partial<TrackedSheetInfo> = {},
): TrackedSheetInfo => ({
  tableId,
  name,
  preset,
  withOptional: true,
  taught: [],
  ruled: [],
  tables: [{ table: 'tasks', name }],
  hasOwnSettings: false,
  ...change,
})

/** The tables beside 任务, read and up to date; of a sheet of one table by default. */
export const settledCompanions = (change: Partial<CompanionState> = {}): CompanionState => ({
  tables: [],
  campaigns: [],
  parts: [],
  rows: NO_ROWS,
  planLog: null,
  baselines: [],
  sync: { kind: 'settled', at: 0 },
  unkept: null,
  keptDays: [],
  asked: [],
  logVersion: 0,
  ...change,
})

/** A ready Base that shows one sheet. */
export const withSheet = (sheet: SheetState, change: Partial<AppState> = {}): AppState => ({
  ...READY,
  sheets: [listed(sheet.tableId, sheet.name, sheet.preset)],
  sheet,
  companions: settledCompanions(),
  ...change,
})

/** The sheet on show as the only tracked one; the same list while its state is the same. */
function sheetsOf({ sheet, companions, settings }: AppState, before: readonly SheetNow[]): readonly SheetNow[] {
  const [known] = before
  if (sheet === null || companions === null) return before.length === 0 ? before : []
  if (known?.sheet === sheet && known.companions === companions && known.settings === settings) return before
  return [{ sheet, companions, settings }]
}

/** A store of plain values: it records actions, and reading actions return `answers`. */
export function createFakeStore(initial: AppState, answers: Partial<AppActions> = {}): FakeStore {
  let state = initial
  const calls: Call[] = []
  const listeners = new Set<() => void>()
  let shownSheets: readonly SheetNow[] = []
  const note =
    (name: keyof AppActions) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args])
  const noted: AppActions = {
    adoption: {
      candidates: async () => ok([]),
      open: async () => err({ kind: 'notFound', what: '' }),
      preview: async () => err({ kind: 'notFound', what: '' }),
      readWhole: async () => err({ kind: 'notFound', what: '' }),
      readThrough: async () => null,
      openRecord: note('adoption'),
      teach: async (...word) => {
        calls.push(['adoption', 'teach', ...word])
        return ok(undefined)
      },
      rule: async (...row) => {
        calls.push(['adoption', 'rule', ...row])
        return ok(undefined)
      },
      verdicts: async () => [],
      unreadWords: async () => ok([]),
      start: note('adoption'),
      resume: note('adoption'),
      cancel: note('adoption'),
      dismiss: note('adoption'),
      beside: async () => ({
        candidates: async () => ok([]),
        open: async () => err({ kind: 'notFound', what: '' }),
        preview: async () => err({ kind: 'notFound', what: '' }),
        start: note('adoption'),
        resume: async () => undefined,
        leave: async () => undefined,
        release: async () => ok(undefined),
      }),
    },
    runs: {
      list: async () => ok([]),
      preview: async () => err({ kind: 'notKept' }),
      takeBack: async () => err({ kind: 'notKept' }),
      ofCell: async () => ok([]),
    },
    previewSetup,
    previewUpgrade: async (tableId, { preset, withOptional }) => {
      calls.push(['previewUpgrade', tableId, preset])
      const whole = previewSetup({ preset, withOptional, sample: 'none', another: false })
      return ok({
        ...whole,
        tables: whole.tables.map((table) =>
          table.table === 'tasks'
            ? {
                ...table,
                isNew: false,
                columns: table.columns.slice(20),
                options: [{ column: '当前状态', names: ['已暂停', '已取消'] }],
                views: table.views.slice(-1),
              }
            : table,
        ),
      })
    },
    checkSheets: async () =>
      new Map(state.sheets.map(({ tableId }) => [tableId, { kind: 'known', columns: 21, lost: [] }])),
    stopTracking: async (tableId) => {
      calls.push(['stopTracking', tableId])
      return ok(null)
    },
    findUntracked: async () => ok([]),
    trackAgain: async (tableId) => {
      calls.push(['trackAgain', tableId])
      return ok(null)
    },
    startSetup: note('startSetup'),
    cancelSetup: note('cancelSetup'),
    dismissSetup: note('dismissSetup'),
    showSheet: note('showSheet'),
    openRecord: note('openRecord'),
    showSlippingView: note('showSlippingView'),
    refresh: note('refresh'),
    repairSchema: note('repairSchema'),
    additions: {
      steps: () => [],
      targets: async () => ok([]),
      add: async () => ok(null),
      undo: async () => ok('undone'),
    },
    baselines: {
      load: async () => ok(null),
      preview: async () => null,
      freeze: async () => err({ kind: 'notRead' }),
      plan: async () => ok(null),
      remove: async () => ok(null),
    },
    native: {
      look: async () => err({ kind: 'notFound', what: '' }),
      make: async () => err({ kind: 'notFound', what: '' }),
      lookAtViews: async () => err({ kind: 'notFound', what: '' }),
      compare: async () => ok({ rows: 0, columns: [], asked: 0, differing: [], otherDay: null }),
      stale: async () => ({ formulas: 0, tables: [] }),
      rewrite: async () => err({ kind: 'notFound', what: '' }),
      setClock: async () => err({ kind: 'notFound', what: '' }),
      remove: async () => err({ kind: 'notFound', what: '' }),
      toRewrite: async () => ({ formulas: 0, tables: [] }),
      exceptionDays: async () => '',
    },
    plan: {
      fits: async () => true,
      apply: async (moved, reason) => {
        calls.push(['plan', 'apply', moved, reason])
        return ok(null)
      },
      addLinkColumns: async () => {
        calls.push(['plan', 'addLinkColumns'])
        return ok(null)
      },
    },
    reasons: {
      write: async (ids, reason) => {
        calls.push(['reasons', 'write', ids, reason])
        return ok(null)
      },
      leave: async (ids) => {
        calls.push(['reasons', 'leave', ids])
        return ok(null)
      },
    },
    savedReports: async () => ({
      save: async () => err({ kind: 'noTable' }),
      write: async () => err({ kind: 'noTable' }),
      confirm: async () => err({ kind: 'noTable' }),
      unkept: () => [],
      planTable: () => null,
      addTable: async () => ok(null),
    }),
    imports: async () => ({
      readPasted: async () => err({ kind: 'empty' }),
      readFile: async () => err({ kind: 'empty' }),
      columns: async (block) => ({ block, columns: [], firstData: 0, year: null, preset: 'S2' }),
      preview: async () => err({ kind: 'changed' }),
      write: async () => err({ kind: 'changed' }),
    }),
    nextCampaign: {
      firstDay: async () => err({ kind: 'noDays' }),
      preview: async () => err({ kind: 'noDays' }),
      write: async () => err({ kind: 'noDays' }),
      remove: async () => ok(undefined),
    },
    drops: {
      plan: async () => err({ kind: 'noDrop' }),
      write: async () => err({ kind: 'noDrop' }),
    },
    measures: {
      plan: async () => err({ kind: 'noMeasure' }),
      adopt: async () => err({ kind: 'noMeasure' }),
    },
    portfolio: {
      sheets: () => (shownSheets = sheetsOf(state, shownSheets)),
      watch: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    startRepair: note('startRepair'),
    cancelRepair: note('cancelRepair'),
    leaveRepair: note('leaveRepair'),
    saveSettings: async (settings, scope) => {
      calls.push(['saveSettings', settings, scope])
      return ok(null)
    },
    checkSchema: async () => ok({ columns: 19, drift: [] }),
    fitsSampleRemoval: async () => true,
    removeSample: async (options) => {
      calls.push(['removeSample', options])
      return ok({ removed: 4, kept: 0 })
    },
    answerIntent: note('answerIntent'),
    acceptStamp: note('acceptStamp'),
    dismissStamp: note('dismissStamp'),
    takeBackDrag: note('takeBackDrag'),
    dismissDrag: note('dismissDrag'),
    resumeTask: note('resumeTask'),
    dismissUndated: note('dismissUndated'),
    dismissRestored: note('dismissRestored'),
    overrideLaterDay: note('overrideLaterDay'),
    viewAsOf: async (day) => {
      const { sheet, settings } = state
      if (sheet === null) return null
      const at = context(day, { bands: settings.bands })
      const { today, asOf, tasks, rollUp, counts } = sheetOf(
        sheet.tasks.map(({ row, facts }) => assessed(row, at, facts.hold)),
        at,
      )
      return { today, asOf, tasks, rollUp, counts, past: null }
    },
    history: async () => ok([]),
    knownHistory: async () => ok(null),
    openPlanLog: () => () => undefined,
    progressMarks: () => null,
    inSlices: async (steps) => allAtOnce(steps),
    whatMoved: async (since) => ok({ since, snapshots: [], changes: null, loggedSince: null, differences: null }),
    openingNews: async () => null,
    dismissOpeningNews: async () => note('dismissOpeningNews')(),
    explainCell: async () => null,
    explain(recordId, day) {
      const task = state.sheet?.tasks.find(({ row }) => row.recordId === recordId)
      if (task === undefined || state.sheet === null) return null
      return explained(
        task,
        context(day ?? state.sheet.asOf, { today: day ?? state.sheet.today, bands: state.settings.bands }),
      )
    },
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(change) {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    calls,
    actions: { ...noted, ...answers },
  }
}
