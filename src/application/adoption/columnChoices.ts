import type { TaskFieldKey } from '../../schema/index.ts'
import type { AdoptionChoices } from '../stored/document.ts'
import { PLANNED_SPAN } from './headingSet.ts'

/** What a person may choose for a column: a field, or both ends of the plan at once. */
export type MappedField = TaskFieldKey | typeof PLANNED_SPAN

/**
 * The fields that a column feeds. What is stored stays readable for earlier versions: a column with both ends is stored
 * as the start, and `spans` says that it is the end as well.
 */
export function fieldsOfColumn(choices: AdoptionChoices, columnId: string): readonly TaskFieldKey[] {
  const field = choices.fields[columnId] as TaskFieldKey | undefined
  if (field === undefined) return []
  return isSpan(choices, columnId) ? ['plannedStart', 'plannedEnd'] : [field]
}

/** What a column is shown as; undefined when it is not used. */
export const shownField = (choices: AdoptionChoices, columnId: string): MappedField | undefined =>
  isSpan(choices, columnId) ? PLANNED_SPAN : (choices.fields[columnId] as TaskFieldKey | undefined)

const isSpan = ({ fields, spans = [] }: AdoptionChoices, columnId: string): boolean =>
  fields[columnId] === 'plannedStart' && spans.includes(columnId)

const partsOf = (field: MappedField): readonly TaskFieldKey[] =>
  field === PLANNED_SPAN ? ['plannedStart', 'plannedEnd'] : [field]

/** Another column that feeds one of the fields already; undefined when they are free. */
export const holderOf = (choices: AdoptionChoices, columnId: string, field: MappedField): string | undefined =>
  Object.keys(choices.fields).find(
    (id) => id !== columnId && fieldsOfColumn(choices, id).some((held) => partsOf(field).includes(held)),
  )

/** The choices with this field for the column, or none. A field has one column: any other column loses it. */
export function withField(choices: AdoptionChoices, columnId: string, field: MappedField | null): AdoptionChoices {
  const { spans = [], ...rest } = choices
  const [first] = field === null ? [] : partsOf(field)
  const others = Object.keys(choices.fields).filter(
    (id) =>
      id !== columnId && (field === null || !fieldsOfColumn(choices, id).some((held) => partsOf(field).includes(held))),
  )
  const fields = Object.fromEntries(others.map((id) => [id, choices.fields[id] ?? '']))
  const kept = spans.filter((id) => others.includes(id))
  const all = field === PLANNED_SPAN ? [...kept, columnId] : kept
  return {
    ...rest,
    fields: first === undefined ? fields : { ...fields, [columnId]: first },
    ...(all.length === 0 ? {} : { spans: all }),
  }
}
