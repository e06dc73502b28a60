import {
  type FieldKey,
  fieldKeys,
  type FieldKind,
  fieldNames,
  fieldSpec,
  type FieldSpec,
  optionWords,
  parseMarker,
  type TableKey,
  type TaskFieldKey,
} from '../../schema/index.ts'
import type { ColumnInfo } from '../ports.ts'
import { type ColumnName, nameLikeness, readColumnName } from './columnName.ts'
import { columnReading, type ReadableAs } from './columnReading.ts'
import { headingOf, type SampledColumn } from './headingSet.ts'
import { headingWords } from './headingWords.ts'
import { explicitShares, shareOf, filledCells, valueEvidence, type ValueEvidence } from './valueEvidence.ts'
import { wordsOfOptions } from './wordsOfOptions.ts'

export type Confidence = 'high' | 'medium' | 'low'

/** The reasons for which a column is proposed for a field, as data. */
export interface MappingReasons {
  /** The declared name or synonym that is most like the column's, and how alike they are, 0 to 1. */
  readonly name: { readonly like: string; readonly likeness: number }
  /** How the words of the cells are read; null when the cells hold values. */
  readonly reading: ReadableAs['as']
  readonly values: ValueEvidence | null
  /** The reason that decided. */
  readonly because: 'name' | 'headings' | 'values' | 'primary' | 'marker'
}

export interface ColumnProposal<Table extends TableKey = 'tasks'> {
  readonly columnId: string
  readonly field: FieldKey<Table>
  readonly confidence: Confidence
  /** From 0 to 1. */
  readonly score: number
  readonly reasons: MappingReasons
}

/**
 * The fields that a column of people's can be mapped to. Bookkeeping is left out because nobody keeps ours by hand, and
 * what the host numbers by itself. Links of a task are left out: their target table would have to be taken over first.
 */
const adoptableFields = <Table extends TableKey>(table: Table): readonly FieldKey<Table>[] =>
  fieldKeys(table).filter((key) => {
    const declared: FieldSpec = fieldSpec(table, key)
    return (
      declared.bookkeeping !== true && declared.writtenBy !== 'host' && (table !== 'tasks' || declared.kind !== 'link')
    )
  })

/** Whether a column can be a closed list that people fill: it must already have an option for every key. */
const hasItsOptions = (
  table: TableKey,
  column: ColumnInfo,
  field: string,
  { closed, writtenBy, options }: FieldSpec,
): boolean =>
  closed !== true ||
  writtenBy === 'extension' ||
  (options ?? []).every(({ key }) =>
    optionWords(table, field).some(
      (word) => word.key === key && column.options.some((option) => option.name === word.name),
    ),
  )

/** How well a column suits a closed list whose options people have named themselves, 0 to 1. */
const OPTION_FIT = 0.8

/** How the cells of a column are read as a field; null when the field cannot be read from them. */
export function readingOf(table: TableKey, sampled: SampledColumn, field: string): ReadableAs | null {
  const { column, linksTo } = sampled
  const declared: FieldSpec = fieldSpec(table, field)
  if (column.kind === null) return null
  if (declared.kind === 'link' && column.kind === 'link' && declared.linksTo !== linksTo) return null
  if (hasItsOptions(table, column, field, declared)) return columnReading(table, field, column.kind)
  if (table === 'tasks' || (column.kind !== 'singleSelect' && column.kind !== 'text')) return null
  const theirs = column.kind === 'text' ? filledCells(sampled.texts) : column.options.map(({ name }) => name)
  // A column of which no word is known is another one, whatever its name.
  return Object.keys(wordsOfOptions(table, field, theirs)).length === 0 ? null : { as: 'option', fit: OPTION_FIT }
}

/** The fields of a table that a person may choose for a column, in the order declared. */
export const fieldsOf = <Table extends TableKey>(table: Table, sampled: SampledColumn): readonly FieldKey<Table>[] =>
  adoptableFields(table).filter((field) => readingOf(table, sampled, field) !== null)

/** The fields of a task that a person may choose for a column. */
export const fieldsFor = (column: ColumnInfo): readonly TaskFieldKey[] => fieldsOf('tasks', { column, texts: [] })

export interface FieldProfile<Table extends TableKey> {
  readonly table: Table
  readonly key: FieldKey<Table>
  readonly kind: FieldKind
  readonly names: readonly { readonly text: string; readonly name: ColumnName }[]
}

const knownProfiles = new Map<TableKey, readonly FieldProfile<TableKey>[]>()

/** What the fields of a table are called; read once a table, because each of its columns is compared with all of them. */
export function profilesOf<Table extends TableKey>(table: Table): readonly FieldProfile<Table>[] {
  const known = knownProfiles.get(table)
  if (known !== undefined) return known as unknown as readonly FieldProfile<Table>[]
  const profiles = adoptableFields(table).map((key): FieldProfile<Table> => {
    const declared: FieldSpec = fieldSpec(table, key)
    return {
      table,
      key,
      kind: declared.kind,
      names: [...new Set([...fieldNames(table, key), ...(declared.synonyms ?? []), ...headingWords(table, key)])].map(
        (text) => ({ text, name: readColumnName(text) }),
      ),
    }
  })
  knownProfiles.set(table, profiles as unknown as readonly FieldProfile<TableKey>[])
  return profiles
}

/** The likeness of a name whose field the headings of the sheet decide: just below that of the very same words. */
const AMONG_OTHERS = 0.97
const WEIGHTS = { name: 0.72, reading: 0.16, values: 0.12 } as const
/** The share of fitting values that is assumed when all sampled cells are empty. */
const NO_VALUES = 0.7
/** A column that scores less is not proposed for any field: a wrong proposal costs more than a missing one. */
const ACCEPTED = 0.78
const SURE = 0.93
const FAIRLY_SURE = 0.85
/** When a smaller share of the cells reads as the field, the column is not that field, whatever its name. */
const CONTRADICTED = 0.5
/** The same where the headings of the sheet name the field: what cannot be read of it is listed, not dropped. */
const CONTRADICTED_AMONG = 0.1
/** A column with this share of percentages is the progress, provided that its name is not too unlike. */
const VALUES_DECIDE = { share: 0.4, reading: 0.6, likeness: 0.4, score: 0.86 } as const
/** The likeness that a primary column has at least to the title, because it names the rows in every table. */
const PRIMARY_TITLE = 0.8

/**
 * Judges a column as a field by its name, kind and sampled cells; null when it is not that field. `isAmong`: the
 * headings of the sheet say that it is.
 */
export function judgeColumn<Table extends TableKey>(
  sampled: SampledColumn,
  profile: FieldProfile<Table>,
  isAmong: boolean,
): ColumnProposal<Table> | null {
  const { column, texts } = sampled
  const reading = readingOf(profile.table, sampled, profile.key)
  if (reading === null || column.kind === null) return null
  const like = likestName(readColumnName(headingOf(sampled)), profile)
  const name = isAmong ? { ...like, likeness: Math.max(like.likeness, AMONG_OTHERS) } : like
  if (!mayBe(column, profile, name.likeness, reading)) return null
  const values = valueEvidence(profile.key, profile.kind, column.kind, texts)
  const least = isAmong ? CONTRADICTED_AMONG : CONTRADICTED
  if (values !== null && shareOf(values) < least && (reading.as !== null || column.kind === 'number')) return null
  const decided = decisive(column, profile, name.likeness, texts, values)
  const because = decided === 'name' && like.likeness < name.likeness ? 'headings' : decided
  const score = scoreOf(because, name.likeness, reading, values)
  if (score < ACCEPTED) return null
  return {
    columnId: column.id,
    field: profile.key,
    score,
    confidence: because === 'marker' ? 'high' : confidenceOf(score),
    reasons: { name, reading: reading.as, values, because },
  }
}

/**
 * Whether the cells can still make the column the field. Reading hundreds of cells takes time, and the names of most
 * fields are too unlike: with the best of cells they would not be proposed.
 */
function mayBe(column: ColumnInfo, { key }: { readonly key: string }, likeness: number, { fit }: ReadableAs): boolean {
  const isDecidedElsewhere = key === 'title' || key === 'progress' || parseMarker(column.description) !== null
  return isDecidedElsewhere || WEIGHTS.name * likeness + WEIGHTS.reading * fit + WEIGHTS.values >= ACCEPTED
}

const confidenceOf = (score: number): Confidence => (score >= SURE ? 'high' : score >= FAIRLY_SURE ? 'medium' : 'low')

/** One column of words judged as both ends of the plan; null when its cells are no days. */
export function judgeSpan({ column, texts }: SampledColumn): Omit<ColumnProposal, 'field'> | null {
  const values = valueEvidence('plannedEnd', 'day', column.kind ?? 'text', texts)
  if (values !== null && shareOf(values) < CONTRADICTED) return null
  const reading = columnReading('tasks', 'plannedStart', column.kind ?? 'text')
  if (reading?.as !== 'spanStart') return null
  const score = scoreOf('name', AMONG_OTHERS, reading, values)
  const name = { like: column.name, likeness: AMONG_OTHERS }
  return {
    columnId: column.id,
    score,
    confidence: confidenceOf(score),
    reasons: { name, reading: reading.as, values, because: 'headings' },
  }
}

function decisive(
  column: ColumnInfo,
  profile: { readonly table: TableKey; readonly key: string },
  likeness: number,
  texts: readonly string[],
  values: ValueEvidence | null,
): MappingReasons['because'] {
  const mark = parseMarker(column.description)
  if (mark?.table === profile.table && mark.field === profile.key) return 'marker'
  if (profile.key === 'progress' && column.kind === 'text' && values !== null && likeness >= VALUES_DECIDE.likeness) {
    const shares = explicitShares(filledCells(texts))
    if (shareOf(shares) >= VALUES_DECIDE.share && shareOf(values) >= VALUES_DECIDE.reading) return 'values'
  }
  return profile.key === 'title' && column.isPrimary && likeness < PRIMARY_TITLE ? 'primary' : 'name'
}

function scoreOf(
  because: MappingReasons['because'],
  likeness: number,
  reading: ReadableAs,
  values: ValueEvidence | null,
): number {
  const measured =
    WEIGHTS.name * likeness +
    WEIGHTS.reading * reading.fit +
    WEIGHTS.values * (values === null ? NO_VALUES : shareOf(values))
  switch (because) {
    case 'marker':
      return 1
    case 'values':
      return Math.max(measured, VALUES_DECIDE.score)
    case 'primary':
      return Math.max(measured, PRIMARY_TITLE)
    case 'name':
    case 'headings':
      return measured
  }
}

function likestName(name: ColumnName, profile: Pick<FieldProfile<TableKey>, 'names'>): MappingReasons['name'] {
  let best = { like: '', likeness: 0 }
  for (const { text, name: declaredName } of profile.names) {
    const likeness = nameLikeness(name, declaredName)
    if (likeness > best.likeness) best = { like: text, likeness }
  }
  return best
}
