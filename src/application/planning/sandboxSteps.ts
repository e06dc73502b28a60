import type { ShiftChange, ShiftUnit } from '../../domain/index.ts'

/**
 * What a step is about. Who belongs to a stage or a campaign is looked up for each preview, so that a task that has come
 * into the stage since then moves with it. [SH3]
 */
export type StepTarget =
  | { readonly kind: 'tasks'; readonly ids: readonly string[] }
  | { readonly kind: 'stage'; readonly stage: string }
  /** Null: every task on show. */
  | { readonly kind: 'campaign'; readonly campaignId: string | null }

/** A step of the sandbox. [SH3] */
export type SandboxStep = {
  /** Tells the steps of one sandbox apart. */
  readonly key: number
  readonly target: StepTarget
} & (Without<Extract<ShiftChange, { kind: 'move' }>> | Without<Extract<ShiftChange, { kind: 'pace' }>> | Cut)

type Without<Change> = Omit<Change, 'ids'>
interface Cut {
  readonly kind: 'cut'
}

/** The steps with one more; it has a key that none of them has. */
export const withStep = (steps: readonly SandboxStep[], step: (key: number) => SandboxStep): readonly SandboxStep[] => [
  ...steps,
  step(Math.max(0, ...steps.map(({ key }) => key)) + 1),
]

/**
 * The steps with a task moved from where its cells have it. Somebody who drags a bar twice means the second place, so a
 * move of this task alone is replaced.
 */
export function withMove(
  steps: readonly SandboxStep[],
  taskId: string,
  move: { readonly days: number; readonly unit: ShiftUnit },
): readonly SandboxStep[] {
  const known = steps.find(
    ({ kind, target }) =>
      kind === 'move' && target.kind === 'tasks' && target.ids.length === 1 && target.ids[0] === taskId,
  )
  const target = { kind: 'tasks', ids: [taskId] } as const
  return known === undefined
    ? withStep(steps, (key) => ({ kind: 'move', key, target, ...move }))
    : steps.map((step) => (step === known ? { kind: 'move', key: step.key, target, ...move } : step))
}

/** The steps with one of them one place earlier or later. */
export function withStepMoved(steps: readonly SandboxStep[], key: number, by: -1 | 1): readonly SandboxStep[] {
  const at = steps.findIndex((step) => step.key === key)
  const [own, other] = [steps[at], steps[at + by]]
  return own === undefined || other === undefined
    ? steps
    : steps.map((step) => (step === own ? other : step === other ? own : step))
}
