import type { Hue, OptionSpec } from './field.ts'
import type { TaskFieldKey } from './tasks.ts'

/** A column of a preset: which declared field it is and what the template calls it. */
export interface ColumnSpec {
  readonly field: TaskFieldKey
  readonly name: string
  /** The template's own choices, for columns that people fill in. */
  readonly options?: readonly OptionSpec[]
  /** Which of the declared options the template shows; all when absent. */
  readonly optionKeys?: readonly string[]
  /** Added to the template by us, so it may be left out. */
  readonly extra?: 'optional' | 'bookkeeping'
  /** Width in the main view, px. */
  readonly width?: number
}

/** Conditions in words of the schema; the adapter turns keys into field and option ids. */
export type ViewCondition =
  | { readonly field: TaskFieldKey; readonly is: string }
  | { readonly field: TaskFieldKey; readonly isNot: string }
  | { readonly field: TaskFieldKey; readonly before: 'today' }

export interface ViewSpec {
  readonly key: string
  readonly name: string
  readonly type: 'grid' | 'kanban' | 'gantt'
  readonly filter?: { readonly conjunction: 'and' | 'or'; readonly conditions: readonly ViewCondition[] }
  readonly sort?: readonly { readonly field: TaskFieldKey; readonly desc: boolean }[]
  readonly group?: readonly { readonly field: TaskFieldKey; readonly desc: boolean }[]
  /** The main view takes the columns' widths; each width is a call, so the others keep the host's. */
  readonly withWidths?: boolean
}

export type PresetId = 'S2' | 'S3'

export interface PresetSpec {
  readonly id: PresetId
  readonly tableName: string
  /** The primary column first (the host insists that it is a text); the rest in the template's order. */
  readonly columns: readonly ColumnSpec[]
  /** The first one reuses the grid view that every new table comes with. */
  readonly views: readonly ViewSpec[]
}

const choices = (hues: readonly Hue[], names: readonly string[]): readonly OptionSpec[] =>
  names.map((name, at) => ({ key: name, name, hue: hues[at % hues.length] ?? 'grey' }))

const VARIED: readonly Hue[] = ['blue', 'turquoise', 'yellow', 'orange']
const TEMPLATE_STATES = ['notStarted', 'inProgress', 'done', 'delayed'] as const

const viewsGroupedBy = (group: 'module' | 'stage'): readonly ViewSpec[] => [
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
      conditions: [{ field: 'plannedEnd', before: 'today' }, { field: 'state', isNot: 'done' }],
    },
    sort: [{ field: 'plannedEnd', desc: false }],
  },
  { key: 'gantt', name: '甘特图', type: 'gantt' },
  { key: 'board', name: '状态看板', type: 'kanban' },
]

/** S2-1: 综合营销推广方案执行进度跟踪表, its 18 columns with those names in that order. */
const S2: PresetSpec = {
  id: 'S2',
  tableName: '执行进度跟踪表',
  columns: [
    { field: 'title', name: '任务名称', width: 200 },
    { field: 'description', name: '任务描述', width: 220 },
    { field: 'module', name: '所属模块', options: choices(VARIED, ['内容营销', '渠道推广', '渠道投放']), width: 110 },
    { field: 'owner', name: '主责任人', width: 120 },
    { field: 'collaborators', name: '协同责任人', width: 130 },
    { field: 'department', name: '对接部门', options: choices(VARIED, ['市场部', '销售部', '产品部']), width: 110 },
    { field: 'plannedStart', name: '计划开始时间', width: 130 },
    { field: 'plannedEnd', name: '计划结束时间', width: 130 },
    { field: 'actualStart', name: '实际开始时间', width: 130 },
    { field: 'actualEnd', name: '实际结束时间', width: 130 },
    { field: 'plannedProgress', name: '计划进度(%)', width: 140 },
    { field: 'progress', name: '实际进度(%)', width: 150 },
    { field: 'progressDeviation', name: '进度偏差(%)', width: 140 },
    { field: 'state', name: '当前状态', optionKeys: TEMPLATE_STATES, width: 120 },
    { field: 'risk', name: '风险问题', width: 200 },
    { field: 'solution', name: '解决方案', width: 200 },
    { field: 'solutionDue', name: '解决时限', width: 130 },
    { field: 'notes', name: '备注', width: 180 },
    { field: 'band', name: '偏差等级', width: 120 },
    { field: 'flags', name: '数据问题', extra: 'bookkeeping', width: 180 },
    { field: 'computedAt', name: '计算时间', extra: 'bookkeeping', width: 160 },
  ],
  views: viewsGroupedBy('module'),
}

/** S3-1: 产品推广策略实施进度监控表, its 14 columns; 核心任务 leads because a select cannot be primary. */
const S3: PresetSpec = {
  id: 'S3',
  tableName: '实施进度监控表',
  columns: [
    { field: 'title', name: '核心任务', width: 200 },
    {
      field: 'stage',
      name: '推广阶段',
      options: choices(VARIED, ['筹备期(第1-2周)', '预热期(第3-4周)', '爆发期(第5-6周)']),
      width: 150,
    },
    {
      field: 'channel',
      name: '推广渠道',
      options: choices(['red', 'green', 'blue', 'orange'], ['小红书', '官方(公众号)', '抖音', '线下门店']),
      width: 130,
    },
    { field: 'description', name: '任务描述', width: 240 },
    { field: 'owner', name: '负责人', width: 120 },
    { field: 'plannedStart', name: '计划开始时间', width: 130 },
    { field: 'plannedEnd', name: '计划完成时间', width: 130 },
    { field: 'actualStart', name: '实际开始时间', width: 130 },
    { field: 'actualEnd', name: '实际完成时间', width: 130 },
    { field: 'progress', name: '当前进度', width: 150 },
    { field: 'state', name: '完成状态', optionKeys: TEMPLATE_STATES, width: 120 },
    { field: 'risk', name: '风险描述', width: 220 },
    { field: 'solution', name: '应对措施', width: 220 },
    { field: 'notes', name: '备注', width: 180 },
    { field: 'plannedProgress', name: '计划进度', extra: 'optional', width: 140 },
    { field: 'progressDeviation', name: '进度偏差', extra: 'optional', width: 140 },
    { field: 'band', name: '偏差等级', extra: 'optional', width: 120 },
    { field: 'flags', name: '数据问题', extra: 'bookkeeping', width: 180 },
    { field: 'computedAt', name: '计算时间', extra: 'bookkeeping', width: 160 },
  ],
  views: viewsGroupedBy('stage'),
}

/** The simplest first: what the first screen offers, in this order. */
export const PRESETS: Readonly<Record<PresetId, PresetSpec>> = { S2, S3 }

/** A preset's columns, with or without the optional ones that we add to the template. */
export function presetColumns(preset: PresetSpec, withOptional: boolean): readonly ColumnSpec[] {
  return preset.columns.filter((column) => withOptional || column.extra !== 'optional')
}

/** Views that every column they need is there for. */
export function presetViews(preset: PresetSpec, columns: readonly ColumnSpec[]): readonly ViewSpec[] {
  const present = new Set<string>(columns.map((column) => column.field))
  return preset.views.filter((view) =>
    [...(view.filter?.conditions ?? []), ...(view.sort ?? []), ...(view.group ?? [])].every((use) => present.has(use.field)),
  )
}
