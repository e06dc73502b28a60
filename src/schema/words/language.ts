/** Languages in which the tables of a sheet can be made. A sheet keeps the one that it was made in. */
export const SHEET_LANGUAGES = ['zh-CN', 'en-US', 'ja-JP'] as const

export type SheetLanguage = (typeof SHEET_LANGUAGES)[number]

/** Languages whose words stand in this folder; the declarations are in zh-CN. */
export type TranslatedLanguage = Exclude<SheetLanguage, 'zh-CN'>
