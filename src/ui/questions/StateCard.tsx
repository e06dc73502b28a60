import Button from '@douyinfe/semi-ui/lib/es/button'
import './questions.css'
import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'
import { useEffect, useState } from 'react'
import type { AssessedTask } from '../../application/rows/assessedTask.ts'
import type { IntentDetails, OpenIntent } from '../../application/engine/questions.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { formatDay, formatPercent } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { mayEdit, needsOf, questionOf, writesText } from './questionWords.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

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
  const lacks = (needs.day === 'needed' && day === null) || (needs.progress && progress === null)
  // Announce the question once, when it appears.
  useEffect(() => announce(question), [announce, question])
  const answer = (accept: boolean): void => {
    setAnswered({ error })
    const details: IntentDetails = { ...(day === null ? {} : { day }), ...(progress === null ? {} : { progress }) }
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
        <p className="ct-question-day">
          <span>{t('intent.progressNow')}</span>
          <InputNumber
            size="small"
            min={0}
            max={99}
            suffix="%"
            aria-label={t('intent.progressNow')}
            style={{ width: 96 }}
            hideButtons
            onNumberChange={(value) => setProgress(Number.isFinite(value) && value >= 0 && value < 100 ? value : null)}
          />
        </p>
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
        <Button
          size="small"
          theme="solid"
          type="primary"
          disabled={isReadOnly || isWaiting || lacks}
          onClick={() => answer(true)}
        >
          {t(confirm)}
        </Button>
      </div>
    </article>
  )
}
