import { ENTERED_KEYS, TASK_FIELDS, type EnteredKeyOf, type TaskRow } from '../../schema/index.ts'

/** Links and files stand in no cell of a spreadsheet. */
const NOT_IN_CELLS = ['campaign', 'parent', 'predecessors', 'deliverableFiles'] as const

/** A field of a task that a cell of a spreadsheet can fill. */
export type ValueField = Exclude<EnteredKeyOf<'tasks'>, (typeof NOT_IN_CELLS)[number]>

/** What a column of a file can be. The extension computes `state`: its words say only what is held or done. */
export type ImportField = ValueField | 'state'

export const VALUE_FIELDS: readonly ValueField[] = ENTERED_KEYS.filter(
  (key): key is ValueField => !NOT_IN_CELLS.some((one) => one === key),
)

/** In the order in which people choose. */
export const IMPORT_FIELDS: readonly ImportField[] = [...VALUE_FIELDS, 'state']

export const isImportField = (field: string): field is ImportField => IMPORT_FIELDS.some((one) => one === field)

/** Values of a task by field. A field without a value is absent. */
export type ImportValues = { readonly [Key in ValueField]?: NonNullable<TaskRow[Key]> }

export const kindOf = (field: ValueField) => TASK_FIELDS[field].kind

export const isPeopleField = (field: ValueField): boolean => kindOf(field) === 'person' || kindOf(field) === 'people'
