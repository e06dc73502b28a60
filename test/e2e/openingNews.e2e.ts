import { describe, expect, it } from 'vitest'
import type { LocalBase } from './support/localBase.ts'
import { makeSheet } from './support/makeSheet.ts'
import { oneBase } from './support/oneBrowser.ts'

const SHEET = '实施进度监控表'
const DAY_MS = 86_400_000

/** What every row of the sheet holds, by its id. */
const rowsOf = async (local: LocalBase): Promise<ReadonlyMap<string, string>> =>
  new Map((await local.table(SHEET)).records.map(({ id, fields }) => [id, JSON.stringify(fields)]))
const titlesOf = async (local: LocalBase, ids: readonly string[]): Promise<readonly string[]> => {
  const { fields, records } = await local.table(SHEET)
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  return records
    .filter(({ id }) => ids.includes(id))
    .map((record) => ((record.fields[primary] ?? []) as readonly { readonly text: string }[])[0]?.text ?? '')
    .toSorted()
}

describe('a Base that nobody looked at for three days', () => {
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-03-19T19:00:00+08:00', viewport: { width: 1600, height: 1000 } })
    await makeSheet(local)
    return local
  })

  it('[SN2] tells at the next opening exactly the rows that changed, and writes exactly those', async () => {
    const local = await base()
    await local.sidebar.getByRole('region', { name: '趋势' }).waitFor()
    await local.page.clock.runFor(90_000)
    await expect
      .poll(async () => (await local.calls()).filter(({ key }) => key === 'WidgetTable_setRecords').length)
      .toBeGreaterThan(0)
    await local.page.getByRole('button', { name: '插件', exact: true }).click()
    await expect.poll(() => local.page.locator('[data-testid="sidebar-frame"]').count()).toBe(0)
    const before = await rowsOf(local)
    await local.page.clock.fastForward(3 * DAY_MS)
    await local.resetCalls()
    await local.page.getByRole('button', { name: '插件', exact: true }).click()
    const title = local.sidebar.getByRole('button', { name: /自上次（3 天前）以来/u })
    await title.click()
    const after = await rowsOf(local)
    const changed = [...after].flatMap(([id, cells]) => (before.get(id) === cells ? [] : [id]))
    const written = (await local.calls())
      .filter(({ key }) => key === 'WidgetTable_setRecords')
      .reduce((rows, { count }) => rows + count, 0)
    expect(changed.length).toBeGreaterThan(0)
    expect(written).toBe(changed.length)
    const told = await local.sidebar.locator('.ct-news-tasks .ct-news-title').allInnerTexts()
    expect(await title.innerText()).toBe(`自上次（3 天前）以来：${String(told.length)} 个任务变了`)
    expect(await local.sidebar.locator('.ct-news').innerText()).toContain(`打开时写了 ${String(written)} 行`)
    expect(await local.sidebar.locator('.ct-news').innerText()).toContain('只是日子过去了')
    // A row whose figures alone have changed has not turned.
    const fieldId = async (name: string) =>
      (await local.table(SHEET)).fields.find((field) => field.name === name)?.id ?? ''
    const columns = await Promise.all(['完成状态', '偏差等级'].map(fieldId))
    const cellsOf = (cells: string | undefined): string => {
      const parsed = JSON.parse(cells ?? '{}') as Readonly<Record<string, unknown>>
      return JSON.stringify(columns.map((id) => parsed[id] ?? null))
    }
    const turned = changed.filter((id) => cellsOf(before.get(id)) !== cellsOf(after.get(id)))
    expect(told.toSorted()).toEqual(await titlesOf(local, turned))
    expect(local.errors).toEqual([])
  })
})
