/**
 * What a task sheet ought to show, computed from people's cells alone and by nothing of the product: fractions instead
 * of floating point, days as integers. It follows the shared wording of TM1, PR1, PR2, DV1, DV3, ST1, ST2 and RU1 for
 * calendar days.
 */

/** A task as people have entered it; days as 'YYYY-MM-DD', progress in percent. */
export interface EnteredTask {
  readonly title: string
  readonly start: string | null
  readonly end: string | null
  readonly actualStart: string | null
  readonly actualEnd: string | null
  readonly progress: number | null
  readonly hold: 'paused' | 'cancelled' | null
}

export interface ExpectedTask {
  readonly title: string
  /** Percent. */
  readonly planned: number | null
  /** Percentage points. */
  readonly deviation: number | null
  readonly state: string
  readonly band: string | null
}

interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** Progress is typed with at most two decimals. */
const HUNDREDTHS = 100
const fraction = (over: number, under = 1): Fraction => ({
  over: BigInt(Math.round(over * HUNDREDTHS)),
  under: BigInt(under * HUNDREDTHS),
})
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under })
const times = (a: Fraction, by: number): Fraction => ({ over: a.over * BigInt(by), under: a.under })
const isUnder = (a: Fraction, limit: number): boolean => a.over < BigInt(limit) * a.under
const isOver = (a: Fraction, limit: number): boolean => a.over > BigInt(limit) * a.under
const NANO = 1_000_000_000n
const toNumber = ({ over, under }: Fraction): number => Number((over * NANO) / under) / Number(NANO)

const DAY_MS = 86_400_000
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** [TM1] From 18:00 in Shanghai the figures speak of the day itself, before of the day before. */
export function asOfIn(now: Date): { readonly today: string; readonly asOf: string } {
  const there = new Date(now.getTime() + 8 * 3_600_000)
  const today = there.toISOString().slice(0, 10)
  const before = new Date(there.getTime() - DAY_MS).toISOString().slice(0, 10)
  return { today, asOf: there.getUTCHours() >= 18 ? today : before }
}

function plannedOf({ start, end }: EnteredTask, asOf: string): Fraction | null {
  if (end === null) return null
  const [from, to, at] = [dayNumber(start ?? end), dayNumber(end), dayNumber(asOf)]
  if (from > to) return null
  if (at < from) return fraction(0)
  return at >= to ? fraction(100) : fraction(100 * (at - from + 1), to - from + 1)
}

const isDone = ({ progress, actualEnd }: EnteredTask, today: string): boolean =>
  (progress !== null && progress >= 100) || (progress === null && actualEnd !== null && actualEnd <= today)

function stateOf(task: EnteredTask, today: string): string {
  if (task.hold === 'cancelled') return '已取消'
  if (isDone(task, today)) return '已完成'
  if (task.hold === 'paused') return '已暂停'
  const isValid = task.end !== null && (task.start ?? task.end) <= task.end
  if (isValid && task.end !== null && today > task.end) return '延期'
  return (task.progress ?? 0) > 0 || (task.actualStart !== null && task.actualStart <= today) ? '进行中' : '未开始'
}

function bandOf(deviation: Fraction | null): string {
  if (deviation === null) return '无法计算'
  if (isOver(deviation, 10)) return '超前'
  if (!isUnder(deviation, -5)) return '正常'
  if (!isUnder(deviation, -10)) return '关注'
  return isUnder(deviation, -20) ? '严重滞后' : '滞后预警'
}

const actualOf = (task: EnteredTask, today: string): Fraction =>
  isDone(task, today) ? fraction(100) : fraction(Math.min(100, Math.max(0, task.progress ?? 0)))

export function expectedTask(task: EnteredTask, now: Date): ExpectedTask {
  const { today, asOf } = asOfIn(now)
  const planned = plannedOf(task, asOf)
  const deviation = planned === null || task.hold !== null ? null : minus(actualOf(task, today), planned)
  const state = stateOf(task, today)
  const isOpen = ['未开始', '进行中', '延期'].includes(state)
  return {
    title: task.title,
    planned: planned === null ? null : toNumber(planned),
    deviation: deviation === null ? null : toNumber(deviation),
    state,
    band: isOpen ? bandOf(deviation) : null,
  }
}

/** [RU1] Weighted by the planned days of each task; held tasks and those without a plan are left out. */
export function expectedRollUp(
  tasks: readonly EnteredTask[],
  now: Date,
): { readonly planned: number; readonly actual: number; readonly deviation: number } | null {
  const { today, asOf } = asOfIn(now)
  let [planned, actual, days] = [fraction(0), fraction(0), 0]
  for (const task of tasks) {
    const due = plannedOf(task, asOf)
    if (due === null || task.hold !== null || task.end === null) continue
    const weight = dayNumber(task.end) - dayNumber(task.start ?? task.end) + 1
    planned = plus(planned, times(due, weight))
    actual = plus(actual, times(actualOf(task, today), weight))
    days += weight
  }
  if (days === 0) return null
  const whole = (sum: Fraction): Fraction => ({ over: sum.over, under: sum.under * BigInt(days) })
  return {
    planned: toNumber(whole(planned)),
    actual: toNumber(whole(actual)),
    deviation: toNumber(minus(whole(actual), whole(planned))),
  }
}

/**
 * [RU2] of a sheet that has nothing but tasks, none of them a milestone; yellow also when a forecast passes the planned
 * end.
 */
export function expectedHealth(tasks: readonly EnteredTask[], now: Date): string {
  const whole = expectedRollUp(tasks, now)
  if (whole !== null && whole.deviation < -10) return '预警'
  const isDelayed = tasks.some((task) => expectedTask(task, now).state === '延期')
  if (isDelayed || (whole !== null && whole.deviation < -5)) return '关注'
  return whole === null ? '无法判断' : '正常'
}

/** One decimal as the sidebar writes it: '42.9', '−5', never 100 for less than 100. */
export function oneDecimal(value: number): string {
  const size = Math.abs(value)
  const shown = size < 100 && size >= 99.95 ? '99.9' : (Math.round((size + Number.EPSILON) * 10) / 10).toString()
  return value < 0 && shown !== '0' ? `−${shown}` : shown
}
