import './questions.css'
import { useMemo } from 'react'
import type { AssessedTask } from '../../application/rows/assessedTask.ts'
import { useSidebar } from '../sidebarContext.ts'
import { DragCard } from './DragCard.tsx'
import { StateCards } from './StateCards.tsx'
import { mayEdit } from './questionWords.ts'
import { StampCard } from './StampCard.tsx'
import { UndatedCard } from './UndatedCard.tsx'
import type { SheetState } from '../../application/engine/sheetState.ts'

/**
 * What only a person can answer: hand-set states and what was written because of one [MI1], proposed dates and ends
 * that nobody saw [MI2]. Nothing when there is nothing to ask.
 */
export function Questions({ sheet }: { readonly sheet: SheetState }) {
  const { t } = useSidebar()
  const { intents, stamps, dragged, undated, tasks } = sheet
  const asked = useMemo(() => {
    const wanted = new Set([...intents, ...stamps, ...dragged].map(({ recordId }) => recordId).concat(undated))
    return new Map(
      wanted.size === 0
        ? []
        : tasks.filter(({ row }) => wanted.has(row.recordId)).map((task) => [task.row.recordId, task] as const),
    )
  }, [intents, stamps, dragged, undated, tasks])
  const isThere = ({ recordId }: { readonly recordId: string }): boolean => asked.has(recordId)
  // A row that is gone, or not read yet, has nothing to be asked about.
  const [open, proposed, written] = [intents.filter(isThere), stamps.filter(isThere), dragged.filter(isThere)]
  if (open.length + proposed.length + written.length + undated.length === 0) return null
  const titleOf = (recordId: string): string => titleIn(asked, recordId) ?? t('task.untitled')
  const rights = { today: sheet.today, mayWrite: mayEdit(sheet) }
  return (
    <section className="ct-questions" aria-label={t('intent.title')}>
      {written.length > 0 && <DragCard dragged={written} titleOf={titleOf} {...rights} />}
      {open.length > 0 && <StateCards intents={open} tasks={asked} sheet={sheet} />}
      {proposed.length > 0 && <StampCard stamps={proposed} titleOf={titleOf} {...rights} />}
      {undated.length > 0 && <UndatedCard recordIds={undated} titleOf={titleOf} {...rights} />}
    </section>
  )
}

const titleIn = (tasks: ReadonlyMap<string, AssessedTask>, recordId: string): string | null =>
  tasks.get(recordId)?.row.title ?? null
