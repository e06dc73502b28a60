import { describe, expect, it } from 'vitest'
import type { LoggedEntry } from '../../../src/application/history/readLog.ts'
import { scopesOf } from '../../../src/application/companions/scope.ts'
import type { SheetMaterial } from '../../../src/application/retrospective/sheetMaterial.ts'
import type { SheetRows, TaskRow } from '../../../src/schema/index.ts'
import { inputOf, sampleTables } from '../../report/support/sampleSheets.ts'

const S0 = sampleTables('S0')
const factsOf = (tables: SheetRows, rows: readonly TaskRow[] = S0.tasks) =>
  inputOf({ preset: 'S0', rows, tables, asOf: '2024-07-02' }).material.facts

describe('[RA8] [S0-5] the goals of a campaign reach the facts', () => {
  it('with the attainments of the template: 117, 93 and 120 %', () => {
    const { RA8 } = factsOf(S0.tables)
    const goals = RA8.sufficient ? RA8.value.goals : []
    expect(goals.map(({ name, attainment }) => [name, Math.round(attainment.value ?? 0)])).toEqual([
      ['新增会员', 93],
      ['社交曝光', 120],
      ['销售额', 117],
    ])
  })

  it('and a sheet without a table of goals has none', () => {
    expect(factsOf({ ...S0.tables, kpis: null }).RA8.sufficient).toBe(false)
  })
})

describe('[S0-2] a cause that stands in a cell reaches the facts', () => {
  it('T002 is late, with KOL档期调整', () => {
    const { sheet } = inputOf({ preset: 'S0', rows: S0.tasks, tables: S0.tables, asOf: '2024-07-02' })
    const late = sheet.tasks.find(({ row }) => row.code === 'T002')
    expect(late?.assessment.state).toBe('delayed')
    expect(late?.row.delayReason).toBe('KOL档期调整')
  })
})

const campaign = (recordId: string, startDay: string, endDay: string) => {
  const [row] = S0.tables.campaigns?.rows ?? []
  if (row === undefined) throw new Error('the template has a campaign')
  return { ...row, recordId, title: recordId, startDay, endDay }
}

describe('scopes of a report', () => {
  const campaigns = [campaign('spring', '2024-03-01', '2024-03-31'), campaign('summer', '2024-06-01', '2024-06-30')]
  const tables: SheetRows = {
    ...S0.tables,
    campaigns: S0.tables.campaigns === null ? null : { ...S0.tables.campaigns, rows: campaigns },
    kpis:
      S0.tables.kpis === null
        ? null
        : {
            ...S0.tables.kpis,
            rows: S0.tables.kpis.rows.map((row, at) => ({ ...row, campaign: [at === 0 ? 'spring' : 'summer'] })),
          },
  }
  const rows = S0.tasks.map((row, at) => ({ ...row, campaign: at === 0 ? ['spring'] : at === 1 ? ['summer'] : null }))
  const inputFor = (scope: Parameters<typeof inputOf>[0]['scope'] & object) =>
    inputOf({ preset: 'S0', rows, tables, asOf: '2024-07-02', scope })

  it('two campaigns and tasks of none leave four choices, one campaign leaves one', () => {
    const { sheet } = inputFor({ kind: 'sheet' })
    expect(scopesOf(sheet.tasks, tables).map((one) => ('campaignId' in one ? one.campaignId : one.kind))).toEqual([
      'sheet',
      'spring',
      'summer',
      'unassigned',
    ])
    expect(scopesOf(sheet.tasks, S0.tables)).toEqual([{ kind: 'sheet' }])
  })

  it('a campaign has its own tasks and goals, and the one that had ended before is compared with [RA16]', () => {
    const { material, sheet } = inputFor({ kind: 'campaign', campaignId: 'summer' })
    expect(sheet.tasks.map(({ row }) => row.code)).toEqual(['T002'])
    expect(material.rows.kpis?.rows.map(({ title }) => title)).toEqual(['新增会员', '社交曝光'])
    expect(material.campaign?.title).toBe('summer')
    const { RA16 } = material.facts
    const compared = RA16.sufficient ? RA16.value.map(({ figure, ids }) => [figure, ids]) : []
    expect(compared).toContainEqual(['completionRate', ['spring']])
  })

  it('what belongs to no campaign stands alone', () => {
    const { material, sheet } = inputFor({ kind: 'unassigned' })
    expect(sheet.tasks.map(({ row }) => row.code)).toEqual(['T003'])
    expect(material.rows.kpis?.rows).toEqual([])
    expect(material.campaign).toBeNull()
  })
})

describe('[RA6] [SL1] the clocks of a report are those of the cells', () => {
  const factsWith = (cells: object) => {
    const issues = S0.tables.issues
    if (issues === null) throw new Error('the template has issues')
    const rows = issues.rows.map((row, at) => (at === 0 ? { ...row, ...cells } : row))
    const { RA6 } = factsOf({ ...S0.tables, issues: { ...issues, rows } })
    return [RA6.response.n, RA6.solution.n]
  }

  it('a problem in handling, and a solved one without a date, are not judged', () => {
    expect(factsWith({})).toEqual([0, 0])
  })

  it('an open problem that nobody answers is overdue on both clocks', () => {
    expect(factsWith({ status: 'open', solution: null })).toEqual([1, 1])
  })
})

describe('[RA11] the log of changes reaches the facts', () => {
  const entry = (id: string, change: Partial<LoggedEntry>): LoggedEntry => ({
    id,
    at: Date.parse('2024-06-12T10:00:00+08:00'),
    taskId: '',
    title: null,
    campaignId: null,
    kind: 'planDates',
    field: 'plannedEnd',
    before: '2024-06-10',
    after: '2024-06-14',
    source: 'people',
    reason: null,
    ...change,
  })
  const campaigns = [campaign('spring', '2024-03-01', '2024-03-31'), campaign('summer', '2024-06-01', '2024-06-30')]
  const tables: SheetRows = {
    ...S0.tables,
    campaigns: S0.tables.campaigns === null ? null : { ...S0.tables.campaigns, rows: campaigns },
  }
  const rows = S0.tasks.map((row, at) => ({ ...row, campaign: at === 0 ? ['spring'] : ['summer'], stage: '执行期' }))
  const [springTask, summerTask] = rows.map(({ recordId }) => recordId)
  const entries = [
    entry('moved', { taskId: summerTask ?? '', reason: '场地改期' }),
    entry('ofSpring', { taskId: springTask ?? '' }),
    entry('deleted', { kind: 'scope', field: 'title', before: '直播', after: null, campaignId: 'summer' }),
    entry('state', { taskId: summerTask ?? '', kind: 'state', field: 'state', before: null, after: 'done' }),
  ]
  const materialWith = (planLog: SheetMaterial['planLog'], phase: string | null = null) =>
    inputOf({
      preset: 'S0',
      rows,
      tables,
      asOf: '2024-07-02',
      scope: { kind: 'campaign', campaignId: 'summer' },
      phase,
      planLog,
      frozenPlans: null,
    }).material

  it('a campaign has the changes of its tasks and of those that were deleted from it, with people’s reasons', () => {
    const { planChanges, facts } = materialWith({ kind: 'read', log: { since: '2024-06-01', entries } })
    expect(planChanges?.map(({ id, taskId, title, reason }) => [id, taskId, title, reason])).toEqual([
      ['moved', summerTask, null, '场地改期'],
      ['deleted', null, '直播', null],
    ])
    expect(facts.RA11.sufficient && [facts.RA11.value.count, facts.RA11.value.daysPushed]).toEqual([2, 4])
  })

  it('a phase has the changes of its own tasks only [RA17]', () => {
    const { planChanges } = materialWith({ kind: 'read', log: { since: '2024-06-01', entries } }, '执行期')
    expect(planChanges?.map(({ id }) => id)).toEqual(['moved'])
  })

  it('blanks around the name of a stage do not keep a task out of its phase [RA17]', () => {
    const { sheet } = inputOf({
      preset: 'S0',
      rows: S0.tasks.map((row, at) => ({ ...row, stage: at === 0 ? '执行期 ' : at === 1 ? '\t执行期' : '筹备期' })),
      tables: S0.tables,
      asOf: '2024-07-02',
      phase: '执行期',
    })
    expect(sheet.tasks.map(({ row }) => row.recordId)).toEqual(S0.tasks.slice(0, 2).map(({ recordId }) => recordId))
  })

  it('no log, an empty log and one that could not be read are told apart', () => {
    const told = (planLog: SheetMaterial['planLog']) => {
      const { planChanges, planLog: state, facts } = materialWith(planLog)
      return [planChanges, state, facts.RA11.sufficient]
    }
    expect(told({ kind: 'read', log: { since: null, entries: [] } })).toEqual([null, 'read', false])
    expect(told({ kind: 'read', log: { since: '2024-06-01', entries: [] } })).toEqual([[], 'read', true])
    expect(told({ kind: 'failed', error: { kind: 'timeout', what: '', afterMs: 1 } })).toEqual([null, 'failed', false])
    expect(told(null)).toEqual([null, null, false])
  })
})
