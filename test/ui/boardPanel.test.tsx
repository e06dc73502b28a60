// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { SheetState } from '../../src/application/engine/sheetState.ts'
import { showApp } from './support/showApp.tsx'
import { boardState, openRow, sectionText, showBoard } from './support/showBoard.tsx'

describe('[BO1] the panel 数据', () => {
  it('opens from the sidebar without a call to the host, for a reader too', async () => {
    const state = boardState({ preset: 'full', asOf: '2024-06-12' })
    const sheet: SheetState | null =
      state.sheet === null ? null : { ...state.sheet, rights: { kind: 'known', mayWrite: false, denied: [] } }
    const { screen, store } = await showApp({ ...state, sheet, mayEdit: false, mayManage: false })
    const before = store.calls.length
    await screen.click(screen.button('数据'))
    expect(sectionText(screen, '目标')).toContain('总体达成')
    expect(sectionText(screen, '预算')).toContain('合计 46,000')
    expect(store.calls.slice(before)).toEqual([])
  })

  it.each([
    { preset: 'S0', has: '目标', lacks: '预算' },
    { preset: 'S1', has: '预算', lacks: '目标' },
  ] as const)('of $preset shows $has, and nothing of $lacks', async ({ preset, has, lacks }) => {
    const { screen } = await showBoard({ preset, asOf: '2024-06-12' })
    expect(screen.all(`section[aria-label="${has}"]`)).toHaveLength(1)
    expect(screen.all(`section[aria-label="${lacks}"]`)).toEqual([])
  })

  it.each([
    { locale: 'en-US', goals: 'Goals', money: 'Budget', sentence: 'By today: 1,200 expected' },
    { locale: 'ja-JP', goals: '目標', money: '予算', sentence: '今日までの到達目安 1,200' },
  ] as const)(
    'speaks $locale, without a key or a place that nobody filled',
    async ({ locale, goals, money, sentence }) => {
      const { screen } = await showBoard({ preset: 'full', asOf: '2024-06-12', locale })
      expect(await openRow(screen, '新增会员')).toContain(sentence)
      for (const row of ['销售额', '兼职人员10名(3天)']) await openRow(screen, row)
      for (const section of [goals, money]) expect(sectionText(screen, section)).not.toMatch(/board\.|report\.|[{}]/u)
    },
  )
})
