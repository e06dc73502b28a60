export { createTranslate, localeOf } from './translate.ts'
export type { Catalogue, Locale, MessageKey, Translate } from './translate.ts'
export {
  formatCount,
  formatDay,
  formatIndex,
  formatMoment,
  formatMoney,
  formatPercent,
  formatPoints,
  formatTime,
} from './format.ts'
export { messagePieces, pluralForm } from './message.ts'
