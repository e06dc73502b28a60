import {
  bandLadder,
  cutOffMinutes,
  STATE_CLAUSES,
  type Band,
  type StatedState,
  type TaskState,
} from '../../domain/index.ts'
import { fieldSpec, type NativeKey, type TaskFieldKey } from '../../schema/index.ts'
import type { PercentScale, SheetBinding } from '../ports.ts'
import { LIKELY_SCALE } from '../sheet/progressScale.ts'
import type { RuleSettings } from '../stored/settings.ts'
import { binary, call, column, number, text, type Expression } from './expression.ts'

/** The table of the days that differ from Monday to Friday. [CA1] */
export interface DayExceptions {
  readonly tableId: string
  /** Column of the weekdays that are not worked. */
  readonly offId: string
  /** Column of the days of a weekend that are worked. */
  readonly onId: string
}

/** What the expressions are generated from: the columns of the sheet, its settings and its words. */
export interface NativeSource {
  readonly binding: SheetBinding
  readonly settings: Pick<RuleSettings, 'cutOff' | 'bands' | 'calendar'>
  readonly words: {
    readonly states: Readonly<Record<TaskState, string>>
    readonly bands: Readonly<Record<Exclude<Band, 'none'>, string>>
  }
  /** The options of people's own column of states, by what they say; null: the sheet has none. [AD5] */
  readonly stated: Readonly<Partial<Record<StatedState, readonly string[]>>> | null
  /** Needed where plans count workdays; null: there is no such table. */
  readonly exceptions: DayExceptions | null
  /** Column ids of the native columns; of one that is not there yet any id that `FormulaNames` has a name for. */
  readonly ids: Readonly<Record<NativeKey, string>>
}

const TODAY = call('TODAY')
const BLANK = text('')
const when = (condition: Expression, yes: Expression, no: Expression): Expression => call('IF', condition, yes, no)
const isBlank = (value: Expression): Expression => call('ISBLANK', value)
const nineDecimals = (value: Expression): Expression => call('ROUND', value, number(9))
/**
 * A value with something that can be computed with in place of a blank. Every blank that a branch guards against gets
 * one: a Base may compute all branches of an IF, and an error in one that is not taken would be the result (formula §3.4).
 * IFERROR would hide a deleted column as well.
 */
const orElse = (value: Expression, fallback: Expression): Expression => call('IFBLANK', value, fallback)
/** The day of an instant: cells may hold a time. Of a blank it is today. */
const dayOf = (cell: Expression): Expression => {
  const value = orElse(cell, TODAY)
  return call('DATE', call('YEAR', value), call('MONTH', value), call('DAY', value))
}
/** `later` − `earlier` in days; whole even where summer time makes a day of 23 hours. */
const daysBetween = (later: Expression, earlier: Expression): Expression =>
  call('ROUND', call('DAYS', later, earlier), number(0))
/** As a number, also where a host has made texts of numbers beside a blank. */
const figure = (value: Expression): Expression => binary(orElse(value, number(0)), '+', number(0))

/** Whether a value reaches a threshold that may be negative: a formula should hold no negative number (formula §2.1). */
const compared = (value: Expression, operator: '>' | '>=', threshold: number): Expression =>
  threshold < 0
    ? binary(binary(orElse(value, number(0)), '+', number(-threshold)), operator, number(0))
    : binary(figure(value), operator, number(threshold))

/** The expression of every native column. [TM1] [PR1] [PR2] [CA1] [DV1] [DV3] [ST1] [ST2] */
export function nativeExpressions(source: NativeSource): Readonly<Record<NativeKey, Expression>> {
  return {
    asOf: asOfExpression(source),
    progress: progressExpression(source),
    planned: plannedExpression(source),
    state: stateExpression(source),
    deviation: deviationExpression(source),
    band: bandExpression(source),
    delay: delayExpression(source),
  }
}

/** A column of the sheet; null where it has none. */
function field({ binding }: NativeSource, key: TaskFieldKey): Expression | null {
  const bound = binding.fields[key]
  return bound === undefined ? null : column(bound.fieldId)
}

/** The planned end. A sheet without that column gets no native columns. */
function plannedEnd(source: NativeSource): Expression {
  const end = field(source, 'plannedEnd')
  if (end === null) throw new Error('no formula without a planned end')
  return end
}

/** The first day of the plan; without one the task is due whole on its last. [PR1] */
function firstDay(source: NativeSource): Expression {
  const start = field(source, 'plannedStart')
  const end = plannedEnd(source)
  return dayOf(start === null ? end : call('IFBLANK', start, end))
}

const lastDay = (source: NativeSource): Expression => dayOf(plannedEnd(source))

/** The whole span without days: a plan is not valid where this is negative. */
const spanDays = (source: NativeSource): Expression => daysBetween(lastDay(source), firstDay(source))

/** Whether a date is filled and not in the future: actual dates in the future are ignored. [ST1] */
function isPast(date: Expression | null): Expression {
  if (date === null) return call('FALSE')
  return when(isBlank(date), call('FALSE'), binary(daysBetween(TODAY, dayOf(date)), '>=', number(0)))
}

function asOfExpression({ settings }: NativeSource): Expression {
  const minutes = cutOffMinutes(settings.cutOff)
  if (minutes === 0) return TODAY
  const now = call('NOW')
  const minuteOfDay = binary(binary(call('HOUR', now), '*', number(60)), '+', call('MINUTE', now))
  return when(binary(minuteOfDay, '>=', number(minutes)), TODAY, binary(TODAY, '-', number(1)))
}

/** Percent as entered, or 完成量 ÷ 总量; blank where nothing is. Not clamped. [PR2] */
function progressExpression(source: NativeSource): Expression {
  const bound = source.binding.fields.progress
  const entered = field(source, 'progress')
  const done = isStated(source, ['done'])
  // Without a percentage, people's own state decides. [AD5]
  const said = done === null ? BLANK : when(done, number(100), BLANK)
  const typed = entered === null ? said : when(isBlank(entered), said, nineDecimals(points(entered, bound?.scale)))
  const [amount, total] = [field(source, 'doneAmount'), field(source, 'totalAmount')]
  if (amount === null || total === null) return typed
  // Twelve decimals as in the rules: nine would show in the ninth decimal of the deviation.
  const isWhole = binary(orElse(total, number(0)), '>', number(0))
  const whole = when(isWhole, total, number(1))
  const share = call('ROUND', binary(binary(number(100), '*', orElse(amount, number(0))), '/', whole), number(12))
  return when(isWhole, when(isBlank(amount), typed, share), typed)
}

/** A progress as a number that means percent; of a blank it is 0. */
function points(entered: Expression, scale: PercentScale | null | undefined): Expression {
  const value = orElse(entered, number(0))
  return (scale ?? LIKELY_SCALE) === 1 ? value : binary(value, '*', number(100))
}

/** Share of the plan that is due, 0–100; blank without a valid plan. [PR1] */
function plannedExpression(source: NativeSource): Expression {
  const asOf = column(source.ids.asOf)
  const [first, last] = [firstDay(source), lastDay(source)]
  const elapsed = daysBetween(asOf, first)
  // Of a plan that is not valid the whole may be 0.
  const share = (part: Expression, whole: Expression): Expression =>
    binary(binary(number(100), '*', part), '/', call('MAX', number(1), whole))
  const byDays = share(binary(elapsed, '+', number(1)), binary(spanDays(source), '+', number(1)))
  const { exceptions } = source
  const within =
    source.settings.calendar.mode === 'calendar' || exceptions === null
      ? byDays
      : when(
          binary(workdays(exceptions, first, last), '>', number(0)),
          share(workdays(exceptions, first, asOf), workdays(exceptions, first, last)),
          byDays,
        )
  return when(
    isBlank(plannedEnd(source)),
    BLANK,
    when(
      binary(spanDays(source), '<', number(0)),
      BLANK,
      when(
        binary(elapsed, '<', number(0)),
        number(0),
        when(binary(daysBetween(asOf, last), '>=', number(0)), number(100), within),
      ),
    ),
  )
}

/** Workdays from one day to another, both counted: Monday to Friday, corrected by the exceptions. [CA1] */
function workdays({ tableId, offId, onId }: DayExceptions, from: Expression, to: Expression): Expression {
  const current = orElse({ kind: 'current' }, call('DATE', number(1970), number(1), number(1)))
  const isWithin = binary(binary(current, '>=', from), '&&', binary(current, '<=', to))
  // A Base may count backwards, or fail, where the first day comes after the last.
  return binary(
    call('NETWORKDAYS', from, when(binary(to, '>=', from), to, from), {
      kind: 'wholeColumn',
      tableId,
      columnId: offId,
    }),
    '+',
    call('COUNTIF', { kind: 'wholeColumn', tableId, columnId: onId }, isWithin),
  )
}

/** The first clause that matches, in the words of the sheet; blank in a row that people have not filled. [ST1] */
function stateExpression(source: NativeSource): Expression {
  const { words, ids } = source
  const progress = column(ids.progress)
  const [actualStart, actualEnd] = [field(source, 'actualStart'), field(source, 'actualEnd')]
  const begun = isStated(source, BEGUN)
  const hasBegun = begun === null ? isPast(actualStart) : call('OR', isPast(actualStart), begun)
  const conditions: Readonly<Record<TaskState, Expression | null>> = {
    cancelled: isHeld(source, 'cancelled'),
    done: when(isBlank(progress), isPast(actualEnd), compared(progress, '>=', 100)),
    paused: isHeld(source, 'paused'),
    delayed: when(
      isBlank(plannedEnd(source)),
      call('FALSE'),
      when(
        binary(spanDays(source), '<', number(0)),
        call('FALSE'),
        binary(daysBetween(TODAY, lastDay(source)), '>', number(0)),
      ),
    ),
    inProgress: when(isBlank(progress), hasBegun, when(compared(progress, '>', 0), call('TRUE'), isPast(actualStart))),
    notStarted: null,
  }
  const state = STATE_CLAUSES.reduceRight<Expression>((otherwise, clause) => {
    const condition = conditions[clause]
    const word = text(words.states[clause])
    if (clause === 'notStarted') return word
    return condition === null ? otherwise : when(condition, word, otherwise)
  }, BLANK)
  const filled = peoplesColumns(source)
  return filled.length === 0 ? state : when(call('AND', ...filled.map(isBlank)), BLANK, state)
}

/** Whether 人工标记 holds an option of this meaning; null where the sheet has none. */
function isHeld(source: NativeSource, key: 'paused' | 'cancelled'): Expression | null {
  if (source.stated !== null) return isStated(source, [key])
  const options = source.binding.fields.hold?.options.filter((option) => option.key === key) ?? []
  return isOneOf(
    source,
    options.map(({ name }) => name),
  )
}

/** States of people's that say that a task has begun, or nothing that we know, but not how far it is. [AD5] */
const BEGUN: readonly StatedState[] = ['inProgress', 'delayed', 'blocked', 'unclear']

/** Whether people's own state says one of these; null where it cannot. */
const isStated = (source: NativeSource, states: readonly StatedState[]): Expression | null =>
  isOneOf(
    source,
    states.flatMap((state) => source.stated?.[state] ?? []),
  )

/** Whether the column of holds or states has one of these options; null where there is none of them. */
function isOneOf(source: NativeSource, names: readonly string[]): Expression | null {
  const cell = field(source, 'hold')
  if (cell === null) return null
  const [first, ...others] = names.map((name): Expression => binary(orElse(cell, BLANK), '=', text(name)))
  if (first === undefined) return null
  return others.length === 0 ? first : call('OR', first, ...others)
}

/** The columns that people fill in. Ticks are left out: an empty box is not blank to a formula (formula §3.3). */
const peoplesColumns = ({ binding }: NativeSource): readonly Expression[] =>
  (Object.keys(binding.fields) as readonly TaskFieldKey[]).flatMap((key) => {
    const bound = binding.fields[key]
    return bound === undefined || bound.kind === 'checkbox' || fieldSpec('tasks', key).writtenBy !== 'people'
      ? []
      : [column(bound.fieldId)]
  })

const stateIs = ({ ids, words }: NativeSource, state: TaskState): Expression =>
  binary(column(ids.state), '=', text(words.states[state]))

/** Actual − planned in points; blank without a plan, and while the task is paused or cancelled. [DV1] */
function deviationExpression(source: NativeSource): Expression {
  const [progress, planned] = [column(source.ids.progress), column(source.ids.planned)]
  const minusPlanned = (actual: Expression): Expression => nineDecimals(binary(actual, '-', orElse(planned, number(0))))
  // Begun, and nobody says how far: unknown is not 0 %. [AD5]
  const begun = isStated(source, BEGUN)
  const unsaid = begun === null ? minusPlanned(number(0)) : when(begun, BLANK, minusPlanned(number(0)))
  const clamped = call('MAX', number(0), call('MIN', number(100), figure(progress)))
  return when(
    isBlank(planned),
    BLANK,
    when(
      call('OR', stateIs(source, 'paused'), stateIs(source, 'cancelled')),
      BLANK,
      when(stateIs(source, 'done'), minusPlanned(number(100)), when(isBlank(progress), unsaid, minusPlanned(clamped))),
    ),
  )
}

/** The rung of an open task's deviation, in the words of the sheet. [DV3] */
function bandExpression(source: NativeSource): Expression {
  const { words, settings, ids } = source
  const deviation = column(ids.deviation)
  const rung = bandLadder(settings.bands).reduceRight<Expression>((worse, { band, floor, includesFloor }) => {
    const word = text(words.bands[band])
    return floor === null ? word : when(compared(deviation, includesFloor ? '>=' : '>', floor), word, worse)
  }, BLANK)
  const closed = call(
    'OR',
    isBlank(column(ids.state)),
    stateIs(source, 'done'),
    stateIs(source, 'paused'),
    stateIs(source, 'cancelled'),
  )
  return when(closed, BLANK, when(isBlank(deviation), text(words.bands.unknown), rung))
}

/** Days late, negative for early; blank where nobody is late or done by a valid plan. [ST2] */
function delayExpression(source: NativeSource): Expression {
  const end = lastDay(source)
  const actualEnd = field(source, 'actualEnd')
  const finished = actualEnd === null ? BLANK : when(isPast(actualEnd), daysBetween(dayOf(actualEnd), end), BLANK)
  return when(
    isBlank(plannedEnd(source)),
    BLANK,
    when(
      binary(spanDays(source), '<', number(0)),
      BLANK,
      when(stateIs(source, 'delayed'), daysBetween(TODAY, end), when(stateIs(source, 'done'), finished, BLANK)),
    ),
  )
}
