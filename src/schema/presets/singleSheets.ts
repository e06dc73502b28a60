import { choices, VARIED } from '../tables/choices.ts'
import { presetTable, type PresetSpec } from './preset.ts'
import { taskViews } from './views.ts'

/** S2-1: 综合营销推广方案执行进度跟踪表, its 18 columns with those names in that order. */
export const S2: PresetSpec = {
  id: 'S2',
  tables: [
    presetTable<'tasks'>({
      table: 'tasks',
      name: '执行进度跟踪表',
      columns: [
        { field: 'title', name: '任务名称', width: 200 },
        { field: 'description', name: '任务描述', width: 220 },
        {
          field: 'module',
          name: '所属模块',
          options: choices(VARIED, ['内容营销', '渠道推广', '渠道投放']),
          width: 110,
        },
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
        { field: 'state', name: '当前状态', width: 120 },
        { field: 'risk', name: '风险问题', width: 200 },
        { field: 'solution', name: '解决方案', width: 200 },
        { field: 'solutionDue', name: '解决时限', width: 130 },
        { field: 'notes', name: '备注', width: 180 },
        { field: 'band', name: '偏差等级', extra: 'needed', width: 120 },
        { field: 'flags', name: '数据问题', extra: 'bookkeeping', width: 180 },
        { field: 'computedAt', name: '计算时间', extra: 'bookkeeping', width: 160 },
      ],
      views: taskViews('module'),
    }),
  ],
}

/** S3-1: 产品推广策略实施进度监控表, its 14 columns; 核心任务 leads because a select cannot be primary. */
export const S3: PresetSpec = {
  id: 'S3',
  tables: [
    presetTable<'tasks'>({
      table: 'tasks',
      name: '实施进度监控表',
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
        { field: 'state', name: '完成状态', width: 120 },
        { field: 'risk', name: '风险描述', width: 220 },
        { field: 'solution', name: '应对措施', width: 220 },
        { field: 'notes', name: '备注', width: 180 },
        { field: 'plannedProgress', name: '计划进度', extra: 'optional', width: 140 },
        { field: 'progressDeviation', name: '进度偏差', extra: 'optional', width: 140 },
        { field: 'band', name: '偏差等级', extra: 'optional', width: 120 },
        { field: 'flags', name: '数据问题', extra: 'bookkeeping', width: 180 },
        { field: 'computedAt', name: '计算时间', extra: 'bookkeeping', width: 160 },
      ],
      views: taskViews('stage'),
    }),
  ],
}
