import { describe, expect, it } from 'vitest'
import { changeCells, entryOfRow } from '../../../src/application/history/changeRow.ts'
import {
  SHEET_LANGUAGES,
  columnOptions,
  presetColumns,
  presetIn,
  presetViews,
  type PresetId,
  type RowOf,
} from '../../../src/schema/index.ts'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import { appearance, isWrite } from '../../support/baseAppearance.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const PRESETS = ['S2', 'S3', 'S1', 'S0', 'full'] as const satisfies readonly PresetId[]
const OTHERS = SHEET_LANGUAGES.filter((language) => language !== 'zh-CN')

/** The tables that set-up has made. The first table came with the Base. */
const tablesOfSetup = (world: AppWorld): readonly TableState[] => world.door.engine.document.tables.slice(1)
const looks = (world: AppWorld) => tablesOfSetup(world).map((table) => appearance(table, tablesOfSetup(world)))
const writes = (world: AppWorld): readonly string[] => world.door.calls.filter(isWrite).map(({ key }) => key)
const textOf = (value: unknown): string => JSON.stringify(value)

describe.each(OTHERS)('[SU6] a sheet made in %s', (language) => {
  it.each(PRESETS)(
    'tables, columns, options and views of %s have names in the language, and a second run makes nothing',
    async (preset) => {
      const world = await openAppWorld()
      await world.setUp({ preset, language })
      expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
      const declared = presetIn(preset, language).tables
      expect(tablesOfSetup(world).map(({ name }) => name)).toEqual(declared.map(({ name }) => name))
      for (const [at, table] of tablesOfSetup(world).entries()) {
        const source = declared[at]
        if (source === undefined) continue
        const columns = presetColumns(source, true)
        expect(table.fields.map(({ name }) => name)).toEqual(columns.map(({ name }) => name))
        expect(table.views.map(({ name }) => name)).toEqual(presetViews(source.views, columns).map(({ name }) => name))
        for (const column of columns) {
          const field = table.fields.find(({ name }) => name === column.name)
          const options = columnOptions(source.table, column).map(({ name }) => name)
          for (const name of options) expect(textOf(field?.property)).toContain(JSON.stringify(name).slice(1, -1))
        }
      }
      const before = looks(world)
      world.door.resetCalls()
      await world.setUp({ preset, language })
      expect(writes(world)).toEqual([])
      expect(looks(world)).toEqual(before)
      world.close()
    },
  )

  it('a sidebar in another language adds nothing and renames nothing when it completes the sheet', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'S0', language })
    const before = looks(world)
    world.door.resetCalls()
    for (const other of SHEET_LANGUAGES) await world.setUp({ preset: 'S0', language: other })
    expect(writes(world)).toEqual([])
    expect(looks(world)).toEqual(before)
    world.close()
  })

  it('an upgrade in any sidebar adds tables and columns in the language of the sheet', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'S2', language, sample: 'none' })
    const tableId = world.app.getState().sheet?.tableId ?? ''
    const names = new Set(world.table().fields.map(({ name }) => name))
    await world.setUp({ preset: 'S0', grows: tableId, language: 'zh-CN', sample: 'none' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
    const own = presetIn('S0', language)
    const added = world
      .table()
      .fields.filter(({ name }) => !names.has(name))
      .map(({ name }) => name)
    const offered = own.tables.find(({ table }) => table === 'tasks')?.columns.map(({ name }) => name) ?? []
    expect(added.filter((name) => !offered.includes(name))).toEqual([])
    expect(added.length).toBeGreaterThan(0)
    const others = tablesOfSetup(world)
      .map(({ name }) => name)
      .filter((name) => name !== world.table().name)
    expect(others.toSorted()).toEqual(
      own.tables
        .filter(({ table }) => table !== 'tasks')
        .map(({ name }) => name)
        .toSorted(),
    )
    world.close()
  })

  it('a sidebar in another language finishes the set-up in the language of the sheet', async () => {
    const world = await openAppWorld()
    const reference = await openAppWorld()
    await reference.setUp({ preset: 'S3', language, sample: 'none' })
    const whole = looks(reference)
    reference.close()
    const stop = world.app.subscribe(() => {
      const { setup } = world.app.getState()
      if (setup.kind === 'running' && !setup.cancelling && setup.done >= 6) world.app.actions.cancelSetup()
    })
    await world.setUp({ preset: 'S3', language, sample: 'none' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'interrupted' })
    stop()
    await world.setUp({ preset: 'S3', language: 'zh-CN', sample: 'none' })
    expect(world.app.getState().setup).toMatchObject({ kind: 'done' })
    expect(looks(world)).toEqual(whole)
    world.close()
  })

  it('a copied Base recognises the sheet, and later columns are named in its language', async () => {
    const world = await openAppWorld()
    await world.setUp({ preset: 'S2', language })
    const at = '2024-03-01T19:00:00+08:00'
    const copied = await openAppWorld({
      snapshot: world.door.engine.copyOfBase(),
      seed: 11,
      at,
    })
    await copied.quiet()
    expect(copied.app.getState().sheet).toMatchObject({ preset: 'S2', language })
    expect(copied.app.getState().drift?.differences).toEqual([])
    world.close()
    copied.close()
  })
})

describe('[SU6] a Chinese sheet under a sidebar in English', () => {
  it('the extension renames nothing and goes on writing Chinese', async () => {
    const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
    await world.setUp({ preset: 'S0' })
    const before = looks(world)
    await world.app.actions.saveSettings({ ...world.app.getState().settings, language: 'en-US' }, 'base')
    await world.quiet()
    world.door.resetCalls()
    await world.setUp({ preset: 'S0', language: 'en-US' })
    expect(writes(world)).toEqual([])
    expect(looks(world)).toEqual(before)
    expect(world.app.getState().sheet).toMatchObject({ language: 'zh-CN' })
    const reasons = cellsOf(world, '活动基本信息与目标表', '健康原因')
    expect(reasons.join()).toContain('延期任务')
    world.close()
  })
})

/** The texts in a column of a table, both given by name. */
function cellsOf(world: AppWorld, tableName: string, columnName: string): readonly string[] {
  const table = tablesOfSetup(world).find(({ name }) => name === tableName)
  const field = table?.fields.find(({ name }) => name === columnName)
  return (table?.records ?? []).map((record) => textOf(record.fields[field?.id ?? ''] ?? ''))
}

describe.each([
  {
    language: 'en-US',
    campaigns: 'Campaign and goals',
    reasons: 'Health reasons',
    said: /delayed task/u,
    log: 'Daily tracking',
    done: 'Tasks done',
    first: 'Venue set up',
  },
  {
    language: 'ja-JP',
    campaigns: 'キャンペーン概要と目標',
    reasons: '健全度の理由',
    said: /遅延タスク/u,
    log: '日次進捗記録',
    done: '完了タスク',
    first: '会場の設営完了',
  },
] as const)(
  '[SU6] texts that the extension writes into a sheet made in $language',
  ({ language, campaigns, reasons, said, log, done, first }) => {
    it('sample rows and reasons of health are in that language', async () => {
      const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
      await world.setUp({ preset: 'S0', language, sample: 'verbatim' })
      await world.quiet()
      expect(cellsOf(world, campaigns, reasons).join()).toMatch(said)
      expect(cellsOf(world, log, done).join()).toContain(first)
      expect(JSON.stringify(tablesOfSetup(world).map(({ records }) => records))).not.toMatch(
        /延期任务|未命名|进度偏差/u,
      )
      world.close()
    })

    it('the extension reads a logged change back from the row that it has written', () => {
      const entry = {
        at: 1,
        taskId: 'rec1',
        title: 'A',
        campaignId: null,
        kind: 'hold',
        field: 'hold',
        before: null,
        after: 'paused',
        source: 'people',
      } as const
      const cells = changeCells(entry, language)
      expect(JSON.stringify(cells)).not.toMatch(/暂停|人工标记/u)
      const row = {
        recordId: 'r',
        title: null,
        at: 1,
        campaign: null,
        task: ['rec1'],
        kind: 'hold',
        field: null,
        before: null,
        after: null,
        source: 'people',
        reason: null,
        ...cells,
      }
      expect(entryOfRow(row as RowOf<'changes'>)).toMatchObject({ field: 'hold', before: null, after: 'paused' })
    })
  },
)
