import type { IAddFieldConfig, IFieldMeta } from '@lark-base-open/js-sdk'
import { type HostResult, type SchemaPort, isSilence } from '../../../application/ports.ts'
import { err, ok } from '../../../domain/index.ts'
import type { HostCalls } from '../calls/callHost.ts'
import { createPalette, type Palette } from './colours.ts'
import {
  changedColumnConfig,
  missingOptions,
  newColumnConfig,
  withDescription,
  withOptions,
  withoutOptions,
} from './columnConfig.ts'
import { columnInfo } from './columnInfo.ts'
import { configureView } from './configureView.ts'
import { VIEW_TYPE } from './fieldTypes.ts'
import { expectAccepted, expectId, expectList, expectObject } from '../calls/reply.ts'
import type { FeishuSdk, FeishuTable } from '../sdk.ts'
import type { Tables } from '../calls/tables.ts'
import { viewInfo } from './viewInfo.ts'

/** Reads and changes tables, columns and views. Every change of a column sends the whole column. */
export function createSchemaPort(sdk: FeishuSdk, calls: HostCalls, tables: Tables): SchemaPort {
  let palette: HostResult<Palette> | null = null
  const askColours = (): HostResult<Palette> =>
    calls.read('getSelectOptionColorInfoList', async () =>
      createPalette(expectList(await sdk.ui.getSelectOptionColorInfoList())),
    )
  /**
   * The host's colours, read once. A host that refuses twice picks the colours itself. After a timeout they are asked
   * for again the next time.
   */
  async function colours(): HostResult<Palette> {
    palette ??= askColours()
      .then((offered) => (offered.ok || isSilence(offered.error) ? offered : askColours()))
      .then((offered) => (offered.ok || isSilence(offered.error) ? offered : ok(createPalette([]))))
    const request = palette
    const offered = await request
    if (!offered.ok && palette === request) palette = null
    return offered
  }

  const columnMetas = (table: FeishuTable): HostResult<readonly IFieldMeta[]> =>
    calls.read('getFieldMetaList', async () => expectList(await table.getFieldMetaList()))

  /** Reads one column's meta and writes back what `change` makes of it; null writes nothing. */
  async function rewriteColumn(
    tableId: string,
    columnId: string,
    change: (meta: IFieldMeta) => IAddFieldConfig | null,
  ): HostResult<void> {
    const table = await tables.table(tableId)
    if (!table.ok) return table
    const metas = await columnMetas(table.value)
    if (!metas.ok) return metas
    const meta = metas.value.find((each) => each.id === columnId)
    if (meta === undefined) return err({ kind: 'notFound', what: `column ${columnId}` })
    const config = change(meta)
    if (config === null) return ok(undefined)
    const changed = await calls.write('setField', () => table.value.setField(columnId, config))
    return changed.ok ? ok(undefined) : changed
  }

  return {
    listTables: () =>
      calls.read('getTableMetaList', async () =>
        expectList(await sdk.base.getTableMetaList()).map(({ id, name }) => ({ id, name })),
      ),

    async describeTable(tableId) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      const [name, columns, views] = await Promise.all([
        calls.read('getName', () => table.value.getName()),
        columnMetas(table.value),
        calls.read('getViewMetaList', async () => expectList(await table.value.getViewMetaList()).map(viewInfo)),
      ])
      if (!name.ok) return name
      if (!columns.ok) return columns
      if (!views.ok) return views
      return ok({ id: tableId, name: name.value, columns: columns.value.map(columnInfo), views: views.value })
    },

    // Columns are added afterwards, because a host may ignore `fields` here (host-protocol §7.3).
    createTable: (name) =>
      calls.write('addTable', async () => {
        const { tableId } = expectObject(await sdk.base.addTable({ name, fields: [] }))
        return { id: expectId(tableId), name }
      }),

    deleteTable: (tableId) =>
      calls.write('deleteTable', async () => expectAccepted(await sdk.base.deleteTable(tableId))),

    async addColumn(tableId, draft) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      const palette = await colours()
      if (!palette.ok) return palette
      const config = newColumnConfig(draft, palette.value)
      return calls.write('addField', async () => ({ id: expectId(await table.value.addField(config)) }))
    },

    async changeColumn(tableId, columnId, draft) {
      const palette = await colours()
      return palette.ok
        ? rewriteColumn(tableId, columnId, (meta) => changedColumnConfig(meta, draft, palette.value))
        : palette
    },

    describeColumn: (tableId, columnId, description) =>
      rewriteColumn(tableId, columnId, (meta) =>
        columnInfo(meta).description === description ? null : withDescription(meta, description),
      ),

    async deleteColumn(tableId, columnId) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      return calls.write('deleteField', async () => expectAccepted(await table.value.deleteField(columnId)))
    },

    async addOptions(tableId, columnId, options) {
      const palette = await colours()
      if (!palette.ok) return palette
      return rewriteColumn(tableId, columnId, (meta) => {
        const missing = missingOptions(meta, options, palette.value)
        return missing.length === 0 ? null : withOptions(meta, missing)
      })
    },

    removeOptions: (tableId, columnId, optionIds) =>
      rewriteColumn(tableId, columnId, (meta) =>
        columnInfo(meta).options.some(({ id }) => optionIds.includes(id)) ? withoutOptions(meta, optionIds) : null,
      ),

    async addView(tableId, draft) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      if (draft.type === 'other') {
        return err({
          kind: 'unexpected',
          what: 'addView',
          code: null,
          message: 'Only grids, boards and Gantt charts can be made',
        })
      }
      const type = VIEW_TYPE[draft.type]
      return calls.write('addView', async () => {
        const { viewId } = expectObject(await table.value.addView({ type, name: draft.name }))
        return { id: expectId(viewId) }
      })
    },

    async renameView(tableId, viewId, name) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      const renamed = await calls.write('setView', () => table.value.setView(viewId, { name }))
      return renamed.ok ? ok(undefined) : renamed
    },

    async deleteView(tableId, viewId) {
      const table = await tables.table(tableId)
      if (!table.ok) return table
      return calls.write('deleteView', async () => expectAccepted(await table.value.deleteView(viewId)))
    },

    configureView: (tableId, viewId, draft) => configureView({ calls, tables }, tableId, viewId, draft),
  }
}
