import type { SandboxStep, StepTarget } from '../../application/planning/sandboxSteps.ts'
import type { ShiftUnit } from '../../domain/index.ts'
import type { MessageKey } from '../../i18n/index.ts'
import { BLANK_STEP, type StepDraft } from './sandboxes.ts'

/** A step as the form shows it, to be changed. */
export function draftOf(step: SandboxStep): StepDraft {
  const { target, key } = step
  const about = {
    ...BLANK_STEP,
    key,
    kind: step.kind,
    what: target.kind,
    ids: target.kind === 'tasks' ? target.ids : [],
    stage: target.kind === 'stage' ? target.stage : '',
    campaignId: target.kind === 'campaign' ? (target.campaignId ?? '') : '',
  }
  if (step.kind === 'cut') return about
  if (step.kind === 'pace') return { ...about, unit: step.unit, factor: step.factor }
  return { ...about, unit: step.unit, way: step.days < 0 ? 'earlier' : 'later', days: Math.abs(step.days) }
}

/** Whom the form speaks of; null while nobody is chosen. */
export function targetOf({ what, ids, stage, campaignId }: StepDraft): StepTarget | null {
  switch (what) {
    case 'tasks':
      return ids.length === 0 ? null : { kind: 'tasks', ids }
    case 'stage':
      return stage === '' ? null : { kind: 'stage', stage }
    default:
      return { kind: 'campaign', campaignId: campaignId === '' ? null : campaignId }
  }
}

/** The step that the form describes, or what it still needs. `daysToDay` are those of 「挪到某天」. */
export function stepOf(
  draft: StepDraft,
  { key, unit, daysToDay }: { readonly key: number; readonly unit: ShiftUnit; readonly daysToDay: number | null },
): { readonly step: SandboxStep } | { readonly needs: MessageKey } {
  const target = targetOf(draft)
  if (target === null) return { needs: draft.what === 'stage' ? 'board.try.needs.stage' : 'board.try.needs.tasks' }
  switch (draft.kind) {
    case 'cut':
      return { step: { kind: 'cut', key, target } }
    case 'pace': {
      const { factor } = draft
      return factor > 0 && factor !== 1
        ? { step: { kind: 'pace', key, target, factor, unit } }
        : { needs: 'board.try.needs.factor' }
    }
    default: {
      const days = draft.way === 'toDay' ? (daysToDay ?? 0) : draft.way === 'later' ? draft.days : -draft.days
      if (days !== 0) return { step: { kind: 'move', key, target, days, unit } }
      return { needs: draft.way === 'toDay' ? 'board.try.needs.day' : 'board.try.needs.days' }
    }
  }
}
