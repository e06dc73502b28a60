import { useState } from 'react'
import type { OpenView } from '../../application/app/appState.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './frame.css'

/** Tells people what only they can set in the open view (a board's columns, a chart's dates); can be dismissed. */
export function ViewHint({ openView }: { readonly openView: OpenView | null }) {
  const { t } = useSidebar()
  const [away, setAway] = useState<readonly string[]>([])
  if (openView === null || away.includes(openView.key)) return null
  const {
    key,
    columns: { state, plannedStart: start, plannedEnd: end },
  } = openView
  const hint =
    key === 'board' && state !== null
      ? t('viewHint.board', { state })
      : key === 'gantt' && start !== null && end !== null
        ? t('viewHint.gantt', { start, end })
        : null
  if (hint === null) return null
  return (
    <p className="ct-view-hint ct-quiet">
      <span>{hint}</span>
      <button
        type="button"
        className="ct-plain"
        aria-label={t('viewHint.close')}
        title={t('viewHint.close')}
        onClick={() => setAway([...away, key])}
      >
        <Icon name="close" size={14} />
      </button>
    </p>
  )
}
