import type { ViewSpec } from './preset.ts'

/** Every view of the task table (data-model, "Views made at set-up"); those whose columns a preset lacks fall away. */
export const taskViews = (group: 'module' | 'stage'): readonly ViewSpec<'tasks'>[] => [
  { key: 'all', name: '全部任务', type: 'grid', group: [{ field: group, desc: false }], withWidths: true },
  {
    key: 'slipping',
    name: '⚠ 偏差预警',
    type: 'grid',
    filter: { conjunction: 'or', conditions: [{ field: 'band', is: 'warning' }, { field: 'band', is: 'severe' }] },
    sort: [{ field: 'progressDeviation', desc: false }],
  },
  {
    key: 'delayed',
    name: '延期任务',
    type: 'grid',
    filter: { conjunction: 'and', conditions: [{ field: 'state', is: 'delayed' }] },
    sort: [{ field: 'plannedEnd', desc: false }],
  },
  {
    // Stays right while nobody has the sidebar open: the host itself compares with today.
    key: 'overdueLive',
    name: '逾期未完成·实时',
    type: 'grid',
    filter: {
      conjunction: 'and',
      conditions: [{ field: 'plannedEnd', before: 'today' }, { field: 'state', isNot: 'done' }, { field: 'state', isNot: 'cancelled' }],
    },
    sort: [{ field: 'plannedEnd', desc: false }],
  },
  { key: 'gantt', name: '甘特图', type: 'gantt' },
  { key: 'board', name: '状态看板', type: 'kanban' },
  {
    key: 'milestones',
    name: '里程碑',
    type: 'grid',
    filter: { conjunction: 'and', conditions: [{ field: 'milestone', isTicked: true }] },
    sort: [{ field: 'plannedEnd', desc: false }],
  },
]

const mainGrid = { key: 'all', name: '全部', type: 'grid', withWidths: true } as const

export const plainViews = [mainGrid] as const

export const issueViews: readonly ViewSpec<'issues'>[] = [
  mainGrid,
  {
    key: 'slaAlerts',
    name: '时效预警',
    type: 'grid',
    filter: {
      conjunction: 'or',
      conditions: [
        { field: 'responseClock', is: 'overdue' }, { field: 'responseClock', is: 'missed' },
        { field: 'solutionClock', is: 'overdue' }, { field: 'solutionClock', is: 'missed' },
      ],
    },
    sort: [{ field: 'foundAt', desc: false }],
  },
  {
    key: 'open',
    name: '未关闭',
    type: 'grid',
    filter: { conjunction: 'or', conditions: [{ field: 'status', is: 'open' }, { field: 'status', is: 'handling' }] },
    sort: [{ field: 'foundAt', desc: false }],
  },
]

export const budgetViews: readonly ViewSpec<'budget'>[] = [
  mainGrid,
  {
    key: 'overspend',
    name: '超支',
    type: 'grid',
    filter: { conjunction: 'and', conditions: [{ field: 'overspend', is: 'over' }] },
    sort: [{ field: 'variance', desc: true }],
  },
]
