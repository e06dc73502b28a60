import { getDayDetail } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { choice, date, number, text, type TypedCell } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { zoneOf } from '../../../src/local-host/engine/world/zone.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import vectors from '../../domain/vectors/assess-task.json' with { type: 'json' }
import { draftFormulas, type SheetNames } from './draftFormulas.ts'
import { openTrial, plain, type Reading, type Trial } from './trial.ts'

const NAMES: SheetNames = {
  start: '计划开始',
  end: '计划结束',
  actualStart: '实际开始',
  actualEnd: '实际结束',
  progress: '实际进度',
  toPoints: 1,
  done: '完成量',
  total: '总量',
  mark: '人工标记',
}
const drafts = (mode: string) => draftFormulas(mode, NAMES)

const STATES: Readonly<Record<string, string>> = {
  notStarted: '未开始',
  inProgress: '进行中',
  done: '已完成',
  delayed: '延期',
  paused: '已暂停',
  cancelled: '已取消',
}
const BANDS: Readonly<Record<string, string | null>> = {
  ahead: '超前',
  normal: '正常',
  watch: '关注',
  warning: '滞后预警',
  severe: '严重滞后',
  none: null,
  unknown: '无法计算',
}
const HOLDS: Readonly<Record<string, string>> = { paused: '暂停', cancelled: '取消' }

/** Weekdays that are not worked and weekend days that are, around the years of the cases. */
function exceptions(): (readonly [off: string | null, on: string | null])[] {
  const rows: [string | null, string | null][] = []
  for (let at = Date.UTC(2023, 11, 1); at < Date.UTC(2025, 0, 31); at += 86_400_000) {
    const iso = new Date(at).toISOString().slice(0, 10)
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay())
    const { work } = getDayDetail(iso)
    if (!isWeekend && !work) rows.push([iso, null])
    if (isWeekend && work) rows.push([null, iso])
  }
  return rows
}
const EXCEPTIONS = exceptions()

const { cases } = vectors
type Case = (typeof cases)[number]

function openCase(
  { task, context }: Case,
  timeOfDay: string,
  variants: Partial<Variants>,
): { trial: Trial; read(name: string): Reading } {
  const at = (iso: string | null | undefined): TypedCell =>
    iso === null || iso === undefined ? null : `${iso} ${timeOfDay}`
  const { hold } = task
  const quantities = task as { readonly done?: number | null; readonly total?: number | null }
  const trial = openTrial(
    [
      {
        name: '任务',
        columns: [
          text('名称'),
          date('计划开始'),
          date('计划结束'),
          date('实际开始'),
          date('实际结束'),
          number('实际进度'),
          number('完成量'),
          number('总量'),
          choice('人工标记', '暂停', '取消'),
        ],
        rows: [
          [
            '任务',
            at(task.plannedStart),
            at(task.plannedEnd),
            at(task.actualStart),
            at(task.actualEnd),
            task.progress ?? null,
            quantities.done ?? null,
            quantities.total ?? null,
            hold === null || hold === undefined ? null : (HOLDS[hold] ?? null),
          ],
        ],
      },
      {
        name: '日历例外',
        columns: [text('名称'), date('休息日'), date('上班日')],
        rows: EXCEPTIONS.map(([off, on]) => [null, off, on]),
      },
    ],
    variants,
  )
  // The cut-off is six in the evening: before it the figures speak of yesterday.
  const [year = 0, month = 0, dayOfMonth = 0] = context.today.split('-').map(Number)
  trial.clock.now = zoneOf('Asia/Shanghai').instant(year, month, dayOfMonth, context.asOf === context.today ? 18 : 17)
  const columns = new Map(drafts(context.mode).map(([name, formula]) => [name, trial.column(name, formula)]))
  return { trial, read: (name) => columns.get(name)?.read() ?? { cell: undefined, text: '', fault: 'no column' } }
}

const near = (cell: unknown): unknown => (typeof cell === 'number' ? Math.round(cell * 1e9) / 1e9 : cell)
const words = (cell: unknown): unknown => {
  const items = plain(cell)
  return Array.isArray(items) ? items.join('') : items
}

const READINGS: readonly { readonly what: string; readonly time: string; readonly variants: Partial<Variants> }[] = [
  { what: 'the default switches', time: '00:00', variants: {} },
  {
    what: 'times in the cells, blanks blank, dates of the last minutes of a day',
    time: '23:30',
    variants: { formulaNull: 'blank' },
  },
  {
    what: 'blanks in error, blank cells kept in lists',
    time: '09:00',
    variants: {
      formulaNull: 'error',
      formulaLists: 'blanksKept',
      formulaTextNumbers: 'error',
      networkdaysReversed: 'error',
    },
  },
]

describe.each(READINGS)('the drafts of formula §8 under $what', ({ time, variants }) => {
  it.each(cases.filter(({ context }) => context.asOf <= context.today))(
    '[TM1] [PR1] [PR2] [DV1] [DV3] [ST1] [ST2] $name',
    (each) => {
      const { expected } = each
      const { read } = openCase(each, time, variants)
      expect({
        planned: near(read('计划进度值').cell),
        deviation: near(read('偏差值').cell),
        state: words(read('任务状态').cell),
        band: words(read('偏差等级').cell),
        delayDays: read('延期天数').cell,
        faults: drafts(each.context.mode)
          .map(([name]) => read(name).fault)
          .filter((fault) => fault !== null),
      }).toEqual({
        planned: near(expected.planned),
        deviation: near(expected.deviation),
        state: STATES[expected.state],
        band: BANDS[expected.band],
        delayDays: expected.delayDays,
        faults: [],
      })
    },
  )
})
