import type { CompanionState } from '../../application/companions/companionState.ts'
import type { AssessedTask, TableKey } from '../../schema/index.ts'
import './questions.css'
import { lazy, Suspense, useMemo } from 'react'
import { useSidebar } from '../sidebarContext.ts'
import { DragCard } from './DragCard.tsx'
import { StateCards } from './StateCards.tsx'
import { evidenceText, mayEdit } from './questionWords.ts'
import { StampCard } from './StampCard.tsx'
import { UndatedCard } from './UndatedCard.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Few open a sheet whose plan was just changed: the first screen does not wait for it. */
const ReasonCard = lazy(() => import('../reasons/ReasonCard.tsx'))

/**
 * Asks what only a person can answer: about hand-set states and what was written because of one [MI1], about proposed
 * dates and unknown ends [MI2], and about the reasons of changes of the plan [LG2]. Renders nothing when there is nothing to ask.
 */
export function Questions({
  sheet,
  companions,
}: {
  readonly sheet: SheetState
  readonly companions: CompanionState | null
}) {
  const { t } = useSidebar()
  const { intents, stamps, dragged, undated, tasks } = sheet
  const askedTasks = useMemo(() => {
    const recordIds = new Set([...intents, ...stamps, ...dragged].map(({ recordId }) => recordId).concat(undated))
    return new Map(
      recordIds.size === 0
        ? []
        : tasks.filter(({ row }) => recordIds.has(row.recordId)).map((task) => [task.row.recordId, task] as const),
    )
  }, [intents, stamps, dragged, undated, tasks])
  const isThere = ({ recordId }: { readonly recordId: string }): boolean => askedTasks.has(recordId)
  // Skip rows that are deleted or not read yet.
  const [open, proposed, written] = [intents.filter(isThere), stamps.filter(isThere), dragged.filter(isThere)]
  const changes = companions?.asked ?? []
  if (open.length + proposed.length + written.length + undated.length + changes.length === 0) return null
  const titleOf = (recordId: string): string => titleIn(askedTasks, recordId) ?? t('task.untitled')
  const lackingOf = (recordId: string): string | null => {
    const task = askedTasks.get(recordId)
    return task === undefined ? null : evidenceText(t, task, sheet)
  }
  const rights = { today: sheet.today, mayWrite: mayEdit(sheet) }
  return (
    <section className="ct-questions" aria-label={t('intent.title')}>
      {written.length > 0 && <DragCard dragged={written} titleOf={titleOf} lackingOf={lackingOf} {...rights} />}
      {open.length > 0 && <StateCards intents={open} tasks={askedTasks} sheet={sheet} />}
      {proposed.length > 0 && <StampCard stamps={proposed} titleOf={titleOf} {...rights} />}
      {undated.length > 0 && <UndatedCard recordIds={undated} titleOf={titleOf} {...rights} />}
      {changes.length > 0 && (
        <Suspense>
          <ReasonCard changes={changes} sheet={sheet} table={nameOf(companions, 'changes')} />
        </Suspense>
      )}
    </section>
  )
}

const nameOf = (companions: CompanionState | null, table: TableKey): string | null =>
  companions?.tables.find((one) => one.table === table)?.name ?? null

const titleIn = (tasks: ReadonlyMap<string, AssessedTask>, recordId: string): string | null =>
  tasks.get(recordId)?.row.title ?? null
