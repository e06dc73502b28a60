import {
  type FieldKey,
  type FieldKind,
  parseMarker,
  type TableKey,
  TASK_FIELD_KEYS,
  TASK_FIELDS,
} from '../../schema/index.ts'
import { bestAssignment } from './assignment.ts'
import { holdsDays, type MeaningAmong, meaningsAmong, PLANNED_SPAN, type SampledColumn } from './headingSet.ts'
import { type ColumnProposal, type Confidence, fieldsFor, judgeColumn, judgeSpan, profilesOf } from './judgeColumn.ts'

export { type ColumnProposal, type Confidence, fieldsFor, type SampledColumn }

/** Two fields of a column, or two columns for a field, whose scores differ by less are as likely: a person decides. */
const MARGIN = 0.02

/** A column of which a person must say what it is, because several answers are as likely. */
export interface ColumnQuestion<Table extends TableKey = 'tasks'> {
  readonly columnId: string
  /** The fields that it may be, the likeliest first. */
  readonly fields: readonly FieldKey<Table>[]
}

export interface TaskMapping {
  readonly proposals: readonly ColumnProposal[]
  readonly questions: readonly ColumnQuestion[]
  /** The column whose words hold both ends of the plan: 起止时间, 6.1-6.5. */
  readonly span: Omit<ColumnProposal, 'field'> | null
}

/**
 * Proposes a field for each column of a table of tasks, judged by all headings together, by kind and by sampled cells. No
 * field gets two columns; the total score is the best possible. A column that suits no field well gets none. Where two
 * answers are as likely there is a question instead of a proposal, because a wrong mapping costs more than an open
 * column. [AD6]
 */
export function readMapping(columns: readonly SampledColumn[]): TaskMapping {
  const meanings = meaningsAmong(columns)
  const spans = columns.flatMap((sampled, at) => (meanings[at] === PLANNED_SPAN ? (judgeSpan(sampled) ?? []) : []))
  const span = spans[0] ?? null
  const judged = judgeAll('tasks', columns, (sampled, at) => {
    if (isOurs(sampled)) return 'none'
    const meaning = isMarked(sampled) ? null : (meanings[at] ?? null)
    return meaning === PLANNED_SPAN ? 'none' : meaning
  }).map((row) => (span === null ? row : row.map((one) => (isEnd(one) ? null : one))))
  const chosen = assigned(judged)
  const questions = columns.flatMap(({ column }, row): ColumnQuestion[] => {
    const meaning = meanings[row]
    const asks = typeof meaning === 'object' && meaning?.asks === true ? meaning.fields : []
    const fields = openFields(judged, chosen, row, asks)
    return fields.length === 0 ? [] : [{ columnId: column.id, fields }]
  })
  const asked = new Set(questions.map(({ columnId }) => columnId))
  const proposals = chosenProposals(judged, chosen).filter(({ columnId }) => !asked.has(columnId))
  const taken = new Set(proposals.map(({ field }) => field))
  const ours = proposeFields('tasks', columns.filter(isOurs)).filter(({ field }) => !taken.has(field))
  return { proposals: [...proposals, ...ours], questions, span }
}

const isEnd = (proposal: ColumnProposal | null): boolean =>
  proposal?.field === 'plannedStart' || proposal?.field === 'plannedEnd'
const isMarked = ({ column }: SampledColumn): boolean => parseMarker(column.description)?.table === 'tasks'
/** Whether an earlier taking over has made the column: it must not take the place of the one that people keep. */
const isOurs = ({ column }: SampledColumn): boolean => {
  const mark = parseMarker(column.description)
  const key = mark?.table === 'tasks' ? TASK_FIELD_KEYS.find((one) => one === mark.field) : undefined
  return key !== undefined && TASK_FIELDS[key].writtenBy === 'extension'
}

export const proposeMapping = (columns: readonly SampledColumn[]): readonly ColumnProposal[] =>
  readMapping(columns).proposals

/** A field for each column of any table, by each name alone. */
export function proposeFields<Table extends TableKey>(
  table: Table,
  columns: readonly SampledColumn[],
): readonly ColumnProposal<Table>[] {
  const judged = judgeAll(table, columns, () => null)
  return chosenProposals(judged, assigned(judged))
}

/** A field for each column of a table beside the tasks, and a question where two answers are as likely. [AD8] */
export function readFields<Table extends TableKey>(
  table: Table,
  columns: readonly SampledColumn[],
): { readonly proposals: readonly ColumnProposal<Table>[]; readonly questions: readonly ColumnQuestion<Table>[] } {
  const judged = judgeAll(table, columns, () => null)
  const chosen = assigned(judged)
  const questions = columns.flatMap(({ column }, row): ColumnQuestion<Table>[] => {
    const fields = openFields(judged, chosen, row, [])
    return fields.length === 0 ? [] : [{ columnId: column.id, fields }]
  })
  const asked = new Set(questions.map(({ columnId }) => columnId))
  return { proposals: chosenProposals(judged, chosen).filter(({ columnId }) => !asked.has(columnId)), questions }
}

/** One row a column, one place a field of the table; null where the column is not that field. */
type Judged<Table extends TableKey> = readonly (readonly (ColumnProposal<Table> | null)[])[]

function judgeAll<Table extends TableKey>(
  table: Table,
  columns: readonly SampledColumn[],
  meaningOf: (sampled: SampledColumn, at: number) => Exclude<MeaningAmong, typeof PLANNED_SPAN> | null,
): Judged<Table> {
  const profiles = profilesOf(table)
  return columns.map((sampled, at) => {
    const meaning = meaningOf(sampled, at)
    if (meaning === 'none') return profiles.map(() => null)
    const fields: readonly string[] | null = meaning?.fields ?? null
    const isOfDays = !sampled.column.isPrimary && holdsDays(sampled)
    return profiles.map((profile) =>
      (fields === null || fields.includes(profile.key)) && !(isOfDays && isOfWords(profile))
        ? judgeColumn(sampled, profile, fields !== null)
        : null,
    )
  })
}

/** Days typed as text belong to a field of days, whatever else the name is like: "date achieved" is no achievement. */
const isOfWords = ({ kind }: { readonly kind: FieldKind }): boolean =>
  kind === 'text' || kind === 'singleSelect' || kind === 'person' || kind === 'people'

/** For each column the place of its field, or null. */
const assigned = <Table extends TableKey>(judged: Judged<Table>): readonly (number | null)[] =>
  bestAssignment(judged.map((row) => row.map((proposal) => proposal?.score ?? 0)))

const chosenProposals = <Table extends TableKey>(
  judged: Judged<Table>,
  chosen: readonly (number | null)[],
): readonly ColumnProposal<Table>[] =>
  chosen.flatMap((at, row) => {
    const proposal = at === null ? null : judged[row]?.[at]
    return proposal === null || proposal === undefined ? [] : [proposal]
  })

/** The fields that a person must choose from for a column; none when one answer is clearly the likeliest. */
function openFields<Table extends TableKey>(
  judged: Judged<Table>,
  chosen: readonly (number | null)[],
  row: number,
  /** The fields that the headings leave open, the likeliest first. */
  asks: readonly FieldKey<Table>[],
): readonly FieldKey<Table>[] {
  const own = chosen[row] ?? null
  if (own !== null && judged[row]?.[own]?.reasons.because === 'marker') return []
  const scoreAt = (column: number, field: number): number => judged[column]?.[field]?.score ?? 0
  const isNear = (column: number, field: number, score: number): boolean =>
    scoreAt(column, field) > 0 && score - scoreAt(column, field) < MARGIN
  const fields = (judged[row] ?? []).flatMap((proposal, field) => {
    if (proposal === null) return []
    const holder = chosen.indexOf(field)
    // Without a field of its own, a column is a rival where another column is hardly likelier.
    const isRival =
      own === null &&
      holder !== -1 &&
      judged[holder]?.[field]?.reasons.because !== 'marker' &&
      (asks.includes(proposal.field) || isNear(row, field, scoreAt(holder, field)))
    const isAsLikely = own !== null && holder === -1 && isNear(row, field, scoreAt(row, own))
    return field === own || isRival || isAsLikely || (asks.includes(proposal.field) && holder === -1) ? [proposal] : []
  })
  const isContested =
    own !== null && judged.some((_, other) => chosen[other] === null && isNear(other, own, scoreAt(row, own)))
  if (asks.length === 0 && !isContested && own !== null && fields.length < 2) return []
  const placeOf = ({ field }: ColumnProposal<Table>): number => asks.indexOf(field)
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b) || b.score - a.score).map(({ field }) => field)
}
