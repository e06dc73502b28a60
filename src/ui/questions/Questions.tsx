import type { AssessedTask } from '../../schema/index.ts'
import './questions.css'
import { useMemo } from 'react'
import { useSidebar } from '../sidebarContext.ts'
import { DragCard } from './DragCard.tsx'
import { StateCards } from './StateCards.tsx'
import { evidenceText, mayEdit } from './questionWords.ts'
import { StampCard } from './StampCard.tsx'
import { UndatedCard } from './UndatedCard.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

/**
 * Asks what only a person can answer: about hand-set states and what was written because of one [MI1], about proposed
 * dates and unknown ends [MI2]. Renders nothing when there is nothing to ask.
 */
export function Questions({ sheet }: { readonly sheet: SheetState }) {
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
  if (open.length + proposed.length + written.length + undated.length === 0) return null
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
    </section>
  )
}

const titleIn = (tasks: ReadonlyMap<string, AssessedTask>, recordId: string): string | null =>
  tasks.get(recordId)?.row.title ?? null
