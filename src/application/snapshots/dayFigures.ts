import type { CalendarDate, RollUp, TaskState } from '../../domain/index.ts'
import type { AssessedTask } from '../assessedTask.ts'
import type { Snapshot } from './snapshot.ts'

/** What is frozen of a campaign at the end of a day. */
export interface DayFigures {
  /** Null: the whole sheet. */
  readonly campaignId: string | null
  readonly title: string
  readonly rollUp: Pick<RollUp, 'planned' | 'actual'>
  readonly counts: Readonly<Record<TaskState, number>>
  readonly tasks: readonly AssessedTask[]
}

export const snapshotOf = ({ campaignId, rollUp, counts }: DayFigures, day: CalendarDate): Snapshot =>
  ({ day, campaignId, planned: rollUp.planned, actual: rollUp.actual, counts })
