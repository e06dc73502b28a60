// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../src/domain/index.ts'
import type { AppActions, AppState } from '../../src/application/app/appState.ts'
import { DEFAULT_SETTINGS } from '../../src/application/stored/settings.ts'
import type { Rendered } from '../support/render.tsx'
import { createFakeStore, listed, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'
import type { SheetState } from '../../src/application/engine/sheetState.ts'

// Loaded beforehand, so that the tab that loads it later does not wait for the disk.
import '../../src/ui/settings/SettingsPanel.tsx'

const AT = context('2024-03-19')
const SHEET = sheetOf(
  S3_ROWS.map((row) => assessed(row, AT)),
  AT,
)

async function openSettings({
  sheet = SHEET,
  answers = {},
  change = {},
}: {
  sheet?: SheetState
  answers?: Partial<AppActions>
  change?: Partial<AppState>
} = {}): Promise<Shown> {
  const { screen, store } = await showApp(withSheet(sheet, change), answers)
  await screen.click(screen.button('设置'))
  return { screen, store }
}

const threshold = (screen: Rendered, name: string): HTMLElement => screen.find(`input[aria-label="${name}"]`)

describe('设置', () => {
  it('shows no save bar while nothing was changed', async () => {
    const { screen } = await openSettings()
    expect(screen.all('.ct-save-bar')).toHaveLength(0)
  })

  it('[TM2] the time zone is named at once, and all others are listed when somebody turns to the field', async () => {
    const { screen } = await openSettings()
    expect(screen.text()).toContain('GMT+8')
    expect(screen.all('datalist option')).toHaveLength(0)
    await screen.settle(() => threshold(screen, '时区').focus())
    expect(screen.all('datalist option').length).toBeGreaterThan(100)
    expect(screen.find('datalist option').textContent).toContain('GMT+8')
  })

  it('[TW1] the words that a sheet was taught are listed with what they mean, and one is forgotten at a press', async () => {
    const taught = [
      { field: 'hold', column: '状态', word: '等甲方', meaning: 'paused' },
      { field: 'progress', column: '进度', word: '初稿', meaning: 30 },
    ] as const
    const { screen, store } = await openSettings({ change: { sheets: [listed('tbl1', '三月推广', 'S2', { taught })] } })
    expect(screen.text()).toContain('「等甲方」= 已暂停')
    expect(screen.text()).toContain('「初稿」= 30%')
    await screen.click(screen.button('移除「等甲方」'))
    expect(store.calls).toEqual([['adoption', 'teach', 'tbl1', 'hold', '等甲方', null]])
  })

  it('[TW1] the words that are not understood are listed with their count, and one is taught at a choice', async () => {
    const { adoption } = createFakeStore(withSheet(SHEET)).actions
    const taught: unknown[] = []
    const { screen } = await openSettings({
      answers: {
        adoption: {
          ...adoption,
          unreadWords: async () => ok([{ field: 'hold', column: '状态', word: '等甲方', recordIds: ['rec1', 'rec2'] }]),
          teach: async (...word) => {
            taught.push(word)
            return ok(undefined)
          },
        },
      },
    })
    expect(screen.text()).toContain('1 个看不懂的词')
    expect(screen.text()).toContain('「等甲方」 ×2状态')
    const select = screen.find('select[aria-label="「等甲方」这是"]') as HTMLSelectElement
    await screen.settle(() => {
      select.value = 'paused'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(taught).toEqual([[SHEET.tableId, 'hold', '等甲方', 'paused']])
  })

  it('[RU3] the rows that people have decided on are listed, and one is forgotten at a press', async () => {
    const { adoption } = createFakeStore(withSheet(SHEET)).actions
    const forgotten: unknown[] = []
    const { screen } = await openSettings({
      change: { sheets: [listed(SHEET.tableId, '三月推广', 'S2', { ruled: ['rec1', 'rec9'] })] },
      answers: {
        adoption: {
          ...adoption,
          verdicts: async () => [
            { recordId: 'rec1', title: '合计', byTitle: 'total', ruling: 'task' },
            { recordId: 'rec9', title: null, byTitle: null, ruling: 'none' },
          ],
          rule: async (...row) => {
            forgotten.push(row)
            return ok(undefined)
          },
        },
      },
    })
    expect(screen.text()).toContain('你们定过的行合计这是任务移除已删除的行不是任务移除')
    await screen.click(screen.button('移除「合计」'))
    expect(forgotten).toEqual([[SHEET.tableId, 'rec1', null]])
  })

  it('saves what was typed and says so', async () => {
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '滞后预警'), '12')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([
      ['saveSettings', { ...DEFAULT_SETTINGS, bands: { watch: 5, warn: 12, severe: 20 } }, 'base'],
    ])
    expect(screen.text()).toContain('设置已保存')
  })

  it('a threshold out of order is named and cannot be saved', async () => {
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '滞后预警'), '4')
    expect(screen.find('.ct-field-problem').textContent).toBe('应大于「关注」的数字')
    const save = screen.button('保存') as HTMLButtonElement
    expect(save.disabled).toBe(true)
    const why = () =>
      screen.all(`[id="${screen.button('保存').getAttribute('aria-describedby') ?? ''}"]`)[0]?.textContent
    expect(why()).toBe('有 1 项填得不对，先改：「滞后预警」应大于「关注」的数字')
    await screen.click(save)
    expect(store.calls).toEqual([])
    await screen.type(threshold(screen, '滞后预警'), '12')
    expect(why()).toBeUndefined()
  })

  it('[SL1] [KP2] [KP3] limits and weights are asked about where a sheet has the tables, and saved', async () => {
    const tables = (['tasks', 'issues', 'kpis'] as const).map((table) => ({ table, name: table }))
    const { screen, store } = await openSettings({
      change: { sheets: [listed(SHEET.tableId, SHEET.name, 'full', { tables })] },
    })
    await screen.type(threshold(screen, '首次响应'), '4')
    await screen.type(threshold(screen, '核心指标'), '60')
    expect(screen.text()).toContain('辅助指标占 40%')
    await screen.type(threshold(screen, '预热期(第3-4周)的份数'), '30')
    await screen.type(threshold(screen, '工作量提醒'), '5')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([
      [
        'saveSettings',
        {
          ...DEFAULT_SETTINGS,
          sla: { response: 4, solution: 48 },
          coreKpiWeight: 60,
          phaseWeights: { '预热期(第3-4周)': 30 },
          loadPeak: 5,
        },
        'base',
      ],
    ])
  })

  it('[DP5] a sheet without predecessors gets the columns at one press, one with them is asked about lags [DP4]', async () => {
    const { screen, store } = await openSettings({ change: { mayManage: true } })
    expect(screen.text()).not.toContain('默认间隔')
    await screen.click(screen.button('加上这两个字段'))
    expect(store.calls).toEqual([['plan', 'addLinkColumns']])
  })

  it('[DP4] a default lag is kept under the name that links are judged by, without blanks around it, and never under none', async () => {
    const rows = S3_ROWS.map((row, at) => ({ ...row, stage: at === 0 ? ' 物料 ' : '物料', module: ' ', channel: null }))
    const sheet = sheetOf(
      rows.map((row) => assessed(row, AT)),
      AT,
    )
    const { screen, store } = await openSettings({ sheet: { ...sheet, columns: [...sheet.columns, 'predecessors'] } })
    expect(screen.all('input[aria-label$="的默认间隔"]').map((input) => input.getAttribute('aria-label'))).toEqual([
      '物料的默认间隔',
    ])
    await screen.type(screen.find('input[aria-label="物料的默认间隔"]'), '5')
    await screen.click(screen.button('保存'))
    const lagDefaults = { ...DEFAULT_SETTINGS.lagDefaults, 物料: 5 }
    expect(store.calls).toEqual([['saveSettings', { ...DEFAULT_SETTINGS, lagDefaults }, 'base']])
  })

  it('a sheet without problems and goals is not asked about their limits', async () => {
    const { screen } = await openSettings()
    for (const words of ['问题时限', '目标权重', '目标按阶段分配']) expect(screen.text()).not.toContain(words)
  })

  it('[CA1] pasted days off are read line by line before they are added, and what was not read says why', async () => {
    const { screen, store } = await openSettings()
    await screen.click(screen.button('粘贴放假安排'))
    await screen.type(
      screen.find('textarea'),
      '1月1日至3日放假调休，共3天。1月4日（星期一）上班\n2/6 补班\n国庆节\n1月5日（星期日）放假',
    )
    const lines = screen.all('.ct-paste-lines li').map((line) => line.textContent ?? '')
    expect(lines[0]).toContain('休 2027/1/1–1/3（3 天）')
    expect(lines[0]).toContain('班 2027/1/4（1 天）')
    expect(lines[1]).toContain('班 2027/2/6（1 天）')
    expect(lines[2]).toContain('没读：没有写明月和日')
    expect(lines[3]).toContain('没读：2027/1/5 不是写的那个星期几')
    await screen.click(screen.button('加入：休 3 天，班 2 天'))
    await screen.click(screen.button('保存'))
    const off = ['2027-01-01', '2027-01-02', '2027-01-03']
    expect(store.calls).toEqual([
      [
        'saveSettings',
        { ...DEFAULT_SETTINGS, calendar: { mode: 'calendar', work: ['2027-01-04', '2027-02-06'], off } },
        'base',
      ],
    ])
  })

  it('a refused save says why, and the draft stays', async () => {
    const { screen } = await openSettings({
      answers: { saveSettings: async () => err({ kind: 'permissionDenied', what: '保存设置' }) },
    })
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.click(screen.button('保存'))
    expect(screen.text()).toContain('没有保存，填写的内容还在。 你没有这项权限，请向多维表格的管理者申请。')
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('30')
  })

  it('a draft can be discarded', async () => {
    const { screen } = await openSettings()
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.click(screen.button('放弃'))
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('20')
  })

  it('says when somebody else saved while this person was typing', async () => {
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.settle(() => store.set({ settings: { ...DEFAULT_SETTINGS, cutOff: '20:00' } }))
    expect(screen.text()).toContain('其他人刚刚改过设置')
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('30')
  })

  it("workdays show the bundled years and take the team's own days", async () => {
    const { screen, store } = await openSettings()
    await screen.click(screen.button(/^工作日/u))
    expect(screen.text()).toMatch(/内置 \d{4}–\d{4} 年/u)
    await screen.type(screen.find('input[aria-label="另加上班日：选择日期"]'), '2024-03-23')
    await screen.click(screen.button('添加'))
    expect(screen.text()).toContain('2024-03-23')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([
      ['saveSettings', { ...DEFAULT_SETTINGS, calendar: { mode: 'workday', work: ['2024-03-23'], off: [] } }, 'base'],
    ])
  })

  it('a check of the columns shows what is missing, what was renamed, and repairs', async () => {
    const { screen, store } = await openSettings({
      answers: {
        checkSchema: async () =>
          ok({
            columns: 19,
            drift: [
              {
                id: 'columnDeleted/tasks/band',
                kind: 'columnDeleted',
                table: 'tasks',
                tableName: '',
                field: 'band',
                name: '偏差等级',
                wasThere: true,
                proposal: null,
                since: null,
              },
              {
                id: 'columnRenamed/tasks/owner',
                kind: 'columnRenamed',
                table: 'tasks',
                tableName: '',
                field: 'owner',
                from: '负责人',
                to: '主负责',
                since: null,
              },
            ],
          }),
      },
    })
    await screen.click(screen.button('检查字段'))
    expect(screen.text()).toContain('有 1 处缺失，相关数字停在之前：「偏差等级」已删除')
    expect(screen.text()).toContain('改过名，仍能识别：负责人 → 主负责')
    await screen.click(screen.button('看修复方案'))
    expect(store.calls).toEqual([['repairSchema']])
  })

  it('removes sample rows, keeps edited ones until asked again', async () => {
    const asked: unknown[] = []
    const { screen } = await openSettings({
      sheet: { ...SHEET, sample: { count: 4 } },
      answers: {
        removeSample: async (options) => {
          asked.push(options)
          return ok(options.includeEdited ? { removed: 1, kept: 0 } : { removed: 3, kept: 1 })
        },
      },
    })
    await screen.click(screen.button('清除 4 行示例'))
    expect(screen.text()).toContain('已清除 3 行。 1 行被改过或被别的行引用，已保留。')
    await screen.click(screen.button('这 1 行也清除'))
    expect(asked).toEqual([{ includeEdited: false }, { includeEdited: true }])
  })

  it('[TB1] sample rows whose removal cannot be taken back are removed by a second press, after it was said', async () => {
    const asked: unknown[] = []
    const { screen } = await openSettings({
      sheet: { ...SHEET, sample: { count: 4 } },
      answers: {
        fitsSampleRemoval: async ({ includeEdited }) => !includeEdited,
        removeSample: async (options) => {
          asked.push(options)
          return ok(options.includeEdited ? { removed: 1, kept: 0 } : { removed: 3, kept: 1 })
        },
      },
    })
    await screen.click(screen.button('清除 4 行示例'))
    expect(screen.text()).not.toContain('写了以后不能撤销')
    await screen.click(screen.button('这 1 行也清除'))
    expect(screen.text()).toContain('写了以后不能撤销')
    expect(asked).toEqual([{ includeEdited: false }])
    await screen.click(screen.button('这 1 行也清除'))
    expect(screen.text()).not.toContain('写了以后不能撤销')
    expect(asked).toEqual([{ includeEdited: false }, { includeEdited: true }])
  })
})

describe('本表单独设置', () => {
  it('switched on, the rules are saved for this sheet alone', async () => {
    const { screen, store } = await openSettings()
    await screen.click(screen.find('[role=switch][aria-label="本表单独设置"]'))
    await screen.type(threshold(screen, '滞后预警'), '12')
    expect(screen.text()).toContain('有未保存的更改，只用于「实施进度监控表」')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([
      ['saveSettings', { ...DEFAULT_SETTINGS, bands: { watch: 5, warn: 12, severe: 20 } }, 'sheet'],
    ])
    expect(screen.text()).toContain('设置已保存，只用于这张表')
  })

  it('switched off again, the panel shows the Base’s settings before they are saved', async () => {
    const own = { ...DEFAULT_SETTINGS, bands: { watch: 6, warn: 16, severe: 26 } }
    const { screen, store } = await openSettings({
      change: { settings: own, sheets: [listed('tblA', '实施进度监控表', 'S3', { hasOwnSettings: true })] },
    })
    expect((threshold(screen, '滞后预警') as HTMLInputElement).value).toBe('16')
    await screen.click(screen.find('[role=switch][aria-label="本表单独设置"]'))
    expect((threshold(screen, '滞后预警') as HTMLInputElement).value).toBe('10')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([['saveSettings', DEFAULT_SETTINGS, 'base']])
  })

  it('the draft of one sheet stays while another one is shown', async () => {
    const other = { ...SHEET, tableId: 'tblB', name: '会员日' }
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.settle(() => store.set({ sheet: other }))
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('20')
    await screen.settle(() => store.set({ sheet: SHEET }))
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('30')
  })
})

describe('跟进的表', () => {
  const sheets = [
    listed('tblA', '实施进度监控表', 'S3'),
    listed('tblB', '任务分解与责任跟踪表', 'S0', {
      tables: [
        { table: 'campaigns', name: '活动' },
        { table: 'tasks', name: '任务分解与责任跟踪表' },
        { table: 'dailyLog', name: null },
      ],
    }),
  ]

  it('lists preset, tables and health of each, and links to the repair of an incomplete one', async () => {
    const lost = [
      { id: 'tableDeleted/dailyLog', kind: 'tableDeleted', table: 'dailyLog', tableName: '执行进度每日跟踪表' },
      {
        id: 'columnDeleted/campaigns/health',
        kind: 'columnDeleted',
        table: 'campaigns',
        tableName: '活动',
        field: 'health',
        name: '健康度',
        wasThere: true,
        proposal: null,
      },
    ] as const
    const { screen, store } = await openSettings({
      change: { sheets },
      answers: {
        checkSheets: async () =>
          new Map([
            ['tblA', { kind: 'known', columns: 19, lost: [] }],
            ['tblB', { kind: 'known', columns: 52, lost }],
          ]),
      },
    })
    const [first, second] = screen.all('.ct-tracked > li').map((one) => one.textContent)
    expect(first).toContain('字段齐全（19 个）')
    expect(second).toContain('策划案执行跟进模板 · 2 张表')
    expect(second).toContain('2 处待修复')
    expect(second).toContain('数据表「执行进度每日跟踪表」已删除')
    expect(second).toContain('「健康度」已删除（活动）')
    await screen.click(screen.button('修复「任务分解与责任跟踪表」'))
    expect(store.calls).toEqual([['showSheet', 'tblB'], ['repairSchema']])
  })

  it('stopping says that nothing is deleted, and asks for confirmation', async () => {
    const { screen, store } = await openSettings({ change: { sheets } })
    await screen.click(screen.button('停止跟进「任务分解与责任跟踪表」'))
    expect(screen.text()).toContain('什么也不删除')
    expect(store.calls).toEqual([])
    await screen.click(screen.button('停止跟进'))
    expect(store.calls).toEqual([['stopTracking', 'tblB']])
  })

  it('finds copies that people made inside the Base', async () => {
    const { screen, store } = await openSettings({
      answers: {
        findUntracked: async () => ok([{ tableId: 'tblC', name: '实施进度监控表 副本', preset: 'S3', tables: 1 }]),
      },
    })
    await screen.click(screen.button('查找复制出来的跟进表'))
    await screen.click(screen.button('重新跟进「实施进度监控表 副本」'))
    expect(store.calls).toEqual([['trackAgain', 'tblC']])
  })

  it('says that the marks are gone when a table cannot be tracked again', async () => {
    const { screen } = await openSettings({
      change: { stopped: [{ tableId: 'tblS', name: '会员日' }] },
      answers: { trackAgain: async () => err({ kind: 'notFound', what: '会员日' }) },
    })
    await screen.click(screen.button('重新跟进「会员日」'))
    expect(screen.find('[role=alert]').textContent).toContain('已经没有识别标记')
  })
})
