import type { CalendarDate, TaskAssessment, TaskExplanation, TaskState, rollUp } from '../../domain/index.ts'
import type { PresetId, SheetLanguage, TableKey, TaskFieldKey } from '../../schema/index.ts'
import type { AssessedTask } from '../rows/assessedTask.ts'
import type { AdoptionActions, AdoptionState } from '../adoption/adoptionState.ts'
import type { AdditionRefusal } from '../additions/addToSheet.ts'
import type { AdditionWish } from '../additions/additionPlan.ts'
import type { ColumnInfo, HostError, TableDescription } from '../ports.ts'
import type { AdditionStep } from '../stored/document.ts'
import type { KnownHistory } from '../history/historyFlags.ts'
import type { WhatMoved } from '../history/whatMoved.ts'
import type { CompanionState } from '../companions/companionState.ts'
import type { SetupPreview } from '../setup/previewPlan.ts'
import type { Drift } from '../repair/drift.ts'
import type { RepairChoices, RepairItem } from '../repair/repairPlan.ts'
import type { OpenStamp } from '../engine/stampProposals.ts'
import type { SetupRequest, TrackerSettings } from '../stored/settings.ts'

export type { AssessedTask } from '../rows/assessedTask.ts'

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

/** A tracked sheet whose task table was deleted. */
export interface GoneSheet {
  readonly tableId: string
  /** As it was called last. */
  readonly name: string
  /** Its other tables that are still there. */
  readonly tables: readonly string[]
}

/** Whether a tracked sheet still holds what its preset declares. */
export type SheetHealth =
  | { readonly kind: 'known'; readonly columns: number; readonly lost: readonly Drift[] }
  | { readonly kind: 'refused'; readonly error: HostError }

export interface SetupStep {
  /** What the step makes, for the preview and the progress line: '字段 计划进度(%)'. */
  readonly kind:
    | 'table'
    | 'primary'
    | 'column'
    | 'options'
    | 'marker'
    | 'view'
    | 'viewSettings'
    | 'sample'
    | 'campaign'
    | 'links'
    | 'days'
  readonly name: string
  /** The table it belongs to, as it is called in the Base. */
  readonly tableName: string
}

/** A step that the host would not take; the rest went on. */
export interface SetupFailure {
  readonly step: SetupStep
  readonly error: HostError
}

export type SetupState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      readonly request: SetupRequest
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly cancelling: boolean
    }
  | {
      readonly kind: 'failed'
      readonly request: SetupRequest
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly error: HostError
      readonly failures: readonly SetupFailure[]
    }
  /** Stopped by a person or by a closed sidebar: can be continued or left. */
  | { readonly kind: 'interrupted'; readonly request: SetupRequest }
  | { readonly kind: 'done'; readonly tableId: string; readonly steps: number }

export interface SheetState {
  readonly tableId: string
  readonly name: string
  readonly preset: PresetId
  /** In which its tables were made, whatever language the sidebar speaks. */
  readonly language: SheetLanguage
  readonly today: CalendarDate
  /** [TM1] the day the figures speak of. */
  readonly asOf: CalendarDate
  /** Rows with content; wholly blank rows are no tasks. Order: as the host gives them. */
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: ReturnType<typeof rollUp>
  readonly counts: Readonly<Record<TaskAssessment['state'], number>>
  readonly sync: SyncState
  readonly rights:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'known'; readonly mayWrite: boolean; readonly denied: readonly TaskFieldKey[] }
  /** The columns that were found, ours and people's. */
  readonly columns: readonly TaskFieldKey[]
  /** What they are called in the Base. */
  readonly columnNames: { readonly [Key in TaskFieldKey]?: string }
  /** Declared columns of this sheet that are not there (deleted, or of another type). */
  readonly missing: readonly {
    readonly field: TaskFieldKey
    readonly name: string
    readonly reason: 'deleted' | 'retyped'
  }[]
  /** True when a workday calendar is used beyond the bundled years (Mon–Fri is counted). [CA1] */
  readonly calendarBeyondData: boolean
  readonly sample: { readonly count: number } | null
  /** Rows in which computed cells that a hand had changed were put right, until a person has taken note. */
  readonly restored: readonly string[]
  /** When the sheet was last found or made right; null before the first pass. */
  readonly lastPassAt: number | null
  /** When a failed pass will be tried again; null when nothing has failed. */
  readonly nextTryAt: number | null
  /** Rows that are not as they ought to be, and why. */
  readonly unwritten: readonly UnwrittenRows[]
  /** Hand-set states that wait for a person's answer. [MI1] */
  readonly intents: readonly OpenIntent[]
  /** Dates that a change of progress suggests. [MI2] */
  readonly stamps: readonly OpenStamp[]
  /** Done tasks of which nobody saw when they ended: asked about without a date. [MI2] */
  readonly undated: readonly string[]
  /** What was written because of a drag, without asking, and can be taken back. [MI1] */
  readonly dragged: readonly DraggedRow[]
}

export interface DraggedRow {
  readonly recordId: string
  readonly to: 'done' | 'paused' | 'cancelled' | 'resumed'
  /** The actual end that was written; null: none. */
  readonly actualEnd: CalendarDate | null
}

/** A state that a person set by hand and that facts do not bear out: the sidebar asks. [MI1] */
export interface OpenIntent {
  readonly recordId: string
  /** The state that stands in the cell. */
  readonly asked: TaskState
  /** The day on which it was set before our eyes, and of which it speaks; null: nobody saw it. */
  readonly seenOn: CalendarDate | null
  /** What the facts say, and what comes back when the answer is no. */
  readonly computed: TaskState
  /** Why the answer "yes" could not be carried out; null when it was not tried. */
  readonly error: HostError | null
}

/** What a person adds to a yes. */
export interface IntentDetails {
  /** When it was done or begun. */
  readonly day?: CalendarDate
  /** How far a task is that is opened again, percent. */
  readonly progress?: number
}

export type UnwrittenRows =
  /** The host would not take them. */
  | { readonly because: HostError['kind']; readonly recordIds: readonly string[]; readonly error: HostError }
  /** Another sidebar has computed them for a later day (`asOf`): this clock may be behind, or that one ahead. [CV3] */
  | { readonly because: 'laterDay'; readonly recordIds: readonly string[]; readonly asOf: CalendarDate | null }
  /** Another program keeps changing them; tried again at `until`. [CV2] */
  | { readonly because: 'contested'; readonly recordIds: readonly string[]; readonly until: number }

/** Figures of one campaign as they were frozen at the end of a day. [SN1] */
export interface DaySnapshot {
  readonly day: CalendarDate
  /** The row of the campaign, and its name; null where the sheet is one campaign. */
  readonly campaignId: string | null
  readonly campaign: string | null
  /** Percent. */
  readonly planned: number | null
  readonly actual: number | null
}

/** One line of the change log. Values are texts as they were written down. */
export interface LoggedChange {
  /** The task, when it is known. */
  readonly recordId: string | null
  readonly title: string
  readonly on: CalendarDate
  readonly field: string
  readonly before: string
  readonly after: string
  readonly by: 'people' | 'extension'
  readonly reason: string | null
}

/**
 * What the Base has kept about the days since one of them. Nothing is guessed: what was not kept is null or empty.
 * [EX3]
 */
export interface Moved {
  readonly since: CalendarDate
  /** The last snapshot of each campaign on or before the day. */
  readonly snapshots: readonly DaySnapshot[]
  /** Changes after the day, newest first; null where the sheet keeps no log. */
  readonly changes: readonly LoggedChange[] | null
  /** The first day that the log speaks of; null when it is empty or there is none. */
  readonly loggedSince: CalendarDate | null
  /** The same worked out for each campaign and task; null when no sheet is on show. */
  readonly differences: WhatMoved | null
}

/** Figures of a day of one's choice. */
export interface AsOfView extends Pick<SheetState, 'today' | 'asOf' | 'tasks' | 'rollUp' | 'counts'> {
  /** Null for a day to come: it is worked out from today's progress. */
  readonly past: PastView | null
}

/** What a look at a past day rests on. `tasks` are those whose progress of that day was kept. [SN1] */
export interface PastView {
  /** Tasks of which no progress of that day was kept: they are in none of the figures. */
  readonly unknown: readonly AssessedTask[]
  /** False: nothing at all was kept of that day. */
  readonly isKept: boolean
  /** The roll-up is the one that was kept on that day; false: worked out from the tasks that are known. */
  readonly isRollUpKept: boolean
  /** Planned progress of all tasks on that day, percent: planned dates say it, whatever was kept. */
  readonly planned: number | null
}

export type SyncState =
  | { readonly kind: 'reading'; readonly read: number; readonly total: number }
  | { readonly kind: 'writing'; readonly written: number; readonly total: number; readonly at: number }
  /** At rest. `refused` rows stay unwritten and are named. */
  | {
      readonly kind: 'settled'
      readonly at: number
      readonly written: number
      readonly refused: readonly { readonly recordId: string; readonly error: HostError }[]
    }
  | { readonly kind: 'failed'; readonly at: number; readonly error: HostError }

export type SettingsScope = 'base' | 'sheet'

/** A sheet that its marks give away. */
export interface UntrackedSheet {
  readonly tableId: string
  readonly name: string
  readonly preset: PresetId
  /** How many tables it has, the task table included. */
  readonly tables: number
}

/** What a check of the schema found; repairs add columns and never delete or convert one. */
export interface SchemaReport {
  /** Columns that are there and bound, in all tables of the sheet. */
  readonly columns: number
  readonly drift: readonly SeenDrift[]
}

/** A difference with the moment at which a sidebar saw it first; null when that could not be kept. */
export type SeenDrift = Drift & { readonly since: number | null }

export interface SheetDrift {
  readonly tableId: string
  readonly found: readonly SeenDrift[]
}

export type RepairState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'planning' }
  /** Nothing is written until people have read this and started it. */
  | { readonly kind: 'planned'; readonly tableId: string; readonly items: readonly RepairItem[] }
  | {
      readonly kind: 'running'
      readonly done: number
      readonly total: number
      readonly step: SetupStep | null
      readonly cancelling: boolean
    }
  | { readonly kind: 'failed'; readonly error: HostError; readonly failures: readonly SetupFailure[] }
  /** `left`: what is still amiss although it was asked for, seen in a look after the last step. */
  | { readonly kind: 'done'; readonly steps: number; readonly left: readonly Drift[] }

/** A table of the sheet on show as it is now, with the selects that people fill in. */
export interface AdditionTarget {
  readonly table: TableKey
  readonly description: TableDescription
  readonly selects: readonly ColumnInfo[]
}

export interface AdditionActions {
  /** What was added to the tables of the sheet on show since set-up, oldest first. */
  steps(): readonly AdditionStep[]
  targets(): Promise<readonly AdditionTarget[] | HostError>
  /** Adds what was wished for; null when it is there. */
  add(wish: AdditionWish): Promise<AdditionRefusal | null>
  /** Takes a step back; 'inUse' when somebody has entered something there since. */
  undo(version: number): Promise<'inUse' | HostError | null>
}

export interface AppActions {
  readonly additions: AdditionActions
  readonly adoption: AdoptionActions
  previewSetup(request: SetupRequest): SetupPreview
  /** What a tracked sheet would get as a larger preset; nothing is written. */
  previewUpgrade(
    tableId: string,
    request: Pick<SetupRequest, 'preset' | 'withOptional'>,
  ): Promise<SetupPreview | HostError>
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
  /** Reads everything again and writes what differs. */
  refresh(): void
  /**
   * `base`: for every sheet, the one on show included. `sheet`: its rules for the sheet on show alone, its language for
   * all.
   */
  saveSettings(settings: TrackerSettings, scope: SettingsScope): Promise<HostError | null>
  /** Looks at every table of every tracked sheet, by the id of the sheet. */
  checkSheets(): Promise<ReadonlyMap<string, SheetHealth>>
  /** Forgets a sheet: nothing in the Base is changed, and it can be tracked again by its marks. */
  stopTracking(tableId: string): Promise<HostError | null>
  /** Tables that carry our marks and are not tracked: stopped ones and copies within the Base. */
  findUntracked(): Promise<readonly UntrackedSheet[] | HostError>
  trackAgain(tableId: string): Promise<HostError | null>
  checkSchema(): Promise<SchemaReport | HostError>
  /** Looks at every table of the sheet on show and plans its repair, for people to read. Nothing is written. */
  repairSchema(): void
  startRepair(choices: RepairChoices): void
  cancelRepair(): void
  leaveRepair(): void
  /** Deletes sample rows; those that people have edited stay unless asked for. */
  removeSample(options: {
    readonly includeEdited: boolean
  }): Promise<{ readonly removed: number; readonly kept: number } | HostError>
  /**
   * The arithmetic of a task as of the sheet's day, or as of the day that was looked at last; null for what is not
   * known. [AS1]
   */
  explain(recordId: string, day?: CalendarDate): TaskExplanation | null
  /** Answers an open question: yes writes people's cells as they meant, no brings the computed state back. [MI1] */
  answerIntent(recordId: string, accept: boolean, details?: IntentDetails): void
  /** Takes back what was written because of a drag; the card goes where it was. [MI1] */
  takeBackDrag(recordId: string): void
  dismissDrag(recordId: string): void
  /** Takes up a task again that is paused or cancelled. [MI1] */
  resumeTask(recordId: string): void
  /** Writes a proposed date into people's cells, or the day on which a done task ended. [MI2] */
  acceptStamp(recordId: string, day?: CalendarDate): void
  dismissStamp(recordId: string): void
  /** Does not ask about the done tasks without an end any more, until there are more of them. [MI2] */
  dismissUndated(): void
  /** Takes note of the cells that were put right: nothing is said of them any more. */
  dismissRestored(): void
  /** Writes the rows whose last result is of a later day as well: a clock was wrong. [CV3] */
  overrideLaterDay(): void
  /**
   * The sheet as of the end of another day; nothing is written. A past day is shown from what was kept of it. [AS1]
   * [SN1]
   */
  viewAsOf(day: CalendarDate): Promise<AsOfView | null>
  /** Daily snapshots of the sheet on show, oldest first; empty where none are kept. */
  history(): Promise<readonly DaySnapshot[] | HostError>
  /** What tells of problems that a row by itself does not show; null when no sheet is on show. [FL1] */
  knownHistory(): Promise<KnownHistory | null | HostError>
  whatMoved(since: CalendarDate): Promise<Moved | HostError>
}

/** The store as the UI sees it: subscribe/getState fit useSyncExternalStore. */
export interface AppStore {
  getState(): AppState
  subscribe(listener: () => void): () => void
  readonly actions: AppActions
}
