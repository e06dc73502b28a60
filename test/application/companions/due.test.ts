import { describe, expect, it } from 'vitest'
import { dueOf, phasesOf } from '../../../src/application/companions/due.ts'
import { createWorkdayCalendar } from '../../../src/domain/index.ts'
import { inputOf, S2_ROWS, sampleTables } from '../../report/support/sampleSheets.ts'

const S1 = sampleTables('S1')
const { isWorkday } = createWorkdayCalendar({ overrides: { work: [], off: [] } })

const dueOn = (asOf: string) => {
  const { material, sheet } = inputOf({ preset: 'S1', rows: S1.tasks, tables: S1.tables, asOf })
  return {
    due: dueOf({ tasks: sheet.tasks, campaign: material.campaign }, { asOf, phases: phasesOf(sheet.tasks), isWorkday }),
    report: material.evaluation,
  }
}

describe('[DU1] [EV1] the report that is due and the evaluation itself know one day', () => {
  it('[S1-22] a sheet without a table of campaigns is told that its evaluation is due on 2024-10-23', () => {
    const { due, report } = dueOn('2024-10-21')
    expect(due).toMatchObject({ kind: 'evaluation', due: '2024-10-23' })
    expect(report).toMatchObject({ end: '2024-10-18', due: '2024-10-23' })
  })

  it('after that day its retrospective is due', () => {
    expect(dueOn('2024-10-24').due?.kind).toBe('retrospective')
  })

  it('a sheet without a stage in which it is held has its daily brief while late tasks are under way', () => {
    const { material, sheet } = inputOf({ preset: 'S2', rows: S2_ROWS, asOf: '2024-04-10' })
    expect(
      dueOf({ tasks: sheet.tasks, campaign: material.campaign }, { asOf: '2024-04-10', phases: [], isWorkday })?.kind,
    ).toBe('daily')
  })
})
