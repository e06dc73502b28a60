import { type CalendarDate, ok, type Result, type TaskState } from '../../domain/index.ts'
import { type CellWords, fieldKeys, type RowOf } from '../../schema/index.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import { type ComputedCells, type EnteredCells, fieldBinding, type HostError, type HostPort } from '../ports.ts'
import type { DayFigures, Snapshot, TaskOfDay } from './snapshot.ts'
import { titleList } from './cellText.ts'

/** Titles in one cell; the others are counted. */
const NAMED_TASKS = 100

/**
 * Keeps the figures of a day in 每日跟踪: one row a day and campaign, however many sidebars look on. [SN1] A row that
 * people have begun for the day is completed; of two rows that were added at once the maker of the later one takes it
 * back.
 */
export interface DailyLogKeeper {
  /** Whether the rows of the day say something else than the figures, as far as the rows are known. */
  isStale(day: CalendarDate, figures: readonly DayFigures[], how: DayHow): boolean
  /**
   * Brings the day's rows up to date and adds missing ones, after reading what is there unless `isFresh`: read in this
   * pass.
   */
  keep(
    day: CalendarDate,
    figures: readonly DayFigures[],
    how: DayHow & { readonly isFresh: boolean },
  ): Promise<Result<null, HostError>>
  settleDuplicates(): Promise<Result<null, HostError>>
  /** Whether the table has the columns for the figures: they may have been left out at set-up, or deleted. */
  holdsFigures(): boolean
  snapshots(): readonly Snapshot[]
}

/** `isClosing`: the last changes of a day that has just ended are written, also when a row of the next day is there. */
export interface DayHow {
  readonly isClosing: boolean
}

type DailyRow = RowOf<'dailyLog'>
type DayCells = Required<
  Pick<ComputedCells<'dailyLog'>, 'title' | 'done' | 'inProgress' | 'delayed' | 'plannedProgress' | 'actualProgress'>
>

const EMPTY = Object.fromEntries(fieldKeys('dailyLog').map((key) => [key, null])) as unknown as Omit<
  DailyRow,
  'recordId'
>

export function createDailyLogKeeper(
  table: CompanionTable<'dailyLog'>,
  host: Pick<HostPort, 'addRows' | 'deleteRows'>,
  campaignOf: (row: DailyRow) => string | null,
  words: CellWords,
): DailyLogKeeper {
  const kept = new Set<string>()
  /** Rows added by us, with the key of what they hold. */
  const own = new Map<string, string>()
  const keyOf = (day: CalendarDate | null, campaignId: string | null): string => `${day ?? ''} ${campaignId ?? ''}`
  const rowsOf = (key: string): readonly DailyRow[] =>
    table.rows().filter((row) => keyOf(row.day, campaignOf(row)) === key)

  /** The row of the day, with what it ought to hold; null when there is none yet. */
  function wantedRow(
    day: CalendarDate,
    one: DayFigures,
  ): readonly [recordId: string, cells: ComputedCells<'dailyLog'>] | null {
    const rows = rowsOf(keyOf(day, one.campaignId))
    const row = rows.find(isFilled) ?? rows[0]
    return row === undefined ? null : [row.recordId, keepingTitle(row, dayCells(one, day, words))]
  }
  /** A row of a later day that was filled in says that the day is over. */
  const isOver = (day: CalendarDate, { campaignId }: DayFigures): boolean =>
    table.rows().some((row) => row.day !== null && row.day > day && isFilled(row) && campaignOf(row) === campaignId)
  const open = (day: CalendarDate, figures: readonly DayFigures[], { isClosing }: DayHow): readonly DayFigures[] =>
    isClosing ? figures : figures.filter((one) => !isOver(day, one))
  const planFor = (day: CalendarDate, figures: readonly DayFigures[]) =>
    table.plan(
      new Map(
        figures.flatMap((one) => {
          const wanted = wantedRow(day, one)
          return wanted === null ? [] : [wanted]
        }),
      ),
    )
  const missingOf = (day: CalendarDate, figures: readonly DayFigures[]): readonly DayFigures[] =>
    figures.filter((one) => wantedRow(day, one) === null && !kept.has(keyOf(day, one.campaignId)))

  async function add(day: CalendarDate, figures: readonly DayFigures[]): Promise<Result<null, HostError>> {
    const context = table.context()
    if (context === null) return ok(null)
    const rows = figures.map(
      (one): EnteredCells<'dailyLog'> => ({
        ...dayCells(one, day, words),
        day,
        ...(one.campaignId === null ? {} : { campaign: [one.campaignId] }),
      }),
    )
    const added = await host.addRows(context, rows)
    if (!added.ok) return added
    for (const [at, recordId] of added.value.entries()) {
      const one = figures[at]
      if (one === undefined) continue
      table.noteOwn(recordId, { ...EMPTY, ...rows[at], recordId } as DailyRow)
      own.set(recordId, keyOf(day, one.campaignId))
    }
    return ok(null)
  }

  return {
    isStale(day, figures, how) {
      const due = open(day, figures, how)
      return missingOf(day, due).length > 0 || planFor(day, due).length > 0
    },
    async keep(day, figures, { isFresh, ...how }) {
      const isMissing = missingOf(day, figures).length > 0
      if (isMissing && !isFresh) {
        table.forgetRows()
        const read = await table.read()
        if (!read.ok) return read
      }
      const due = open(day, figures, how)
      // Another sidebar sees the same changes and may have been faster.
      const stale = isMissing || isFresh ? [] : planFor(day, due).map(({ recordId }) => recordId)
      const looked = stale.length === 0 ? ok(null) : await table.readAgain(stale)
      if (!looked.ok) return looked
      const written = await table.write(planFor(day, due))
      if (!written.ok) return written
      const missing = missingOf(day, due)
      if (missing.length > 0 && table.rights()?.mayAddRows === true) {
        const added = await add(day, missing)
        if (!added.ok) return added
      }
      // A row that people delete stays deleted, and one that may not be added is not tried again.
      for (const { campaignId } of due) kept.add(keyOf(day, campaignId))
      return ok(null)
    },
    async settleDuplicates() {
      const doubled = [...own].filter(([, key]) => rowsOf(key).length > 1)
      if (doubled.length === 0) return ok(null)
      // Which row is the later one, the order of the table says.
      table.forgetRows()
      const read = await table.read()
      if (!read.ok) return read
      for (const [recordId, key] of doubled) {
        own.delete(recordId)
        const [first] = rowsOf(key)
        if (first === undefined || first.recordId === recordId) continue
        const deleted = await host.deleteRows(table.tableId, [recordId])
        if (!deleted.ok)
          return deleted.error.kind === 'permissionDenied' || deleted.error.kind === 'notFound' ? ok(null) : deleted
        table.noteOwn(recordId, null)
        // The row that stays may be one that people have begun.
        kept.delete(key)
      }
      return ok(null)
    },
    holdsFigures: () =>
      ['plannedProgress', 'actualProgress'].every((key) => {
        const bound = table.bound()
        return bound !== null && fieldBinding(bound.binding, key) !== undefined
      }),
    snapshots: () =>
      table.rows().flatMap((row) =>
        row.day === null || (row.plannedProgress === null && row.actualProgress === null)
          ? []
          : [
              {
                day: row.day,
                campaignId: campaignOf(row),
                planned: row.plannedProgress,
                actual: row.actualProgress,
                counts: null,
              },
            ],
      ),
  }
}

const isFilled = (row: DailyRow): boolean =>
  [row.done, row.inProgress, row.delayed].some((cell) => cell !== null && cell !== '') ||
  row.plannedProgress !== null ||
  row.actualProgress !== null

/** A title that people gave the row stays. */
function keepingTitle({ title }: DailyRow, cells: DayCells): ComputedCells<'dailyLog'> {
  return title === null || title === '' ? cells : { ...cells, title }
}

function dayCells({ title, rollUp, tasks }: DayFigures, day: CalendarDate, words: CellWords): DayCells {
  return {
    title: `${day} ${title}`.trim(),
    done: titlesIn(tasks, 'done', words),
    inProgress: titlesIn(tasks, 'inProgress', words),
    delayed: titlesIn(tasks, 'delayed', words),
    plannedProgress: rollUp.planned,
    actualProgress: rollUp.actual,
  }
}

function titlesIn(tasks: readonly TaskOfDay[], wanted: TaskState, words: CellWords): string {
  const titles = tasks.filter(({ state }) => state === wanted).map(({ row }) => row.title)
  return titles.length === 0 ? words.none : titleList(titles, NAMED_TASKS, words)
}
