import { describe, expect, it } from 'vitest'
import { VARIANT_VALUES } from '../../../src/local-host/engine/variants.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import { appearance, isWrite } from '../../support/baseAppearance.ts'
import { sweep } from '../../support/sweep.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'

/** Every value that is not the default, one at a time. The empty one is the host with all defaults. */
const SWITCHES: readonly Partial<Variants>[] = [
  {},
  ...Object.entries(VARIANT_VALUES).flatMap(([name, [, ...others]]) =>
    others.map((value): Partial<Variants> => ({ [name]: value })),
  ),
]

/** Tables, columns, options, views, and the rows with content. A new table has blank rows, which do not count. */
function builtBy(world: AppWorld, { progressScale }: Partial<Variants>) {
  const { tables } = world.door.engine.document
  return tables.map((table) => {
    const { rows, ...schema } = appearance(table, tables)
    const filled = rows.filter((cells) => cells.length > 0)
    return { ...schema, rows: progressScale === 100 ? filled.length : filled }
  })
}

const REQUESTS = [true, false].flatMap((withOptional) =>
  (['S2', 'S3', 'S1', 'S0', 'full'] as const).map((preset) => ({ preset, withOptional })),
)

describe('[SU1] [SU2] set-up under every variant switch', () => {
  it.each(sweep(REQUESTS, 1))(
    'set-up makes $preset, optional columns: $withOptional',
    async ({ preset, withOptional }) => {
      const request = { preset, withOptional }
      const expected = new Map<boolean, unknown>()
      for (const variants of SWITCHES) {
        const world = await openAppWorld({ variants })
        await world.setUp(request)
        expect({ variants, setup: world.app.getState().setup }).toMatchObject({ variants, setup: { kind: 'done' } })
        const isOtherScale = variants.progressScale === 100
        const built = builtBy(world, variants)
        if (!expected.has(isOtherScale)) expected.set(isOtherScale, isOtherScale ? built : builtBy(world, {}))
        expect({ variants, built }).toEqual({ variants, built: expected.get(isOtherScale) })

        world.door.resetCalls()
        await world.setUp(request)
        expect({ variants, writes: world.door.calls.filter(isWrite).map(({ key }) => key) }).toEqual({
          variants,
          writes: [],
        })
        world.close()
      }
    },
  )
})
