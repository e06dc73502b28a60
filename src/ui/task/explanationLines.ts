import { daysBetween, type TaskExplanation } from '../../domain/index.ts'
import { formatCount, formatDay, formatPercent, formatPoints, type MessageKey, type Translate } from '../../i18n/index.ts'

/** One step of the arithmetic behind a task's figures, with the rule that it follows. */
export interface ExplanationLine {
  readonly rule: string
  readonly text: string
}

/** 「为什么」: plan, actual, deviation and band, state, then what follows from them. Days show the year when it is not today's. */
export function explanationLines(t: Translate, why: TaskExplanation, today: string): readonly ExplanationLine[] {
  const day = (value: string | null) => formatDay(value, today)
  return [
    { rule: 'PR1', text: plannedText(t, why.planned, day) },
    { rule: 'PR2', text: actualText(t, why.actual) },
    { rule: why.deviation.value === null ? 'DV1' : 'DV1 · DV3', text: deviationLine(t, why) },
    ...lines('ST1', stateText(t, why, day, today)),
    ...lines('ST2', delayText(t, why.delay, day)),
    ...lines('ST5', why.lateStart.value === null ? null : t('why.lateStart', { day: day(why.lateStart.from), days: why.lateStart.value })),
    ...lines('ST4', durationText(t, why.duration, day)),
    ...lines('ST6', dueSoonText(t, why.dueSoon)),
    ...lines('FC1', forecastText(t, why, day)),
  ]
}

const lines = (rule: string, text: string | null): readonly ExplanationLine[] => (text === null ? [] : [{ rule, text }])

type DayText = (value: string | null) => string

function plannedText(t: Translate, planned: TaskExplanation['planned'], day: DayText): string {
  switch (planned.because) {
    case 'noPlannedEnd': return t('why.planned.noPlannedEnd')
    case 'startAfterEnd': return t('why.planned.startAfterEnd', { from: day(planned.from), to: day(planned.to) })
    case 'noAsOf': return t('why.planned.noAsOf')
    default: {
      const key: MessageKey = planned.milestone
        ? 'why.planned.milestone'
        : planned.counted === 'workdays' ? 'why.planned.workdays' : 'why.planned.days'
      return t(key, {
        percent: formatPercent(planned.value), elapsed: formatCount(planned.elapsedDays), total: formatCount(planned.totalDays),
        from: day(planned.from), to: day(planned.to), asOf: day(planned.asOf),
      })
    }
  }
}

function actualText(t: Translate, actual: TaskExplanation['actual']): string {
  return t(`why.actual.${actual.because}`, { percent: formatPercent(actual.value), entered: formatPercent(actual.entered) })
}

function deviationLine(t: Translate, { deviation, band }: TaskExplanation): string {
  if (deviation.value === null) return t(deviation.because === 'noPlan' ? 'why.deviation.noPlan' : 'why.deviation.hold')
  const points = formatPoints(deviation.value)
  if (band.value === 'none') return t('why.deviation.closed', { points })
  return t('why.deviation.band', { points, band: t(`band.${band.value}`), range: rangeText(t, band) })
}

/** '−20 ≤ 偏差 < −10': the interval that decided, with its open and closed ends. [DV3] */
function rangeText(t: Translate, band: TaskExplanation['band']): string {
  const word = t('why.deviation.word')
  const lower = band.lower === null ? '' : `${formatBound(band.lower)} ${band.lowerInclusive ? '≤' : '<'} `
  const upper = band.upper === null ? '' : ` ${band.upperInclusive ? '≤' : '<'} ${formatBound(band.upper)}`
  return `${lower}${word}${upper}`
}

const formatBound = (points: number): string => formatCount(points)

function stateText(t: Translate, { state, planned }: TaskExplanation, day: DayText, today: string): string | null {
  if (state.by === 'nothing') return t('why.state.nothing')
  if (state.by === 'plannedEnd') return t('why.state.plannedEnd', { today: day(today), end: day(planned.to) })
  if (state.by === 'hold') return t('why.state.hold', { state: t(`state.${state.value}`) })
  return t(`why.state.${state.by}`, { state: t(`state.${state.value}`) })
}

function delayText(t: Translate, delay: TaskExplanation['delay'], day: DayText): string | null {
  if (delay.value === null) return null
  const values = { days: Math.abs(delay.value), planned: day(delay.from), until: day(delay.to) }
  if (delay.because === 'overdue') return t('why.delay.overdue', values)
  if (delay.value === 0) return t('why.delay.onTime', values)
  return t(delay.value < 0 ? 'why.delay.early' : 'why.delay.late', values)
}

function durationText(t: Translate, duration: TaskExplanation['duration'], day: DayText): string | null {
  if (duration.value === null) return null
  return t('why.duration', { days: duration.value, from: day(duration.from), to: day(duration.to) })
}

function dueSoonText(t: Translate, dueSoon: TaskExplanation['dueSoon']): string | null {
  if (!dueSoon.value || dueSoon.daysLeft === null) return null
  return dueSoon.daysLeft === 0 ? t('why.dueToday') : t('why.dueSoon', { days: dueSoon.daysLeft })
}

function forecastText(t: Translate, { forecast, planned }: TaskExplanation, day: DayText): string | null {
  if (forecast.branch === 'none' || forecast.value === null) return null
  const end = planned.because === 'startAfterEnd' ? null : planned.to
  const late = end === null ? null : daysBetween(end, forecast.value)
  const verdict = late === null
    ? ''
    : late > 0
      ? t('why.forecast.late', { days: late })
      : late < 0 ? t('why.forecast.early', { days: -late }) : t('why.forecast.onTime')
  const basis = forecast.branch === 'pace'
    ? t('why.forecast.paceBasis', {
        from: day(forecast.from), elapsed: forecast.elapsedDays, percent: formatPercent(forecast.progress), total: forecast.totalDays,
      })
    : t('why.forecast.planBasis', { days: forecast.remainingDays })
  return t(forecast.branch === 'pace' ? 'why.forecast.pace' : 'why.forecast.plan', { day: day(forecast.value), verdict, basis })
}
