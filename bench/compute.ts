import { assessTask, bufferViolations, dependencyGraph, rollUp, type AssessContext } from '../src/domain/index.ts'
import { campaignForecast } from '../src/domain/campaignForecast.ts'
import { schedule } from '../src/domain/schedule.ts'
import { createEchoLedger } from '../src/application/engine/echoLedger.ts'
import type { Rules } from '../src/application/rows/rules.ts'
import { createSheetModel } from '../src/application/rows/sheetModel.ts'
import { computedKeys, TASK_FIELD_KEYS, type TaskRow } from '../src/schema/index.ts'
import { median, print } from './figures.ts'
import { plausibleTasks } from './tasks.ts'

const RUNS = 15

function assessing(): void {
  const context: AssessContext = { today: '2024-03-19', asOf: '2024-03-18', calendar: { mode: 'calendar' } }
  const rows = plausibleTasks()
  const took = Array.from({ length: RUNS }, () => {
    const started = performance.now()
    const assessed = rows.map((task) => ({ task, assessment: assessTask(task, context), weight: null }))
    rollUp(assessed)
    return performance.now() - started
  })
  print('pure compute, 20 000 tasks: assess + roll up', [
    { what: `median of ${String(RUNS)} runs`, ms: median(took) },
    { what: 'slowest (first, cold)', ms: Math.max(...took) },
  ])
}

function linking(): void {
  const context: AssessContext = { today: '2024-03-19', asOf: '2024-03-18', calendar: { mode: 'calendar' } }
  // Each task depends on the previous one of its fifty, and every tenth also on a task of other fifty.
  const network = plausibleTasks()
    .slice(0, 2000)
    .map((task, at) => ({
      id: `t${String(at)}`,
      task,
      assessment: assessTask(task, context),
      predecessors: [
        ...(at % 50 === 0 ? [] : [{ id: `t${String(at - 1)}`, lagDays: at % 4 }]),
        ...(at >= 60 && at % 10 === 0 ? [{ id: `t${String(at - 60)}`, lagDays: null }] : []),
      ],
    }))
  const took = Array.from({ length: RUNS }, () => {
    const started = performance.now()
    const graph = dependencyGraph(network)
    schedule(graph)
    campaignForecast(graph, context.today)
    bufferViolations(graph)
    return performance.now() - started
  })
  print('dependencies, 2 000 tasks: graph, critical path, pushed forecast, buffers', [
    { what: `median of ${String(RUNS)} runs`, ms: median(took) },
    { what: 'slowest (first, cold)', ms: Math.max(...took) },
  ])
}

function keeping(): void {
  const rules: Rules = {
    assess: { today: '2024-03-19', asOf: '2024-03-18', calendar: { mode: 'calendar' } },
    has: new Set(['owner', 'deliverable']),
  }
  const empty = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null])) as Omit<TaskRow, 'recordId'>
  const rows = plausibleTasks().map(
    ({ hold: _none, ...facts }, at): TaskRow => ({
      ...empty,
      ...facts,
      recordId: `rec${String(at)}`,
      title: `任务 ${String(at)}`,
    }),
  )
  const writable = new Set(computedKeys('tasks'))
  const ledger = createEchoLedger()
  const ids = new Set(['fldA', 'fldB', 'fldC'])
  const steps: Record<string, number[]> = {
    'take and assess': [],
    'compare and plan': [],
    'roll up': [],
    'another day': [],
    'take again, unchanged': [],
    'know 6 667 echoes': [],
  }
  const time = (what: string, work: () => void): void => {
    const started = performance.now()
    work()
    steps[what]?.push(performance.now() - started)
  }
  for (let run = 0; run < RUNS; run += 1) {
    const model = createSheetModel()
    time('take and assess', () => {
      for (const row of rows) model.put(row, rules)
    })
    time('compare and plan', () => {
      for (const { recordId } of rows) model.planRow(recordId, { writable, now: 0 })
    })
    time('roll up', () => void model.figures())
    time('another day', () => model.reassess(model.recordIds(), rules))
    time('take again, unchanged', () => {
      for (const row of rows) model.put({ ...row }, rules)
    })
    const echoed = rows.slice(0, 6667).map(({ recordId }) => recordId)
    for (const recordId of echoed) ledger.expect(recordId, ids)
    ledger.confirm(echoed, 0)
    time('know 6 667 echoes', () => {
      for (const recordId of echoed) ledger.absorbs(recordId, ids, 1)
    })
  }
  print(
    'the model of a sheet, 20 000 rows',
    Object.entries(steps).map(([what, took]) => ({
      what,
      ms: median(took),
      note: `fastest ${Math.min(...took).toFixed(1)}, slowest ${Math.max(...took).toFixed(1)}`,
    })),
  )
}

/** What the rules and the model cost without a host. */
export function compute(): void {
  assessing()
  linking()
  keeping()
}
