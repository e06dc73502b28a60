import { formatMoney } from '../../i18n/index.ts'

/** A value of a goal with its unit, as reports show it: 350,000元; '—' where there is none. */
export const amountText = (value: number | null, unit: string): string =>
  value === null ? formatMoney(null) : formatMoney(value) + unit
