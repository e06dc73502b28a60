import { fieldSpec, type FieldKind, type FieldSpec, type TableKey } from '../../schema/index.ts'
import type { TypedReading } from '../ports.ts'

/**
 * How words are read as a field that people have chosen. `hold` is no choice: it is read from a column of states that
 * people keep, without asking.
 */
type WordsAs = Exclude<TypedReading['as'], 'hold'>

export interface ReadableAs {
  /** How the words of the cells are read; null when the cells hold values. */
  readonly as: WordsAs | null
  /** How well the kind of the column suits the field, 0 to 1. */
  readonly fit: number
}

type Readable = Readonly<Partial<Record<FieldKind, number>>>

/** Kind of field → the kinds of column whose cells are read as values, with how well each suits. */
const VALUE_FIT: Readonly<Partial<Record<FieldKind, Readable>>> = {
  text: { text: 1 },
  number: { number: 1, points: 1, percent: 0.5, progress: 0.5 },
  percent: { percent: 1, progress: 1, number: 0.9 },
  points: { number: 1, points: 1, percent: 0.8, progress: 0.6 },
  progress: { progress: 1, percent: 1, number: 0.9 },
  currency: { currency: 1, number: 0.9 },
  singleSelect: { singleSelect: 1 },
  multiSelect: { multiSelect: 1 },
  person: { person: 1, people: 0.9 },
  people: { people: 1, person: 0.9 },
  day: { day: 1, instant: 0.9 },
  instant: { instant: 1, day: 0.8 },
  checkbox: { checkbox: 1 },
  link: { link: 1 },
  attachment: { attachment: 1 },
}

const WORDS_FIT = 0.5
const STARTS: ReadonlySet<string> = new Set(['plannedStart', 'actualStart', 'startDay'])

/** How words are read as this field; null when words cannot be read as it. */
function wordsAs(table: TableKey, field: string, declared: FieldSpec): WordsAs | null {
  const { kind, closed, writtenBy } = declared
  const beside = table === 'tasks' ? null : wordsBeside(declared)
  if (beside !== null) return beside
  switch (kind) {
    case 'progress':
      return 'progress'
    case 'day':
      return STARTS.has(field) ? 'spanStart' : 'spanEnd'
    case 'person':
    case 'people':
      return 'people'
    case 'singleSelect':
      // The cells of a closed list are read as option keys, which a text column does not hold. For a field of ours
      // (state) a text column is recognised, but never read.
      return closed === true && writtenBy === 'people' ? null : 'choice'
    default:
      return null
  }
}

/** What words are read as in the tables beside 任务: amounts, figures, names of rows, words for options. [AD4] [AD7] */
function wordsBeside({ kind, closed, writtenBy }: FieldSpec): WordsAs | null {
  if (writtenBy !== 'people') return null
  if (kind === 'currency') return 'amount'
  if (kind === 'number') return 'figure'
  if (kind === 'link') return 'named'
  return kind === 'singleSelect' && closed === true ? 'option' : null
}

/** How a column of this kind is read as the field; null when the field cannot be read from it. */
export function columnReading(table: TableKey, field: string, column: FieldKind): ReadableAs | null {
  const declared: FieldSpec = fieldSpec(table, field)
  const fit = VALUE_FIT[declared.kind]?.[column]
  if (fit !== undefined) return { as: null, fit }
  if (declared.kind === 'text' && column === 'singleSelect') return { as: 'shown', fit: WORDS_FIT }
  if (table !== 'tasks' && declared.kind === 'link' && column === 'singleSelect') return { as: 'named', fit: WORDS_FIT }
  const as = column === 'text' ? wordsAs(table, field, declared) : null
  return as === null ? null : { as, fit: WORDS_FIT }
}
