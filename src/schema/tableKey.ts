/** The ten tables of the data model; a preset builds one or more of them. */
export const TABLE_KEYS = [
  'campaigns',
  'kpis',
  'tasks',
  'dailyLog',
  'metrics',
  'budget',
  'issues',
  'reports',
  'lessons',
  'changes',
] as const

export type TableKey = (typeof TABLE_KEYS)[number]
