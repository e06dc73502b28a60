import { describe, expect, it } from 'vitest'
import { rankCandidates } from '../../../src/application/adoption/candidates.ts'
import {
  fieldsFor,
  proposeMapping,
  readMapping,
  type SampledColumn,
} from '../../../src/application/adoption/proposeMapping.ts'
import type { ColumnInfo } from '../../../src/application/ports.ts'
import { markerOf, type TaskFieldKey } from '../../../src/schema/index.ts'
import { sampledTables } from './adoptFixture.ts'

/**
 * What each column of the three sheets means, written down by reading the sheets, not by asking the code. null: nothing
 * that the extension knows.
 */
const TRUTH: Readonly<Record<string, Readonly<Record<string, TaskFieldKey | null>>>> = {
  綜合行銷推廣方案執行進度表: {
    項目名稱: 'title',
    負責人: 'owner',
    協辦人: 'collaborators',
    完成百分比: 'progress',
    目前狀態: 'state',
    起始日: 'plannedStart',
    截止日: 'plannedEnd',
    執行說明: 'description',
    所屬模組: 'module',
    對口部門: 'department',
    實際起始日: 'actualStart',
    實際完成日: 'actualEnd',
    應完成百分比: 'plannedProgress',
    '差異（百分點）': 'progressDeviation',
    備註: 'notes',
    '備註（內部）': null,
    風險與問題: 'risk',
    因應對策: 'solution',
    對策期限: 'solutionDue',
    預算編號: null,
    優先順序: null,
    已會簽: null,
    參考連結: null,
    建立時間: null,
  },
  '产品推广进度（3月）': {
    核心任务: 'title',
    推广阶段: 'stage',
    推广渠道: 'channel',
    任务说明: 'description',
    责任人: 'owner',
    计划开始: 'plannedStart',
    计划完成: 'plannedEnd',
    实际开始: 'actualStart',
    实际完成: 'actualEnd',
    完成情况: 'progress',
    状态: 'state',
    风险描述: 'risk',
    应对措施: 'solution',
    备注: 'notes',
    消耗: null,
    对接KOL账号: null,
    周报链接: null,
    最后更新人: null,
  },
  'Spring Launch Tracker': {
    Task: 'title',
    Phase: 'stage',
    Channel: 'channel',
    Details: 'description',
    Owner: 'owner',
    Contributors: 'collaborators',
    Department: 'department',
    'Start date': 'plannedStart',
    'Due date': 'plannedEnd',
    'Actual start': 'actualStart',
    'Completed on': 'actualEnd',
    '% complete': 'progress',
    Status: 'state',
    'Risks / blockers': 'risk',
    Mitigation: 'solution',
    'Mitigation due': 'solutionDue',
    Comments: 'notes',
  },
}

describe('[TO2] proposeMapping of three messy sheets', () => {
  it.each(Object.keys(TRUTH))(
    '%s: at least 95 %% of the columns are mapped right without help, and none wrongly',
    async (name) => {
      const sampled = (await sampledTables('adopt')).find(({ table }) => table.name === name)
      const columns = sampled?.columns ?? []
      const truth = TRUTH[name] ?? {}
      const proposals = new Map(proposeMapping(columns).map((proposal) => [proposal.columnId, proposal]))
      const judged = columns.map(({ column }) => ({
        column: column.name,
        due: truth[column.name] ?? null,
        got: proposals.get(column.id)?.field ?? null,
      }))
      expect(judged.filter(({ due, got }) => got !== null && got !== due)).toEqual([])
      const right = judged.filter(({ due, got }) => due === got)
      expect(right.length / columns.length).toBeGreaterThanOrEqual(0.95)
      // Unmapped columns are easy to get right: the named ones alone have to reach it too.
      const named = judged.filter(({ due }) => due !== null)
      expect(right.filter(({ due }) => due !== null).length / named.length).toBeGreaterThanOrEqual(0.95)
      expect(Object.keys(truth).filter((column) => !columns.some((one) => one.column.name === column))).toEqual([])
    },
  )

  it('each proposal says how the column is read, and is less sure where words have to be read', async () => {
    const [, text] = await sampledTables('adopt')
    const proposals = proposeMapping(text?.columns ?? [])
    const reading = (field: TaskFieldKey) => proposals.find((one) => one.field === field)
    expect(reading('progress')).toMatchObject({
      confidence: 'medium',
      reasons: { because: 'values', reading: 'progress' },
    })
    expect(reading('plannedStart')?.reasons.reading).toBe('spanStart')
    expect(reading('owner')?.reasons.reading).toBe('people')
    expect(reading('title')).toMatchObject({
      confidence: 'high',
      reasons: { because: 'name', name: { like: '核心任务', likeness: 1 } },
    })
  })
})

let nextId = 0
const column = (
  name: string,
  kind: ColumnInfo['kind'],
  texts: readonly string[] = [],
  change: Partial<ColumnInfo> = {},
): SampledColumn => ({
  column: {
    id: `fld${String(nextId++)}`,
    name,
    kind,
    isPrimary: false,
    options: [],
    description: '',
    declaredScale: null,
    linkedTableId: null,
    ...change,
  },
  texts,
})
const mapped = (columns: readonly SampledColumn[]): readonly (TaskFieldKey | null)[] => {
  const proposals = new Map(proposeMapping(columns).map((one) => [one.columnId, one.field]))
  return columns.map((one) => proposals.get(one.column.id) ?? null)
}

describe('proposeMapping of names that teams give their columns', () => {
  it.each([
    ['S0-2 任务名称', '任务名称', 'text', 'title'],
    ['S1-2 任务内容', '任务内容', 'text', 'title'],
    ['S3-1 核心任务', '核心任务', 'text', 'title'],
    ['', '工作事项', 'text', 'title'],
    ['', '任務項目', 'text', 'title'],
    ['', 'Task Name', 'text', 'title'],
    ['', 'Work item', 'text', 'title'],
    ['S2-1', '主责任人', 'person', 'owner'],
    ['', '项目负责人', 'person', 'owner'],
    ['', '经办人', 'person', 'owner'],
    ['', 'Assigned to', 'person', 'owner'],
    ['', 'Assignee', 'people', 'owner'],
    ['S2-1', '计划开始时间', 'day', 'plannedStart'],
    ['', '预计开始日期', 'day', 'plannedStart'],
    ['', '計畫起始時間', 'day', 'plannedStart'],
    ['', 'PlannedStart', 'day', 'plannedStart'],
    ['', 'start_date', 'day', 'plannedStart'],
    ['S3-1', '计划完成时间', 'day', 'plannedEnd'],
    ['', '截止时间', 'day', 'plannedEnd'],
    ['', '预计完成日', 'day', 'plannedEnd'],
    ['', '到期日', 'day', 'plannedEnd'],
    ['', '预定完工日期', 'day', 'plannedEnd'],
    ['', 'Deadline', 'instant', 'plannedEnd'],
    ['', 'Planned finish', 'day', 'plannedEnd'],
    ['', 'Target completion date', 'day', 'plannedEnd'],
    ['S3-1', '实际完成时间', 'day', 'actualEnd'],
    ['', '實際結束日期', 'day', 'actualEnd'],
    ['', 'Actual end date', 'day', 'actualEnd'],
    ['', 'Finished on', 'day', 'actualEnd'],
    ['', 'Actual Start', 'day', 'actualStart'],
    ['', '实际启动日期', 'day', 'actualStart'],
    ['S2-1', '实际进度(%)', 'progress', 'progress'],
    ['S3-1', '当前进度', 'progress', 'progress'],
    ['', '完成率', 'percent', 'progress'],
    ['', '完成度(%)', 'number', 'progress'],
    ['', 'Progress %', 'number', 'progress'],
    ['', 'Percent complete', 'percent', 'progress'],
    ['', '進度', 'progress', 'progress'],
    ['S0-2', '进度状态', 'singleSelect', 'state'],
    ['S1-2', '完成情况', 'singleSelect', 'state'],
    ['', '任务状态', 'singleSelect', 'state'],
    ['', '狀態', 'singleSelect', 'state'],
    ['S2-1', '风险问题', 'text', 'risk'],
    ['', '存在的问题', 'text', 'risk'],
    ['', 'Issues & risks', 'text', 'risk'],
    ['S3-1', '应对措施', 'text', 'solution'],
    ['', '处理方案', 'text', 'solution'],
    ['', '因應措施', 'text', 'solution'],
    ['', 'Remarks', 'text', 'notes'],
    ['', '備註', 'text', 'notes'],
    ['about something else', '渠道预算', 'number', null],
    ['about something else', '负责人电话', 'text', null],
    ['about something else', 'Channel budget', 'number', null],
    ['about something else', 'Start of contract', 'text', null],
    ['about something else', '状态更新人', 'person', null],
    ['about something else', 'Owner e-mail', 'text', null],
    ['about something else', '合同编号', 'text', null],
    ['about something else', '转化率', 'percent', null],
    ['of another kind', '负责人', 'number', null],
    ['of another kind', '截止日期', 'singleSelect', null],
  ] as const)('%s: the column %s (%s) is mapped to %s', (_from, name, kind, field) => {
    expect(mapped([column(name, kind)])).toEqual([field])
  })
})

describe('proposeMapping of cells', () => {
  it('a column of percentages is the progress though its name speaks of a state, and the state is the other one', () => {
    expect(
      mapped([
        column('完成情况', 'text', ['60%', '30%（审核中）', '100%', '未开始']),
        column('状态', 'singleSelect', ['进行中', '已完成']),
      ]),
    ).toEqual(['progress', 'state'])
  })

  it('a column of prose is no date, no progress and no owner, whatever its name', () => {
    const prose = ['等供应商回复后再定时间', '已和渠道确认，下周再看', '预算未批']
    expect(mapped([column('截止日期', 'text', prose)])).toEqual([null])
    expect(mapped([column('当前进度', 'text', prose)])).toEqual(['progressNote'])
    expect(mapped([column('负责人', 'text', ['市场部经理和设计部主管一起负责本项目的推进工作'])])).toEqual([null])
  })

  it('a column of counts is no percentage', () => {
    expect(mapped([column('进度', 'number', ['1,200', '35,000'])])).toEqual([null])
    expect(mapped([column('进度', 'number', ['20', '100'])])).toEqual(['progress'])
  })
})

describe('one column a field', () => {
  it('the column with the nearer name gets the field, the other gets none', () => {
    expect(mapped([column('备注（内部）', 'text'), column('备注', 'text')])).toEqual([null, 'notes'])
  })

  it('[AD6] two columns that are as likely the same field are asked about', () => {
    const both = readMapping([column('任务描述', 'text'), column('描述', 'text')])
    expect(both.proposals).toEqual([])
    expect(both.questions.map(({ fields }) => fields)).toEqual([['description'], ['description']])
  })

  it('截止日期 and 完成时间: the deadline is the plan, so the other is the actual finish', () => {
    expect(mapped([column('截止日期', 'day'), column('完成时间', 'day')])).toEqual(['plannedEnd', 'actualEnd'])
    expect(mapped([column('开始时间', 'day'), column('结束时间', 'day')])).toEqual(['plannedStart', 'plannedEnd'])
  })

  it('a first column with any name is the title, but with little confidence', () => {
    const [only] = proposeMapping([column('活动', 'text', ['海报', '短视频'], { isPrimary: true })])
    expect(only).toMatchObject({ field: 'title', confidence: 'low', reasons: { because: 'primary' } })
  })

  it('a mark of ours decides the mapping', () => {
    const [only] = proposeMapping([
      column('随便', 'percent', [], { description: `x${markerOf('tasks', 'plannedProgress')}` }),
    ])
    expect(only).toMatchObject({ field: 'plannedProgress', confidence: 'high', reasons: { because: 'marker' } })
  })
})

describe('the fields that a person may choose for a column', () => {
  it('a column is offered only fields that its cells can hold', () => {
    expect(fieldsFor(column('x', 'day').column)).toEqual([
      'plannedStart',
      'plannedEnd',
      'actualStart',
      'actualEnd',
      'solutionDue',
      'forecastEnd',
    ])
    expect(fieldsFor(column('x', 'text').column)).toContain('progress')
    expect(fieldsFor(column('x', null).column)).toEqual([])
  })

  it('a column is offered as a closed list only when it has all its words', () => {
    const choices = (...names: readonly string[]) =>
      fieldsFor(column('审核结果', 'singleSelect', [], { options: names.map((name) => ({ id: name, name })) }).column)
    expect(choices('待审核', '通过', '不通过')).toContain('review')
    expect(choices('通过', '退回')).not.toContain('review')
  })
})

describe('rankCandidates', () => {
  it('the three messy sheets are likely candidates', async () => {
    expect(
      rankCandidates((await sampledTables('adopt')).map(({ table }) => table)).map(({ likeness }) => likeness),
    ).toEqual(['likely', 'likely', 'likely'])
  })

  it('the four sheets of tasks come first among the templates', async () => {
    const ranked = rankCandidates((await sampledTables('templates')).map(({ table }) => table))
    expect(
      ranked
        .filter(({ likeness }) => likeness === 'likely')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      '产品推广策略实施进度监控表',
      '任务分解与责任跟踪表',
      '活动执行进度表',
      '综合营销推广方案执行进度跟踪表',
    ])
  })

  it('a blank table is an unlikely candidate', async () => {
    expect(
      rankCandidates((await sampledTables('empty')).map(({ table }) => table)).map(({ likeness }) => likeness),
    ).toEqual(['unlikely'])
  })
})
