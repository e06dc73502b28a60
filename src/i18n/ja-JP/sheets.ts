import type { sheets as source } from '../zh-CN/sheets.ts'

/** Words of the tracked sheets. */
export const sheets = {
  'chooser.title': 'どの表を見ますか？',
  'sheets.tables': '{count} テーブル',
  'sheets.checking': '列を確認しています',
  'sheets.complete': '列はすべて揃っています（{count} 列）',
  'sheets.repairs': '要修復 {count} 件',
  'sheets.repair.of': '「{name}」を修復',
  'sheets.show.of': '「{name}」を表示',
  'sheets.upgrade': 'テンプレートを拡張',
  'sheets.upgrade.of': '「{name}」のテンプレートを拡張',
  'sheets.stop': '管理をやめる',
  'sheets.stop.of': '「{name}」の管理をやめる',
  'sheets.stop.about':
    '「{name}」は自動計算されなくなります。表・列・データはそのままで、何も削除しません。いつでも再開できます。',
  'sheets.stop.own': 'この表だけの設定は失われます。',
  'sheets.keep': '管理を続ける',
  'sheets.stopped': '管理を停止した表',
  'sheets.stopped.said': '「{name}」の管理を停止しました。表とデータは残っています',
  'sheets.trackAgain': '管理を再開',
  'sheets.trackAgain.of': '「{name}」の管理を再開',
  'sheets.trackAgain.noMarks': '「{name}」には目印が残っておらず、列を認識できません。',
  'sheets.trackedAgain': '「{name}」の管理を再開しました',
  'sheets.find': '複製された表を探す',
  'sheets.finding': '探しています',
  'sheets.find.none': '目印のある表は他に見つかりませんでした。',
  'sheets.find.found': '管理できる表が見つかりました',

  'import.title': 'Excel から取り込む',
  'adopt.title': '既存の表を使う',
} as const satisfies Record<keyof typeof source, string>
