import type { ReactNode } from 'react'
import { Icon, type IconName } from '../Icon.tsx'
import './parts.css'

/** A screen with nothing to list: what that means and what comes next. */
export function EmptyState({ icon, title, children }: {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div className="ct-empty">
      <span className="ct-empty-icon"><Icon name={icon} size={24} /></span>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
