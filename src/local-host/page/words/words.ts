import type { Language } from '../state/address.ts'
import { en } from './words.en.ts'
import { ja } from './words.ja.ts'
import { zh, type WordKey, type Words } from './words.zh.ts'

const CATALOGUES: Readonly<Record<Language, Words>> = { zh, en, ja }

/** Looks up a word and fills its placeholders. */
export type Say = (key: WordKey, places?: Readonly<Record<string, string | number>>) => string

/** The words of one language. */
export function sayIn(lang: Language): Say {
  const words = CATALOGUES[lang]
  return (key, places = {}) => words[key].replaceAll(/\{(\w+)\}/g, (_place, name: string) => String(places[name] ?? ''))
}
