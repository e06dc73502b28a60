import { describe, expect, it } from 'vitest'
import { planBoardSteps } from '../../../src/application/planning/planBoard.ts'
import { shiftEffectsSteps } from '../../../src/application/planning/shiftEffects.ts'
import { createSheetModel } from '../../../src/application/rows/sheetModel.ts'
import { addDays, allAtOnce, type ShiftChange, type Steps } from '../../../src/domain/index.ts'
import { type AssessedTask, TASK_FIELD_KEYS, type TaskRow } from '../../../src/schema/index.ts'
import { rowOf } from '../../report/support/sampleSheets.ts'
import { assessedTasks } from '../../report/support/history.ts'

const TASKS = 6000
/** Cells that a step reads: some reads of each of 1000 tasks and of their predecessors. Four of all tasks are more. */
const MOST_READS = 22_000
/** Days that a step looks at in the calendar. */
const MOST_DAYS = 60_000
const TODAY = '2024-03-01'

/** One network: chains of a hundred, each of which begins after a task of the one before; each second task waits for two. */
const rows: readonly TaskRow[] = Array.from({ length: TASKS }, (_none, at) => {
  const start = 70 + (at % 100)
  const before = [...(at === 0 ? [] : [at % 100 === 0 ? at - 50 : at - 1]), ...(at % 2 === 0 ? [at - 40] : [])]
  return {
    ...rowOf({ recordId: `rec${String(at)}` }),
    owner: [{ id: `user${String(at % 40)}`, name: `成员 ${String(at % 40)}` }],
    predecessors: before.filter((each) => each >= 0).map((each) => `rec${String(each)}`),
    plannedStart: addDays('2024-01-01', start),
    plannedEnd: addDays('2024-01-01', start + (at % 9)),
    progress: 0,
  }
})
const all = rows.map(({ recordId }) => recordId)
const half = all.filter((_id, at) => at % 2 === 1)

/** Tasks that count the reads of their cells, and a calendar that counts its days. */
function counted() {
  let reads = 0
  let days = 0
  const watched = <Cells extends object>(cells: Cells): Cells =>
    new Proxy(cells, {
      get(of, key, receiver) {
        reads += 1
        return Reflect.get(of, key, receiver) as unknown
      },
    })
  return {
    watched,
    isWorkday: (day: string) => {
      days += 1
      return new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0
    },
    so: () => ({ reads, days }),
  }
}

/** What each step reads, and how many steps there are. */
function most(steps: Steps<unknown>, so: ReturnType<typeof counted>['so']) {
  let [count, reads, days] = [0, 0, 0]
  for (let isDone = false; !isDone; count += 1) {
    const before = so()
    isDone = steps.next().done === true
    reads = Math.max(reads, so().reads - before.reads)
    days = Math.max(days, so().days - before.days)
  }
  return { count, reads, days }
}

const assessed = assessedTasks(rows, TODAY)
const watchedTasks = (watched: ReturnType<typeof counted>['watched']): readonly AssessedTask[] =>
  assessed.map(({ row, facts, assessment }) => ({
    row: watched(row),
    facts: watched(facts),
    assessment: watched(assessment),
  }))

describe(`the steps of a plan of ${String(TASKS)} tasks and nine thousand links`, () => {
  it('[DP1] [DP3] no step of its links, schedule and short links looks at all tasks', () => {
    const { watched, so } = counted()
    const { count, reads } = most(planBoardSteps(watchedTasks(watched), {}, TODAY), so)
    expect(count).toBeGreaterThan((5 * TASKS) / 1000)
    expect(reads).toBeLessThanOrEqual(MOST_READS)
  })

  const changes: Readonly<Record<string, ShiftChange>> = {
    'of its first task': { kind: 'move', ids: ['rec0'], days: 10, unit: 'calendar' },
    'of all of it in workdays': { kind: 'move', ids: all, days: 10, unit: 'workday' },
    'to twice the people': { kind: 'pace', ids: all, factor: 2, unit: 'workday' },
    'that cuts half of it': { kind: 'cut', ids: half },
  }
  it.each(Object.entries(changes))('[SH1] no step of a shift %s looks at all tasks', (_what, change) => {
    const { watched, isWorkday, so } = counted()
    const board = allAtOnce(planBoardSteps(watchedTasks(watched), {}, TODAY))
    const wish = { changes: [change], pulls: true, keeps: new Set(change.kind === 'pace' ? half : []) }
    const { count, reads, days } = most(shiftEffectsSteps(board, wish, { today: TODAY, isWorkday, loadPeak: 3 }), so)
    expect(count).toBeGreaterThan((5 * TASKS) / 1000)
    expect(reads).toBeLessThanOrEqual(MOST_READS)
    expect(days).toBeLessThanOrEqual(MOST_DAYS)
  })

  it('[SH1] tasks of ten years make a step of workdays shorter, and each day is asked about once', () => {
    const { isWorkday, so } = counted()
    const long = assessedTasks(
      rows.slice(0, 300).map((row) => ({ ...row, plannedEnd: '2034-06-01' })),
      TODAY,
    )
    const board = allAtOnce(planBoardSteps(long, {}, TODAY))
    const move = { kind: 'move', ids: all, days: 10, unit: 'workday' } as const
    const steps = shiftEffectsSteps(
      board,
      { changes: [move], pulls: false, keeps: new Set() },
      { today: TODAY, isWorkday, loadPeak: 3 },
    )
    const { count } = most(steps, so)
    expect(count).toBeGreaterThan(100)
    expect(so().days).toBeLessThan(40_000)
  })

  it('[DP1] [FC1] no step looks at all tasks when live tracking judges the links of one edited task', () => {
    const { watched, so } = counted()
    const model = createSheetModel()
    const rules = {
      assess: { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' as const } },
      has: new Set(TASK_FIELD_KEYS),
    }
    for (const row of rows) model.put(watched(row), rules)
    expect(allAtOnce(model.settleLinksSteps(rules)).length).toBeGreaterThan(0)
    model.put(watched({ ...(rows[3] as TaskRow), plannedEnd: '2024-09-01' }), rules)
    const { count, reads } = most(model.settleLinksSteps(rules), so)
    expect(count).toBeGreaterThan((5 * TASKS) / 1000)
    expect(reads).toBeLessThanOrEqual(MOST_READS)
    expect(model.get('rec4')?.assessment.forecastEnd?.slice(0, 7)).toBe('2024-09')
  })
})
