import {
  type AssessedTask,
  type PresetId,
  type SheetLanguage,
  TASK_FIELD_KEYS,
  type TaskFieldKey,
} from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import type { SheetFigures } from '../rows/sheetModel.ts'
import { languageOf, sampleRowCount, sheetId } from '../stored/document.ts'
import { stillHolds } from '../rows/rowMemory.ts'
import type { EngineState } from './engineState.ts'
import { latestAsOf } from './dayTurns.ts'
import type { CalendarDate, rollUp, TaskAssessment } from '../../domain/index.ts'
import type { DraggedRow, OpenIntent } from './questions.ts'
import type { OpenStamp } from './stampProposals.ts'

/** Everything that the sidebar shows of one sheet. */
export interface SheetState {
  readonly tableId: string
  readonly name: string
  readonly preset: PresetId
  /** The language in which its tables were made. The sidebar may speak another. */
  readonly language: SheetLanguage
  readonly today: CalendarDate
  /** The day that the figures describe. [TM1] */
  readonly asOf: CalendarDate
  /** The rows that are tasks, in the order of the host. Blank rows are no tasks. */
  readonly tasks: readonly AssessedTask[]
  readonly rollUp: ReturnType<typeof rollUp>
  readonly counts: Readonly<Record<TaskAssessment['state'], number>>
  readonly sync: SyncState
  readonly rights:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'known'; readonly mayWrite: boolean; readonly denied: readonly TaskFieldKey[] }
  /** The declared fields that have a column, ours and people's. */
  readonly columns: readonly TaskFieldKey[]
  /** The names of these columns in the Base. */
  readonly columnNames: { readonly [Key in TaskFieldKey]?: string }
  /** Declared columns that the sheet has lost: deleted, or changed to another type. */
  readonly missing: readonly {
    readonly field: TaskFieldKey
    readonly name: string
    readonly reason: 'deleted' | 'retyped'
  }[]
  /** From which day on the plan lies in years without holidays, where Monday to Friday counts; null: nowhere. [CA1] */
  readonly calendarWithoutDataFrom: CalendarDate | null
  readonly sample: { readonly count: number } | null
  /** Rows in which a person changed computed cells and we corrected them, until somebody dismisses the notice. */
  readonly restored: readonly string[]
  /** When the last pass ended that left every cell correct; null before the first. */
  readonly lastPassAt: number | null
  /** When a failed pass will be tried again; null when nothing has failed. */
  readonly nextTryAt: number | null
  /** Rows whose computed cells could not be written, and why. */
  readonly unwritten: readonly UnwrittenRows[]
  /** Hand-set states that wait for a person's answer. [MI1] */
  readonly intents: readonly OpenIntent[]
  /** Dates that a change of progress suggests. [MI2] */
  readonly stamps: readonly OpenStamp[]
  /** Done tasks without an end that nobody saw end: we ask for the day without proposing one. [MI2] */
  readonly undated: readonly string[]
  /** Rows that a drag changed without a question and that can be taken back. [MI1] */
  readonly dragged: readonly DraggedRow[]
}

export type UnwrittenRows =
  /** The host refused them. */
  | { readonly because: HostError['kind']; readonly recordIds: readonly string[]; readonly error: HostError }
  /**
   * Another sidebar computed them for a later day (`asOf`): the clock here may be behind, or the one there ahead. [CV3]
   */
  | { readonly because: 'laterDay'; readonly recordIds: readonly string[]; readonly asOf: CalendarDate | null }
  /** Another program keeps changing them; they are corrected again at `until`. [CV2] */
  | { readonly because: 'contested'; readonly recordIds: readonly string[]; readonly until: number }

export type SyncState =
  | { readonly kind: 'reading'; readonly read: number; readonly total: number }
  | { readonly kind: 'writing'; readonly written: number; readonly total: number; readonly at: number }
  /** No pass runs. The host refused to write the `refused` rows. */
  | {
      readonly kind: 'settled'
      readonly at: number
      readonly written: number
      readonly refused: readonly { readonly recordId: string; readonly error: HostError }[]
    }
  | { readonly kind: 'failed'; readonly at: number; readonly error: HostError }

/** After this time a drag cannot be taken back any more. */
const UNDO_MS = 1_800_000

/** The parts of the state that the engine keeps itself. */
export interface PassResults {
  readonly figures: SheetFigures
  readonly sync: SyncState
  readonly lastPassAt: number | null
  readonly nextTryAt: number | null
}

/** Computes what the sidebar shows of a sheet. */
export function sheetState(engine: EngineState, { figures, sync, lastPassAt, nextTryAt }: PassResults): SheetState {
  const { columns, sheet, context, notes, intents, stamps } = engine
  const { today, asOf } = context.assess
  const bound = columns.bound()
  const sampleRows = sampleRowCount(sheet)
  return {
    tableId: sheetId(sheet),
    name: columns.name(),
    preset: sheet.preset,
    language: languageOf(sheet),
    today,
    asOf,
    ...figures,
    sync,
    rights:
      columns.rights() === null || bound === null
        ? { kind: 'unknown' }
        : { kind: 'known', mayWrite: columns.writable().size > 0, denied: columns.denied() },
    columns: TASK_FIELD_KEYS.filter((key) => bound?.binding.fields[key] !== undefined),
    columnNames: columnNames(engine),
    missing: bound?.missing ?? [],
    calendarWithoutDataFrom: context.withoutDataFrom(figures.tasks),
    sample: sampleRows === 0 ? null : { count: sampleRows },
    restored: notes.having('isRestored').map(([recordId]) => recordId),
    lastPassAt,
    nextTryAt,
    unwritten: unwrittenRows(engine),
    intents: intents.open(),
    stamps: stamps.open(),
    undated: askedUndated(engine, figures.tasks),
    dragged: draggedRows(engine),
  }
}

/** The tasks whose end to ask for; none when a person does not want to be asked about so many. [MI2] */
function askedUndated(engine: EngineState, tasks: SheetFigures['tasks']): readonly string[] {
  const undated = undatedRows(engine, tasks)
  return undated.length > engine.memory.undatedSeen() ? undated : []
}

/** Done tasks without an end that nobody saw end. [MI2] */
export function undatedRows(
  { columns, memory, sheet, stamps }: EngineState,
  tasks: SheetFigures['tasks'],
): readonly string[] {
  const bound = columns.bound()?.binding.fields.actualEnd
  if (bound === undefined || bound.typed !== undefined) return []
  const samples = new Set(sheet.tables.tasks.sample?.recordIds)
  return tasks.flatMap(({ row: { recordId, actualEnd }, assessment: { state } }) =>
    state === 'done' &&
    actualEnd === null &&
    !samples.has(recordId) &&
    memory.get(recordId).refused?.includes('end') !== true &&
    stamps.cells(recordId)?.actualEnd === undefined
      ? [recordId]
      : [],
  )
}

/** The rows that a drag changed and that can still be taken back. [MI1] */
function draggedRows({ memory, model, clock }: EngineState): SheetState['dragged'] {
  const now = clock.now()
  return [...memory.entries()].flatMap(([recordId, { undo }]) => {
    const task = model.get(recordId)
    if (undo === undefined || task === null || now - undo.at > UNDO_MS || !stillHolds(task.row, undo)) return []
    const isStill = undo.to === 'resumed' ? task.facts.hold === null : task.assessment.state === undo.to
    return isStill ? [{ recordId, to: undo.to, actualEnd: undo.after.actualEnd ?? null }] : []
  })
}

function columnNames({ columns }: EngineState): SheetState['columnNames'] {
  const fields = columns.bound()?.binding.fields ?? {}
  const names = new Map(columns.description()?.columns.map(({ id, name }) => [id, name]))
  return Object.fromEntries(
    TASK_FIELD_KEYS.flatMap((key) => {
      const name = names.get(fields[key]?.fieldId ?? '')
      return name === undefined ? [] : [[key, name]]
    }),
  )
}

function unwrittenRows({ notes, contention, settings, clock }: EngineState): readonly UnwrittenRows[] {
  const byKind = new Map<HostError['kind'], { readonly recordIds: string[]; readonly error: HostError }>()
  for (const [recordId, error] of notes.having('refusal')) {
    const group = byKind.get(error.kind) ?? { recordIds: [], error }
    group.recordIds.push(recordId)
    byKind.set(error.kind, group)
  }
  const later = notes.having('laterResultAt')
  const waiting = contention.waiting(clock.now())
  return [
    ...[...byKind].map(([because, group]): UnwrittenRows => ({ because, ...group })),
    ...(later.length === 0
      ? []
      : [
          {
            because: 'laterDay',
            recordIds: later.map(([recordId]) => recordId),
            asOf: latestAsOf(
              later.map(([, at]) => at),
              settings,
            ),
          } as const,
        ]),
    ...(waiting.length === 0
      ? []
      : [
          {
            because: 'contested',
            recordIds: waiting.map(({ recordId }) => recordId),
            until: Math.min(...waiting.map(({ until }) => until)),
          } as const,
        ]),
  ]
}
