import type { FrameLocator } from 'playwright-core'
import type { LocalBase } from './localBase.ts'
import { asOfIn, expectedHealth, expectedRollUp, expectedTask, oneDecimal, type EnteredTask } from './planOfTest.ts'

/** The sheet of the walk: preset S2, whose column names stand here once more, on purpose. */
export const SHEET = '执行进度跟踪表'
const COLUMNS = {
  title: '任务名称',
  start: '计划开始时间',
  end: '计划结束时间',
  actualStart: '实际开始时间',
  actualEnd: '实际结束时间',
  progress: '实际进度(%)',
} as const
const COMPUTED = { planned: '计划进度(%)', deviation: '进度偏差(%)', state: '当前状态', band: '偏差等级' } as const
const STATES = ['未开始', '进行中', '已完成', '延期', '已暂停', '已取消'] as const

const HOUR_MS = 3_600_000
export const shanghai = (day: string, time = '00:00'): Date => new Date(`${day}T${time}:00+08:00`)

/**
 * A campaign that is followed through the local Base: what people do to it, what it shows, and what it ought to show.
 */
export interface Walk {
  readonly local: LocalBase
  /** The moment that both clocks show. */
  now: Date
  /** Pauses and cancellations that people have set; the preset has no column for them. */
  readonly holds: Map<string, 'paused' | 'cancelled'>
  /** As-of day → the figures of the overview when somebody last looked on, as the trend ought to keep them. */
  readonly days: Map<string, string>
}

const textOf = (cell: unknown): string => {
  if (Array.isArray(cell)) return cell.map(textOf).join('')
  return typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : ''
}
const dayOf = (cell: unknown): string | null =>
  typeof cell === 'number' ? new Date(cell + 8 * HOUR_MS).toISOString().slice(0, 10) : null
const hundredths = (value: unknown, factor = 1): number | null =>
  typeof value === 'number' ? Math.round(value * factor * 100) / 100 : null

async function sheetOf({ local }: Walk) {
  const { id: tableId, fields, records } = await local.table(SHEET)
  const field = (name: string): string => fields.find((one) => one.name === name)?.id ?? ''
  return {
    tableId,
    fields,
    records,
    field,
    recordOf: (title: string): string =>
      records.find(({ fields: cells }) => textOf(cells[field(COLUMNS.title)]) === title)?.id ?? '',
  }
}

function cellsOf(task: Partial<EnteredTask>, field: (name: string) => string): Readonly<Record<string, unknown>> {
  const cells: Record<string, unknown> = {}
  if (task.title !== undefined) cells[field(COLUMNS.title)] = [{ type: 'text', text: task.title }]
  for (const key of ['start', 'end', 'actualStart', 'actualEnd'] as const) {
    const value = task[key]
    if (value !== undefined) cells[field(COLUMNS[key])] = value === null ? null : shanghai(value).getTime()
  }
  if (task.progress !== undefined) cells[field(COLUMNS.progress)] = task.progress === null ? null : task.progress / 100
  return cells
}

/** Adds tasks as another user. */
export async function addTasks(walk: Walk, tasks: readonly Partial<EnteredTask>[]): Promise<void> {
  const { tableId, field } = await sheetOf(walk)
  await walk.local.page.evaluate(([table, rows]) => window.localHost.addRows(table, rows), [
    tableId,
    tasks.map((task) => cellsOf(task, field)),
  ] as const)
}

/** Changes cells of a task as another user. */
export async function editTask(walk: Walk, title: string, cells: Partial<EnteredTask>): Promise<void> {
  const { tableId, field, recordOf } = await sheetOf(walk)
  await write(walk, tableId, recordOf(title), cellsOf(cells, field))
}

/** Sets the state cell, as dragging the card to another column of the board does. */
export async function dragCard(walk: Walk, title: string, state: (typeof STATES)[number]): Promise<void> {
  const { tableId, fields, field, recordOf } = await sheetOf(walk)
  const options = (fields.find(({ name }) => name === COMPUTED.state)?.property?.['options'] ?? []) as readonly {
    id: string
    name: string
  }[]
  const id = options.find(({ name }) => name === state)?.id
  if (id === undefined) throw new Error(`the board has no column ${state}`)
  await write(walk, tableId, recordOf(title), { [field(COMPUTED.state)]: { id, text: state } })
}

async function write(
  { local }: Walk,
  tableId: string,
  recordId: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  await local.page.evaluate(([table, record, cells]) => window.localHost.edit(table, record, cells), [
    tableId,
    recordId,
    fields,
  ] as const)
}

/** Advances both clocks to a moment and runs everything due before it. */
export async function passUntil(walk: Walk, day: string, time: string): Promise<void> {
  const next = shanghai(day, time)
  await walk.local.page.clock.fastForward(next.getTime() - walk.now.getTime())
  walk.now = next
}

/** Everybody closes the Base and opens it again at a later moment; nothing runs in between. */
export async function leaveUntil(walk: Walk, day: string, time: string): Promise<void> {
  const url = new URL(walk.local.page.url())
  url.searchParams.delete('fresh')
  await walk.local.page.goto('about:blank')
  await passUntil(walk, day, time)
  await walk.local.page.goto(url.href)
}

/** What people have entered, as the Base holds it now. */
async function entered(walk: Walk): Promise<readonly EnteredTask[]> {
  const { records, field } = await sheetOf(walk)
  return records.map(({ fields: cells }) => {
    const day = (name: string): string | null => dayOf(cells[field(name)])
    const title = textOf(cells[field(COLUMNS.title)])
    return {
      title,
      start: day(COLUMNS.start),
      end: day(COLUMNS.end),
      actualStart: day(COLUMNS.actualStart),
      actualEnd: day(COLUMNS.actualEnd),
      progress: hundredths(cells[field(COLUMNS.progress)], 100),
      hold: walk.holds.get(title) ?? null,
    }
  })
}

export interface Shown {
  /** A line a task: what its computed cells say. */
  readonly cells: readonly string[]
  /** What the overview says of all of them. */
  readonly overview: Readonly<Record<string, string>>
}

const line = (title: string, planned: number | null, deviation: number | null, state: string, band: string): string =>
  [title, `计划 ${String(planned)}`, `偏差 ${String(deviation)}`, state, band].join(' · ')

/** The computed cells as they stand in the Base, and what one sidebar's overview says. */
export async function shownBy(walk: Walk, sidebar: FrameLocator): Promise<Shown> {
  const { records, field } = await sheetOf(walk)
  const conclusion = sidebar.locator('.ct-conclusion')
  const [bars, words, health, chips, completion] = await Promise.all([
    conclusion.locator('.ct-bar-value').allInnerTexts(),
    conclusion.locator('.ct-conclusion-words').innerText(),
    conclusion.locator('header .ct-tag').innerText(),
    sidebar.locator('button.ct-chip[data-hue]').allInnerTexts(),
    conclusion.locator('.ct-figures dd b').first().innerText(),
  ])
  const counts = chips
    .map((chip) => chip.replaceAll(/\s+/gu, ' ').trim())
    .toSorted()
    .join(', ')
  return {
    cells: records.map(({ fields: cells }) =>
      line(
        textOf(cells[field(COLUMNS.title)]),
        hundredths(cells[field(COMPUTED.planned)], 100),
        hundredths(cells[field(COMPUTED.deviation)]),
        textOf(cells[field(COMPUTED.state)]),
        textOf(cells[field(COMPUTED.band)]),
      ),
    ),
    overview: { planned: bars[0] ?? '', actual: bars[1] ?? '', words, health, counts, completion },
  }
}

/** The same, computed by the test from what people have entered. */
export async function expectedFor(walk: Walk): Promise<Shown> {
  const tasks = await entered(walk)
  const each = tasks.map((task) => expectedTask(task, walk.now))
  const whole = expectedRollUp(tasks, walk.now)
  const count = (state: string): number => each.filter((task) => task.state === state).length
  const counts = STATES.map((state) => ({ state, many: count(state) })).filter(
    ({ state, many }) => many > 0 || (state !== '已暂停' && state !== '已取消'),
  )
  const deviation = whole === null ? '' : oneDecimal(Math.abs(whole.deviation))
  return {
    cells: each.map(({ title, planned, deviation: points, state, band }) =>
      line(title, hundredths(planned), hundredths(points), state, band ?? ''),
    ),
    overview: {
      planned: whole === null ? '—' : `${oneDecimal(whole.planned)}%`,
      actual: whole === null ? '—' : `${oneDecimal(whole.actual)}%`,
      words:
        whole === null
          ? '无法计算偏差'
          : deviation === '0'
            ? '与计划持平'
            : `${whole.deviation < 0 ? '落后' : '超前'} ${deviation} 个百分点`,
      health: expectedHealth(tasks, walk.now),
      counts: counts
        .map(({ state, many }) => `${state} ${String(many)}`)
        .toSorted()
        .join(', '),
      completion: `${oneDecimal((100 * count('已完成')) / (tasks.length - count('已取消')))}%`,
    },
  }
}

/** What the trend says of each day that was kept, 'planned / actual' by 'M/D'. */
export async function shownTrend(sidebar: FrameLocator): Promise<Readonly<Record<string, string>>> {
  const rows = await sidebar
    .locator('section:has(.ct-trend) table tbody tr')
    .evaluateAll((lines) => lines.map((one) => [...one.children].map((cell) => cell.textContent ?? '')))
  return Object.fromEntries(rows.map(([day = '', planned = '', actual = '']) => [day, `${planned} / ${actual}`]))
}

interface KeptDay {
  readonly day: string
  readonly planned: number | null
  readonly actual: number | null
}

/** What the Base has stored of a day, as the trend writes it; null while nothing is. */
export async function storedDay({ local }: Walk, day: string): Promise<string | null> {
  const { pluginData } = await local.snapshot()
  const days = Object.values(pluginData).flatMap((stored) =>
    Object.entries(stored).flatMap(([key, value]) =>
      key.includes('history.') ? ((value as { readonly days?: readonly KeptDay[] }).days ?? []) : [],
    ),
  )
  const kept = days.find((one) => one.day === day)
  return kept === undefined ? null : `${percent(kept.planned)} / ${percent(kept.actual)}`
}
const percent = (figure: number | null): string => (figure === null ? '—' : `${oneDecimal(figure)}%`)

/** Notes the overview of this moment as what the trend ought to keep of the as-of day, unless it changes again. */
export function noteDay(walk: Walk, { overview }: Shown): void {
  const { asOf } = asOfIn(walk.now)
  const [, month, day] = asOf.split('-').map(Number)
  walk.days.set(`${String(month)}/${String(day)}`, `${overview['planned'] ?? ''} / ${overview['actual'] ?? ''}`)
}
