import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Floating } from '../parts/Floating.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { Leave } from './leave.ts'

export interface PickItem {
  readonly id: string
  /** The text that the search box searches. */
  readonly text: string
  readonly node: ReactNode
}

interface PickListProps {
  readonly items: readonly PickItem[]
  readonly picked: ReadonlySet<string>
  readonly placeholder: string
  readonly emptyText: string
  readonly onPick: (id: string) => void
  /** Offered when no item has the typed name. */
  readonly onCreate?: { readonly label: (name: string) => string; readonly create: (name: string) => void }
  readonly onLeave: (leave: Leave) => void
}

/** Further items are found only by searching. */
const MAX_SHOWN = 200
const CREATE = '\u0000create'

/** A searchable list: arrows move, Enter picks, Escape and Tab leave. */
export function PickList({ items, picked, placeholder, emptyText, onPick, onCreate, onLeave }: PickListProps) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  useEffect(() => input.current?.focus(), [])

  const needle = query.trim().toLowerCase()
  const matches = (needle === '' ? items : items.filter((item) => item.text.toLowerCase().includes(needle))).slice(
    0,
    MAX_SHOWN,
  )
  const creates = onCreate !== undefined && needle !== '' && !items.some((item) => item.text.toLowerCase() === needle)
  const rows: readonly PickItem[] = creates
    ? [
        ...matches,
        {
          id: CREATE,
          text: query.trim(),
          node: <span className="lh-pick-create">{onCreate.label(query.trim())}</span>,
        },
      ]
    : matches
  const current = Math.min(at, rows.length - 1)

  useEffect(() => {
    document.getElementById(`${listId}-${String(current)}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, listId])

  const choose = (row: PickItem | undefined) => {
    if (row === undefined) return
    if (row.id === CREATE) onCreate?.create(row.text)
    else onPick(row.id)
    setQuery('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, rows.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0))
    else if (event.key === 'Enter') choose(rows[current])
    else if (event.key === 'Escape') onLeave('stay')
    else if (event.key === 'Tab') onLeave(event.shiftKey ? 'left' : 'right')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="lh-pick">
      <label className="lh-pick-search">
        <Icon name="search" size={14} />
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={rows[current] === undefined ? undefined : `${listId}-${String(current)}`}
          aria-label={placeholder}
          value={query}
          placeholder={placeholder}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className="lh-pick-list" id={listId} role="listbox" aria-label={placeholder} aria-multiselectable="true">
        {rows.length === 0 ? <div className="lh-pick-empty">{emptyText}</div> : null}
        {rows.map((row, index) => (
          <div
            key={row.id}
            id={`${listId}-${String(index)}`}
            className="lh-pick-row"
            role="option"
            tabIndex={-1}
            aria-selected={picked.has(row.id)}
            data-current={index === current}
            onMouseMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(row)}
            onKeyDown={onKeyDown}
          >
            <span className="lh-pick-node">{row.node}</span>
            {picked.has(row.id) ? (
              <span className="lh-pick-tick">
                <Icon name="tick" size={14} />
              </span>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  )
}

interface PickPanelProps extends PickListProps {
  /** The cell under the panel, which is at least as wide. */
  readonly anchor: HTMLElement
  readonly minWidth: number
  readonly label: string
}

/** A list to pick from, in a panel over its cell. */
export function PickPanel({ anchor, minWidth, label, ...list }: PickPanelProps) {
  return (
    <Floating
      anchor={anchor}
      minWidth={Math.max(anchor.offsetWidth, minWidth)}
      onClose={() => list.onLeave('none')}
      label={label}
    >
      <PickList {...list} />
    </Floating>
  )
}
