import { describe, expect, it } from 'vitest'
import { makeSheet } from './support/makeSheet.ts'
import { oneBase } from './support/oneBrowser.ts'

const SHEET = '实施进度监控表'
/** Planned from 15 to 25 March, 30 % done: every day it is further behind, and on the 26th it is late. */
const ADS = '信息流广告'
const DAY_MS = 86_400_000

describe('a Base with native columns whose sidebar is closed', () => {
  const base = oneBase(async (open) => {
    const local = await open({
      now: '2024-03-19T19:00:00+08:00',
      viewport: { width: 3600, height: 1000 },
    })
    await makeSheet(local)
    return local
  })

  it('[NV4] gets them after one press in the settings, and its own computed columns stay', async () => {
    const local = await base()
    const before = (await local.table(SHEET)).fields.map(({ name }) => name)
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    const section = local.sidebar.getByRole('region', { name: '原生实时字段', exact: true })
    await section.getByRole('button', { name: '看看会加哪些字段' }).click()
    await section.getByRole('button', { name: '加上 7 个字段' }).click()
    await expect.poll(() => section.innerText()).toContain('已加 7 个字段')
    const after = (await local.table(SHEET)).fields.map(({ name }) => name)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length)).toHaveLength(7)
  })

  it('[NV1] shows each of seven days right, without a message of ours', async () => {
    const local = await base()
    await local.openView(SHEET, '全部任务')
    await local.page.getByRole('button', { name: '插件', exact: true }).click()
    await expect.poll(() => local.page.locator('[data-testid="sidebar-frame"]').count()).toBe(0)
    await local.resetCalls()
    const shown: string[] = []
    for (let day = 0; day < 8; day += 1) {
      const texts: string[] = []
      for (const column of ['当前状态·实时', '偏差等级·实时', '进度偏差·实时'])
        texts.push((await (await local.cell(SHEET, ADS, column)).innerText()).trim())
      shown.push(texts.join(' '))
      if (day < 7) await local.page.clock.fastForward(DAY_MS)
    }
    expect(shown).toEqual([
      '进行中 滞后预警 -15.5',
      '进行中 严重滞后 -24.5',
      '进行中 严重滞后 -33.6',
      '进行中 严重滞后 -42.7',
      '进行中 严重滞后 -51.8',
      '进行中 严重滞后 -60.9',
      '进行中 严重滞后 -70.0',
      '延期 严重滞后 -70.0',
    ])
    expect(await local.calls()).toEqual([])
  })

  it('[RC1] its sidebar, opened again, writes the rows whose computed cells have changed and no others', async () => {
    const local = await base()
    const before = (await local.table(SHEET)).records
    await local.page.getByRole('button', { name: '插件', exact: true }).click()
    const changed = async (): Promise<number> => {
      const { records } = await local.table(SHEET)
      return records.filter(({ fields }, at) => JSON.stringify(fields) !== JSON.stringify(before[at]?.fields)).length
    }
    const written = async (): Promise<number> =>
      (await local.calls())
        .filter(({ key }) => key === 'WidgetTable_setRecords')
        .reduce((rows, { count }) => rows + count, 0)
    await expect.poll(written).toBeGreaterThan(0)
    await local.sidebar.getByRole('tab', { name: '设置' }).waitFor()
    await expect.poll(async () => (await written()) === (await changed())).toBe(true)
    expect(await changed()).toBeLessThan(before.length)
  })
})
