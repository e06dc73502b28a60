import type { AccountableFlag, Band, TaskFlag, TaskState } from '../../domain/index.ts'
import type { OptionSpec } from '../field.ts'

/** The states in the words of S2-1 and S3-1, which say 延期 for `delayed`. [ST1] */
export const STATE_OPTIONS = {
  notStarted: { name: '未开始', hue: 'grey' },
  inProgress: { name: '进行中', hue: 'blue' },
  done: { name: '已完成', hue: 'green' },
  delayed: { name: '延期', hue: 'red' },
  paused: { name: '已暂停', hue: 'amber' },
  cancelled: { name: '已取消', hue: 'lightGrey' },
} as const satisfies Record<TaskState, Omit<OptionSpec, 'key'>>

/** The bands of open tasks. Closed tasks have none: their cell is empty. [DV3] */
export const BAND_OPTIONS = {
  ahead: { name: '超前', hue: 'turquoise' },
  normal: { name: '正常', hue: 'green' },
  watch: { name: '关注', hue: 'yellow' },
  warning: { name: '滞后预警', hue: 'orange' },
  severe: { name: '严重滞后', hue: 'red' },
  unknown: { name: '无法计算', hue: 'grey' },
} as const satisfies Record<Exclude<Band, 'none'>, Omit<OptionSpec, 'key'>>

/**
 * The data problems as options of 数据问题. [FL1] Those of the A are shown in the sidebar alone: whether the column is
 * used is a matter of the other rows, so that one edit of it would rewrite this cell of all of them. [OW1] So is a vague
 * description, which is advice: a team may mean to leave it at that.
 */
export const FLAG_OPTIONS = {
  noPlanDates: { name: '缺计划日期', hue: 'orange' },
  noPlannedStart: { name: '缺计划开始', hue: 'yellow' },
  noPlannedEnd: { name: '缺计划结束', hue: 'orange' },
  startAfterEnd: { name: '计划开始晚于结束', hue: 'red' },
  progressOutOfRange: { name: '进度超出 0–100', hue: 'red' },
  progressUnreadable: { name: '进度读不出', hue: 'orange' },
  actualEndInFuture: { name: '实际结束在未来', hue: 'orange' },
  actualStartInFuture: { name: '实际开始在未来', hue: 'orange' },
  actualEndBeforeStart: { name: '实际结束早于开始', hue: 'red' },
  actualEndButIncomplete: { name: '已填实际结束但未完成', hue: 'red' },
  doneWithoutActualEnd: { name: '已完成但缺实际结束', hue: 'yellow' },
  lateStart: { name: '逾期未启动', hue: 'orange' },
  noWorkdayInSpan: { name: '计划期内无工作日', hue: 'grey' },
  ownerMissing: { name: '缺主责人', hue: 'orange' },
  ownerNotAPerson: { name: '主责人不是具名个人', hue: 'orange' },
  ownerAmbiguous: { name: '主责人不唯一', hue: 'orange' },
  noDeliverable: { name: '缺交付物', hue: 'yellow' },
  doneWithoutDeliverable: { name: '已完成但缺交付物', hue: 'orange' },
  replannedAfterDue: { name: '到期后改计划', hue: 'red' },
  progressWentDown: { name: '进度倒退', hue: 'orange' },
  actualEndBackdated: { name: '实际结束早于进度记录', hue: 'orange' },
  staleUpdate: { name: '久未更新', hue: 'yellow' },
  dependencyCycle: { name: '前置任务成环', hue: 'red' },
  bufferViolated: { name: '间隔天数不足', hue: 'orange' },
  milestoneUnreviewed: { name: '里程碑未审核', hue: 'yellow' },
} as const satisfies Record<Exclude<TaskFlag, AccountableFlag | 'descriptionVague'>, Omit<OptionSpec, 'key'>>
