import type { CalendarDate, FrozenDays } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'

/** 「（晚 3 天）」, 「（早 2 天）」; nothing when one of the two days is missing. */
export function daysText(t: Translate, days: number | null): string {
  if (days === null || days === 0) return ''
  return t(days > 0 ? 'baseline.later' : 'baseline.earlier', { count: Math.abs(days) })
}

/** What has moved of the planned days of a task, 「开始 6/3 → 6/5（晚 2 天）」; empty when both are as they were. [BL2] */
export function movedTexts(
  t: Translate,
  {
    frozen,
    startMovedDays,
    endMovedDays,
  }: { readonly frozen: FrozenDays; readonly startMovedDays: number | null; readonly endMovedDays: number | null },
  now: FrozenDays,
  today: CalendarDate,
): readonly string[] {
  const text = (
    sentence: 'baseline.start' | 'baseline.end',
    from: CalendarDate | null,
    to: CalendarDate | null,
    days: number | null,
  ): readonly string[] =>
    from === to
      ? []
      : [t(sentence, { from: formatDay(from, today), to: formatDay(to, today), days: daysText(t, days) })]
  return [
    ...text('baseline.start', frozen.plannedStart, now.plannedStart, startMovedDays),
    ...text('baseline.end', frozen.plannedEnd, now.plannedEnd, endMovedDays),
  ]
}
