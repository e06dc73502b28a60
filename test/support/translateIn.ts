import { bringWords, createTranslate, loadCatalogue, type Locale, type Translate } from '../../src/i18n/index.ts'
import { board } from '../../src/i18n/zh-CN/board.ts'
import { reportWords } from '../../src/i18n/zh-CN/reportWords.ts'

bringWords(reportWords)
bringWords(board)
const catalogues = { 'zh-CN': null, 'en-US': await loadCatalogue('en-US'), 'ja-JP': await loadCatalogue('ja-JP') }

/** Translates at once in any language; importing this file loads the messages, so that a sidebar has them too. */
export const translateIn = (locale: Locale): Translate => createTranslate(catalogues[locale])
