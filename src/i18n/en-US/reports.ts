/** Words of the page on which a report is chosen. */
export const reports = {
  'reports.kind': 'Report',
  'reports.kind.daily': 'Daily brief',
  'reports.kind.weekly': 'Weekly report',
  'reports.kind.deviation': 'Deviation analysis',
  'reports.kind.phase': 'Phase review',
  'reports.kind.evaluation': 'Evaluation report',
  'reports.kind.retrospective': 'Retrospective',
  'reports.due': '{name} · due {day}',
  'reports.dueToday': '{name} · due today',
  'reports.scope': 'Campaign',
  'reports.scope.sheet': 'All campaigns',
  'reports.scope.unassigned': 'Tasks of no campaign',
  'reports.phase': 'Phase',
  'reports.phase.all': 'All phases',
  'reports.otherDay': 'Tasks are shown as of {day}; goals, budget and issues as their cells are now.',
} as const
