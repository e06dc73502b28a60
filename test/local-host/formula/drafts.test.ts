import { getDayDetail } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { choice, date, number, text, type TypedCell } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { zoneOf } from '../../../src/local-host/engine/zone.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import vectors from '../../domain/vectors/assess-task.json' with { type: 'json' }
import { openTrial, plain, type Reading, type Trial } from './trial.ts'

/**
 * The columns that the formula notes (§8) draft for progress, deviation, band, state and delay, over the cases of the rules
 * they stand for. Nothing here is part of the local Base; the notes are a formula's hardest customers.
 */
const day = (x: string): string => `DATE(YEAR(${x}),MONTH(${x}),DAY(${x}))`
const gap = (a: string, b: string): string => `ROUND(DAYS(${a},${b}),0)`
const E = day('[计划结束]')
const S = day('IFBLANK([计划开始],[计划结束])')
const past = (x: string): string => `IF(ISBLANK(${x}),FALSE(),${gap('TODAY()', day(x))}>=0)`

const AS_OF = 'IF(HOUR(NOW())*60+MINUTE(NOW())>=1080,TODAY(),TODAY()-1)'
const planned = (inside: string): string =>
  `IF(ISBLANK([计划结束]),"",IF(${gap(E, S)}<0,"",IF(${gap('[截至日]', S)}<0,0,IF(${gap('[截至日]', E)}>=0,100,${inside}))))`
const CALENDAR = `100*(${gap('[截至日]', S)}+1)/(${gap(E, S)}+1)`
const workdays = (a: string, b: string): string =>
  `(NETWORKDAYS(${a},${b},[日历例外].[休息日])+COUNTIF([日历例外].[上班日],NOT(ISBLANK(CurrentValue))&&CurrentValue>=${a}&&CurrentValue<=${b}))`
const WORKDAYS = `IF(${workdays(S, E)}>0,100*${workdays(S, '[截至日]')}/${workdays(S, E)},${CALENDAR})`

/** Names and texts in the order in which the notes make them. */
const drafts = (mode: string): readonly (readonly [name: string, formula: string])[] => [
  ['截至日', AS_OF],
  ['进度值', 'IF(ISBLANK([总量]),IF(ISBLANK([实际进度]),"",ROUND([实际进度]*1,9)),IF([总量]<=0,"",IF(ISBLANK([完成量]),"",ROUND(100*[完成量]/[总量],9))))'],
  ['计划进度', planned(mode === 'workday' ? WORKDAYS : CALENDAR)],
  ['当前状态', `IF([人工标记]="取消","已取消",IF(IF(ISBLANK([进度值]),${past('[实际结束]')},[进度值]>=100),"已完成",IF([人工标记]="暂停","已暂停",`
    + `IF(IF(ISBLANK([计划结束]),FALSE(),IF(${gap(E, S)}<0,FALSE(),${gap('TODAY()', E)}>0)),"延期",`
    + `IF(IF(ISBLANK([进度值]),${past('[实际开始]')},IF([进度值]>0,TRUE(),${past('[实际开始]')})),"进行中","未开始")))))`],
  ['进度偏差', 'IF(ISBLANK([计划进度]),"",IF(OR([当前状态]="已暂停",[当前状态]="已取消"),"",IF([当前状态]="已完成",ROUND(100-[计划进度],9),'
    + 'IF(ISBLANK([进度值]),ROUND(0-[计划进度],9),ROUND(MAX(0,MIN(100,[进度值]))-[计划进度],9)))))'],
  ['偏差等级', 'IF(OR([当前状态]="已完成",[当前状态]="已暂停",[当前状态]="已取消"),"",IF(ISBLANK([进度偏差]),"无法计算",IF([进度偏差]>10,"超前",'
    + 'IF([进度偏差]+5>=0,"正常",IF([进度偏差]+10>=0,"关注",IF([进度偏差]+20>=0,"滞后预警","严重滞后"))))))'],
  ['延期天数', `IF(ISBLANK([计划结束]),"",IF([当前状态]="延期",${gap('TODAY()', E)},IF([当前状态]="已完成",IF(${past('[实际结束]')},${gap(day('[实际结束]'), E)},""),"")))`],
]

const STATES: Readonly<Record<string, string>> = { notStarted: '未开始', inProgress: '进行中', done: '已完成', delayed: '延期', paused: '已暂停', cancelled: '已取消' }
const BANDS: Readonly<Record<string, string | null>> = {
  ahead: '超前', normal: '正常', watch: '关注', warning: '滞后预警', severe: '严重滞后', none: null, unknown: '无法计算',
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

function openCase({ task, context }: Case, timeOfDay: string, variants: Partial<Variants>): { trial: Trial; read(name: string): Reading } {
  const at = (iso: string | null | undefined): TypedCell => (iso === null || iso === undefined ? null : `${iso} ${timeOfDay}`)
  const { hold } = task
  const quantities = task as { readonly done?: number | null; readonly total?: number | null }
  const trial = openTrial([
    {
      name: '任务',
      columns: [text('名称'), date('计划开始'), date('计划结束'), date('实际开始'), date('实际结束'), number('实际进度'), number('完成量'), number('总量'), choice('人工标记', '暂停', '取消')],
      rows: [['任务', at(task.plannedStart), at(task.plannedEnd), at(task.actualStart), at(task.actualEnd), task.progress ?? null, quantities.done ?? null, quantities.total ?? null, hold === null || hold === undefined ? null : (HOLDS[hold] ?? null)]],
    },
    { name: '日历例外', columns: [text('名称'), date('休息日'), date('上班日')], rows: EXCEPTIONS.map(([off, on]) => [null, off, on]) },
  ], variants)
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
  { what: 'times in the cells, blanks blank, dates of the last minutes of a day', time: '23:30', variants: { formulaNull: 'blank' } },
  { what: 'blanks in error, blank cells kept in lists', time: '09:00', variants: { formulaNull: 'error', formulaLists: 'blanksKept', formulaTextNumbers: 'error', networkdaysReversed: 'error' } },
]

describe.each(READINGS)('the drafts of the formula notes under $what', ({ time, variants }) => {
  it.each(cases.filter(({ context }) => context.asOf <= context.today))('[TM1] [PR1] [PR2] [DV1] [DV3] [ST1] [ST2] $name', (each) => {
    const { expected } = each
    const { read } = openCase(each, time, variants)
    expect({
      planned: near(read('计划进度').cell), deviation: near(read('进度偏差').cell), state: words(read('当前状态').cell), band: words(read('偏差等级').cell), delayDays: read('延期天数').cell,
      faults: drafts(each.context.mode).map(([name]) => read(name).fault).filter((fault) => fault !== null),
    }).toEqual({
      planned: near(expected.planned), deviation: near(expected.deviation), state: STATES[expected.state], band: BANDS[expected.band], delayDays: expected.delayDays, faults: [],
    })
  })
})
