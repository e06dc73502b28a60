import type {
  CalendarDate,
  FrozenPlan,
  ShiftedTask,
  Steps,
  TaskExplanation,
  Result,
  TaughtMeaning,
} from '../../domain/index.ts'
import type { NativeActions } from '../native/nativeState.ts'
import type { PresetId, TableKey, TaskFieldKey } from '../../schema/index.ts'
import type { AdditionActions } from '../additions/additionState.ts'
import type { AdoptionActions, AdoptionState } from '../adoption/adoptionState.ts'
import type { ExplainedLine } from '../companions/explain/line.ts'
import type { CompanionState } from '../companions/companionState.ts'
import type { SheetAnswers } from '../engine/questions.ts'
import type { Baseline, BaselineRoom } from '../history/baselineList.ts'
import type { FlagHistory } from '../history/historyFlags.ts'
import type { ProgressMarks } from '../history/snapshot.ts'
import type { NamedSnapshot, Moved } from '../history/moved.ts'
import type { CopyPlan, CopyWish } from '../nextCampaign/copyPlan.ts'
import type { CopyOutcome, CopyPreview, CopyRefusal, CopyRun, WrittenRows } from '../nextCampaign/writeCopy.ts'
import type { SavedReportActions } from '../savedReports/savedReportState.ts'
import type { ImportActions } from '../imports/importState.ts'
import type { HostError, HostResult } from '../ports.ts'
import type { RepairChoices } from '../repair/repairPlan.ts'
import type { RepairState, SchemaReport, SheetDrift, SheetCheck } from '../repair/repairState.ts'
import type { RunActions } from '../runs/runState.ts'
import type { SliceOptions } from '../inSlices.ts'
import type { SetupPreview } from '../setup/previewPlan.ts'
import type { SetupState } from '../setup/setupState.ts'
import type { SetupRequest, TrackerSettings } from '../stored/settings.ts'
import type { AddedRow, RowPlan } from '../companions/addOnce.ts'
import type { DropRefusal, DropSeries } from '../board/dropIssue.ts'
import type { MeasureRefusal } from '../retrospective/adoptMeasure.ts'
import type { MeasureSource, MeasureTable } from '../retrospective/measureRow.ts'
import type { ShiftRefusal, ShiftRun } from '../planning/applyShift.ts'
import type { ReasonRefusal } from '../history/writeReasons.ts'
import type { OpeningNews } from './news.ts'
import type { SheetNow } from './portfolio.ts'
import type { AsOfView } from '../rows/viewAsOf.ts'
import type { SheetState } from '../engine/sheetState.ts'

/** Everything that the sidebar shows, as one value. `ui` renders it and calls `AppActions`. */
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
  /** The host's id of this user; null until it has answered, and where it does not say. */
  readonly userId: string | null
  /** Whether this user may create tables and columns; null until the host has answered. */
  readonly mayManage: boolean | null
  /**
   * Whether this user may change anything. Nothing is written or saved for a reader. Null until the host has answered.
   */
  readonly mayEdit: boolean | null
  /** The settings of the sheet on show: its own, or those of the Base. */
  readonly settings: TrackerSettings
  /** The settings of every sheet without its own. */
  readonly baseSettings: TrackerSettings
  /** Tracked sheets of this Base, in the order in which they were set up. */
  readonly sheets: readonly TrackedSheetInfo[]
  /** Tracked sheets whose task table was deleted. Nothing is computed for them; what is stored of them stays. */
  readonly gone: readonly GoneSheet[]
  /** Existing tables that people have stopped tracking. */
  readonly stopped: readonly { readonly tableId: string; readonly name: string }[]
  /** The parts that the Base has no room for. They count in this sidebar until it is closed. */
  readonly unkept: readonly UnkeptPart[]
  readonly setup: SetupState
  /** The taking over of a table that people made. */
  readonly adoption: AdoptionState
  /** The drift of the sheet on show; null before its tables were first described. */
  readonly drift: SheetDrift | null
  readonly repair: RepairState
  /** The sheet on show; null when none is tracked. */
  readonly sheet: SheetState | null
  /** The cell of a task, or of another table of the sheet on show, that is selected; null for none. */
  readonly selected: SelectedCell | null
  /** Our view that is open in the table of the sheet on show; null for any other view. */
  readonly openView: OpenView | null
  /** The tables beside the task table of the sheet on show; null when none is tracked. */
  readonly companions: CompanionState | null
}

export type SelectedCell = TaskCell | BesideCell

export interface TaskCell {
  readonly table: 'tasks'
  readonly recordId: string
  /** Null for a column that is bound to no field. */
  readonly field: TaskFieldKey | null
}

/** A cell of a table beside 任务. */
export interface BesideCell {
  readonly table: Exclude<TableKey, 'tasks'>
  readonly recordId: string
  readonly field: string
}

/** How a computed cell of a table beside 任务 came about; of a cell of people's its names alone. [EX1] [TB3] */
export interface CellExplanation {
  readonly cell: BesideCell
  /** The title of its row; null when it has none. */
  readonly title: string | null
  readonly tableName: string
  /** The present name of its column. */
  readonly columnName: string
  /** People fill it in: no rule gives it, and a run may have written it. */
  readonly isPeoples: boolean
  /** What the rules give for the cell. */
  readonly result: unknown
  readonly lines: readonly ExplainedLine[]
}

export interface OpenView {
  /** The key of its `ViewSpec`. */
  readonly key: string
  /** The names in the Base of the columns that people choose in the view's settings; null for a missing column. */
  readonly columns: {
    readonly state: string | null
    readonly plannedStart: string | null
    readonly plannedEnd: string | null
  }
}

export interface TrackedSheetInfo {
  /** The id of its task table, which is also the id of the sheet. */
  readonly tableId: string
  readonly name: string
  readonly preset: PresetId
  readonly withOptional: boolean
  /** Its tables with their names in the Base, the task table included. A deleted table has no name. */
  readonly tables: readonly {
    readonly table: TableKey
    readonly name: string | null
    /** People made it, and it was taken over. */
    readonly isTheirs?: true
  }[]
  readonly hasOwnSettings: boolean
  /** It has formula columns that the Base keeps true by itself. */
  readonly hasNative?: true
  /** The words that people have taught for its columns. [TW1] */
  readonly taught: readonly {
    readonly field: string
    readonly column: string
    readonly word: string
    readonly meaning: TaughtMeaning
  }[]
  /** The ids of the rows of which people have said whether they are tasks. [RU3] */
  readonly ruled: readonly string[]
}

/** A stored part that the Base has no room for. */
export interface UnkeptPart {
  readonly part: 'settings' | 'sheets' | 'setup' | 'sheet' | 'statements'
  /** The sheet that the part belongs to; null when it belongs to the Base. */
  readonly tableId: string | null
}

/** A tracked sheet whose task table was deleted. */
export interface GoneSheet {
  readonly tableId: string
  /** Its last name. */
  readonly name: string
  /** The names of its other tables that still exist. */
  readonly tables: readonly string[]
}

export type SettingsScope = 'base' | 'sheet'

/** A sheet that is not tracked and was recognised by its marks. */
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
  readonly measures: MeasureActions
  readonly portfolio: PortfolioActions
  readonly drops: DropActions
  readonly baselines: BaselineActions
  readonly runs: RunActions
  readonly plan: PlanActions
  readonly native: NativeActions
  readonly reasons: ReasonActions
  readonly nextCampaign: NextCampaignActions
  /** Loads what saves reports; the same object each time. */
  savedReports(): Promise<SavedReportActions>
  /** Loads what brings a spreadsheet into a sheet. */
  imports(): Promise<ImportActions>
  previewSetup(request: SetupRequest): SetupPreview
  /** What an upgrade of a tracked sheet would add; writes nothing. */
  previewUpgrade(tableId: string, request: Pick<SetupRequest, 'preset' | 'withOptional'>): HostResult<SetupPreview>
  /** Runs or continues a set-up. A second run over a finished sheet creates nothing. */
  startSetup(request: SetupRequest): void
  cancelSetup(): void
  /** Closes an interrupted or finished set-up; what was made stays. */
  dismissSetup(): void
  /** Shows another tracked sheet and brings its table to the front. */
  showSheet(tableId: string): void
  /** Opens a row of the task table, or of another table, of the sheet on show or of the sheet `of`. */
  openRecord(recordId: string, table?: TableKey, of?: string): void
  /** Brings the ⚠ view of the sheet to the front. */
  showSlippingView(): void
  /**
   * `base`: for every sheet, the one on show included. `sheet`: its rules for the sheet on show alone, its language for
   * all.
   */
  saveSettings(settings: TrackerSettings, scope: SettingsScope): HostResult<null>
  /** Describes every table of every tracked sheet. The answer is by the id of the sheet. */
  checkSheets(): Promise<ReadonlyMap<string, SheetCheck>>
  /** Stops tracking a sheet. Changes nothing in its tables; by its marks it can be tracked again. */
  stopTracking(tableId: string): HostResult<null>
  /** The sheets that have our marks and are not tracked: stopped ones, and copies within the Base. */
  findUntracked(): HostResult<readonly UntrackedSheet[]>
  trackAgain(tableId: string): HostResult<null>
  checkSchema(): HostResult<SchemaReport>
  /** Describes every table of the sheet on show and plans its repair, for people to read. Writes nothing. */
  repairSchema(): void
  startRepair(choices: RepairChoices): void
  cancelRepair(): void
  leaveRepair(): void
  /** Whether deleting them can be taken back: what is too long is not kept. Writes nothing. [TB1] */
  fitsSampleRemoval(options: { readonly includeEdited: boolean }): Promise<boolean>
  /** Deletes sample rows. Those that people have edited stay, unless `includeEdited`. */
  removeSample(options: {
    readonly includeEdited: boolean
  }): HostResult<{ readonly removed: number; readonly kept: number }>
  /**
   * The arithmetic of a task as of the sheet's day, or as of the day of the last view; null when it is not
   * known. [AS1]
   */
  explain(recordId: string, day?: CalendarDate): TaskExplanation | null
  /** How a computed cell of another table came about; null when its row is not known or the column is people's. [EX1] */
  explainCell(cell: BesideCell): Promise<CellExplanation | null>
  /**
   * The sheet as of the end of another day; nothing is written. A past day is shown from what was kept of it. [AS1]
   * [SN1]
   */
  viewAsOf(day: CalendarDate): Promise<AsOfView | null>
  /** The daily snapshots of the sheet on show, oldest first; empty when none is kept. */
  history(): HostResult<readonly NamedSnapshot[]>
  /** What the flags of the history are judged by; null when no sheet is on show. [FL1] */
  knownHistory(): HostResult<FlagHistory | null>
  whatMoved(since: CalendarDate): HostResult<Moved>
  /**
   * What had become of the tasks of the sheet on show while no sidebar was open; null when there is nothing to tell.
   * Ask when its tables have been read. Asks the host nothing. [SN2]
   */
  openingNews(): Promise<OpeningNews | null>
  /** Does not tell the news of the sheet on show again in this sidebar. */
  dismissOpeningNews(): Promise<void>
  /** The progress that was kept of each task, as this sidebar has it in memory; null before it was loaded. Asks nothing. */
  progressMarks(tableId: string): ProgressMarks | null
  /**
   * Reads the log of changes of a sheet into `companions.planLog` and keeps it true until the returned function is called,
   * which also stops the reading. [RA11]
   */
  openPlanLog(tableId: string): () => void
  /** Runs long work of the page in slices, so that it stays quick; null when it was stopped. */
  inSlices<Value>(steps: Steps<Value>, options: SliceOptions): Promise<Value | null>
}

/** A measure of 调整方案清单, by the task or problem that it stands with, and the table in which it becomes a row. [DA3] */
export interface MeasureWish {
  readonly from: MeasureSource['from']
  readonly recordId: string
  readonly table: MeasureTable
}

export interface MeasureActions {
  /** What would be written, for people to read. Writes nothing. */
  plan(wish: MeasureWish): Promise<Result<RowPlan, MeasureRefusal>>
  /** Writes what `plan` shows, unless its cells have changed. A second time it finds the row that is there. */
  adopt(wish: MeasureWish, plan: RowPlan): Promise<Result<AddedRow, MeasureRefusal>>
}

/** A channel whose rate has dropped, and the moment at which people found it. [AN2] */
export interface DropWish extends DropSeries {
  /** Milliseconds; it is 发现时间 of the row. */
  readonly foundAt: number
}

export interface PlanActions {
  /** Writes the planned dates of these rows and logs them with the reason, unless the dates have changed. [SH2] */
  apply(moved: readonly ShiftedTask[], reason: string, run: ShiftRun): Promise<Result<null, ShiftRefusal>>
  /** Whether writing these rows can be taken back: a run that is too long is not kept. Asks the host nothing. [TB1] */
  fits(moved: readonly ShiftedTask[]): Promise<boolean>
  /** Gives the task table of the sheet on show the columns 前置任务 and 间隔天数. [DP5] */
  addLinkColumns(): HostResult<null>
}

/** The reasons of changes of the plan, which are asked about in `companions.asked`. [LG2] */
interface ReasonActions {
  /** Writes the reason of these changes of the sheet on show. A reason that stands by now stays. */
  write(ids: readonly string[], reason: string): Promise<Result<null, ReasonRefusal>>
  /** Does not ask about these changes any more. They stay without a reason. */
  leave(ids: readonly string[]): HostResult<null>
}

export interface DropActions {
  /** The issue that would be written, for people to read. Writes nothing. */
  plan(wish: DropWish): Promise<Result<RowPlan, DropRefusal>>
  /** Writes what `plan` shows, unless its cells have changed. Within 24 hours it finds the row that is there. */
  write(wish: DropWish, plan: RowPlan): Promise<Result<AddedRow, DropRefusal>>
}

/** A campaign of the sheet on show that is to be begun again, and the tracked sheet that gets the new rows. [NC1] */
export interface NextCampaignWish extends CopyWish {
  /** Null: the sheet as one campaign. */
  readonly campaignId: string | null
  /** The id of a tracked sheet: the one on show, or another one. */
  readonly target: string
}

/** Why a campaign is not begun again. */
export type NextCampaignRefusal =
  /** Not every table of the campaign has been read, or one of the sheets is gone. */
  | { readonly kind: 'notRead' }
  /** The campaign has no day to count from. */
  | { readonly kind: 'noDays' }
  /** The target holds one campaign and has tasks already. */
  | { readonly kind: 'targetTaken' }
  /** The rows have changed since they were shown. */
  | { readonly kind: 'changed' }
  | CopyRefusal

export interface NextCampaignActions {
  /** The first day of a campaign of the sheet on show. */
  firstDay(campaignId: string | null): Promise<Result<CalendarDate, NextCampaignRefusal>>
  /** The rows that would be written. Writes nothing. */
  preview(
    wish: NextCampaignWish,
  ): Promise<Result<{ readonly plan: CopyPlan; readonly preview: CopyPreview }, NextCampaignRefusal>>
  /** Writes the rows that were shown, and says how far it came. */
  write(wish: NextCampaignWish, plan: CopyPlan, run: CopyRun): Promise<Result<CopyOutcome, NextCampaignRefusal>>
  /** Deletes the rows of a copy that was stopped. */
  remove(written: WrittenRows): HostResult<void>
}

/** What a press would freeze. [BL1] */
export interface BaselinePreview {
  /** Tasks with a planned day, and those without one: they will have no baseline. */
  readonly tasks: number
  readonly unplanned: number
  readonly lines: number
  readonly budget: number | null
  /** The length of what is kept. */
  readonly characters: number
  /** Why there is no room for it; null: there is. */
  readonly room: BaselineRoom
}

/** Why a plan is not frozen. */
export type BaselineRefusal =
  /** Not every table of the plan has been read. */
  | { readonly kind: 'notRead' }
  /** Freezing anew needs a reason. */
  | { readonly kind: 'noReason' }
  | { readonly kind: 'nothingPlanned' }
  | { readonly kind: NonNullable<BaselineRoom> }
  | HostError

/** The frozen plans of the sheet on show; their list is `companions.baselines`. [BL1] */
export interface BaselineActions {
  /** Loads the list and keeps it true from then on. */
  load(): HostResult<null>
  /** What would be frozen of a campaign, or with null of the sheet; null while it has not been read. Writes nothing. */
  preview(campaignId: string | null): Promise<BaselinePreview | null>
  /** Freezes the plan as its cells are now. Also says whether 变更记录 has a row about it, where there is one. */
  freeze(wish: {
    readonly campaignId: string | null
    readonly name: string
    readonly reason: string
  }): Promise<Result<{ readonly baseline: Baseline; readonly isLogged: boolean }, BaselineRefusal>>
  /** The days and amounts of a baseline; null when it is deleted or damaged. */
  plan(baseline: Baseline): HostResult<FrozenPlan | null>
  remove(baseline: Baseline): HostResult<null>
}

/** The campaigns of every tracked sheet. All of them are tracked live, so nothing is read for it. */
export interface PortfolioActions {
  /** In the order of the list; the same objects until something has changed. */
  sheets(): readonly SheetNow[]
  watch(listener: () => void): () => void
}

/** The store for the UI: `subscribe` and `getState` fit `useSyncExternalStore`. */
export interface AppStore {
  getState(): AppState
  subscribe(listener: () => void): () => void
  readonly actions: AppActions
}
