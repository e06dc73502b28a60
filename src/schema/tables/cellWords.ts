import type { HealthReason } from '../../domain/index.ts'

/**
 * What the extension writes into text cells. Like the names of columns and options it is part of the Base and the
 * same for all its users: words in each reader's language would be written over each other.
 */
export const CELL_WORDS = {
  /** Between the titles of a list. */
  comma: '、',
  /** Between reasons. */
  semicolon: '；',
  /** S0-3 writes this where there is no such task. */
  none: '无',
  untitled: '未命名',
  /** 摘要 of a change; a task that comes or goes has no value before or after. */
  changed: (task: string, field: string, before: string | null, after: string | null): string => `${task}：${field} ${before ?? '空'} → ${after ?? '空'}`,
  added: (task: string): string => `新增任务：${task}`,
  deleted: (task: string): string => `删除任务：${task}`,
  andMore: (more: number): string => `等，另有 ${more} 项`,
} as const

/** One reason of 健康原因 with its figure, its limit and the rows behind it. [RU2] */
export const HEALTH_REASON_WORDS: Readonly<Record<HealthReason['code'], (part: { figure: string; limit: string; rows: string; count: number }) => string>> = {
  deviation: ({ figure, limit }) => `进度偏差 ${figure} 个百分点，低于 ${limit}`,
  milestoneLate: ({ rows }) => `里程碑逾期：${rows}`,
  coreKpiBehindPace: ({ limit, rows }) => `核心指标不到应达值的 ${limit}%：${rows}`,
  highIssuePastSla: ({ rows }) => `高严重程度问题超时：${rows}`,
  taskDelayed: ({ count, rows }) => `延期任务 ${count} 项：${rows}`,
  bufferViolated: ({ rows }) => `间隔天数不足：${rows}`,
  spendAboveBudget: ({ figure, limit }) => `已花 ${figure} 元，超出预算 ${limit} 元`,
  forecastPastEnd: ({ figure }) => `预测完成比活动结束晚 ${figure} 天`,
  finishedLate: ({ figure, limit, count, rows }) => `晚于计划完成 ${count} 项（能判断的共 ${limit} 项），合计晚 ${figure} 天：${rows}`,
  finishedPastEnd: ({ figure }) => `实际完成比活动结束晚 ${figure} 天`,
}
