import { explainActual, readProgress } from './actualProgress.ts'
import type { ActualExplanation } from './actualProgress.ts'
import { explainBand } from './band.ts'
import type { BandExplanation } from './band.ts'
import { parseDay } from './calendarDate.ts'
import type { CalendarDate } from './calendarDate.ts'
import { explainDelay, explainDueSoon, explainDuration, explainFinish, explainLateStart } from './delay.ts'
import type {
  DelayExplanation,
  DueSoonExplanation,
  DurationExplanation,
  FinishExplanation,
  KnownDay,
  LateStartExplanation,
} from './delay.ts'
import { explainDeviation, explainRate } from './deviation.ts'
import type { DeviationExplanation, RateExplanation } from './deviation.ts'
import type { TaskFlag } from './flags.ts'
import { explainForecast } from './forecast.ts'
import type { ForecastExplanation } from './forecast.ts'
import { explainPlanned } from './plannedProgress.ts'
import type { PlannedExplanation } from './plannedProgress.ts'
import { explainState, isComplete, isOpen } from './state.ts'
import type { StateExplanation } from './state.ts'
import type { AssessContext, TaskAssessment, TaskFacts } from './task.ts'

/** Every computed value of one task with the numbers and thresholds that decided it. Data only: i18n words it. */
export interface TaskExplanation {
  readonly planned: PlannedExplanation
  readonly actual: ActualExplanation
  readonly deviation: DeviationExplanation
  readonly rate: RateExplanation
  readonly state: StateExplanation
  readonly band: BandExplanation
  readonly delay: DelayExplanation
  readonly finish: FinishExplanation
  readonly duration: DurationExplanation
  readonly lateStart: LateStartExplanation
  readonly dueSoon: DueSoonExplanation
  readonly forecast: ForecastExplanation
  /** The data problems of the task. [FL1] */
  readonly flags: readonly TaskFlag[]
}

function knownDay(day: CalendarDate | null): KnownDay | null {
  const at = parseDay(day)
  return at === null || day === null ? null : { at, day }
}

/** A context day that is not a date becomes NaN: no comparison with NaN is true, so no rule matches. */
const contextDay = (day: CalendarDate): KnownDay => knownDay(day) ?? { at: Number.NaN, day: '' }

function planFlags(flags: TaskFlag[], start: KnownDay | null, end: KnownDay | null): void {
  if (start === null && end === null) flags.push('noPlanDates')
  else if (start === null) flags.push('noPlannedStart')
  else if (end === null) flags.push('noPlannedEnd')
  else if (start.at > end.at) flags.push('startAfterEnd')
}

/**
 * Assesses one task and says why. This is the only code path: `assessTask` reads its values from here, so a figure
 * and its explanation cannot disagree. [PR1] [PR2] [AD5] [DV1] [DV2] [DV3] [ST1] [ST2] [ST3] [ST4] [ST5] [ST6] [FC1]
 * [FL1] Never throws.
 */
export function explainTask(task: TaskFacts, context: AssessContext): TaskExplanation {
  const today = contextDay(context.today)
  const asOf = contextDay(context.asOf)
  const start = knownDay(task.plannedStart)
  const end = knownDay(task.plannedEnd)
  const validEnd = end !== null && start !== null && start.at > end.at ? null : end
  const statedStart = knownDay(task.actualStart)
  const statedEnd = knownDay(task.actualEnd)
  const startInFuture = statedStart !== null && statedStart.at > today.at
  const endInFuture = statedEnd !== null && statedEnd.at > today.at
  const actualStart = startInFuture ? null : statedStart // an actual date in the future is ignored everywhere [ST1]
  const actualEnd = endInFuture ? null : statedEnd
  const entry = readProgress(task)

  const state = explainState({
    hold: task.hold,
    entry,
    actualStart: actualStart?.at ?? null,
    actualEnd: actualEnd?.at ?? null,
    validEnd: validEnd?.at ?? null,
    today: today.at,
  })
  const open = isOpen(state.value)
  const planned = explainPlanned(
    { start: start?.at ?? null, startDay: start?.day ?? null, end: end?.at ?? null, endDay: end?.day ?? null },
    asOf,
    context.calendar,
  )
  const actual = explainActual(entry, state.value === 'done')
  const deviation = explainDeviation(planned.value, actual.value, state.value)
  const delay = explainDelay(state.value, { end, isValid: validEnd !== null }, actualEnd, today)
  const lateStart = explainLateStart(state.value, start, validEnd !== null, today)

  const flags: TaskFlag[] = []
  planFlags(flags, start, end)
  if (entry.because === 'clamped' || entry.because === 'notANumber') flags.push('progressOutOfRange')
  if (entry.isUnreadable) flags.push('progressUnreadable')
  if (endInFuture) flags.push('actualEndInFuture')
  if (startInFuture) flags.push('actualStartInFuture')
  if (actualStart !== null && actualEnd !== null && actualEnd.at < actualStart.at) flags.push('actualEndBeforeStart')
  if (actualEnd !== null && entry.used !== null && !isComplete(entry.used)) flags.push('actualEndButIncomplete')
  if (state.value === 'done' && actualEnd === null) flags.push('doneWithoutActualEnd')
  if (lateStart.value !== null) flags.push('lateStart')
  if (planned.noWorkdayInSpan) flags.push('noWorkdayInSpan')

  return {
    planned,
    actual,
    deviation,
    rate: explainRate(deviation),
    state,
    band: explainBand(deviation.value, open, context.bands),
    delay,
    finish: explainFinish(state.value, delay.value),
    duration: explainDuration(state.value, actualStart, actualEnd),
    lateStart,
    dueSoon: explainDueSoon(open, end, today),
    forecast: explainForecast({
      isOpen: open,
      progress: actual.value,
      actualStart,
      plannedStart: start,
      plannedEnd: validEnd,
      today,
    }),
    flags,
  }
}

/** The assessment of one task, without the reasons. Total: any input gives defined values and flags. [ST1] */
export function assessTask(task: TaskFacts, context: AssessContext): TaskAssessment {
  const reasons = explainTask(task, context)
  return {
    planned: reasons.planned.value,
    actual: reasons.actual.value,
    deviation: reasons.deviation.value,
    rate: reasons.rate.value,
    state: reasons.state.value,
    band: reasons.band.value,
    delayDays: reasons.delay.value,
    finish: reasons.finish.value,
    durationDays: reasons.duration.value,
    forecastEnd: reasons.forecast.value,
    flags: reasons.flags,
  }
}
