import { bringWords, createTranslate, loadCatalogue, type Locale, type Translate } from '../../src/i18n/index.ts'
import { later } from '../../src/i18n/zh-CN/later.ts'

bringWords(later)
const catalogues = { 'zh-CN': null, 'en-US': await loadCatalogue('en-US'), 'ja-JP': await loadCatalogue('ja-JP') }

/** Translates at once in any language; importing this file loads the messages, so that a sidebar has them too. */
export const translateIn = (locale: Locale): Translate => createTranslate(catalogues[locale])
