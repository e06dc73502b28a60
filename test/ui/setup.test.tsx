// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { AppState } from '../../src/application/appState.ts'
import type { SetupRequest } from '../../src/application/settings.ts'
import { App } from '../../src/ui/App.tsx'
import { render, type Rendered } from '../support/render.tsx'
import { READY, createFakeStore, withSheet, type FakeStore } from './support/fakeStore.ts'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

let rendered: Rendered | null = null
afterEach(async () => {
  await rendered?.unmount()
  rendered = null
})

async function show(state: AppState): Promise<{ screen: Rendered; store: FakeStore }> {
  const store = createFakeStore(state)
  const screen = await render(<App store={store} clock={{ now: () => 0 }} />)
  rendered = screen
  return { screen, store }
}

const REQUEST: SetupRequest = { preset: 'S2', withOptional: true, sample: 'shifted', another: false }
const STEP = { kind: 'column', name: '计划进度(%)', tableName: '执行进度跟踪表' } as const

describe('first screen', () => {
  it('offers S2 first, chosen, and starts exactly what was asked for', async () => {
    const { screen, store } = await show(READY)
    expect((screen.find('input[name=preset]') as HTMLInputElement).checked).toBe(true)
    await screen.click(screen.button(/日期挪到今天前后/u))
    await screen.click(screen.button('一键建表'))
    expect(store.calls).toEqual([['startSetup', { ...REQUEST, sample: 'shifted' }]])
  })

  it('shows the exact plan: 18 columns of the template, one more and two hidden; computed ones are marked', async () => {
    const { screen } = await show(READY)
    const names = screen.all('.ct-plan ol:first-of-type li > span').map((one) => one.textContent)
    expect(names.slice(0, 3)).toEqual(['任务名称', '任务描述', '所属模块'])
    expect(screen.text()).toContain('字段 21 个，其中 6 个自动计算')
    expect(screen.text()).toContain('计划进度(%)百分比自动计算')
    expect(screen.text()).toContain('⚠ 偏差预警')
  })

  it('S3 may leave out the computed columns it adds to the template', async () => {
    const { screen, store } = await show(READY)
    expect(screen.all('[role=switch]')).toHaveLength(0)
    await screen.click(screen.button(/实施进度监控表/u))
    expect(screen.text()).toContain('字段 19 个')
    await screen.click(screen.find('[role=switch]'))
    expect(screen.text()).toContain('字段 16 个')
    await screen.click(screen.button('一键建表'))
    expect(store.calls).toEqual([['startSetup', { ...REQUEST, preset: 'S3', withOptional: false }]])
  })

  it('without the right to manage the button is off, and says why and whom to ask', async () => {
    const { screen, store } = await show({ ...READY, mayManage: false })
    const start = screen.button('一键建表') as HTMLButtonElement
    expect(start.disabled).toBe(true)
    expect(document.getElementById(start.getAttribute('aria-describedby') ?? '')?.textContent).toContain('请联系表格的所有者或管理者')
    await screen.click(start)
    expect(store.calls).toEqual([])
  })
})

describe('set-up under way', () => {
  it('running names the step and the count, and can be cancelled', async () => {
    const { screen, store } = await show({ ...READY, setup: { kind: 'running', request: REQUEST, done: 12, total: 31, step: STEP, cancelling: false } })
    expect(screen.text()).toContain('添加字段 计划进度(%)（执行进度跟踪表）12/31')
    expect(screen.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('39')
    await screen.click(screen.button('取消'))
    expect(store.calls).toEqual([['cancelSetup']])
  })

  it('failed names the step and the reason, and a retry repeats the request', async () => {
    const { screen, store } = await show({
      ...READY, setup: { kind: 'failed', request: REQUEST, done: 12, total: 31, step: STEP, failures: [], error: { kind: 'permissionDenied', what: '添加字段' } },
    })
    expect(screen.find('[role=alert]').textContent).toBe('停在「添加字段 计划进度(%)（执行进度跟踪表）」。 没有权限：添加字段。请向多维表格的管理者申请')
    await screen.click(screen.button('重试'))
    expect(store.calls).toEqual([['startSetup', REQUEST]])
  })

  it('interrupted can be continued or left', async () => {
    const { screen, store } = await show({ ...READY, setup: { kind: 'interrupted', request: REQUEST } })
    await screen.click(screen.button('继续'))
    await screen.click(screen.button('放弃'))
    expect(store.calls).toEqual([['startSetup', REQUEST], ['dismissSetup']])
  })

  it('done says what to do next until that is understood', async () => {
    const at = context('2024-03-19')
    const sheet = sheetOf(S3_ROWS.map((row) => assessed(row, at)), at, { sample: { count: 4 } })
    const { screen, store } = await show({ ...withSheet(sheet), setup: { kind: 'done', tableId: 'tblA', steps: 31 } })
    expect(screen.text()).toContain('看看 4 行示例数据')
    await screen.click(screen.button('知道了'))
    expect(store.calls).toEqual([['dismissSetup']])
  })
})
