import { type BaselineFacts, compareWithBaseline, dayOf, type FrozenPlan, type Steps } from '../../domain/index.ts'
import { presentPlan } from '../companions/presentPlan.ts'
import { type Baseline, baselineLabel } from '../history/baselineList.ts'
import type { AssessedTask, SheetRows } from '../../schema/index.ts'

/** How far the baselines of a campaign have been read for an open report. [RP5] */
export type FrozenPlans =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'read'
      /** The campaign; null for the sheet as one campaign. */
      readonly campaignId: string | null
      /** Its baselines that stand, the latest first. */
      readonly baselines: readonly Baseline[]
      /** The days and amounts of those that a report compares with, by id; null: damaged. */
      readonly plans: ReadonlyMap<string, FrozenPlan | null>
    }

/** The baselines that a report compares the plan with: the latest, and the first as the plan was meant. */
export const comparedBaselines = (latestFirst: readonly Baseline[]): readonly Baseline[] =>
  latestFirst.filter((_one, at) => at === 0 || at === latestFirst.length - 1)

/** The plan of the campaign against its baselines; with how far they were read, where they were not. [BL2] */
export function* baselineFactsSteps(
  frozen: FrozenPlans | null,
  {
    tasks,
    rows,
    timeZone,
  }: {
    readonly tasks: readonly AssessedTask[]
    readonly rows: SheetRows
    readonly timeZone: string
  },
): Steps<BaselineFacts | 'reading' | 'failed' | null> {
  if (frozen === null) return null
  if (frozen.kind !== 'read') return frozen.kind
  const { baselines, plans, campaignId } = frozen
  if (baselines.length === 0) return { frozen: [], compared: [] }
  const now = presentPlan(campaignId, { tasks, rows })
  yield
  const named = (one: Baseline) => ({ name: baselineLabel(one), on: dayOf(one.at, timeZone), reason: one.reason })
  const compared: BaselineFacts['compared'][number][] = []
  for (const one of comparedBaselines(baselines)) {
    const plan = plans.get(one.id) ?? null
    compared.push({ baseline: named(one), comparison: plan === null ? null : compareWithBaseline(plan, now) })
    yield
  }
  return { frozen: baselines.toReversed().map(named), compared }
}
