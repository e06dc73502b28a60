import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../src/local-host/engine/types.ts'
import { isWrite } from '../../support/baseAppearance.ts'
import { present } from '../../support/present.ts'
import { sweep } from '../../support/sweep.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { otherVariants } from '../../contract/otherVariants.ts'
import {
  ENGLISH,
  TEXT,
  TRADITIONAL,
  adopt,
  adopted,
  draftOf,
  looksOf,
  openAdoptWorld,
  peoples,
  tableCalled,
} from './adoptWorld.ts'
import { proposedChoices } from '../../../src/application/adoption/planAdoption.ts'

/** The most that can be asked for: words copied into new columns, and marks. */
const MOST = { convert: ['progress', 'plannedStart', 'plannedEnd'], marks: true }

async function undisturbed() {
  const world = await openAdoptWorld()
  const draft = await draftOf(world, TEXT)
  world.door.resetCalls()
  const first = world.door.calls.length
  world.app.actions.adoption.start(draft, { ...proposedChoices(draft), ...MOST })
  let calls = 0
  await new Promise<void>((resolve) => {
    const stop = world.app.subscribe(() => {
      if (world.app.getState().adoption.kind !== 'done') return
      calls = world.door.calls.length - first
      stop()
      resolve()
    })
  })
  await world.quiet()
  const looks = looksOf(world)
  const written = world.door.calls.slice(first, first + calls).flatMap((call, at) => (isWrite(call) ? [at + 1] : []))
  world.close()
  return { looks, calls, written }
}

/** Marks are written into people's columns when they agree; everything else of theirs has to be as it was. */
const cellsOf = (world: AppWorld, before: Snapshot) => peoples(world, TEXT, before).cells

describe('[SU4] a taking over that is killed at any of its calls', () => {
  it('the next sidebar finishes it, makes nothing twice and changes no cell of people’s', async () => {
    const reference = await undisturbed()
    expect(reference.calls).toBeGreaterThan(15)
    for (const at of sweep(
      Array.from({ length: reference.calls }, (_none, before) => before + 1),
      12,
    )) {
      const world = await openAdoptWorld()
      const before = world.door.engine.snapshot()
      const draft = await draftOf(world, TEXT)
      const choices = { ...proposedChoices(draft), ...MOST }
      let seen = 0
      world.door.beforeCall = () => {
        seen += 1
        if (seen >= at) throw new Error('the tab was closed')
      }
      world.app.actions.adoption.start(draft, choices)
      await adopted(world)
      world.close()
      const next = await world.beside()
      // When the run was killed before it stored anything, people have to choose again.
      const { adoption } = next.app.getState()
      if (adoption.kind === 'stopped') next.app.actions.adoption.resume(adoption.tableId)
      else if (next.app.getState().sheets.length === 0)
        next.app.actions.adoption.start(await draftOf(next, TEXT), choices)
      await adopted(next)
      expect(looksOf(next), `killed at call ${String(at)}`).toEqual(reference.looks)
      expect(cellsOf(next, before), `killed at call ${String(at)}`).toEqual(cellsOf(world, before))
      expect(cellsOf(next, before)).toEqual(
        tableCalled(before, TEXT).records.map(({ id, fields }) => [id, Object.entries(fields)]),
      )
      next.close()
    }
  })
})

describe('[SU4] a taking over that is refused at any of its calls that write', () => {
  it.each(['once', 'from then on'])('refused %s: a second run completes the taking over', async (howLong) => {
    const reference = await undisturbed()
    expect(reference.written.length).toBeGreaterThan(10)
    for (const at of sweep(reference.written, 8)) {
      const world = await openAdoptWorld()
      const before = world.door.engine.snapshot()
      const draft = await draftOf(world, TEXT)
      const choices = { ...proposedChoices(draft), ...MOST }
      let seen = 0
      world.door.beforeCall = () => {
        seen += 1
        if (howLong === 'once' ? seen === at : seen >= at)
          throw Object.assign(new Error('no permission'), { code: 10_212_997 })
      }
      world.app.actions.adoption.start(draft, choices)
      await adopted(world)
      world.door.beforeCall = null
      const { adoption } = world.app.getState()
      expect(adoption.kind === 'stopped' || (adoption.kind === 'done' && adoption.failures.length > 0)).toBe(true)
      if (adoption.kind === 'stopped') world.app.actions.adoption.resume(adoption.tableId)
      else world.app.actions.adoption.start(await draftOf(world, TEXT), choices)
      await adopted(world)
      expect(world.app.getState().adoption, `refused at call ${String(at)}`).toMatchObject({
        kind: 'done',
        failures: [],
      })
      expect(looksOf(world), `refused at call ${String(at)}`).toEqual(reference.looks)
      expect(cellsOf(world, before)).toEqual(
        tableCalled(before, TEXT).records.map(({ id, fields }) => [id, Object.entries(fields)]),
      )
      world.close()
    }
  })
})

describe('[SU4] a taking over whose host does not answer', () => {
  it('a host that does not answer ends the run, which continues later', async () => {
    const world = await openAdoptWorld()
    const draft = await draftOf(world, TEXT)
    world.door.faults.hangNext('WidgetTable_addField', 1)
    world.app.actions.adoption.start(draft, proposedChoices(draft))
    await adopted(world)
    const { adoption } = world.app.getState()
    expect(adoption).toMatchObject({
      kind: 'stopped',
      error: { kind: 'timeout' },
      step: { kind: 'column', name: '计划进度' },
    })
    if (adoption.kind === 'stopped') world.app.actions.adoption.resume(adoption.tableId)
    await adopted(world)
    expect(world.app.getState().adoption).toMatchObject({ kind: 'done', failures: [] })
    expect(tableCalled(world.door.engine.document, TEXT).fields).toHaveLength(18 + 6)
    world.close()
  })

  it('a person can stop the run and leave it stopped', async () => {
    const world = await openAdoptWorld()
    const draft = await draftOf(world, TEXT)
    world.app.actions.adoption.start(draft, proposedChoices(draft))
    world.app.actions.adoption.cancel()
    await adopted(world)
    expect(world.app.getState().adoption).toMatchObject({ kind: 'stopped', error: null })
    world.app.actions.adoption.dismiss()
    await world.quiet()
    expect(world.app.getState().adoption).toEqual({ kind: 'idle' })
    expect(JSON.stringify(world.door.engine.document.pluginData)).not.toContain('"adoption"')
    world.close()
  })
})

describe('a taking over under every variant of the host', () => {
  it.each(sweep(otherVariants(), 4))(
    '$title: no cell of people’s changes, and ours are right',
    async ({ variants }) => {
      for (const name of [TRADITIONAL, TEXT, ENGLISH]) {
        const world = await openAdoptWorld({ variants })
        const before = world.door.engine.snapshot()
        const theirs = peoples(world, name, before)
        await adopt(world, name)
        expect(world.app.getState().adoption).toMatchObject({ kind: 'done', added: 6, failures: [] })
        expect(peoples(world, name, before)).toEqual(theirs)
        expect(world.app.getState().sheet?.sync).toMatchObject({ kind: 'settled', refused: [] })
        world.close()
      }
    },
  )
})

describe('the conversion of words into a new column', () => {
  const NEW_COLUMN = '〔跟进:tasks.progress〕'

  it.each([{ progressScale: 1 }, { progressScale: 100 }] as const)(
    'the conversion keeps what people type there meanwhile, progressScale $progressScale',
    async ({ progressScale }) => {
      const world = await openAdoptWorld({ variants: { progressScale } })
      const before = world.door.engine.snapshot()
      let typedInto: string | null = null
      world.door.beforeCall = (_n, key) => {
        const table = tableCalled(world.door.engine.document, TEXT)
        const column = table.fields.find(({ description }) => JSON.stringify(description).includes(NEW_COLUMN))
        if (typedInto !== null || key !== 'WidgetTable_getRecordsByIds' || column === undefined) return
        typedInto = column.id
        for (const { id } of table.records)
          world.door.asOther('WidgetTable_setRecord', [table.id, undefined], [id, { fields: { [column.id]: 0.77 } }])
      }
      await adopt(world, TEXT, { convert: ['progress'] })
      expect(world.app.getState().adoption).toMatchObject({ kind: 'done', failures: [] })
      const column = present(typedInto as string | null, 'the column that was typed into')
      const { records } = tableCalled(world.door.engine.document, TEXT)
      expect(records.map(({ fields }) => fields[column])).toEqual(records.map(() => 0.77))
      expect(cellsOf(world, before)).toEqual(
        tableCalled(before, TEXT).records.map(({ id, fields }) => [id, Object.entries(fields)]),
      )
    },
  )
})
