import { describe, expect, it } from 'vitest'
import type { TableState } from '../../src/local-host/engine/types.ts'
import { makeSheet } from './support/makeSheet.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const SHEET = '实施进度监控表'
/** Planned until 10 March, 60 % done: late on every day of the test. */
const KOL = 'KOL种草笔记发布'
/** Planned from 15 to 25 March, 30 % done. */
const ADS = '信息流广告投放'
const DAY_MS = 86_400_000
const VIEWS = ['⚠ 偏差预警', '延期任务', '逾期未完成·实时', '本周到期·实时', '该更新·实时']

/** Titles of the rows of the grid that is open, from above. */
const rowsOf = async (local: LocalBase): Promise<readonly string[]> => {
  const { fields } = await local.table(SHEET)
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  const cells = local.page.locator(`[role="gridcell"][data-record-id][data-field-id="${primary}"]`)
  return (await cells.allInnerTexts()).map((text) => text.trim())
}

/** What views hold, without what the host counts up. */
const plain = ({ views }: TableState) =>
  views.map(({ name, type, shared }) => ({
    name,
    type,
    conditions: shared.filter?.conditions.map(({ fieldId, operator, value }) => ({ fieldId, operator, value })),
    conjunction: shared.filter?.conjunction,
    sort: shared.sort,
    hidden: shared.hidden.toSorted(),
    widths: shared.widths,
  }))

describe('the views of a Base with native columns whose sidebar is closed', () => {
  let before: TableState | null = null
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-03-17T19:00:00+08:00', viewport: { width: 2400, height: 1000 } })
    await makeSheet(local)
    before = await local.table(SHEET)
    return local
  })

  it('[NW1] are listed with what becomes of them, and set by the press that adds the columns', async () => {
    const local = await base()
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    const section = local.sidebar.getByRole('region', { name: '原生实时字段', exact: true })
    await section.getByRole('button', { name: '看看会加哪些字段' }).click()
    await section.getByText('该更新·实时 将新增').waitFor()
    await section.getByRole('button', { name: '加上 7 个字段' }).click()
    await expect.poll(() => section.innerText()).toContain('已加 2 个视图、3 个视图已按实时字段筛选')
    expect((await local.table(SHEET)).views.map(({ name }) => name)).toEqual(expect.arrayContaining(VIEWS))
  })

  it('[NW1] show the right rows on each of ten days, without a message of ours', async () => {
    const local = await base()
    await local.page.getByRole('button', { name: '插件', exact: true }).click()
    await expect.poll(() => local.page.locator('[data-testid="sidebar-frame"]').count()).toBe(0)
    await local.resetCalls()
    const shown: Readonly<Record<string, readonly string[]>>[] = []
    const bands: string[] = []
    for (let day = 17; day <= 26; day += 1) {
      const rows: Record<string, readonly string[]> = {}
      for (const view of VIEWS) {
        await local.openView(SHEET, view)
        rows[view] = await rowsOf(local)
      }
      shown.push(rows)
      await local.openView(SHEET, '全部任务')
      bands.push((await (await local.cell(SHEET, ADS, '偏差等级·实时')).innerText()).trim())
      if (day < 26) await local.page.clock.fastForward(DAY_MS)
    }
    const [warned, delayed, overdue, thisWeek, toUpdate] = VIEWS.map((view) => shown.map((rows) => rows[view]))
    const [one, both]: [readonly string[], readonly string[]] = [[KOL], [KOL, ADS]]
    const worstFirst = [ADS, KOL]
    // The 17th is a Sunday, the 25th a Monday.
    expect(bands).toEqual(['正常', '关注', '滞后预警', ...Array.from({ length: 7 }, () => '严重滞后')])
    expect(warned).toEqual([one, one, both, both, both, worstFirst, worstFirst, worstFirst, worstFirst, worstFirst])
    expect(delayed).toEqual([...Array.from({ length: 9 }, () => one), both])
    expect(overdue).toEqual([...Array.from({ length: 9 }, () => one), both])
    expect(thisWeek).toEqual([...Array.from({ length: 8 }, () => []), [ADS], [ADS]])
    expect(toUpdate).toEqual([one, both, both, both, both, worstFirst, worstFirst, worstFirst, worstFirst, worstFirst])
    expect(await local.calls()).toEqual([])
  })

  it('[NW2] go with the columns, or back to computed ones, and everything else is as it was', async () => {
    const local = await base()
    await local.page.getByRole('button', { name: '插件', exact: true }).click()
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    const section = local.sidebar.getByRole('region', { name: '原生实时字段', exact: true })
    await section.getByRole('button', { name: '看看会加哪些字段' }).click()
    await section.getByRole('button', { name: '去掉实时字段' }).click()
    await section.getByText('视图一起删掉：本周到期·实时、该更新·实时。').waitFor()
    await section.getByRole('button', { name: '去掉实时字段' }).click()
    await expect.poll(() => section.innerText()).toContain('已删掉 2 个视图、3 个视图已改回按计算字段筛选')
    const after = await local.table(SHEET)
    expect(plain(after)).toEqual(before === null ? null : plain(before))
    expect(after.fields).toEqual(before?.fields)
  })
})
