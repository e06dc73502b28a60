/**
 * What the SDK's field and cell objects make of values before they are sent (host-protocol §6.2, §6.3). Written from
 * the protocol, for the in-process door; over the wire the SDK itself does it.
 */

/** One invoke of the table or field at hand. */
export interface FieldCalls {
  readonly id: string
  readonly tableId: string
  readonly type: number
  /** WidgetTable with the field's table as context. */
  readonly table: (method: string, ...params: readonly unknown[]) => Promise<unknown>
  /** WidgetField with the field as context. */
  readonly field: (method: string, ...params: readonly unknown[]) => Promise<unknown>
  /** WidgetBase_batchUploadFile. */
  readonly upload: (files: readonly unknown[]) => Promise<unknown>
}

interface Option {
  readonly id: string
  readonly name: string
  readonly color?: number
}

interface Meta {
  readonly property:
    | ({ readonly options?: readonly Option[]; readonly optionsType?: unknown } & Readonly<Record<string, unknown>>)
    | null
}

/** A cell of a field: made by `createCell` it is in no row until it is added with one. */
export interface CellObject {
  readonly fieldId: string
  readonly val: unknown
  getValue(): Promise<unknown>
  setValue(value: unknown): Promise<unknown>
}

const TEXT = 1
const SELECT = 3
const MULTI_SELECT = 4
const USER = 11
const PHONE = 13
const URL_FIELD = 15
const ATTACHMENT = 17
const AUTO_NUMBER = 1005
const BARCODE = 99001
/** What `getEditable` says no of: a write through the object is not even sent. */
const NOT_EDITABLE: ReadonlySet<number> = new Set([1001, 1002, 1003, 1004, AUTO_NUMBER])

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isSegment = (value: unknown): boolean => isBag(value) && typeof value['type'] === 'string' && 'text' in value
const isSegments = (value: unknown): boolean => Array.isArray(value) && value.every(isSegment)
const isOption = (value: unknown): boolean => isBag(value) && 'id' in value && 'text' in value
const isFile = (value: unknown): boolean => isBag(value) && 'token' in value

/** The writing methods of a field object. */
export function fieldWriting(calls: FieldCalls): Readonly<Record<string, (...args: never[]) => unknown>> {
  const { id, type, table, field, upload } = calls
  const meta = async (): Promise<Meta> => (await field('getMeta')) as Meta
  const optionsOf = async (): Promise<readonly Option[]> => (await meta()).property?.options ?? []
  /** Read-modify-write of the whole column, as every change of a field through its object is (host-protocol §5.1). */
  const setProperty = async (change: (property: NonNullable<Meta['property']>) => object): Promise<unknown> => {
    const before = await meta()
    return await table('setField', id, { ...before, property: change(before.property ?? {}) })
  }
  const setOptions = (change: (options: readonly Option[]) => readonly object[]): Promise<unknown> =>
    setProperty((property) => ({ options: change(property.options ?? []), optionsType: property.optionsType }))

  /**
   * A string names an option or is its id; the column is written back even when nothing is missing
   * (host-protocol §6.3).
   */
  async function chosen(names: readonly unknown[]): Promise<{ text: string; id: string }[]> {
    const known = await optionsOf()
    const find = (options: readonly Option[], wanted: unknown): Option | undefined =>
      options.find((option) => option.name === wanted || option.id === wanted)
    await setOptions((options) => [...options, ...names.filter((name) => !find(known, name)).map((name) => ({ name }))])
    const options = await optionsOf()
    return names.map((name) => {
      const option = find(options, name)
      if (!option) throw new TypeError("Cannot read properties of undefined (reading 'name')")
      return { text: option.name, id: option.id }
    })
  }

  async function files(value: unknown): Promise<unknown> {
    if (Array.isArray(value) && value.every(isFile)) return value
    if (isFile(value)) return [value]
    const given = (Array.isArray(value) ? value : [value]) as readonly File[]
    const tokens = (await upload(given)) as readonly string[]
    return given.map((file, at) => ({
      name: file.name,
      size: file.size,
      type: file.type,
      token: tokens[at],
      timeStamp: file.lastModified,
    }))
  }

  async function transform(value: unknown): Promise<unknown> {
    switch (type) {
      case TEXT:
      case BARCODE:
        return isSegments(value) ? value : isSegment(value) ? [value] : [{ type: 'text', text: value }]
      case URL_FIELD:
        return isSegments(value)
          ? value
          : isSegment(value)
            ? [value]
            : typeof value === 'string'
              ? [{ type: 'url', text: value, link: value }]
              : [value]
      case USER:
        return Array.isArray(value) ? value : [value]
      case PHONE:
        return typeof value === 'number' ? String(value) : value
      case SELECT:
        return isOption(value) ? value : (await chosen([value]))[0]
      case MULTI_SELECT:
        if (Array.isArray(value) && value.every(isOption)) return value
        return isOption(value) ? [value] : await chosen(Array.isArray(value) ? value : [value])
      case ATTACHMENT:
        return await files(value)
      case AUTO_NUMBER:
        return isBag(value) ? value : { value: String(value), status: 'completed' }
      default:
        return value
    }
  }

  const recordId = (record: unknown): unknown => (isBag(record) ? (record['recordId'] ?? record['id']) : record)

  function cellOf(first: unknown, record: unknown): CellObject {
    let held = first
    return {
      fieldId: id,
      get val() {
        return held
      },
      getValue: async () => (record === null ? held : await table('getCellValue', id, record)),
      async setValue(value) {
        if (NOT_EDITABLE.has(type)) return undefined
        held = await transform(value)
        return record === null ? undefined : await table('setCellValue', id, record, held)
      },
    }
  }

  return {
    getEditable: () => !NOT_EDITABLE.has(type),
    setValue: async (record: unknown, value: unknown) =>
      await table('setCellValue', id, recordId(record), await transform(value)),
    createCell: async (value: unknown) => cellOf(await transform(value), null),
    getCell: async (record: unknown) => cellOf(await table('getCellValue', id, recordId(record)), recordId(record)),
    getOptions: optionsOf,
    addOption: (name: string, color?: number) =>
      setOptions((options) => [...options, { name, ...(color === undefined ? {} : { color }) }]),
    addOptions: (added: readonly object[]) => setOptions((options) => [...options, ...added]),
    deleteOption: (idOrName: string) =>
      setOptions((options) => options.filter((option) => option.id !== idOrName && option.name !== idOrName)),
    setOption: (idOrName: string, change: { readonly name?: string; readonly color?: number }) =>
      setOptions((options) => {
        const at = options.findIndex((option) => option.id === idOrName || option.name === idOrName)
        return at < 0
          ? [...options, { name: idOrName, color: change.color }]
          : options.map((option, n) => (n === at ? { ...option, ...change } : option))
      }),
    setFormatter: (formatter: string) => setProperty(() => ({ formatter })),
    getFormatter: async () => (await meta()).property?.['formatter'],
    setMultiple: (multiple: boolean) => setProperty((property) => ({ ...property, multiple })),
    getMultiple: async () => (await meta()).property?.['multiple'],
    setDateFormat: (dateFormat: string) => setProperty((property) => ({ ...property, dateFormat })),
    getDateFormat: async () => (await meta()).property?.['dateFormat'],
  }
}

const rowOfCells = (cells: readonly CellObject[]): object => ({
  fields: Object.fromEntries(cells.map((cell) => [cell.fieldId, cell.val])),
})

/** What `addRecord` sends: a row as it is, a row of one cell or of a list of cells. */
export const rowOf = (given: unknown): unknown =>
  Array.isArray(given) ? rowOfCells(given as CellObject[]) : isCellObject(given) ? rowOfCells([given]) : given

/** What `addRecords` sends: rows as they are, rows of lists of cells, or one row of cells. */
export function rowsOf(given: readonly unknown[]): unknown {
  if (Array.isArray(given[0])) return (given as readonly CellObject[][]).map(rowOfCells)
  return isCellObject(given[0]) ? [rowOfCells(given as readonly CellObject[])] : given
}

const isCellObject = (value: unknown): value is CellObject =>
  isBag(value) && 'fieldId' in value && 'val' in value && typeof value['getValue'] === 'function'
