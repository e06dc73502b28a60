import { describe, expect, it } from 'vitest'
import { interpretManualState, proposeStamps } from '../../src/domain/index.ts'

const TODAY = '2024-03-05'

describe('[MI1] manual intent', () => {
  const bare = { actualEnd: null, hold: null }
  it.each([
    { chosen: 'inProgress', computed: 'inProgress', task: bare, intent: { kind: 'none' } },
    { chosen: 'done', computed: 'done', task: bare, intent: { kind: 'none' } },
    { chosen: 'paused', computed: 'paused', task: { ...bare, hold: 'paused' }, intent: { kind: 'none' } },
    { chosen: 'done', computed: 'inProgress', task: bare, intent: { kind: 'confirmDone', write: { progress: 100, actualEnd: TODAY, hold: null }, restore: 'inProgress' } },
    { chosen: 'done', computed: 'delayed', task: { ...bare, actualEnd: '2024-03-03' }, intent: { kind: 'confirmDone', write: { progress: 100, actualEnd: '2024-03-03', hold: null }, restore: 'delayed' } },
    { chosen: 'done', computed: 'delayed', task: { ...bare, actualEnd: TODAY }, intent: { kind: 'confirmDone', write: { progress: 100, actualEnd: TODAY, hold: null }, restore: 'delayed' } },
    { chosen: 'done', computed: 'delayed', task: { ...bare, actualEnd: '2024-03-06' }, intent: { kind: 'confirmDone', write: { progress: 100, actualEnd: TODAY, hold: null }, restore: 'delayed' } },
    { chosen: 'done', computed: 'delayed', task: { ...bare, actualEnd: '2024-02-30' }, intent: { kind: 'confirmDone', write: { progress: 100, actualEnd: TODAY, hold: null }, restore: 'delayed' } },
    { chosen: 'done', computed: 'cancelled', task: { ...bare, hold: 'cancelled' }, intent: { kind: 'confirmDone', write: { progress: 100, actualEnd: TODAY, hold: null }, restore: 'cancelled' } },
    { chosen: 'paused', computed: 'inProgress', task: bare, intent: { kind: 'recordHold', hold: 'paused' } },
    { chosen: 'cancelled', computed: 'paused', task: { ...bare, hold: 'paused' }, intent: { kind: 'recordHold', hold: 'cancelled' } },
    { chosen: 'inProgress', computed: 'delayed', task: bare, intent: { kind: 'restore', to: 'delayed', heldBy: null } },
    { chosen: 'notStarted', computed: 'done', task: bare, intent: { kind: 'restore', to: 'done', heldBy: null } },
    { chosen: 'inProgress', computed: 'paused', task: { ...bare, hold: 'paused' }, intent: { kind: 'restore', to: 'paused', heldBy: 'paused' } },
    { chosen: 'delayed', computed: 'cancelled', task: { ...bare, hold: 'cancelled' }, intent: { kind: 'restore', to: 'cancelled', heldBy: 'cancelled' } },
    { chosen: null, computed: 'inProgress', task: bare, intent: { kind: 'restore', to: 'inProgress', heldBy: null } },
  ] as const)('$chosen on a $computed task → $intent', ({ chosen, computed, task, intent }) => {
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
    { change: [0, 10], dates: { ...none, actualStart: '2024-03-01' }, start: null, end: null, because: "a person's start is kept" },
    { change: [0, 10], dates: { ...none, actualStart: 'soon' }, start: TODAY, end: null, because: 'what is no date is no start' },
    { change: [50, 100], dates: none, start: null, end: { action: 'set', day: TODAY }, because: 'complete' },
    { change: [0, 120], dates: none, start: TODAY, end: { action: 'set', day: TODAY }, because: 'begun and complete at once' },
    { change: [50, 100], dates: { ...none, actualEnd: '2024-03-04' }, start: null, end: null, because: "a person's end is kept" },
    { change: [100, 100], dates: none, start: null, end: null, because: 'nothing changed' },
    { change: [100, 80], dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-04' }, start: null, end: { action: 'clear', was: '2024-03-04' }, because: 're-opened, our stamp goes' },
    { change: [100, null], dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-04' }, start: null, end: { action: 'clear', was: '2024-03-04' }, because: 'emptied is re-opened' },
    { change: [100, 80], dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-03' }, start: null, end: null, because: 'a person changed our stamp' },
    { change: [100, 80], dates: { ...none, actualEnd: '2024-03-04' }, start: null, end: null, because: 'not our stamp' },
    { change: [100, 80], dates: none, start: null, end: null, because: 'nothing to clear' },
    { change: [60, 80], dates: { ...none, actualEnd: '2024-03-04', stampedEnd: '2024-03-04' }, start: null, end: null, because: 'was not complete' },
  ] as const)('$change: $because', ({ change: [before, after], dates, start, end }) => {
    expect(proposeStamps({ before, after }, dates, TODAY)).toEqual({ actualStart: start, actualEnd: end })
  })
})
