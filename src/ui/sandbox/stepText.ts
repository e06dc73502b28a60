import type { SandboxRows } from '../../application/planning/sandbox.ts'
import { idsOf } from '../../application/planning/sandbox.ts'
import type { SandboxStep } from '../../application/planning/sandboxSteps.ts'
import { written } from '../../domain/index.ts'
import { formatCount, formatIndex, type Translate } from '../../i18n/index.ts'

/** What a step does, in one line. [SH3] */
export function stepText(t: Translate, step: SandboxStep, rows: SandboxRows): string {
  const what = targetText(t, step, rows)
  switch (step.kind) {
    case 'cut':
      return t('board.try.step.cut', { what })
    case 'pace':
      return t('board.try.step.pace', {
        what,
        factor: formatIndex(step.factor),
        unit: t(`board.try.unit.${step.unit}`),
      })
    default:
      return t(step.days > 0 ? 'board.try.step.later' : 'board.try.step.earlier', {
        what,
        days: formatCount(Math.abs(step.days)),
        unit: t(`board.try.unit.${step.unit}`),
      })
  }
}

function targetText(t: Translate, { target }: SandboxStep, rows: SandboxRows): string {
  const ids = idsOf(target, rows)
  const count = formatCount(ids.length)
  if (target.kind === 'stage') return t('board.try.step.stage', { stage: target.stage, count })
  if (target.kind === 'campaign') {
    if (target.campaignId === null) return t('board.try.step.all', { count })
    const campaign = rows.campaigns.find(({ recordId }) => recordId === target.campaignId)
    return t('board.try.step.campaign', {
      campaign: written(campaign?.title ?? null) ?? t('campaigns.untitled'),
      count,
    })
  }
  const [first] = ids
  if (first === undefined) return t('board.try.step.tasks.gone')
  const title = rows.tasks.find(({ row }) => row.recordId === first)?.row.title ?? t('board.untitled')
  return ids.length === 1
    ? t('board.try.step.tasks.one', { title })
    : t('board.try.step.tasks.several', { title, count })
}
