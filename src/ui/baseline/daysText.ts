import type { Translate } from '../../i18n/index.ts'

/** 「（晚 3 天）」, 「（早 2 天）」; nothing when one of the two days is missing. */
export function daysText(t: Translate, days: number | null): string {
  if (days === null || days === 0) return ''
  return t(days > 0 ? 'baseline.later' : 'baseline.earlier', { count: Math.abs(days) })
}
