// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AppActions, AppState } from '../../src/application/app/appState.ts'
import type { SetupRequest } from '../../src/application/stored/settings.ts'
import type { NativeView, NativeViewPlan } from '../../src/application/native/nativeViewPlan.ts'
import type { NativePlan } from '../../src/application/native/nativePlan.ts'
import { err, ok } from '../../src/domain/index.ts'
import type { Rendered } from '../support/render.tsx'
import { READY, withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'

// Loaded beforehand, so that the tab that loads it later does not wait for the disk.
import '../../src/ui/native/NativeNotice.tsx'
import '../../src/ui/native/NativeRefused.tsx'
import '../../src/ui/settings/SettingsPanel.tsx'

const AT = context('2024-03-19')
const SHEET = sheetOf(
  S3_ROWS.map((row) => assessed(row, AT)),
  AT,
)
const PLAN: NativePlan = {
  tableId: 'tbl1',
  tableName: '任务',
  columns: [
    { key: 'asOf', name: '截至日', about: '', text: 'TODAY()', columnId: null, is: 'missing' },
    { key: 'state', name: '当前状态·实时', about: '', text: 'IF([进度值]+0>=100,1,2)', columnId: 'fld1', is: 'other' },
  ],
  hasDays: false,
  left: [{ key: 'planned', name: '计划进度·实时', columnId: null }],
  days: null,
  differences: ['holds', 'scale', 'clock'],
}

const view = (change: Partial<NativeView>): NativeView => ({
  key: 'slipping',
  name: '⚠ 偏差预警',
  viewId: 'vew1',
  does: 'follow',
  ends: null,
  isMade: false,
  conjunction: 'or',
  conditions: [
    { column: '偏差等级·实时', test: 'is', value: '滞后预警' },
    { column: '偏差等级·实时', test: 'is', value: '严重滞后' },
  ],
  wanted: [],
  draft: {},
  back: null,
  ...change,
})
const VIEWS: NativeViewPlan = {
  tableId: 'tbl1',
  views: [
    view({ ends: 'back' }),
    view({
      key: 'toUpdate',
      name: '该更新·实时',
      does: 'make',
      conjunction: 'and',
      conditions: [{ column: '进度偏差·实时', test: 'isLess', value: '0' }],
    }),
    view({ key: 'dueThisWeek', name: '本周到期·实时', does: 'stands', ends: 'delete', isMade: true }),
    view({ key: 'overdueLive', name: '逾期', does: 'peoples', ends: 'stays', isMade: true }),
  ],
  hidesIn: [],
}
const ENDED = { deleted: 1, back: 1, left: ['逾期'] }
const MADE = { added: 0, rewritten: 0, plan: PLAN, daysRefusal: null, views: { made: 1, changed: 1, refusal: null } }

const ANSWERS: AppActions['native'] = {
  look: async () => ok(PLAN),
  lookAtViews: async () => ok(VIEWS),
  make: async () => ok({ ...MADE, added: 1, rewritten: 1 }),
  compare: async () => ok({ rows: 4, columns: ['当前状态·实时'], asked: 0, differing: [], otherDay: null }),
  toRewrite: async () => ({ formulas: 0, tables: [] }),
  stale: async () => ({ formulas: 0, tables: [] }),
  rewrite: async () => ok({ added: 0, rewritten: 2, plan: PLAN, daysRefusal: null }),
  setClock: async () => ok({ added: 0, rewritten: 1, plan: PLAN, daysRefusal: null }),
  remove: async () => ok({ removed: 1, keptTable: null, removedTable: null, views: ENDED }),
  exceptionDays: async () => '2024/10/01\t2024/09/29',
}

async function open(native: Partial<AppActions['native']>, change: Partial<AppState> = {}): Promise<Rendered> {
  const { screen } = await showApp(withSheet(SHEET, { mayManage: true, ...change }), {
    native: { ...ANSWERS, ...native },
  })
  await screen.click(screen.button('设置'))
  await screen.click(screen.button('看看会加哪些字段'))
  return screen
}
const section = (screen: Rendered): string => screen.find('[aria-label="原生实时字段"]').textContent

describe('the native columns in the settings', () => {
  it('[NV3] are shown with their formulas, what is left out and why, and how they differ', async () => {
    const text = section(await open({}))
    for (const part of [
      'TODAY()',
      '将新增',
      '公式不一致',
      '计划进度·实时',
      '不知道调休',
      '日历例外',
      '人工标记',
      '先按 0.15 就是 15%',
      '对过前 4 行',
    ])
      expect(text).toContain(part)
  })

  it('[NV4] a Base that takes no formula is told from a lack of rights, and the steps by hand are there', async () => {
    const refused = await open({
      make: async () => err({ kind: 'unexpected', what: 'addField', code: 10213999, message: '' }),
    })
    await refused.click(refused.button('加上 1 个字段'))
    expect(section(refused)).toContain('不让插件写公式')
    expect(section(refused)).toContain('手工添加，三步')
    expect(section(refused)).not.toContain('10213999')
  })

  it('[NV4] somebody who may not change tables gets the formulas and no button that would fail', async () => {
    const screen = await open({}, { mayManage: false })
    expect(section(screen)).toContain('发给管理员')
    expect(section(screen)).toContain('TODAY()')
    expect(section(screen)).not.toContain('加上 1 个字段')
    expect(section(screen)).not.toContain('去掉实时字段')
  })

  it('[NW1] say of each view what becomes of it, and its conditions in the names of the Base', async () => {
    const text = section(await open({}))
    for (const part of [
      '⚠ 偏差预警 将改为按实时字段筛选',
      '「偏差等级·实时」是「滞后预警」，或者「偏差等级·实时」是「严重滞后」',
      '该更新·实时 将新增',
      '「进度偏差·实时」小于 0',
      '本周到期·实时 按实时字段筛选',
      '逾期 有人改过或删掉了，不动',
    ])
      expect(text).toContain(part)
  })

  it('[NW1] are complete while views wait: the button sets these, and says how many it has set', async () => {
    const right: NativePlan = { ...PLAN, columns: PLAN.columns.map((column) => ({ ...column, is: 'right' as const })) }
    const screen = await open({
      look: async () => ok(right),
      make: async () => ok({ ...MADE, plan: right }),
    })
    await screen.click(screen.button('设置 2 个视图'))
    expect(section(screen)).toContain('已加 1 个视图、1 个视图已按实时字段筛选')
    expect(section(screen)).not.toContain('0 个')
  })

  it('[NW1] a Base that takes no condition on a formula column is named, and the conditions stay for people', async () => {
    const screen = await open({
      make: async () => ok({ ...MADE, added: 1, views: { made: 0, changed: 0, refusal: { kind: 'noFormulas' } } }),
    })
    await screen.click(screen.button('加上 1 个字段'))
    expect(section(screen)).toContain('已加 1 个字段')
    expect(section(screen)).toContain('不让插件按公式字段筛选')
    expect(section(screen)).toContain('「进度偏差·实时」小于 0')
  })

  it('[NW2] before a removal people read which views are deleted, changed back and left, and afterwards which were', async () => {
    const screen = await open({})
    await screen.click(screen.button('去掉实时字段'))
    for (const part of ['视图一起删掉：本周到期·实时。', '改回按计算字段筛选：⚠ 偏差预警。', '有人改过，留着：逾期。'])
      expect(section(screen)).toContain(part)
    await screen.click(screen.button('去掉实时字段'))
    for (const part of ['已删掉 1 个视图', '1 个视图已改回', '没有动有人改过的视图：逾期'])
      expect(section(screen)).toContain(part)
  })

  it('[NV5] removing asks first', async () => {
    let removed = 0
    const screen = await open({
      remove: async () => {
        removed += 1
        return ok({ removed: 1, keptTable: '日历例外', removedTable: null, views: ENDED })
      },
    })
    await screen.click(screen.button('去掉实时字段'))
    expect([removed, section(screen).includes('去掉这 1 个字段')]).toEqual([0, true])
    await screen.click(screen.button('去掉实时字段'))
    expect([removed, section(screen).includes('已去掉 1 个字段 「日历例外」里有你们自己写的内容')]).toEqual([1, true])
  })

  it('[NV6] rows in which the Base shows other words are named', async () => {
    const screen = await open({
      compare: async () => ok({ rows: 4, columns: ['当前状态·实时'], asked: 0, differing: ['海报'], otherDay: null }),
    })
    expect(section(screen)).toContain('比了当前状态·实时：1 行和计算字段不同：海报')
  })

  it('[NV6] what agrees is named, and rows whose state waits for an answer are told apart', async () => {
    const compared = (asked: number) => ({
      compare: async () =>
        ok({ rows: 4, columns: ['当前状态·实时', '偏差等级·实时'], asked, differing: [], otherDay: null }),
    })
    const screen = await open(compared(0))
    expect(section(screen)).toContain('当前状态·实时、偏差等级·实时：对过前 4 行，和计算字段一致')
    expect(section(screen)).not.toContain('等你确认')
    await screen.unmount()
    expect(section(await open(compared(2)))).toContain('2 行的状态刚被手工改过，等你确认，没有比')
  })

  it('[NV4] who may not change tables is told to ask only while a formula is missing or another one', async () => {
    const all: NativePlan = { ...PLAN, columns: PLAN.columns.map((one) => ({ ...one, columnId: 'fld', is: 'right' })) }
    const asReader = (plan: NativePlan) => open({ look: async () => ok(plan) }, { mayManage: false })
    const screen = await asReader(PLAN)
    expect(section(screen)).toContain('可以把下面的公式发给管理员')
    expect(section(screen)).not.toContain('将改写')
    await screen.unmount()
    expect(section(await asReader(all))).not.toContain('发给管理员')
  })

  it('[NV9] the table of days is named before it is deleted with the columns, and afterwards', async () => {
    const removed = (plan: NativePlan, removedTable: string | null) =>
      open({
        look: async () => ok(plan),
        remove: async () => ok({ removed: 1, keptTable: null, removedTable, views: ENDED }),
      })
    const without = await removed(PLAN, null)
    await without.click(without.button('去掉实时字段'))
    expect(section(without)).not.toContain('日历例外」也一起删掉')
    await without.unmount()
    const screen = await removed({ ...PLAN, hasDays: true }, '日历例外')
    await screen.click(screen.button('去掉实时字段'))
    expect(section(screen)).toContain('数据表「日历例外」也一起删掉')
    await screen.click(screen.button('去掉实时字段'))
    expect(section(screen)).toContain('数据表「日历例外」也删掉了')
  })

  it('[NV10] a day that stands still is named, with the choice of midnight where it may help', async () => {
    const chosen: string[] = []
    const behind = (mayBeMidnight: boolean): Partial<AppActions['native']> => ({
      compare: async () =>
        ok({
          rows: 4,
          columns: ['当前状态·实时'],
          asked: 0,
          differing: [],
          otherDay: { rows: 3, shown: '2024-03-18', expected: '2024-03-19', mayBeMidnight },
        }),
      setClock: async (clock) => {
        chosen.push(clock)
        return ok({ added: 0, rewritten: 1, plan: PLAN, daysRefusal: null })
      },
    })
    const helpless = await open(behind(false))
    expect(section(helpless)).toContain('3 行的截至日是 3/18，现在该是 3/19')
    expect(section(helpless)).not.toContain('从零点起就算当天')
    await helpless.unmount()
    const screen = await open(behind(true))
    await screen.click(screen.button('让实时字段从零点起就算当天'))
    expect([chosen, section(screen).includes('实时字段现在从零点起就算当天')]).toEqual([['midnight'], true])
  })

  it('[NV10] a day that begins at midnight can be given back to the cut-off', async () => {
    const chosen: string[] = []
    const screen = await open({
      look: async () => ok({ ...PLAN, differences: ['midnight'] }),
      setClock: async (clock) => {
        chosen.push(clock)
        return ok({ added: 0, rewritten: 1, plan: PLAN, daysRefusal: null })
      },
    })
    expect(section(screen)).toContain('侧边栏到 18:00 才算')
    await screen.click(screen.button('改回 18:00 才算当天'))
    expect(chosen).toEqual(['cutOff'])
  })

  it('[NV3] a reason for which there can be none is said', async () => {
    const screen = await open({
      look: async () => err({ kind: 'lack', lack: { kind: 'inWords', column: '当前进度' } }),
    })
    expect(section(screen)).toContain('「当前进度」是文字')
  })
})

describe('[NV11] the notice of formulas that no longer fit', () => {
  const shown = async (native: Partial<AppActions['native']>, change: Partial<AppState> = {}): Promise<Rendered> => {
    const state = withSheet(SHEET, { mayManage: true, ...change })
    const sheets = state.sheets.map((one) => ({ ...one, hasNative: true as const }))
    return (await showApp({ ...state, sheets }, { native: { ...ANSWERS, ...native } })).screen
  }

  it('counts them, and goes when they were rewritten', async () => {
    let stale = 2
    const screen = await shown({
      stale: async () => ({ formulas: stale, tables: stale === 0 ? [] : ['日历例外'] }),
      rewrite: async () => {
        stale = 0
        return ok({ added: 0, rewritten: 2, plan: PLAN, daysRefusal: null })
      },
    })
    expect(screen.find('.ct-notices').textContent).toMatch(/2 个实时字段的公式.*「日历例外」要补上/u)
    await screen.click(screen.button('改写'))
    expect(screen.find('.ct-notices').textContent).not.toContain('实时字段')
  })

  it('asks somebody else where this person may not change tables', async () => {
    const screen = await shown({ stale: async () => ({ formulas: 1, tables: [] }) }, { mayManage: false })
    expect(screen.find('.ct-notices').textContent).toContain('请有表结构权限的人')
    expect(screen.all('.ct-notices button')).toEqual([])
  })

  it('is not there while they fit', async () => {
    expect((await shown({})).find('.ct-notices').textContent).not.toContain('实时字段')
  })
})

describe('[NV8] the bar with the save button', () => {
  const changed = async (change: Partial<AppState>): Promise<Rendered> => {
    const { screen } = await showApp(withSheet(SHEET, { mayManage: true, ...change }), {
      native: {
        ...ANSWERS,
        toRewrite: async ({ bands }) => ({ formulas: bands.watch === 6 ? 2 : 0, tables: ['日历例外'] }),
      },
    })
    await screen.click(screen.button('设置'))
    await screen.type(screen.find('input[aria-label="关注"]'), '6')
    return screen
  }
  const bar = (screen: Rendered): string => screen.find('.ct-save-bar').textContent

  it('says how many formulas saving rewrites', async () => {
    expect(bar(await changed({}))).toContain('保存会改写 2 个实时字段的公式。保存会更新「日历例外」。')
  })

  it('tells somebody who may not change tables that they stay as they are', async () => {
    expect(bar(await changed({ mayManage: false }))).toContain('保存后它们还按原来的设置算')
  })
})

describe('[NV7] the native columns are offered', () => {
  it('at set-up: off at first, listed when chosen, and part of what is asked for', async () => {
    const { screen, store } = await showApp({ ...READY, mayManage: true })
    const list = () => screen.all('[aria-label="会加的实时字段"]')
    expect(list()).toEqual([])
    await screen.click(screen.find('[aria-label="加上原生实时字段"]'))
    expect(list()[0]?.textContent).toContain('当前状态·实时由日期与进度判断')
    expect(screen.text()).toContain('另加视图：本周到期·实时、该更新·实时。')
    expect(list()[0]?.textContent).not.toContain('日历例外')
    await screen.click(screen.find('input[value=workday]'))
    expect(list()[0]?.textContent).toContain('数据表「日历例外」')
    expect(screen.text()).toContain('只新建 2 张数据表')
    await screen.click(screen.find('input[value=calendar]'))
    await screen.click(screen.button('一键建表'))
    await screen.click(screen.find('[aria-label="加上原生实时字段"]'))
    await screen.click(screen.button('一键建表'))
    expect(store.calls.map(([name, request]) => [name, (request as SetupRequest).native])).toEqual([
      ['startSetup', true],
      ['startSetup', undefined],
    ])
  })

  it('after a set-up whose Base refused them the reason stands among the next steps', async () => {
    const setup = { kind: 'done', tableId: SHEET.tableId, steps: 31, nativeRefusal: { kind: 'textDropped' } } as const
    const { screen } = await showApp(withSheet(SHEET, { setup }))
    expect(screen.find('[aria-label="表建好了，接下来"]').textContent).toContain('不让插件写公式')
  })

  it('after a table was taken over, with a look before anything is made', async () => {
    const adoption = {
      kind: 'done',
      tableId: SHEET.tableId,
      tableName: '三月推广',
      views: [],
      added: 5,
      failures: [],
    } as const
    const { screen } = await showApp(withSheet(SHEET, { adoption, mayManage: true }), {
      native: ANSWERS,
    })
    await screen.click(screen.button('看看会加哪些字段'))
    expect(section(screen)).toContain('加上 1 个字段')
  })
})
