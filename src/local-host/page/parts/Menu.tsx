import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Floating } from './Floating.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './iconPaths.ts'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName | ReactNode
  /** Marks the present choice. */
  readonly isChosen?: boolean
  readonly isDangerous?: boolean
  /** Shows a separator above it. */
  readonly isApart?: boolean
  readonly onPick: () => void
}

interface MenuProps {
  readonly className: string
  readonly label: string
  readonly items: readonly MenuItem[]
  /** What the button shows. */
  readonly children: ReactNode
  readonly data?: Readonly<Record<`data-${string}`, string>>
}

/** A button that opens a menu: arrows move, Enter picks, Escape and Tab close. */
export function Menu({ className, label, items, children, data }: MenuProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={setButton}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        {...data}
        onClick={(event) => {
          event.stopPropagation()
          setOpen(!open)
        }}
      >
        {children}
      </button>
      {open && button !== null ? (
        <Floating anchor={button} minWidth={148} label={label} onClose={() => setOpen(false)}>
          <Items
            label={label}
            items={items}
            onClose={() => {
              setOpen(false)
              button.focus()
            }}
          />
        </Floating>
      ) : null}
    </>
  )
}

function Items({
  label,
  items,
  onClose,
}: {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly onClose: () => void
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation()
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
  }
  return (
    <div
      className="lh-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      ref={(menu) =>
        (menu?.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu?.querySelector('button'))?.focus()
      }
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
          {...(item.isChosen === undefined ? {} : { 'aria-checked': item.isChosen })}
          className={[
            'lh-menu-item',
            item.isDangerous === true ? 'lh-danger' : '',
            item.isApart === true ? 'lh-menu-apart' : '',
          ].join(' ')}
          onClick={(event) => {
            event.stopPropagation()
            onClose()
            item.onPick()
          }}
        >
          {typeof item.icon === 'string' ? <Icon name={item.icon as IconName} /> : item.icon}
          <span className="lh-menu-name">{item.label}</span>
          {item.isChosen === true ? <Icon name="tick" size={14} /> : null}
        </button>
      ))}
    </div>
  )
}
