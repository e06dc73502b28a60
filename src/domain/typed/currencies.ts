/** The currencies that people write beside an amount. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'SGD'] as const
export type Currency = (typeof CURRENCIES)[number]
