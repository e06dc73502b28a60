import { formatCount } from './format.ts'
import { messagePieces, pluralForm } from './message.ts'
import { zhCN } from './zh-CN/index.ts'
import type { later } from './zh-CN/later.ts'

/** zh-CN is the source catalogue: a key exists when it is declared there. */
export type MessageKey = keyof typeof zhCN | keyof typeof later
export type Catalogue = Readonly<Record<MessageKey, string>>
/** The messages of a locale that are in memory: Chinese is without those of a panel until it is opened. */
export type LoadedMessages = Readonly<Partial<Catalogue>>
export type Locale = 'zh-CN' | 'en-US' | 'ja-JP'
export type MessageValues = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, values?: MessageValues) => string

/** The locale whose messages are always there. */
export const SOURCE_LOCALE: Locale = 'zh-CN'

/** The locale for a host language such as 'zh', 'zh-TW', 'en' or 'ja'; Chinese for all others. */
export function localeOf(hostLanguage: string): Locale {
  if (hostLanguage.startsWith('en')) return 'en-US'
  if (hostLanguage.startsWith('ja')) return 'ja-JP'
  return 'zh-CN'
}

let laterSourceWords: LoadedMessages = {}

/** Brings the Chinese messages of a panel that loads later. The other languages have them in their own files. */
export function bringWords(words: LoadedMessages): void {
  laterSourceWords = { ...laterSourceWords, ...words }
}

/**
 * Translates by a catalogue; by the Chinese one when there is none. `{name}` in a message is replaced by the value of
 * that name, `{name:day|days}` by the singular or plural for the number of that name. A number is shown as a count
 * (`formatCount`); pass a year or a version as text. A placeholder without a value stays visible.
 */
export function createTranslate(messages: LoadedMessages | null): Translate {
  const catalogue: LoadedMessages = messages ?? zhCN
  const messageOf = (key: MessageKey): string => catalogue[key] ?? laterSourceWords[key] ?? key
  return (key, values = {}) =>
    messagePieces(messageOf(key))
      .map((piece) => {
        if (typeof piece === 'string') return piece
        const value = values[piece.name]
        if (value === undefined) return piece.raw
        const shown = typeof value === 'number' ? formatCount(value) : value
        return piece.forms === null ? shown : pluralForm(piece.forms, shown)
      })
      .join('')
}
