import {
  endsOverNewYear,
  namesIn,
  type NoTask,
  noTaskBecause,
  readDayText,
  readProgressText,
  SPAN_FIELDS,
  typedCellReader,
  visitInSteps,
  type Steps,
  type TypedCellReading,
  type TypedColumn,
} from '../../domain/index.ts'
import type { TaskFieldKey } from '../../schema/index.ts'
import type { TypedReading } from '../ports.ts'
import { FACTS_OF_A_TASK, WORDS_OF_A_HEADING } from '../rows/assessRow.ts'
import type { AdoptionDraft } from './adoptionDraft.ts'
import { remembered } from './columnFacts.ts'
import type { AdoptionPlan, BoundColumn } from './planAdoption.ts'

/** A row as people find it again: its number is counted from 1 in the order in which the host gives the rows. */
export interface NamedRow {
  readonly row: number
  readonly recordId: string
  /** What the row is called; '' when it has no title. */
  readonly title: string
}

/** Cells of one column with the same text, which cannot be read as their field, or only with doubt. */
export interface CellGroup {
  readonly columnId: string
  readonly column: string
  readonly field: TaskFieldKey
  readonly as: 'progress' | 'spanStart' | 'spanEnd' | 'hold'
  readonly text: string
  /**
   * `contradicts`: a state that the progress of the row does not bear out. `figure`: a state with a share beside an empty
   * progress, which does not count. [AD5] `part`: a span of which the column takes one end. [AD2]
   */
  readonly why: 'unreadable' | 'unsure' | 'yearMissing' | 'contradicts' | 'figure' | 'part'
  /** What would be read; of `contradicts` and `figure` the share. */
  readonly reads: TypedCellReading
  readonly cells: readonly NamedRow[]
}

/** What reading every row says before anything is written. */
export interface ReadThrough {
  /** Unreadable texts first, then the frequent ones. */
  readonly groups: readonly CellGroup[]
  /** Rows with content that are no tasks: totals, headings and notes. The extension never writes to them. [RU1] */
  readonly leftOut: readonly (NamedRow & { readonly why: NoTask | 'said' })[]
  /** Rows that people have said are tasks, although their titles say otherwise. [RU3] */
  readonly takenIn: readonly NamedRow[]
  /** How many rows were read, blank ones included. */
  readonly rows: number
}

/** How the cells of one chosen column are read from what the host shows. */
interface ReadColumn {
  readonly columnId: string
  readonly column: string
  readonly field: TaskFieldKey
  readonly as: CellGroup['as'] | null
  readonly isFact: boolean
  readonly read: (text: string) => TypedCellReading
  /** Of a column of words that takes one end alone: the other end that a cell says, without its year; null for one day. */
  readonly otherEnd: (text: string) => string | null
}

const FACTS: ReadonlySet<TaskFieldKey> = new Set(FACTS_OF_A_TASK)
const SPAN_ENDS: ReadonlySet<TaskFieldKey> = new Set(SPAN_FIELDS.flat())
/** A cell of a column of days, as the host shows it. */
const dayShown = (text: string): TypedCellReading => {
  const reading = readDayText(text, null)
  return reading.kind === 'span' ? { kind: 'day', day: reading.start, isYearTyped: true } : { kind: 'empty' }
}
/** A cell of a column of shares, as the host shows it. */
const shareShown = (text: string): TypedCellReading => {
  const reading = readProgressText(text)
  return reading.kind === 'percent' ? { kind: 'percent', percent: reading.percent, isSure: true } : { kind: 'empty' }
}
const EMPTY: TypedCellReading = { kind: 'empty' }
const VALUE: TypedCellReading = { kind: 'unreadable' }

/** Reads every known row as the plan says, in steps. Cells with the same text are read once. [AD1] [AD2] [AD5] */
export function* readThrough({ readRows }: Pick<AdoptionDraft, 'readRows'>, plan: AdoptionPlan): Steps<ReadThrough> {
  const titleId = plan.boundColumns.find(({ field }) => field === 'title')?.columnId ?? ''
  const columns = readColumns(plan)
  const groups = new Map<string, CellGroup & { readonly cells: NamedRow[] }>()
  const leftOut: ReadThrough['leftOut'][number][] = []
  const takenIn: NamedRow[] = []
  const { ruled = {} } = plan.sheet.tables.tasks
  yield* visitInSteps(readRows, ({ recordId, texts }, at) => {
    const title = texts[titleId] ?? ''
    const named: NamedRow = { row: at + 1, recordId, title }
    const doubts: ReadCell[] = []
    const days = new Map<TaskFieldKey, ReadCell>()
    let progress: TypedCellReading = EMPTY
    let state: ReadCell | null = null
    let hasFacts = false
    let saysMore = false
    const unreadIn = new Set<string>()
    for (const of of columns) {
      const text = texts[of.columnId]
      if (text === undefined || text === '') continue
      const reads = of.read(text)
      if (reads.kind === 'empty') continue
      if (of.as === null || reads.kind === 'percent' || reads.kind === 'day') hasFacts ||= of.isFact
      const day = of.as === null && SPAN_ENDS.has(of.field) ? dayShown(text) : reads
      if (day.kind === 'day') days.set(of.field, { of, text, reads: day })
      if (of.field === 'progress') progress = of.as === null ? shareShown(text) : reads
      if (of.as === 'hold') state = { of, text, reads }
      const isUnread = of.as !== null && (reads.kind === 'unreadable' || reads.kind === 'yearMissing')
      if (isUnread) unreadIn.add(of.columnId)
      saysMore ||= of.field === 'owner' || of.as === 'hold' || isUnread
      if (of.as !== null && reads.kind !== 'day' && doubtOf(reads) !== null) doubts.push({ of, text, reads })
    }
    doubts.push(...droppedEnds(days), ...settledDays(days))
    if (state !== null) doubts.push(...besideProgress(state, progress))
    const isSecondHeading = title === '' && unreadIn.size >= WORDS_OF_A_HEADING && !hasFacts
    const why = isSecondHeading ? 'heading' : noTaskBecause(title === '' ? null : title, { hasFacts, saysMore })
    const ruling = ruled[recordId]
    if (why !== null && ruling === 'task') takenIn.push(named)
    if (ruling === 'none') leftOut.push({ ...named, why: 'said' })
    else if (why !== null && ruling !== 'task') leftOut.push({ ...named, why })
    else for (const doubt of doubts) addTo(groups, doubt, named)
  })
  return { groups: [...groups.values()].toSorted(byWeight), leftOut, takenIn, rows: readRows.length }
}

interface ReadCell {
  readonly of: ReadColumn
  readonly text: string
  readonly reads: TypedCellReading
  readonly why?: CellGroup['why']
}

/** What the state of a row leaves open beside its progress: another share, or one that nothing counts. [AD5] */
function besideProgress({ of, text, reads }: ReadCell, progress: TypedCellReading): readonly ReadCell[] {
  if (reads.kind !== 'state') return []
  const { state } = reads
  if (progress.kind === 'percent') {
    const { percent } = progress
    const isBegun = state === 'inProgress' || state === 'blocked'
    const contradicts =
      (state === 'done' && percent < WHOLE) || (state === 'notStarted' && percent > 0) || (isBegun && percent >= WHOLE)
    return contradicts ? [{ of, text, reads: progress, why: 'contradicts' }] : []
  }
  const figure = progress.kind === 'empty' && HAS_SHARE.test(text) ? readProgressText(text) : EMPTY
  return figure.kind === 'percent' && state !== 'unclear' && state !== 'done'
    ? [{ of, text, reads: { kind: 'percent', percent: figure.percent, isSure: false }, why: 'figure' }]
    : []
}

const WHOLE = 100
const HAS_SHARE = /\d\s*[%％]/u

/** Cells of one end that are spans, unless the other end of the row says the same. [AD2] */
function droppedEnds(days: ReadonlyMap<TaskFieldKey, ReadCell>): readonly ReadCell[] {
  return SPAN_FIELDS.flatMap(([from, until]) =>
    (
      [
        [from, until],
        [until, from],
      ] as const
    ).flatMap(([field, beside]): ReadCell[] => {
      const cell = days.get(field)
      const dropped = cell?.of.otherEnd(cell.text) ?? null
      const other = days.get(beside)?.reads
      const isSaid = other?.kind === 'day' && other.day.endsWith(dropped ?? '')
      return cell === undefined || dropped === null || isSaid ? [] : [{ ...cell, why: 'part' }]
    }),
  )
}

/** Any leap year will do: only the days without their year are compared. */
function otherEndOf(text: string, as: 'spanStart' | 'spanEnd'): string | null {
  const reading = readDayText(text, 2000)
  if (reading.kind !== 'span' || reading.start === reading.end) return null
  return (as === 'spanStart' ? reading.end : reading.start).slice('2000-'.length)
}

/** The days whose year follows the other end of their row, as they are read in live tracking. [AD2] */
function settledDays(days: ReadonlyMap<TaskFieldKey, ReadCell>): readonly ReadCell[] {
  return SPAN_FIELDS.flatMap(([from, until]) => {
    const start = days.get(from)
    const end = days.get(until)
    if (start?.reads.kind !== 'day' || end?.reads.kind !== 'day') return []
    const settled = endsOverNewYear(start.reads, end.reads)
    if (settled === null) return []
    const moved = settled.start === start.reads.day ? end : start
    const day = moved === end ? settled.end : settled.start
    return [{ ...moved, reads: { kind: 'day', day, isYearTyped: false } as const }]
  })
}

function addTo(
  groups: Map<string, CellGroup & { readonly cells: NamedRow[] }>,
  { of: { columnId, column, field, as }, text, reads, why: known }: ReadCell,
  named: NamedRow,
): void {
  const why = known ?? doubtOf(reads)
  const apart =
    reads.kind === 'day' ? reads.day : why === 'contradicts' && reads.kind === 'percent' ? reads.percent : ''
  const key = `${columnId} ${text} ${String(apart)}`
  const group = groups.get(key)
  if (group !== undefined) {
    // A column with both ends of the plan is read twice.
    if (group.cells.at(-1) !== named) group.cells.push(named)
    return
  }
  if (as !== null && why !== null) groups.set(key, { columnId, column, field, as, text, why, reads, cells: [named] })
}

/** Why people should look at a cell; null when it is read without doubt. Of days only those of another year come here. */
function doubtOf(reads: TypedCellReading): CellGroup['why'] | null {
  if (reads.kind === 'unreadable' || reads.kind === 'yearMissing') return reads.kind
  if (reads.kind === 'state') return reads.state === 'unclear' ? 'unreadable' : null
  if (reads.kind === 'day') return 'unsure'
  return reads.kind === 'percent' && !reads.isSure ? 'unsure' : null
}

const isRead = ({ why }: CellGroup): boolean => why !== 'unreadable' && why !== 'yearMissing'
const byWeight = (one: CellGroup, other: CellGroup): number =>
  Number(isRead(one)) - Number(isRead(other)) || other.cells.length - one.cells.length

/** The other readings take any word, or are of the tables beside the tasks. */
const isReadAsWords = (as: TypedReading['as'] | null): as is TypedColumn['as'] =>
  as === 'progress' || as === 'spanStart' || as === 'spanEnd' || as === 'hold' || as === 'share'

function readColumns(plan: AdoptionPlan): readonly ReadColumn[] {
  const held: readonly BoundColumn[] =
    plan.holdColumn === null ? [] : [{ field: 'hold', ...plan.holdColumn, as: 'hold' }]
  const { readings } = plan.sheet.tables.tasks
  const isTwice = (columnId: string): boolean => plan.boundColumns.filter((one) => one.columnId === columnId).length > 1
  return [...plan.boundColumns, ...held]
    .filter(({ field }) => field !== 'title')
    .map(({ field, columnId, name, as }): ReadColumn => {
      const isOneEnd = (as === 'spanStart' || as === 'spanEnd') && !isTwice(columnId)
      const otherEnd = isOneEnd ? remembered((text: string) => otherEndOf(text, as)) : () => null
      const column = { columnId, column: name, field, isFact: FACTS.has(field), otherEnd }
      if (as === 'people')
        return { ...column, as: null, read: remembered((text) => (namesIn(text).length === 0 ? EMPTY : VALUE)) }
      if (!isReadAsWords(as)) return { ...column, as: null, read: () => VALUE }
      const { year = null, whole, taught } = readings?.[field] ?? {}
      const reading = {
        as,
        year,
        ...(whole === undefined ? {} : { whole }),
        ...(taught === undefined ? {} : { taught }),
      }
      return { ...column, as: as === 'share' ? 'progress' : as, read: remembered(typedCellReader(reading)) }
    })
}
