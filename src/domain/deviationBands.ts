import type { Band } from './band.ts'
import { isOpen, type TaskState } from './state.ts'
import { type Steps, visitInSteps } from './steps.ts'

/** The bands of a distribution, from far behind to ahead. */
const DISTRIBUTED = ['severe', 'warning', 'watch', 'normal', 'ahead'] as const satisfies readonly Band[]

/** The open tasks of each band; one without a deviation is in none. [DV3] */
export type DeviationBands = readonly { readonly band: (typeof DISTRIBUTED)[number]; readonly ids: readonly string[] }[]

/** How far the open tasks deviate, in the order of the tasks. [DV3] */
export function* deviationBandsSteps(
  tasks: readonly { readonly id: string; readonly assessment: { readonly state: TaskState; readonly band: Band } }[],
): Steps<DeviationBands> {
  const ids = { severe: [], warning: [], watch: [], normal: [], ahead: [] } as Record<
    (typeof DISTRIBUTED)[number],
    string[]
  >
  yield* visitInSteps(tasks, ({ id, assessment: { state, band } }) => {
    if (isOpen(state) && band in ids) ids[band as keyof typeof ids].push(id)
  })
  return DISTRIBUTED.map((band) => ({ band, ids: ids[band] }))
}
