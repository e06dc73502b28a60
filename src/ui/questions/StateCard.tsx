import type { AssessedTask } from '../../schema/index.ts'
import Button from '@douyinfe/semi-ui/lib/es/button'
import './questions.css'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { IntentDetails, OpenIntent } from '../../application/engine/questions.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { formatDay, formatPercent } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { Icon } from '../parts/Icon.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { evidenceText, mayEdit, missingEvidence, needsOf, questionOf, writesText } from './questionWords.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Loaded with the first task that is opened again: the number field is heavy and seldom needed. */
const ProgressInput = lazy(() => import('./ProgressInput.tsx'))

/** Asks about one hand-set state that contradicts the facts: says what yes writes and what no restores. [MI1] */
export function StateCard({
  intent,
  task,
  sheet,
}: {
  readonly intent: OpenIntent
  readonly task: AssessedTask
  readonly sheet: SheetState
}) {
  const { t, actions, announce } = useSidebar()
  const { recordId, asked, computed, seenOn, error } = intent
  // After an answer, wait until the question goes or comes back with an error.
  const [answered, setAnswered] = useState<{ readonly error: OpenIntent['error'] } | null>(null)
  const [day, setDay] = useState<CalendarDate | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [deliverable, setDeliverable] = useState('')
  const isWaiting = answered !== null && answered.error === error
  const isReadOnly = !mayEdit(sheet)
  const title = task.row.title ?? t('task.untitled')
  const { key, confirm } = questionOf(intent, task, sheet.today)
  const question = t(key, {
    title,
    percent: task.facts.progress === null ? t('intent.noProgress') : formatPercent(task.assessment.actual),
    from: t(`state.${computed}`),
    to: t(`state.${asked}`),
    day: formatDay(seenOn, sheet.today),
  })
  const needs = needsOf(intent, task, sheet)
  const whyNot = isReadOnly
    ? t('intent.whyNot.rights')
    : needs.day === 'needed' && day === null
      ? t('intent.whyNot.day')
      : needs.progress && progress === null
        ? t('intent.whyNot.progress')
        : null
  const lacking = asked === 'done' ? evidenceText(t, task, sheet) : null
  const { deliverable: lacksWords, files: lacksFiles } = missingEvidence(task, sheet)
  const isWithout = lacking !== null && (lacksFiles || (lacksWords && deliverable.trim() === ''))
  // Announce the question once, when it appears.
  useEffect(() => announce(question), [announce, question])
  const answer = (accept: boolean): void => {
    setAnswered({ error })
    const details: IntentDetails = {
      ...(day === null ? {} : { day }),
      ...(progress === null ? {} : { progress }),
      ...(asked === 'done' && deliverable.trim() !== '' ? { deliverable: deliverable.trim() } : {}),
    }
    if (accept && Object.keys(details).length > 0) actions.answerIntent(recordId, true, details)
    else actions.answerIntent(recordId, accept)
  }
  return (
    <article className="ct-question" data-hue="blue" aria-label={title}>
      <div className="ct-question-words">
        <Icon name={asked} />
        <p>
          {question}{' '}
          <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(recordId)}>
            {t('task.open')}
          </button>
        </p>
      </div>
      {!isReadOnly && needs.day !== null && (
        <p className="ct-question-day">
          <span>{t(asked === 'done' ? 'intent.day.done' : 'intent.day.start')}</span>
          <DayInput
            label={t(asked === 'done' ? 'intent.day.done' : 'intent.day.start')}
            value={day}
            max={sheet.today}
            onChange={setDay}
          />
        </p>
      )}
      {!isReadOnly && needs.progress && (
        <div className="ct-question-day">
          <span>{t('intent.progressNow')}</span>
          <Suspense>
            <ProgressInput label={t('intent.progressNow')} onChange={setProgress} />
          </Suspense>
        </div>
      )}
      {lacking !== null && (
        <div className="ct-question-evidence" data-hue="orange">
          <p>{lacking}</p>
          {!isReadOnly && missingEvidence(task, sheet).deliverable && (
            <input
              value={deliverable}
              placeholder={t('intent.deliverable')}
              aria-label={t('intent.deliverable')}
              onChange={(event) => setDeliverable(event.target.value)}
            />
          )}
          {missingEvidence(task, sheet).files && <p className="ct-quiet">{t('intent.files')}</p>}
        </div>
      )}
      <p className="ct-quiet">{isReadOnly ? t('intent.readOnly') : writesText(t, intent, task, sheet, day)}</p>
      {error !== null && (
        <p className="ct-question-refused" data-hue="red" role="alert">
          {t('intent.refused', { reason: hostErrorText(t, error) })}
        </p>
      )}
      <div className="ct-question-answers">
        <Button size="small" disabled={isReadOnly || isWaiting} onClick={() => answer(false)}>
          {t('intent.restore', { state: t(`state.${computed}`) })}
        </Button>
        <GuardedButton
          size="small"
          theme="solid"
          type="primary"
          whyNot={whyNot}
          disabled={isWaiting}
          onClick={() => answer(true)}
        >
          {t(isWithout ? 'intent.confirm.doneWithout' : confirm)}
        </GuardedButton>
      </div>
    </article>
  )
}
