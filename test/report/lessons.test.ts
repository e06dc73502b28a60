import { describe, expect, it } from 'vitest'
import { retrospective } from '../../src/report/index.ts'
import type { RowOf, SheetRows } from '../../src/schema/index.ts'
import { linesOf } from './support/reading.ts'
import { inputOf, rowOf, sampleTables } from './support/sampleSheets.ts'

const full = sampleTables('full')

type Lesson = Partial<RowOf<'lessons'>>

/** Two campaigns, A before B, and these lessons. */
function tablesOf(lessons: readonly Lesson[]): SheetRows {
  const { campaigns, lessons: table } = full.tables
  if (campaigns === null || table === null) throw new Error('the full suite has 活动 and 经验与行动')
  const empty = (columns: readonly string[]) => Object.fromEntries(columns.map((field) => [field, null]))
  const campaign = (recordId: string, startDay: string) =>
    ({ ...empty(campaigns.columns), recordId, title: `活动${recordId}`, startDay }) as RowOf<'campaigns'>
  return {
    ...full.tables,
    campaigns: { ...campaigns, rows: [campaign('A', '2024-01-01'), campaign('B', '2024-03-01')] },
    lessons: {
      ...table,
      rows: lessons.map(
        (cells, at) => ({ ...empty(table.columns), recordId: `l${String(at)}`, ...cells }) as RowOf<'lessons'>,
      ),
    },
  }
}

function reviewOf(tables: SheetRows, phase: string | null = null) {
  const scope = { kind: 'campaign', campaignId: 'B' } as const
  const rows = [rowOf({ recordId: 't1', title: '推文', campaign: ['B'], stage: '预热期' })]
  return retrospective(inputOf({ preset: 'full', rows, tables, asOf: '2024-04-05', scope, phase }))
}

const linesFor = (section: string, lessons: readonly Lesson[], phase: string | null = null) =>
  linesOf(reviewOf(tablesOf(lessons), phase), section)

const SUCCESS: Lesson = {
  title: '预约裂变效果好',
  type: 'success',
  evidence: '预约量超预期20%',
  action: '下次提前 3 天开预约',
  campaign: ['B'],
  reuses: 2,
}

describe('[LE1] [S0-24] 经验 of a retrospective', () => {
  it('are the rows of 经验与行动 in the words of people, and a type that has a row is not asked about', () => {
    expect(linesFor('lessons', [SUCCESS])).toEqual([
      '成功经验：',
      '「预约裂变效果好」：依据「预约量超预期20%」；建议动作「下次提前 3 天开预约」；已复用 2 次',
      '□ 待改进：哪个环节最费力，下次怎样做得更好？',
      expect.stringMatching(/^□ 可复用模板/u),
    ])
  })

  it('a row without evidence or type is asked about, until the cell is filled', () => {
    const rows: readonly Lesson[] = [
      { title: '印刷供应商排期紧', type: 'improve', campaign: ['B'] },
      { title: '物料清单', evidence: '三次复用', campaign: ['B'] },
    ]
    const lines = linesFor('lessons', rows)
    expect(lines).toContain('□ 「印刷供应商排期紧」没有写证据：哪些数据或记录说明它？')
    expect(lines).toContain('□ 1 条经验没有选类型：是成功经验、待改进，还是可复用模板？')
    const filled = linesFor('lessons', [
      { ...rows[0], evidence: '晚了 3 天' },
      { ...rows[1], type: 'template' },
    ])
    expect(filled.join('\n')).not.toMatch(/没有写证据|没有选类型/u)
  })

  it('a lesson of another campaign, or one that no longer holds, is not told; one without a source is', () => {
    const others = [
      { ...SUCCESS, campaign: ['A'] },
      { ...SUCCESS, status: 'void' },
    ]
    expect(linesFor('lessons', others).join('\n')).not.toContain('预约裂变')
    expect(linesFor('lessons', [{ ...SUCCESS, campaign: null }]).join('\n')).toContain('预约裂变')
  })

  it('[RA17] the review of a phase tells lessons of that phase and those of no phase', () => {
    const of = (stage: string | null) => linesFor('lessons', [{ ...SUCCESS, stage }], '预热期').join('\n')
    expect(of('预热期')).toContain('预约裂变')
    expect(of(null)).toContain('预约裂变')
    expect(of('爆发期')).not.toContain('预约裂变')
  })
})

describe('[LE1] [S2-16] 上次行动项完成情况', () => {
  const action = (title: string, draft: Lesson): Lesson => ({ title, campaign: ['A'], ...draft })
  const ACTIONS = [
    action('供应商比价', { dueDay: '2024-03-31', status: 'done' }),
    action('默认间隔改为 5 天', { dueDay: '2024-04-10', owner: [{ id: 'u1', name: '张三' }] }),
    action('检查项加赠品到货', { dueDay: '2024-03-26' }),
    action('增加风险等级', { action: '模板加一列', status: 'void' }),
    action('只是一条经验', {}),
  ]

  it('tells what became of the actions of earlier campaigns, those past their day first', () => {
    expect(linesFor('previousActions', ACTIONS)).toEqual([
      '以往活动留下 4 个行动项：1 个过了截止日，1 个待办，1 个已完成，1 个失效。',
      '「检查项加赠品到货」：应于 3/26 完成，已过 10 天',
      '「默认间隔改为 5 天」（张三）：4/10 到期',
      '「供应商比价」：已落地',
    ])
  })

  it('an action that is done is no longer overdue, and one without day and owner says so', () => {
    const done = linesFor('previousActions', [{ ...ACTIONS[2], status: 'done' }])
    expect(done[0]).toBe('以往活动留下 1 个行动项：1 个已完成。')
    expect(linesFor('previousActions', [action('', { title: null, action: '加一列' })])[1]).toBe(
      '「加一列」：没定截止日，没定责任人',
    )
  })

  it('without a row it is a plain sentence, which goes with the first row', () => {
    const none = '以往活动没有留下行动项。'
    expect(linesFor('previousActions', [])).toEqual([none])
    expect(linesFor('previousActions', ACTIONS)).not.toContain(none)
  })

  it('actions of this campaign stand under 下次动作', () => {
    const own = linesFor('actions', [action('供应商比价', { campaign: ['B'], dueDay: '2024-05-01' })])
    expect(own.slice(0, 2)).toEqual(['本次活动定下 1 个行动项：1 个待办。', '「供应商比价」：5/1 到期，没定责任人'])
  })

  it('a sheet without the table asks people about the last review', () => {
    const lines = linesOf(reviewOf({ ...tablesOf([]), lessons: null }), 'previousActions')
    expect(lines).toEqual(['□ 逐条写明上次复盘的行动项：是否完成，效果如何'])
  })
})
