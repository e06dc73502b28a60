import { ok, type CalendarDate, type Result, type TaskState } from '../../domain/index.ts'
import { CELL_WORDS, fieldKeys, type RowOf } from '../../schema/index.ts'
import type { AssessedTask } from '../assessedTask.ts'
import type { CompanionTable } from '../companions/companionTable.ts'
import { titleList } from '../companions/titleList.ts'
import type { ComputedCells, EnteredCells, HostError, HostPort } from '../ports.ts'
import type { DayFigures } from './dayFigures.ts'
import type { Snapshot } from './snapshot.ts'

/** Titles in one cell; the others are counted. */
const NAMED_TASKS = 100

/**
 * Freezes the figures of a day in 每日跟踪: one row a day and campaign, however many sidebars look on. [SN1] A row
 * that people have begun for the day is completed; of two rows that were added at once the maker of the later one
 * takes it back.
 */
export interface DailyLogKeeper {
  /** Whether anything is left to freeze for the day. */
  isDue(day: CalendarDate, figures: readonly DayFigures[]): boolean
  /** Completes begun rows and adds missing ones, after reading what is there unless `isFresh`: read in this pass. */
  keep(day: CalendarDate, figures: readonly DayFigures[], isFresh: boolean): Promise<Result<null, HostError>>
  settleDuplicates(): Promise<Result<null, HostError>>
  snapshots(): readonly Snapshot[]
}

type DailyRow = RowOf<'dailyLog'>
type FrozenCells = Required<Pick<ComputedCells<'dailyLog'>, 'title' | 'done' | 'inProgress' | 'delayed' | 'plannedProgress' | 'actualProgress'>>

const EMPTY = Object.fromEntries(fieldKeys('dailyLog').map((key) => [key, null])) as unknown as Omit<DailyRow, 'recordId'>

export function createDailyLogKeeper(
  table: CompanionTable<'dailyLog'>, host: Pick<HostPort, 'addRows' | 'deleteRows'>, campaignOf: (row: DailyRow) => string | null,
): DailyLogKeeper {
  const kept = new Set<string>()
  /** Rows added by us, with the key of what they hold. */
  const own = new Map<string, string>()
  const keyOf = (day: CalendarDate | null, campaignId: string | null): string => `${day ?? ''} ${campaignId ?? ''}`
  const rowsOf = (key: string): readonly DailyRow[] => table.rows().filter((row) => keyOf(row.day, campaignOf(row)) === key)

  /** Freezes what is in the table already; the figures that need a row of their own are left. */
  async function complete(day: CalendarDate, figures: readonly DayFigures[]): Promise<Result<readonly DayFigures[], HostError>> {
    const missing: DayFigures[] = []
    for (const one of figures) {
      const key = keyOf(day, one.campaignId)
      const rows = rowsOf(key)
      const begun = rows.find((row) => !isFrozen(row))
      if (rows.length === 0) missing.push(one)
      else if (begun !== undefined && !rows.some(isFrozen)) {
        const cells = keepingTitle(begun, frozenCells(one, day))
        const written = await table.write(table.plan(new Map([[begun.recordId, cells]])))
        if (!written.ok) return written
      }
    }
    return ok(missing)
  }

  async function add(day: CalendarDate, figures: readonly DayFigures[]): Promise<Result<null, HostError>> {
    const context = table.context()
    if (context === null) return ok(null)
    const rows = figures.map((one): EnteredCells<'dailyLog'> => ({
      ...frozenCells(one, day), day, ...(one.campaignId === null ? {} : { campaign: [one.campaignId] }),
    }))
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
    isDue: (day, figures) => figures.some(({ campaignId }) => !kept.has(keyOf(day, campaignId))),
    async keep(day, figures, isFresh) {
      const due = figures.filter(({ campaignId }) => !kept.has(keyOf(day, campaignId)))
      if (due.length === 0) return ok(null)
      if (!isFresh) {
        table.forgetRows()
        const read = await table.read()
        if (!read.ok) return read
      }
      const missing = await complete(day, due)
      if (!missing.ok) return missing
      if (missing.value.length > 0 && table.rights()?.mayAddRows === true) {
        const added = await add(day, missing.value)
        if (!added.ok) return added
      }
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
        if (!deleted.ok) return deleted.error.kind === 'permissionDenied' || deleted.error.kind === 'notFound' ? ok(null) : deleted
        table.noteOwn(recordId, null)
        // The row that stays may be one that people have begun.
        kept.delete(key)
      }
      return ok(null)
    },
    snapshots: () => table.rows().flatMap((row) =>
      row.day === null || (row.plannedProgress === null && row.actualProgress === null)
        ? []
        : [{ day: row.day, campaignId: campaignOf(row), planned: row.plannedProgress, actual: row.actualProgress, counts: null }]),
  }
}

const isFrozen = (row: DailyRow): boolean =>
  [row.done, row.inProgress, row.delayed].some((cell) => cell !== null && cell !== '') || row.plannedProgress !== null || row.actualProgress !== null

/** A title that people gave the row stays. */
function keepingTitle({ title }: DailyRow, cells: FrozenCells): ComputedCells<'dailyLog'> {
  return title === null || title === '' ? cells : { ...cells, title }
}

function frozenCells({ title, rollUp, tasks }: DayFigures, day: CalendarDate): FrozenCells {
  return {
    title: `${day} ${title}`.trim(),
    done: titlesIn(tasks, 'done'),
    inProgress: titlesIn(tasks, 'inProgress'),
    delayed: titlesIn(tasks, 'delayed'),
    plannedProgress: rollUp.planned,
    actualProgress: rollUp.actual,
  }
}

function titlesIn(tasks: readonly AssessedTask[], state: TaskState): string {
  const titles = tasks.filter(({ assessment }) => assessment.state === state).map(({ row }) => row.title)
  return titles.length === 0 ? CELL_WORDS.none : titleList(titles, NAMED_TASKS)
}
