import type { TrackerSettings } from '../../application/stored/settings.ts'
import { addDays, type DayLine } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'

type Calendar = TrackerSettings['calendar']

/** The days of all lines that were read; a day that any line calls worked is worked. [CA1] */
export function daysOfLines(lines: readonly DayLine[]): Pick<Calendar, 'work' | 'off'> {
  const work = new Set(lines.flatMap((line) => line.work))
  const off = new Set(lines.flatMap((line) => line.off).filter((day) => !work.has(day)))
  return { work: [...work].toSorted(), off: [...off].toSorted() }
}

/** The calendar with these days laid over its own: what was pasted last counts. */
export function withPasted(calendar: Calendar, pasted: Pick<Calendar, 'work' | 'off'>): Calendar {
  const others = (days: readonly string[], replaced: readonly string[]) => days.filter((day) => !replaced.includes(day))
  const merged = (own: readonly string[], added: readonly string[]) => [...new Set([...own, ...added])].toSorted()
  return {
    ...calendar,
    work: merged(others(calendar.work, pasted.off), pasted.work),
    off: merged(others(calendar.off, pasted.work), pasted.off),
  }
}

/** '2027/1/1–1/3、2027/1/9': days as spans, for people to check. */
export function spansText(t: Translate, days: readonly string[]): string {
  const spans: { from: string; to: string }[] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day
    else spans.push({ from: day, to: day })
  }
  const text = ({ from, to }: { readonly from: string; readonly to: string }): string => {
    const first = formatDay(from, '')
    return from === to ? first : `${first}–${formatDay(to, from)}`
  }
  return spans.map(text).join(t('common.listSeparator'))
}

/** Why nothing was read from a line, in words. */
export function problemText(t: Translate, problem: NonNullable<DayLine['problem']>): string {
  switch (problem.kind) {
    case 'noSuchDay':
      return t('settings.paste.noSuchDay', { words: problem.words })
    case 'weekday':
      return t('settings.paste.weekday', { day: formatDay(problem.day, '') })
    case 'count':
      return t('settings.paste.count', { said: problem.said, read: problem.read })
    case 'tooLong':
      return t('settings.paste.tooLong', { days: problem.days })
    default:
      return t(`settings.paste.${problem.kind}`)
  }
}
