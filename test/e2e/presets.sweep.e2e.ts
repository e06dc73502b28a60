import { describe, expect, it } from 'vitest'
import type { TableState } from '../../src/local-host/engine/types.ts'
import type { LocalBase } from './support/localBase.ts'
import { sweep } from '../support/sweep.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

const AT = '2024-06-10T19:00:00+08:00'

const open = (parameters: Readonly<Record<string, string>> = {}): Promise<LocalBase> =>
  openBase({ now: AT, parameters })

interface Part {
  readonly table: string
  readonly columns: readonly string[]
  readonly views: readonly string[]
}

/** The plan as it stands on the screen, table by table, folded or not. */
const shownPlan = (local: LocalBase): Promise<readonly Part[]> =>
  local.sidebar.locator('.ct-plan').evaluate((plan) => {
    const names = (part: Element, list: string) =>
      [...part.querySelectorAll(`${list} li > span`)].map((one) => one.textContent ?? '')
    return [...plan.querySelectorAll('.ct-plan-part')].map((part) => ({
      table: part.querySelector('summary > span')?.textContent ?? '',
      columns: names(part, '.ct-plan-columns'),
      views: names(part, '.ct-plan-views'),
    }))
  })

const byName = (a: { readonly table: string }, b: { readonly table: string }): number => a.table.localeCompare(b.table)

/** What was added to the Base. */
const news = (before: readonly TableState[], after: readonly TableState[]): readonly Part[] =>
  after.map((table) => {
    const old = before.find(({ id }) => id === table.id)
    const known = new Set([...(old?.fields ?? []), ...(old?.views ?? [])].map(({ id }) => id))
    const fresh = (ones: readonly { readonly id: string; readonly name: string }[]) =>
      ones.filter(({ id }) => !known.has(id)).map(({ name }) => name)
    return { table: table.name, columns: fresh(table.fields), views: fresh(table.views) }
  })

const unordered = (parts: readonly Part[]) =>
  parts
    .map(({ table, columns, views }) => ({ table, columns: columns.toSorted(), views: views.toSorted() }))
    .toSorted(byName)

async function choose(local: LocalBase, preset: string): Promise<void> {
  await local.sidebar.locator(`input[name=preset][value=${preset}]`).check()
}

async function build(local: LocalBase): Promise<void> {
  await local.sidebar.getByRole('button', { name: '一键建表' }).click()
  await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
}

describe('five presets in a browser, 410 px wide', () => {
  // setupVariants.sweep.test.ts makes every preset in process; the upgrade below ends with S0.
  it.each(sweep(['full', 'S0'], 1))('%s: set-up makes exactly the plan on the screen [SU1]', async (preset) => {
    const local = await open()
    const before = (await local.snapshot()).tables
    await choose(local, preset)
    const plan = await shownPlan(local)
    await build(local)
    const after = (await local.snapshot()).tables.filter(({ id }) => !before.some((one) => one.id === id))
    expect(unordered(news([], after))).toEqual(unordered(plan))
    expect(local.errors).toEqual([])
    expect(await local.sidebar.locator('html').evaluate((page) => page.scrollWidth)).toBeLessThanOrEqual(410)
  })

  it('an upgrade adds exactly what its plan says [SU5]', async () => {
    const local = await open()
    await choose(local, 'S2')
    await build(local)
    const before = (await local.snapshot()).tables
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    await local.sidebar.getByRole('button', { name: /升级.*模板/u }).click()
    await choose(local, 'S0')
    await local.sidebar.locator('.ct-plan-part').nth(4).waitFor()
    const plan = await shownPlan(local)
    await local.sidebar.getByRole('button', { name: /^升级为/u }).click()
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    const after = (await local.snapshot()).tables
    const parts = new Set(plan.map(({ table }) => table))
    expect(unordered(news(before, after).filter(({ table }) => parts.has(table)))).toEqual(unordered(plan))
    expect(
      news(before, after).filter(({ table, columns, views }) => !parts.has(table) && columns.length + views.length > 0),
    ).toEqual([])
    expect(local.errors).toEqual([])
  })

  it('a sheet can be stopped and tracked again, and its table stays as it is', async () => {
    const local = await open()
    await choose(local, 'S3')
    await build(local)
    await local.sidebar.locator('.ct-live-mark[data-kind=settled]').waitFor()
    await local.sidebar
      .getByText(/更新 4 行|已是最新/u)
      .first()
      .waitFor()
    const before = await local.table('实施进度监控表')
    await local.sidebar.getByRole('tab', { name: '设置' }).click()
    await local.sidebar.getByText(/字段齐全/u).waitFor()
    await local.sidebar.getByRole('button', { name: /^停止跟进「/u }).click()
    await local.sidebar.getByText(/什么也不删除/u).waitFor()
    await local.sidebar.getByRole('button', { name: '停止跟进', exact: true }).click()
    await local.sidebar.getByRole('button', { name: '重新跟进「实施进度监控表」' }).waitFor()
    expect(await local.table('实施进度监控表')).toEqual(before)
    await local.sidebar.getByRole('button', { name: '重新跟进「实施进度监控表」' }).click()
    await local.sidebar.getByRole('tab', { name: '总览' }).waitFor()
    expect(local.errors).toEqual([])
  })
})
