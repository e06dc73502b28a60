import type { FieldKey } from '../tables/index.ts'
import type { ViewSpec } from './preset.ts'

/** The width beside a 410 px sidebar on a screen of 1280, and the width of the row numbers in it. px */
const FIRST_SIGHT = 820
const ROW_HEADS = 72

/**
 * Widths of figures, days and coloured choices in the views for a purpose, px: just wide enough for a cell.
 */
const FIXED_WIDTHS: Readonly<Partial<Record<FieldKey<'tasks'>, number>>> = {
  owner: 76,
  plannedEnd: 96,
  actualEnd: 96,
  progress: 90,
  progressDeviation: 80,
  band: 108,
  state: 80,
  delayDays: 76,
  review: 80,
}
/** Columns of text share the remaining width in these proportions; the name gets the largest part. */
const NAME_PART = 140
const OTHER_PART = 98
/** No column of text gets wider than this, px. */
const WIDEST = 260

/**
 * Widths by field that make all columns of a view fit beside the sidebar. `others` is the number of columns that the
 * host shows in addition: a primary column that is not the name.
 */
export function purposeWidths(
  shown: readonly string[],
  others: number,
): { readonly fields: Readonly<Record<string, number>>; readonly other: number } {
  const fixed: Readonly<Record<string, number | undefined>> = FIXED_WIDTHS
  const fixedWidth = shown.reduce((sum, field) => sum + (fixed[field] ?? 0), 0)
  const partOf = (field: string): number => (field === 'title' ? NAME_PART : OTHER_PART)
  const parts = shown.reduce(
    (sum, field) => sum + (fixed[field] === undefined ? partOf(field) : 0),
    others * OTHER_PART,
  )
  const share = (part: number): number =>
    Math.min(WIDEST, Math.floor(((FIRST_SIGHT - ROW_HEADS - fixedWidth) * part) / parts))
  return {
    fields: Object.fromEntries(shown.map((field) => [field, fixed[field] ?? share(partOf(field))])),
    other: share(OTHER_PART),
  }
}

/** The columns that views for a purpose begin with, in reading order. */
export const AT_A_GLANCE = ['title', 'owner', 'plannedEnd', 'progress', 'progressDeviation', 'band'] as const
/** Why a task is late: the risk, else the cause. */
export const REASON = ['risk', 'delayReason'] as const

/** Every view of the task table (data-model §3); a preset makes those whose columns it has. */
export const taskViews = (group: 'module' | 'stage'): readonly ViewSpec<'tasks'>[] => [
  { key: 'daily', name: '每日更新', type: 'grid', shows: [...AT_A_GLANCE, 'state', REASON] },
  { key: 'all', name: '全部任务', type: 'grid', group: [{ field: group, desc: false }], withWidths: true },
  {
    key: 'slipping',
    name: '⚠ 偏差预警',
    type: 'grid',
    filter: {
      conjunction: 'or',
      conditions: [
        { field: 'band', is: 'warning' },
        { field: 'band', is: 'severe' },
      ],
    },
    sort: [{ field: 'progressDeviation', desc: false }],
    shows: [...AT_A_GLANCE, REASON],
  },
  {
    key: 'delayed',
    name: '延期任务',
    type: 'grid',
    filter: { conjunction: 'and', conditions: [{ field: 'state', is: 'delayed' }] },
    sort: [{ field: 'plannedEnd', desc: false }],
    shows: [...AT_A_GLANCE, 'delayDays', REASON],
  },
  {
    // The host compares with today, so this view stays right while no sidebar is open.
    key: 'overdueLive',
    name: '逾期未完成·实时',
    type: 'grid',
    filter: {
      conjunction: 'and',
      conditions: [
        { field: 'plannedEnd', before: 'today' },
        { field: 'state', isNot: 'done' },
        { field: 'state', isNot: 'cancelled' },
      ],
    },
    sort: [{ field: 'plannedEnd', desc: false }],
    shows: [...AT_A_GLANCE, 'state', REASON],
  },
  { key: 'gantt', name: '甘特图', type: 'gantt', needs: ['plannedStart', 'plannedEnd'] },
  { key: 'board', name: '状态看板', type: 'kanban', needs: ['state'], shows: ['title', 'owner', 'plannedEnd', 'band'] },
  {
    key: 'milestones',
    name: '里程碑',
    type: 'grid',
    filter: { conjunction: 'and', conditions: [{ field: 'milestone', isTicked: true }] },
    sort: [{ field: 'plannedEnd', desc: false }],
    shows: ['title', 'owner', 'plannedEnd', 'actualEnd', 'band', 'state', 'achieved', 'review'],
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
        { field: 'responseClock', is: 'overdue' },
        { field: 'responseClock', is: 'missed' },
        { field: 'solutionClock', is: 'overdue' },
        { field: 'solutionClock', is: 'missed' },
      ],
    },
    sort: [{ field: 'foundAt', desc: false }],
  },
  {
    key: 'open',
    name: '未关闭',
    type: 'grid',
    filter: {
      conjunction: 'or',
      conditions: [
        { field: 'status', is: 'open' },
        { field: 'status', is: 'handling' },
      ],
    },
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
