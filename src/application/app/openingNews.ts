import {
  asOfDay,
  assessTask,
  type CalendarDate,
  isOpen,
  type TaskStanding,
  type Turn,
  turnsBetween,
} from '../../domain/index.ts'
import type { AssessedTask, TaskRow } from '../../schema/index.ts'
import { isOfLaterDay } from '../engine/dayTurns.ts'
import type { Opening } from '../engine/opening.ts'
import { type LeftAsIs, printOf } from '../history/leftAsIs.ts'
import { changeHistory } from '../history/storedHistory.ts'
import { readTold, type ToldNews, writeTold } from '../history/toldNews.ts'
import { isSameCell } from '../rows/sameCell.ts'
import { ruleContext, type RuleContext } from '../rows/rules.ts'
import { settingsFor, sheetId } from '../stored/document.ts'
import type { RuleSettings } from '../stored/settings.ts'
import type { AppContext } from './context.ts'
import type { OpeningNews } from './news.ts'

/** What was told of an opening stays the same, whatever is edited since. It is told once more when the history has come. */
const told = new WeakMap<Opening, { readonly hasHistory: boolean; readonly news: OpeningNews | null }>()
/** What people have put away. */
const dismissed = new WeakSet<Opening>()

export function dismissNews(app: AppContext): void {
  const opening = app.current()?.engine.opening
  if (opening !== undefined) dismissed.add(opening)
}

/** Compares what the cells said when this sidebar opened the sheet on show with what the rules say. */
export function openingNews(app: AppContext): OpeningNews | null {
  const current = app.current()
  if (current === null) return null
  const { engine, sheet } = current
  const { opening } = engine
  if (!opening.isOver() || dismissed.has(opening)) return null
  const { tasks, intents } = engine.getState()
  const settings = settingsFor(app.stored(), sheet)
  const rules = ruleContext(settings, app.clock.now())
  const history = app.companionEngines.get(sheetId(sheet))?.set().days.found() ?? null
  const known = told.get(opening)
  if (known !== undefined && (known.hasHistory || history === null)) return known.news
  const { band } = engine.bound()?.binding.fields ?? {}
  const hasBand = band !== undefined
  const asked = new Set(intents.map(({ recordId }) => recordId))
  // A row of a later day is left as it is. Of a row whose state waits for an answer only the band can have turned.
  const now = tasks.filter(
    ({ row }) =>
      opening.rows.has(row.recordId) &&
      !isOfLaterDay(opening.rows.get(row.recordId)?.computedAt ?? null, settings, rules.assess),
  )
  const before = new Map(
    now.flatMap((task) => {
      const row = opening.rows.get(task.row.recordId)
      return row === undefined ? [] : standingOfCells(row, stateLeft(task, row, settings, rules), hasBand)
    }),
  )
  const turns = turnsBetween(
    before,
    new Map(now.map((task) => [task.row.recordId, standingOf(task, asked.has(task.row.recordId))])),
  )
  let printed: string | null = null
  /** All tasks are looked at: once is enough. */
  const print = (): string => (printed ??= printOf(tasks, settings))
  const since = lastDay(opening.computedAt(), history?.seen ?? [], settings, rules.assess.asOf)
  const own =
    turns.length === 0 || (since !== null && since > rules.assess.asOf)
      ? null
      : {
          since,
          asOf: rules.assess.asOf,
          turns,
          cause: causeOf({ opening, print, now, turns, left: history?.left ?? null, settings, rules }),
          isOfOther: false,
          written: opening.written.size,
          unwritten: countUnwritten(now, turns),
        }
  const news = own ?? toldByOther(readTold(history?.told ?? null), tasks, { asOf: rules.assess.asOf, print })
  told.set(opening, { hasHistory: history !== null, news })
  if (own !== null && own.written > 0 && history !== null && app.store.getState().mayEdit !== false) {
    const { since, asOf, cause } = own
    // Those that open later on this day find the rows written: they are told by what is kept.
    void changeHistory(app.room(), sheetId(sheet), (before) => ({
      ...before,
      told: writeTold({ on: asOf, since, cause, turns, print: print() }),
    }))
  }
  return news
}

/** What another sidebar has told today, of the tasks that are still as it has left them. */
function toldByOther(
  kept: ToldNews | null,
  tasks: readonly AssessedTask[],
  { asOf, print }: Pick<OpeningNews, 'asOf'> & { readonly print: () => string },
): OpeningNews | null {
  if (kept === null || kept.on !== asOf) return null
  const now = new Map(tasks.map(({ row, assessment }) => [row.recordId, assessment]))
  const turns = kept.turns.filter(({ recordId, state, band }) => {
    const task = now.get(recordId)
    return task !== undefined && (state === null || state.to === task.state) && (band === null || band.to === task.band)
  })
  // Somebody may have changed something since it was told.
  const cause = kept.cause === 'day' && kept.print !== print() ? null : kept.cause
  return turns.length === 0
    ? null
    : { since: kept.since, asOf, turns, cause, isOfOther: true, written: 0, unwritten: 0 }
}

const standingOf = ({ row, assessment }: AssessedTask, isAsked: boolean): TaskStanding => ({
  state: row.state === null || isAsked ? null : assessment.state,
  band: assessment.band,
})

/** What the cells of a task said; nothing for a task that was never computed. */
function standingOfCells(
  row: TaskRow,
  state: TaskStanding['state'],
  hasBand: boolean,
): readonly (readonly [string, TaskStanding])[] {
  if (row.computedAt === null && row.state === null) return []
  return [[row.recordId, { state, band: hasBand ? bandOf(row.band as TaskStanding['band'], state) : null }]]
}

/**
 * The state that was left in the cell. Where all other cells are still what was written with it, and the state alone is
 * not, somebody has set it by hand meanwhile: it was not the state of the last time.
 */
function stateLeft(
  { facts }: AssessedTask,
  row: TaskRow,
  settings: RuleSettings,
  rules: RuleContext,
): TaskStanding['state'] {
  const cell = row.state as TaskStanding['state']
  if (cell === null || row.computedAt === null) return cell
  const then = onItsDay(facts, row.computedAt, settings, rules)
  const others = [
    [row.band, then.band === 'none' ? null : then.band],
    [row.progressDeviation, then.deviation],
    [row.plannedProgress, then.planned],
  ].filter(([left]) => left !== null)
  return others.length > 0 && others.every(([left, computed]) => isSameCell(left, computed)) ? then.state : cell
}

/** The band by its cell. The cell of a closed task is empty; an empty one of an open task was never written. [DV3] */
const bandOf = (cell: TaskStanding['band'], state: TaskStanding['state']): TaskStanding['band'] =>
  cell ?? (state !== null && !isOpen(state) ? 'none' : null)

/** The last as-of day on which a sidebar had the sheet open, by what it wrote and by what is kept. */
function lastDay(
  computedAt: number | null,
  seen: readonly CalendarDate[],
  { timeZone, cutOff }: RuleSettings,
  asOf: CalendarDate,
): CalendarDate | null {
  const written = computedAt === null ? null : asOfDay(new Date(computedAt), timeZone, cutOff).asOf
  // A day that is kept by now may be this one, kept by a sidebar that has opened meanwhile.
  const kept = seen.findLast((day) => day < asOf) ?? null
  return kept === null || (written !== null && written >= kept) ? written : kept
}

interface Evidence {
  readonly opening: Opening
  /** The print of all tasks as they are now. */
  readonly print: () => string
  /** The tasks that may have turned. */
  readonly now: readonly AssessedTask[]
  readonly turns: readonly Turn[]
  readonly left: LeftAsIs | null
  readonly settings: RuleSettings
  readonly rules: RuleContext
}

/**
 * Whether only days went by. What people entered is compared with the print that was kept of it. A print that was kept
 * after the cells were written as they were found is another sidebar's, which opened at the same time: it proves nothing.
 */
function causeOf({ opening, print, now, turns, left, settings, rules }: Evidence): OpeningNews['cause'] {
  const computedAt = opening.computedAt()
  if (left === null || left.at === null || computedAt === null || left.at > computedAt) return null
  const turned = new Set(turns.map(({ recordId }) => recordId))
  const fit = now.every(
    (task) => !turned.has(task.row.recordId) || fitsItsDay(task, opening.rows.get(task.row.recordId), settings, rules),
  )
  if (left.print === print()) return fit ? 'day' : null
  return left.at === computedAt || !fit ? 'people' : null
}

/** Whether the rules give what the cells said, by what people have entered now, on the day that the cells speak of. */
function fitsItsDay(
  { facts }: AssessedTask,
  row: TaskRow | undefined,
  settings: RuleSettings,
  rules: RuleContext,
): boolean {
  if (row === undefined || row.computedAt === null) return false
  const then = onItsDay(facts, row.computedAt, settings, rules)
  const isSameState = row.state === null || row.state === then.state
  return isSameState && (row.band === null || row.band === then.band)
}

/** A task as the rules saw it when its cells were computed, by what people have entered now. */
const onItsDay = (
  facts: AssessedTask['facts'],
  computedAt: number,
  { timeZone, cutOff }: RuleSettings,
  rules: RuleContext,
) => assessTask(facts, { ...rules.assess, ...asOfDay(new Date(computedAt), timeZone, cutOff) })

function countUnwritten(now: readonly AssessedTask[], turns: readonly Turn[]): number {
  const tasks = new Map(now.map((task) => [task.row.recordId, task]))
  return turns.filter(({ recordId, state, band }) => {
    const row = tasks.get(recordId)?.row
    const isStateOld = state !== null && row?.state === state.from
    return isStateOld || (band !== null && (row?.band ?? 'none') === band.from)
  }).length
}
