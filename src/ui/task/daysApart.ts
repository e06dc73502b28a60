import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Whole days from one 'YYYY-MM-DD' to another. Both are read as UTC, where every day has 24 hours. [TM2] */
export const daysApart = (from: string, to: string): number => dayjs.utc(to).diff(dayjs.utc(from), 'day')
