import { afterEach, describe, expect, it } from 'vitest'
import { defaultVariants } from '../../../src/local-host/engine/variants.ts'
import { NATIVE_KEYS, NATIVE_WORDS, SHEET_LANGUAGES, type PresetId } from '../../../src/schema/index.ts'
import { date, progress, text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { adopt, openAdoptWorld } from '../adoption/adoptWorld.ts'
import { OWN, ownSheet } from '../adoption/ownSheet.ts'

let world: AppWorld

/** A table of people's, with a progress column that nobody has filled. */
const PEOPLES = ownSheet(
  [text('任务名称'), date('计划开始'), date('计划结束'), progress('实际进度')],
  [['海报', '2024-03-15', '2024-03-21', null]],
)

afterEach(() => world.close())

const namesIn = (language: (typeof SHEET_LANGUAGES)[number]): readonly string[] =>
  NATIVE_KEYS.map((key) => NATIVE_WORDS[language].columns[key].name)
const nativeColumns = (): readonly string[] => {
  const names = new Set(SHEET_LANGUAGES.flatMap(namesIn))
  return world
    .table()
    .fields.map(({ name }) => name)
    .filter((name) => names.has(name))
}
/** What `look` says of each column, in their order. */
const states = async (): Promise<readonly string[]> => {
  const plan = await world.app.actions.native.look()
  return plan.ok ? plan.value.columns.map(({ is }) => is) : [plan.error.kind]
}
const ALL_RIGHT = NATIVE_KEYS.map(() => 'right')

describe('[NV7] a set-up with native columns', () => {
  it.each<PresetId>(['S0', 'S1', 'S2', 'S3', 'full'])(
    'makes them last, also in a blank sheet of %s that has no progress yet',
    async (preset) => {
      world = await openAppWorld()
      await world.setUp({ preset, sample: 'none', native: true })
      expect(world.app.getState().setup.kind).toBe('done')
      expect(nativeColumns()).toEqual(namesIn('zh-CN'))
      expect(await states()).toEqual(ALL_RIGHT)
    },
  )

  it('names them in the language of the tables', async () => {
    for (const language of ['en-US', 'ja-JP'] as const) {
      world = await openAppWorld()
      await world.setUp({ preset: 'S3', sample: 'verbatim', native: true, language })
      expect(nativeColumns()).toEqual(namesIn(language))
      expect(await states()).toEqual(ALL_RIGHT)
      world.close()
    }
  })

  it('makes none of them unless they were chosen', async () => {
    world = await openAppWorld()
    await world.setUp({ preset: 'S3' })
    expect(nativeColumns()).toEqual([])
  })

  it('that was stopped between two of them is finished by any sidebar, and none is made twice', async () => {
    world = await openAppWorld()
    world.door.beforeCall = (_n, key) => {
      const has = world.door.engine.document.tables.some(({ fields }) => fields.some(({ name }) => name === '进度值'))
      if (key === 'WidgetTable_addField' && has) world.app.actions.cancelSetup()
    }
    await world.setUp({ preset: 'S3', native: true })
    const { setup } = world.app.getState()
    expect(setup).toMatchObject({ kind: 'interrupted', request: { native: true } })
    const made = world.door.engine.document.tables.flatMap(({ fields }) => fields.map(({ name }) => name))
    expect(made.filter((name) => namesIn('zh-CN').includes(name))).toEqual(namesIn('zh-CN').slice(0, 3))
    const other = await openAppWorld({ snapshot: world.door.engine.snapshot(), seed: 3 })
    world.close()
    world = other
    await world.setUp({ preset: 'S3' })
    expect(world.app.getState().setup.kind).toBe('done')
    expect(nativeColumns()).toEqual(namesIn('zh-CN'))
    expect(await states()).toEqual(ALL_RIGHT)
  })

  it.each([
    ['refused', 'unexpected'],
    ['textDropped', 'textDropped'],
  ] as const)(
    'ends with a complete sheet and the reason where the Base has formulas %s',
    async (formulaConfig, kind) => {
      world = await openAppWorld({ variants: { ...defaultVariants(), formulaConfig } })
      await world.setUp({ preset: 'S3', native: true })
      expect(world.app.getState().setup).toMatchObject({ kind: 'done', nativeRefusal: { kind } })
      expect(nativeColumns()).toEqual([])
      // The set-up is over: a further one is not offered to be continued.
      const later = await world.beside()
      expect(later.app.getState().setup.kind).toBe('idle')
      later.close()
    },
  )

  it('goes whole when it is taken back', async () => {
    world = await openAppWorld()
    const before = world.door.engine.document.tables.map(({ name }) => name)
    await world.setUp({ preset: 'S3', native: true })
    const listed = async () => {
      const runs = await world.app.actions.runs.list()
      return runs.ok ? runs.value : []
    }
    await expect.poll(async () => (await listed())[0]?.kind).toBe('setUp')
    const [run] = await listed()
    await world.app.actions.runs.takeBack(run?.id ?? '', { signal: new AbortController().signal })
    await world.quiet()
    expect(world.door.engine.document.tables.map(({ name }) => name)).toEqual(before)
  })
})

describe('[NV7] a table that was taken over', () => {
  it('gets them after a look at the plan, and keeps its own columns', async () => {
    world = await openAdoptWorld({ snapshot: PEOPLES })
    await adopt(world, OWN)
    const before = world.table().fields.map(({ name }) => name)
    const looked = await states()
    const made = await world.app.actions.native.make()
    await world.quiet()
    expect(looked.every((is) => is === 'missing')).toBe(true)
    expect(made).toMatchObject({ ok: true, value: { added: 7 } })
    expect(
      world
        .table()
        .fields.map(({ name }) => name)
        .slice(0, before.length),
    ).toEqual(before)
  })
})
