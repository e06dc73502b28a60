import type { LoadedMessages, Locale } from './translate.ts'
import { zhCN } from './zh-CN/index.ts'

/** The messages that are in memory. Chinese is the source and always there. */
const loaded = new Map<Locale, LoadedMessages>([['zh-CN', zhCN]])

/** The messages of a locale; null until `loadCatalogue` has brought them. */
export const loadedCatalogue = (locale: Locale): LoadedMessages | null => loaded.get(locale) ?? null

/** Loads the messages of a locale. Each language is a file of its own, so that nobody waits for the other two. */
export async function loadCatalogue(locale: Locale): Promise<LoadedMessages> {
  const catalogue = loaded.get(locale) ?? (await fetched(locale))
  loaded.set(locale, catalogue)
  return catalogue
}

async function fetched(locale: Locale): Promise<LoadedMessages> {
  switch (locale) {
    case 'zh-CN':
      return zhCN
    case 'en-US':
      return (await import('./en-US/index.ts')).enUS
    case 'ja-JP':
      return (await import('./ja-JP/index.ts')).jaJP
  }
}
