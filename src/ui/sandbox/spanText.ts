import type { CalendarDate, ShiftedTask } from '../../domain/index.ts'
import { formatDays } from '../../i18n/index.ts'

/** '7/8–7/9'; one day for a milestone. */
export const spanText = ({ start, end }: ShiftedTask['before'], today: CalendarDate): string =>
  formatDays(start ?? end, end, today)
