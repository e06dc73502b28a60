import type { reasons as source } from '../zh-CN/reasons.ts'

/** Words of the question why the plan was changed. [LG2] */
export const reasons = {
  'reason.why': '{change}。理由は何ですか？',
  'reason.count': '計画の変更 {count} 件にまだ理由がありません。変えた理由は？',
  'reason.changed': '「{title}」の{field}が {before} から {after} に変わりました',
  'reason.cleared': '「{title}」の{field} {before} が消されました',
  'reason.added': '計画が決まった後にタスク「{title}」が追加されました',
  'reason.deleted': '計画が決まった後にタスク「{title}」が削除されました',
  'reason.cancelled': '「{title}」が中止されました',
  'reason.resumed': '「{title}」は中止の後、再開されました',
  'reason.amount.budgetTotal': '予算総額',
  'reason.amount.amount': '予算額',
  'reason.amount.target': '目標値',
  'reason.amountAdded': '「{title}」の{field}は空でしたが、{after} が入りました',
  'reason.by': '変更を見つけた時、この行の更新者は {person} でした。',
  'reason.example': '例：会場の開放が2日遅れる',
  'reason.answer': '理由を書く',
  'reason.write': '理由を書く',
  'reason.writeAll': 'すべて同じ理由にする',
  'reason.leave': '今は書かない',
  'reason.empty': '理由を一言書いてからボタンを押してください。',
  'reason.written': '理由を書きました',
  'reason.refused': '理由を書けませんでした：{reason}',
  'reason.more': 'ほかに {count} 件あります。まとめて理由を書けます。',
  'reason.goesTo': '「{table}」の理由列に書かれます。今書かないものは再び聞きません。後でそこに書けます。',
  'reason.kept':
    'この表に変更記録がないため、理由は表と一緒に保存されます。今書かないものは再び聞きません。後で概要の「変化」で書けます。',
} as const satisfies Record<keyof typeof source, string>
