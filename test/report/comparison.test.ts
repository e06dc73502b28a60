import { describe, expect, it } from 'vitest'
import { retrospective } from '../../src/report/index.ts'
import type { RowOf, SheetRows, TaskRow } from '../../src/schema/index.ts'
import { linesOf, sectionOf } from './support/reading.ts'
import { inputOf, rowOf, sampleTables } from './support/sampleSheets.ts'

const full = sampleTables('full')

/** Campaigns of one month each; those without an end have none. */
function campaignsOf(months: readonly (readonly [id: string, month: string, endDay: string | null])[]): SheetRows {
  const { campaigns } = full.tables
  if (campaigns === null) throw new Error('the full suite has 活动')
  const empty = Object.fromEntries(campaigns.columns.map((field) => [field, null]))
  const rows = months.map(
    ([recordId, month, endDay]) =>
      ({ ...empty, recordId, title: `活动${recordId}`, startDay: `${month}-01`, endDay }) as RowOf<'campaigns'>,
  )
  return { ...full.tables, campaigns: { ...campaigns, rows } }
}

/** Done tasks of a campaign, planned until the 10th of the month; the first `late` of them ended on the 12th. */
const tasksOfCampaign = (campaign: string, month: string, { late, all }: { late: number; all: number }) =>
  Array.from(
    { length: all },
    (_, at): TaskRow =>
      rowOf({
        recordId: `${campaign}-${String(at)}`,
        title: `任务${String(at)}`,
        campaign: [campaign],
        plannedStart: `${month}-01`,
        plannedEnd: `${month}-10`,
        actualStart: `${month}-01`,
        actualEnd: `${month}-${at < late ? '12' : '10'}`,
        progress: 100,
      }),
  )

const EARLIER = tasksOfCampaign('A', '2024-01', { late: 5, all: 20 })
const OWN = tasksOfCampaign('B', '2024-03', { late: 4, all: 20 })
const TWO = campaignsOf([
  ['A', '2024-01', '2024-01-31'],
  ['B', '2024-03', '2024-03-31'],
])

function linesFor(tables: SheetRows, rows: readonly TaskRow[], phase: string | null = null) {
  const scope = { kind: 'campaign', campaignId: 'B' } as const
  return linesOf(
    retrospective(inputOf({ preset: 'full', rows, tables, asOf: '2024-04-05', scope, phase })),
    'comparison',
  )
}

describe('[RA16] 与以往比较', () => {
  it('a delay rate of 25 % and then 20 % is −5 points and −20 %, with the number of campaigns', () => {
    const lines = linesFor(TWO, [...EARLIER, ...OWN])
    expect(lines[0]).toBe('与 1 个往期活动「活动A」相比，取往期的中位数。这是前后对照，不说明原因：')
    expect(lines).toContain('延误率 | 20% | 25% | −5 个百分点（−20%） | 1')
    expect(lines.at(-1)).toBe('数据不足：往期活动最多 1 个，至少 3 个才说走势。')
  })

  it('with three earlier campaigns the trend is told, and the sentence about it goes', () => {
    const tables = campaignsOf([
      ['X', '2023-10', '2023-10-31'],
      ['Y', '2023-11', '2023-11-30'],
      ['A', '2024-01', '2024-01-31'],
      ['B', '2024-03', '2024-03-31'],
    ])
    const rows = [
      ...tasksOfCampaign('X', '2023-10', { late: 8, all: 20 }),
      ...tasksOfCampaign('Y', '2023-11', { late: 6, all: 20 }),
      ...EARLIER,
      ...OWN,
    ]
    const lines = linesFor(tables, rows)
    expect(lines).toContain('延误率 | 20% | 30% | −10 个百分点（−33.3%） | 3 | 逐次下降')
    expect(lines.join('\n')).not.toContain('走势')
  })

  it('a campaign that had not ended is no earlier one, and the sentence goes when its end is filled', () => {
    const open = campaignsOf([
      ['A', '2024-01', null],
      ['B', '2024-03', '2024-03-31'],
    ])
    expect(linesFor(open, [...EARLIER, ...OWN])).toEqual(['数据不足：还没有在本次开始前结束的往期活动。'])
    expect(linesFor(TWO, [...EARLIER, ...OWN]).join('\n')).not.toContain('还没有在本次开始前结束')
  })

  it('earlier campaigns without a figure in common are named', () => {
    expect(linesFor(TWO, OWN)).toEqual(['数据不足：往期活动「活动A」和本次没有一个都算得出的指标。'])
  })

  it('a phase, several campaigns together and a sheet without the table have no such section', () => {
    expect(linesFor(TWO, [...EARLIER, ...OWN], '执行期')).toEqual([])
    const together = inputOf({ preset: 'full', rows: [...EARLIER, ...OWN], tables: TWO, asOf: '2024-04-05' })
    expect(sectionOf(retrospective(together), 'comparison').blocks).toEqual([])
    const single = inputOf({ preset: 'S3', rows: OWN, asOf: '2024-04-05' })
    expect(sectionOf(retrospective(single), 'comparison').blocks).toEqual([])
  })
})

describe('[RA14] 连带延误', () => {
  const first = rowOf({
    recordId: 'first',
    title: '脚本定稿',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-05',
    actualStart: '2024-03-01',
    actualEnd: '2024-03-08',
    progress: 100,
  })
  const second = rowOf({
    recordId: 'second',
    title: '视频拍摄',
    plannedStart: '2024-03-06',
    plannedEnd: '2024-03-10',
    actualStart: '2024-03-09',
    actualEnd: '2024-03-14',
    progress: 100,
    predecessors: ['first'],
  })
  const linesOfTasks = (rows: readonly TaskRow[]) =>
    linesOf(retrospective(inputOf({ preset: 'full', rows, asOf: '2024-03-31' })), 'attribution').filter((line) =>
      line.includes('前置任务'),
    )

  it('names how many days of a delay go with the late finish of which predecessor', () => {
    expect(linesOfTasks([first, second])).toEqual([
      '有前置任务的 1 个任务合计晚 4 天，其中 2 天（50%）与前置任务完成得晚有关联：',
      '「视频拍摄」晚 4 天，其中 2 天与前置任务「脚本定稿」完成得晚有关联',
    ])
  })

  it('a predecessor that was in time explains no day', () => {
    expect(linesOfTasks([{ ...first, actualEnd: '2024-03-05' }, second])).toEqual([
      '有前置任务的 1 个任务合计晚 4 天，没有一天与前置任务完成得晚有关联。',
    ])
  })

  it('without such a task it is 数据不足, and a sheet without the column says nothing', () => {
    const alone = [{ ...second, predecessors: null }]
    expect(linesOfTasks(alone)[0]).toMatch(/^数据不足：.*/u)
    const S3 = inputOf({ preset: 'S3', rows: alone, asOf: '2024-03-31' })
    expect(linesOf(retrospective(S3), 'attribution').join('\n')).not.toContain('前置任务')
  })
})
