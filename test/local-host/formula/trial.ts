import { FIELD } from '../../../src/local-host/engine/fields/fieldTypes.ts'
import { sheet, type Column, type TypedCell } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { emptyBase } from '../../../src/local-host/engine/fixtures/empty.ts'
import { createEngine } from '../../../src/local-host/engine/createEngine.ts'
import { createIdMint } from '../../../src/local-host/engine/world/ids.ts'
import { createRandom } from '../../../src/local-host/engine/world/random.ts'
import type { Engine, FieldState, RecordState, TableState, Variants } from '../../../src/local-host/engine/types.ts'
import { NOON, session } from '../support.ts'

export interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly TypedCell[])[]
}

/** An engine with some sheets, the first of which formulas are tried on. */
export interface Trial {
  readonly engine: Engine
  readonly tables: readonly TableState[]
  readonly clock: { now: number }
  /** What a formula reads in a row: its cell, its text and its error. One column serves them all. */
  read(formula: string, row?: number): Reading
  /** The same for a column that stays. */
  column(
    name: string,
    formula: string,
    more?: object,
  ): { readonly id: string; read(row?: number): Reading; rewrite(formula: string): void }
  set(row: number, column: string, value: unknown, table?: number): void
  field(name: string, table?: number): FieldState
  ask(method: string, ...params: readonly unknown[]): unknown
}

export interface Reading {
  readonly cell: unknown
  readonly text: string
  readonly fault: string | null
}

export function openTrial(
  sheets: readonly Sheet[],
  variants: Partial<Variants> = {},
  viewerZone = 'America/New_York',
): Trial {
  const clock = { now: NOON }
  const base = emptyBase(NOON)
  const ids = createIdMint(createRandom(77), new Set())
  const own = sheets.map(({ name, columns, rows }) => sheet(ids, name, columns, rows, NOON))
  const engine = createEngine({
    snapshot: { ...base, tables: own },
    clock: { now: () => clock.now },
    seed: 5,
    viewerZone,
  })
  for (const [name, value] of Object.entries(variants)) engine.setVariant(name as keyof Variants, value)
  const owner = session()
  const tables = own.map(({ id }) => engine.document.tables.find((table) => table.id === id) as TableState)
  const [table] = tables as [TableState]
  const ask = (method: string, ...params: readonly unknown[]): unknown =>
    engine.call(owner, `bitable.WidgetTable_${method}`, [table.id, undefined], params)
  const reading = (id: string, row: number): Reading => {
    const record = table.records[row] as RecordState
    return {
      cell: ask('getCellValue', id, record.id),
      text: ask('getCellString', id, record.id) as string,
      fault: engine.formulas.fault(table.id, id, record),
    }
  }
  let tried: string | null = null
  const field = (name: string, at = 0): FieldState => {
    const found = tables[at]?.fields.find((each) => each.name === name)
    if (!found) throw new Error(`no column ${name}`)
    return found
  }
  return {
    engine,
    tables,
    clock,
    ask,
    field,
    read(formula, row = 0) {
      if (tried === null)
        tried = ask('addField', { type: FIELD.formula, name: '试算', property: { formula } }) as string
      else ask('setField', tried, { property: { formula } })
      return reading(tried, row)
    },
    column(name, formula, more = {}) {
      const id = ask('addField', { type: FIELD.formula, name, property: { formula, ...more } }) as string
      return {
        id,
        read: (row = 0) => reading(id, row),
        rewrite: (text) => {
          ask('setField', id, { property: { formula: text } })
        },
      }
    },
    set(row, column, value, at = 0) {
      const target = tables[at] as TableState
      engine.call(
        owner,
        'bitable.WidgetTable_setRecord',
        [target.id, undefined],
        [target.records[row]?.id, { fields: { [field(column, at).id]: value } }],
      )
    },
  }
}

/** A cell as a person would write it in a table of cases: segments as their text, dates left as ms. */
export function plain(cell: unknown): unknown {
  if (!Array.isArray(cell)) return cell
  const isSegment = (item: unknown): item is { text: string } =>
    typeof item === 'object' && item !== null && 'type' in item && 'text' in item && item.type === 'text'
  return cell.map((item: unknown) => (isSegment(item) ? item.text : item))
}
