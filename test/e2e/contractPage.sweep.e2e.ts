import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot, Variants } from '../../src/local-host/engine/types.ts'
import { defaultVariants } from '../../src/local-host/engine/variants.ts'
import { SCRATCH_PREFIX } from '../contract/contractHost.ts'
import { GAPS } from '../contract/gaps.ts'
import type { ContractReport } from '../contract/page/report.ts'
import { serveBuild } from '../support/serveBuild.ts'
import { isWhole } from '../support/sweep.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

/** contract.html as an extension of the local Base: it must name the host it is in, and leave no trace. */

const openBase = oneBrowser()
let served: Awaited<ReturnType<typeof serveBuild>>

beforeAll(async () => {
  served = await serveBuild('contract', '127.0.0.1')
})

afterAll(() => served.close())

/** The page in a Base with data of its own; `judge` gets it and what is in the Base. */
async function inBase(judge: (base: LocalBase, before: Snapshot) => Promise<void>): Promise<void> {
  const base = await openBase({
    fixture: 'templates',
    parameters: { plugin: `${served.origin}/contract.html` },
  })
  await base.sidebar.getByRole('checkbox', { name: /同意/u }).waitFor()
  await judge(base, await base.snapshot())
  expect(base.errors).toEqual([])
}

const turn = ({ page }: LocalBase, switches: object): Promise<void> =>
  page.evaluate((wanted) => {
    for (const [name, value] of Object.entries(wanted)) window.localHost.set(name, value)
  }, switches)

/** Agrees, runs and reads the report as JSON. */
async function run(sidebar: FrameLocator, button: string): Promise<ContractReport> {
  await sidebar.getByRole('checkbox', { name: /同意/u }).check()
  await sidebar.getByRole('button', { name: button }).click()
  await sidebar.getByTestId('report').waitFor()
  await sidebar.getByRole('button', { name: 'Copy as JSON' }).click()
  const report = JSON.parse(
    await sidebar.getByRole('textbox', { name: 'The report as text' }).inputValue(),
  ) as ContractReport
  return report
}

const again = async (sidebar: FrameLocator): Promise<void> => {
  await sidebar.getByRole('button', { name: 'Run again' }).click()
}

/** Cases left out in somebody's Base: they would leave data behind, cover the screen or take a night. */
const UNTRIED = { dataLimit: null, cancelledPicker: null, formulaClock: null }
const readings = ({ findings }: ContractReport): object =>
  Object.fromEntries(Object.entries(findings).map(([name, { reading }]) => [name, reading]))
const failed = ({ outcomes }: ContractReport): readonly string[] =>
  outcomes.flatMap(({ id, status, detail }) => (status === 'failed' ? [`case ${id}: ${detail}`] : []))

describe('contract.html', () => {
  it('asks before it writes; every case passes under the defaults, gaps are listed, and it cleans up', async () => {
    await inBase(async (base, before) => {
      const { sidebar } = base
      expect(await sidebar.getByRole('button', { name: 'Run everything' }).isDisabled()).toBe(true)
      expect(
        (await base.calls()).filter(({ key }) => /_(add|set|delete)/u.test(key.replace('setClientVersion', ''))),
      ).toEqual([])
      const report = await run(sidebar, 'Run everything')
      expect(failed(report)).toEqual([])
      expect(readings(report)).toEqual({ ...defaultVariants(), ...UNTRIED })
      expect(report.outcomes.filter(({ status }) => status === 'gap').map(({ id }) => id)).toEqual(
        GAPS.filter(({ tell }) => typeof tell !== 'string').map(({ id }) => id),
      )
      expect(report.outcomes.filter(({ status }) => status === 'notApplicable').map(({ id }) => id)).toEqual(
        expect.arrayContaining(['3.4-c', '4.5-b', '4.6-b']),
      )
      expect(report.leftBehind).toEqual([])
      expect(await base.snapshot()).toEqual(before)
      await sidebar.getByRole('button', { name: 'Copy as Markdown' }).click()
      expect(await sidebar.getByRole('textbox', { name: 'The report as text' }).inputValue()).toContain(
        '| 9.3 | does the last page carry a `pageToken` | `lastPage` | `noToken` |',
      )
    })
  })

  // findVariants.test.ts asks the same hosts in process; here the page does, which takes a minute.
  it.runIf(isWhole)('reports a host that differs in every switch, and every case still passes', async () => {
    await inBase(async (base, before) => {
      const otherwise: Variants = {
        ...defaultVariants(),
        addTable: 'honourFields',
        progressScale: 100,
        lastPage: 'token',
        emptyCells: 'null',
        uncheckedBox: 'false',
        attachmentPermission: 'present',
        computedCells: 'refused',
        repeatedOptions: 'kept',
        selectStrings: 'reject',
        setRecords: 'partial',
        events: 'coalesced',
        viewIdOrFilter: 'filter',
        advancedPermissions: 'off',
        recordLimit: 5000,
        hidePrimary: 'false',
        missingData: 'emptyObject',
        formulaText: 'byId',
        formulaResult: 'inferred',
        formulaBlank: 'turnsToText',
        formulaNull: 'blank',
        formulaBranches: 'eager',
        formulaErrors: 'text',
        formulaBoolean: 'text',
        formulaDates: 'digits',
        formulaEvents: 'recordModify',
        formulaOperators: 'lenient',
        formulaQuotes: 'doubled',
        networkdaysReversed: 'zero',
        formulaLists: 'blanksKept',
        formulaTextNumbers: 'error',
        formulaInt: 'floor',
      }
      await turn(base, otherwise)
      const report = await run(base.sidebar, 'Run everything')
      expect(readings(report)).toEqual({ ...otherwise, ...UNTRIED })
      expect(failed(report)).toEqual([])
      expect(await base.snapshot()).toEqual(before)
    })
  })

  it.runIf(isWhole)('reports when events come, and a host that sends none for our own writes', async () => {
    await inBase(async (base, before) => {
      // findVariants.test.ts covers the variants that need no clock.
      for (const variants of [
        { events: 'beforeCallback' },
        { events: 'late' },
        { events: 'afterCallback', ownEcho: 'no', addTable: 'tenBlankRows' },
      ]) {
        await turn(base, variants)
        const report = await run(base.sidebar, 'Only find out which host this is')
        const expected =
          'ownEcho' in variants ? { ...variants, events: null, recordAdd: null, formulaEvents: null } : variants
        expect(readings(report)).toEqual({ ...defaultVariants(), ...expected, ...UNTRIED })
        await again(base.sidebar)
      }
      expect(await base.snapshot()).toEqual(before)
    })
  })

  it('reports what fails and leaves nothing behind; offers to remove what an interrupted run left', async () => {
    await inBase(async (base, before) => {
      const { page, sidebar } = base
      await turn(base, { failNext: { key: 'WidgetTable_addField', count: 4, code: 10213999 } })
      await turn(base, { failNext: { key: 'WidgetBase_deleteTable', count: 2, code: 10212999 } })
      const report = await run(sidebar, 'Only find out which host this is')
      expect(report.findings.progressScale).toEqual({
        reading: null,
        evidence: 'could not be tried: refused by a fault switch',
      })
      expect(report.leftBehind).toEqual([])
      expect(await base.snapshot()).toEqual(before)
      await page.evaluate((name) => {
        const snapshot = window.localHost.snapshot()
        const [table] = snapshot.tables
        if (table !== undefined)
          window.localHost.load({ ...snapshot, tables: [...snapshot.tables, { ...table, id: 'tblLeftOver', name }] })
      }, `${SCRATCH_PREFIX}7 1`)
      await again(sidebar)
      await sidebar.getByRole('checkbox', { name: /同意/u }).check()
      await sidebar.getByRole('button', { name: 'Delete them' }).click()
      await sidebar.getByRole('button', { name: 'Delete them' }).waitFor({ state: 'detached' })
      expect(await base.snapshot()).toEqual(before)
    })
  })
})
