import { useMemo } from 'react'
import { baselineLabel, baselinesOf, type Baseline } from '../../application/history/baselineList.ts'
import { membership } from '../../application/rows/tableRows.ts'
import { againstBaseline, type TaskAgainstBaseline } from '../../domain/index.ts'
import { bringWords, type Translate } from '../../i18n/index.ts'
import { baseline as baselineWords } from '../../i18n/zh-CN/baseline.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { RuleLine } from '../task/SelectedFrame.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { movedTexts } from './movedTexts.ts'

bringWords(baselineWords)

/** How one task stands against the last baseline of its campaign; nothing when there is none. [BL2] */
export default function TaskBaseline({ task, today }: { readonly task: AssessedTask; readonly today: string }) {
  const { baselines, campaigns } = useShownSheet()
  const campaignId = membership(campaigns)(task.row)
  const [last] = baselinesOf(baselines, campaignId, { isOnly: campaigns.length === 1 })
  return last === undefined ? null : <AgainstLast baseline={last} task={task} today={today} />
}

function AgainstLast({
  baseline,
  task,
  today,
}: {
  readonly baseline: Baseline
  readonly task: AssessedTask
  readonly today: string
}) {
  const { t, actions } = useSidebar()
  const { answer } = useAnswer([baseline.id], () => actions.baselines.plan(baseline))
  const frozen = answer?.ok === true ? answer.value : null
  const compared = useMemo(() => {
    const { facts, assessment, row } = task
    const { state, forecastEnd } = assessment
    return frozen === null ? null : againstBaseline(frozen, { ...facts, id: row.recordId, state, forecastEnd })
  }, [frozen, task])
  if (compared === null) return null
  return <RuleLine text={taskText(t, compared, { name: baselineLabel(baseline), task, today })} rule={compared.rule} />
}

function taskText(
  t: Translate,
  compared: TaskAgainstBaseline,
  { name, task, today }: { readonly name: string; readonly task: AssessedTask; readonly today: string },
): string {
  if (compared.kind === 'none') return t('baseline.ofTask.none', { name })
  const { finishSlippageDays } = compared
  const moves = movedTexts(t, compared, task.facts, today)
  const finish =
    finishSlippageDays === null || finishSlippageDays === 0
      ? []
      : [
          t(finishSlippageDays > 0 ? 'baseline.ofTask.slip' : 'baseline.ofTask.early', {
            count: Math.abs(finishSlippageDays),
          }),
        ]
  const days = [...(moves.length === 0 ? [t('baseline.ofTask.same')] : moves), ...finish]
  return t('baseline.ofTask', { name, days: days.join(t('common.listSeparator')) })
}
