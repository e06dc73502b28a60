import { describe, expect, it } from 'vitest'
import { assessTask } from '../../src/domain/index.ts'
import type { TaskAssessment, TaskFacts } from '../../src/domain/index.ts'

const TODAY = '2024-03-05'
/** Absent, malformed, far before, just before, today, just after: enough for every order of four dates and today. */
const DAYS = [null, '2024-02-30', '2024-03-01', '2024-03-04', '2024-03-05', '2024-03-06'] as const
const PROGRESS = [null, Number.NaN, -1, 0, 50, 100, 101]
const HOLDS = ['paused', 'cancelled', null, 'forgotten'] as const

const isDate = (day: string | null): day is string => day !== null && day !== '2024-02-30'

function* everyTask(): Generator<TaskFacts> {
  for (const plannedStart of DAYS)
    for (const plannedEnd of DAYS)
      for (const actualStart of DAYS)
        for (const actualEnd of DAYS) {
          for (const progress of PROGRESS)
            for (const hold of HOLDS) {
              yield { plannedStart, plannedEnd, actualStart, actualEnd, progress, hold: hold as TaskFacts['hold'] }
            }
        }
}

/** ST1 once more, as a list of questions in order: written from the rule, not from the code. */
function expectedState(task: TaskFacts): TaskAssessment['state'] {
  const amount =
    task.progress === null || Number.isNaN(task.progress) ? null : Math.min(100, Math.max(0, task.progress))
  const planIsValid = isDate(task.plannedEnd) && !(isDate(task.plannedStart) && task.plannedStart > task.plannedEnd)
  const ended = isDate(task.actualEnd) && task.actualEnd <= TODAY
  const began = isDate(task.actualStart) && task.actualStart <= TODAY
  if (task.hold === 'cancelled') return 'cancelled'
  if (amount === 100 || (amount === null && ended)) return 'done'
  if (task.hold === 'paused') return 'paused'
  if (planIsValid && isDate(task.plannedEnd) && TODAY > task.plannedEnd) return 'delayed'
  return (amount ?? 0) > 0 || began ? 'inProgress' : 'notStarted'
}

/** What holds for every task whatever its input; each line is a sentence of the rules. */
function brokenInvariants(task: TaskFacts, a: TaskAssessment): string[] {
  const flags = new Set<string>(a.flags)
  const open = a.state === 'notStarted' || a.state === 'inProgress' || a.state === 'delayed'
  const validPlan = isDate(task.plannedEnd) && !(isDate(task.plannedStart) && task.plannedStart > task.plannedEnd)
  const endCounts = isDate(task.actualEnd) && task.actualEnd <= TODAY
  const startCounts = isDate(task.actualStart) && task.actualStart <= TODAY
  const holds: Readonly<Record<string, boolean>> = {
    'ST1 state': a.state === expectedState(task),
    'PR1 planned within 0–100 or null': a.planned === null || (a.planned >= 0 && a.planned <= 100),
    'PR1 planned exists exactly with a valid plan': (a.planned !== null) === validPlan,
    'PR2 actual within 0–100': a.actual !== null && a.actual >= 0 && a.actual <= 100,
    'PR2 done counts as 100': a.state !== 'done' || a.actual === 100,
    'DV1 deviation exists exactly with a plan and neither paused nor cancelled':
      (a.deviation !== null) === (validPlan && a.state !== 'paused' && a.state !== 'cancelled'),
    'DV1 deviation is the difference':
      a.deviation === null || Math.abs(a.deviation - ((a.actual ?? Number.NaN) - (a.planned ?? 0))) < 1e-9,
    'DV1 done is not behind': a.state !== 'done' || a.deviation === null || a.deviation >= 0,
    'DV2 rate exists exactly with a deviation and something planned':
      (a.rate !== null) === (a.deviation !== null && a.planned !== 0),
    'DV3 closed tasks have no band': (a.band === 'none') === !open,
    'DV3 no deviation is unknown': (a.band === 'unknown') === (open && a.deviation === null),
    'ST2 delayed is late': a.state !== 'delayed' || (a.delayDays ?? 0) >= 1,
    'ST2 delay exists for delayed, and for done with both ends':
      (a.delayDays !== null) ===
      (a.state === 'delayed' || (a.state === 'done' && endCounts && validPlan && isDate(task.plannedEnd))),
    'ST3 a finish belongs to a done task with a delay':
      (a.finish !== null) === (a.state === 'done' && a.delayDays !== null),
    'ST3 sign': a.finish === null || { early: -1, onTime: 0, late: 1 }[a.finish] === Math.sign(a.delayDays ?? 0),
    'ST4 duration at least a day': a.durationDays === null || a.durationDays >= 1,
    'ST4 duration of done tasks with both actual dates in order':
      (a.durationDays !== null) ===
      (a.state === 'done' && endCounts && startCounts && (task.actualStart ?? '') <= (task.actualEnd ?? '')),
    'FC1 closed tasks have no forecast': open || a.forecastEnd === null,
    'FC1 a forecast is not in the past': a.forecastEnd === null || a.forecastEnd >= TODAY,
    'FC1 a valid plan gives an open task a forecast': !(open && validPlan) || a.forecastEnd !== null,
    'FL1 no plan': flags.has('noPlanDates') === (!isDate(task.plannedStart) && !isDate(task.plannedEnd)),
    'FL1 no planned start': flags.has('noPlannedStart') === (!isDate(task.plannedStart) && isDate(task.plannedEnd)),
    'FL1 no planned end': flags.has('noPlannedEnd') === (isDate(task.plannedStart) && !isDate(task.plannedEnd)),
    'FL1 start after end':
      flags.has('startAfterEnd') === (isDate(task.plannedStart) && isDate(task.plannedEnd) && !validPlan),
    'FL1 progress out of range':
      flags.has('progressOutOfRange') === (task.progress !== null && !(task.progress >= 0 && task.progress <= 100)),
    'FL1 actual end in the future':
      flags.has('actualEndInFuture') === (isDate(task.actualEnd) && task.actualEnd > TODAY),
    'FL1 actual start in the future':
      flags.has('actualStartInFuture') === (isDate(task.actualStart) && task.actualStart > TODAY),
    'FL1 actual end before start':
      flags.has('actualEndBeforeStart') ===
      (endCounts && startCounts && (task.actualEnd ?? '') < (task.actualStart ?? '')),
    'FL1 ended but incomplete':
      flags.has('actualEndButIncomplete') === (endCounts && task.progress !== null && task.progress < 100),
    'FL1 done without an end': flags.has('doneWithoutActualEnd') === (a.state === 'done' && !endCounts),
    'ST5 late start':
      flags.has('lateStart') ===
      (a.state === 'notStarted' && validPlan && isDate(task.plannedStart) && TODAY > task.plannedStart),
    'CA1 calendar mode never lacks workdays': !flags.has('noWorkdayInSpan'),
    'each flag once': flags.size === a.flags.length,
  }
  return Object.entries(holds)
    .filter(([, held]) => !held)
    .map(([sentence]) => sentence)
}

describe('[ST1] the state machine, exhaustively over a small domain', () => {
  it('every combination of dates, progress and hold has exactly one state, and all invariants hold', () => {
    const context = { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } } as const
    const broken: unknown[] = []
    const states = new Map<string, number>()
    for (const task of everyTask()) {
      const assessment = assessTask(task, context)
      states.set(assessment.state, (states.get(assessment.state) ?? 0) + 1)
      const sentences = brokenInvariants(task, assessment)
      if (sentences.length > 0 && broken.length < 5) broken.push({ sentences, task, assessment })
    }
    expect(broken).toEqual([])
    expect([...states.keys()].sort()).toEqual(['cancelled', 'delayed', 'done', 'inProgress', 'notStarted', 'paused'])
    expect([...states.values()].reduce((sum, n) => sum + n, 0)).toBe(6 ** 4 * PROGRESS.length * HOLDS.length)
  })
})
