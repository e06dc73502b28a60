import { daysBetween, formatDay, isCalendarDate, parseDay, weekdayOf, type CalendarDate } from '../calendarDate.ts'
import { plainText, saysNothing } from './plainText.ts'

/** What a date cell of words says. [AD2] */
export type DayReading =
  /** One day is a span whose ends are the same. */
  | {
      readonly kind: 'span'
      readonly start: CalendarDate
      readonly end: CalendarDate
      /** False when the year came from the hint. */
      readonly isYearTyped: boolean
      /** Words behind the date that are no date: "到货". */
      readonly note: string | null
    }
  /** A day without a year, and no hint which: the current year is never assumed. [AD2] */
  | { readonly kind: 'yearMissing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

interface Parts {
  readonly year: number | null
  readonly month: number | null
  readonly dayOfMonth: number
}

const UNREADABLE: DayReading = { kind: 'unreadable' }
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Whole names of months and their usual short forms; "marketing" and "decks" must not match. */
const MONTH_NAME = String.raw`(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?`
const SEPARATOR = String.raw`\s*[-./年]\s*`
/** 2024.6.10, 2024年6月10日, 24年6月10日, 20240610, 6.10, 6月10号, 10日, Mar 5 2024, 5 Mar 2024, 3-Mar-24 */
const DATE = new RegExp(
  [
    String.raw`(?<year>\d{4})${SEPARATOR}(?<month>\d{1,2})\s*[-./月]\s*(?<day>\d{1,2})(?!\d)\s*[日号]?`,
    String.raw`(?<year8>\d{4})(?<month8>\d{2})(?<day8>\d{2})(?!\d)`,
    String.raw`(?<year2>\d{2})年\s*(?<month2>\d{1,2})月\s*(?<day2>\d{1,2})(?!\d)\s*[日号]?`,
    String.raw`(?<monthOnly>\d{1,2})\s*(?<separator>[-./月])\s*(?<dayOnly>\d{1,2})(?!\d)(?!\s*\k<separator>\s*\d)\s*(?<mark>[日号])?`,
    String.raw`${MONTH_NAME}\s*(?<dayAfter>\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:,?\s*(?<yearAfter>\d{4}))?`,
    String.raw`(?<dayBefore>\d{1,2})(?:st|nd|rd|th)?(?:\s*-\s*|\s*of\s+|\s*)${MONTH_NAME.replace('<name>', '<nameBehind>')}(?:(?:,?\s*|-)(?<yearBehind>\d{4})|-(?<yearShort>\d{2})(?!\d))?`,
    String.raw`(?<dayAlone>\d{1,2})\s*[日号]`,
    // The end of 6.1-5: a day without a month counts only after a start.
    String.raw`(?<bareDay>\d{1,2})(?!\d)(?:(?:st|nd|rd|th)\b)?`,
  ].join('|'),
  'uy',
)
/** 1-5 March: the month stands behind both days. */
const DAYS_BEFORE_MONTH = new RegExp(
  String.raw`^(?<from>\d{1,2})(?:st|nd|rd|th)?\s*(?:-+|–|—+|~|to)\s*(?<until>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH_NAME}`,
  'u',
)
/** The year behind the last day of a span: Mar 1–5, 2024. */
const YEAR_BEHIND = /\s*,?\s*(?<year>\d{4})(?!\d)/uy
/** Figures in words before 月, 日 and 号: 三月一日. */
const HAN_FIGURE =
  /(?<![零〇一二三四五六七八九十初第周])(?:二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])(?=月|[日号])/gu
const BETWEEN = /\s*(?:起|开始)?\s*,?\s*(?:-+>?|–+|—+|~+|→|至|到(?![货店场岗位账校港仓])|to\b)\s*/uy
const LEADING =
  /\s*(?:(?:截止(?:时间|日期|日)|截止[到至于]|截止|截至|最晚|最迟|不晚于|不迟于|直[到至]|至|到|(?<opening>自|从|\bfrom)|于|在|ddl|deadline|by|until|before|no later than|due(?: date| on| by)?)\s*[:：]?\s*)?/uy
/** Days of the week and times of day, which are ignored beside a date. */
const BESIDE =
  /\((?:[一二三四五六日天月火水木金土]|[日月火水木金土]曜日?|含)\)|[日月火水木金土]曜日?|[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?|[(（]?\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?[)）]?|(?:(?<=\d)t|\b)?(?:上午|下午|晚上|早上|中午|凌晨|傍晚|早|晚)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m\b)?|(?:上午|下午|晚上|早上|中午|凌晨|傍晚|早|晚)?\s*(?<![\d.])\d{1,2}[点时](?!间)(?:\s*\d{1,2}分|半|整)?/gu
/** The day of the week that a text says: 周五, 星期日, 3/15(金), Mon. */
const WEEKDAY =
  /(?:周|星期|礼拜)(?<han>[日一二三四五六天])|(?<=[\d日号]\s*\()(?<sign>[一二三四五六日天月火水木金土])(?=\))|(?<sun>[日月火水木金土])曜|\b(?<latin>sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs?|ur)?(?:day)?\b/gu
const WEEKDAYS = ['日天sun', '一月mon', '二火tue', '三水wed', '四木thu', '五金fri', '六土sat']
/** An instant with a time zone: it may be another day in the Base's zone, so it is not read. [TM2] */
const ZONED =
  /\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z\b|utc|gmt)|(?:\dt\d{1,2}:\d{2}|\d:\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?\s*[+-]\d{2}:?\d{2}\b|\d:\d{2}(?::\d{2})?\s*(?:[ap]m\s*)?(?:[pemcn][sd]t|[jki]st|bst|ces?t|aes?t|et|pt)\b/u
/** A span of hours on one day: 9:30-10:30. */
const HOURS = /(\d:\d{2})\s*(?:-+|–|—+|~+|至|到)\s*(?=\d{1,2}:\d{2})/gu
/** What may follow a date without being a note: 前, 之前. */
const TRAILING = /^(?:[前内止]|之前|以前|之内|以内|为止|截止|\s|,|[上下]午)*/u
/** Words after a date that leave the end open. */
const OPEN = /^\s*(?:起|后|以后|之后|以来|以降|开始|から|より|onwards?|onward|later|or later|and later|and after|\+)/u
/** Units after a figure that make it an amount instead of a date: 1.5万, 2-3天, 3-5 days, 3-4线城市. */
const MEASURE =
  /^\s*(?:[万千百亿元块天个人次倍折版期%‰米寸斤吨度级条篇张份件套组批页集家位名部台款种类项岁周年季分秒成稿轮档]|线城市|英[寸里尺]|[厘毫]米|公[里斤分]|小时|工作日|个?月(?!\d))/u
/** Latin words after an unmarked date that are no unit: 3/15 EOD. All others may be one: 3-5 working days, 1.5d. */
const LATIN_TIME = /^\s*(?:eod|cob|noon|morning|afternoon|evening)\b/u
/** The length of a span in brackets. */
const LENGTH = /^\s*\((?:[共计]|为期|历时|合计)?\s*(?<days>\d{1,3})\s*(?:天|days?)\)$/u
/** Emoji beside a date: ⚠️ 3月1日. */
const PICTURES = /\p{Extended_Pictographic}/gu
const PUNCTUATION = /^[-–—~,.;:。、\s]+/u
const FRONT = /^[\s,.:;、]+/u
/** The whole cell in brackets. */
const BRACKETED = /^\(([^()]*)\)$/u
/** Words with which a day is a guess. */
const DOUBT =
  /[?？]|左右|前后|大约|大概|可能|也许|预计|预估|暂定|暂估|待定|待确认|未完成|没完成|取消|作废|[那当该]周|那几天|约(?=\s*\d)|上下(?![架游文班级])|頃|ごろ|\baround\b|\babout\b|approx|\bcirca\b|\bca\b|tentative|\btb[cd]\b|probably|maybe/u

/**
 * Reads a day or a span of days that people have typed as text: "10月1日-5日", "6.1-6.5", "2024.6.10", "3月27日前". A date
 * without a year takes `yearHint`; without one it stays open. Two dates that are no span, an open end (6月1日-待定, 6月1日起),
 * "3月中旬", numbers of something (1.5万, 2-3天), instants of another zone and days that do not exist are unreadable. Month
 * before day, as in the templates; 3/4/2024 is not guessed. A day that falls on another day of the week than it says is
 * unreadable. [AD2] Never throws.
 */
export function readDayText(text: string, yearHint: number | null): DayReading {
  if (saysNothing(text)) return { kind: 'empty' }
  const typed = plainText(text)
  if (ZONED.test(typed) || DOUBT.test(typed)) return UNREADABLE
  const reading = readPlain(withoutTimes(typed), yearHint)
  return reading.kind === 'span' && isOfOtherWeekday(typed, reading) ? UNREADABLE : reading
}

/** 3月15日（周一） in a year in which that day is a Friday: the year or the day is wrong. */
function isOfOtherWeekday(typed: string, { start, end }: { readonly start: CalendarDate; readonly end: CalendarDate }) {
  const said = [...typed.matchAll(WEEKDAY)].map(([, ...names]) => names.find((name) => name !== undefined) ?? '')
  const isOn = (name: string, day: CalendarDate): boolean =>
    WEEKDAYS[weekdayOf(parseDay(day) ?? 0)]?.includes(name) === true
  if (start === end) return !said.every((name) => isOn(name, start))
  const [first = '', last = ''] = said
  return said.length === 2 && !(isOn(first, start) && isOn(last, end))
}

function readPlain(plain: string, yearHint: number | null): DayReading {
  const leading = matchAt(LEADING, plain, 0)
  const start = dateAt(plain, leading?.[0].length ?? 0, false)
  if (start === null) return UNREADABLE
  const between = matchAt(BETWEEN, plain, start.next)
  const end = between === null ? null : dateAt(plain, start.next + between[0].length, true)
  // "6月1日-待定", "6月1日至今": the end is not known.
  if (between !== null && end === null) return UNREADABLE
  // "自6月1日" has no end either.
  if (leading?.groups?.['opening'] !== undefined && end === null) return UNREADABLE
  const last = end ?? start
  const yearBehind = end?.parts.year === null && start.isNamed ? matchAt(YEAR_BEHIND, plain, end.next) : null
  if (end !== null && yearBehind !== null)
    return spanOf(start.parts, { ...end.parts, year: Number(yearBehind.groups?.['year']) }, yearHint, null)
  const behind = plain.slice(last.next)
  if (OPEN.test(behind) || (!last.isMarked && isMeasure(behind))) return UNREADABLE
  const length = LENGTH.exec(behind)?.groups?.['days']
  if (length !== undefined && end !== null) {
    const span = spanOf(start.parts, end.parts, yearHint, null)
    const isOtherLength = span.kind === 'span' && (daysBetween(span.start, span.end) ?? 0) + 1 !== Number(length)
    return isOtherLength ? UNREADABLE : span
  }
  const rest = behind.replace(TRAILING, '').replace(PUNCTUATION, '').trim()
  // Another figure after the date may be another date: "3月1日、3月5日". "5 may be late" is not a date.
  if (/\d/u.test(rest) || ((start.isWordToo || last.isWordToo) && /^[a-z]/u.test(rest))) return UNREADABLE
  return spanOf(start.parts, end?.parts ?? null, yearHint, rest === '' ? null : rest)
}

/** A text without times of day, days of the week and emoji, its figures in digits. */
function withoutTimes(typed: string): string {
  const timeless = typed.replaceAll(HOURS, '$1 ').replaceAll(BESIDE, ' ').replaceAll(PICTURES, ' ').trim()
  const bare = (BRACKETED.exec(timeless)?.[1] ?? timeless).replace(FRONT, '')
  return bare
    .replaceAll(HAN_FIGURE, (figure) => String(figureOf(figure)))
    .replace(DAYS_BEFORE_MONTH, (_, from: string, until: string, name: string) => `${name} ${from}-${until}`)
}

const HAN_DIGITS = '零一二三四五六七八九'

/** 三 → 3, 十八 → 18, 二十 → 20, 三十一 → 31. */
function figureOf(text: string): number {
  const [tens, ones] = text.split('十')
  if (ones === undefined) return HAN_DIGITS.indexOf(text)
  return 10 * (tens === '' ? 1 : HAN_DIGITS.indexOf(tens ?? '')) + (ones === '' ? 0 : HAN_DIGITS.indexOf(ones))
}

/** One character behind an unmarked date is probably a unit: 2-3幅. 3.8节 is the 8th of March. */
const ONE_CHARACTER = /^(?![节晚早])\p{Script=Han}$/u

const isMeasure = (behind: string): boolean =>
  MEASURE.test(behind) ||
  ONE_CHARACTER.test(behind.replace(TRAILING, '')) ||
  (/^\s*[a-z]/u.test(behind) && !LATIN_TIME.test(behind))

function spanOf(from: Parts, until: Parts | null, yearHint: number | null, note: string | null): DayReading {
  if (from.month === null) return UNREADABLE
  const month = until?.month ?? from.month
  const isOverNewYear = month < from.month // 12.28-1.3 ends in the next year
  const yearOfEnd = until?.year ?? null
  const year = from.year ?? (yearOfEnd === null ? yearHint : yearOfEnd - (isOverNewYear ? 1 : 0))
  if (year === null) {
    const exists =
      isDayOfSomeYear(from.month, from.dayOfMonth) && (until === null || isDayOfSomeYear(month, until.dayOfMonth))
    return exists ? { kind: 'yearMissing' } : UNREADABLE
  }
  const start = dayOf(year, from.month, from.dayOfMonth)
  const end = until === null ? start : dayOf(yearOfEnd ?? year + (isOverNewYear ? 1 : 0), month, until.dayOfMonth)
  if (start === null || end === null || end < start) return UNREADABLE
  return { kind: 'span', start, end, isYearTyped: from.year !== null || yearOfEnd !== null, note }
}

const dayOf = (year: number, month: number, dayOfMonth: number): CalendarDate | null => {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  return isCalendarDate(day) ? day : null
}

/** Whether some year has this day: 2000 was a leap year and has all of them. */
const isDayOfSomeYear = (month: number, dayOfMonth: number): boolean => dayOf(2000, month, dayOfMonth) !== null

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at
  return expression.exec(text)
}

interface DateFound {
  readonly parts: Parts
  readonly next: number
  /** True when it can only be a date: with 月, 日, a year or the name of a month. */
  readonly isMarked: boolean
  /** True with the name of a month. */
  readonly isNamed: boolean
  /** True for "may", which is also an ordinary word. */
  readonly isWordToo: boolean
}

function dateAt(text: string, at: number, isEnd: boolean): DateFound | null {
  const found = matchAt(DATE, text, at)
  if (found?.groups === undefined) return null
  const { groups } = found
  const isBare = groups['bareDay'] !== undefined || groups['dayAlone'] !== undefined
  if (isBare && !isEnd) return null
  // 6-10日 are two days of a month that is not given.
  if (groups['mark'] !== undefined && groups['separator'] !== '月' && groups['separator'] !== '.') return null
  const number = (...names: readonly string[]): number | null => {
    const text = names.map((name) => groups[name]).find((value) => value !== undefined)
    return text === undefined ? null : Number(text)
  }
  const monthName = groups['name'] ?? groups['nameBehind']
  const month =
    monthName === undefined
      ? number('month', 'month8', 'month2', 'monthOnly')
      : MONTHS.indexOf(monthName.slice(0, 3)) + 1
  const dayOfMonth = number('day', 'day8', 'day2', 'dayOnly', 'dayAfter', 'dayBefore', 'dayAlone', 'bareDay')
  if (dayOfMonth === null) return null
  const short = number('year2', 'yearShort')
  const year = number('year', 'year8', 'yearAfter', 'yearBehind') ?? (short === null ? null : CENTURY + short)
  const isMarked =
    year !== null ||
    monthName !== undefined ||
    groups['separator'] === '月' ||
    groups['mark'] !== undefined ||
    groups['dayAlone'] !== undefined
  return {
    parts: { year, month, dayOfMonth },
    next: at + found[0].length,
    isMarked,
    isNamed: monthName !== undefined,
    isWordToo: monthName === 'may',
  }
}

/** 24年 is 2024. */
const CENTURY = 2000

/**
 * The year that most of the given days fall in, to propose where none was typed; the later one of two equals; null
 * without any.
 */
export function commonYear(days: readonly CalendarDate[]): number | null {
  const counts = new Map<number, number>()
  for (const day of days) {
    const number = parseDay(day)
    const year = number === null ? null : Number((formatDay(number) ?? '').slice(0, 4))
    if (year !== null && year > 0) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([year, count], [otherYear, otherCount]) => otherCount - count || otherYear - year)
  return best?.[0] ?? null
}
