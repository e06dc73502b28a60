import type { AssessedTask } from '../schema/index.ts'
import { written } from '../domain/index.ts'
import type { CalendarDate } from '../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../i18n/index.ts'
import { compose, joinLines } from './compose.ts'
import type { ReportInput } from './reportInput.ts'
import type { Line } from './reportDocument.ts'

/** '8 天': days with their unit. */
export const daysPhrase = (t: Translate, days: number): string => t('report.unit.days', { count: days })

/** '4 个任务': tasks with their unit. */
export const tasksPhrase = (t: Translate, count: number): string => t('report.unit.tasks', { count })

/** '落后 12.4 个百分点': a deviation in words, never in "%". [DV1] */
export function deviationPhrase(t: Translate, deviation: number | null): string {
  if (deviation === null) return t('report.deviation.unknown')
  const points = formatCount(Math.abs(deviation))
  if (points === '0') return t('report.deviation.level')
  return t(deviation < 0 ? 'report.deviation.behind' : 'report.deviation.ahead', { points })
}

/** '3/10', with the year when it is not the report's year. */
export const dayPhrase = ({ sheet }: ReportInput, day: CalendarDate): string => formatDay(day, sheet.asOf)

/** '提前 1 天', '按期', '晚 2 天' for a done task. [ST3] */
export function finishPhrase(t: Translate, { assessment }: AssessedTask): string | null {
  const { finish, delayDays } = assessment
  if (finish === null || delayDays === null) return null
  return finish === 'onTime'
    ? t('report.finish.onTime')
    : t(finish === 'early' ? 'report.finish.early' : 'report.finish.late', { days: daysPhrase(t, Math.abs(delayDays)) })
}

/** The task's name as one run that links to its record. */
const titleOf = (t: Translate, { row }: AssessedTask): Line => [
  { text: written(row.title) ?? t('report.untitled'), recordIds: [row.recordId] },
]

/** The task with its owner: 'KOL种草笔记发布（市场部*经理）'; without an owner the name alone. */
export const taskPhrase = (t: Translate, task: AssessedTask): Line => withOwner(t, task, titleOf(t, task))

/** The task with its owner for a sentence: the name in quotation marks. */
export const quotedTaskPhrase = (t: Translate, task: AssessedTask): Line => withOwner(t, task, quotedTitle(t, task))

function withOwner(t: Translate, task: AssessedTask, title: Line): Line {
  const owner = (task.row.owner ?? []).map((person) => person.name).join(t('report.separator.list'))
  return owner === '' ? title : compose(t('report.task'), { title, owner })
}

/** A sentence lists this many names and then says how many more there are. */
const MOST_NAMES = 10

/** The task's name in quotation marks, for a sentence. */
const quotedTitle = (t: Translate, task: AssessedTask): Line => compose(t('report.name'), { title: titleOf(t, task) })

/** The names of several tasks for a cell of a table, each linked to its record. */
export const titlesOf = (t: Translate, tasks: readonly AssessedTask[]): Line => namesIn(t, tasks, titleOf)

/** The names of several tasks for a sentence, in quotation marks, each linked to its record. */
export const quotedTitlesOf = (t: Translate, tasks: readonly AssessedTask[]): Line => namesIn(t, tasks, quotedTitle)

function namesIn(t: Translate, tasks: readonly AssessedTask[], name: (t: Translate, task: AssessedTask) => Line): Line {
  const rest = tasks.slice(MOST_NAMES)
  const more = compose(t('report.more'), { tasks: { text: tasksPhrase(t, rest.length), recordIds: idsOf(rest) } })
  const names = tasks.slice(0, MOST_NAMES).map((task) => name(t, task))
  return joinLines(t('report.separator.list'), rest.length === 0 ? names : [...names, more])
}

/** A line without its links, for prompts. */
export const textOf = (line: Line): string => line.map((run) => run.text).join('')

/** What somebody wrote, in quotation marks, word for word. */
export const quoted = (t: Translate, text: string): string => t('report.quote', { text })

/** Parts of one statement: 'a；b；c'. */
export const clauses = (t: Translate, parts: readonly Line[]): Line => joinLines(t('report.separator.clause'), parts)

/** The ids of long lists: several sentences link to the same tasks. */
const idsOfLists = new WeakMap<readonly AssessedTask[], readonly string[]>()

/** Notes the record ids of a list for whoever asks: who put the list together has them at hand, and reading each row takes longer. */
export const noteIds = (tasks: readonly AssessedTask[], ids: readonly string[]): void => void idsOfLists.set(tasks, ids)

/** Record ids of a set of tasks. */
export function idsOf(tasks: readonly AssessedTask[]): readonly string[] {
  const ids = idsOfLists.get(tasks) ?? tasks.map(({ row }) => row.recordId)
  if (tasks.length > 1) idsOfLists.set(tasks, ids)
  return ids
}

/** The name of a group as one run that links to its rows; null names the group of tasks without a value. */
export const groupName = (t: Translate, name: string | null, recordIds: readonly string[]): Line => [
  { text: name ?? t('report.unfilled'), recordIds },
]
