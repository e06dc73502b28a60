import type { CalendarDate, ShiftedTask } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'

/** '7/8–7/9'; one day for a milestone. */
export const spanText = ({ start, end }: ShiftedTask['before'], today: CalendarDate): string =>
  start === null || start === end ? formatDay(end, today) : `${formatDay(start, today)}–${formatDay(end, today)}`
