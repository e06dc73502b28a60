import type { StatedState } from '../../domain/index.ts'
import type { FieldSpec, FieldValues } from '../field.ts'
import type { TableKey } from '../tableKey.ts'
import { BUDGET_FIELDS } from './budget.ts'
import { CAMPAIGN_FIELDS } from './campaigns.ts'
import { CHANGE_FIELDS } from './changes.ts'
import { DAILY_LOG_FIELDS } from './dailyLog.ts'
import { ISSUE_FIELDS } from './issues.ts'
import { KPI_FIELDS } from './kpis.ts'
import { LESSON_FIELDS } from './lessons.ts'
import { METRIC_FIELDS } from './metrics.ts'
import { REPORT_FIELDS } from './reports.ts'
import { TASK_FIELDS } from './tasks.ts'

interface TableSpec {
  /** The table's name in zh-CN, unless its preset has another. */
  readonly name: string
  /** The primary field first. */
  readonly fields: Readonly<Record<string, FieldSpec>>
}

/** The ten tables of the data model, each declared once. */
export const TABLES = {
  campaigns: { name: '活动', fields: CAMPAIGN_FIELDS },
  kpis: { name: '目标与效果', fields: KPI_FIELDS },
  tasks: { name: '任务', fields: TASK_FIELDS },
  dailyLog: { name: '每日跟踪', fields: DAILY_LOG_FIELDS },
  metrics: { name: '指标明细', fields: METRIC_FIELDS },
  budget: { name: '预算', fields: BUDGET_FIELDS },
  issues: { name: '问题与风险', fields: ISSUE_FIELDS },
  reports: { name: '报告', fields: REPORT_FIELDS },
  lessons: { name: '经验与行动', fields: LESSON_FIELDS },
  changes: { name: '变更记录', fields: CHANGE_FIELDS },
} as const satisfies Record<TableKey, TableSpec>

type FieldsOf<Table extends TableKey> = (typeof TABLES)[Table]['fields']
/** Keys of the declared fields of a table. */
export type FieldKey<Table extends TableKey = TableKey> = { [Key in Table]: keyof FieldsOf<Key> & string }[Table]
type SpecOf<Table extends TableKey, Key extends FieldKey<Table>> = Extract<
  FieldsOf<Table>[Key & keyof FieldsOf<Table>],
  FieldSpec
>
export type FieldValue<Table extends TableKey, Key extends FieldKey<Table>> =
  | FieldValues[SpecOf<Table, Key>['kind']]
  | null

/**
 * A decoded row: a column that is not bound, not readable or empty is `null`. `unread` names the fields whose cells
 * hold something that could not be read; `stated` is what people's own state says in a table that was taken over [AD5].
 * `taught` names the cells whose words people have taught [TW1]. All of them may be absent.
 */
export type RowOf<Table extends TableKey> = {
  readonly recordId: string
  readonly unread?: readonly string[] | null
  /** How many cells `unread` stands for, where one column feeds two fields; absent: as many as fields. */
  readonly unreadCells?: number | null
  readonly stated?: StatedState | null
  readonly taught?: readonly { readonly field: string; readonly word: string }[] | null
  /** Link field → the words of the cell, where the rows meant are named and not linked. [AD7] */
  readonly named?: Readonly<Record<string, string>> | null
  /** Who last changed the row when it was read, where a column of the host names them. */
  readonly changedBy?: string | null
} & { readonly [Key in FieldKey<Table>]: FieldValue<Table, Key> }

type KeysWrittenBy<Table extends TableKey, By> = {
  [Key in FieldKey<Table>]: SpecOf<Table, Key>['writtenBy'] extends By ? Key : never
}[FieldKey<Table>]
/** The extension's own columns: recompute writes no others. */
export type ComputedKeyOf<Table extends TableKey> = KeysWrittenBy<Table, 'extension'>
/** People's columns. docs/architecture.md lists the few places where the extension writes them. */
export type EnteredKeyOf<Table extends TableKey> = KeysWrittenBy<Table, 'people'>

export type TaskFieldKey = FieldKey<'tasks'>
export type TaskRow = RowOf<'tasks'>
export type ComputedKey = ComputedKeyOf<'tasks'>

/** The declaration of a field; the key must be one of the table's. */
export function fieldSpec(table: TableKey, field: string): FieldSpec {
  const fields: Readonly<Record<string, FieldSpec>> = TABLES[table].fields
  const spec = fields[field]
  if (spec === undefined) throw new Error(`${table} declares no field ${field}`)
  return spec
}

export const fieldKeys = <Table extends TableKey>(table: Table): readonly FieldKey<Table>[] =>
  Object.keys(TABLES[table].fields) as FieldKey<Table>[]

/** The columns of a table that the extension writes. */
export const computedKeys = <Table extends TableKey>(table: Table): readonly ComputedKeyOf<Table>[] =>
  fieldKeys(table).filter(
    (key): key is FieldKey<Table> & ComputedKeyOf<Table> => fieldSpec(table, key).writtenBy === 'extension',
  )

export const TASK_FIELD_KEYS = fieldKeys('tasks')

/** People's columns, in the order declared. */
export const ENTERED_KEYS = TASK_FIELD_KEYS.filter(
  (key): key is EnteredKeyOf<'tasks'> => TASK_FIELDS[key].writtenBy === 'people',
)
