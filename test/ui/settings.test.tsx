// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { AppState, SheetState, TrackerActions } from '../../src/application/appState.ts'
import { DEFAULT_SETTINGS } from '../../src/application/settings.ts'
import { App } from '../../src/ui/App.tsx'
// Loaded beforehand, so that the tab that loads it later does not wait for the disk.
import '../../src/ui/settings/SettingsPanel.tsx'
import { render, type Rendered } from '../support/render.tsx'
import { createFakeStore, withSheet, type FakeStore } from './support/fakeStore.ts'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

let rendered: Rendered | null = null
afterEach(async () => {
  await rendered?.unmount()
  rendered = null
})

const AT = context('2024-03-19')
const SHEET = sheetOf(S3_ROWS.map((row) => assessed(row, AT)), AT)

async function openSettings(
  { sheet = SHEET, answers = {}, change = {} }: { sheet?: SheetState; answers?: Partial<TrackerActions>; change?: Partial<AppState> } = {},
): Promise<{ screen: Rendered; store: FakeStore }> {
  const store = createFakeStore(withSheet(sheet, change), answers)
  const screen = await render(<App store={store} clock={{ now: () => 0 }} />)
  rendered = screen
  await screen.click(screen.button('设置'))
  return { screen, store }
}

const threshold = (screen: Rendered, name: string): HTMLElement => screen.find(`input[aria-label="${name}"]`)

describe('设置', () => {
  it('shows no save bar while nothing was changed', async () => {
    const { screen } = await openSettings()
    expect(screen.all('.ct-save-bar')).toHaveLength(0)
  })

  it('saves what was typed and says so', async () => {
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '滞后预警'), '12')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([['saveSettings', { ...DEFAULT_SETTINGS, bands: { watch: 5, warn: 12, severe: 20 } }, 'base']])
    expect(screen.text()).toContain('设置已保存')
  })

  it('a threshold out of order is named and cannot be saved', async () => {
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '滞后预警'), '4')
    expect(screen.find('.ct-field-problem').textContent).toBe('应大于「关注」的数字')
    const save = screen.button('保存') as HTMLButtonElement
    expect(save.disabled).toBe(true)
    await screen.click(save)
    expect(store.calls).toEqual([])
  })

  it('a refused save says why and loses nothing', async () => {
    const { screen } = await openSettings({ answers: { saveSettings: async () => ({ kind: 'permissionDenied', what: '保存设置' }) } })
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.click(screen.button('保存'))
    expect(screen.text()).toContain('没有保存，填写的内容还在。 没有权限：保存设置')
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('30')
  })

  it('can be discarded', async () => {
    const { screen } = await openSettings()
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.click(screen.button('放弃'))
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('20')
  })

  it('says when somebody else saved while one was typing', async () => {
    const { screen, store } = await openSettings()
    await screen.type(threshold(screen, '严重滞后'), '30')
    await screen.settle(() => store.set({ settings: { ...DEFAULT_SETTINGS, cutOff: '20:00' } }))
    expect(screen.text()).toContain('其他人刚刚改过设置')
    expect((threshold(screen, '严重滞后') as HTMLInputElement).value).toBe('30')
  })

  it('workdays show the bundled years and take the team\'s own days', async () => {
    const { screen, store } = await openSettings()
    await screen.click(screen.button(/^工作日/u))
    expect(screen.text()).toMatch(/内置 \d{4}–\d{4} 年/u)
    await screen.type(screen.find('input[aria-label="另加上班日：选择日期"]'), '2024-03-23')
    await screen.click(screen.button('添加'))
    expect(screen.text()).toContain('2024-03-23')
    await screen.click(screen.button('保存'))
    expect(store.calls).toEqual([['saveSettings', { ...DEFAULT_SETTINGS, calendar: { mode: 'workday', work: ['2024-03-23'], off: [] } }, 'base']])
  })

  it('a check of the columns shows what is missing, what was renamed, and repairs', async () => {
    const { screen, store } = await openSettings({
      answers: {
        checkSchema: async () => ({
          columns: 19, missing: [{ field: 'band', name: '偏差等级', reason: 'deleted' }], renamed: [{ field: 'owner', from: '负责人', to: '主负责' }],
        }),
      },
    })
    await screen.click(screen.button('检查字段'))
    expect(screen.text()).toContain('缺 1 列：「偏差等级」已删除')
    expect(screen.text()).toContain('改过名，仍能识别：负责人 → 主负责')
    await screen.click(screen.button('修复'))
    expect(store.calls).toEqual([['repairSchema']])
  })

  it('removes sample rows, keeps edited ones until asked again', async () => {
    const asked: unknown[] = []
    const { screen } = await openSettings({
      sheet: { ...SHEET, sample: { count: 4 } },
      answers: {
        removeSample: async (options) => {
          asked.push(options)
          return options.includeEdited ? { removed: 1, kept: 0 } : { removed: 3, kept: 1 }
        },
      },
    })
    await screen.click(screen.button('清除 4 行示例'))
    expect(screen.text()).toContain('已清除 3 行。 1 行被改过，已保留。')
    await screen.click(screen.button('这 1 行也清除'))
    expect(asked).toEqual([{ includeEdited: false }, { includeEdited: true }])
  })
})
