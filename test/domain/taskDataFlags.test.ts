import { describe, expect, it } from 'vitest'
import { assessTask, taskDataFlags } from '../../src/domain/index.ts'
import { UPDATE_MAX_AGE_DAYS } from '../../src/domain/taskDataFlags.ts'
import type { TaskFacts, TaskRecordFacts } from '../../src/domain/index.ts'

describe('[FL1] flags that need more than dates and progress', () => {
  const ASOF = '2024-03-20'
  const open = {
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-30',
    actualStart: '2024-03-01',
    actualEnd: null,
    progress: 60,
    hold: null,
  } as const
  const done = { ...open, progress: 100, actualEnd: '2024-03-19' } as const
  const waiting = { ...open, plannedStart: '2024-03-25', actualStart: null, progress: 0 } as const
  const late = { ...waiting, plannedStart: '2024-03-10' } as const
  const paused = { ...open, hold: 'paused' } as const

  it.each<{ name: string; task?: TaskFacts; record: TaskRecordFacts; flags: readonly string[] }>([
    { name: 'nothing known, nothing flagged', record: {}, flags: [] },
    { name: 'no owner', record: { owner: { people: [], text: null } }, flags: ['ownerMissing'] },
    { name: 'a department', record: { owner: { people: [], text: '市场部' } }, flags: ['ownerNotAPerson'] },
    {
      name: 'an account of a department',
      record: { owner: { people: ['市场部'], text: null } },
      flags: ['ownerNotAPerson'],
    },
    { name: 'no A', record: { accountable: 'accountableMissing' }, flags: ['accountableMissing'] },
    { name: 'a done task without an A', task: done, record: { accountable: 'accountableMissing' }, flags: [] },
    { name: 'an owner', record: { owner: { people: ['*丽'], text: null } }, flags: [] },
    { name: 'no deliverable', record: { deliverable: null }, flags: ['noDeliverable'] },
    { name: 'a blank deliverable', record: { deliverable: '  ' }, flags: ['noDeliverable'] },
    { name: 'a deliverable', record: { deliverable: '3张海报终稿' }, flags: [] },
    { name: 'open without files', record: { deliverableFiles: 0 }, flags: [] },
    { name: 'done without files', task: done, record: { deliverableFiles: 0 }, flags: ['doneWithoutDeliverable'] },
    { name: 'done with a file', task: done, record: { deliverableFiles: 1 }, flags: [] },
    {
      name: 'moved later after it was due',
      record: { replans: [{ on: '2024-03-06', from: '2024-03-05', to: '2024-03-30' }] },
      flags: ['replannedAfterDue'],
    },
    {
      name: 'moved later on the last day',
      record: { replans: [{ on: '2024-03-05', from: '2024-03-05', to: '2024-03-30' }] },
      flags: [],
    },
    {
      name: 'moved earlier after it was due',
      record: { replans: [{ on: '2024-03-06', from: '2024-03-05', to: '2024-03-04' }] },
      flags: [],
    },
    { name: 'not moved', record: { replans: [{ on: '2024-03-06', from: '2024-03-05', to: '2024-03-05' }] }, flags: [] },
    {
      name: 'planned for the first time',
      record: { replans: [{ on: '2024-03-06', from: null, to: '2024-03-05' }] },
      flags: [],
    },
    { name: 'end taken away', record: { replans: [{ on: '2024-03-06', from: '2024-03-05', to: null }] }, flags: [] },
    { name: 'changed on no day', record: { replans: [{ on: '', from: '2024-03-05', to: '2024-03-30' }] }, flags: [] },
    {
      name: 'the second move',
      record: {
        replans: [
          { on: '2024-03-01', from: '2024-03-05', to: '2024-03-10' },
          { on: '2024-03-11', from: '2024-03-10', to: '2024-03-30' },
        ],
      },
      flags: ['replannedAfterDue'],
    },
    { name: 'progress fell', record: { progressHistory: [10, 50, 40, 60] }, flags: ['progressWentDown'] },
    {
      name: 'progress fell across an empty entry',
      record: { progressHistory: [50, null, Number.NaN, 40] },
      flags: ['progressWentDown'],
    },
    { name: 'progress rose or stayed', record: { progressHistory: [null, 10, 10, 50] }, flags: [] },
    { name: 'progress fell by noise', record: { progressHistory: [30, 30 - 1e-12] }, flags: [] },
    { name: 'no history', record: { progressHistory: [] }, flags: [] },
    { name: 'weekly, a week old', record: { lastUpdate: { on: '2024-03-13', frequency: 'weekly' } }, flags: [] },
    {
      name: 'weekly, eight days old',
      record: { lastUpdate: { on: '2024-03-12', frequency: 'weekly' } },
      flags: ['staleUpdate'],
    },
    { name: 'no frequency is weekly', record: { lastUpdate: { on: '2024-03-13', frequency: null } }, flags: [] },
    {
      name: 'no frequency is weekly',
      record: { lastUpdate: { on: '2024-03-12', frequency: null } },
      flags: ['staleUpdate'],
    },
    { name: 'daily, yesterday', record: { lastUpdate: { on: '2024-03-19', frequency: 'daily' } }, flags: [] },
    {
      name: 'daily, two days old',
      record: { lastUpdate: { on: '2024-03-18', frequency: 'daily' } },
      flags: ['staleUpdate'],
    },
    { name: 'update unknown', record: { lastUpdate: { on: null, frequency: 'daily' } }, flags: [] },
    { name: 'update on no day', record: { lastUpdate: { on: '2024-02-30', frequency: 'daily' } }, flags: [] },
    {
      name: 'done tasks need no news',
      task: done,
      record: { lastUpdate: { on: '2024-01-01', frequency: 'daily' } },
      flags: [],
    },
    {
      name: 'paused ones neither',
      task: paused,
      record: { lastUpdate: { on: '2024-01-01', frequency: 'daily' } },
      flags: [],
    },
    {
      name: 'those not due to start neither',
      task: waiting,
      record: { lastUpdate: { on: '2024-01-01', frequency: 'daily' } },
      flags: [],
    },
    {
      name: 'those that should have started do',
      task: late,
      record: { lastUpdate: { on: '2024-01-01', frequency: 'daily' } },
      flags: ['lateStart', 'staleUpdate'],
    },
    { name: 'on a cycle', record: { onDependencyCycle: true }, flags: ['dependencyCycle'] },
    { name: 'not on a cycle', record: { onDependencyCycle: false, hasBufferViolation: false }, flags: [] },
    { name: 'too close to its predecessor', record: { hasBufferViolation: true }, flags: ['bufferViolated'] },
    {
      name: 'a milestone reached and unreviewed',
      task: done,
      record: { milestone: { review: 'pending' } },
      flags: ['milestoneUnreviewed'],
    },
    {
      name: 'a milestone without a review',
      task: done,
      record: { milestone: { review: null } },
      flags: ['milestoneUnreviewed'],
    },
    {
      name: 'a milestone that failed its review',
      task: done,
      record: { milestone: { review: 'failed' } },
      flags: ['milestoneUnreviewed'],
    },
    { name: 'a milestone reviewed', task: done, record: { milestone: { review: 'passed' } }, flags: [] },
    { name: 'a milestone ahead', record: { milestone: { review: 'pending' } }, flags: [] },
    {
      name: 'in order, beside those of the assessment',
      task: { ...open, plannedStart: null },
      record: { hasBufferViolation: true, onDependencyCycle: true, deliverable: '', owner: { people: [], text: '' } },
      flags: ['noPlannedStart', 'ownerMissing', 'noDeliverable', 'dependencyCycle', 'bufferViolated'],
    },
  ])('$name', ({ task = open, record, flags }) => {
    const assessment = assessTask(task, { today: ASOF, asOf: ASOF, calendar: { mode: 'calendar' } })
    expect(taskDataFlags(assessment, record, ASOF)).toEqual(flags)
    expect(UPDATE_MAX_AGE_DAYS).toEqual({ daily: 1, weekly: 7 })
  })
})
