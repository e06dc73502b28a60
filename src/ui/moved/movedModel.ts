import type { AssessedTask } from '../../schema/index.ts'
import type { NamedSnapshot, Moved } from '../../application/history/moved.ts'
import type { CampaignFigures } from '../../application/companions/campaignCells.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { type CalendarDate, countsAsDone } from '../../domain/index.ts'
import type { AsOfView } from '../../application/rows/viewAsOf.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Record ids of the tasks that moved since a day, by their dates, in the order of the table. */
export interface DateMoves {
  readonly started: readonly string[]
  readonly finished: readonly string[]
  readonly becameLate: readonly string[]
  readonly due: readonly string[]
}

/** Finds the tasks that moved after `since` from their actual and planned dates alone. */
export function dateMoves(now: Pick<SheetState, 'tasks' | 'today'>, since: CalendarDate): DateMoves {
  const isIn = (day: CalendarDate | null): boolean => day !== null && day > since && day <= now.today
  const ids = (matches: (task: AssessedTask) => boolean): readonly string[] =>
    now.tasks.filter(matches).map(({ row }) => row.recordId)
  return {
    started: ids(({ row }) => isIn(row.actualStart)),
    finished: ids(({ row, assessment }) => countsAsDone(assessment) && isIn(row.actualEnd)),
    // A task due before that day was late already, or nobody knows when it became late.
    becameLate: ids(
      ({ row, assessment }) => assessment.state === 'delayed' && row.plannedEnd !== null && row.plannedEnd >= since,
    ),
    due: ids(({ row }) => isIn(row.plannedEnd)),
  }
}

/** Figures in percent; null when unknown. */
export interface Figures {
  readonly planned: number | null
  readonly actual: number | null
}

export interface FigureMoves {
  /** Null for all that the scope shows. */
  readonly campaign: { readonly id: string | null; readonly name: string | null } | null
  readonly before: Figures
  readonly now: Figures
  /** The day of the snapshot that `before` comes from; null without a snapshot, when only the plan is known. */
  readonly frozenOn: CalendarDate | null
}

/**
 * Planned and actual progress then and now, of the scope and, in all of the sheet, of each campaign with a snapshot. Actual
 * progress of the past comes from snapshots only; planned progress of the past follows from the planned dates. [SN1] [PR1]
 */
export function figureMoves(
  now: Pick<SheetState, 'rollUp'>,
  before: Pick<AsOfView, 'rollUp' | 'past'>,
  {
    snapshots,
    scope,
    campaigns,
  }: Pick<Moved, 'snapshots'> & {
    readonly scope: ReportScope
    /** The campaigns as they are shown now. */
    readonly campaigns: readonly CampaignFigures[]
  },
): readonly FigureMoves[] {
  const [only] = snapshots
  const isWhole = snapshots.length === 1 && (scope.kind !== 'sheet' || only?.campaignId === null)
  const whole = isWhole && only !== undefined ? only : null
  return [
    {
      campaign: null,
      before: beforeOf(
        { planned: before.past === null ? before.rollUp.planned : before.past.planned, actual: null },
        whole,
      ),
      now: now.rollUp,
      frozenOn: whole?.day ?? null,
    },
    ...snapshots.flatMap((snapshot): readonly FigureMoves[] => {
      const own = campaigns.find(({ campaignId }) => campaignId === snapshot.campaignId)
      if (snapshot === whole || own === undefined) return []
      return [
        {
          campaign: { id: snapshot.campaignId, name: snapshot.campaign },
          before: beforeOf(snapshot, snapshot),
          now: own.rollUp,
          frozenOn: snapshot.day,
        },
      ]
    }),
  ]
}

const beforeOf = (plan: Figures, snapshot: NamedSnapshot | null): Figures =>
  snapshot === null ? { planned: plan.planned, actual: null } : { planned: snapshot.planned, actual: snapshot.actual }

/** The difference of two percents in points; null when either is null. */
export const difference = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from
