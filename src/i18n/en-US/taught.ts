import type { taught as source } from '../zh-CN/taught.ts'

/** Words about the words that people have explained, in English. */
export const taught = {
  'taught.title': 'Words you have explained',
  'taught.ask': '“{word}” means',
  'taught.none': 'Means…',
  'taught.nothing': 'Nothing',
  'taught.word': '“{word}” = {meaning}',
  'taught.remove': 'Remove',
  'taught.remove.of': 'Remove “{word}”',
} as const satisfies Record<keyof typeof source, string>
