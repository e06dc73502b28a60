import { describe, expect, it } from 'vitest'
import { interpretManualState, proposeStamps } from '../../src/domain/index.ts'

const TODAY = '2024-03-05'

describe('[MI1] manual intent', () => {
  const bare = { progress: null, actualStart: null, actualEnd: null, hold: null }
  const part = { ...bare, progress: 60 }
  const done = (actualEnd: string, restore: string, kind = 'confirmDone') => ({
    kind,
    write: { progress: 100, actualEnd, hold: null },
    restore,
  })
  const start = (restore: string) => ({ kind: 'confirmStart', write: { actualStart: TODAY }, restore })
  it.each([
    { chosen: 'inProgress', computed: 'inProgress', task: part, intent: { kind: 'none' }, because: 'it is so' },
    {
      chosen: 'paused',
      computed: 'paused',
      task: { ...bare, hold: 'paused' },
      intent: { kind: 'none' },
      because: 'it is so',
    },
    {
      chosen: 'done',
      computed: 'notStarted',
      task: bare,
      intent: done(TODAY, 'notStarted', 'recordDone'),
      because: 'an empty progress contradicts nothing',
    },
    {
      chosen: 'done',
      computed: 'delayed',
      task: { ...bare, actualStart: '2024-03-01' },
      intent: done(TODAY, 'delayed', 'recordDone'),
      because: 'nor does a start',
    },
    {
      chosen: 'done',
      computed: 'inProgress',
      task: part,
      intent: done(TODAY, 'inProgress'),
      because: '60 % contradicts',
    },
    {
      chosen: 'done',
      computed: 'notStarted',
      task: { ...bare, progress: 0 },
      intent: done(TODAY, 'notStarted'),
      because: 'so does a zero that was typed',
    },
    {
      chosen: 'done',
      computed: 'notStarted',
      task: { ...bare, progress: Number.NaN },
      intent: done(TODAY, 'notStarted'),
      because: 'a progress that cannot be read is not empty',
    },
    {
      chosen: 'done',
      computed: 'delayed',
      task: { ...part, actualEnd: '2024-03-03' },
      intent: done('2024-03-03', 'delayed'),
      because: "a person's end is kept",
    },
    {
      chosen: 'done',
      computed: 'delayed',
      task: { ...part, actualEnd: '2024-03-06' },
      intent: done(TODAY, 'delayed'),
      because: 'one that lies ahead is not',
    },
    {
      chosen: 'done',
      computed: 'delayed',
      task: { ...part, actualEnd: '2024-02-30' },
      intent: done(TODAY, 'delayed'),
      because: 'nor what is no date',
    },
    {
      chosen: 'done',
      computed: 'cancelled',
      task: { ...part, hold: 'cancelled' },
      intent: done(TODAY, 'cancelled'),
      because: 'done after all',
    },
    {
      chosen: 'paused',
      computed: 'inProgress',
      task: part,
      intent: { kind: 'recordHold', hold: 'paused' },
      because: 'paused',
    },
    {
      chosen: 'cancelled',
      computed: 'paused',
      task: { ...bare, hold: 'paused' },
      intent: { kind: 'recordHold', hold: 'cancelled' },
      because: 'given up',
    },
    {
      chosen: 'inProgress',
      computed: 'paused',
      task: { ...bare, hold: 'paused' },
      intent: { kind: 'resume', from: 'paused' },
      because: 'taken up again',
    },
    {
      chosen: 'delayed',
      computed: 'cancelled',
      task: { ...part, hold: 'cancelled' },
      intent: { kind: 'resume', from: 'cancelled' },
      because: 'taken up again',
    },
    {
      chosen: 'inProgress',
      computed: 'notStarted',
      task: bare,
      intent: start('notStarted'),
      because: 'the commonest drag',
    },
    {
      chosen: 'inProgress',
      computed: 'notStarted',
      task: { ...bare, actualStart: '2024-03-06' },
      intent: start('notStarted'),
      because: 'a start that lies ahead is none',
    },
    {
      chosen: 'inProgress',
      computed: 'notStarted',
      task: { ...bare, progress: 0, actualEnd: '2024-03-03' },
      intent: { kind: 'confirmReopen', restore: 'notStarted' },
      because: 'no start is proposed later than the end that stands there: the end is what the drag contradicts',
    },
    {
      chosen: 'inProgress',
      computed: 'notStarted',
      task: { ...bare, progress: 0, actualEnd: TODAY },
      intent: start('notStarted'),
      because: 'a task may begin on the day on which it ended',
    },
    {
      chosen: 'inProgress',
      computed: 'delayed',
      task: { ...bare, progress: 0 },
      intent: start('delayed'),
      because: 'late, and begun only now',
    },
    {
      chosen: 'inProgress',
      computed: 'delayed',
      task: part,
      intent: { kind: 'restore', to: 'delayed' },
      because: 'it has begun, and is late all the same',
    },
    {
      chosen: 'inProgress',
      computed: 'done',
      task: { ...bare, progress: 100 },
      intent: { kind: 'confirmReopen', restore: 'done' },
      because: 'opened again',
    },
    {
      chosen: 'notStarted',
      computed: 'done',
      task: { ...bare, progress: 100 },
      intent: { kind: 'restore', to: 'done' },
      because: 'done is not undone by a word',
    },
    {
      chosen: 'delayed',
      computed: 'notStarted',
      task: bare,
      intent: { kind: 'restore', to: 'notStarted' },
      because: 'only the plan makes late',
    },
    {
      chosen: null,
      computed: 'inProgress',
      task: part,
      intent: { kind: 'restore', to: 'inProgress' },
      because: 'emptied',
    },
    {
      chosen: null,
      computed: 'paused',
      task: { ...bare, hold: 'paused' },
      intent: { kind: 'restore', to: 'paused' },
      because: 'emptied',
    },
  ] as const)('$chosen on a $computed task: $because', ({ chosen, computed, task, intent }) => {
    expect(interpretManualState(chosen, computed, task, TODAY)).toEqual(intent)
  })
})

describe('[MI2] stamps', () => {
  const none = { actualStart: null, actualEnd: null, stampedEnd: null }
  it.each([
    { change: [null, 10], dates: none, start: TODAY, end: null, because: 'the first progress' },
    { change: [0, 0.5], dates: none, start: TODAY, end: null, because: 'the first progress, however small' },
    { change: [0, 0], dates: none, start: null, end: null, because: 'no progress' },
    { change: [0, 1e-12], dates: none, start: null, end: null, because: 'noise is no progress' },
    { change: [10, 20], dates: none, start: null, end: null, because: 'not the first' },
    { change: [Number.NaN, 20], dates: none, start: TODAY, end: null, because: 'a bad cell was no progress' },
    {
      change: [0, 10],
      dates: { ...none, actualStart: '2024-03-01' },
      start: null,
      end: null,
      because: "a person's start is kept",
    },
    {
      change: [0, 10],
      dates: { ...none, actualStart: 'soon' },
      start: TODAY,
      end: null,
      because: 'what is no date is no start',
    },
    { change: [50, 100], dates: none, start: null, end: { action: 'set', day: TODAY }, because: 'complete' },
    {
      change: [0, 120],
      dates: none,
      start: TODAY,
      end: { action: 'set', day: TODAY },
      because: 'begun and complete at once',
    },
    {
      change: [50, 100],
      dates: { ...none, actualEnd: '2024-03-04' },
      start: null,
      end: null,
      because: "a person's end is kept",
    },
    { change: [100, 100], dates: none, start: null, end: null, because: 'nothing changed' },
    {
      change: [100, 80],
      dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-04' },
      start: null,
      end: { action: 'clear', was: '2024-03-04' },
      because: 're-opened, our stamp goes',
    },
    {
      change: [100, null],
      dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-04' },
      start: null,
      end: { action: 'clear', was: '2024-03-04' },
      because: 'emptied is re-opened',
    },
    {
      change: [100, 80],
      dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-03' },
      start: null,
      end: null,
      because: 'a person changed our stamp',
    },
    {
      change: [100, 80],
      dates: { ...none, actualEnd: '2024-03-04' },
      start: null,
      end: null,
      because: 'not our stamp',
    },
    { change: [100, 80], dates: none, start: null, end: null, because: 'nothing to clear' },
    {
      change: [0, 50],
      dates: { ...none, actualEnd: '2024-03-04' },
      start: null,
      end: null,
      because: 'no start is proposed later than the end that stands there',
    },
    {
      change: [0, 50],
      dates: { ...none, actualEnd: TODAY },
      start: TODAY,
      end: null,
      because: 'an end of the same day',
    },
    {
      change: [60, 80],
      dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-04' },
      start: null,
      end: null,
      because: 'was not complete',
    },
  ] as const)('$change: $because', ({ change: [before, after], dates, start, end }) => {
    expect(proposeStamps({ before, after }, dates, TODAY)).toEqual({ actualStart: start, actualEnd: end })
  })
})
