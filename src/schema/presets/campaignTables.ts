import { choices, VARIED } from '../tables/choices.ts'
import { presetTable, type ColumnSpec, type PresetSpec } from './preset.ts'
import { budgetViews, issueViews, plainViews, taskViews } from './views.ts'

/**
 * Columns that the schedules of S0 and S1 lack and every figure needs: they have a state and no percentage. The
 * state is computed from these columns; a state set by hand is handled as in other presets. [MI1]
 */
const TRACKING: readonly ColumnSpec<'tasks'>[] = [
  { field: 'progress', name: '实际进度', extra: 'needed', width: 150 },
  { field: 'actualStart', name: '实际开始', extra: 'optional', width: 130 },
  { field: 'actualEnd', name: '实际结束', extra: 'optional', width: 130 },
  { field: 'plannedProgress', name: '计划进度', extra: 'optional', width: 140 },
  { field: 'progressDeviation', name: '进度偏差', extra: 'optional', width: 140 },
  { field: 'band', name: '偏差等级', extra: 'optional', width: 120 },
  { field: 'flags', name: '数据问题', extra: 'bookkeeping', width: 180 },
  { field: 'computedAt', name: '计算时间', extra: 'bookkeeping', width: 160 },
]

/** S0-1 … S0-5: 营销活动策划案执行跟进模板, five tables; 起止时间 becomes two dates. */
export const S0: PresetSpec = {
  id: 'S0',
  tables: [
    presetTable<'campaigns'>({
      table: 'campaigns',
      name: '活动基本信息与目标表',
      columns: [
        { field: 'title', name: '活动名称', width: 200 },
        { field: 'planVersion', name: '策划案版本', width: 110 },
        { field: 'lead', name: '负责人', width: 120 },
        { field: 'startDay', name: '开始时间', width: 130 },
        { field: 'endDay', name: '结束时间', width: 130 },
        { field: 'goals', name: '核心目标(量化)', width: 240 },
        { field: 'budgetTotal', name: '预算总额', width: 130 },
        { field: 'stakeholders', name: '关键利益相关方', width: 240 },
        { field: 'plannedProgress', name: '计划进度', extra: 'optional', width: 120 },
        { field: 'actualProgress', name: '实际进度', extra: 'optional', width: 120 },
        { field: 'progressDeviation', name: '进度偏差', extra: 'optional', width: 120 },
        { field: 'health', name: '健康度', extra: 'optional', width: 110 },
        { field: 'healthReason', name: '健康原因', extra: 'optional', width: 240 },
      ],
      views: plainViews,
    }),
    presetTable<'tasks'>({
      table: 'tasks',
      name: '任务分解与责任跟踪表',
      columns: [
        { field: 'title', name: '任务名称', width: 200 },
        { field: 'code', name: '任务ID', width: 100 },
        {
          field: 'stage',
          name: '所属阶段',
          options: choices(VARIED, ['预热期', '爆发期', '执行期', '延续期']),
          width: 110,
        },
        { field: 'owner', name: '负责人', width: 120 },
        { field: 'plannedStart', name: '开始时间', width: 130 },
        { field: 'plannedEnd', name: '结束时间', width: 130 },
        { field: 'deliverable', name: '交付物', width: 220 },
        { field: 'deliverableFiles', name: '交付附件', width: 140 },
        { field: 'state', name: '进度状态', optionNames: { delayed: '滞后' }, width: 120 },
        { field: 'delayReason', name: '滞后原因(若适用)', width: 200 },
        { field: 'causes', name: '原因分类', width: 130 },
        { field: 'campaign', name: '所属活动', extra: 'optional', width: 150 },
        ...TRACKING,
      ],
      views: taskViews('stage'),
    }),
    presetTable<'dailyLog'>({
      table: 'dailyLog',
      name: '执行进度每日跟踪表',
      columns: [
        { field: 'title', name: '记录', extra: 'needed', width: 220 },
        { field: 'day', name: '日期', width: 130 },
        { field: 'kpi', name: '核心指标', width: 130 },
        { field: 'kpiTarget', name: '核心指标目标', width: 130 },
        { field: 'kpiActual', name: '核心指标实际', width: 130 },
        { field: 'done', name: '已完成任务', width: 200 },
        { field: 'inProgress', name: '进行中任务', width: 200 },
        { field: 'delayed', name: '滞后任务', width: 200 },
        { field: 'needs', name: '需协调资源', width: 180 },
        { field: 'campaign', name: '所属活动', extra: 'optional', width: 150 },
        { field: 'attainment', name: '达成率', extra: 'optional', width: 110 },
        { field: 'plannedProgress', name: '计划进度', extra: 'optional', width: 120 },
        { field: 'actualProgress', name: '实际进度', extra: 'optional', width: 120 },
      ],
      views: plainViews,
    }),
    presetTable<'issues'>({
      table: 'issues',
      name: '问题与风险记录表',
      columns: [
        { field: 'title', name: '问题描述', width: 240 },
        { field: 'code', name: '问题编号', width: 100 },
        { field: 'foundAt', name: '发现时间', width: 150 },
        { field: 'owner', name: '负责人', width: 120 },
        { field: 'severity', name: '严重程度', width: 110 },
        { field: 'status', name: '解决进度', optionKeys: ['open', 'handling', 'resolved'], width: 120 },
        { field: 'solution', name: '解决方案', width: 260 },
        { field: 'campaign', name: '所属活动', extra: 'optional', width: 150 },
        { field: 'respondedAt', name: '首次响应时间', extra: 'optional', width: 150 },
        { field: 'solutionAt', name: '方案时间', extra: 'optional', width: 150 },
        { field: 'responseClock', name: '响应时效', extra: 'optional', width: 120 },
        { field: 'solutionClock', name: '方案时效', extra: 'optional', width: 120 },
      ],
      views: issueViews,
    }),
    presetTable<'kpis'>({
      table: 'kpis',
      name: '活动效果评估表',
      columns: [
        { field: 'title', name: '核心指标', width: 150 },
        { field: 'target', name: '目标值', width: 120 },
        { field: 'actual', name: '实际值', width: 120 },
        { field: 'attainment', name: '达成率', width: 110 },
        { field: 'cause', name: '原因分析(成功/未达标)', width: 240 },
        { field: 'improvement', name: '改进建议', width: 240 },
        { field: 'campaign', name: '所属活动', extra: 'optional', width: 150 },
        { field: 'priority', name: '优先级', extra: 'optional', width: 100 },
        { field: 'verdict', name: '达成结论', extra: 'optional', width: 110 },
      ],
      views: plainViews,
    }),
  ],
}

/** S1-1 … S1-3: 企业市场营销活动执行方案; 时间节点 becomes two dates, 用户反馈 is kept as issues. */
export const S1: PresetSpec = {
  id: 'S1',
  tables: [
    presetTable<'budget'>({
      table: 'budget',
      name: '活动预算表',
      columns: [
        { field: 'title', name: '明细说明', width: 220 },
        { field: 'lineNumber', name: '序号', width: 80 },
        {
          field: 'category',
          name: '预算科目',
          width: 130,
          options: choices(
            ['orange', 'blue', 'turquoise', 'green', 'yellow'],
            ['物料制作费', '线上推广费', '场地租赁费', '人员成本', '应急备用金'],
          ),
        },
        { field: 'amount', name: '预算金额', width: 120 },
        { field: 'spent', name: '实际花费', width: 120 },
        { field: 'owner', name: '负责人', width: 120 },
        { field: 'notes', name: '备注', width: 180 },
        { field: 'variance', name: '差异额', extra: 'optional', width: 110 },
        { field: 'useRate', name: '使用率', extra: 'optional', width: 110 },
        { field: 'share', name: '占比', extra: 'optional', width: 110 },
        { field: 'overspend', name: '超支', extra: 'optional', width: 110 },
        // S1-12: each line has an approval. The template names it in its text only.
        { field: 'approver', name: '审批人', extra: 'optional', width: 110 },
      ],
      views: budgetViews,
    }),
    presetTable<'tasks'>({
      table: 'tasks',
      name: '活动执行进度表',
      columns: [
        { field: 'title', name: '任务内容', width: 220 },
        { field: 'stage', name: '阶段', options: choices(VARIED, ['前期筹备', '中期执行', '后期复盘']), width: 120 },
        { field: 'plannedStart', name: '开始时间', width: 130 },
        { field: 'plannedEnd', name: '结束时间', width: 130 },
        { field: 'owner', name: '负责人', width: 120 },
        { field: 'state', name: '完成情况', optionNames: { notStarted: '未完成' }, width: 120 },
        { field: 'notes', name: '备注', width: 200 },
        ...TRACKING,
      ],
      views: taskViews('stage'),
    }),
    presetTable<'issues'>({
      table: 'issues',
      name: '用户反馈',
      columns: [
        { field: 'title', name: '反馈内容', width: 260 },
        { field: 'type', name: '类型', width: 110 },
        { field: 'foundAt', name: '反馈时间', width: 150 },
        { field: 'owner', name: '负责人', width: 120 },
        { field: 'severity', name: '严重程度', width: 110 },
        { field: 'status', name: '解决进度', optionKeys: ['open', 'handling', 'resolved'], width: 120 },
        { field: 'solution', name: '解决方案', width: 260 },
      ],
      views: issueViews,
    }),
  ],
}
