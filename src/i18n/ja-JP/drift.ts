import type { drift as source } from '../zh-CN/drift.ts'

/** Words of drift. */
export const drift = {
  'drift.tableDeleted': 'テーブル「{table}」が削除されました',
  'drift.tableRenamed': '{from} → {table}',
  'drift.columnDeleted': '「{name}」が削除されました',
  'drift.columnAbsent': '「{name}」がありません',
  'drift.columnRetyped': '「{name}」の種類が変更されました',
  'drift.columnRetyped.renamed': '「{name}」の種類が変更されました（現在の名前「{now}」）',
  'drift.linkAstray': '関連列「{name}」がこのテーブル群を指していません',
  'drift.optionsDeleted': '「{name}」に選択肢がありません：{options}',
  'drift.markLost': '「{name}」の説明から目印がなくなりました',
  'drift.markTwice': '「{copies}」に「{name}」の目印が付いています',
  'drift.viewDeleted': 'ビュー「{name}」が削除されました',
  'drift.viewAbsent': 'ビュー「{name}」はまだありません',
  'drift.since': '{moment} に検出',
  'drift.inTable': '{what}（{table}）',
  'notice.drift': '{count} 件が欠けており、関係する数値は以前のままです：',
  'notice.drift.minor': '{count} 件を元に戻せます：',
  'notice.drift.more': 'など',
  'notice.drift.look': '修復内容を見る',
  'notice.drift.ask': '管理者にサイドバーでの修復を依頼してください。',
  'notice.drift.rest': '。それ以外は通常どおり計算されます。',
  'notice.reader':
    'この Base は閲覧のみです。進捗と差異は計算してここに表示しますが、書き込みも保存もしません。書き込むには管理者に依頼してください。',
} as const satisfies Record<keyof typeof source, string>
