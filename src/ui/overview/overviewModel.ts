import type { AssessedTask } from '../../application/appState.ts'
import { isRunning, type CampaignFigures } from '../../application/companions/campaignCells.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import { explainBand, rollUpExclusions, type Band, type RollUpExclusion } from '../../domain/index.ts'

/** How many tasks 「现在要处理」 names. */
const MOST_URGENT = 3

/** Tasks that fell more than the warn threshold behind or are past their planned end. [DV3] [ST1] */
export const needsAction = ({ assessment }: AssessedTask): boolean =>
  assessment.band === 'warning' || assessment.band === 'severe' || assessment.state === 'delayed'

/** Worst first: by deviation, then by days of delay; ties stay in the order of the table. */
export function byUrgency(a: AssessedTask, b: AssessedTask): number {
  const deviation = (a.assessment.deviation ?? 0) - (b.assessment.deviation ?? 0)
  return deviation === 0 ? (b.assessment.delayDays ?? 0) - (a.assessment.delayDays ?? 0) : deviation
}

/** The few tasks to deal with now. Twenty thousand are not sorted for the sake of three. */
export function mostUrgent(tasks: readonly AssessedTask[]): readonly AssessedTask[] {
  const first: AssessedTask[] = []
  for (const task of tasks) {
    if (!needsAction(task)) continue
    const last = first.at(-1)
    if (first.length === MOST_URGENT && last !== undefined && byUrgency(task, last) >= 0) continue
    const place = first.findIndex((one) => byUrgency(task, one) < 0)
    first.splice(place === -1 ? first.length : place, 0, task)
    first.length = Math.min(first.length, MOST_URGENT)
  }
  return first
}

/** The band of a rolled-up deviation: the ladder of DV3 applied to the sheet as a whole. */
export const conclusionBand = (deviation: number | null, bands: TrackerSettings['bands']): Band => explainBand(deviation, true, bands).value

/** Campaigns that are neither over nor empty, worst first; else in the order of their table. */
export const runningCampaigns = (campaigns: readonly CampaignFigures[]): readonly CampaignFigures[] =>
  campaigns
    .filter(isRunning)
    .toSorted((a, b) => GRAVEST_FIRST.indexOf(a.health.value) - GRAVEST_FIRST.indexOf(b.health.value))

const GRAVEST_FIRST: readonly CampaignFigures['health']['value'][] = ['red', 'yellow', 'grey', 'green']

/** Rows that the roll-up leaves out, by reason, in the order in which RU1 asks. Reasons without rows are left out. */
export function exclusions(
  tasks: readonly AssessedTask[],
): readonly { readonly reason: RollUpExclusion; readonly recordIds: readonly string[] }[] {
  const rows: Record<RollUpExclusion, string[]> = { cancelled: [], paused: [], hasChildren: [], noPlan: [] }
  for (const { task, because } of rollUpExclusions(tasks)) rows[because].push(task.row.recordId)
  return (['cancelled', 'paused', 'hasChildren', 'noPlan'] as const)
    .map((reason) => ({ reason, recordIds: rows[reason] }))
    .filter(({ recordIds }) => recordIds.length > 0)
}
