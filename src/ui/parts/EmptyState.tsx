import type { ReactNode } from 'react'
import type { Hue } from '../../schema/index.ts'
import { Icon, type IconName } from './Icon.tsx'
import './parts.css'

/** Shown when a list is empty: what that means and what to do next. */
export function EmptyState({
  icon,
  hue,
  title,
  children,
}: {
  readonly icon: IconName
  readonly hue?: Hue
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div className="ct-empty">
      <span className="ct-empty-icon" data-hue={hue}>
        <Icon name={icon} size={24} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
