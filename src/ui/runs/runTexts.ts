import type { LeftThing, TakeBackPlan } from '../../application/runs/planTakeBack.ts'
import type { RunEntry } from '../../application/runs/storedRuns.ts'
import type { RunTakenBack, TakeBackRefusal } from '../../application/runs/takeRunBack.ts'
import type { Undone } from '../../application/runs/undone.ts'
import { formatMoment, type Translate } from '../../i18n/index.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'

/** Whom and what the words about runs need to know. */
export interface RunSurroundings {
  readonly timeZone: string
  readonly now: number
  /** The host's id of the person who looks; null when it does not tell. */
  readonly me: string | null
  readonly tasks: SheetState['tasks']
}

/** When a run was, and who pressed: a member is named when a task names them. */
export function whenAndWho(t: Translate, { at, by }: RunEntry, { timeZone, now, me, tasks }: RunSurroundings): string {
  const when = formatMoment(at, timeZone, now)
  if (by === null) return when
  return t('runs.at', { when, who: by === me ? t('runs.by.me') : (nameOf(by, tasks) ?? t('runs.by.other')) })
}

function nameOf(id: string, tasks: SheetState['tasks']): string | null {
  for (const { row } of tasks)
    for (const person of [...(row.owner ?? []), ...(row.collaborators ?? [])])
      if (person.id === id && person.name !== '') return person.name
  return null
}

/** What a run was: '复制活动：双11'; of a taking back what was taken back, or brought back. [TB2] */
export function titleOf(t: Translate, { kind, what }: RunEntry, undone: Undone | null): string {
  if (undone === null) {
    const name = t(`runs.kind.${kind}`)
    return what === null ? name : t('runs.kind.of', { kind: name, what })
  }
  const { run, isBroughtBack } = undone
  if (run === null) return t(isBroughtBack ? 'runs.kind.againOlder' : 'runs.kind.takeBackOlder')
  return t(isBroughtBack ? 'runs.kind.againOf' : 'runs.kind.takeBackOf', { what: titleOf(t, run, null) })
}

/** How much a run wrote: '3 个单元格、加 2 行'. */
export function countsText(t: Translate, { counts }: RunEntry): string {
  const { cells, added, deleted, columns, tables } = counts
  const parts = [
    cells > 0 && t('runs.cells', { count: cells }),
    added > 0 && t('runs.added', { count: added }),
    deleted > 0 && t('runs.deleted', { count: deleted }),
    columns > 0 && t('runs.columns', { count: columns }),
    tables > 0 && t('runs.tables', { count: tables }),
  ]
  return parts.filter((part) => part !== false).join(t('common.listSeparator'))
}

type WillTake = Pick<RunTakenBack, 'plan' | 'baseline' | 'views'>

/** What taking a run back would do, a line each. */
export function willTexts(t: Translate, { plan: { tables }, baseline, views }: WillTake): readonly string[] {
  const rows = (count: (table: TakeBackPlan['tables'][number]) => number): number =>
    tables.reduce((sum, table) => sum + count(table), 0)
  const restored = rows(({ restore }) => restore.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0))
  const removed = rows(({ remove }) => remove.length)
  const again = rows(({ addAgain }) => addAgain.length)
  const join = (names: readonly string[]): string => names.join(t('common.listSeparator'))
  const columns = tables.flatMap((table) => table.columns.map(({ name }) => name))
  const options = tables.flatMap((table) => table.options.map(({ column }) => column))
  const gone = deletedTables(tables)
  return [
    ...(baseline === null
      ? []
      : [t(baseline.stands ? 'runs.will.baselineBack' : 'runs.will.baseline', { name: baseline.name })]),
    ...(restored > 0 ? [t('runs.will.restore', { count: restored })] : []),
    ...(removed > 0 ? [t('runs.will.remove', { count: removed })] : []),
    ...(again > 0 ? [t('runs.will.addAgain', { count: again })] : []),
    ...(options.length > 0 ? [t('runs.will.options', { names: join(options) })] : []),
    ...(columns.length > 0 ? [t('runs.will.columns', { names: join(columns) })] : []),
    // Views go with their table.
    ...(views.deleted.length > 0 && gone.length === 0 ? [t('runs.will.views', { names: join(views.deleted) })] : []),
    ...(views.back.length > 0 && gone.length === 0 ? [t('runs.will.viewsBack', { names: join(views.back) })] : []),
    ...(gone.length > 0 ? [t('runs.will.tables', { names: join(gone) })] : []),
  ]
}

const deletedTables = (tables: TakeBackPlan['tables']): readonly string[] =>
  tables.flatMap(({ isDeleted, table }) => (isDeleted ? [table] : []))

/** Whether it deletes what nothing brings back. */
export const isForGood = ({ tables }: TakeBackPlan): boolean =>
  tables.some(({ columns, options, isDeleted }) => isDeleted || columns.length + options.length > 0)

/** Something that stays, and why. */
export function leftText(t: Translate, { table, what, because }: LeftThing): string {
  const column = 'column' in what ? what.column : ''
  return t('runs.left.line', {
    what: t(`runs.left.${what.kind}`, { table, column }),
    because: t(`runs.left.because.${because}`),
  })
}

export const takeBackRefusalText = (t: Translate, refusal: TakeBackRefusal): string =>
  refusal.kind === 'notKept'
    ? t('runs.tooOld')
    : refusal.kind === 'underWay'
      ? t('runs.underWay')
      : refusal.kind === 'cancelled'
        ? t('runs.stopped')
        : hostErrorText(t, refusal)
