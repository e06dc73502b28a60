import { planBoardSteps } from '../src/application/planning/planBoard.ts'
import { shiftEffectsSteps } from '../src/application/planning/shiftEffects.ts'
import { networkTasksSteps } from '../src/application/rows/rowLinks.ts'
import {
  allAtOnce,
  assessTask,
  createWorkdayCalendar,
  dependencyGraphSteps,
  scheduleSteps,
  type ShiftChange,
  type TaskFacts,
} from '../src/domain/index.ts'
import type { AssessedTask } from '../src/schema/index.ts'
import { print } from './figures.ts'
import { lineOf, measured } from './steps.ts'
import { dayAt, taskRow } from './tasks.ts'

const TODAY = '2024-03-01'
const CONTEXT = { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } } as const
const { isWorkday } = createWorkdayCalendar()
/** Each task waits for the one before it; a chain has this many, and begins after a task of the chain before. */
const CHAIN = 200

/** A plan of the next year as one network, three links for two tasks. */
function planOf(tasks: number): readonly AssessedTask[] {
  return Array.from({ length: tasks }, (_none, at) => {
    const start = 70 + (at % CHAIN)
    const facts: TaskFacts = {
      plannedStart: dayAt(start),
      plannedEnd: dayAt(start + (at % 9)),
      actualStart: null,
      actualEnd: null,
      progress: 0,
      hold: null,
    }
    const before = [
      ...(at === 0 ? [] : [at % CHAIN === 0 ? at - CHAIN / 2 : at - 1]),
      ...(at % 2 === 0 ? [at - 40] : []),
    ]
    const predecessors = before.filter((each) => each >= 0).map((each) => `rec${String(each)}`)
    return { row: { ...taskRow(facts, at), predecessors }, facts, assessment: assessTask(facts, CONTEXT) }
  })
}

/** The plan of a sheet and shifts of it. [DP3] [SH1] */
export function planning(): void {
  for (const count of [2000, 20_000]) {
    const tasks = planOf(count)
    const network = allAtOnce(networkTasksSteps(tasks, {}))
    const graph = allAtOnce(dependencyGraphSteps(network))
    const board = allAtOnce(planBoardSteps(tasks, {}, TODAY))
    const shift = (change: ShiftChange, keeps: readonly string[] = []) =>
      measured(() =>
        shiftEffectsSteps(
          board,
          { changes: [change], pulls: true, keeps: new Set(keeps) },
          { today: TODAY, isWorkday, loadPeak: 3 },
        ),
      )
    const all = tasks.map(({ row }) => row.recordId)
    const half = all.filter((_id, at) => at % 2 === 1)
    const move = (ids: readonly string[], unit: 'calendar' | 'workday', days = 10): ShiftChange => ({
      kind: 'move',
      ids,
      days,
      unit,
    })
    print(`a plan of ${String(count)} tasks with ${String(graph.links.length)} links, processor time`, [
      lineOf(
        'links and cycles',
        measured(() => dependencyGraphSteps(network)),
      ),
      lineOf(
        'schedule: float, critical path',
        measured(() => scheduleSteps(graph)),
      ),
      lineOf(
        'all of the plan that 数据 shows',
        measured(() => planBoardSteps(tasks, {}, TODAY)),
      ),
      lineOf('shift of the first task, calendar days', shift(move(['rec0'], 'calendar'))),
      lineOf('shift of the first task, workdays', shift(move(['rec0'], 'workday'))),
      lineOf('shift of a task in the middle', shift(move([`rec${String(count / 2)}`], 'calendar'))),
      lineOf('shift of the whole plan, workdays', shift(move(all, 'workday'))),
      lineOf('the same, half of it keeps its dates', shift(move(all, 'workday'), half)),
      lineOf('twice the people for the whole plan', shift({ kind: 'pace', ids: all, factor: 2, unit: 'workday' })),
      lineOf('half of the plan is cut', shift({ kind: 'cut', ids: half })),
    ])
  }
}
