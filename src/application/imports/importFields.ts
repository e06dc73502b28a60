import { ENTERED_KEYS, TASK_FIELDS, type EnteredKeyOf, type TaskRow } from '../../schema/index.ts'

/** Fields that name other rows: which rows are meant is known once all rows of a file are compared. */
const ROW_LINKS = ['parent', 'predecessors'] as const
export type RowLinkField = (typeof ROW_LINKS)[number]

/** What is no value of its own cell. Files stand in no cell of a spreadsheet. */
const NO_VALUES = [...ROW_LINKS, 'deliverableFiles'] as const

/** A field of a task that a cell of a spreadsheet can fill. */
export type ValueField = Exclude<EnteredKeyOf<'tasks'>, (typeof NO_VALUES)[number]>

/** What a column of a file can be. The extension computes `state`: its words say only what is held or done. */
export type ImportField = ValueField | RowLinkField | 'state'

export const VALUE_FIELDS: readonly ValueField[] = ENTERED_KEYS.filter(
  (key): key is ValueField => !NO_VALUES.some((one) => one === key),
)

/** In the order in which people choose. */
export const IMPORT_FIELDS: readonly ImportField[] = [...VALUE_FIELDS, ...ROW_LINKS, 'state']

export const isImportField = (field: string): field is ImportField => IMPORT_FIELDS.some((one) => one === field)

export const isRowLink = (field: ImportField): field is RowLinkField => ROW_LINKS.some((one) => one === field)

/** Values of a task by field. A field without a value is absent. */
export type ImportValues = { readonly [Key in ValueField]?: NonNullable<TaskRow[Key]> }

export const kindOf = (field: ValueField) => TASK_FIELDS[field].kind

export const isPeopleField = (field: ValueField): boolean => kindOf(field) === 'person' || kindOf(field) === 'people'
