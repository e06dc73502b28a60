import { describe, expect, it } from 'vitest'
import {
  assessTask,
  personDuties,
  type RunningIssue,
  type RunningTask,
  type TaskFacts,
} from '../../../src/domain/index.ts'

/** A Wednesday; the week ends on Sunday 7 July. */
const TODAY = '2024-07-03'
const CONTEXT = { today: TODAY, asOf: TODAY, timeZone: 'Asia/Shanghai' }
const FACTS: TaskFacts = {
  plannedStart: '2024-06-20',
  plannedEnd: '2024-07-20',
  actualStart: '2024-06-20',
  actualEnd: null,
  progress: 50,
  hold: null,
}

function task(facts: Partial<TaskFacts>, more: Partial<RunningTask> = {}): RunningTask {
  const all = { ...FACTS, ...facts }
  const assessment = assessTask(all, { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } })
  return { id: 't', task: all, assessment, isKeyTask: false, frequency: null, lastUpdate: TODAY, ...more }
}
const groupsOf = (tasks: readonly RunningTask[], issues: readonly RunningIssue[] = []) => {
  const { overdue, today, week } = personDuties(tasks, issues, CONTEXT)
  const short = (list: typeof overdue) => list.map((duty) => `${duty.kind} ${duty.on} +${String(duty.daysLate)}`)
  return { overdue: short(overdue), today: short(today), week: short(week) }
}
const NOTHING = { overdue: [], today: [], week: [] }

describe('[MY1] [S2-10] what is due of a task', () => {
  it.each([
    { because: 'its end has passed', facts: { plannedEnd: '2024-06-30' }, is: { overdue: ['end 2024-06-30 +3'] } },
    { because: 'it ends today', facts: { plannedEnd: TODAY }, is: { today: ['end 2024-07-03 +0'] } },
    { because: 'it ends on Sunday', facts: { plannedEnd: '2024-07-07' }, is: { week: ['end 2024-07-07 +0'] } },
    { because: 'it ends next Monday', facts: { plannedEnd: '2024-07-08' }, is: {} },
    {
      because: 'it begins today',
      facts: { plannedStart: TODAY, actualStart: null, progress: null },
      is: { week: ['start 2024-07-03 +0'] },
    },
    {
      because: 'it begins on Friday, without an end',
      facts: { plannedStart: '2024-07-05', plannedEnd: null, actualStart: null, progress: null },
      is: { week: ['start 2024-07-05 +0'] },
    },
    { because: 'it was to end today and is done', facts: { plannedEnd: TODAY, progress: 100 }, is: {} },
    { because: 'it was to end today and is paused', facts: { plannedEnd: TODAY, hold: 'paused' }, is: {} },
    { because: 'its plan is not valid', facts: { plannedStart: '2024-07-06', plannedEnd: TODAY }, is: {} },
  ] as const)('$because → $is', ({ facts, is }) => {
    expect(groupsOf([task(facts)])).toEqual({ ...NOTHING, ...is })
  })
})

describe('[MY1] [S3-14] [RA15] which update is due', () => {
  const due = (more: Partial<RunningTask>, facts: Partial<TaskFacts> = {}) => {
    const { updates } = personDuties([task(facts, more)], [], CONTEXT)
    return updates.map(({ frequency, since }) => `${frequency} since ${String(since)}`)
  }
  it.each([
    { because: 'routine work is updated weekly', more: { lastUpdate: '2024-06-26' }, is: ['weekly since 2024-07-03'] },
    { because: 'six days are no week', more: { lastUpdate: '2024-06-27' }, is: [] },
    {
      because: 'the column says daily',
      more: { frequency: 'daily', lastUpdate: '2024-07-02' },
      is: ['daily since 2024-07-03'],
    },
    { because: 'daily work was updated on this day', more: { frequency: 'daily', lastUpdate: TODAY }, is: [] },
    {
      because: 'a key task three days before its end is updated daily',
      more: { isKeyTask: true, lastUpdate: '2024-07-02' },
      facts: { plannedEnd: '2024-07-06' },
      is: ['daily since 2024-07-03'],
    },
    {
      because: 'a key task four days before its end is routine',
      more: { isKeyTask: true, lastUpdate: '2024-07-02' },
      facts: { plannedEnd: '2024-07-07' },
      is: [],
    },
    {
      because: 'another task three days before its end is routine',
      more: { lastUpdate: '2024-07-02' },
      facts: { plannedEnd: '2024-07-06' },
      is: [],
    },
    {
      because: 'an overdue key task is still updated daily',
      more: { isKeyTask: true, lastUpdate: '2024-07-02' },
      facts: { plannedEnd: '2024-06-30' },
      is: ['daily since 2024-07-03'],
    },
    {
      because: 'what people chose goes before the rule',
      more: { isKeyTask: true, frequency: 'weekly', lastUpdate: '2024-07-02' },
      facts: { plannedEnd: '2024-07-06' },
      is: [],
    },
    { because: 'never updated is due', more: { lastUpdate: null }, is: ['weekly since null'] },
    { because: 'nobody knows', more: { lastUpdate: undefined }, is: [] },
    {
      because: 'it has not begun yet',
      more: { lastUpdate: null },
      facts: { plannedStart: '2024-07-10', actualStart: null, progress: null },
      is: [],
    },
    {
      because: 'it ought to have begun',
      more: { lastUpdate: null },
      facts: { actualStart: null, progress: null },
      is: ['weekly since null'],
    },
    { because: 'it is done', more: { lastUpdate: '2024-06-01' }, facts: { progress: 100 }, is: [] },
  ] as const)('$because → $is', ({ more, is, ...rest }) => {
    expect(due(more, 'facts' in rest ? rest.facts : {})).toEqual(is)
  })

  it('a task of which nothing was kept is named as unknown, not as up to date', () => {
    const { updates, unknownUpdateIds } = personDuties([task({}, { lastUpdate: undefined })], [], CONTEXT)
    expect([updates, unknownUpdateIds]).toEqual([[], ['t']])
    const coming = task({ plannedStart: '2024-07-10', actualStart: null, progress: null }, { lastUpdate: undefined })
    expect(personDuties([coming], [], CONTEXT).unknownUpdateIds).toEqual([])
  })
})

describe('[MY1] [SL1] what is due of an issue', () => {
  const clock = (value: 'met' | 'running' | 'overdue' | 'undated', limitHours: number) =>
    ({ rule: 'SL1', value, hours: null, limitHours, coarse: false }) as const
  const at = (text: string) => ({ kind: 'instant', ms: Date.parse(`${text}+08:00`) }) as const
  const ISSUE: RunningIssue = {
    id: 'q',
    closed: false,
    found: at('2024-07-02T15:00'),
    response: clock('running', 24),
    solution: clock('running', 48),
    due: null,
  }
  it.each([
    { because: 'an answer within 24 h', issue: {}, is: { today: ['issue 2024-07-03 +0'] } },
    {
      because: 'then a solution within 48 h',
      issue: { response: clock('met', 24) },
      is: { week: ['issue 2024-07-04 +0'] },
    },
    {
      because: 'a limit that has passed today',
      issue: { found: at('2024-07-02T08:00'), response: clock('overdue', 24) },
      is: { overdue: ['issue 2024-07-03 +0'] },
    },
    {
      because: 'a day without a time is judged by day',
      issue: { found: { kind: 'day', day: '2024-07-02' } as const },
      is: { today: ['issue 2024-07-03 +0'] },
    },
    {
      because: 'its own limit, once it was answered',
      issue: { response: clock('met', 24), solution: clock('met', 48), due: '2024-07-01' },
      is: { overdue: ['issue 2024-07-01 +2'] },
    },
    { because: 'it is closed', issue: { closed: true, response: null, solution: null, due: '2024-07-01' }, is: {} },
  ])('$because → $is', ({ issue, is }) => {
    expect(groupsOf([], [{ ...ISSUE, ...issue }])).toEqual({ ...NOTHING, ...is })
  })

  it('an open issue without any limit is named as such', () => {
    const found = personDuties([], [{ ...ISSUE, response: null, solution: null }], CONTEXT)
    expect(found.undatedIssueIds).toEqual(['q'])
  })
})
