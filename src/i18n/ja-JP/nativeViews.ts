import type { nativeViews as source } from '../zh-CN/nativeViews.ts'

/** Words of the views that go by native columns. [NW1] [NW2] */
export const nativeViews = {
  'nativeViews.title': 'リアルタイム列に従うビュー',
  'nativeViews.does.make': '追加します',
  'nativeViews.does.follow': 'リアルタイム列で絞り込みます',
  'nativeViews.does.rewrite': '条件を書き換えます',
  'nativeViews.does.stands': 'リアルタイム列で絞り込み中',
  'nativeViews.does.peoples': '変更または削除されているため、そのままにします',
  'nativeViews.does.lacksColumn': 'そのまま：必要なリアルタイム列が追加されていません',
  'nativeViews.toUpdate':
    '進捗が計画に追いついていないタスクです。更新がないと日ごとに加わり、追いつく・完了する・一時停止すると外れます。',
  'nativeViews.is': '「{column}」が「{value}」',
  'nativeViews.isNot': '「{column}」が「{value}」ではない',
  'nativeViews.contains': '「{column}」に「{value}」を含む',
  'nativeViews.isLess': '「{column}」が {value} より小さい',
  'nativeViews.beforeToday': '「{column}」が今日より前',
  'nativeViews.thisWeek': '「{column}」が今週',
  'nativeViews.and': '、かつ',
  'nativeViews.or': '、または',
  'nativeViews.set': '{count} 個のビューを設定',
  'nativeViews.made': '{count} 個のビューを追加しました',
  'nativeViews.changed': '{count} 個のビューをリアルタイム列で絞り込みました',
  'nativeViews.noFormulas':
    'この多維表格では、拡張機能が数式列で絞り込めません。ビューは変更していません。下の条件を手で設定できます。',
  'nativeViews.refused': 'ビューの設定が途中です：{reason}',
  'nativeViews.ask.delete': '次のビューも削除します：{names}。',
  'nativeViews.ask.back': '次のビューは計算列での絞り込みに戻します：{names}。',
  'nativeViews.ask.stays':
    '次のビューは変更されているため残します：{names}。リアルタイム列の条件は列と一緒に消えます。',
  'nativeViews.deleted': '{count} 個のビューを削除しました',
  'nativeViews.back': '{count} 個のビューを計算列での絞り込みに戻しました',
  'nativeViews.left': '変更されたビューはそのままです：{names}',
} as const satisfies Record<keyof typeof source, string>
