import { plainText } from '../../domain/index.ts'
import {
  columnOptions,
  type ColumnSpec,
  TASK_FIELDS,
  taskTableIn,
  type FieldSpec,
  type Person,
  type PresetId,
  type SheetLanguage,
  type TaskRow,
} from '../../schema/index.ts'
import type { FieldBinding, SheetBinding } from '../ports.ts'
import {
  isPeopleField,
  isRowLink,
  IMPORT_FIELDS,
  VALUE_FIELDS,
  type ImportField,
  type RowLinkField,
  type ValueField,
} from './importFields.ts'

/** A field that the target has a column for. */
export interface TargetField {
  /** `words`: a column of words of people's, which gets the words of the file. */
  readonly mode: 'value' | 'words'
  /** Of selects; of 所属活动 the campaigns, by their records. */
  readonly options: readonly { readonly key: string; readonly name: string }[]
  /** The column of words that it shares with another field: 起止时间 is both ends of the plan. Absent: it has its own. */
  readonly sharedId?: string
}

/** Where rows are brought: the fields that can be filled, and the rows that are there. */
export interface ImportTarget {
  readonly fields: ReadonlyMap<ValueField, TargetField>
  /** Fields that have a column whose cells cannot be filled: people's words that are only read. */
  readonly unfillable: ReadonlySet<ImportField>
  /** Columns that link to other tasks. */
  readonly links: ReadonlySet<RowLinkField>
  readonly rows: readonly TaskRow[]
  /** The campaign of rows that name none; null: it was not said. */
  readonly campaignId: string | null
  /** A sheet that has yet to be made gets the campaigns that the file names, which are known by their names till then. */
  readonly makesCampaigns: boolean
  /** The one person of the sheet with this name; null: nobody, or several. */
  readonly personNamed: (name: string) => Person | null
  /** Of a sheet that people have, a column is made only when they say so. */
  readonly isNew: boolean
  readonly language: SheetLanguage
  /** Columns of people's that are no fields of ours and are called like columns of the file. */
  readonly others: readonly OtherColumn[]
  /** Names of the columns that no column of the file goes into, without blanks and cases. */
  readonly names: ReadonlySet<string>
}

export type OtherKind = 'text' | 'number' | 'day' | 'singleSelect'

export interface OtherColumn {
  readonly id: string
  readonly name: string
  /** The field that its words are read as; null: it is no field of ours. */
  readonly field: ImportField | null
  readonly kind: OtherKind
  /** The names of its options. */
  readonly options: readonly string[]
  /** Record → what it holds; an empty cell is absent. */
  readonly held: ReadonlyMap<string, string | number>
}

/** A sheet of a template that has yet to be made. Its columns of people hold names: the file knows no members. [IM3] */
export function presetTarget(preset: PresetId, language: SheetLanguage): ImportTarget {
  const { columns } = taskTableIn(preset, language)
  const fields = new Map<ValueField, TargetField>()
  const links = new Set<RowLinkField>()
  for (const column of columns) {
    const field = IMPORT_FIELDS.find((one) => one === column.field)
    if (field === undefined || field === 'state') continue
    if (isRowLink(field)) {
      links.add(field)
      continue
    }
    const options = columnOptions('tasks', column as ColumnSpec)
    fields.set(field, {
      mode: isPeopleField(field) ? 'words' : 'value',
      // An option that anybody may have made is known by its name alone.
      options: takesNewOptions(field) ? options.map(({ name }) => ({ key: name, name })) : options,
    })
  }
  return {
    fields,
    unfillable: new Set(),
    links,
    rows: [],
    campaignId: null,
    makesCampaigns: fields.has('campaign'),
    personNamed: () => null,
    isNew: true,
    language,
    others: [],
    names: new Set(columns.map(({ name }) => plainText(name))),
  }
}

/** Whether a column is only read as its field: our reading cannot be put back, but people's words can be added to. */
export const isOnlyRead = ({ typed }: FieldBinding): boolean =>
  typed?.as === 'hold' || typed?.as === 'share' || typed?.as === 'shown'

/** How the cells of a column can be filled; null when they cannot. */
function targetField(binding: FieldBinding): TargetField | null {
  const { typed, options } = binding
  if (isOnlyRead(binding)) return null
  if (typed === undefined) return { mode: 'value', options: options.map(({ key, name }) => ({ key, name })) }
  return { mode: 'words', options: [] }
}

export interface TargetCampaigns {
  readonly all: readonly { readonly recordId: string; readonly title: string }[]
  /** The one that was chosen for rows that name none; null for none. */
  readonly chosen: string | null
}
type TargetColumns = Pick<ImportTarget, 'language' | 'others' | 'names'>
const NO_COLUMNS: TargetColumns = { language: 'zh-CN', others: [], names: new Set() }
const NO_CAMPAIGNS: TargetCampaigns = { all: [], chosen: null }

/** A tracked sheet, with its rows as they are now. */
export function trackedTarget(
  binding: SheetBinding,
  rows: readonly TaskRow[],
  campaigns: TargetCampaigns = NO_CAMPAIGNS,
  others: TargetColumns = NO_COLUMNS,
): ImportTarget {
  const fields = new Map<ValueField, TargetField>()
  const columns = VALUE_FIELDS.flatMap((field) => binding.fields[field]?.fieldId ?? [])
  const isShared = (id: string): boolean => columns.indexOf(id) !== columns.lastIndexOf(id)
  for (const field of VALUE_FIELDS) {
    const bound = binding.fields[field]
    const own = bound === undefined ? null : targetField(bound)
    const target =
      own !== null && bound !== undefined && isShared(bound.fieldId) ? { ...own, sharedId: bound.fieldId } : own
    if (target !== null)
      fields.set(
        field,
        field === 'campaign'
          ? { ...target, options: campaigns.all.map(({ recordId, title }) => ({ key: recordId, name: title })) }
          : target,
      )
  }
  const links = new Set(IMPORT_FIELDS.filter(isRowLink).filter((field) => binding.fields[field] !== undefined))
  return {
    fields,
    unfillable: new Set(VALUE_FIELDS.filter((field) => binding.fields[field] !== undefined && !fields.has(field))),
    links,
    rows,
    campaignId: campaigns.chosen,
    makesCampaigns: false,
    personNamed: peopleOf(rows),
    isNew: false,
    ...others,
  }
}

/** Finds people by the names that stand in the cells of the sheet: an extension cannot ask a Base for its members. */
function peopleOf(rows: readonly TaskRow[]): ImportTarget['personNamed'] {
  const named = new Map<string, Person | null>()
  const fields = VALUE_FIELDS.filter(isPeopleField)
  for (const row of rows) {
    for (const field of fields) {
      for (const person of (row[field] ?? []) as readonly Person[]) {
        if (person.id === '') continue
        const name = plainText(person.name)
        const known = named.get(name)
        named.set(name, known === undefined || known?.id === person.id ? person : null)
      }
    }
  }
  return (name) => named.get(plainText(name)) ?? null
}

/** Whether people's options are added to, so that a new name becomes an option. */
export const takesNewOptions = (field: ValueField): boolean => {
  const { kind, closed }: FieldSpec = TASK_FIELDS[field]
  return (kind === 'singleSelect' || kind === 'multiSelect') && closed !== true
}
