import type { CalendarDate } from './calendarDate.ts'

/** Compares texts by code units: unlike localeCompare this gives the same order on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The earlier day first. */
export const byDay = (a: { readonly day: CalendarDate }, b: { readonly day: CalendarDate }): number =>
  byText(a.day, b.day)
