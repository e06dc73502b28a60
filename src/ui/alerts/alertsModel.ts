import type { AssessedTask } from '../../schema/index.ts'
import { byUrgency, needsAction } from '../overview/overviewModel.ts'

/** Why a task is listed: far behind, behind, or past its end with a small deviation. [DV3] [ST1] */
export type AlertLevel = 'severe' | 'warning' | 'overdue'
export const ALERT_LEVELS = ['severe', 'warning', 'overdue'] as const

/** Columns of people's by which alerts can be filtered, when they hold anything. */
export const ALERT_DIMENSIONS = ['stage', 'module', 'channel', 'owner'] as const
export type AlertDimension = (typeof ALERT_DIMENSIONS)[number]

export type AlertFilter = { readonly level: AlertLevel | null } & { readonly [Key in AlertDimension]?: string }

/** Tasks that need attention, worst first. */
export const alertsOf = (tasks: readonly AssessedTask[]): readonly AssessedTask[] =>
  tasks.filter(needsAction).toSorted(byUrgency)

/** The level of a listed task. A band of severe or warning goes before overdue, because it says more. */
export function levelOf({ assessment }: AssessedTask): AlertLevel {
  return assessment.band === 'severe' || assessment.band === 'warning' ? assessment.band : 'overdue'
}

/** The values of a task in a dimension; a task with several owners has one value for each. */
function valuesIn({ row }: AssessedTask, dimension: AlertDimension): readonly string[] {
  if (dimension === 'owner') return (row.owner ?? []).map((person) => person.name)
  const value = row[dimension]
  return value === null ? [] : [value]
}

/** The choices of each dimension with at least two values: a filter with fewer would change nothing. */
export function dimensionChoices(
  alerts: readonly AssessedTask[],
): readonly { readonly dimension: AlertDimension; readonly choices: readonly string[] }[] {
  return ALERT_DIMENSIONS.map((dimension) => ({
    dimension,
    choices: [...new Set(alerts.flatMap((task) => valuesIn(task, dimension)))],
  })).filter(({ choices }) => choices.length > 1)
}

/** Alerts that pass every part of the filter. */
export function filterAlerts(alerts: readonly AssessedTask[], filter: AlertFilter): readonly AssessedTask[] {
  return alerts.filter(
    (task) =>
      (filter.level === null || levelOf(task) === filter.level) &&
      ALERT_DIMENSIONS.every((dimension) => {
        const value = filter[dimension]
        return value === undefined || valuesIn(task, dimension).includes(value)
      }),
  )
}

/** The open task that ends next, today or later; null when no task does. */
export function nextDue(tasks: readonly AssessedTask[], today: string): AssessedTask | null {
  let next: AssessedTask | null = null
  for (const task of tasks) {
    const end = task.row.plannedEnd
    const isOpen = task.assessment.band !== 'none'
    if (!isOpen || end === null || end < today) continue
    if (next === null || end < (next.row.plannedEnd ?? '')) next = task
  }
  return next
}
