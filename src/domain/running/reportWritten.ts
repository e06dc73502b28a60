import { addDays, type CalendarDate } from '../calendarDate.ts'
import type { DueReport, ReportKind } from '../dueReport.ts'
import { weekOf } from '../period/week.ts'

/** A report that stands in 报告: its kind, and the last day that it speaks of. */
export interface WrittenReport {
  readonly kind: ReportKind
  readonly day: CalendarDate | null
}

/** The first day that a report must speak of to be the one that is due. */
function firstDayOf({ because, phase }: DueReport, asOf: CalendarDate): CalendarDate | null {
  switch (because.kind) {
    case 'everyDay':
      return asOf
    case 'friday':
      return weekOf(asOf).from
    case 'phaseClosed':
      return phase === null ? null : because.on
    case 'campaignEnded':
    case 'evaluationPassed':
      return addDays(because.on, 1)
    case 'allFinished':
    case 'reviewing':
      return null
  }
}

/** Whether the report that is due has been written already: it is due no more. [DU1] */
export function isWritten(due: DueReport, written: readonly WrittenReport[], asOf: CalendarDate): boolean {
  const first = firstDayOf(due, asOf)
  return written.some(({ kind, day }) => kind === due.kind && (first === null || (day !== null && day >= first)))
}
