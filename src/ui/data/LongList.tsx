import { type ReactNode, useState } from 'react'
import { formatCount } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** So many rows are shown before people ask for the rest: what presses stands in the first screen. */
const SHOWN_FIRST = 5

/** A list of rows whose first ones are shown; the rest unfolds. */
export function LongList<Item>({
  items,
  keyOf,
  label,
  children,
}: {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly label: string
  readonly children: (item: Item) => ReactNode
}) {
  const { t } = useSidebar()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? items : items.slice(0, SHOWN_FIRST)
  return (
    <>
      <ul className="ct-clock-list" aria-label={label}>
        {shown.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {shown.length < items.length && (
        <button type="button" className="ct-plain ct-link" onClick={() => setWhole(true)}>
          {t('board.more', { count: formatCount(items.length - shown.length) })}
        </button>
      )}
    </>
  )
}
