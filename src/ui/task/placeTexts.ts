import type { TaskPlace } from '../../application/planning/taskPlace.ts'
import { formatCount, type Translate } from '../../i18n/index.ts'
import type { AssessedTask } from '../../schema/index.ts'

/** So many tasks are named in a sentence; the rest is counted. */
const MOST_NAMED = 4

/** The place of a task in sentences. [DP1] [DP2] [DP3] */
export function placeTexts(t: Translate, place: TaskPlace): readonly string[] {
  const { waitsFor, tooCloseTo, waitedForBy, cycle, float } = place
  const titleOf = ({ row }: AssessedTask): string => row.title ?? t('task.untitled')
  const named = (tasks: readonly AssessedTask[]): string =>
    tasks
      .slice(0, MOST_NAMED)
      .map((one) => t('place.task', { title: titleOf(one) }))
      .join(t('common.listSeparator'))
  return [
    ...waitsFor.map(({ task, missingDays }) =>
      t(missingDays > 0 ? 'place.waits.short' : 'place.waits', {
        title: titleOf(task),
        days: formatCount(missingDays),
      }),
    ),
    ...tooCloseTo.map(({ task, missingDays }) =>
      t('place.short', { title: titleOf(task), days: formatCount(missingDays) }),
    ),
    ...(waitedForBy.length === 0
      ? []
      : [
          t(waitedForBy.length > MOST_NAMED ? 'place.waitedFor.more' : 'place.waitedFor', {
            titles: named(waitedForBy),
            count: formatCount(waitedForBy.length),
          }),
        ]),
    ...(cycle === null ? [] : [t('place.cycle', { path: cycle.map(titleOf).join(' → ') })]),
    ...(float === null
      ? []
      : [
          t(float.isCritical ? 'place.critical' : 'place.float', {
            total: formatCount(float.total),
            free: formatCount(float.free),
            unit: t(`place.unit.${float.unit}`),
          }),
        ]),
  ]
}
