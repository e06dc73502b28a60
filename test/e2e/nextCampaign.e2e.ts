import { describe, expect, it } from 'vitest'
import { fillIn } from './support/asPerson.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBase } from './support/oneBrowser.ts'

const TASKS = '任务分解与责任跟踪表'
const CAMPAIGNS = '活动基本信息与目标表'
const NEXT = '秋季上新'

const section = (local: LocalBase, name: string) => local.sidebar.getByRole('region', { name, exact: true })
const wordsOf = async (local: LocalBase, name: string): Promise<string> =>
  (await section(local, name).innerText()).replaceAll(/\s+/gu, ' ')
const words = (cell: unknown): string =>
  Array.isArray(cell) ? cell.map((part: { readonly text?: string }) => part.text ?? '').join('') : ''

/** The rows of a table by the names of their columns, as the Base holds them. */
async function rowsOf(local: LocalBase, name: string) {
  const { fields, records } = await local.table(name)
  return records.map((record) => ({
    title: words(record.fields[fields.find(({ isPrimary }) => isPrimary)?.id ?? '']),
    id: record.id,
    cells: Object.fromEntries(fields.map((field) => [field.name, record.fields[field.id] ?? null])),
  }))
}
const text = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null && 'text' in cell ? cell.text : words(cell)

describe('[NC1] a finished campaign of S0 is copied to a start next month and tracked', () => {
  const base = oneBase(async (open) => {
    const local = await open({ now: '2024-07-02T10:00:00+08:00' })
    await local.sidebar.locator('input[name=preset][value=S0]').check()
    await local.sidebar.getByRole('radio', { name: /日期照原样/u }).check()
    await local.sidebar.getByRole('button', { name: '一键建表' }).click()
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    for (const { title } of await rowsOf(local, TASKS))
      if (title !== '') await fillIn(local, TASKS, title, { 实际进度: 1, '滞后原因(若适用)': '供应商晚到' })
    return local
  })

  it('shows the new days before anything is written, and writes nothing but new rows', async () => {
    const local = await base()
    const before = await rowsOf(local, TASKS)
    await section(local, '下一个活动').getByRole('button', { name: '复制为新活动' }).click()
    await section(local, '下一个活动').getByRole('textbox', { name: '新活动的名称' }).fill(NEXT)
    await section(local, '下一个活动').getByLabel('新的开始日').fill('2024-08-01')
    await expect.poll(() => wordsOf(local, '下一个活动')).toContain('会新增')
    await expect.poll(() => wordsOf(local, '下一个活动')).toContain('任务从 8/1 到')
    expect(await rowsOf(local, TASKS)).toHaveLength(before.length)
    await section(local, '下一个活动').getByRole('button', { name: '新增这些行' }).click()
    await expect.poll(() => wordsOf(local, '下一个活动')).toContain(NEXT)
    await expect.poll(async () => (await rowsOf(local, TASKS)).length).toBeGreaterThan(before.length)
    expect((await rowsOf(local, CAMPAIGNS)).map(({ title }) => title)).toContain(NEXT)
  })

  it('live tracking computes the new rows, which hold nothing of the old run', async () => {
    const local = await base()
    const campaign = (await rowsOf(local, CAMPAIGNS)).find(({ title }) => title === NEXT)
    const added = async () =>
      (await rowsOf(local, TASKS)).filter(({ cells }) =>
        JSON.stringify(cells['所属活动']).includes(campaign?.id ?? '?'),
      )
    await expect.poll(async () => (await added()).length).toBeGreaterThan(0)
    await expect
      .poll(async () => [...new Set((await added()).map(({ cells }) => text(cells['进度状态'])))])
      .toEqual(['未开始'])
    for (const { cells } of await added()) {
      expect([cells['实际进度'], cells['实际开始'], cells['实际结束']]).toEqual([null, null, null])
      expect(words(cells['滞后原因(若适用)'])).toBe('')
    }
    await section(local, '下一个活动').getByRole('button', { name: '看新活动' }).click()
    const overview = async () => (await local.sidebar.getByRole('tabpanel').innerText()).replaceAll(/\s+/gu, ' ')
    await expect.poll(overview).toMatch(/计入 3 个任务.*未开始 3 /u)
  })

  it('[LV1] a row of the copy is tracked like any other: its progress moves its figures at once', async () => {
    const local = await base()
    const campaign = (await rowsOf(local, CAMPAIGNS)).find(({ title }) => title === NEXT)
    const own = async () =>
      (await rowsOf(local, TASKS)).find(({ cells }) => JSON.stringify(cells['所属活动']).includes(campaign?.id ?? '?'))
    const first = await own()
    const { id, fields } = await local.table(TASKS)
    const column = fields.find(({ name }) => name === '实际进度')?.id ?? ''
    await local.page.evaluate(([table, record, cells]) => window.localHost.edit(table, record, cells), [
      id,
      first?.id ?? '',
      { [column]: 0.5 },
    ] as const)
    await expect.poll(async () => text((await own())?.cells['进度状态'])).toBe('进行中')
    expect(local.errors).toEqual([])
  })
})
