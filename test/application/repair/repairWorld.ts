import { proposedChoices, type RepairChoices } from '../../../src/application/repair/repairPlan.ts'
import type { PresetId } from '../../../src/schema/index.ts'
import type { FieldState, TableState } from '../../../src/local-host/engine/types.ts'
import { present } from '../../support/present.ts'
import { openAppWorld, type AppWorld, type AppWorldOptions } from '../../support/appWorld.ts'

export const NOON = '2024-03-19T19:00:00+08:00'

export async function tracked(preset: PresetId, options: AppWorldOptions = {}): Promise<AppWorld> {
  const world = await openAppWorld({ at: NOON, ...options })
  await world.setUp({ preset, sample: preset === 'S3' ? 'verbatim' : 'none' })
  world.door.resetCalls()
  return world
}

export const tableOf = (world: AppWorld, name: string): TableState =>
  present(
    world.door.engine.document.tables.find((table) => table.name === name),
    name,
  )
export const fieldOf = (table: TableState, name: string): FieldState =>
  present(
    table.fields.find((field) => field.name === name),
    name,
  )
export const inTable = (table: TableState) => [table.id, undefined] as const

/** Another user changes a table; then waits until no sidebar has work left. */
export async function others(
  world: AppWorld,
  ...did: readonly (readonly [key: string, context: readonly unknown[], params: readonly unknown[]])[]
): Promise<void> {
  for (const [key, context, params] of did) world.door.asOther(key, context, params)
  await world.quiet()
}

export const deleteField = (table: TableState, name: string) =>
  ['WidgetTable_deleteField', inTable(table), [fieldOf(table, name).id]] as const

/** Opens the plan, starts it as proposed except for what is said, and waits for its end. */
export async function repair(world: AppWorld, choices: RepairChoices = {}): Promise<void> {
  world.app.actions.repairSchema()
  await until(world, 'planned')
  const state = world.app.getState().repair
  if (state.kind !== 'planned') throw new Error(state.kind)
  world.app.actions.startRepair({ ...proposedChoices(state.items), ...choices })
  await until(world, 'done')
  await world.quiet()
}

export async function until(world: AppWorld, kind: 'planned' | 'done' | 'failed'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): boolean => {
      const { repair: state } = world.app.getState()
      if (state.kind === kind) resolve()
      else if (state.kind === 'failed') reject(new Error(JSON.stringify(state)))
      return state.kind === kind || state.kind === 'failed'
    }
    if (look()) return
    const stop = world.app.subscribe(() => {
      if (look()) stop()
    })
  })
}
