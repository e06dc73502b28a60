import {
  type CalendarDate,
  explainState,
  parseDay,
  readProgress,
  readProgressText,
  type StatedState,
  statedBy,
  stateOfWord,
  type TaskState,
} from '../../domain/index.ts'
import type { TaskRow } from '../../schema/index.ts'

/** What a cell of people's state says. The extension computes the state: what it says is used, or listed. [IM1] */
export interface SaidState {
  /** `open`: that it is not done, and nothing more. Null: it cannot be read. */
  readonly says: StatedState | 'open' | null
  readonly hold: 'paused' | 'cancelled' | null
  /** 已完成 is 100 %, 进行中(80%) is 80 %. */
  readonly progress: number | null
  readonly isSure: boolean
}

/** A fraction beside a state may be a day: 完了（3/11）. */
const SHARE = /[%％成]|百分/u

export function readSaidState(text: string): SaidState {
  const stated = statedBy(text)
  if (stated === 'paused' || stated === 'cancelled') return { says: stated, hold: stated, progress: null, isSure: true }
  const figure = SHARE.test(text) ? readProgressText(text) : null
  const isRead = figure?.kind === 'percent'
  // 已完成（80%） contradicts itself, and its figure is all that is known.
  // 未完成 80% says how far it is, too.
  const says = stated === 'unclear' ? (isRead ? stateOfShare(figure.percent) : null) : stated
  return {
    says: says === null && stated === null ? 'open' : says,
    hold: null,
    progress: isRead ? figure.percent : stateOfWord(text) === 'done' ? 100 : null,
    isSure: !isRead || figure.isSure,
  }
}

const stateOfShare = (percent: number): StatedState =>
  percent >= 100 ? 'done' : percent > 0 ? 'inProgress' : 'notStarted'

/** What the extension will compute of a row once it is written, where a cell says otherwise; null where it does not. */
export function otherStateThan(
  says: NonNullable<SaidState['says']>,
  row: {
    readonly changes: readonly { readonly field: string; readonly after: unknown; readonly isWritten: boolean }[]
  },
  present: TaskRow | null,
  today: CalendarDate,
): TaskState | null {
  const held = <Field extends 'hold' | 'progress' | 'actualStart' | 'actualEnd' | 'plannedStart' | 'plannedEnd'>(
    field: Field,
  ): TaskRow[Field] | null => {
    const written = row.changes.find((change) => change.field === field && change.isWritten)
    return written === undefined ? (present?.[field] ?? null) : (written.after as TaskRow[Field])
  }
  const now = parseDay(today)
  if (now === null) return null
  const [start, end] = [parseDay(held('plannedStart')), parseDay(held('plannedEnd'))]
  const actualStart = parseDay(held('actualStart'))
  const entry = readProgress({
    progress: held('progress'),
    isProgressUnread: present?.unread?.includes('progress') === true,
    stated: present?.stated ?? null,
  })
  const { value } = explainState({
    hold: held('hold'),
    entry,
    actualStart,
    actualEnd: parseDay(held('actualEnd')),
    validEnd: start !== null && end !== null && start > end ? null : end,
    today: now,
  })
  const isBegun = (entry.used ?? 0) > 0 || (actualStart !== null && actualStart <= now) || entry.isUnreadable
  return isSaid(says, value, isBegun) ? null : value
}

/** Whether a computed state is what people have said. A task whose end has passed is 延期, begun or not. [ST1] */
function isSaid(says: NonNullable<SaidState['says']>, value: TaskState, isBegun: boolean): boolean {
  switch (says) {
    case 'notStarted':
      return (value === 'notStarted' || value === 'delayed') && !isBegun
    case 'inProgress':
      return (value === 'inProgress' || value === 'delayed') && isBegun
    case 'open':
      return value !== 'done'
    // No state of ours, and none that can be read.
    case 'blocked':
    case 'unclear':
      return false
    default:
      return value === says
  }
}
