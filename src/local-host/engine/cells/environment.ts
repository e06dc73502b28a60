import { FIELD } from '../fields/fieldTypes.ts'
import { optionsOf, type SelectOption } from '../fields/options.ts'
import type { CellValue, FieldState, HostLanguage, RecordState } from '../types.ts'
import { isBag } from '../world/values.ts'
import { primaryField, storedCell, zoneOfBase, type World } from '../world/world.ts'
import type { CellEnvironment } from './cellType.ts'
import { cellTypeOf } from './index.ts'

/** Options by id, cached for each property object: a property is replaced, never changed in place. */
const optionMaps = new WeakMap<object, Map<string, SelectOption>>()

function optionMap(field: FieldState): Map<string, SelectOption> {
  if (field.property === null) return new Map()
  const cached = optionMaps.get(field.property)
  if (cached) return cached
  const map = new Map(optionsOf(field.property).map((option) => [option.id, option]))
  optionMaps.set(field.property, map)
  return map
}

/** The environment of cells in this world. */
export function cellEnvironment(world: World, language: HostLanguage = world.language): CellEnvironment {
  const env: CellEnvironment = {
    zone: zoneOfBase(world),
    language,
    variants: world.variants,
    now: world.clock.now(),
    formulas: world.formulas,
    member: (id) => world.document.members.find((member) => member.id === id),
    linked(tableId) {
      const table = world.tables.get(tableId)
      if (!table) return undefined
      const primary = primaryField(table)
      return {
        has: (recordId) => table.records.has(recordId),
        text(recordId) {
          const record = table.records.get(recordId)
          return record ? textOfCell(record, primary, env) : ''
        },
      }
    },
    option: (field, id) => optionMap(field).get(id),
    tableOf: (field) => world.document.tables.find(({ fields }) => fields.includes(field))?.id ?? '',
  }
  return env
}

/** Whether cells of a column are sent in the form in which they are stored. */
export const readsAsStored = (field: FieldState, env: CellEnvironment): boolean =>
  !env.formulas.computes(field) &&
  cellTypeOf(field.type).derive === undefined &&
  !(field.type === FIELD.attachment && env.variants.attachmentPermission === 'present')

/** The cell as the wire gives it, computed columns included; null when empty. */
export function readCell(record: RecordState, field: FieldState, env: CellEnvironment): CellValue {
  if (env.formulas.computes(field)) return env.formulas.cell(field, record)
  const derive = cellTypeOf(field.type).derive
  if (derive) return derive(record, env)
  const value = storedCell(record, field.id)
  return readsAsStored(field, env)
    ? value
    : withPermission(value, { tableId: env.tableOf(field), recordId: record.id, fieldId: field.id })
}

/** Reads cells of one column, until the next change. */
export const cellReader = (field: FieldState, env: CellEnvironment): ((record: RecordState) => CellValue) =>
  env.formulas.computes(field) ? env.formulas.cells(field) : (record) => readCell(record, field, env)

/** Files as they are read under advanced permissions: each names its cell (host-protocol §6.1). */
const withPermission = (value: CellValue, permission: object): CellValue =>
  Array.isArray(value) ? value.map((file: unknown) => (isBag(file) ? { ...file, permission } : file)) : value

/** The displayed text of a cell. */
export function textOfCell(record: RecordState, field: FieldState, env: CellEnvironment): string {
  if (env.formulas.computes(field)) return env.formulas.text(field, record)
  return cellTypeOf(field.type).text(readCell(record, field, env), field, env)
}
