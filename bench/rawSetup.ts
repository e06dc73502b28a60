import { bitable, type IAddFieldConfig, type IGridView, type ITable } from '@lark-base-open/js-sdk'

/** A view to make by hand. Columns and options are given by name: `field:名`, `option:名/选项`. */
export interface RawView {
  readonly name: string
  readonly type: number
  /** The initial grid of a new table, renamed. */
  readonly isRenamed: boolean
  readonly settings: readonly { readonly method: string; readonly params: readonly unknown[] }[]
}

export interface RawTable {
  readonly name: string
  readonly primary: object
  readonly columns: readonly object[]
  readonly views: readonly RawView[]
}

/** Replaces names by the ids of this Base. */
const inIds = (value: unknown, ids: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((part: unknown) => inIds(part, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inIds(part, ids)]))
}

/**
 * The same tables with the same calls by hand: tables one after another, then side by side; the columns of a table one
 * after another, as the host wants it; the widths of a view together. Nothing is read but what gives an id.
 */
export async function buildByHand(tables: readonly RawTable[]): Promise<void> {
  const tableIds = new Map<string, string>()
  for (const { name } of tables)
    tableIds.set(`table:${name}`, (await bitable.base.addTable({ name, fields: [] })).tableId)
  await Promise.all(
    tables.map(async (raw) => {
      const table = await bitable.base.getTableById(tableIds.get(`table:${raw.name}`) ?? '')
      const [first] = await table.getFieldMetaList()
      await table.setField(first?.id ?? '', raw.primary)
      for (const column of raw.columns) await table.addField(inIds(column, tableIds) as IAddFieldConfig)
      await makeViews(table, raw.views)
    }),
  )
}

async function makeViews(table: ITable, views: readonly RawView[]): Promise<void> {
  const ids = new Map<string, string>()
  for (const { id, name, property } of await table.getFieldMetaList()) {
    ids.set(`field:${name}`, id)
    const { options = [] } = (property ?? {}) as { options?: readonly { id: string; name: string }[] }
    for (const option of options) ids.set(`option:${name}/${option.name}`, option.id)
  }
  const [main] = await table.getViewMetaList()
  for (const view of views) {
    if (view.isRenamed) await table.setView(main?.id ?? '', { name: view.name })
    const viewId = view.isRenamed
      ? (main?.id ?? '')
      : (await table.addView({ type: view.type as never, name: view.name })).viewId
    const made = (await table.getViewById(viewId)) as unknown as Record<
      string,
      (...params: unknown[]) => Promise<unknown>
    >
    const set = ({ method, params }: RawView['settings'][number]): Promise<unknown> =>
      made[method]?.(...(inIds(params, ids) as unknown[])) ?? Promise.resolve()
    const isWidth = ({ method }: RawView['settings'][number]): boolean => method === 'setFieldWidth'
    for (const setting of view.settings.filter((one) => !isWidth(one))) await set(setting)
    await Promise.all(view.settings.filter(isWidth).map(set))
    await (made as unknown as IGridView).applySetting()
  }
}
