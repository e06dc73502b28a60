import type { ExplainedLine, Shown } from '../../application/companions/explain/line.ts'
import { amountText } from '../parts/amountText.ts'
import {
  formatCount,
  formatDay,
  formatIndex,
  formatMoment,
  formatMoney,
  formatPercent,
  formatPoints,
  type Translate,
} from '../../i18n/index.ts'

/** What the texts of figures depend on besides the figures. */
export interface Surroundings {
  /** Days of another year are shown with their year. */
  readonly today: string
  readonly timeZone: string
  /** Milliseconds since the epoch. */
  readonly now: number
  /** The name of the explained column. */
  readonly column: string
}

/** A sentence with its figures as texts. */
export function sentenceText(
  t: Translate,
  { say, values }: Exclude<ExplainedLine, { readonly reason: unknown }>,
  surroundings: Surroundings,
): string {
  const texts = Object.entries(values).map(([key, shown]) => [key, shownText(shown, surroundings)] as const)
  return t(`explain.${say}`, { own: surroundings.column, ...Object.fromEntries(texts) })
}

function shownText(shown: Shown, { today, timeZone, now }: Surroundings): string {
  switch (shown.as) {
    case 'number':
    case 'money':
      return formatMoney(shown.value)
    case 'amount':
      return amountText(shown.value, shown.unit)
    case 'percent':
      return formatPercent(shown.value)
    case 'points':
      return formatPoints(shown.value)
    case 'index':
      return formatIndex(shown.value)
    case 'count':
      return formatCount(shown.value)
    case 'day':
      return formatDay(shown.value, today)
    case 'moment': {
      const { value } = shown
      return value.kind === 'day' ? formatDay(value.day, today) : formatMoment(value.ms, timeZone, now)
    }
    case 'text':
      return shown.value ?? '—'
    default:
      return '—'
  }
}
