import type { news as source } from '../zh-CN/news.ts'

/** Words of what turned while no sidebar was open. */
export const news = {
  'news.title': '前回（{when}）から：{count} 件のタスクが変わりました',
  'news.titleUnknown': '前回開いたときから：{count} 件のタスクが変わりました',
  'news.today': '今日',
  'news.yesterday': '昨日',
  'news.daysAgo': '{count} 日前',
  'news.range': '集計日 {from} → {to}',
  'news.day': '日付・進捗・設定は誰も変えていません。日数が過ぎただけです。',
  'news.people': 'タスクか設定を変えた人がいます。',
  'news.written': '開いたときに {count} 行を書きました。',
  'news.writtenElsewhere': 'これらの行は別のサイドバーが書きました。',
  'news.unwritten': 'うち {count} 件は表ではまだ前のままです。',
  'news.state': '状態の変化',
  'news.band': '差異レベルの変化',
  'news.to': 'から',
  'news.times': '{count} 件',
  'news.tasks': '変わったタスク',
  'news.more': '{count} 件をすべて表示',
  'news.dismiss': '今回はこれ以上表示しない',
} as const satisfies Record<keyof typeof source, string>
