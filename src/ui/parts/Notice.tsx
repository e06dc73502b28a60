import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './parts.css'

const ICONS = { info: 'info', warning: 'warning', danger: 'warning', success: 'done' } as const satisfies Record<
  string,
  IconName
>
const HUES = { info: 'blue', warning: 'orange', danger: 'red', success: 'green' } as const

/** A short message to people, with what they can do about it. */
export function Notice({
  tone,
  children,
  action,
}: {
  readonly tone: keyof typeof ICONS
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="ct-notice" data-hue={HUES[tone]} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div className="ct-notice-text">{children}</div>
      {action !== undefined && <div className="ct-notice-action">{action}</div>}
    </div>
  )
}
