import type { repair as source } from '../zh-CN/repair.ts'

/** Words of the repair of a sheet. */
export const repair = {
  'repair.planning': 'テーブルを確認しています',
  'repair.title': '修復内容',
  'repair.about':
    '開始するまで何も変わりません。欠けているものを追加するだけで、誰の列やデータも削除・変換・上書きしません。',
  'repair.nothing': '修復するものはありません',
  'repair.nothing.about': '必要なテーブル、列、選択肢、ビューはすべて揃っています。',
  'repair.what': '対応',
  'repair.choice.make': '元に戻す',
  'repair.choice.make.copy': '複製から目印を外す',
  'repair.choice.make.mark': '目印を付ける',
  'repair.choice.bind': '「{name}」を使う',
  'repair.choice.leaveOut': '不要。今後表示しない',
  'repair.choice.skip': '今回は対応しない',
  'repair.step.column': '列「{name}」を追加します',
  'repair.step.column.beside': '列「{name}」を追加します。「{theirs}」はそのまま残ります',
  'repair.step.link': '新しいテーブルを指す列「{name}」を追加します。元の列と内容は残ります',
  'repair.step.options': '「{name}」に選択肢を追加します：{options}',
  'repair.step.marker': '「{name}」の説明の末尾に目印を付けます。Base を複製したときに列を見分けるためのものです',
  'repair.step.unmark': '「{name}」の説明から目印を外します。列とデータは変わりません',
  'repair.step.view': 'ビュー「{name}」をフィルターと並び順付きで作成します',
  'repair.step.primary': 'テーブル作成時にできた先頭の列を「{name}」にします。内容は残ります',
  'repair.step.renameView': 'テーブル作成時にできたビューを「{name}」にし、フィルターと並び順を設定します',
  'repair.step.table': 'テーブル「{name}」を {columns} 列、{views} ビューで作成します。削除されたデータは戻りません',
  'repair.step.bind': '今後は「{name}」を読み書きします。足りない選択肢と説明の目印を追加し、データは変わりません',
  'repair.step.leaveOut': 'この選択を全員分として記憶します',
  'repair.step.skip': '次回の確認で再び表示します',
  'repair.tasksDeleted':
    '削除されたタスクテーブルは修復できません。Feishu のごみ箱から復元するか、テンプレートから作り直してください。',
  'repair.start': '修復を開始（{count} 件）',
  'repair.startNothing': '対応する項目を選んでください',
  'repair.mayNot':
    'この Base の管理権限がないため、テーブルの構造を変更できません。所有者か管理者にこの画面を見せてください。',
  'repair.running': '修復しています',
  'repair.failed': '修復が完了していません',
  'repair.failed.about': '追加済みのものは残ります。再確認後は残りだけを行います。',
  'repair.again': '再確認',
  'repair.done': '修復しました',
  'repair.done.about': '{count} ステップが完了し、再計算しています。',
  'repair.close': '完了',
} as const satisfies Record<keyof typeof source, string>
