import type { CalendarDate, TaskExplanation } from '../../domain/index.ts'
import type { PresetId, TableKey, TaskFieldKey } from '../../schema/index.ts'
import type { AdditionActions } from '../additions/additionState.ts'
import type { AdoptionActions, AdoptionState } from '../adoption/adoptionState.ts'
import type { CompanionState } from '../companions/companionState.ts'
import type { SheetAnswers } from '../engine/questions.ts'
import type { FlagHistory } from '../history/historyFlags.ts'
import type { NamedSnapshot, Moved } from '../history/moved.ts'
import type { HostError, HostResult } from '../ports.ts'
import type { RepairChoices } from '../repair/repairPlan.ts'
import type { RepairState, SchemaReport, SheetDrift, SheetHealth } from '../repair/repairState.ts'
import type { SetupPreview } from '../setup/previewPlan.ts'
import type { SetupState } from '../setup/setupState.ts'
import type { SetupRequest, TrackerSettings } from '../stored/settings.ts'
import type { AsOfView } from '../rows/viewAsOf.ts'
import type { SheetState } from '../engine/sheetState.ts'

/** Everything the sidebar shows, as one value; `ui` renders it and calls `AppActions`. */
export interface AppState {
  readonly phase:
    | { readonly kind: 'connecting' }
    | { readonly kind: 'outsideBase' }
    | { readonly kind: 'noHandshake'; readonly afterMs: number }
    | { readonly kind: 'failed'; readonly error: HostError }
    | { readonly kind: 'ready' }
  readonly theme: 'light' | 'dark'
  /** The host's language, e.g. 'zh'; the settings may override it. */
  readonly hostLanguage: string
  /** May this user create tables and columns? null: not known yet. */
  readonly mayManage: boolean | null
  /**
   * May this user change anything at all? A reader may not: nothing is written or saved for one. null: not known yet.
   */
  readonly mayEdit: boolean | null
  /** What the sheet on show is judged by: its own settings, or those of the Base. */
  readonly settings: TrackerSettings
  /** What every sheet without settings of its own is judged by. */
  readonly baseSettings: TrackerSettings
  /** Tracked sheets of this Base, in the order in which they were set up. */
  readonly sheets: readonly TrackedSheetInfo[]
  /** Tracked sheets whose task table is gone: nothing is computed, and what was kept of them stays. */
  readonly gone: readonly GoneSheet[]
  /** Tables that people have stopped tracking and that are still there. */
  readonly stopped: readonly { readonly tableId: string; readonly name: string }[]
  /** What the Base has no room for: it counts in this sidebar until it is closed. */
  readonly unkept: readonly UnkeptPart[]
  readonly setup: SetupState
  /** Taking over a table that people made. */
  readonly adoption: AdoptionState
  /** What the tables of the sheet on show lack or call otherwise; null before the first look. */
  readonly drift: SheetDrift | null
  readonly repair: RepairState
  /** The sheet on show; null when none is tracked. */
  readonly sheet: SheetState | null
  /** The cell that is selected in the table of the sheet on show; null when there is none. */
  readonly selected: SelectedCell | null
  /** The view of ours that is open in the table of the sheet on show; null for any other view. */
  readonly openView: OpenView | null
  /** The tables beside the task table of the sheet on show; null when none is tracked. */
  readonly companions: CompanionState | null
}

export interface SelectedCell {
  readonly recordId: string
  /** Null for a column that is not one of ours. */
  readonly field: TaskFieldKey | null
}

export interface OpenView {
  /** `ViewSpec.key` */
  readonly key: string
  /** What the columns that people choose in its settings are called in the Base; null: there is none. */
  readonly columns: {
    readonly state: string | null
    readonly plannedStart: string | null
    readonly plannedEnd: string | null
  }
}

export interface TrackedSheetInfo {
  /** Of its task table, which tells sheets apart. */
  readonly tableId: string
  readonly name: string
  readonly preset: PresetId
  readonly withOptional: boolean
  /** Its tables as they are called in the Base, task table included; one that was deleted has no name. */
  readonly tables: readonly { readonly table: TableKey; readonly name: string | null }[]
  readonly hasOwnSettings: boolean
}

/** A part of what is stored that the Base has no room for. */
export interface UnkeptPart {
  readonly part: 'settings' | 'sheets' | 'setup' | 'sheet' | 'statements'
  /** The sheet that it belongs to; null: the Base. */
  readonly tableId: string | null
}

/** A tracked sheet whose task table was deleted. */
export interface GoneSheet {
  readonly tableId: string
  /** As it was called last. */
  readonly name: string
  /** Its other tables that are still there. */
  readonly tables: readonly string[]
}

export type SettingsScope = 'base' | 'sheet'

/** A sheet that its marks give away. */
export interface UntrackedSheet {
  readonly tableId: string
  readonly name: string
  readonly preset: PresetId
  /** How many tables it has, the task table included. */
  readonly tables: number
}

export interface AppActions extends SheetAnswers {
  readonly additions: AdditionActions
  readonly adoption: AdoptionActions
  previewSetup(request: SetupRequest): SetupPreview
  /** What a tracked sheet would get as a larger preset; nothing is written. */
  previewUpgrade(tableId: string, request: Pick<SetupRequest, 'preset' | 'withOptional'>): HostResult<SetupPreview>
  /** Runs or continues set-up; a second run over a finished sheet creates nothing. */
  startSetup(request: SetupRequest): void
  cancelSetup(): void
  /** Leaves an interrupted or finished set-up; what was made stays. */
  dismissSetup(): void
  /** Shows another tracked sheet and brings its table to the front. */
  showSheet(tableId: string): void
  /** Opens a row of the task table, or of another table of the sheet on show. */
  openRecord(recordId: string, table?: TableKey): void
  /** Brings the ⚠ view of the sheet to the front. */
  showSlippingView(): void
  /**
   * `base`: for every sheet, the one on show included. `sheet`: its rules for the sheet on show alone, its language for
   * all.
   */
  saveSettings(settings: TrackerSettings, scope: SettingsScope): HostResult<null>
  /** Looks at every table of every tracked sheet, by the id of the sheet. */
  checkSheets(): Promise<ReadonlyMap<string, SheetHealth>>
  /** Forgets a sheet: nothing in the Base is changed, and it can be tracked again by its marks. */
  stopTracking(tableId: string): HostResult<null>
  /** Tables that carry our marks and are not tracked: stopped ones and copies within the Base. */
  findUntracked(): HostResult<readonly UntrackedSheet[]>
  trackAgain(tableId: string): HostResult<null>
  checkSchema(): HostResult<SchemaReport>
  /** Looks at every table of the sheet on show and plans its repair, for people to read. Nothing is written. */
  repairSchema(): void
  startRepair(choices: RepairChoices): void
  cancelRepair(): void
  leaveRepair(): void
  /** Deletes sample rows; those that people have edited stay unless asked for. */
  removeSample(options: {
    readonly includeEdited: boolean
  }): HostResult<{ readonly removed: number; readonly kept: number }>
  /**
   * The arithmetic of a task as of the sheet's day, or as of the day that was looked at last; null for what is not
   * known. [AS1]
   */
  explain(recordId: string, day?: CalendarDate): TaskExplanation | null
  /**
   * The sheet as of the end of another day; nothing is written. A past day is shown from what was kept of it. [AS1]
   * [SN1]
   */
  viewAsOf(day: CalendarDate): Promise<AsOfView | null>
  /** Daily snapshots of the sheet on show, oldest first; empty where none are kept. */
  history(): HostResult<readonly NamedSnapshot[]>
  /** What tells of problems that a row by itself does not show; null when no sheet is on show. [FL1] */
  knownHistory(): HostResult<FlagHistory | null>
  whatMoved(since: CalendarDate): HostResult<Moved>
}

/** The store as the UI sees it: subscribe/getState fit useSyncExternalStore. */
export interface AppStore {
  getState(): AppState
  subscribe(listener: () => void): () => void
  readonly actions: AppActions
}
