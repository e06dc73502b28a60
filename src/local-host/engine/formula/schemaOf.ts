import type { World } from '../world/world.ts'
import type { Schema } from './bind.ts'
import type { TableView } from './bound.ts'

/** The tables and columns that a formula of `own` can name; `own` may not be added to the Base yet. */
export function schemaOf(world: World, own: TableView, isFilter = false): Schema {
  return {
    own,
    isFilter,
    blankTurnsToText: world.variants.formulaBlank === 'turnsToText',
    table: (id) => (id === own.state.id ? own : world.tables.get(id)),
    tableNamed(name) {
      const state = world.document.tables.find((table) => table.name === name)
      return own.state.name === name ? own : state && world.tables.get(state.id)
    },
    typeOf: (field) => world.formulas.typeOf(field),
  }
}
