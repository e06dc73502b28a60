import { describe, expect, it } from 'vitest'
import { REPORTS, type ReportDocument } from '../../src/report/index.ts'
import type { RowOf, SheetRows } from '../../src/schema/index.ts'
import { campaignHistory, MIDDLE } from '../support/campaignHistory.ts'
import { historyInput } from './support/history.ts'
import { linesOf } from './support/reading.ts'
import { inputOf, rowOf, sampleTables, type SheetSketch } from './support/sampleSheets.ts'

const KINDS = Object.entries(REPORTS)
const S0 = sampleTables('S0')
const NAME = '2024年夏季新品促销'

/** The tables of S0 with another row of 活动. */
const withCampaign = (cells: Partial<RowOf<'campaigns'>>): SheetRows => {
  const { campaigns } = S0.tables
  if (campaigns === null) throw new Error('S0 has a table of campaigns')
  return { ...S0.tables, campaigns: { ...campaigns, rows: campaigns.rows.map((row) => ({ ...row, ...cells })) } }
}

/** S0 before it begins: nobody has touched a task. */
const untouched = S0.tasks.map((row) => ({ ...row, progress: null, actualStart: null, actualEnd: null, state: null }))
const before = (sketch: Partial<SheetSketch> = {}) =>
  inputOf({ preset: 'S0', rows: untouched, tables: withCampaign({ phase: null }), asOf: '2024-05-20', ...sketch })

const conclusionOf = ({ summary }: ReportDocument): string =>
  (summary?.conclusion ?? []).map(({ text }) => text).join('')

describe('[CS1] a campaign that has not begun', () => {
  it.each(KINDS)('is called so in title, subtitle and conclusion of %s', (_kind, report) => {
    const document = report(before())
    expect(document.title).toContain(`${NAME}（未开始）`)
    expect(document.subtitle).toContain('还没开始')
    expect(conclusionOf(document)).toMatch(/还没开始，6\/1 才开始/u)
    expect(conclusionOf(document)).not.toMatch(/还在进行|没有任务延期|本周完成/u)
  })

  it.each([
    { because: 'its start is reached', input: () => before({ asOf: '2024-06-01' }) },
    {
      because: 'a task has begun',
      input: () => before({ rows: untouched.map((row, at) => (at === 0 ? { ...row, progress: 10 } : row)) }),
    },
    { because: 'people call it running', input: () => before({ tables: withCampaign({ phase: 'running' }) }) },
  ])('is called so no more once $because', ({ input }) => {
    for (const [, report] of KINDS) {
      const document = report(input())
      expect(`${document.title} ${document.subtitle} ${conclusionOf(document)}`).not.toMatch(/未开始|还没开始/u)
    }
  })

  it('without any day says that there is none', () => {
    const rows = untouched.map((row) => ({ ...row, plannedStart: null, plannedEnd: null }))
    const tables = withCampaign({ phase: null, startDay: null, endDay: null })
    for (const [, report] of KINDS)
      expect(conclusionOf(report(before({ rows, tables })))).toContain('还没开始：没有任务开始，也没有开始日期')
  })

  it('tells of a task that is late all the same', () => {
    const rows = untouched.map((row, at) =>
      at === 0 ? { ...row, plannedStart: '2024-05-10', plannedEnd: '2024-05-15' } : row,
    )
    expect(conclusionOf(REPORTS.daily(before({ rows })))).toMatch(
      /还没开始，6\/1 才开始。整体落后 .* 个百分点，1 个任务延期/u,
    )
  })

  it('[EV1] has an evaluation that speaks of no running campaign', () => {
    expect(linesOf(REPORTS.evaluation(before()), 'due').join('')).toContain('活动还没有开始')
    expect(linesOf(REPORTS.evaluation(before({ asOf: '2024-06-10' })), 'due').join('')).toContain('活动还没有结束')
  })

  it('[RA17] is not meant by a phase of a running campaign: the phase itself has not begun', () => {
    const document = REPORTS.phase(
      inputOf({ preset: 'S0', rows: untouched, tables: S0.tables, asOf: '2024-06-03', phase: '执行期' }),
    )
    expect(document.title).toBe(`复盘 · ${NAME} · 执行期（未开始）`)
    expect(conclusionOf(document)).toContain('还没开始')
  })
})

describe('[CS1] a campaign that people have put away or are reviewing', () => {
  it.each([
    ['archived', '已归档'],
    ['cancelled', '已取消'],
  ])('%s is called so in every report', (phase, word) => {
    for (const [, report] of KINDS) {
      const document = report(
        inputOf({ preset: 'S0', rows: S0.tasks, tables: withCampaign({ phase }), asOf: '2024-06-12' }),
      )
      expect(document.title).toContain(`（${word}）`)
      expect(conclusionOf(document)).toContain(`${NAME}${word}`)
      expect(conclusionOf(document)).not.toContain('还在进行')
    }
  })

  it('in review before its end is not called running', () => {
    const input = (phase: string) =>
      inputOf({ preset: 'S0', rows: S0.tasks, tables: withCampaign({ phase }), asOf: '2024-06-12' })
    expect(conclusionOf(REPORTS.retrospective(input('reviewing')))).toContain('在复盘')
    expect(conclusionOf(REPORTS.retrospective(input('running')))).toContain('还在进行')
  })
})

describe('[CC1] the title of a report says what it covers', () => {
  const history = campaignHistory(7, MIDDLE)

  it.each(KINDS)('%s about all campaigns names their number and where they are, never the table', (_kind, report) => {
    const document = report(historyInput(history, { day: MIDDLE, campaign: null }))
    expect(document.title).toContain('全部 3 个活动')
    expect(conclusionOf(document)).toContain('全部 3 个活动：1 个进行中、1 个未开始、1 个已归档')
  })

  it('a report about one of several has its name, and one about the only campaign too', () => {
    expect(REPORTS.daily(historyInput(history, { day: MIDDLE })).title).toContain('夏季新品促销')
    expect(REPORTS.daily(before({ asOf: '2024-06-10' })).title).toBe(`日报 · ${NAME} · 2024-06-10`)
  })

  it('a campaign without a name is called unnamed, and the tasks of none are called so', () => {
    const { campaigns } = history.tables
    const rows = (campaigns?.rows ?? []).map((row) => ({ ...row, title: null }))
    const unnamed = {
      ...history,
      tables: { ...history.tables, campaigns: campaigns === null ? null : { ...campaigns, rows } },
    }
    expect(REPORTS.daily(historyInput(unnamed, { day: MIDDLE })).title).toContain('未命名活动')
    const loose = inputOf({
      preset: 'full',
      rows: [rowOf({ recordId: 'loose', title: '搬家', plannedStart: MIDDLE, plannedEnd: MIDDLE })],
      tables: history.tables,
      asOf: MIDDLE,
      scope: { kind: 'unassigned' },
    })
    expect(REPORTS.weekly(loose).title).toContain('不属于任何活动的任务')
  })
})
