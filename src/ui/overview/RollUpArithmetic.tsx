import type { AssessedTask } from '../../schema/index.ts'
import { useMemo } from 'react'
import { explainRollUpTasks } from '../../domain/index.ts'
import { formatCount, formatIndex, formatPercent, formatPoints } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { heaviestShares } from './rollUpShares.ts'
import './overview.css'
import { RuledText } from '../parts/RuledText.tsx'

/** Explains the rolled-up figures of a set of tasks, and names the tasks that move them most. [RU1] */
export function RollUpArithmetic({ tasks }: { readonly tasks: readonly AssessedTask[] }) {
  const { t, actions } = useSidebar()
  const why = useMemo(() => explainRollUpTasks(tasks), [tasks])
  const shares = useMemo(() => heaviestShares(tasks), [tasks])
  const { planned, actual, deviation, spi, completionRate } = why.value
  const weights = formatCount(why.weightSum)
  const lines = [
    t('rollUp.planned', { percent: formatPercent(planned), sum: formatCount(why.weightedPlanned), weights }),
    t('rollUp.actual', { percent: formatPercent(actual), sum: formatCount(why.weightedActual), weights }),
    t('rollUp.deviation', {
      points: formatPoints(deviation),
      actual: formatPercent(actual),
      planned: formatPercent(planned),
    }),
    t('rollUp.spi', { index: formatIndex(spi), actual: formatPercent(actual), planned: formatPercent(planned) }),
    t('rollUp.completion', {
      percent: formatPercent(completionRate),
      done: why.done,
      all: why.all,
      cancelled: why.cancelled,
    }),
    ...(why.unreviewed === 0 ? [] : [t('rollUp.unreviewed', { count: why.unreviewed })]),
    t('rollUp.weights', { byHand: why.weightedByHand, byDays: why.weightedByPlannedDays }),
  ]
  return (
    <div className="ct-roll-up">
      <p className="ct-quiet">
        <RuledText rule="RU1">{t('rollUp.terms')}</RuledText>
      </p>
      <ol className="ct-roll-up-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {shares.length > 0 && (
        <>
          <h3>{t('rollUp.heaviest')}</h3>
          <ul className="ct-roll-up-rows">
            {shares.map(({ task: { row, assessment }, weight, points }) => (
              <li key={row.recordId}>
                <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(row.recordId)}>
                  {row.title ?? t('task.untitled')}
                </button>
                <b>{t('moved.points', { points: formatPoints(points) })}</b>
                <span className="ct-quiet">
                  {t('rollUp.row', {
                    weight: formatCount(weight),
                    planned: formatPercent(assessment.planned),
                    actual: formatPercent(assessment.actual),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
