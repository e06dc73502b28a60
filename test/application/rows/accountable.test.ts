import { describe, expect, it } from 'vitest'
import { accountableByTask } from '../../../src/application/rows/accountable.ts'
import type { TaskFieldKey, TaskRow } from '../../../src/schema/index.ts'
import { assessed, context, taskRow } from '../../ui/support/tasks.ts'

const AT = context('2024-03-19')
const COLUMNS: readonly TaskFieldKey[] = ['title', 'owner', 'approvers', 'campaign']
const task = (recordId: string, approvers: readonly string[], cells: Partial<TaskRow> = {}) =>
  assessed(
    taskRow(recordId, {
      plannedStart: '2024-03-10',
      plannedEnd: '2024-03-30',
      approvers: approvers.map((name) => ({ id: name, name })),
      ...cells,
    }),
    AT,
  )
const flags = (tasks: Parameters<typeof accountableByTask>[0], columns = COLUMNS) =>
  Object.fromEntries(accountableByTask(tasks, columns))

describe('[OW1] [S0-16] the A of the tasks of a campaign', () => {
  it('a task without an A is told once another one of its campaign has one, until it has one too', () => {
    expect(flags([task('t1', ['经理']), task('t2', [])])).toEqual({ t2: 'accountableMissing' })
    expect(flags([task('t1', ['经理']), task('t2', ['主管'])])).toEqual({})
    expect(flags([task('t1', []), task('t2', [])])).toEqual({})
  })

  it('a campaign that uses no RACI is not asked for it because another one does', () => {
    const [spring, autumn] = [{ campaign: ['c1'] }, { campaign: ['c2'] }]
    expect(flags([task('t1', ['经理'], spring), task('t2', [], spring), task('t3', [], autumn)])).toEqual({
      t2: 'accountableMissing',
    })
  })

  it('closed tasks are not asked, and nothing is asked without the column', () => {
    const done = task('t2', [], { progress: 100, actualEnd: '2024-03-18' })
    expect(flags([task('t1', ['经理']), done])).toEqual({})
    expect(flags([task('t1', ['经理']), task('t2', [])], ['title', 'owner'])).toEqual({})
  })

  it('typed approvers are judged by their words', () => {
    const typed = task('t1', [], { approvers: [{ id: '', name: '市场部' }] })
    expect(flags([typed])).toEqual({ t1: 'accountableNotAPerson' })
  })
})
