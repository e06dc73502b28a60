// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ok } from '../../src/domain/index.ts'
import type { AppState, AppActions } from '../../src/application/app/appState.ts'
import { previewSetup } from '../../src/application/setup/previewPlan.ts'
import type { SetupRequest } from '../../src/application/stored/settings.ts'
import type { Rendered } from '../support/render.tsx'
import { READY, withSheet, type FakeStore } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const REQUEST: SetupRequest = { preset: 'S2', withOptional: true, sample: 'shifted', another: false, language: 'zh-CN' }
const STEP = { kind: 'column', name: '计划进度(%)', tableName: '执行进度跟踪表' } as const

describe('first screen', () => {
  it('offers S2 first, chosen, and starts exactly what was asked for', async () => {
    const { screen, store } = await showApp(READY)
    expect((screen.find('input[name=preset]') as HTMLInputElement).checked).toBe(true)
    await screen.click(screen.button(/日期挪到今天前后/u))
    await screen.click(screen.button('一键建表'))
    expect(store.calls).toEqual([['startSetup', { ...REQUEST, sample: 'shifted' }]])
  })

  it.each([
    { language: 'en-US', button: 'Create', first: ['Task name', 'Description', 'Module'] },
    { language: 'ja-JP', button: '表を作成', first: ['タスク名', '説明', 'モジュール'] },
  ] as const)(
    '[SU6] under a sidebar in $language it shows and asks for tables in that language',
    async ({ language, button, first }) => {
      const { screen, store } = await showApp({ ...READY, settings: { ...READY.settings, language } })
      expect(
        screen
          .all('.ct-plan ol:first-of-type li > span')
          .map((one) => one.textContent)
          .slice(0, 3),
      ).toEqual(first)
      await screen.click(screen.button(button))
      expect(store.calls).toEqual([['startSetup', { ...REQUEST, language }]])
    },
  )

  it('shows the exact plan: 18 columns of the template, one more and two hidden; computed ones are marked', async () => {
    const { screen } = await showApp(READY)
    const names = screen.all('.ct-plan ol:first-of-type li > span').map((one) => one.textContent)
    expect(names.slice(0, 3)).toEqual(['任务名称', '任务描述', '所属模块'])
    expect(screen.text()).toContain('字段 21 个，其中 6 个自动计算')
    expect(screen.text()).toContain('计划进度(%)百分比自动计算')
    expect(screen.text()).toContain('⚠ 偏差预警')
  })

  it('S3 may leave out the computed columns it adds to the template', async () => {
    const { screen, store } = await showApp(READY)
    const further = '[role=switch][aria-label="加上模板外的字段"]'
    expect(screen.all(further)).toHaveLength(0)
    await screen.click(screen.button(/实施进度监控表/u))
    expect(screen.text()).toContain('字段 19 个')
    await screen.click(screen.find(further))
    expect(screen.text()).toContain('字段 16 个')
    await screen.click(screen.button('一键建表'))
    expect(store.calls).toEqual([['startSetup', { ...REQUEST, preset: 'S3', withOptional: false }]])
  })

  it('[CA1] asks whether weekends count and shows the effect of each answer; the calendar of the Base is not repeated', async () => {
    const { screen, store } = await showApp(READY)
    expect(screen.text()).toContain('周末和节假日算进度吗？')
    expect(screen.text()).toContain('自然日每天都算 → 42.9%工作日跳过休息日 → 20%')
    await screen.click(screen.find('input[value=workday]'))
    await screen.click(screen.button('一键建表'))
    await screen.click(screen.find('input[value=calendar]'))
    await screen.click(screen.button('一键建表'))
    expect(store.calls).toEqual([
      ['startSetup', { ...REQUEST, calendar: 'workday' }],
      ['startSetup', REQUEST],
    ])
  })

  it('without the right to manage the button is disabled, with the reason and whom to ask', async () => {
    const { screen, store } = await showApp({ ...READY, mayManage: false })
    const start = screen.button('一键建表') as HTMLButtonElement
    expect(start.disabled).toBe(true)
    expect(document.getElementById(start.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      '请联系表格的所有者或管理者',
    )
    await screen.click(start)
    expect(store.calls).toEqual([])
  })
})

describe('five presets', () => {
  it.each([
    { preset: 'S2', size: '1 张表 · 18 个字段' },
    { preset: 'S3', size: '1 张表 · 14 个字段' },
    { preset: 'S1', size: '3 张表 · 21 个字段' },
    { preset: 'S0', size: '5 张表 · 40 个字段' },
    { preset: 'full', size: '10 张表' },
  ])('$preset says how large its template is: $size', async ({ preset, size }) => {
    const { screen } = await showApp(READY)
    expect(screen.find(`input[value=${preset}]`).closest('label')?.textContent).toContain(size)
  })

  it('the plan of S0 says who fills in each column, what it links to, and how many rows come with it', async () => {
    const { screen } = await showApp(READY)
    await screen.click(screen.find('input[value=S0]'))
    const plan = screen.find('.ct-plan').textContent ?? ''
    expect(plan).toContain('任务ID文本')
    expect(plan).toContain('进度状态单选 · 6 项自动计算')
    expect(plan).toContain('实际进度进度条计算必需')
    expect(plan).toContain('所属活动关联「活动基本信息与目标表」可不加')
    expect(plan).toContain('计算时间日期时间自动计算默认隐藏')
    expect(screen.all('.ct-plan-part')).toHaveLength(5)
    expect(screen.text()).toContain('只新建 5 张数据表')
    expect(screen.text()).toMatch(/放入 \d+ 行模板示例，日期挪到今天前后/u)
  })

  it('the first screen offers a stopped sheet', async () => {
    const { screen, store } = await showApp({ ...READY, stopped: [{ tableId: 'tblS', name: '会员日' }] })
    await screen.click(screen.button('重新跟进「会员日」'))
    expect(store.calls).toEqual([['trackAgain', 'tblS']])
  })

  it('people who may not create tables get a message to send, and read that tracking needs no such right', async () => {
    const { screen } = await showApp({ ...READY, mayManage: false })
    expect(screen.text()).toContain('不需要这个权限')
    expect(screen.button('复制给管理者')).toBeTruthy()
  })
})

describe('the progress of set-up', () => {
  it('while running it names the step and the count, and can be cancelled', async () => {
    const { screen, store } = await showApp({
      ...READY,
      setup: { kind: 'running', request: REQUEST, done: 12, total: 31, step: STEP, cancelling: false },
    })
    expect(screen.text()).toContain('添加字段 计划进度(%)（执行进度跟踪表）12/31')
    expect(screen.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('39')
    await screen.click(screen.button('取消'))
    expect(store.calls).toEqual([['cancelSetup']])
  })

  it('after a failure it names the step and the reason, and a retry repeats the request', async () => {
    const { screen, store } = await showApp({
      ...READY,
      setup: {
        kind: 'failed',
        request: REQUEST,
        done: 12,
        total: 31,
        step: STEP,
        failures: [],
        error: { kind: 'permissionDenied', what: '添加字段' },
      },
    })
    expect(screen.find('[role=alert]').textContent).toBe(
      '停在「添加字段 计划进度(%)（执行进度跟踪表）」。 你没有这项权限，请向多维表格的管理者申请。',
    )
    await screen.click(screen.button('重试'))
    expect(store.calls).toEqual([['startSetup', REQUEST]])
  })

  it('refused steps are listed under their tables; a shared reason is said once', async () => {
    const error = { kind: 'permissionDenied', what: '添加字段' } as const
    const failures = [
      { step: STEP, error },
      { step: { kind: 'view', name: '甘特图', tableName: '执行进度跟踪表' }, error },
      { step: { kind: 'column', name: '健康度', tableName: '活动' }, error },
    ] as const
    const { screen } = await showApp({
      ...READY,
      setup: { kind: 'failed', request: REQUEST, done: 31, total: 31, step: STEP, failures, error },
    })
    expect(screen.all('.ct-failures').map((one) => one.textContent)).toEqual([
      '执行进度跟踪表添加字段 计划进度(%)添加视图 甘特图',
      '活动添加字段 健康度',
    ])
    expect(screen.find('[role=alert]').textContent).toBe(
      '3 步没有完成，其余已完成。 你没有这项权限，请向多维表格的管理者申请。',
    )
    expect(screen.all('[role=progressbar]')).toHaveLength(0)
  })

  it('progress is announced to screen readers at every quarter and not in between', async () => {
    const running = (done: number): AppState => ({
      ...READY,
      setup: { kind: 'running', request: REQUEST, done, total: 8, step: STEP, cancelling: false },
    })
    const { screen, store } = await showApp(running(0))
    const heard: (string | null)[] = []
    for (let done = 1; done <= 8; done += 1) {
      await screen.settle(() => store.set(running(done)))
      heard.push(screen.find('[aria-live=polite]').textContent)
    }
    expect([...new Set(heard)].filter((one) => one?.includes('%'))).toEqual([
      '建表进度 25%',
      '建表进度 50%',
      '建表进度 75%',
      '建表进度 100%',
    ])
  })

  it('an upgrade is called one, and a retry upgrades the same sheet', async () => {
    const request: SetupRequest = { ...REQUEST, preset: 'full', sample: 'none', grows: 'tblA' }
    const { screen, store } = await showApp({ ...READY, setup: { kind: 'interrupted', request } })
    expect(screen.text()).toContain('上次没有全部升级为「全套」')
    await screen.click(screen.button('继续'))
    expect(store.calls).toEqual([['startSetup', request]])
  })

  it('an interrupted set-up can be continued or left', async () => {
    const { screen, store } = await showApp({ ...READY, setup: { kind: 'interrupted', request: REQUEST } })
    await screen.click(screen.button('继续'))
    await screen.click(screen.button('放弃'))
    expect(store.calls).toEqual([['startSetup', REQUEST], ['dismissSetup']])
  })

  it('when done it says what to do next until people dismiss it', async () => {
    const at = context('2024-03-19')
    const sheet = sheetOf(
      S3_ROWS.map((row) => assessed(row, at)),
      at,
      { sample: { count: 4 } },
    )
    const { screen, store } = await showApp({
      ...withSheet(sheet),
      setup: { kind: 'done', tableId: 'tblA', steps: 31 },
    })
    expect(screen.text()).toContain('看看 4 行示例数据')
    await screen.click(screen.button('知道了'))
    expect(store.calls).toEqual([['dismissSetup']])
  })
})

describe('upgrade', () => {
  const at = context('2024-03-19')
  const sheet = sheetOf(
    S3_ROWS.map((row) => assessed(row, at)),
    at,
  )

  async function openGrowth(
    change: Partial<AppState> = {},
    answers: Partial<AppActions> = {},
  ): Promise<{ screen: Rendered; store: FakeStore }> {
    const shown = await showApp(withSheet(sheet, change), answers)
    await shown.screen.click(shown.screen.find('.ct-sheet-switch'))
    await shown.screen.click(shown.screen.button('升级这张表的模板'))
    return shown
  }

  it('shows what a larger preset adds to the sheet as it stands, and starts that', async () => {
    const { screen, store } = await openGrowth()
    expect(screen.all('input[name=preset]').map((one) => one.getAttribute('value'))).toEqual(['S1', 'S0', 'full'])
    await screen.click(screen.find('input[value=full]'))
    expect(screen.text()).toContain('只添加，不改名、不删除')
    expect(screen.text()).toContain('给已有字段补充选项当前状态已暂停、已取消')
    await screen.click(screen.button('升级为「全套」'))
    expect(store.calls).toEqual([
      ['previewUpgrade', 'tblA', 'S1'],
      ['previewUpgrade', 'tblA', 'full'],
      ['startSetup', { preset: 'full', withOptional: true, sample: 'none', another: false, grows: 'tblA' }],
    ])
  })

  it('[SN1] says which rows it writes: the campaign, the links of tasks, the copied days', async () => {
    const carried = {
      campaign: { title: '实施进度监控表', startDay: '2024-03-01', endDay: '2024-04-02' },
      tasks: 3,
      days: 13,
      fits: true,
    }
    const plan = previewSetup({ preset: 'S0', withOptional: true, sample: 'none', another: false })
    const { screen } = await openGrowth(
      {},
      { previewUpgrade: async (_tableId, { preset }) => ok({ ...plan, carried: preset === 'S0' ? carried : null }) },
    )
    expect(screen.text()).not.toContain('同时写入')
    await screen.click(screen.find('input[value=S0]'))
    expect(screen.text()).toContain('新建一行活动「实施进度监控表」，3/1 至 4/2')
    expect(screen.text()).toContain('把 3 个任务关联到这个活动，只填空着的「所属活动」')
    expect(screen.text()).toContain('把已留下的 13 天记录写进每日跟踪表')
  })

  it('without the right to manage the plan can be read and not started', async () => {
    const { screen } = await openGrowth({ mayManage: false })
    expect((screen.button('升级为「活动执行方案」') as HTMLButtonElement).disabled).toBe(true)
    expect(screen.text()).toContain('在那之前，现有的跟进照常')
  })
})
