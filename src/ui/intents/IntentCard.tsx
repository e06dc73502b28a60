import Button from '@douyinfe/semi-ui/lib/es/button'
import { useEffect, useState } from 'react'
import type { AssessedTask, OpenIntent, SheetState } from '../../application/appState.ts'
import { interpretManualState } from '../../domain/index.ts'
import { formatDay, formatPercent } from '../../i18n/index.ts'
import { hostErrorText } from '../hostErrorText.ts'
import { Icon } from '../Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './intents.css'

/** One hand-set state that facts do not bear out: what a yes writes, and what a no brings back. [MI1] */
export function IntentCard({ intent, task, sheet }: {
  readonly intent: OpenIntent
  readonly task: AssessedTask
  readonly sheet: Pick<SheetState, 'today' | 'rights'>
}) {
  const { t, actions, announce } = useSidebar()
  const { recordId, asked, computed, error } = intent
  // Answered: waits until the question is gone, or comes back with a refusal.
  const [answered, setAnswered] = useState<{ readonly error: OpenIntent['error'] } | null>(null)
  const isWaiting = answered !== null && answered.error === error
  const isReadOnly = sheet.rights.kind === 'known' && !sheet.rights.mayWrite
  const title = task.row.title ?? t('task.untitled')
  const question = t(`intent.${asked}`, { title, percent: formatPercent(task.assessment.actual) })
  // Asked once, as it appears.
  useEffect(() => announce(question), [announce, question])
  const answer = (accept: boolean): void => {
    setAnswered({ error })
    actions.answerIntent(recordId, accept)
  }
  return (
    <article className="ct-question" data-hue="blue" aria-label={title}>
      <div className="ct-question-words">
        <Icon name={asked} />
        <p>
          {question}{' '}
          <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(recordId)}>{t('task.open')}</button>
        </p>
      </div>
      {isReadOnly ? <p className="ct-quiet">{t('intent.readOnly')}</p> : <p className="ct-quiet">{writesText()}</p>}
      {error !== null && <p className="ct-question-refused" data-hue="red" role="alert">{t('intent.refused', { reason: hostErrorText(t, error) })}</p>}
      <div className="ct-question-answers">
        <Button size="small" disabled={isReadOnly || isWaiting} onClick={() => answer(false)}>
          {t('intent.restore', { state: t(`state.${computed}`) })}
        </Button>
        <Button size="small" theme="solid" type="primary" disabled={isReadOnly || isWaiting} onClick={() => answer(true)}>
          {t(`intent.confirm.${asked}`)}
        </Button>
      </div>
    </article>
  )

  function writesText(): string {
    const meant = interpretManualState(asked, computed, task.facts, sheet.today)
    return meant.kind === 'confirmDone'
      ? t('intent.writes.done', { day: formatDay(meant.write.actualEnd, sheet.today) })
      : t('intent.writes.hold')
  }
}
