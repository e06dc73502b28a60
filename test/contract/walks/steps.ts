import type { bitable as Bitable, ITable } from '@lark-base-open/js-sdk'
import {
  FIELD_TYPES,
  KINDS,
  removeOption,
  renameOption,
  sampleOf,
  setCell,
  wrongFor,
  type Model,
  type ModelField,
  type ModelRow,
  type ModelTable,
} from './model.ts'

/** One step of a walk: what is done, and numbers that choose among whatever is there when it is done. */
export interface Step {
  readonly what: StepName
  readonly picks: readonly [number, number, number, number]
}

/** What a step finds and does its work with. */
interface Scene {
  readonly sdk: typeof Bitable
  readonly model: Model
  readonly picks: Step['picks']
  /** Notes the call as SDK code. */
  say(code: string): void
}

type Work = (scene: Scene) => Promise<void>

const NAMES = ['线索', '投放', '物料', '复盘', '预算']
const json = (value: unknown): string => JSON.stringify(value)
const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length]

/** Throws unless both are the same JSON value; absent, undefined and null are one. */
function same(actual: unknown, expected: unknown, what: string): void {
  const plain = (value: unknown): string =>
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(
            Object.entries(item)
              .filter(([, each]) => each !== null)
              .toSorted(([a], [b]) => (a < b ? -1 : 1)),
          )
        : item,
    ) ?? 'undefined'
  if (plain(actual) !== plain(expected)) throw new Error(`${what}: expected ${plain(expected)}, got ${plain(actual)}`)
}

/** Throws unless the call is refused with this code. */
async function refused(call: Promise<unknown>, code: number, what: string): Promise<void> {
  const outcome = await call.then(
    (value) => `granted ${json(value)}`,
    (error: unknown) => (error as { code?: number }).code ?? String(error),
  )
  if (outcome !== code) throw new Error(`${what}: expected a refusal ${String(code)}, got ${String(outcome)}`)
}

const tableOf = (scene: Scene): ModelTable => pickOf(scene.model.tables, scene.picks[0]) as ModelTable
const open = ({ sdk }: Scene, { id }: ModelTable): Promise<ITable> => sdk.base.getTableById(id)
const nameTaken = (names: readonly { readonly name: string }[], name: string): boolean =>
  names.some((each) => each.name === name)
const fieldIn = (table: ModelTable, pick: number, kinds: readonly string[] | null = null): ModelField | undefined =>
  pickOf(
    table.fields.filter(({ kind }) => kinds === null || kinds.includes(kind)),
    pick,
  )
const cellsOf = (
  table: ModelTable,
  picks: readonly number[],
): { write: Record<string, unknown>; read: [string, unknown][] } => {
  const write: Record<string, unknown> = {}
  const read: [string, unknown][] = []
  for (const [n, pick] of picks.entries()) {
    const field = pickOf(table.fields, pick + n)
    if (field === undefined || field.id in write) continue
    const sample = sampleOf(field, pick)
    write[field.id] = sample.write
    read.push([field.id, sample.read])
  }
  return { write, read }
}
const change = (row: ModelRow, read: readonly (readonly [string, unknown])[]): void => {
  for (const [id, value] of read) setCell(row, id, value)
}

/** What can be done on a walk. */
const STEPS = {
  async addTable(scene) {
    const { sdk, model, picks } = scene
    const name = pickOf(NAMES, picks[1]) ?? ''
    scene.say(`await base.addTable({ name: ${json(name)}, fields: [] })`)
    const call = sdk.base.addTable({ name, fields: [] })
    if (nameTaken(model.tables, name)) {
      await refused(call, 10212995, 'addTable of a repeated name')
      return
    }
    const { tableId } = await call
    const [primary] = await (await sdk.base.getTableById(tableId)).getFieldMetaList()
    model.tables.push({
      id: tableId,
      name,
      fields: [{ id: primary?.id ?? '', name: primary?.name ?? '', kind: 'text', options: [] }],
      rows: [],
    })
  },
  async renameTable(scene) {
    const { sdk, model, picks } = scene
    const table = tableOf(scene)
    const name = pickOf(NAMES, picks[1]) ?? ''
    scene.say(`await base.setTable(${json(table.id)}, { name: ${json(name)} })`)
    const call = sdk.base.setTable(table.id, { name })
    if (
      nameTaken(
        model.tables.filter((each) => each !== table),
        name,
      )
    )
      await refused(call, 10212995, 'setTable to a repeated name')
    else {
      await call
      table.name = name
    }
  },
  async deleteTable(scene) {
    const { sdk, model } = scene
    const table = tableOf(scene)
    scene.say(`await base.deleteTable(${json(table.id)})`)
    const call = sdk.base.deleteTable(table.id)
    if (model.tables.length === 1) await refused(call, 10212002, 'deleteTable of the last')
    else {
      same(await call, true, 'deleteTable')
      model.tables.splice(model.tables.indexOf(table), 1)
      await refused(sdk.base.getTableById(table.id), 10212998, 'getTableById of a deleted table')
    }
  },
  async addField(scene) {
    const table = tableOf(scene)
    const kind = pickOf(KINDS, scene.picks[1]) ?? 'text'
    const name = `${kind} ${String(scene.picks[2] % 3)}`
    const property = kind === 'select' || kind === 'tags' ? { options: [{ name: '甲' }, { name: '乙' }] } : null
    const config = { type: FIELD_TYPES[kind], name, ...(property === null ? {} : { property }) }
    const host = await open(scene, table)
    scene.say(`await table.addField(${json(config)})`)
    const call = host.addField(config as never)
    if (nameTaken(table.fields, name)) {
      await refused(call, 10213995, 'addField of a repeated name')
      return
    }
    const id = await call
    const meta = await host.getFieldMetaById(id)
    const options = (meta.property as { options?: { id: string; name: string }[] } | null)?.options ?? []
    table.fields.push({ id, name, kind, options: options.map((option) => ({ id: option.id, name: option.name })) })
  },
  async renameField(scene) {
    const table = tableOf(scene)
    const field = fieldIn(table, scene.picks[1]) as ModelField
    const name = `${field.kind} ${String(scene.picks[2] % 3)}`
    const host = await open(scene, table)
    scene.say(`await table.setField(${json(field.id)}, { name: ${json(name)} })`)
    const call = host.setField(field.id, { name } as never)
    if (
      nameTaken(
        table.fields.filter((each) => each !== field),
        name,
      )
    )
      await refused(call, 10213995, 'setField to a repeated name')
    else {
      await call
      field.name = name
    }
  },
  async deleteField(scene) {
    const table = tableOf(scene)
    const field = fieldIn(table, scene.picks[1]) as ModelField
    const host = await open(scene, table)
    scene.say(`await table.deleteField(${json(field.id)})`)
    const call = host.deleteField(field.id)
    if (field === table.fields[0]) await refused(call, 10213997, 'deleteField of the primary column')
    else {
      same(await call, true, 'deleteField')
      table.fields = table.fields.filter((each) => each !== field)
      for (const row of table.rows) row.cells.delete(field.id)
    }
  },
  async changeOption(scene) {
    const table = tableOf(scene)
    const field = fieldIn(table, scene.picks[1], ['select', 'tags'])
    if (field === undefined) return
    const select = (await (await open(scene, table)).getFieldById(field.id)) as unknown as Selecting
    const option = pickOf(field.options, scene.picks[2])
    const name = pickOf(['丙', '丁', '戊'], scene.picks[3]) ?? ''
    if (option === undefined || scene.picks[3] % 3 === 0) {
      scene.say(`await select.addOption(${json(name)})`)
      const call = select.addOption(name)
      if (nameTaken(field.options, name)) await refused(call, 10213995, 'addOption of a repeated name')
      else {
        await call
        const added = (await select.getOptions()).at(-1)
        field.options.push({ id: added?.id ?? '', name })
      }
    } else if (scene.picks[3] % 3 === 1) {
      scene.say(`await select.setOption(${json(option.id)}, { name: ${json(name)} })`)
      await select.setOption(option.id, { name })
      renameOption(table, field, option, name)
    } else {
      scene.say(`await select.deleteOption(${json(option.id)})`)
      await select.deleteOption(option.id)
      removeOption(table, field, option)
    }
    same(
      (await select.getOptions()).map(({ name: each }) => each),
      field.options.map(({ name: each }) => each),
      'options',
    )
  },
  async addRows(scene) {
    const table = tableOf(scene)
    const rows = scene.picks.slice(1, 2 + (scene.picks[3] % 3)).map((pick) => cellsOf(table, [pick, pick * 3]))
    const host = await open(scene, table)
    scene.say(`await table.addRecords(${json(rows.map(({ write }) => ({ fields: write })))})`)
    const ids = await host.addRecords(rows.map(({ write }) => ({ fields: write })) as never)
    same(ids.length, rows.length, 'ids of addRecords')
    for (const [n, { read }] of rows.entries()) {
      const row: ModelRow = { id: ids[n] ?? '', cells: new Map() }
      change(row, read)
      table.rows.push(row)
    }
  },
  async setRow(scene) {
    const table = tableOf(scene)
    const row = pickOf(table.rows, scene.picks[1])
    if (row === undefined) return
    const { write, read } = cellsOf(table, [scene.picks[2], scene.picks[3]])
    const host = await open(scene, table)
    scene.say(`await table.setRecord(${json(row.id)}, { fields: ${json(write)} })`)
    same(await host.setRecord(row.id, { fields: write } as never), row.id, 'setRecord')
    change(row, read)
  },
  async setRows(scene) {
    const table = tableOf(scene)
    const rows = table.rows.filter((_row, n) => (scene.picks[1] >> (n % 8)) % 2 === 0).slice(0, 5)
    const writes = rows.map((row, n) => ({ row, ...cellsOf(table, [scene.picks[2] + n, scene.picks[3]]) }))
    const host = await open(scene, table)
    scene.say(`await table.setRecords(${json(writes.map(({ row, write }) => ({ recordId: row.id, fields: write })))})`)
    await host.setRecords(writes.map(({ row, write }) => ({ recordId: row.id, fields: write })) as never)
    for (const { row, read } of writes) change(row, read)
  },
  async setCell(scene) {
    const table = tableOf(scene)
    const [row, field] = [pickOf(table.rows, scene.picks[1]), fieldIn(table, scene.picks[2]) as ModelField]
    if (row === undefined) return
    const { write, read } = sampleOf(field, scene.picks[3])
    const host = await open(scene, table)
    scene.say(`await table.setCellValue(${json(field.id)}, ${json(row.id)}, ${json(write)})`)
    same(await host.setCellValue(field.id, row.id, write as never), true, 'setCellValue')
    setCell(row, field.id, read)
    same(await host.getCellValue(field.id, row.id), read, 'getCellValue')
  },
  async setThroughField(scene) {
    const table = tableOf(scene)
    const [row, field] = [
      pickOf(table.rows, scene.picks[1]),
      fieldIn(table, scene.picks[2], ['text', 'url', 'phone', 'number']),
    ]
    if (row === undefined || field === undefined) return
    const { write, read } = sampleOf(field, scene.picks[3])
    const value = write === null && field.kind === 'url' ? '' : write
    const object = await (await open(scene, table)).getFieldById(field.id)
    scene.say(`await field.setValue(${json(row.id)}, ${json(value)}) // ${field.name}`)
    await object.setValue(row.id, value as never)
    setCell(row, field.id, read)
  },
  async writeWrong(scene) {
    const table = tableOf(scene)
    const [row, field] = [pickOf(table.rows, scene.picks[1]), fieldIn(table, scene.picks[2]) as ModelField]
    const value = wrongFor(field)
    if (row === undefined || value === undefined) return
    const host = await open(scene, table)
    const good = table.rows[0] as ModelRow
    const rows = [
      { recordId: good.id, fields: { [table.fields[0]?.id ?? '']: '不应写入' } },
      { recordId: row.id, fields: { [field.id]: value } },
    ]
    scene.say(`await table.setRecords(${json(rows)}) // refused`)
    await refused(host.setRecords(rows as never), 10216999, 'setRecords with a value of the wrong kind')
  },
  async writeNowhere(scene) {
    const table = tableOf(scene)
    const host = await open(scene, table)
    scene.say("await table.setRecord('recMissing', { fields: {} }) // refused, as are unknown columns")
    await refused(host.setRecord('recMissing', { fields: {} } as never), 10214998, 'setRecord of an unknown row')
    await refused(host.addRecord({ fields: { fldMissing: 1 } } as never), 10213998, 'addRecord of an unknown column')
    await refused(host.deleteRecords(['recMissing']), 10214998, 'deleteRecords of an unknown row')
  },
  async deleteRows(scene) {
    const table = tableOf(scene)
    const gone = new Set(
      [pickOf(table.rows, scene.picks[1]), pickOf(table.rows, scene.picks[2])].filter((row) => row !== undefined),
    )
    const host = await open(scene, table)
    const ids = [...gone].map(({ id }) => id)
    scene.say(`await table.deleteRecords(${json(ids)})`)
    same(await host.deleteRecords(ids), true, 'deleteRecords')
    table.rows = table.rows.filter((row) => !gone.has(row))
  },
  async copyRow(scene) {
    const table = tableOf(scene)
    const row = pickOf(table.rows, scene.picks[1])
    if (row === undefined) return
    const host = await open(scene, table)
    scene.say(`await table.addRecord(await table.getRecordById(${json(row.id)}))`)
    table.rows.push({ id: await host.addRecord(await host.getRecordById(row.id)), cells: new Map(row.cells) })
  },
  async filter(scene) {
    const table = tableOf(scene)
    const field = fieldIn(table, scene.picks[1], ['number', 'select', 'checkbox']) ?? (table.fields[0] as ModelField)
    const option = pickOf(field.options, scene.picks[2])
    const has = ({ cells }: ModelRow): unknown => cells.get(field.id)
    const asked =
      field.kind === 'number'
        ? {
            operator: 'isGreater',
            value: 0,
            test: (row: ModelRow) => typeof has(row) === 'number' && Number(has(row)) > 0,
          }
        : option !== undefined
          ? {
              operator: 'is',
              value: option.id,
              test: (row: ModelRow) => (has(row) as { id?: string } | undefined)?.id === option.id,
            }
          : field.kind === 'checkbox'
            ? { operator: 'is', value: true, test: (row: ModelRow) => has(row) === true }
            : { operator: 'isNotEmpty', value: null, test: (row: ModelRow) => has(row) !== undefined }
    const query = {
      pageSize: 200,
      filter: { conjunction: 'and', conditions: [{ fieldId: field.id, operator: asked.operator, value: asked.value }] },
    }
    scene.say(`await table.getRecordIdListByPage(${json(query)})`)
    const page = await (await open(scene, table)).getRecordIdListByPage(query as never)
    const expected = table.rows.filter(asked.test).map(({ id }) => id)
    same([page.recordIds, page.total, page.hasMore], [expected, expected.length, false], 'filtered rows')
  },
  async sort(scene) {
    const table = tableOf(scene)
    const field = fieldIn(table, scene.picks[1], ['number', 'date'])
    if (field === undefined) return
    const desc = scene.picks[2] % 2 === 0
    const query = { pageSize: 200, sort: [{ fieldId: field.id, desc }] }
    scene.say(`await table.getRecordIdListByPage(${json(query)})`)
    const page = await (await open(scene, table)).getRecordIdListByPage(query as never)
    const key = ({ cells }: ModelRow): number =>
      cells.has(field.id) ? Number(cells.get(field.id)) * (desc ? -1 : 1) : Number.POSITIVE_INFINITY
    same(
      page.recordIds,
      table.rows.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b))).map(({ id }) => id),
      'sorted rows',
    )
  },
  async page(scene) {
    const table = tableOf(scene)
    const pageSize = 1 + (scene.picks[1] % 4)
    const host = await open(scene, table)
    scene.say(
      `for (pages of ${String(pageSize)}) await table.getRecordsByPage({ pageSize: ${String(pageSize)}, pageToken })`,
    )
    const ids: string[] = []
    let pageToken: number | undefined
    for (let more = true; more; ) {
      const part = await host.getRecordsByPage({ pageSize, pageToken } as never)
      ids.push(...part.records.map(({ recordId }) => recordId))
      more = part.hasMore
      pageToken = part.pageToken
      if (ids.length > table.rows.length) break
    }
    same(
      ids,
      table.rows.map(({ id }) => id),
      'rows, page by page',
    )
  },
  async view(scene) {
    const table = tableOf(scene)
    const host = await open(scene, table)
    const [primary] = table.fields
    scene.say('const { viewId } = await table.addView({ type: 1 }) // then filter it, hide a column, delete it')
    const { viewId } = await host.addView({ type: 1 } as never)
    const grid = (await host.getViewById(viewId)) as unknown as Viewing
    await grid.addFilterCondition({ fieldId: primary?.id, operator: 'isNotEmpty', value: null })
    const expected = table.rows.filter(({ cells }) => cells.has(primary?.id ?? '')).map(({ id }) => id)
    same((await grid.getVisibleRecordIdListByPage({ pageSize: 200 })).recordIds, expected, 'rows of a filtered view')
    same((await host.getRecordIdListByPage({ viewId, pageSize: 200 } as never)).recordIds, expected, 'rows by viewId')
    const hidden = pickOf(table.fields.slice(1), scene.picks[1])
    if (hidden) await grid.hideField([hidden.id])
    same(
      await grid.getVisibleFieldIdList(),
      table.fields.filter((field) => field !== hidden).map(({ id }) => id),
      'columns of a view',
    )
    same(await host.deleteView(viewId), true, 'deleteView')
  },
} satisfies Readonly<Record<string, Work>>

interface Selecting {
  addOption(name: string): Promise<unknown>
  setOption(id: string, change: { readonly name: string }): Promise<unknown>
  deleteOption(id: string): Promise<unknown>
  getOptions(): Promise<readonly { readonly id: string; readonly name: string }[]>
}

interface Viewing {
  addFilterCondition(condition: object): Promise<boolean>
  getVisibleRecordIdListByPage(query: object): Promise<{ readonly recordIds: readonly string[] }>
  hideField(ids: readonly string[]): Promise<boolean>
  getVisibleFieldIdList(): Promise<readonly string[]>
}

export type StepName = keyof typeof STEPS
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[]

/** Does one step on both sides; throws where they differ. */
export async function take(sdk: typeof Bitable, model: Model, step: Step, say: (code: string) => void): Promise<void> {
  await STEPS[step.what]({ sdk, model, picks: step.picks, say })
  const table = pickOf(model.tables, step.picks[0])
  if (table) await compareTable(sdk, table)
}

/** Everything that one table shows: columns, rows, cells. */
async function compareTable(sdk: typeof Bitable, table: ModelTable): Promise<void> {
  const host = await sdk.base.getTableById(table.id)
  const metas = await host.getFieldMetaList()
  same(
    metas.map(({ id, name, type, isPrimary }) => [id, name, type, isPrimary]),
    table.fields.map(({ id, name, kind }, n) => [id, name, FIELD_TYPES[kind], n === 0]),
    'columns',
  )
  const { records, total } = await host.getRecordsByPage({ pageSize: 200 })
  same(total, table.rows.length, 'number of rows')
  same(
    records.map(({ recordId, fields }) => [recordId, fields]),
    table.rows.slice(0, 200).map(({ id, cells }) => [id, Object.fromEntries(cells)]),
    'rows',
  )
}

/** The tables of a Base, and all that they show. */
export async function compareAll(sdk: typeof Bitable, model: Model): Promise<void> {
  same(
    (await sdk.base.getTableMetaList()).map(({ id, name }) => [id, name]),
    model.tables.map(({ id, name }) => [id, name]),
    'tables',
  )
  for (const table of model.tables) await compareTable(sdk, table)
}
