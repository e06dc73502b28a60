// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AppState } from '../../src/application/app/appState.ts'
import type { SeenDrift } from '../../src/application/repair/repairState.ts'
// Loaded beforehand, so that the tab that loads it later does not wait for the disk.
import '../../src/ui/settings/SettingsPanel.tsx'
import { READY, listed, withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const sheet = sheetOf(
  S3_ROWS.map((row) => assessed(row, AT)),
  AT,
)

describe('before there is a Base', () => {
  it('connecting shows a placeholder of the sidebar without words', async () => {
    const { screen } = await showApp({ ...READY, phase: { kind: 'connecting' } })
    expect(screen.find('[aria-busy=true]').textContent).toBe('正在连接多维表格')
  })

  it('outside a Base says what this is, how to open it, and the command of the local demo', async () => {
    const { screen } = await showApp({ ...READY, phase: { kind: 'outsideBase' } })
    const text = screen.text()
    for (const words of ['请在多维表格里打开', '插件', '自定义插件', '新增', location.origin, 'npm start'])
      expect(text).toContain(words)
  })

  it('a missing handshake is explained, and a button reloads', async () => {
    const { screen } = await showApp({ ...READY, phase: { kind: 'noHandshake', afterMs: 8000 } })
    expect(screen.text()).toContain('已等待 8 秒')
    expect(screen.button('重试').tagName).toBe('BUTTON')
  })

  it('a refusal is said in plain words', async () => {
    const { screen } = await showApp({
      ...READY,
      phase: { kind: 'failed', error: { kind: 'timeout', what: '读取数据表', afterMs: 10_000 } },
    })
    expect(screen.text()).toContain('多维表格 10 秒内没有回应。')
  })
})

describe('language and theme', () => {
  it('follow the host until the settings say otherwise', async () => {
    const { screen, store } = await showApp({ ...withSheet(sheet), hostLanguage: 'en', theme: 'dark' })
    expect(screen.text()).toContain('Overview')
    expect(document.documentElement.lang).toBe('en-US')
    expect(document.body.getAttribute('theme-mode')).toBe('dark')
    await screen.settle(() =>
      store.set({ theme: 'light', settings: { ...store.getState().settings, language: 'ja-JP' } }),
    )
    expect(screen.text()).toContain('概要')
    expect(document.body.getAttribute('theme-mode')).toBe('light')
  })
})

describe('several tracked sheets', () => {
  it('each can be chosen while none is shown', async () => {
    const { screen, store } = await showApp({
      ...READY,
      sheets: [listed('a', '春季新品', 'S2'), listed('b', '会员日', 'S3')],
    })
    await screen.click(screen.button(/会员日/u))
    expect(store.calls).toEqual([['showSheet', 'b']])
  })

  it('another one can be added, and left again', async () => {
    const { screen } = await showApp(withSheet(sheet))
    await screen.click(screen.button('设置'))
    await screen.click(screen.button('从模板新建一张'))
    expect(screen.text()).toContain('再添加一张跟进表')
    await screen.click(screen.button('返回'))
    expect(screen.text()).toContain('现在要处理')
  })
})

describe('[TR2] a task table that was deleted', () => {
  const gone = { tableId: 'tblGone', name: '执行进度跟踪表', tables: ['预算表'] }

  it('is reported before a new sheet is offered, with what remains and what to do', async () => {
    const { screen, store } = await showApp({ ...READY, gone: [gone] })
    expect(screen.text()).toContain('跟进表「执行进度跟踪表」的数据表被删除了，已停止更新。')
    expect(screen.text()).toContain('撤销删除，或从回收站恢复')
    expect(screen.text()).toContain('「预算表」还在')
    expect(screen.text()).not.toContain('一键建表')
    await screen.click(screen.button(/^停止/u))
    expect(store.calls).toEqual([['stopTracking', 'tblGone']])
    await screen.click(screen.button('从模板新建一张'))
    expect(screen.text()).toContain('一键建表')
  })

  it('is reported beside the other sheets, and no longer once it is back', async () => {
    const { screen, store } = await showApp(withSheet(sheet, { gone: [gone] }))
    expect(screen.text()).toContain('跟进表「执行进度跟踪表」的数据表被删除了')
    expect(screen.text()).toContain('现在要处理')
    await screen.settle(() => store.set({ gone: [] }))
    expect(screen.text()).not.toContain('被删除了')
  })
})

describe('[TR2] how live the figures are', () => {
  it.each([
    { name: 'up to date', change: {}, words: '刚刚检查，已是最新' },
    {
      name: 'never up to date beside rows that were not written',
      words: '刚刚检查，1 行没有写入',
      change: {
        unwritten: [
          {
            because: 'unexpected',
            recordIds: ['rec1'],
            error: { kind: 'unexpected', what: 'setRecords', code: 1, message: 'x' },
          },
        ],
      },
    },
    {
      name: 'nor beside columns that may not be written',
      change: { rights: { kind: 'known', mayWrite: true, denied: ['band'] } },
      words: '刚刚检查，有一部分没能更新',
    },
    {
      name: 'columns by the names they have in the Base',
      words: '不会更新：落后程度',
      change: { rights: { kind: 'known', mayWrite: true, denied: ['band'] }, columnNames: { band: '落后程度' } },
    },
    {
      name: 'rows written',
      change: { sync: { kind: 'settled', at: -3_600_000, written: 4, refused: [] } },
      words: '07:00更新 4 行',
    },
    {
      name: 'reading',
      change: { sync: { kind: 'reading', read: 400, total: 20_000 } },
      words: '正在读取 400/20,000 行',
    },
    {
      name: 'writing',
      change: { sync: { kind: 'writing', written: 200, total: 600, at: 0 } },
      words: '正在写入 200/600 行',
    },
    {
      name: 'a reader',
      change: { rights: { kind: 'known', mayWrite: false, denied: [] } },
      words: '只读：不会写入表格',
    },
    {
      name: 'columns without the right',
      change: { rights: { kind: 'known', mayWrite: true, denied: ['band'] } },
      words: '这些字段你没有写入权限，不会更新：偏差等级',
    },
    {
      name: 'a failed pass',
      change: { sync: { kind: 'failed', at: 0, error: { kind: 'permissionDenied', what: '写入记录' } } },
      words: '没能更新，下面是上一次的结果。 你没有这项权限，请向多维表格的管理者申请。',
    },
    {
      name: 'the calendar beyond its data',
      change: { calendarWithoutDataFrom: '2027-01-01' },
      words: '2027/1/1 起没有节假日数据，按周一至周五计算',
    },
    {
      name: 'hand-made changes put right name the column to change as the Base does',
      words: '要改进度，请改「完成百分比」。',
      change: { restored: ['rec1'], columnNames: { progress: '完成百分比' } },
    },
    {
      name: 'hand-made changes in a sheet without progress name the column whose words count',
      words: '要改状态，请改「进度状态」。',
      change: { restored: ['rec1'], columns: ['title', 'hold', 'state'], columnNames: { hold: '进度状态' } },
    },
    {
      name: 'hand-made changes put right',
      change: { restored: ['rec1', 'rec2'] },
      words: '2 行的计算字段被手工改过，已恢复为计算结果',
    },
  ] as const)('$name', async ({ change, words }) => {
    const { screen } = await showApp(withSheet({ ...sheet, ...change }))
    expect(screen.text()).toContain(words)
  })

  it('the advice on grouping and colouring names the columns as the Base does, also after an upgrade', async () => {
    const grown = {
      ...sheet,
      preset: 'S0',
      columns: [...sheet.columns, 'band'],
      columnNames: { state: '当前状态', band: '落后程度' },
    } as const
    const { screen } = await showApp(withSheet(grown, { setup: { kind: 'done', tableId: sheet.tableId, steps: 1 } }))
    expect(screen.text()).toContain('选「当前状态」')
    await screen.click(screen.button(/^预警/u))
    expect(screen.text()).toContain('添加条件：「落后程度」是')
  })

  const lost: SeenDrift = {
    id: 'columnDeleted/tasks/band',
    kind: 'columnDeleted',
    table: 'tasks',
    tableName: sheet.name,
    field: 'band',
    name: '偏差等级',
    wasThere: true,
    proposal: null,
    since: Date.parse('2024-03-19T14:05:00+08:00'),
  }
  const drifted = (differences: readonly SeenDrift[], change: Partial<AppState> = {}) =>
    withSheet(sheet, { drift: { tableId: sheet.tableId, differences }, ...change })

  it('missing columns are named with the time they were missed, and link to the repair plan', async () => {
    const { screen, store } = await showApp(drifted([lost]))
    expect(screen.text()).toContain(
      '有 1 处缺失，相关数字停在之前：「偏差等级」已删除。其余照常计算。 2024/3/19 14:05 发现',
    )
    await screen.click(screen.button('看修复方案'))
    expect(store.calls).toEqual([['repairSchema']])
  })

  it('renamed columns cause no notice', async () => {
    const { screen } = await showApp(
      drifted([
        {
          id: 'columnRenamed/tasks/state',
          kind: 'columnRenamed',
          table: 'tasks',
          tableName: sheet.name,
          field: 'state',
          from: '完成状态',
          to: '进展',
          since: null,
        },
      ]),
    )
    expect(screen.text()).not.toContain('进展')
  })

  it('people who may not manage the Base are told whom to ask', async () => {
    const { screen } = await showApp(drifted([lost], { mayManage: false }))
    expect(screen.text()).toContain('请表格的管理者打开侧边栏修复')
  })

  it('a reader is told that nothing is written', async () => {
    const { screen } = await showApp(withSheet(sheet, { mayManage: false, mayEdit: false }))
    expect(screen.text()).toContain('你只能查看这张多维表格')
  })

  it('a change of status is announced to people who cannot see it', async () => {
    const { screen, store } = await showApp(withSheet(sheet))
    const live = screen.find('[aria-live=polite]')
    expect(live.textContent).toBe('')
    await screen.settle(() =>
      store.set({ sheet: { ...sheet, sync: { kind: 'settled', at: 1, written: 7, refused: [] } } }),
    )
    expect(live.textContent).toContain('更新 7 行')
  })

  it('explains the cut-off rule [TM1]', async () => {
    const { screen } = await showApp(withSheet(sheet))
    await screen.click(screen.button(/^截至 3\/19, 看别的日子/u))
    expect(screen.text()).toContain('每天 18:00 之前')
    expect(screen.text()).not.toContain('TM1')
    expect(screen.all('[title="规则 TM1"]')).toHaveLength(1)
  })
})
