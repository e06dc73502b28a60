import type { TableKey } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** The title of a row; a press opens its record. */
export function RowTitle({
  title,
  recordId,
  table,
}: {
  readonly title: string | null
  readonly recordId: string
  readonly table: TableKey
}) {
  const { t, actions } = useSidebar()
  const name = title ?? t('board.untitled')
  return (
    <button
      type="button"
      className="ct-plain ct-clock-title"
      aria-label={t('board.open', { title: name })}
      onClick={() => (table === 'tasks' ? actions.openRecord(recordId) : actions.openRecord(recordId, table))}
    >
      {name}
    </button>
  )
}
