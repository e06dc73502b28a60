import { type ReactNode, useState } from 'react'
import './data.css'

/** A row that unfolds at a press. What it unfolds is made then: a trend of many days is not computed unseen. */
export function Unfolding({ summary, children }: { readonly summary: ReactNode; readonly children: () => ReactNode }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="ct-board-row" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  )
}
