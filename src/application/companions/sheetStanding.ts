import type { AssessedTask } from '../../schema/index.ts'
import {
  allAtOnce,
  finishedOutcome,
  groupInSteps,
  NOTHING_BESIDES,
  standingSteps,
  type Bands,
  type CalendarDate,
  type FinishedOutcome,
  type HealthExplanation,
  type Standing,
  type Steps,
} from '../../domain/index.ts'
import { isOver } from './campaignCells.ts'
import type { SheetPart } from './sheetParts.ts'

/** The health of one campaign of a sheet; `part` is null when only its tasks have been read. */
export interface PartStanding extends Standing {
  readonly part: SheetPart | null
}

/** The health of a sheet: that of its worst campaign. Each campaign has its reasons. [RU2] */
export interface SheetStanding {
  readonly value: HealthExplanation['value']
  /** The worst first. */
  readonly parts: readonly PartStanding[]
  /** How it ended; null while any campaign runs. */
  readonly finished: FinishedOutcome | null
}

export const GRAVEST_FIRST: readonly HealthExplanation['value'][] = ['red', 'yellow', 'grey', 'green']

/**
 * The health of a sheet. Campaigns that people have put away are left out while another one runs. `parts` must stand
 * for the same day as the tasks; it is empty for a sheet without companion tables. The cell 健康度 is judged by the same
 * function of the domain. [RU2]
 */
export const sheetStanding = (...sheet: Parameters<typeof sheetStandingSteps>): SheetStanding =>
  allAtOnce(sheetStandingSteps(...sheet))

/** `sheetStanding` in steps, for a long sheet. [RU2] */
export function* sheetStandingSteps(
  tasks: readonly AssessedTask[],
  parts: readonly SheetPart[],
  context: { readonly today: CalendarDate; readonly bands: Bands; readonly isPart?: boolean },
): Steps<SheetStanding> {
  const standing: PartStanding[] = []
  for (const { part, own } of yield* partsWithTasks(tasks, parts)) {
    yield
    standing.push({ part, ...(yield* standingSteps(own, part?.besides ?? NOTHING_BESIDES, context)) })
  }
  standing.sort((a, b) => GRAVEST_FIRST.indexOf(a.health.value) - GRAVEST_FIRST.indexOf(b.health.value))
  yield
  return {
    value: standing[0]?.health.value ?? 'grey',
    parts: standing,
    finished:
      standing.length > 0 && standing.every(({ finished }) => finished !== null) ? finishedOutcome(tasks) : null,
  }
}

interface PartTasks {
  readonly part: SheetPart | null
  readonly own: readonly AssessedTask[]
}

function* partsWithTasks(tasks: readonly AssessedTask[], parts: readonly SheetPart[]): Steps<readonly PartTasks[]> {
  const campaigns = parts.filter(({ campaignId }) => campaignId !== null)
  const [only] = campaigns.length === 0 ? parts : campaigns
  // A sole campaign owns every task, linked or not.
  if (campaigns.length < 2) return [{ part: only ?? null, own: tasks }]
  const ids = new Set(campaigns.map(({ campaignId }) => campaignId))
  const groups = yield* groupInSteps(tasks, ({ row }) => row.campaign?.find((id) => ids.has(id)) ?? null)
  const all = parts.flatMap((part) => {
    const own = groups.get(part.campaignId) ?? []
    return own.length === 0 ? [] : [{ part, own }]
  })
  const running = all.filter(({ part }) => !isOver(part.phase))
  return running.length > 0 ? running : all
}
