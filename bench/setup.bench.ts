import type { Browser, Page } from 'playwright-core'
import { inject, it } from 'vitest'
import { launchBrowser, openLocalBase } from '../test/e2e/support/localBase.ts'
import { median, print } from './figures.ts'
import { noteArrivals, showInSidebar } from './hostPage.ts'
import type { RawTable, RawView } from './rawSetup.ts'

/**
 * Set-up by the extension against the same tables, columns and views made by hand with the raw SDK, in one run, over
 * the same wire, each in a cross-site iframe of the local Base. Both are timed where they meet: at the host, from the
 * first table's request to the last view's.
 */
const RUNS = 3

interface Invoke {
  readonly key: string
  readonly context: readonly unknown[]
  readonly params: readonly unknown[]
}

declare global {
  interface Window {
    /** Every request that reached the host, in order. */
    invokes: Invoke[]
  }
}

/** Notes what is asked of the host; runs before its own scripts. */
function noteInvokes(): void {
  window.invokes = []
  window.addEventListener(
    'message',
    ({
      data,
    }: MessageEvent<{
      type?: string
      payload?: { key: string; params: readonly { c?: readonly unknown[]; p?: readonly unknown[] }[] }
    } | null>) => {
      if (data?.type !== 'invoke' || data.payload === undefined) return
      for (const { c, p } of data.payload.params)
        window.invokes.push({ key: data.payload.key.replace('bitable.Widget', ''), context: c ?? [], params: p ?? [] })
    },
  )
}

/** From the first `addTable` to the last `applySetting` as the host saw them arrive. Milliseconds. */
async function built(page: Page, views: number): Promise<number> {
  const seen = await page.waitForFunction(
    (views) => {
      const applied = window.arrivals.filter(({ key }) => key === 'View_applySetting')
      const first = window.arrivals.find(({ key }) => key === 'Base_addTable')
      return first === undefined || applied.length < views ? null : (applied.at(-1)?.at ?? 0) - first.at
    },
    views,
    { timeout: 120_000, polling: 20 },
  )
  return Number(await seen.jsonValue())
}

/** What the extension has asked for, with names in place of ids, as somebody would write it down to do it by hand. */
function asByHand(page: Page): Promise<RawTable[]> {
  return page.evaluate(() => {
    const { tables } = window.localHost.snapshot()
    const made = window.invokes
      .filter(({ key }) => key === 'Base_addTable')
      .map(({ params }) => (params[0] as { name: string }).name)
    return made.flatMap((name) => {
      const table = tables.find((one) => one.name === name)
      if (table === undefined) return []
      const words = new Map<string, string>(tables.map((one) => [one.id, `table:${one.name}`]))
      for (const field of table.fields) {
        words.set(field.id, `field:${field.name}`)
        for (const option of (field.property?.['options'] ?? []) as { id: string; name: string }[])
          words.set(option.id, `option:${field.name}/${option.name}`)
      }
      const inWords = (value: unknown): unknown => {
        if (typeof value === 'string') return words.get(value) ?? value
        if (Array.isArray(value)) return value.map(inWords)
        return typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inWords(part)]))
          : value
      }
      const ofTable = window.invokes.filter(({ context }) => context[0] === table.id)
      const params = (key: string): unknown[] =>
        ofTable.filter((one) => one.key === key).map((one) => inWords(one.params[0]))
      const renamed = ofTable.find(({ key }) => key === 'Table_setView')?.params[0]
      const FILTER: Record<string, string> = {
        AddCondition: 'addFilterCondition',
        SetConjunction: 'setFilterConjunction',
      }
      const views = table.views.map(
        (view): RawView => ({
          name: view.name,
          type: view.type,
          isRenamed: view.id === renamed,
          settings: ofTable
            .filter(({ context }) => context[1] === view.id)
            .flatMap(({ key, params: given }) => {
              const words = given.map(inWords)
              switch (key) {
                case 'View_setFilter':
                  return [{ method: FILTER[String(given[0])] ?? '', params: words.slice(1) }]
                case 'View_setFieldVisibility':
                  return [{ method: 'hideField', params: words.slice(0, 1) }]
                case 'View_setSortInfo':
                case 'View_setGroupInfo':
                case 'View_setFieldWidth':
                  return [{ method: key.slice('View_'.length), params: words }]
                default:
                  return []
              }
            }),
        }),
      )
      const primary = (ofTable.find(({ key }) => key === 'Table_setField')?.params[1] ?? {}) as object
      return [{ name, primary, columns: params('Table_addField') as object[], views }]
    })
  })
}

/** The result without ids; both ways must have the same. */
const shape = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify(
      window.localHost
        .snapshot()
        .tables.slice(1)
        .map(({ name, fields, views }) => ({
          name,
          fields: fields.map((field) => [field.name, field.type]),
          views: views.map(({ name: view, shared }) => [
            view,
            shared.filter?.conditions.length ?? 0,
            shared.sort.length,
            shared.group.length,
            shared.hidden.length,
            Object.keys(shared.widths).length,
          ]),
        })),
    ),
  )

async function compare(
  browser: Browser,
  preset: RegExp,
): Promise<{ ours: number; raw: number; messages: number; rawMessages: number }> {
  const local = await openLocalBase(browser, { initScript: noteArrivals })
  const { page, sidebar } = local
  page.context().setDefaultTimeout(60_000)
  await page.evaluate(noteInvokes)
  await sidebar.getByRole('radio', { name: preset }).check()
  await sidebar.getByRole('radio', { name: /不放/u }).check()
  await page.evaluate(() => {
    window.arrivals = []
  })
  await sidebar.getByRole('button', { name: '一键建表' }).click()
  await sidebar.getByRole('tab', { name: '总览' }).waitFor({ timeout: 60_000 })
  const tables = await asByHand(page)
  const views = tables.reduce((sum, table) => sum + table.views.length, 0)
  const ours = await built(page, views)
  const messages = await page.evaluate(() => window.arrivals.length)
  const wanted = await shape(page)
  await local.close()

  const other = await openLocalBase(browser, { initScript: noteArrivals })
  other.page.context().setDefaultTimeout(60_000)
  await other.sidebar.getByRole('button', { name: '一键建表' }).waitFor() // otherwise the page resets its frame
  const frame = await showInSidebar(other.page, inject('rawUrl'))
  await frame.waitForFunction(() => 'raw' in window)
  await other.page.evaluate(() => {
    window.arrivals = []
  })
  await frame.evaluate((tables) => window.raw.buildByHand(tables), tables)
  const raw = await built(other.page, views)
  const rawMessages = await other.page.evaluate(() => window.arrivals.length)
  if ((await shape(other.page)) !== wanted) throw new Error('by hand something else was built')
  await other.close()
  return { ours, raw, messages, rawMessages }
}

it.each([
  { preset: 'S2', name: /执行进度跟踪表/u },
  { preset: 'full', name: /全套/u },
])('set-up of $preset, against the raw SDK', async ({ preset, name }) => {
  const browser = await launchBrowser()
  const runs: Awaited<ReturnType<typeof compare>>[] = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await compare(browser, name))
  const [ours, raw] = [median(runs.map((run) => run.ours)), median(runs.map((run) => run.raw))]
  print(`set-up of ${preset} (median of ${String(RUNS)})`, [
    { what: 'extension', ms: ours, ratio: ours / raw, note: `${String(runs[0]?.messages)} messages` },
    { what: 'raw SDK, the same by hand', ms: raw, note: `${String(runs[0]?.rawMessages)} messages` },
  ])
  await browser.close()
})
