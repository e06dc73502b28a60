import {
  type CalendarDate,
  type CampaignStateExplanation,
  createWorkdayCalendar,
  type DueReport,
  isPutAway,
} from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { type CampaignFigures, stateOf } from '../companions/campaignCells.ts'
import type { CompanionState } from '../companions/companionState.ts'
import { partsIn, type ReportScope } from '../companions/scope.ts'
import { sheetInScope } from '../companions/scopedSheet.ts'
import { GRAVEST_FIRST, sheetStanding } from '../companions/sheetStanding.ts'
import type { SheetState } from '../engine/sheetState.ts'
import { dueOf, phasesOf } from '../companions/due.ts'
import type { TrackerSettings } from '../stored/settings.ts'

/** A tracked sheet as its engines have it in memory. */
export interface SheetNow {
  readonly sheet: SheetState
  readonly companions: CompanionState
  readonly settings: Pick<TrackerSettings, 'bands' | 'calendar' | 'lagDefaults' | 'timeZone'>
}

/** The figures of one campaign as 活动, the overview and the reports show them. */
type ShownFigures = Pick<
  CampaignFigures,
  'tasks' | 'rollUp' | 'counts' | 'health' | 'finished' | 'forecastEnd' | 'startDay' | 'endDay'
>

/** One campaign of a tracked sheet; a sheet without a table of campaigns is one. [CS1] [RU1] [RU2] */
export interface CampaignInPortfolio extends ShownFigures {
  readonly sheet: Pick<SheetState, 'tableId' | 'name' | 'today' | 'asOf'> & {
    readonly bands: TrackerSettings['bands']
    readonly timeZone: string
    /** When the figures were last right, milliseconds, while the sheet cannot be read; null when they are right now. */
    readonly since: number | null
  }
  /** What a press shows of the sheet. */
  readonly scope: ReportScope
  /** Null for the tasks of no campaign, and for a campaign without a name. */
  readonly title: string | null
  /** Null for the tasks of no campaign. */
  readonly state: CampaignStateExplanation | null
  /** The titles of rows of other tables that a reason may name. */
  readonly titles: ReadonlyMap<string, string | null>
  /** The report that is due; null for what has been put away, and for the tasks of no campaign. [DU1] */
  readonly due: DueReport | null
}

/** A sheet of which nothing is known yet, or nothing any more. */
export interface WaitingSheet {
  readonly tableId: string
  readonly name: string
  readonly kind: 'reading' | 'failed'
}

export interface Portfolio {
  /** The one that needs attention first in front; those that were put away last. [CS1] */
  readonly campaigns: readonly CampaignInPortfolio[]
  readonly waiting: readonly WaitingSheet[]
}

/** What the portfolio shows of one sheet. */
export function sheetInPortfolio(now: SheetNow): Portfolio {
  const { sheet, companions } = now
  const { tableId, name, sync } = sheet
  const isRead = sheet.lastPassAt !== null && companions.sync.kind !== 'reading'
  if (isRead) return { campaigns: campaignsOf(now), waiting: [] }
  const hasFailed = sync.kind === 'failed' || companions.sync.kind === 'failed'
  return { campaigns: [], waiting: [{ tableId, name, kind: hasFailed ? 'failed' : 'reading' }] }
}

/** The campaigns of several sheets in one order. */
export function joinPortfolios(sheets: readonly Portfolio[]): Portfolio {
  return {
    campaigns: sheets.flatMap(({ campaigns }) => campaigns).toSorted(byNeed),
    waiting: sheets.flatMap(({ waiting }) => waiting),
  }
}

/** What was put away last, then by health, then by deviation: the order in which people should look. */
function byNeed(one: CampaignInPortfolio, other: CampaignInPortfolio): number {
  const away = ({ state }: CampaignInPortfolio): number => (state !== null && isPutAway(state) ? 1 : 0)
  const grave = ({ health }: CampaignInPortfolio): number => GRAVEST_FIRST.indexOf(health.value)
  const behind = ({ rollUp, finished }: CampaignInPortfolio): number =>
    finished === null ? (rollUp.deviation ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  return away(one) - away(other) || grave(one) - grave(other) || lessFirst(behind(one), behind(other))
}

const lessFirst = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1)

function campaignsOf(now: SheetNow): readonly CampaignInPortfolio[] {
  const { companions } = now
  const rows = companions.rows.campaigns?.rows ?? []
  const { campaigns } = companions
  if (campaigns.length === 0) return [wholeSheet(now)]
  const entry = entryOf(now)
  const several = campaigns.length > 1
  return [
    ...campaigns.map((one) => {
      const row = rows.find(({ recordId }) => recordId === one.campaignId) ?? null
      const scope: ReportScope = several ? { kind: 'campaign', campaignId: one.campaignId } : { kind: 'sheet' }
      return entry(scope, { title: one.title, state: one.state, figures: one, row })
    }),
    ...(several ? unassigned(now) : []),
  ]
}

/** A sheet without campaigns is one by itself, with the name of its table. */
function wholeSheet(now: SheetNow): CampaignInPortfolio {
  const { sheet, companions } = now
  const figures = standingFigures(now, sheet, companions.parts)
  const state = stateOf(sheet.tasks, { ...figures, phase: null }, sheet)
  return entryOf(now)({ kind: 'sheet' }, { title: sheet.name, state, figures, row: null })
}

/** The tasks of no campaign, where there are any. */
function unassigned(now: SheetNow): readonly CampaignInPortfolio[] {
  const { sheet, companions } = now
  const scope: ReportScope = { kind: 'unassigned' }
  const own = sheetInScope(sheet, scope, companions)
  if (own.tasks.length === 0) return []
  const figures = standingFigures(now, own, partsIn(scope, companions.parts))
  return [entryOf(now)(scope, { title: null, state: null, figures, row: null })]
}

/** The figures of tasks that no row of 活动 stands for. */
function standingFigures(
  { settings: { bands } }: SheetNow,
  { tasks, rollUp, counts, today }: Pick<SheetState, 'tasks' | 'rollUp' | 'counts' | 'today'>,
  parts: CompanionState['parts'],
): ShownFigures {
  const { value, parts: standing } = sheetStanding(tasks, parts, { today, bands })
  const [only] = standing
  return {
    tasks,
    rollUp,
    counts,
    health: only?.health ?? { rule: 'RU2', value, reasons: [] },
    finished: only?.finished ?? null,
    forecastEnd: only?.end ?? null,
    startDay: null,
    endDay: null,
  }
}

interface Entry extends Pick<CampaignInPortfolio, 'title' | 'state'> {
  readonly figures: ShownFigures
  readonly row: RowOf<'campaigns'> | null
}

/** Makes entries of one sheet. */
function entryOf({ sheet, companions, settings }: SheetNow): (scope: ReportScope, entry: Entry) => CampaignInPortfolio {
  const { isWorkday } = createWorkdayCalendar({ overrides: settings.calendar })
  const { tableId, name, today, asOf, sync, lastPassAt } = sheet
  const shared = {
    tableId,
    name,
    today,
    asOf,
    bands: settings.bands,
    timeZone: settings.timeZone,
    since: sync.kind === 'failed' || companions.sync.kind === 'failed' ? lastPassAt : null,
  }
  return (scope, { title, state, figures, row }) => {
    const { tasks, rollUp, counts, health, finished, forecastEnd, startDay, endDay } = figures
    return {
      sheet: shared,
      scope,
      title,
      state,
      tasks,
      rollUp,
      counts,
      health,
      finished,
      forecastEnd,
      startDay,
      endDay,
      titles: partsIn(scope, companions.parts)[0]?.titles ?? new Map<string, string | null>(),
      due: state === null || isPutAway(state) ? null : reportDue(tasks, row, asOf, isWorkday),
    }
  }
}

const reportDue = (
  tasks: ShownFigures['tasks'],
  campaign: RowOf<'campaigns'> | null,
  asOf: CalendarDate,
  isWorkday: (day: CalendarDate) => boolean,
): DueReport | null => dueOf({ tasks, campaign }, { asOf, phases: phasesOf(tasks), isWorkday })
