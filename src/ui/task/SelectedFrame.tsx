import './task.css'
import type { ReactNode } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { RuledText } from '../parts/RuledText.tsx'

/** What is said of the selected cell, below the name of its row and of its column. */
export function SelectedFrame({
  title,
  column,
  onClose,
  children,
}: {
  readonly title: string
  readonly column: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { t } = useSidebar()
  return (
    <aside className="ct-selected" aria-label={t('selected.title')}>
      <header>
        <strong>{title}</strong>
        <span className="ct-quiet">{column}</span>
        <button
          type="button"
          className="ct-plain ct-icon-button"
          aria-label={t('selected.close')}
          title={t('selected.close')}
          onClick={onClose}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      {children}
    </aside>
  )
}

/** A line of arithmetic. */
export function RuleLine({ text, rule }: { readonly text: string; readonly rule: string | null }) {
  return (
    <p>
      <RuledText rule={rule}>{text}</RuledText>
    </p>
  )
}
