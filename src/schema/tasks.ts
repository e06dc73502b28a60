import { entered, written, type FieldValues } from './field.ts'
import { BAND_OPTIONS, FLAG_OPTIONS, STATE_OPTIONS, optionList } from './taskOptions.ts'

/**
 * The columns of 任务 that single-sheet tracking needs (data-model, table 3). Links, RACI, milestones and
 * dependencies join with the ten-table presets; every declaration below keeps its key when they do.
 */
export const TASK_FIELDS = {
  title: entered.text({ name: '任务名称', about: '要做什么，写到可执行', synonyms: ['核心任务', '任务', '任务内容', '任務名稱', 'task', 'task name'] }),
  description: entered.text({ name: '任务描述', about: '做到什么程度算完成', synonyms: ['描述', '任務描述', 'description'] }),
  stage: entered.singleSelect({ name: '阶段', about: '推广阶段', synonyms: ['所属阶段', '推广阶段', '推廣階段', 'stage', 'phase'] }),
  module: entered.singleSelect({ name: '模块', about: '所属工作模块', synonyms: ['所属模块', '所屬模塊', 'module'] }),
  channel: entered.singleSelect({ name: '渠道', about: '推广渠道', synonyms: ['推广渠道', '推廣渠道', 'channel'] }),
  owner: entered.person({ name: '主责人', about: '一位具名负责人', synonyms: ['主责任人', '负责人', '责任人', '主責任人', '負責人', 'owner', 'assignee'] }),
  collaborators: entered.people({ name: '协同人', about: '一起完成的人', synonyms: ['协同责任人', '协办人', '協同責任人', 'collaborators'] }),
  department: entered.singleSelect({ name: '对接部门', about: '对接的部门', synonyms: ['部门', '對接部門', 'department'] }),
  plannedStart: entered.day({ name: '计划开始', about: '计划第一天', synonyms: ['计划开始时间', '开始时间', '計劃開始時間', 'planned start', 'start date'] }),
  plannedEnd: entered.day({ name: '计划结束', about: '计划最后一天', synonyms: ['计划结束时间', '计划完成时间', '截止日期', '計劃結束時間', 'planned end', 'deadline', 'due date'] }),
  actualStart: entered.day({ name: '实际开始', about: '实际第一天', synonyms: ['实际开始时间', '實際開始時間', 'actual start'] }),
  actualEnd: entered.day({ name: '实际结束', about: '实际完成日', synonyms: ['实际结束时间', '实际完成时间', '實際結束時間', 'actual end'] }),
  progress: entered.progress({ name: '实际进度', about: '已完成的百分比，由负责人填写', synonyms: ['实际进度(%)', '当前进度', '完成百分比', '實際進度', 'progress', 'actual progress'] }),
  risk: entered.text({ name: '风险问题', about: '遇到的风险或延误原因', synonyms: ['风险描述', '滞后原因', '風險問題', 'risk', 'issue'] }),
  solution: entered.text({ name: '解决方案', about: '应对措施', synonyms: ['应对措施', '解決方案', '應對措施', 'solution', 'measure'] }),
  solutionDue: entered.day({ name: '解决时限', about: '措施最晚完成日', synonyms: ['完成时限', '解決時限', 'solution due'] }),
  notes: entered.text({ name: '备注', about: '其他说明', synonyms: ['備註', 'notes', 'remark'] }),

  plannedProgress: written.percent({ name: '计划进度', decimals: 2, about: '按计划日期到统计日应完成的比例，自动计算', synonyms: ['计划进度(%)', 'planned progress'] }),
  progressDeviation: written.points({ name: '进度偏差', decimals: 1, about: '实际进度 − 计划进度，单位为百分点，负数为落后，自动计算', synonyms: ['进度偏差(%)', 'deviation'] }),
  state: written.singleSelect({ name: '当前状态', closed: true, options: optionList(STATE_OPTIONS), about: '由日期与进度自动判断', synonyms: ['完成状态', '进度状态', '完成情况', '當前狀態', 'status'] }),
  band: written.singleSelect({ name: '偏差等级', closed: true, options: optionList(BAND_OPTIONS), about: '偏差落在哪一档，自动判断', synonyms: ['偏差等級', 'band'] }),
  flags: written.multiSelect({ name: '数据问题', closed: true, bookkeeping: true, options: optionList(FLAG_OPTIONS), about: '影响计算的填写问题，自动检查' }),
  computedAt: written.instant({ name: '计算时间', withTime: true, bookkeeping: true, about: '本行计算列最近一次变化的时间' }),
} as const

export type TaskFieldKey = keyof typeof TASK_FIELDS
type KindOf<Key extends TaskFieldKey> = (typeof TASK_FIELDS)[Key]['kind']
export type TaskValue<Key extends TaskFieldKey> = FieldValues[KindOf<Key>] | null

/** One row as decoded: a column that is not bound, not readable or empty is `null`. */
export type TaskRow = { readonly recordId: string } & { readonly [Key in TaskFieldKey]: TaskValue<Key> }

type WrittenBy<Key extends TaskFieldKey> = (typeof TASK_FIELDS)[Key]['writtenBy']
/** The extension's own columns: the only ones that recompute writes. */
export type ComputedKey = {
  [Key in TaskFieldKey]: WrittenBy<Key> extends 'extension' ? Key : never
}[TaskFieldKey]
/** People's columns: written only by set-up's sample rows and after an explicit confirmation. */
export type EnteredKey = Exclude<TaskFieldKey, ComputedKey>

export const TASK_FIELD_KEYS = Object.keys(TASK_FIELDS) as readonly TaskFieldKey[]

/** People's columns, in the order declared. */
export const ENTERED_KEYS = TASK_FIELD_KEYS.filter((key): key is EnteredKey => TASK_FIELDS[key].writtenBy === 'people')
