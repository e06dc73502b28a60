import type { DayFigures } from '../snapshots/dayFigures.ts'
import { isRunning, type CampaignFigures } from './campaignCells.ts'

/** The whole sheet, as its tracker has rolled it up. */
interface SheetTasks extends Pick<DayFigures, 'tasks' | 'rollUp' | 'counts'> {
  readonly name: string
}

/**
 * What is frozen at the end of a day: each campaign that is neither over nor empty, or the whole sheet where there are
 * no campaigns.
 */
export function figuresOfDay({ name, tasks, rollUp, counts }: SheetTasks, campaigns: readonly CampaignFigures[]): readonly DayFigures[] {
  if (campaigns.length === 0) {
    return tasks.length === 0 ? [] : [{ campaignId: null, title: name, rollUp, counts, tasks }]
  }
  return campaigns
    .filter(isRunning)
    .map(({ campaignId, title, rollUp, counts, tasks }) => ({ campaignId, title: title ?? '', rollUp, counts, tasks }))
}
