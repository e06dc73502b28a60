import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENTS, serveClients, type ClientFile, type ClientRun, type ServedClients } from '../clients/serveClients.ts'
import type { SdkVersion } from '../clients/sdks.ts'
import type { TableState } from '../../src/local-host/engine/types.ts'
import { isWhole, sweep } from '../support/sweep.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

/**
 * Small extensions as strangers write them, on versions of the SDK from their time and later, in the sidebar of the
 * built page:
 * they show the Base, follow what a person does in it, do their own work, and nothing logs an error.
 */

/** The result of each client's work on 任务分解与责任跟踪表, after an edit of the first row's deliverable. */
const RESULTS: Readonly<Record<ClientFile, string>> = {
  'legacyGrid.ts': 'true 已补 zh',
  'findReplace.ts': 'replaced 2',
  'groupStats.ts': '预热期 2 爆发期 0 执行期 1 延续期 0',
  'csv.ts': '4 lines, 1 added',
  'images.ts': '2 true 8 px',
  'translate.ts': 'new true zh zh-CN feishu true true',
  'bulkCopy.ts': '9 cells, true',
  'selectionCard.tsx': 'true LIGHT',
  'dedupe.ts': '4 4 1 true',
  'viewTools.ts': '1 true 1 1 true true true',
  'rowCopy.ts': '3 1 副本 T002 T003',
  'mergeOptions.ts': '1 微信 抖音 微信',
  'mergeTables.ts': '10 tables, 27 rows, true',
  'arrayFields.ts': '改过 导入乙',
  'blankUrls.ts': 'true blank blank true blank blank',
}

const SECOND = '任务分解与责任跟踪表'
const ALL_RUNS: readonly ClientRun[] = (Object.keys(CLIENTS) as ClientFile[]).flatMap((client) =>
  CLIENTS[client].map((version: SdkVersion) => ({ client, version })),
)
/** One run for each version, of different clients where that is possible; versions that few clients use choose first. */
function oneOfEachVersion(): readonly ClientRun[] {
  const ofVersion = (version: SdkVersion) => ALL_RUNS.filter((run) => run.version === version)
  const versions = [...new Set(ALL_RUNS.map(({ version }) => version))].toSorted(
    (a, b) => ofVersion(a).length - ofVersion(b).length,
  )
  const chosen: ClientRun[] = []
  for (const version of versions) {
    const runs = ofVersion(version)
    const fresh = runs.find(({ client }) => chosen.every((one) => one.client !== client)) ?? runs[0]
    if (fresh !== undefined) chosen.push(fresh)
  }
  return chosen
}

/** `npm run test:deep` runs every client on each of its versions. */
const RUNS = isWhole ? sweep(ALL_RUNS, ALL_RUNS.length) : oneOfEachVersion()

/** What a new Base is shown by: `npm test` takes one. */
const OF_NEW_BASES: readonly ClientRun[] = sweep(
  [
    { client: 'legacyGrid.ts', version: '0.2' },
    { client: 'findReplace.ts', version: '0.3' },
    { client: 'selectionCard.tsx', version: '1.0' },
  ],
  1,
)

const openBase = oneBrowser()
let clients: ServedClients
beforeAll(async () => {
  clients = await serveClients([...RUNS, ...OF_NEW_BASES])
})
afterAll(() => clients.close())

const open = (client: ClientFile, version: SdkVersion, fixture: string): Promise<LocalBase> =>
  openBase({ fixture, parameters: { plugin: clients.url(client, version) } })

/** The text of every item of a list, in order. */
const items = (local: LocalBase, list: string): Locator => local.sidebar.locator(`#${list} li`)
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name)

function primaryTexts({ fields, records }: TableState): string[] {
  const primary = fields.find(({ isPrimary }) => isPrimary)?.id ?? ''
  return records.map((record) => {
    const cell: unknown = record.fields[primary]
    return Array.isArray(cell) ? cell.map((segment: { text?: string }) => segment.text ?? '').join('') : ''
  })
}

async function showsTable(local: LocalBase, table: TableState): Promise<void> {
  await expect.poll(() => items(local, 'fields').allInnerTexts()).toEqual(names(table.fields))
  await expect.poll(() => items(local, 'views').allInnerTexts()).toEqual(names(table.views))
  await expect.poll(() => items(local, 'records').allInnerTexts()).toEqual(primaryTexts(table))
}

/** Errors of the console, and of the message log: refusals and messages that no one understood. */
async function expectNoErrors(local: LocalBase): Promise<void> {
  const log = await local.page.evaluate(() =>
    window.localHost.log().filter(({ error, type }) => error !== undefined || type === 'unknown'),
  )
  expect([local.errors, log]).toEqual([[], []])
}

describe.each(RUNS)('$client on SDK $version', ({ client, version }) => {
  it('every client shows the Base, follows the selection and does its work without an error', async () => {
    const local = await open(client, version, 'templates')
    const { tables } = await local.snapshot()
    const [first] = tables
    if (first === undefined) throw new Error('a Base without tables')
    await expect.poll(() => items(local, 'tables').allInnerTexts()).toEqual(names(tables))
    await showsTable(local, first)

    await local.page.getByText(SECOND, { exact: true }).first().click()
    await showsTable(local, await local.table(SECOND))

    const cell = await local.cell(SECOND, 'T001', '任务名称')
    await cell.click()
    await expect.poll(() => local.sidebar.locator('#selection').innerText()).toBe('预热海报设计')

    const title = await local.cell(SECOND, 'T001', '任务ID')
    await title.dblclick()
    await local.page.keyboard.press('ControlOrMeta+A')
    await local.page.keyboard.type('甲1')
    await local.page.keyboard.press('Enter')
    await expect.poll(() => items(local, 'records').allInnerTexts()).toEqual(['甲1', 'T002', 'T003'])

    await local.sidebar
      .locator(client === 'findReplace.ts' ? 'button.ant-btn-primary, button' : '#run')
      .first()
      .click()
    await expect.poll(() => local.sidebar.locator('#result').innerText()).toBe(RESULTS[client])
    await expectNoErrors(local)
  })
})

describe.each(OF_NEW_BASES)('$client on SDK $version', ({ client, version }) => {
  it('the panel shows a new Base', async () => {
    const local = await open(client, version, 'empty')
    const { tables } = await local.snapshot()
    const [only] = tables
    if (only === undefined) throw new Error('a Base without tables')
    await expect.poll(() => items(local, 'tables').allInnerTexts()).toEqual(names(tables))
    await showsTable(local, only)
    await expectNoErrors(local)
  })
})
