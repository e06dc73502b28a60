import type { ReactNode } from 'react'
import './settings.css'

/** A group of settings: title, purpose and controls. */
export function SettingGroup({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}) {
  return (
    <section className="ct-setting" aria-label={title}>
      <h2>{title}</h2>
      {about !== undefined && <p className="ct-quiet">{about}</p>}
      {children}
    </section>
  )
}

/** A labelled control with its error message below it. */
export function SettingField({
  label,
  problem,
  children,
}: {
  readonly label: ReactNode
  readonly problem?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div className="ct-field">
      <span className="ct-field-label">{label}</span>
      <div>
        {children}
        {problem !== undefined && (
          <p className="ct-field-problem" data-hue="red" role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}
