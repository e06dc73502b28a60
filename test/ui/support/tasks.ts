import { DEFAULT_SETTINGS, type TrackerSettings } from '../../../src/application/stored/settings.ts'
import {
  type AssessContext,
  assessTask,
  explainTask,
  rollUp,
  type TaskExplanation,
  type TaskFacts,
} from '../../../src/domain/index.ts'
import { type AssessedTask, TASK_FIELD_KEYS, type TaskRow, taskTableOf } from '../../../src/schema/index.ts'
import type { SheetState } from '../../../src/application/engine/sheetState.ts'

/** A row with all cells empty except the given ones and a description, which S3 asks of every task. [FL1] */
export function taskRow(recordId: string, cells: Partial<Omit<TaskRow, 'recordId'>> = {}): TaskRow {
  const empty = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null])) as Omit<TaskRow, 'recordId'>
  return { recordId, ...empty, description: '按策划案完成3项', ...cells }
}

export const context = (
  asOf: string,
  { bands = DEFAULT_SETTINGS.bands, today = asOf }: { bands?: TrackerSettings['bands']; today?: string } = {},
): AssessContext => ({ today, asOf, calendar: { mode: 'calendar' }, bands })

const factsOf = (row: TaskRow, hold: TaskFacts['hold']): TaskFacts => ({
  plannedStart: row.plannedStart,
  plannedEnd: row.plannedEnd,
  actualStart: row.actualStart,
  actualEnd: row.actualEnd,
  progress: row.progress,
  hold,
})

/** A row assessed in a context. */
export function assessed(row: TaskRow, at: AssessContext, hold: TaskFacts['hold'] = null): AssessedTask {
  const facts = factsOf(row, hold)
  return { row, facts, assessment: assessTask(facts, at) }
}

export const explained = (task: AssessedTask, at: AssessContext): TaskExplanation => explainTask(task.facts, at)

const S3_COLUMNS = taskTableOf('S3').columns.map(({ field }) => field)

/** A settled sheet whose figures follow from its tasks. */
export function sheetOf(
  tasks: readonly AssessedTask[],
  at: AssessContext,
  change: Partial<SheetState> = {},
): SheetState {
  const counts = { notStarted: 0, inProgress: 0, done: 0, delayed: 0, paused: 0, cancelled: 0 }
  for (const { assessment } of tasks) counts[assessment.state] += 1
  return {
    tableId: 'tblA',
    name: '实施进度监控表',
    preset: 'S3',
    language: 'zh-CN',
    today: at.today,
    asOf: at.asOf,
    tasks,
    counts,
    rollUp: rollUp(tasks.map(({ facts, assessment }) => ({ task: facts, assessment, weight: null }))),
    sync: { kind: 'settled', at: 0, written: 0, refused: [] },
    rights: { kind: 'known', mayWrite: true, denied: [] },
    columns: S3_COLUMNS,
    columnNames: {},
    missing: [],
    calendarWithoutDataFrom: null,
    sample: null,
    restored: [],
    lastPassAt: 0,
    nextTryAt: null,
    unwritten: [],
    intents: [],
    stamps: [],
    undated: [],
    dragged: [],
    ...change,
  }
}

const person = (name: string) => [{ id: name, name }]

/** S3-1 with owners; rows 1–4 in the template's order. */
export const S3_ROWS: readonly TaskRow[] = [
  taskRow('rec1', {
    title: 'KOL种草笔记发布',
    stage: '筹备期(第1-2周)',
    channel: '小红书',
    owner: person('市场部经理'),
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-10',
    actualStart: '2024-03-01',
    progress: 60,
    risk: '1位KOL笔记审核因内容合规问题延迟',
    solution: '协同KOL调整内容重点,3月12日前提交',
  }),
  taskRow('rec2', {
    title: '推文预热',
    stage: '筹备期(第1-2周)',
    channel: '官方(公众号)',
    owner: person('新媒体运营'),
    plannedStart: '2024-03-05',
    plannedEnd: '2024-03-12',
    actualStart: '2024-03-05',
    actualEnd: '2024-03-11',
    progress: 100,
  }),
  taskRow('rec3', {
    title: '信息流广告投放',
    stage: '预热期(第3-4周)',
    channel: '抖音',
    owner: person('渠道专员'),
    plannedStart: '2024-03-15',
    plannedEnd: '2024-03-25',
    actualStart: '2024-03-16',
    progress: 30,
    risk: '完播率8% vs 行业12%',
    solution: '优化前3秒',
  }),
  taskRow('rec4', {
    title: '新品首发活动',
    stage: '爆发期(第5-6周)',
    channel: '线下门店',
    owner: person('销售部总监'),
    plannedStart: '2024-03-28',
    plannedEnd: '2024-04-05',
    progress: 0,
  }),
]
