import { rollUpTasks } from '../../domain/index.ts'
import type { AssessedTask } from '../assessedTask.ts'
import type { DayFigures } from '../snapshots/dayFigures.ts'
import { countStates, type CampaignFigures } from './campaignCells.ts'

interface SheetTasks {
  readonly name: string
  readonly tasks: readonly AssessedTask[]
}

/**
 * What is frozen at the end of a day: each campaign that is neither over nor empty, or the whole sheet where there are
 * no campaigns.
 */
export function figuresOfDay({ name, tasks }: SheetTasks, campaigns: readonly CampaignFigures[]): readonly DayFigures[] {
  if (campaigns.length === 0) {
    return tasks.length === 0 ? [] : [{ campaignId: null, title: name, rollUp: rollUpTasks(tasks), counts: countStates(tasks), tasks }]
  }
  return campaigns
    .filter(({ phase, tasks }) => tasks.length > 0 && phase !== 'archived' && phase !== 'cancelled')
    .map(({ campaignId, title, rollUp, counts, tasks }) => ({ campaignId, title: title ?? '', rollUp, counts, tasks }))
}
