import { useMemo, useState } from 'react'
import type { AssessedTask, SheetState } from '../../application/appState.ts'
import { useSidebar } from '../sidebarContext.ts'
import { IntentCard } from './IntentCard.tsx'
import { StampCard } from './StampCard.tsx'
import './intents.css'

/** What only a person can answer: hand-set states [MI1] and proposed dates [MI2]. Nothing when there is nothing to ask. */
export function Questions({ sheet }: { readonly sheet: SheetState }) {
  const { t } = useSidebar()
  const [isUnfolded, setUnfolded] = useState(false)
  const { intents, stamps, tasks } = sheet
  const asked = useMemo(() => {
    const wanted = new Set([...intents, ...stamps].map(({ recordId }) => recordId))
    return new Map(wanted.size === 0 ? [] : tasks.filter(({ row }) => wanted.has(row.recordId)).map((task) => [task.row.recordId, task] as const))
  }, [intents, stamps, tasks])
  // A row that is gone, or not read yet, has nothing to be asked about.
  const open = intents.filter(({ recordId }) => asked.has(recordId))
  const proposed = stamps.filter(({ recordId }) => asked.has(recordId))
  if (open.length === 0 && proposed.length === 0) return null
  const shown = isUnfolded ? open : open.slice(0, 1)
  const folded = open.length - 1
  return (
    <section className="ct-questions" aria-label={t('intent.title')}>
      {shown.map((intent) => {
        const task = asked.get(intent.recordId)
        return task === undefined ? null : <IntentCard key={intent.recordId} intent={intent} task={task} sheet={sheet} />
      })}
      {folded > 0 && (
        <button type="button" className="ct-plain ct-link" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
          {isUnfolded ? t('intent.fewer') : t('intent.more', { count: folded })}
        </button>
      )}
      {proposed.length > 0 && <StampCard stamps={proposed} titleOf={(recordId) => titleOf(asked, recordId, t('task.untitled'))} today={sheet.today} mayWrite={mayWrite(sheet)} />}
    </section>
  )
}

const titleOf = (tasks: ReadonlyMap<string, AssessedTask>, recordId: string, untitled: string): string => tasks.get(recordId)?.row.title ?? untitled

const mayWrite = ({ rights }: SheetState): boolean => rights.kind === 'unknown' || rights.mayWrite
