/** Words about the words of people's that they have explained. [TW1] */
export const taught = {
  'taught.title': '你们教过的词',
  'taught.ask': '「{word}」这是',
  'taught.none': '这是…',
  'taught.nothing': '不算',
  'taught.word': '「{word}」= {meaning}',
  'taught.remove': '移除',
  'taught.remove.of': '移除「{word}」',
} as const
