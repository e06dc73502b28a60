import type { HealthReason } from '../../domain/index.ts'

interface AdditionTemplate {
  readonly version: number
  /** The new column, or the column that got options. */
  readonly name: string
  readonly table: string
  readonly isUndo: boolean
}

/**
 * What the extension writes into text cells, in the language of the sheet, like the names of columns and options. It
 * cannot be each reader's language: the sidebars would overwrite one another's words.
 */
export interface CellWords {
  /** Separates the titles of a list. */
  readonly comma: string
  /** Separates reasons. */
  readonly semicolon: string
  /** Stands where there is no such task, as in S0-3. */
  readonly none: string
  readonly untitled: string
  /** Added to a declared name when a column of people's has that name already. */
  readonly beside: Readonly<Record<'computed' | 'number' | 'day', string>>
  /** 摘要 of a change; a new task has no value before, a deleted one none after. */
  readonly changed: (task: string, field: string, before: string | null, after: string | null) => string
  /** Behind `changed`: who had last changed the row by then. */
  readonly changedBy: (person: string) => string
  readonly added: (task: string) => string
  readonly deleted: (task: string) => string
  readonly andMore: (more: number) => string
  /** 摘要 of what a team has added to its template. [GR3] */
  readonly template: {
    readonly column: (grown: AdditionTemplate) => string
    readonly options: (grown: AdditionTemplate & { readonly options: readonly string[] }) => string
  }
  /** 原因 of a change that takes back one of the extension's, which was made for this reason; null: none was asked. [LG2] */
  readonly takenBack: (why: string | null) => string
  /** 摘要 of a plan that was frozen. [BL1] */
  readonly baseline: (label: string) => string
  /** Columns that the sidebar suggests to add. */
  readonly suggested: Readonly<Record<'leadDays' | 'riskLevel' | 'rework', string>> & {
    readonly levels: readonly string[]
  }
  /** 问题描述 of a channel whose rate has dropped. It begins with `mark`, by which the row is found again. [AN2] */
  readonly rateDrop: {
    readonly mark: (channel: string) => string
    readonly text: (drop: { goal: string | null; rate: string; base: string; change: string }) => string
  }
  /** One reason of 健康原因 with its figure, its limit and its rows. [RU2] */
  readonly health: Readonly<
    Record<HealthReason['code'], (part: { figure: string; limit: string; rows: string; count: number }) => string>
  >
}

export const CELL_WORDS: CellWords = {
  comma: '、',
  semicolon: '；',
  none: '无',
  untitled: '未命名',
  beside: { computed: '（自动）', number: '（数字）', day: '（日期）' },
  changed: (task, field, before, after) => `${task}：${field} ${before ?? '空'} → ${after ?? '空'}`,
  changedBy: (person) => `（当时这一行的修改人：${person}）`,
  added: (task) => `新增任务：${task}`,
  deleted: (task) => `删除任务：${task}`,
  andMore: (more) => `等，另有 ${String(more)} 项`,
  template: {
    column: ({ version, name, table, isUndo }) =>
      `模板 v${String(version)}：${isUndo ? '撤销新增' : '新增'}字段「${name}」（${table}）`,
    options: ({ version, name, options, table, isUndo }) =>
      `模板 v${String(version)}：${isUndo ? '撤销新增' : '新增'}「${name}」的选项 ${options.join('、')}（${table}）`,
  },
  takenBack: (why) => (why === null ? '撤销' : `撤销（原来的原因：${why}）`),
  baseline: (label) => `存为基线 ${label}`,
  suggested: { leadDays: '物料制作前置天数', riskLevel: '风险等级', rework: '返工次数', levels: ['高', '中', '低'] },
  rateDrop: {
    mark: (channel) => `渠道骤降 ${channel}：`,
    text: ({ goal, rate, base, change }) => `${goal ?? '比率'} ${rate}，此前 ${base}（${change}）`,
  },
  health: {
    deviation: ({ figure, limit }) => `进度偏差 ${figure} 个百分点，低于 ${limit}`,
    milestoneLate: ({ rows }) => `里程碑逾期：${rows}`,
    coreKpiBehindPace: ({ limit, rows }) => `核心指标不到应达值的 ${limit}%：${rows}`,
    highIssuePastSla: ({ rows }) => `高严重程度问题超时：${rows}`,
    taskDelayed: ({ count, rows }) => `延期任务 ${count} 项：${rows}`,
    bufferViolated: ({ rows }) => `间隔天数不足：${rows}`,
    spendAboveBudget: ({ figure, limit }) => `已花 ${figure} 元，超出预算 ${limit} 元`,
    forecastPastEnd: ({ figure }) => `预测完成比活动结束晚 ${figure} 天`,
    finishedLate: ({ figure, limit, count, rows }) =>
      `晚于计划完成 ${String(count)} 项（能判断的共 ${limit} 项），合计晚 ${figure} 天：${rows}`,
    finishedPastEnd: ({ figure }) => `实际完成比活动结束晚 ${figure} 天`,
  },
}
