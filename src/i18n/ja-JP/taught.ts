import type { taught as source } from '../zh-CN/taught.ts'

/** Words about the words that people have explained, in Japanese. */
export const taught = {
  'taught.title': '意味を教えた言葉',
  'taught.ask': '「{word}」の意味',
  'taught.none': '意味は…',
  'taught.nothing': '数えない',
  'taught.word': '「{word}」= {meaning}',
  'taught.remove': '削除',
  'taught.remove.of': '「{word}」を削除',
} as const satisfies Record<keyof typeof source, string>
