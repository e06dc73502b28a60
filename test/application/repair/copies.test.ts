import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../src/local-host/engine/types.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import { storedIn } from '../../support/storedRoom.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

const NOW = '2024-03-19T19:00:00+08:00'

async function openCopy(snapshot: Snapshot): Promise<AppWorld> {
  const world = await openAppWorld({
    snapshot,
    seed: 11,
    at: NOW,
  })
  await world.quiet()
  return world
}

/** Which tables, by name, each tracked sheet is made of. */
async function sheetsOf(world: AppWorld): Promise<readonly (readonly string[])[]> {
  const { sheets } = await storedIn(world.door.engine.document)
  const nameOf = new Map(world.door.engine.document.tables.map(({ id, name }) => [id, name]))
  return sheets.map(({ tables }) =>
    Object.values(tables)
      .map(({ tableId }) => nameOf.get(tableId) ?? 'gone')
      .toSorted(),
  )
}

describe('[BD2] a copied Base is bound by its marks', () => {
  it.each<{ presets: readonly PresetId[] }>([
    { presets: ['S0'] },
    { presets: ['full'] },
    { presets: ['S0', 'S0'] },
    { presets: ['full', 'full'] },
    { presets: ['S1', 'S0'] },
    { presets: ['S2', 'S3'] },
  ])('a copy with $presets is bound, also when the copy is copied', async ({ presets }) => {
    const owner = await openAppWorld({ at: NOW })
    for (const preset of presets) await owner.setUp({ preset, sample: 'none', another: true })
    const wanted = await sheetsOf(owner)
    expect(wanted).toHaveLength(presets.length)
    const copy = await openCopy(owner.door.engine.copyOfBase())
    expect(await sheetsOf(copy)).toEqual(wanted)
    expect(copy.app.getState().drift?.differences).toEqual([])
    const again = await openCopy(copy.door.engine.copyOfBase())
    expect(await sheetsOf(again)).toEqual(wanted)
    expect(again.app.getState().drift?.differences).toEqual([])
  })

  it('a view that was renamed before the Base was copied counts as there', async () => {
    const owner = await openAppWorld({ at: NOW })
    await owner.setUp({ preset: 'S2', sample: 'none' })
    const gantt = owner.table().views.find(({ name }) => name === '甘特图')
    owner.door.asOther('WidgetTable_setView', [owner.table().id, undefined], [gantt?.id, { name: '排期' }])
    const copy = await openCopy(owner.door.engine.copyOfBase())
    expect(copy.app.getState().drift?.differences).toEqual([])
  })
})
