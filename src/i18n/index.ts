export { loadCatalogue, loadedCatalogue } from './catalogues.ts'
export { bringWords, createTranslate, localeOf, SOURCE_LOCALE } from './translate.ts'
export type { Catalogue, Locale, MessageKey, Translate } from './translate.ts'
export {
  formatCount,
  formatDay,
  formatDays,
  formatIndex,
  formatMoment,
  formatMoney,
  formatPercent,
  formatWholePercent,
  formatPoints,
  formatTime,
} from './format.ts'
export { messagePieces, pluralForm } from './message.ts'
