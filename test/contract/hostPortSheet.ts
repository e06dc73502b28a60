import type {
  ColumnDraft,
  FieldBinding,
  HostPort,
  PercentScale,
  ReadContext,
  TableDescription,
} from '../../src/application/ports.ts'
import {
  TASK_FIELDS,
  TASK_FIELD_KEYS,
  type FieldSpec,
  type TaskFieldKey,
  type TaskRow,
} from '../../src/schema/index.ts'
import { value } from './hostPortChecks.ts'
import type { OtherUser } from './otherUser.ts'

/** A host to be judged, and the hands of another user in the same Base. */
export interface ContractWorld {
  readonly host: HostPort
  readonly other: OtherUser
  /** Resolves when every event caused so far has reached the adapter's listeners. */
  settled(): Promise<void>
  close(): void
}

/** A table with every declared column, made through the port alone, and how to find one's way in it. */
export interface ContractSheet {
  readonly tableId: string
  readonly described: TableDescription
  readonly context: ReadContext
  fieldId(key: TaskFieldKey): string
  optionId(key: TaskFieldKey, option: string): string
  withScale(key: TaskFieldKey, scale: PercentScale | null): ReadContext
}

type Choices = NonNullable<ColumnDraft['options']>

/** Choices of a column whose vocabulary people decide; added after the column is there. */
export const OPEN_CHOICES: { readonly [Key in TaskFieldKey]?: Choices } = {
  stage: [
    { name: '筹备期', hue: 'blue' },
    { name: '爆发期', hue: 'red' },
  ],
}

let tablesMade = 0

/** Builds the sheet as set-up does (host-protocol §7.3): rename the primary column, add the others, read again. */
export async function buildSheet({ host }: ContractWorld): Promise<ContractSheet> {
  tablesMade += 1
  const { id: tableId } = value(await host.createTable(`契约 ${String(tablesMade)}`))
  const blank = value(await host.describeTable(tableId))
  const primary = blank.columns.find((column) => column.isPrimary)
  if (primary === undefined) throw new Error('a new table has no primary column')
  for (const key of TASK_FIELD_KEYS) {
    const { kind, name, options, decimals, withTime, linksTo, multiple }: FieldSpec = TASK_FIELDS[key]
    const draft = {
      kind,
      name,
      description: `${key}?`,
      ...(options === undefined ? {} : { options }),
      ...(decimals === undefined ? {} : { decimals }),
      ...(withTime === undefined ? {} : { withTime }),
      // Rows of its own table stand for those of any other.
      ...(linksTo === undefined ? {} : { linkTo: { tableId, multiple: multiple ?? false } }),
    }
    if (key === 'title') value(await host.changeColumn(tableId, primary.id, draft))
    else value(await host.addColumn(tableId, draft))
  }
  const stage = value(await host.describeTable(tableId)).columns.find(
    (column) => column.name === TASK_FIELDS.stage.name,
  )
  value(await host.addOptions(tableId, stage?.id ?? '', OPEN_CHOICES.stage ?? []))
  const described = value(await host.describeTable(tableId))
  const fields = bindAll(described)
  const context: ReadContext = { binding: { table: 'tasks', tableId, fields }, timeZone: 'Asia/Shanghai' }
  await deleteBlankRows(host, context)

  const bound = (key: TaskFieldKey): FieldBinding => {
    const binding = fields[key]
    if (binding === undefined) throw new Error(`${key} is not bound`)
    return binding
  }
  return {
    tableId,
    described,
    context,
    fieldId: (key) => bound(key).fieldId,
    optionId: (key, option) => bound(key).options.find((each) => each.key === option)?.id ?? '',
    withScale: (key, scale) => ({
      ...context,
      binding: { table: 'tasks', tableId, fields: { ...fields, [key]: { ...bound(key), scale } } },
    }),
  }
}

function bindAll({ columns }: TableDescription): Partial<Record<TaskFieldKey, FieldBinding>> {
  return Object.fromEntries(
    TASK_FIELD_KEYS.map((key) => {
      const { name, kind, options }: FieldSpec = TASK_FIELDS[key]
      const column = columns.find((each) => each.name === name)
      if (column === undefined) throw new Error(`the column ${name} is not there`)
      const keyed = column.options.map((option) => ({
        ...option,
        key: options?.find((each) => each.name === option.name)?.key ?? option.name,
      }))
      return [key, { fieldId: column.id, kind, scale: column.declaredScale, options: keyed }]
    }),
  )
}

/** A new table may come with blank rows (host-protocol §7.3). */
async function deleteBlankRows(host: HostPort, context: ReadContext): Promise<void> {
  const blank: string[] = []
  value(
    await host.readAll(
      context,
      (rows) => void blank.push(...rows.map((row) => row.recordId)),
      new AbortController().signal,
    ),
  )
  if (blank.length > 0) value(await host.deleteRows(context.binding.tableId, blank))
}

/** All rows of the sheet. */
export async function rowsOf({ host }: ContractWorld, context: ReadContext): Promise<readonly TaskRow[]> {
  const rows: TaskRow[] = []
  value(await host.readAll(context, (page) => void rows.push(...page), new AbortController().signal))
  return rows
}
