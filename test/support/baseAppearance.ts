import type { TableState } from '../../src/local-host/engine/types.ts'

/** A table as people see it. It has no ids, so that two runs with other ids can be compared. */
export function appearance(table: TableState, tables: readonly TableState[]) {
  const names = new Map<string, string>(tables.map(({ id, name }) => [id, name]))
  // Names a row by its place among the rows with content; links use that name.
  for (const { name, records, fields } of tables) {
    const filled = records.filter((record) => cellsOf(record, fields).length > 0)
    for (const [at, { id }] of filled.entries()) names.set(id, `${name} ${String(at + 1)}`)
  }
  for (const field of table.fields) {
    names.set(field.id, field.name)
    for (const { id, name } of (field.property?.['options'] ?? []) as readonly { id: string; name: string }[])
      names.set(id, name)
  }
  const inWords = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (Array.isArray(value)) return value.map(inWords)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .flatMap(([key, part]): [string, unknown][] =>
          key === 'conditionId' || key === 'id' ? [] : [[names.get(key) ?? key, inWords(part)]],
        )
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
  return {
    name: table.name,
    fields: table.fields.map(({ name, type, isPrimary, property, description }) => ({
      name,
      type,
      isPrimary,
      property: inWords(property),
      description,
    })),
    views: table.views.map(({ name, type, shared, personal }) => ({
      name,
      type,
      shared: inWords({
        ...shared,
        hidden: shared.hidden.toSorted(byText(inWords)),
        filter:
          shared.filter === null
            ? null
            : { ...shared.filter, conditions: shared.filter.conditions.toSorted(byText(inWords)) },
      }),
      unapplied: Object.keys(personal).length,
    })),
    rows: table.records.map((record) =>
      cellsOf(record, table.fields)
        .map(([id, value]) => [names.get(id), inWords(value)])
        .toSorted(),
    ),
  }
}

/** FieldType.AutoNumber. The host numbers blank rows too, so such a cell is no content. */
const AUTO_NUMBER = 1005

function cellsOf(
  record: TableState['records'][number],
  fields: TableState['fields'],
): readonly (readonly [string, unknown])[] {
  const numbered = new Set(fields.flatMap(({ id, type }) => (type === AUTO_NUMBER ? [id] : [])))
  return Object.entries(record.fields).filter(([id]) => !numbered.has(id))
}

/** Hidden columns and conditions mean the same in any order. */
const byText =
  (inWords: (value: unknown) => unknown) =>
  (a: unknown, b: unknown): number =>
    JSON.stringify(inWords(a)) < JSON.stringify(inWords(b)) ? -1 : 1

/** Invokes that change something, `setData` included. */
export const isWrite = ({ key }: { readonly key: string }): boolean =>
  key === 'WidgetView_applySetting' || /^(?:Widget\w+|Bridge)_(?:add|set|delete|toggle)/u.test(key)
