import {
  type FieldKind,
  fieldNames,
  type FieldSpec,
  optionWords,
  parseMarker,
  TASK_FIELD_KEYS,
  TASK_FIELDS,
  type TaskFieldKey,
} from '../../schema/index.ts'
import type { ColumnInfo } from '../ports.ts'
import { bestAssignment } from './assignment.ts'
import { type ColumnName, nameLikeness, readColumnName } from './columnName.ts'
import { columnReading, type ReadableAs } from './columnReading.ts'
import { fieldAmong, headingSet, type SampledColumn } from './headingSet.ts'
import { explicitShares, shareOf, filledCells, valueEvidence, type ValueEvidence } from './valueEvidence.ts'

export type { SampledColumn }

export type Confidence = 'high' | 'medium' | 'low'

/** The reasons for which a column is proposed for a field, as data. */
export interface MappingReasons {
  /** The declared name or synonym that is most like the column's, and how alike they are, 0 to 1. */
  readonly name: { readonly like: string; readonly likeness: number }
  /** How the words of the cells are read; null when the cells hold values. */
  readonly reading: ReadableAs['as']
  readonly values: ValueEvidence | null
  /** The reason that decided. */
  readonly because: 'name' | 'values' | 'primary' | 'marker'
}

export interface ColumnProposal {
  readonly columnId: string
  readonly field: TaskFieldKey
  readonly confidence: Confidence
  /** From 0 to 1. */
  readonly score: number
  readonly reasons: MappingReasons
}

/**
 * The fields that a column of people's can be mapped to. Bookkeeping is left out because nobody keeps ours by hand, and
 * links because their target table would have to be taken over as well.
 */
const ADOPTABLE_FIELDS: readonly TaskFieldKey[] = TASK_FIELD_KEYS.filter((key) => {
  const declared: FieldSpec = TASK_FIELDS[key]
  return declared.bookkeeping !== true && declared.kind !== 'link'
})

/** Whether a column can be a closed list that people fill: it must already have an option for every key. */
const hasItsOptions = (column: ColumnInfo, field: TaskFieldKey, { closed, writtenBy, options }: FieldSpec): boolean =>
  closed !== true ||
  writtenBy === 'extension' ||
  (options ?? []).every(({ key }) =>
    optionWords('tasks', field).some(
      (word) => word.key === key && column.options.some((option) => option.name === word.name),
    ),
  )

/** How the cells of a column are read as a field; null when the field cannot be read from them. */
const readingOf = (column: ColumnInfo, field: TaskFieldKey): ReadableAs | null =>
  column.kind === null || !hasItsOptions(column, field, TASK_FIELDS[field]) ? null : columnReading(field, column.kind)

/** The fields that a person may choose for a column, in the order declared. */
export const fieldsFor = (column: ColumnInfo): readonly TaskFieldKey[] =>
  ADOPTABLE_FIELDS.filter((field) => readingOf(column, field) !== null)

interface FieldProfile {
  readonly key: TaskFieldKey
  readonly kind: FieldKind
  readonly names: readonly { readonly text: string; readonly name: ColumnName }[]
}

const PROFILES: readonly FieldProfile[] = ADOPTABLE_FIELDS.map((key) => {
  const declared: FieldSpec = TASK_FIELDS[key]
  return {
    key,
    kind: declared.kind,
    names: [...new Set([...fieldNames('tasks', key), ...(declared.synonyms ?? [])])].map((text) => ({
      text,
      name: readColumnName(text),
    })),
  }
})

/** The likeness of a name whose field the other headings decide: just below that of the very same words. */
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
/** A column with this share of percentages is the progress, provided that its name is not too unlike. */
const VALUES_DECIDE = { share: 0.4, reading: 0.6, likeness: 0.4, score: 0.86 } as const
/** The likeness that a primary column has at least to the title, because it names the rows in every table. */
const PRIMARY_TITLE = 0.8

/**
 * Proposes a field for each column, judged by name, kind and sampled cells. No field gets two columns; the total score
 * is the best possible. A column that suits no field well gets none.
 */
export function proposeMapping(columns: readonly SampledColumn[]): readonly ColumnProposal[] {
  const set = headingSet(columns)
  const proposals = columns.map((sampled) => {
    const among = fieldAmong(sampled, columns, set)
    return PROFILES.map((profile) =>
      among === null || among === profile.key ? judge(sampled, profile, among !== null) : null,
    )
  })
  const chosen = bestAssignment(proposals.map((row) => row.map((proposal) => proposal?.score ?? 0)))
  return chosen.flatMap((at, row) => {
    const proposal = at === null ? null : proposals[row]?.[at]
    return proposal === null || proposal === undefined ? [] : [proposal]
  })
}

function judge({ column, texts }: SampledColumn, profile: FieldProfile, isAmong: boolean): ColumnProposal | null {
  const reading = readingOf(column, profile.key)
  if (reading === null || column.kind === null) return null
  const values = valueEvidence(profile.key, profile.kind, column.kind, texts)
  if (values !== null && shareOf(values) < CONTRADICTED && (reading.as !== null || column.kind === 'number'))
    return null
  const like = likestName(readColumnName(column.name), profile)
  const name = isAmong ? { ...like, likeness: Math.max(like.likeness, AMONG_OTHERS) } : like
  const because = decisive(column, profile, name.likeness, texts, values)
  const score = scoreOf(because, name.likeness, reading, values)
  if (score < ACCEPTED) return null
  return {
    columnId: column.id,
    field: profile.key,
    score,
    confidence: because === 'marker' || score >= SURE ? 'high' : score >= FAIRLY_SURE ? 'medium' : 'low',
    reasons: { name, reading: reading.as, values, because },
  }
}

function decisive(
  column: ColumnInfo,
  profile: FieldProfile,
  likeness: number,
  texts: readonly string[],
  values: ValueEvidence | null,
): MappingReasons['because'] {
  const mark = parseMarker(column.description)
  if (mark?.table === 'tasks' && mark.field === profile.key) return 'marker'
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
      return measured
  }
}

function likestName(name: ColumnName, profile: FieldProfile): MappingReasons['name'] {
  let best = { like: '', likeness: 0 }
  for (const { text, name: declaredName } of profile.names) {
    const likeness = nameLikeness(name, declaredName)
    if (likeness > best.likeness) best = { like: text, likeness }
  }
  return best
}
