import { type CalendarDate, ok, type Result } from '../../domain/index.ts'
import { type CellWords, fieldKeys, type RowOf } from '../../schema/index.ts'
import type { CompanionTable } from '../engine/companionTable.ts'
import {
  type ComputedCells,
  type EnteredCells,
  fieldBinding,
  type HostError,
  type HostPort,
  isDeniedOrGone,
} from '../ports.ts'
import type { DayFigures, Snapshot, TaskOfDay } from './snapshot.ts'
import { isSameValue } from '../stored/sameValue.ts'
import { titleList } from './cellText.ts'

/** At most so many titles stand in one cell; the others are counted, so that the host does not refuse the text. */
const NAMED_TASKS = 100

/**
 * Keeps the figures of a day in 每日跟踪: one row for each day and campaign, however many sidebars are open. [SN1] When
 * people have begun a row for the day, its figures are filled in. When two sidebars have each added a row, the one
 * whose row is later deletes its own.
 */
export interface DailyLogKeeper {
  /** Whether the rows of the day, as they were last read, differ from the figures or are missing. */
  isStale(day: CalendarDate, figures: readonly DayFigures[], how: DayHow): boolean
  /** Brings the day's rows up to date and adds missing ones. Reads the rows first, unless this pass has (`isFresh`). */
  keep(
    day: CalendarDate,
    figures: readonly DayFigures[],
    how: DayHow & { readonly isFresh: boolean },
  ): Promise<Result<null, HostError>>
  /** Whether the day's rows, read anew, have the figures that this sidebar saw in them last, and no later day has any. */
  isAsLeft(day: CalendarDate): Promise<boolean>
  settleDuplicates(): Promise<Result<null, HostError>>
  /** Whether the table has the columns for the figures. Set-up may have left them out, or people have deleted them. */
  holdsFigures(): boolean
  snapshots(): readonly Snapshot[]
}

/** `isClosing`: write the last changes of a day that has just ended, even if a row of the next day is filled in. */
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
  /** Keys of the days and campaigns that were brought up to date. A row missing after that was deleted by people. */
  const doneKeys = new Set<string>()
  /** Record id of a row that we added → key of its day and campaign. */
  const own = new Map<string, string>()
  const keyOf = (day: CalendarDate | null, campaignId: string | null): string => `${day ?? ''} ${campaignId ?? ''}`
  const rowsOf = (key: string): readonly DailyRow[] =>
    table.rows().filter((row) => keyOf(row.day, campaignOf(row)) === key)

  /** The row of the day with the cells that it ought to have; null when there is no row yet. */
  function wantedRow(
    day: CalendarDate,
    one: DayFigures,
  ): readonly [recordId: string, cells: ComputedCells<'dailyLog'>] | null {
    const rows = rowsOf(keyOf(day, one.campaignId))
    const row = rows.find(isFilled) ?? rows[0]
    return row === undefined ? null : [row.recordId, keepingTitle(row, dayCells(one, day, words))]
  }
  /** Whether a row of a later day has figures: the day is over then. */
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
    figures.filter((one) => wantedRow(day, one) === null && !doneKeys.has(keyOf(day, one.campaignId)))

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
      const openFigures = open(day, figures, how)
      return missingOf(day, openFigures).length > 0 || planFor(day, openFigures).length > 0
    },
    async keep(day, figures, { isFresh, ...how }) {
      const isMissing = missingOf(day, figures).length > 0
      if (isMissing && !isFresh) {
        table.forgetRows()
        const reading = await table.read()
        if (!reading.ok) return reading
      }
      const openFigures = open(day, figures, how)
      // Another sidebar sees the same changes and may already have written the rows.
      const stale = isMissing || isFresh ? [] : planFor(day, openFigures).map(({ recordId }) => recordId)
      const reread = stale.length === 0 ? ok(null) : await table.readAgain(stale)
      if (!reread.ok) return reread
      const written = await table.write(planFor(day, openFigures))
      if (!written.ok) return written
      const missing = missingOf(day, openFigures)
      if (missing.length > 0 && table.rights()?.mayAddRows === true) {
        const added = await add(day, missing)
        if (!added.ok) return added
      }
      // From now on a missing row is not added again: people have deleted it, or this user may not add rows.
      for (const { campaignId } of openFigures) doneKeys.add(keyOf(day, campaignId))
      return ok(null)
    },
    async isAsLeft(day) {
      const figures = () => table.rows().filter((row) => row.day !== null && row.day >= day && isFilled(row))
      const before = figures()
      table.forgetRows()
      const reading = await table.read()
      return reading.ok && before.every((row) => row.day === day) && isSameValue(figures(), before)
    },
    async settleDuplicates() {
      const doubled = [...own].filter(([, key]) => rowsOf(key).length > 1)
      if (doubled.length === 0) return ok(null)
      // The order of the table decides which row is the later one: read it anew.
      table.forgetRows()
      const reading = await table.read()
      if (!reading.ok) return reading
      for (const [recordId, key] of doubled) {
        own.delete(recordId)
        const [first] = rowsOf(key)
        if (first === undefined || first.recordId === recordId) continue
        const deleted = await host.deleteRows(table.tableId, [recordId])
        if (!deleted.ok) return isDeniedOrGone(deleted.error) ? ok(null) : deleted
        table.noteOwn(recordId, null)
        // The remaining row may be one that people have begun: it still has to be filled in.
        doneKeys.delete(key)
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

/** The cells without our title when people have given the row one. */
function keepingTitle({ title }: DailyRow, cells: DayCells): ComputedCells<'dailyLog'> {
  return title === null || title === '' ? cells : { ...cells, title }
}

function dayCells({ title, rollUp, tasks }: DayFigures, day: CalendarDate, words: CellWords): DayCells {
  return {
    title: `${day} ${title}`.trim(),
    // A day names what was finished on it; what had been done before stands in the rows of earlier days.
    done: titlesWhere(tasks, (task) => task.state === 'done' && !task.awaitsReview && task.doneOn === day, words),
    // A milestone is under way until it has passed its review. [MS1]
    inProgress: titlesWhere(tasks, (task) => task.state === 'inProgress' || task.awaitsReview, words),
    delayed: titlesWhere(tasks, ({ state }) => state === 'delayed', words),
    plannedProgress: rollUp.planned,
    actualProgress: rollUp.actual,
  }
}

function titlesWhere(tasks: readonly TaskOfDay[], isWanted: (task: TaskOfDay) => boolean, words: CellWords): string {
  const titles = tasks.filter(isWanted).map(({ row }) => row.title)
  return titles.length === 0 ? words.none : titleList(titles, NAMED_TASKS, words)
}
