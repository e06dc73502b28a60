// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { AdoptionPreview } from '../../src/application/adoption/adoptionPreview.ts'
import type { AdoptionActions } from '../../src/application/adoption/adoptionState.ts'
import { rankCandidates } from '../../src/application/adoption/candidates.ts'
import { tableFacts } from '../../src/application/adoption/columnFacts.ts'
import { readThrough } from '../../src/application/adoption/readThrough.ts'
import { readMapping, type SampledColumn } from '../../src/application/adoption/proposeMapping.ts'
import type { AppState } from '../../src/application/app/appState.ts'
import type { ColumnInfo, TableDescription } from '../../src/application/ports.ts'
import { allAtOnce, err, ok } from '../../src/domain/index.ts'
import { App } from '../../src/ui/App.tsx'
import { render, type Rendered } from '../support/render.tsx'
import { READY, createFakeStore } from './support/fakeStore.ts'

let rendered: Rendered | null = null
afterEach(async () => {
  await rendered?.unmount()
  rendered = null
})

const column = (id: string, name: string, kind: ColumnInfo['kind'], texts: readonly string[]): SampledColumn => ({
  column: {
    id,
    name,
    kind,
    isPrimary: id === 'f1',
    options: [],
    description: '',
    declaredScale: null,
    linkedTableId: null,
  },
  texts,
})
const COLUMNS = [
  column('f1', '核心任务', 'text', ['海报', '推文']),
  column('f2', '责任人', 'text', ['全员', '市场部*经理']),
  column('f3', '截止日期', 'text', ['3月1日', '3.15']),
  column('f4', '当前进度', 'text', ['60%（审核中）', '约一半']),
  column('f5', '预算', 'number', ['8000']),
]
const TABLE: TableDescription = { id: 'tbl1', name: '三月推广', columns: COLUMNS.map((one) => one.column), views: [] }
const ROWS = [0, 1].map((at) => ({
  recordId: `rec${String(at)}`,
  texts: Object.fromEntries(
    COLUMNS.flatMap((one) => (one.texts[at] === undefined ? [] : [[one.column.id, one.texts[at]] as const])),
  ),
}))
const PREVIEW: AdoptionPreview = {
  rows: [
    {
      row: 1,
      recordId: 'rec0',
      title: '海报',
      planned: 100,
      actual: 60,
      deviation: -40,
      state: 'delayed',
      band: 'severe',
      theirState: '进行中',
    },
  ],
  states: { delayed: 1 },
  bands: { severe: 1 },
  sampledRows: 2,
  total: 2,
}

/** Of the tables beside the tasks nothing is asked here. */
const NO_TABLES_BESIDE: Awaited<ReturnType<AdoptionActions['beside']>> = {
  candidates: async () => ok([]),
  open: () => Promise.reject(new Error('not asked')),
  preview: () => Promise.reject(new Error('not asked')),
  start: () => undefined,
  resume: async () => undefined,
  leave: async () => undefined,
  release: async () => ok(undefined),
}

async function show(change: Partial<AppState> = {}, answers: Partial<AdoptionActions> = {}) {
  const started: unknown[] = []
  const adoption: AdoptionActions = {
    candidates: async () => ok(rankCandidates([TABLE])),
    open: async () =>
      ok({
        table: TABLE,
        rows: ROWS,
        total: 2,
        readRows: ROWS,
        facts: allAtOnce(tableFacts(TABLE.columns, ROWS)).columns,
        columns: COLUMNS,
        ...readMapping(COLUMNS),
        year: null,
      }),
    preview: async () => ok(PREVIEW),
    readWhole: async (draft) => ok(draft),
    readThrough: async (draft, plan) => allAtOnce(readThrough(draft, plan)),
    openRecord: (tableId, recordId) => void started.push(['open', tableId, recordId]),
    teach: async () => ok(undefined),
    rule: async () => ok(undefined),
    verdicts: async () => [],
    unreadWords: async () => ok([]),
    start: (_draft, choices) => void started.push(choices),
    resume: (tableId) => void started.push(['resume', tableId]),
    cancel: () => void started.push('cancel'),
    dismiss: () => void started.push('dismiss'),
    beside: async () => NO_TABLES_BESIDE,
    ...answers,
  }
  const screen = await render(
    <App store={createFakeStore({ ...READY, ...change }, { adoption })} clock={{ now: () => 0 }} />,
  )
  rendered = screen
  return { screen, started }
}

describe('taking over a table, screen by screen', () => {
  it('goes from the first screen to table, columns and preview, and starts what was chosen', async () => {
    const { screen, started } = await show()
    await screen.click(screen.button(/选用现有数据表/u))
    expect(screen.text()).toContain('三月推广看字段名认出 4 个，共 5 个很像任务表')
    await screen.click(screen.button(/三月推广/u))
    expect(screen.text()).toContain('认出 4 个字段')
    expect(screen.text()).toContain('从文字里读百分比，原文不改')
    // [AD2] Nothing tells the year here, so the panel asks and people may leave it open.
    const year = screen.find('input[type=number]') as HTMLInputElement
    expect(year.value).toBe('')
    await screen.type(year, '2024')
    await screen.click(screen.button('下一步'))
    expect(screen.text()).toContain('计划 100% · 实际 60% · 偏差 −40')
    expect(screen.text()).toContain('「约一半」读不出，进度未知第 2 行「当前进度」推文')
    await screen.click(screen.button('选用这张表'))
    expect(started).toEqual([
      {
        fields: { f1: 'title', f2: 'owner', f3: 'plannedEnd', f4: 'progress' },
        without: [],
        takeOver: [],
        convert: [],
        year: 2024,
        marks: false,
        language: 'zh-CN',
      },
    ])
  })

  it('[TW1] a word is taught beside its cell, is listed and can be forgotten, and its row opens at a press', async () => {
    const { screen, started } = await show()
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    await screen.click(screen.button('下一步'))
    await screen.click(screen.button(/第 2 行「当前进度」/u))
    expect(started).toEqual([['open', 'tbl1', 'rec1']])
    const select = screen.find('select[aria-label="「约一半」这是"]') as HTMLSelectElement
    await screen.settle(() => {
      select.value = '50'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(screen.text()).toContain('「约一半」= 50%')
    expect(screen.text()).not.toContain('「约一半」读不出')
    await screen.click(screen.button('选用这张表'))
    expect(started.at(-1)).toMatchObject({ taught: { f4: { 约一半: 50 } } })
    await screen.click(screen.button('移除「约一半」'))
    expect(screen.text()).toContain('「约一半」读不出，进度未知')
  })

  it('[RU3] a row that is left out by its title is made a task at a press, and that is taken back', async () => {
    const rows = [...ROWS, { recordId: 'rec2', texts: { f1: '合计', f4: '80%' } }]
    const { screen, started } = await show(
      {},
      {
        open: async () =>
          ok({
            table: TABLE,
            rows,
            total: 3,
            readRows: rows,
            facts: allAtOnce(tableFacts(TABLE.columns, rows)).columns,
            columns: COLUMNS,
            ...readMapping(COLUMNS),
            year: null,
          }),
      },
    )
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    await screen.click(screen.button('下一步'))
    expect(screen.text()).toContain('1 行不是任务，不计算也不写入：合计')
    await screen.click(screen.button('全部 1 行'))
    await screen.click(screen.button('「合计」是任务'))
    expect(screen.text()).not.toContain('1 行不是任务')
    await screen.click(screen.button('选用这张表'))
    expect(started.at(-1)).toMatchObject({ ruled: { rec2: 'task' } })
    await screen.click(screen.button('移除「合计」'))
    expect(screen.text()).toContain('1 行不是任务，不计算也不写入：合计')
  })

  it('[AD1] [AD2] reads the rows behind the first ones, says how far it is and can be stopped', async () => {
    const readings: AbortSignal[] = []
    const { screen } = await show(
      {},
      {
        open: async () =>
          ok({
            table: TABLE,
            rows: ROWS,
            total: 400,
            readRows: ROWS,
            facts: allAtOnce(tableFacts(TABLE.columns, ROWS)).columns,
            columns: COLUMNS,
            ...readMapping(COLUMNS),
            year: null,
          }),
        readWhole: (_draft, { signal, onProgress }) => {
          readings.push(signal)
          onProgress(200, 400)
          return new Promise(() => undefined)
        },
      },
    )
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    expect(screen.text()).toContain('正在看整张表：200 / 400 行')
    await screen.click(screen.button('停下'))
    expect(readings.map(({ aborted }) => aborted)).toEqual([true])
    expect(screen.text()).toContain('只看了前 2 行，共 400 行。')
    await screen.click(screen.button('看完全部'))
    expect(readings.map(({ aborted }) => aborted)).toEqual([true, false])
  })

  it('a column of ours can be switched off, and a column of words can be read into a new one', async () => {
    const { screen, started } = await show()
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    await screen.click(screen.button('下一步'))
    const switches = new Map(screen.all('[role=switch]').map((one) => [one.getAttribute('aria-label'), one]))
    for (const name of ['偏差等级', '实际进度，取自「当前进度」']) await screen.click(switches.get(name) ?? screen.page)
    await screen.click(screen.button('选用这张表'))
    expect(started).toMatchObject([{ without: ['band'], convert: ['progress'] }])
  })

  it('[AD6] a column that may be two fields is asked about: nothing is chosen before a press', async () => {
    const columns = [
      column('f1', '任务', 'text', ['海报', '推文']),
      column('f2', '应对措施', 'text', ['换供应商', '']),
      column('f3', '完成时限', 'day', ['2024/03/01', '2024/03/15']),
      column('f4', '截止到什么时候', 'text', ['', '']),
    ]
    const table = { ...TABLE, columns: columns.map((one) => one.column) }
    const { screen, started } = await show(
      {},
      {
        open: async () =>
          ok({
            table,
            rows: [],
            total: 2,
            readRows: [],
            facts: new Map(),
            columns,
            ...readMapping(columns),
            year: null,
          }),
      },
    )
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    expect(screen.text()).toContain('1 个字段请你确认')
    const group = screen.find('fieldset[aria-label="「完成时限」是哪一个？"]')
    expect(
      [...group.querySelectorAll('button')].map((one) => [one.textContent, one.getAttribute('aria-pressed')]),
    ).toEqual([
      ['解决时限', 'false'],
      ['计划结束', 'false'],
    ])
    await screen.click(screen.button('计划结束'))
    expect(screen.button('计划结束').getAttribute('aria-pressed')).toBe('true')
    await screen.click(screen.button('下一步'))
    await screen.click(screen.button('选用这张表'))
    expect(started).toMatchObject([{ fields: { f1: 'title', f2: 'solution', f3: 'plannedEnd' } }])
  })

  it('[AD6] one column with both ends of the plan is one row', async () => {
    const columns = [column('f1', '任务', 'text', ['海报']), column('f2', '起止时间', 'text', ['6.1-6.5', '6.3-6.8'])]
    const table = { ...TABLE, columns: columns.map((one) => one.column) }
    const { screen, started } = await show(
      {},
      {
        open: async () =>
          ok({
            table,
            rows: [],
            total: 2,
            readRows: [],
            facts: new Map(),
            columns,
            ...readMapping(columns),
            year: 2024,
          }),
      },
    )
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    const select = screen.find('select[aria-label="「起止时间」作为"]') as HTMLSelectElement
    expect(select.selectedOptions[0]?.textContent).toBe('计划开始和结束')
    expect(screen.text()).toContain('从文字里读开始和结束，原文不改')
    await screen.click(screen.button('下一步'))
    await screen.click(screen.button('选用这张表'))
    expect(started).toMatchObject([{ fields: { f1: 'title', f2: 'plannedStart' }, spans: ['f2'] }])
  })

  it('[AD6] a row of headings without a title is named by its number where it is left out', async () => {
    const columns = [
      column('f1', '任务', 'text', ['', '海报']),
      column('f2', '计划开始', 'text', ['开始', '2024-03-01']),
      column('f3', '计划结束', 'text', ['结束', '2024-03-05']),
    ]
    const rows = [0, 1].map((at) => ({
      recordId: `rec${String(at)}`,
      texts: Object.fromEntries(columns.map((one) => [one.column.id, one.texts[at] ?? ''])),
    }))
    const table = { ...TABLE, columns: columns.map((one) => one.column) }
    const facts = allAtOnce(tableFacts(table.columns, rows)).columns
    const { screen } = await show(
      {},
      {
        open: async () =>
          ok({ table, rows, total: 2, readRows: rows, facts, columns, ...readMapping(columns), year: null }),
      },
    )
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    await screen.click(screen.button('下一步'))
    expect(screen.text()).toContain('1 行不是任务，不计算也不写入：第 1 行')
  })

  it('people who may not manage the Base are told, and nothing is added', async () => {
    const { screen, started } = await show({ mayManage: false })
    await screen.click(screen.button(/选用现有数据表/u))
    await screen.click(screen.button(/三月推广/u))
    await screen.click(screen.button('下一步'))
    expect(screen.text()).toContain('你没有管理这张多维表格的权限，不能新增字段')
    expect(screen.all('[role=switch]')).toHaveLength(0)
    await screen.click(screen.button('选用这张表'))
    expect(started).toMatchObject([
      { without: ['plannedProgress', 'progressDeviation', 'state', 'band', 'flags', 'computedAt'] },
    ])
  })

  it('a refusal is explained and can be retried; an empty Base says what to do', async () => {
    const { screen } = await show(
      {},
      { candidates: async () => err({ kind: 'timeout', what: '读取数据表', afterMs: 10_000 }) },
    )
    await screen.click(screen.button(/选用现有数据表/u))
    expect(screen.find('[role=alert]').textContent).toContain('没有回应')
    expect(screen.button('重试')).toBeDefined()
    await screen.unmount()
    const empty = await show({}, { candidates: async () => ok([]) })
    await empty.screen.click(empty.screen.button(/选用现有数据表/u))
    expect(empty.screen.text()).toContain('没有可选用的表')
  })
})

describe('the progress of taking over', () => {
  it('while running it names the step and the count, and can be stopped', async () => {
    const { screen, started } = await show({
      adoption: {
        kind: 'running',
        tableName: '三月推广',
        done: 2,
        total: 8,
        step: { kind: 'column', name: '计划进度' },
        cancelling: false,
      },
    })
    expect(screen.text()).toContain('新增字段 计划进度2/8')
    expect(screen.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('25')
    await screen.click(screen.button('停下'))
    expect(started).toEqual(['cancel'])
  })

  it('when stopped it says why, and can be continued', async () => {
    const { screen, started } = await show({
      adoption: {
        kind: 'stopped',
        tableId: 'tbl1',
        tableName: '三月推广',
        step: { kind: 'column', name: '计划进度' },
        error: { kind: 'permissionDenied', what: '添加字段' },
      },
    })
    expect(screen.find('[role=alert]').textContent).toContain(
      '新增字段 计划进度 你没有这项权限，请向多维表格的管理者申请。',
    )
    await screen.click(screen.button('继续'))
    expect(started).toEqual([['resume', 'tbl1']])
  })

  it('when done it names what could not be made', async () => {
    const { screen } = await show({
      adoption: {
        kind: 'done',
        tableId: 'tbl1',
        tableName: '三月推广',
        views: [],
        added: 5,
        failures: [
          { step: { kind: 'column', name: '计算时间' }, error: { kind: 'permissionDenied', what: '添加字段' } },
        ],
      },
    })
    expect(screen.text()).toContain('新增 5 个字段')
    expect(screen.text()).toContain('新增字段 计算时间 你没有这项权限')
  })
})
