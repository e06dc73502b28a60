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
import { explicitShares, shareOf, spokenOf, valueEvidence, type ValueEvidence } from './valueEvidence.ts'

export type { SampledColumn }

export type Confidence = 'high' | 'medium' | 'low'

/** Why a column was taken for a field, as data. */
export interface MappingReasons {
  /** The declared name or synonym that is most like the column's, and how much. 0–1 */
  readonly name: { readonly like: string; readonly likeness: number }
  /** How the words of the cells are read; null: the cells are read as they are. */
  readonly reading: ReadableAs['as']
  readonly values: ValueEvidence | null
  /** What settled it where the name alone would not. */
  readonly because: 'name' | 'values' | 'primary' | 'marker'
}

export interface ColumnProposal {
  readonly columnId: string
  readonly field: TaskFieldKey
  readonly confidence: Confidence
  /** 0–1 */
  readonly score: number
  readonly reasons: MappingReasons
}

/**
 * Fields that a column of people's may be taken for. Nobody keeps our bookkeeping by hand; a link points into a table
 * that would have to be taken over as well.
 */
const ADOPTABLE_FIELDS: readonly TaskFieldKey[] = TASK_FIELD_KEYS.filter((key) => {
  const declared: FieldSpec = TASK_FIELDS[key]
  return declared.bookkeeping !== true && declared.kind !== 'link'
})

/** A closed list of people's holds keys: only a column that already has all its words can be one. */
const hasItsOptions = (column: ColumnInfo, field: TaskFieldKey, { closed, writtenBy, options }: FieldSpec): boolean =>
  closed !== true ||
  writtenBy === 'extension' ||
  (options ?? []).every(({ key }) =>
    optionWords('tasks', field).some(
      (word) => word.key === key && column.options.some((held) => held.name === word.name),
    ),
  )

/** How the cells of a column are read as a field; null when they cannot be. */
const readingOf = (column: ColumnInfo, field: TaskFieldKey): ReadableAs | null =>
  column.kind === null || !hasItsOptions(column, field, TASK_FIELDS[field]) ? null : columnReading(field, column.kind)

/** The fields that a person may take a column for, in the order declared. */
export const fieldsFor = (column: ColumnInfo): readonly TaskFieldKey[] =>
  ADOPTABLE_FIELDS.filter((field) => readingOf(column, field) !== null)

interface FieldProfile {
  readonly key: TaskFieldKey
  readonly kind: FieldKind
  readonly names: readonly { readonly text: string; readonly read: ColumnName }[]
}

const PROFILES: readonly FieldProfile[] = ADOPTABLE_FIELDS.map((key) => {
  const declared: FieldSpec = TASK_FIELDS[key]
  return {
    key,
    kind: declared.kind,
    names: [...new Set([...fieldNames('tasks', key), ...(declared.synonyms ?? [])])].map((text) => ({
      text,
      read: readColumnName(text),
    })),
  }
})

/** How much a name counts that the other headings of the sheet explain: never for the very same words. */
const AMONG_OTHERS = 0.97
const WEIGHTS = { name: 0.72, reading: 0.16, values: 0.12 } as const
/** What values count for when there are none to look at. */
const NO_VALUES = 0.7
/** Below this a column is taken for nothing: a wrong proposal costs more than a missing one. */
const ACCEPTED = 0.78
const SURE = 0.93
const FAIRLY_SURE = 0.85
/** Words in cells that mostly do not read as the field speak against it, whatever the name. */
const CONTRADICTED = 0.5
/** Cells full of percentages make a column the progress, provided its name does not speak of something else. */
const VALUES_DECIDE = { share: 0.4, reading: 0.6, likeness: 0.4, score: 0.86 } as const
/** Every table's first column names its rows. */
const PRIMARY_TITLE = 0.8

/**
 * Which column holds which declared field, from names, kinds and the cells looked at: at most one column a field and
 * one field a column, with the best total. What fits nothing well stays out.
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
    const shares = explicitShares(spokenOf(texts))
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
  for (const { text, read } of profile.names) {
    const likeness = nameLikeness(name, read)
    if (likeness > best.likeness) best = { like: text, likeness }
  }
  return best
}
