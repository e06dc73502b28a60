/** Words of the page on which a report is chosen. */
export const reports = {
  'reports.kind': '报告',
  'reports.kind.daily': '日报',
  'reports.kind.weekly': '周报',
  'reports.kind.deviation': '进度偏差分析',
  'reports.kind.phase': '阶段复盘',
  'reports.kind.evaluation': '活动效果评估',
  'reports.kind.retrospective': '活动复盘',
  'reports.due': '{name} · 应于 {day} 前交',
  'reports.dueToday': '{name} · 今天该写',
  'reports.scope': '活动',
  'reports.scope.sheet': '全部活动',
  'reports.scope.unassigned': '不属于任何活动的任务',
  'reports.phase': '阶段',
  'reports.phase.all': '全部阶段',
  'reports.otherDay': '任务按 {day} 的进度写；目标、预算和问题按现在的单元格。',
} as const
