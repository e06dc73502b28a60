import { daysBetween, type TaskExplanation } from '../../domain/index.ts'
import {
  formatCount,
  formatDay,
  formatDays,
  formatPercent,
  formatPoints,
  type MessageKey,
  type Translate,
} from '../../i18n/index.ts'
import type { TaskFieldKey, TaskRow } from '../../schema/index.ts'

/** One step of the arithmetic of a task's figures, with its rule. */
export interface ExplanationLine {
  readonly rule: string
  readonly text: string
  /** The columns whose cells the step explains. */
  readonly columns: readonly TaskFieldKey[]
}

/** What the lines need besides the explanation itself. */
export interface ExplanationSurroundings {
  /** Days of another year are shown with their year. */
  readonly today: string
  /** Columns of the sheet: their empty cells are explained too. */
  readonly columns: readonly TaskFieldKey[]
  /** The forecast, including the delay that predecessors cause. [FC1] */
  readonly forecastEnd: string | null
  /** The task is paused or cancelled by a statement stored with the sheet, because no column can say so. [MI1] */
  readonly isHeldByStatement?: boolean
  /** The row, when people have taught words of it. [TW1] */
  readonly row?: Pick<TaskRow, 'taught' | 'stated' | 'progress'>
}

/** The lines of 「为什么」: planned, actual, deviation, band, state, what follows from them, and why cells are empty. */
export function explanationLines(
  t: Translate,
  why: TaskExplanation,
  { today, columns, forecastEnd, isHeldByStatement = false, row }: ExplanationSurroundings,
): readonly ExplanationLine[] {
  const day = (value: string | null) => formatDay(value, today)
  const line = (rule: string, explained: readonly TaskFieldKey[], text: string | null): readonly ExplanationLine[] =>
    text === null ? [] : [{ rule, text, columns: explained }]
  /** Explains an empty cell only if the sheet has that column. */
  const orEmpty = (column: TaskFieldKey, text: string | null, whyEmpty: () => string): string | null =>
    text ?? (columns.includes(column) ? whyEmpty() : null)
  return [
    ...line('PR1', ['plannedProgress'], plannedText(t, why.planned, today)),
    ...line('PR2', ['progress'], actualText(t, why.actual)),
    ...taughtTexts(t, row).flatMap((text) => line('TW1', ['progress', 'state'], text)),
    ...line(why.deviation.value === null ? 'DV1' : 'DV1 · DV3', ['progressDeviation', 'band'], deviationLine(t, why)),
    ...line('DV2', ['deviationRate'], columns.includes('deviationRate') ? rateText(t, why.rate) : null),
    ...line('ST1', ['state'], stateText(t, why, day, today, isHeldByStatement)),
    ...line(
      'ST2',
      ['delayDays'],
      orEmpty('delayDays', delayText(t, why.delay, day), () => noDelayText(t, why.delay)),
    ),
    ...line(
      'ST5',
      [],
      why.lateStart.value === null
        ? null
        : t('why.lateStart', { day: day(why.lateStart.from), days: why.lateStart.value }),
    ),
    ...line(
      'ST4',
      ['durationDays'],
      orEmpty('durationDays', durationText(t, why.duration, today), () => noDurationText(t, why.duration)),
    ),
    ...line('ST6', [], dueSoonText(t, why.dueSoon)),
    ...line(
      'FC1',
      ['forecastEnd'],
      orEmpty('forecastEnd', forecastText(t, why, day), () => noForecastText(t, why.forecast)),
    ),
    ...line(
      'FC1',
      ['forecastEnd'],
      forecastEnd === null || forecastEnd === why.forecast.value
        ? null
        : t('why.forecast.pushed', { day: day(forecastEnd) }),
    ),
  ]
}

/** What people have said that words of this row mean. [TW1] */
function taughtTexts(t: Translate, row: ExplanationSurroundings['row']): readonly string[] {
  return (row?.taught ?? []).map(({ field, word }) => {
    const percent = field === 'progress' ? (row?.progress ?? null) : null
    const state = field === 'hold' ? (row?.stated ?? 'unclear') : 'unclear'
    const meaning =
      percent !== null
        ? formatPercent(percent)
        : state === 'unclear' || state === 'blocked'
          ? t('why.taught.nothing')
          : t(`state.${state}`)
    return t('why.taught', { word, meaning })
  })
}

type DayText = (value: string | null) => string

function plannedText(t: Translate, planned: TaskExplanation['planned'], today: string): string {
  const day = (value: string | null): string => formatDay(value, today)
  switch (planned.because) {
    case 'noPlannedEnd':
      return t('why.planned.noPlannedEnd')
    case 'startAfterEnd':
      return t('why.planned.startAfterEnd', { from: day(planned.from), to: day(planned.to) })
    case 'noAsOf':
      return t('why.planned.noAsOf')
    default: {
      const key: MessageKey = planned.milestone
        ? 'why.planned.milestone'
        : planned.counted === 'workdays'
          ? 'why.planned.workdays'
          : 'why.planned.days'
      return t(key, {
        percent: formatPercent(planned.value),
        elapsed: formatCount(planned.elapsedDays),
        total: formatCount(planned.totalDays),
        span: formatDays(planned.from, planned.to, today),
        to: day(planned.to),
        asOf: day(planned.asOf),
      })
    }
  }
}

function actualText(t: Translate, actual: TaskExplanation['actual']): string {
  return t(`why.actual.${actual.because}`, {
    percent: formatPercent(actual.value),
    entered: formatPercent(actual.entered),
  })
}

function deviationLine(t: Translate, { deviation, band }: TaskExplanation): string {
  if (deviation.value === null) {
    return t(
      deviation.because === 'noPlan' || deviation.because === 'actualUnknown'
        ? `why.deviation.${deviation.because}`
        : 'why.deviation.hold',
    )
  }
  const points = formatPoints(deviation.value)
  if (band.value === 'none') return t('why.deviation.closed', { points })
  return t('why.deviation.band', { points, band: t(`band.${band.value}`), range: rangeText(t, band) })
}

/** '−20 ≤ 偏差 < −10': the interval of the band, with its open and closed ends. [DV3] */
function rangeText(t: Translate, band: TaskExplanation['band']): string {
  const word = t('why.deviation.word')
  const lower = band.lower === null ? '' : `${formatBound(band.lower)} ${band.lowerInclusive ? '≤' : '<'} `
  const upper = band.upper === null ? '' : ` ${band.upperInclusive ? '≤' : '<'} ${formatBound(band.upper)}`
  return `${lower}${word}${upper}`
}

const formatBound = (points: number): string => formatCount(points)

function stateText(
  t: Translate,
  { state, planned }: TaskExplanation,
  day: DayText,
  today: string,
  isHeldByStatement: boolean,
): string | null {
  if (state.by === 'nothing') return t('why.state.nothing')
  if (state.by === 'plannedEnd') return t('why.state.plannedEnd', { today: day(today), end: day(planned.to) })
  if (state.by === 'hold')
    return t(isHeldByStatement ? 'why.state.mark' : 'why.state.hold', { state: t(`state.${state.value}`) })
  return t(`why.state.${state.by}`, { state: t(`state.${state.value}`) })
}

function delayText(t: Translate, delay: TaskExplanation['delay'], day: DayText): string | null {
  if (delay.value === null) return null
  const values = { days: Math.abs(delay.value), planned: day(delay.from), until: day(delay.to) }
  if (delay.because === 'overdue') return t('why.delay.overdue', values)
  if (delay.value === 0) return t('why.delay.onTime', values)
  return t(delay.value < 0 ? 'why.delay.early' : 'why.delay.late', values)
}

/** Why 延期天数 is empty. [ST2] */
function noDelayText(t: Translate, { because }: TaskExplanation['delay']): string {
  return t(
    because === 'noPlannedEnd' || because === 'startAfterEnd' || because === 'noActualEnd'
      ? `why.delay.${because}`
      : 'why.delay.notDueOrClosed',
  )
}

/** Why 耗时 is empty. [ST4] */
function noDurationText(t: Translate, { because }: TaskExplanation['duration']): string {
  return t(
    because === 'datesMissing' || because === 'endBeforeStart' ? `why.duration.${because}` : 'why.duration.notDone',
  )
}

/** Why 预测完成日 is empty. [FC1] */
function noForecastText(t: Translate, forecast: TaskExplanation['forecast']): string {
  const because = forecast.branch === 'none' ? forecast.because : 'noPlan'
  return t(because === 'closed' || because === 'progressUnknown' ? `why.forecast.${because}` : 'why.forecast.noPlan')
}

function rateText(t: Translate, { value, because, deviation, planned }: TaskExplanation['rate']): string {
  if (because !== 'deviationOverPlanned') return t(`why.rate.${because}`)
  return t('why.rate', {
    percent: formatPercent(value),
    points: formatPoints(deviation),
    planned: formatPercent(planned),
  })
}

function durationText(t: Translate, duration: TaskExplanation['duration'], today: string): string | null {
  if (duration.value === null) return null
  return t('why.duration', { days: duration.value, span: formatDays(duration.from, duration.to, today) })
}

function dueSoonText(t: Translate, dueSoon: TaskExplanation['dueSoon']): string | null {
  if (!dueSoon.value || dueSoon.daysLeft === null) return null
  return dueSoon.daysLeft === 0 ? t('why.dueOnDay') : t('why.dueSoon', { days: dueSoon.daysLeft })
}

function forecastText(t: Translate, { forecast, planned }: TaskExplanation, day: DayText): string | null {
  if (forecast.branch === 'none' || forecast.value === null) return null
  const end = planned.because === 'startAfterEnd' ? null : planned.to
  const late = end === null ? null : daysBetween(end, forecast.value)
  const verdict =
    late === null
      ? ''
      : late > 0
        ? t('why.forecast.late', { days: late })
        : late < 0
          ? t('why.forecast.early', { days: -late })
          : t('why.forecast.onTime')
  const basis =
    forecast.branch === 'pace'
      ? t('why.forecast.paceBasis', {
          from: day(forecast.from),
          elapsed: forecast.elapsedDays,
          percent: formatPercent(forecast.progress),
          total: forecast.totalDays,
        })
      : t('why.forecast.planBasis', { days: forecast.remainingDays })
  return t(forecast.branch === 'pace' ? 'why.forecast.pace' : 'why.forecast.plan', {
    day: day(forecast.value),
    verdict,
    basis,
  })
}
