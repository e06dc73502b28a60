import { scaleLinear } from 'd3-scale'
import type { ShiftRow } from '../../application/planning/shiftEffects.ts'
import { type CalendarDate, daysBetween } from '../../domain/index.ts'

/** Tells where a day stands, in percent of the width. */
type DayScale = (day: CalendarDate) => number

/** One scale for all rows, from the first day to the last one. */
export function dayScale(rows: readonly ShiftRow[]): {
  readonly at: DayScale
  readonly from: CalendarDate
  readonly to: CalendarDate
} {
  const spans = rows.flatMap(({ before, after }) => [before, after])
  const from = spans.reduce((least, { start, end }) => ((start ?? end) < least ? (start ?? end) : least), '9999-12-31')
  const to = spans.reduce((most, { end }) => (end > most ? end : most), from)
  const number = (day: CalendarDate): number => daysBetween(from, day) ?? 0
  const scale = scaleLinear([0, number(to) + 1], [0, 100])
  return { at: (day) => scale(number(day)), from, to }
}

/** Where a task stands now, hollow, and where it would stand, filled. The words of the row say the same. */
export function ShiftBars({
  row: { before, after, isMilestone, isKept },
  at,
  dayWidth,
  today,
}: {
  readonly row: ShiftRow
  readonly at: DayScale
  /** Percent of the width. */
  readonly dayWidth: number
  /** Null where it lies before or after all rows. */
  readonly today: CalendarDate | null
}) {
  const place = ({ start, end }: ShiftRow['before']) => ({
    left: `${String(at(start ?? end))}%`,
    width: `${String(at(end) - at(start ?? end) + dayWidth)}%`,
  })
  return (
    <span className="ct-try-bars" data-milestone={isMilestone} data-kept={isKept} aria-hidden="true">
      {today !== null && <i className="ct-try-today" style={{ left: `${String(at(today))}%` }} />}
      <i className="ct-try-before" style={place(before)} />
      <i className="ct-try-after" style={place(after)} />
    </span>
  )
}
