import { type PlanChange, type TaskChanges, written } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { insufficient, paragraph, toFill } from '../blocks.ts'
import { compose, joinLines } from '../compose.ts'
import { rowNames, tasksOf } from '../otherTables.ts'
import { clauses, daysPhrase, idsOf, quoted, quotedTitlesOf, tasksPhrase, titlesOf } from '../phrases.ts'
import type { Block, Line, Section } from '../reportDocument.ts'
import type { ReportInput } from '../reportInput.ts'

/** Tasks beyond these become a number. */
const MOST_TASKS = 30

type Changes = Extract<ReportInput['material']['facts']['RA11'], { readonly sufficient: true }>['value']

/** The tasks of some changes, those that still exist. */
function tasksOfChanges(input: ReportInput, ids: readonly string[]) {
  const wanted = new Set(ids)
  return tasksOf(
    input,
    (input.material.planChanges ?? []).flatMap(({ id, taskId }) => (wanted.has(id) && taskId !== null ? [taskId] : [])),
  )
}

/** The columns that the section names; another one goes by the name in the log. */
const NAMED_FIELDS = {
  plannedStart: 'plannedStart',
  plannedEnd: 'plannedEnd',
  hold: 'hold',
  budgetTotal: 'budgetTotal',
  amount: 'amount',
  target: 'target',
} as const

function fieldPhrase({ t }: ReportInput, field: string, count: number): Line {
  const isNamed = (name: string): name is keyof typeof NAMED_FIELDS => Object.hasOwn(NAMED_FIELDS, name)
  return compose(t('report.change.ofField'), {
    field: isNamed(field) ? t(`report.change.field.${field}`) : field,
    count: formatCount(count),
  })
}

/** How often what was changed, and by how many days planned ends moved. */
function summary(input: ReportInput, { count, byField, byTask, ...value }: Changes): Line {
  const { t } = input
  const { addedIds, deletedIds, daysPushed, daysPulled } = value
  const scope = new Set([...addedIds, ...deletedIds])
  const fields = byField.flatMap(({ field, ids }) => {
    const own = ids.filter((id) => !scope.has(id)).length
    return own === 0 ? [] : [fieldPhrase(input, field, own)]
  })
  const existing = tasksOf(
    input,
    byTask.flatMap(({ taskId }) => taskId ?? []),
  )
  return joinLines(t('report.separator.sentence'), [
    compose(t('report.change.summary'), {
      count: formatCount(count),
      tasks: { text: tasksPhrase(t, byTask.length), recordIds: idsOf(existing) },
      fields: joinLines(t('report.separator.list'), [
        ...fields,
        addedIds.length === 0 ? [] : compose(t('report.change.added'), { tasks: tasksPhrase(t, addedIds.length) }),
        deletedIds.length === 0
          ? []
          : compose(t('report.change.deleted'), { tasks: tasksPhrase(t, deletedIds.length) }),
      ]),
    }),
    daysPushed === 0 && daysPulled === 0
      ? []
      : compose(t('report.change.days'), {
          moves: joinLines(t('report.separator.comma'), [
            daysPushed === 0 ? [] : compose(t('report.change.endLater'), { days: daysPhrase(t, daysPushed) }),
            daysPulled === 0 ? [] : compose(t('report.change.endEarlier'), { days: daysPhrase(t, daysPulled) }),
          ]),
        }),
  ])
}

/** What people wrote about the changes of a task, each reason once, word for word. */
function reasonsOf(input: ReportInput, { ids }: TaskChanges, changes: ReadonlyMap<string, PlanChange>): Line {
  const { t } = input
  const reasons = [...new Set(ids.flatMap((id) => written(changes.get(id)?.reason ?? null) ?? []))]
  const silent = ids.filter((id) => written(changes.get(id)?.reason ?? null) === null).length
  return clauses(t, [
    rowNames(
      t,
      reasons.map((reason) => [{ text: quoted(t, reason) }]),
    ),
    silent === 0 ? [] : compose(t('report.change.silent'), { count: formatCount(silent) }),
  ])
}

/** A row for each task: how often its plan was changed, how far its planned end moved, and why. */
function taskTable(input: ReportInput, { byTask }: Changes): Block {
  const { t, material } = input
  const changes = new Map((material.planChanges ?? []).map((change) => [change.id, change]))
  const columns = ['task', 'count', 'end', 'reason'] as const
  return {
    kind: 'table',
    columns: columns.map((column) => t(`report.change.column.${column}`)),
    rows: byTask.slice(0, MOST_TASKS).map((one): readonly Line[] => {
      const { taskId, title, ids, endMoved } = one
      const tasks = taskId === null ? [] : tasksOf(input, [taskId])
      const days = daysPhrase(t, Math.abs(endMoved ?? 0))
      return [
        tasks.length === 0
          ? compose(t('report.change.deletedTask'), { title: written(title) ?? t('report.untitled') })
          : titlesOf(t, tasks),
        [{ text: formatCount(ids.length) }],
        endMoved === null
          ? [{ text: formatCount(null) }]
          : compose(
              t(
                endMoved === 0
                  ? 'report.change.endLevel'
                  : endMoved > 0
                    ? 'report.change.endLater'
                    : 'report.change.endEarlier',
              ),
              { days },
            ),
        reasonsOf(input, one, changes),
      ]
    }),
  }
}

/** Planned ends that were moved when they had passed, the reasons by how often they were given, and those not given. */
function remarks(input: ReportInput, { afterTheFactIds, byReason, withoutReasonIds, since }: Changes) {
  const { t } = input
  const silent = tasksOfChanges(input, withoutReasonIds)
  const late = tasksOfChanges(input, afterTheFactIds)
  return [
    ...(afterTheFactIds.length === 0
      ? []
      : [
          paragraph(
            compose(t(late.length === 0 ? 'report.change.afterTheFactDeleted' : 'report.change.afterTheFact'), {
              count: formatCount(afterTheFactIds.length),
              titles: quotedTitlesOf(t, late),
            }),
          ),
        ]),
    ...(byReason.length === 0
      ? []
      : [
          paragraph(
            compose(t('report.change.reasons'), {
              list: rowNames(
                t,
                byReason.map(({ reason, count }) =>
                  compose(t('report.change.reasonCount'), { quote: quoted(t, reason), count: formatCount(count) }),
                ),
              ),
            }),
          ),
        ]),
    ...(since === null ? [] : [insufficient(compose(t('report.change.since'), { day: since }))]),
    ...(withoutReasonIds.length === 0
      ? []
      : [
          toFill(
            t(silent.length === 0 ? 'report.change.askReasonDeleted' : 'report.change.askReason', {
              count: withoutReasonIds.length,
              titles: quotedTitlesOf(t, silent)
                .map(({ text }) => text)
                .join(''),
            }),
            idsOf(silent),
          ),
        ]),
  ]
}

/**
 * 计划变更: which plans were changed, how often, by how many days and why. The reasons stand in 变更记录 or in what is kept of
 * a sheet without it. Left out where nobody has asked for the log: nothing is known of it. [RA11] [S3-18]
 */
export function planChangesSection(input: ReportInput): Section | null {
  const { t, material } = input
  const section = { id: 'planChanges', title: t('report.change.title') }
  const { RA11 } = material.facts
  if (material.planLog === 'reading') return { ...section, blocks: [paragraph(compose(t('report.change.reading')))] }
  if (material.planLog === 'failed') return { ...section, blocks: [insufficient(compose(t('report.change.failed')))] }
  if (material.planLog === null && material.planChanges === null) return null
  if (!RA11.sufficient) return { ...section, blocks: [insufficient(compose(t('report.change.noLog')))] }
  const { count, since } = RA11.value
  if (count === 0)
    return {
      ...section,
      blocks: [
        paragraph(compose(t(since === null ? 'report.change.none' : 'report.change.noneSince'), { day: since ?? '' })),
      ],
    }
  const rest = RA11.value.byTask.length - MOST_TASKS
  return {
    ...section,
    blocks: [
      paragraph(summary(input, RA11.value)),
      taskTable(input, RA11.value),
      ...(rest > 0 ? [paragraph(compose(t('report.moreLines'), { count: formatCount(rest) }))] : []),
      ...remarks(input, RA11.value),
    ],
  }
}
