import { isCalendarDate, parseDay } from '../calendarDate.ts'
import type { CalendarDate } from '../calendarDate.ts'
import { byText } from '../order.ts'
import { written } from '../written.ts'
import type { LessonRecord } from './records.ts'

/** What became of some actions: those past their day first. Ids of rows of 经验与行动. [LE1] */
export interface ActionResults {
  /** The longest overdue first. */
  readonly overdue: readonly { readonly id: string; readonly days: number }[]
  /** The earliest day first, those without a day last. */
  readonly openIds: readonly string[]
  readonly doneIds: readonly string[]
  readonly droppedIds: readonly string[]
}

/** The lessons of a campaign, and what became of actions. [LE1] */
export interface LessonFacts {
  /** Lessons of this campaign that still hold, by 类型; `null`: nobody has chosen one. */
  readonly byType: readonly { readonly type: LessonRecord['type']; readonly ids: readonly string[] }[]
  /** Actions of campaigns that began before this one. */
  readonly earlier: ActionResults
  /** Actions of this campaign. */
  readonly own: ActionResults
}

const TYPES = ['success', 'improve', 'template', null] as const
const NO_DAY = '9999-12-31'

function resultsOf(actions: readonly LessonRecord[], today: CalendarDate): ActionResults {
  const dueOf = ({ due }: LessonRecord): CalendarDate | null => (isCalendarDate(due) ? due : null)
  const idsOf = (progress: LessonRecord['progress']) =>
    actions.filter((action) => action.progress === progress).map(({ id }) => id)
  const open = actions
    .filter(({ progress }) => progress === 'open')
    .toSorted((a, b) => byText(dueOf(a) ?? NO_DAY, dueOf(b) ?? NO_DAY) || byText(a.id, b.id))
  const overdueBy = ({ due }: LessonRecord): number => {
    const [now, last] = [parseDay(today), parseDay(due)]
    return now === null || last === null ? 0 : Math.max(0, now - last)
  }
  return {
    overdue: open.flatMap((action) => (overdueBy(action) > 0 ? [{ id: action.id, days: overdueBy(action) }] : [])),
    openIds: open.filter((action) => overdueBy(action) === 0).map(({ id }) => id),
    doneIds: idsOf('done'),
    droppedIds: idsOf('dropped'),
  }
}

/** Sorts lessons by type, and actions by what became of them. Of a phase, only lessons of it or of no phase. [LE1] [RA17] */
export function lessonFacts(
  lessons: readonly LessonRecord[],
  { today, phase }: { readonly today: CalendarDate; readonly phase: string | null },
): LessonFacts {
  const own = lessons.filter(
    ({ origin, stage }) => origin === 'own' && (phase === null || written(stage) === null || written(stage) === phase),
  )
  const valid = own.filter(({ progress }) => progress !== 'dropped')
  const actions = (rows: readonly LessonRecord[]) => rows.filter(({ isAction }) => isAction)
  return {
    byType: TYPES.map((type) => ({
      type,
      ids: valid.filter((lesson) => lesson.type === type).map(({ id }) => id),
    })).filter(({ ids }) => ids.length > 0),
    earlier: resultsOf(actions(lessons.filter(({ origin }) => origin === 'earlier')), today),
    own: resultsOf(actions(own), today),
  }
}
