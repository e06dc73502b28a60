import type { nextCampaign as source } from '../zh-CN/nextCampaign.ts'

/** Words of the next campaign: beginning one again with other days. */
export const nextCampaign = {
  'nextCampaign.title': '次の施策',
  'nextCampaign.about':
    'この施策のタスク、依存関係、予算、目標を複製し、日付をまとめて新しい開始日へ移します。進捗はゼロから始まります。',
  'nextCampaign.several': '上で施策を選ぶと、新しい施策として複製できます。',
  'nextCampaign.open': '新しい施策として複製',
  'nextCampaign.of': '「{title}」を複製',
  'nextCampaign.relinked':
    '{count} 行に所属する施策が入っていません。新しい施策と混ざらないよう、先に「{title}」を入れます。',
  'nextCampaign.refused.changed': '表が変更されました。新しい内容を確認してからもう一度押してください。',
  'nextCampaign.refused.noCampaignColumn':
    '{names} には施策の列がなく、2 つの施策の行が混ざります。先に列を追加するか、別の一式に複製してください。',
  'nextCampaign.name': '新しい施策の名前',
  'nextCampaign.name.next': '{title}（次回）',
  'nextCampaign.start': '新しい開始日',
  'nextCampaign.startedOn': '（元は {day}）',
  'nextCampaign.unit': '日付の移し方',
  'nextCampaign.unit.days': '暦日で',
  'nextCampaign.unit.workdays': '営業日で',
  'nextCampaign.target': '追加先の表',
  'nextCampaign.newSet': '新しい一式に入れるには、先に表名のメニューからもう一式作成し、それを選んでください。',
  'nextCampaign.noTarget':
    'この表には施策を 1 つだけ置けます。先に表名のメニューからもう一式作成し、そこへ複製してください。',
  'nextCampaign.writes': '追加される行：{tables}。',
  'nextCampaign.rows': '「{table}」{count} 行',
  'nextCampaign.span': 'タスクは {from} から {to}',
  'nextCampaign.shift.days': '、すべての日付を {count} 日移動',
  'nextCampaign.shift.workdays': '、すべての日付を {count} 営業日移動',
  'nextCampaign.days': '{from} から {to}',
  'nextCampaign.more': 'ほかタスク {count} 件',
  'nextCampaign.cleared':
    '進捗、実績日、支出、実績値、原因、対策、リスク、審査、添付は引き継ぎません。担当者、成果物、備考はそのままです。元の行は変わりません。',
  'nextCampaign.leftCancelled': '中止したタスク {count} 件は複製しません。',
  'nextCampaign.leftLinks': '複製しない行への関連 {count} 件は引き継ぎません。',
  'nextCampaign.without.budget': '追加先に予算の表がないため、予算 {count} 件は複製しません。',
  'nextCampaign.without.kpis': '追加先に目標の表がないため、目標 {count} 件は複製しません。',
  'nextCampaign.leftOptions': '追加先に選択肢がないため、{count} 個のセルは空のままです。',
  'nextCampaign.leftColumns': 'テンプレートにない列は空のままです：{names}',
  'nextCampaign.needs': '活動名と開始日を入力すると、書き込む内容が表示されます。',
  'nextCampaign.do': 'これらの行を追加',
  'nextCampaign.writing': '書き込み中 {count} / {total} 行',
  'nextCampaign.stop': '止める',
  'nextCampaign.stopped': '途中で止まりました。{count} 行を書き込み済みです。',
  'nextCampaign.remove': '書き込んだ {count} 行を削除',
  'nextCampaign.keep': '残す',
  'nextCampaign.removed': '書き込んだ {count} 行を削除しました。',
  'nextCampaign.done': '「{name}」ができました。{count} 行を追加しました。',
  'nextCampaign.show': '新しい施策を見る',
  'nextCampaign.refused.notRead': '表の読み込みが終わっていません。少し待ってからもう一度お試しください。',
  'nextCampaign.refused.noDays': 'この施策には開始日がなく、タスクにも計画日がないため、起点がわかりません。',
  'nextCampaign.refused.targetTaken':
    'その表には施策を 1 つだけ置け、すでにタスクがあります。別の表を選ぶか、もう一式作成してください。',
  'nextCampaign.refused.daysAreWords': 'その表の日付は文字のため書き込めません。別の表を選んでください。',
} as const satisfies Record<keyof typeof source, string>
