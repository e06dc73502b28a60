/** Words of the page on which a report is chosen. */
export const reports = {
  'reports.kind': 'レポート',
  'reports.kind.daily': '日報',
  'reports.kind.weekly': '週報',
  'reports.kind.deviation': '進捗差異分析',
  'reports.kind.phase': 'フェーズ振り返り',
  'reports.kind.evaluation': '効果評価レポート',
  'reports.kind.retrospective': '施策の振り返り',
  'reports.due': '{name} · {day} まで',
  'reports.dueToday': '{name} · 今日が期限',
  'reports.scope': '施策',
  'reports.scope.sheet': 'すべての施策',
  'reports.scope.unassigned': 'どの施策にも属さないタスク',
  'reports.phase': 'フェーズ',
  'reports.phase.all': 'すべてのフェーズ',
  'reports.otherDay': 'タスクは {day} 時点、目標・予算・課題は今のセルの値です。',
} as const
