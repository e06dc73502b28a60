import { useMemo, useState } from 'react'
import { baselineLabel, type Baseline } from '../../application/history/baselineList.ts'
import type { PlanBoard } from '../../application/planning/planBoard.ts'
import { againstBaseline, type FrozenDays } from '../../domain/index.ts'
import { formatCount, type Translate } from '../../i18n/index.ts'
import { movedTexts } from '../baseline/movedTexts.ts'
import { PlainTable } from '../reports/PlainTable.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { linkKey } from './ganttPlaces.ts'
import type { GanttTask } from './ganttRows.ts'
import { actualText, daysText } from './ganttTexts.ts'

/** So many rows are listed before people ask for more. */
const SHOWN_FIRST = 200

/** The frozen days that the bars are compared with. */
export interface ShownBaseline {
  readonly baseline: Baseline
  readonly tasks: ReadonlyMap<string, FrozenDays>
}

interface GanttTableProps {
  readonly tasks: readonly GanttTask[]
  readonly plan: PlanBoard
  readonly shown: ShownBaseline | null
  readonly today: string
}

/** What the drawing shows, as a table; it is made when somebody unfolds it. */
export function GanttTable(props: GanttTableProps) {
  const { t } = useSidebar()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="ct-gantt-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('chart.table')}</summary>
      {isOpen && <Rows {...props} />}
    </details>
  )
}

/** A cell and the id of its row, so that rows that say the same stay two rows. */
type Cell = { readonly id: string; readonly text: string }

function Rows({ tasks, plan, shown, today }: GanttTableProps) {
  const { t } = useSidebar()
  const [count, setCount] = useState(SHOWN_FIRST)
  const predecessors = useMemo(() => predecessorTexts(t, plan), [t, plan])
  const listed = tasks.slice(0, count)
  const rows = listed.map((row): readonly Cell[] =>
    [
      row.task.row.title ?? t('task.untitled'),
      daysText(row.plan, today),
      actualText(t, row, today) ?? '',
      row.task.assessment.delayDays === null ? '' : formatCount(row.task.assessment.delayDays),
      row.isCritical ? t('gantt.table.yes') : '',
      ...(shown === null ? [] : [baselineText(t, row, shown, today)]),
      predecessors.get(row.id) ?? '',
    ].map((text) => ({ id: row.id, text })),
  )
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls in its box, also by keyboard */}
      <section className="ct-gantt-wide" aria-label={t('chart.table')} tabIndex={0}>
        <PlainTable
          columns={[
            t('gantt.table.task'),
            t('gantt.table.plan'),
            t('gantt.table.actual'),
            t('gantt.table.late'),
            t('gantt.table.critical'),
            ...(shown === null ? [] : [`${t('gantt.table.baseline')} ${baselineLabel(shown.baseline)}`]),
            t('gantt.table.predecessors'),
          ]}
          rows={rows}
          textOf={([first]) => first?.id ?? ''}
          renderCell={({ text }) => text}
        />
      </section>
      {listed.length < tasks.length && (
        <button type="button" className="ct-plain ct-link" onClick={() => setCount(count + SHOWN_FIRST)}>
          {t('gantt.table.more', { count: formatCount(Math.min(SHOWN_FIRST, tasks.length - listed.length)) })}
        </button>
      )}
    </>
  )
}

/** What has moved since the baseline, or that the task was not planned then. [BL2] */
function baselineText(t: Translate, { id, task }: GanttTask, { tasks }: ShownBaseline, today: string): string {
  const { facts, assessment } = task
  const { state, forecastEnd } = assessment
  const compared = againstBaseline({ tasks }, { ...facts, id, state, forecastEnd })
  if (compared.kind === 'none') return t('gantt.baseline.none')
  return movedTexts(t, compared, facts, today).join(t('common.listSeparator')) || t('gantt.baseline.same')
}

/** The titles of the tasks that each task waits for, with those that are too close. [DP1] */
function predecessorTexts(t: Translate, { graph, taskOf, short }: PlanBoard): ReadonlyMap<string, string> {
  const shortKeys = new Set(short.map(({ predecessorId, taskId }) => linkKey(predecessorId, taskId)))
  const texts = new Map<string, string>()
  for (const { from, to } of graph.links) {
    const [before, after] = [graph.tasks[from]?.id ?? '', graph.tasks[to]?.id ?? '']
    const title = taskOf.get(before)?.row.title ?? t('task.untitled')
    const text = shortKeys.has(linkKey(before, after)) ? t('gantt.table.short', { title }) : title
    const known = texts.get(after)
    texts.set(after, known === undefined ? text : known + t('common.listSeparator') + text)
  }
  return texts
}
