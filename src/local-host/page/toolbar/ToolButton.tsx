import { useState } from 'react'
import type { ReactNode } from 'react'
import { Floating } from '../parts/Floating.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { IconName } from '../parts/iconPaths.ts'

interface ToolButtonProps {
  readonly icon: IconName
  readonly label: string
  /** Number of active settings; the button is tinted when there are any. */
  readonly count?: number
  readonly testId: string
  readonly panel: ReactNode
}

/** A button of the toolbar that opens a panel under it; Escape closes it. */
export function ToolButton({ icon, label, count = 0, testId, panel }: ToolButtonProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={setButton}
        type="button"
        aria-expanded={open}
        className={count > 0 ? 'lh-tool lh-tool-on' : 'lh-tool'}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
        <span>{label}</span>
        {count > 0 ? <span className="lh-tool-count">{count}</span> : null}
      </button>
      {open && button !== null ? (
        <Floating
          anchor={button}
          label={label}
          takesFocus
          onClose={() => {
            setOpen(false)
            button.focus()
          }}
        >
          <div className="lh-panel">{panel}</div>
        </Floating>
      ) : null}
    </>
  )
}
