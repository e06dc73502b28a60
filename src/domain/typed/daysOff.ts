import { addDays, daysBetween, parseDay, weekdayOf, type CalendarDate } from '../calendarDate.ts'

/** Why nothing was read from a line. */
export type DayLineProblem =
  | { readonly kind: 'noDay' }
  | { readonly kind: 'noYear' }
  /** Days that do not exist, or an end before its start, as they were typed. */
  | { readonly kind: 'noSuchDay'; readonly words: string }
  /** The line says another day of the week: the year is probably wrong. */
  | { readonly kind: 'weekday'; readonly day: CalendarDate }
  /** "共4天" beside a span of three days. */
  | { readonly kind: 'count'; readonly said: number; readonly read: number }
  | { readonly kind: 'tooLong'; readonly days: number }

/** What one line says about days off and days that are worked. [CA1] */
export interface DayLine {
  readonly text: string
  readonly off: readonly CalendarDate[]
  readonly work: readonly CalendarDate[]
  /** Neither 休 nor 班 is written: the days are taken as off. */
  readonly isAssumed: boolean
  /** The line only says the year of those that follow. */
  readonly isHeading: boolean
  /** Null where the line was read; otherwise nothing of it is taken. */
  readonly problem: DayLineProblem | null
}

/** A longer span is a slip of the pen: no holiday has so many days. */
const LONGEST_SPAN_DAYS = 31

const WEEKDAYS = '日一二三四五六'
const WORK = /不放假|不休息?|照常上班|上班|补班|調班|调班|补课|工作日|出勤|\bwork(?:ing|day|s)?\b|\bmake-?up\b/u
const OFF = /不上班|不补班|放假|调休|調休|休息|休み|休业|休業|祝日|假期|假|休|\boff\b|\bholidays?\b|\bclosed\b/u
const RANGE = String.raw`\s*(?:-+|–|—+|~+|―|〜|至|到|から|\bto\b)\s*`
const YEAR = String.raw`(?<year>\d{4})\s*[年./-]\s*`
const TOKEN = new RegExp(
  [
    `(?:${YEAR})?(?<month>\\d{1,2})\\s*(?<mark>[月./-])\\s*(?<day>\\d{1,2})(?!\\d)\\s*(?<ri>[日号號]?)`,
    String.raw`(?<dayOnly>\d{1,2})\s*[日号號]`,
    `(?<work>${WORK.source})`,
    `(?<off>${OFF.source})`,
    String.raw`共\s*(?:放假|休息?|放)?\s*(?<count>\d{1,2})\s*[天日]`,
    String.raw`(?:周|星期|礼拜|禮拜)(?<weekday>[日天一二三四五六])`,
  ].join('|'),
  'giu',
)
const BETWEEN = new RegExp(`^${RANGE}$`, 'u')
/** The end of 1.1-3: a day without a month and without 日. */
const BARE_END = new RegExp(`^${RANGE}(?<end>\\d{1,2})(?![\\d.月/-])`, 'u')
const HEADING_YEAR = /(?<year>\d{4})\s*年/u
const REMARK = /\([^()]*\)/gu

type Kind = 'off' | 'work'
type Span = { readonly from: CalendarDate; to: CalendarDate; readonly at: number; end: number }

/** Signals that a line cannot be read. It never leaves this file. */
class Unreadable {
  constructor(readonly problem: DayLineProblem) {}
}

/**
 * Reads days off and made-up days as people paste them, line by line: `2027-01-01`, `2027年1月1日-3日 休`, `2/6 补班`, or the
 * State Council's wording. A date without a year takes the last year that was written, also in a line before, else `year`;
 * without one it is not read. [AD2] A line that contradicts itself (a day that does not exist, another day of the week,
 * another number of days) is not read at all. Never throws. [CA1]
 */
export function readDaysOff(text: string, year: number | null): readonly DayLine[] {
  let context = year
  return text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const read = readLine(line, context)
      context = read.year
      return read.line
    })
}

function readLine(typed: string, year: number | null): { readonly line: DayLine; readonly year: number | null } {
  const text = typed.trim()
  const plain = text.normalize('NFKC').replaceAll(/[【】[\]「」]/gu, ' ')
  const blank = { text, off: [], work: [], isAssumed: false, isHeading: false, problem: null }
  const said = HEADING_YEAR.exec(plain)?.groups?.['year']
  let context = said === undefined ? year : Number(said)
  const days: Record<Kind, CalendarDate[]> = { off: [], work: [] }
  let isAssumed = false
  try {
    for (const clause of plain.split(/[。;；]/u)) {
      const found = readClause(clause, context)
      context = found.year
      isAssumed ||= found.isAssumed
      for (const kind of ['off', 'work'] as const) days[kind].push(...found[kind])
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { line: { ...blank, problem: error.problem }, year: context }
  }
  if (days.off.length + days.work.length === 0)
    return said === undefined
      ? { line: { ...blank, problem: { kind: 'noDay' } }, year: context }
      : { line: { ...blank, isHeading: true }, year: context }
  const work = unique(days.work)
  // A day that is written as both is worked. [CA1]
  const off = unique(days.off).filter((day) => !work.includes(day))
  return { line: { ...blank, off, work, isAssumed }, year: context }
}

const unique = (days: readonly CalendarDate[]): readonly CalendarDate[] => [...new Set(days)].toSorted()

/** The spans and words of a clause in order; a word is about the days before it, or after it where it stands in front. */
function readClause(clause: string, context: number | null) {
  let year = context
  let month: number | null = null
  let count: number | null = null
  const spans: Span[] = []
  const words: { readonly kind: Kind; readonly at: number }[] = []
  const weekdays: { readonly weekday: number; readonly at: number }[] = []
  for (const match of clause.matchAll(TOKEN)) {
    const groups = match.groups ?? {}
    const at = match.index
    const end = at + match[0].length
    if (groups['count'] !== undefined) count = Number(groups['count'])
    else if (groups['weekday'] !== undefined)
      weekdays.push({ weekday: WEEKDAYS.indexOf(groups['weekday'].replace('天', '日')), at })
    else if (groups['work'] !== undefined)
      words.push({ kind: groups['work'].startsWith('不上') || groups['work'].startsWith('不补') ? 'off' : 'work', at })
    else if (groups['off'] !== undefined) words.push({ kind: 'off', at })
    else {
      const previous = spans.at(-1)
      const isEnd =
        previous !== undefined && previous.from === previous.to && BETWEEN.test(between(clause, previous, at))
      if (groups['dayOnly'] !== undefined && month === null) throw new Unreadable({ kind: 'noDay' })
      // 1-3日 may be three days of a month that nobody named.
      if (groups['mark'] === '-' && groups['year'] === undefined && groups['ri'] !== '')
        throw new Unreadable({ kind: 'noDay' })
      if (groups['year'] !== undefined) year = Number(groups['year'])
      const newMonth: number = groups['month'] === undefined ? (month ?? 0) : Number(groups['month'])
      // A span over New Year ends in the next year: 12月31日至1月2日.
      const ownYear = isEnd && groups['year'] === undefined && month !== null && newMonth < month ? 1 : 0
      if (year === null) throw new Unreadable({ kind: 'noYear' })
      const day = dayOf(year + ownYear, newMonth, Number(groups['day'] ?? groups['dayOnly']), match[0])
      month = newMonth
      if (isEnd) extend(previous, day, end, clause)
      else spans.push({ from: day, to: day, at, end })
      const bare = isEnd ? undefined : BARE_END.exec(clause.slice(end))
      const last = spans.at(-1)
      const bareEnd = bare?.groups?.['end']
      if (
        bareEnd !== undefined &&
        last !== undefined &&
        !/^\s*[日号號]/u.test(clause.slice(end + (bare?.[0].length ?? 0)))
      )
        extend(last, dayOf(year, month, Number(bareEnd), bareEnd), end + (bare?.[0].length ?? 0), clause)
    }
  }
  checkWeekdays(spans, weekdays)
  const days: Record<Kind, CalendarDate[]> = { off: [], work: [] }
  const isWordFirst = isBefore(words[0], spans[0]) && isBefore(words.at(-1), spans.at(-1))
  let isAssumed = false
  for (const span of spans) {
    const before = words.findLast(({ at }) => at < span.at)
    const after = words.find(({ at }) => at > span.at)
    const word = isWordFirst ? (before ?? after) : (after ?? before)
    if (word === undefined) isAssumed = true
    days[word?.kind ?? 'off'].push(...daysIn(span))
  }
  if (count !== null && spans.length > 0 && days.off.length !== count)
    throw new Unreadable({ kind: 'count', said: count, read: days.off.length })
  return { ...days, isAssumed, year }
}

const isBefore = (one: { readonly at: number } | undefined, other: { readonly at: number } | undefined): boolean =>
  one !== undefined && other !== undefined && one.at < other.at

/** What stands between a span and a place, without remarks such as (星期日). */
const between = (clause: string, span: Span, at: number): string =>
  clause
    .slice(span.end, at)
    .replaceAll(REMARK, ' ')
    .replaceAll(/(?:周|星期|礼拜|禮拜)[日天一二三四五六]/gu, ' ')

function dayOf(year: number, month: number, day: number, words: string): CalendarDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (parseDay(text) === null) throw new Unreadable({ kind: 'noSuchDay', words: words.trim() })
  return text
}

function extend(span: Span, to: CalendarDate, end: number, clause: string): void {
  const length = (daysBetween(span.from, to) ?? 0) + 1
  if (length < 1) throw new Unreadable({ kind: 'noSuchDay', words: clause.slice(span.at, end).trim() })
  if (length > LONGEST_SPAN_DAYS) throw new Unreadable({ kind: 'tooLong', days: length })
  span.to = to
  span.end = end
}

const daysIn = ({ from, to }: Span): readonly CalendarDate[] =>
  Array.from({ length: (daysBetween(from, to) ?? 0) + 1 }, (_, at) => addDays(from, at))

/** Each day of the week stands behind the date that it belongs to. */
function checkWeekdays(
  spans: readonly Span[],
  weekdays: readonly { readonly weekday: number; readonly at: number }[],
): void {
  for (const { weekday, at } of weekdays) {
    const span = spans.findLast((one) => one.at < at)
    if (span === undefined) continue
    const day = at > span.end ? span.to : span.from
    if (at < span.end && span.from === span.to) continue
    if (weekdayOf(parseDay(day) ?? 0) !== weekday) throw new Unreadable({ kind: 'weekday', day })
  }
}
