import Popover from '@douyinfe/semi-ui/lib/es/popover'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { nameDialog } from './nameDialog.ts'
import './parts.css'

/** An ⓘ that opens an explanation by click, Enter or Space and closes with Escape. */
export function InfoTip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Popover
      trigger="click"
      position="bottomRight"
      closeOnEsc
      returnFocusOnClose
      showArrow={false}
      content={
        <div ref={nameDialog(label)} className="ct-floating ct-tip">
          {children}
        </div>
      }
    >
      <button type="button" className="ct-plain ct-icon-button" aria-label={label}>
        <Icon name="info" size={14} />
      </button>
    </Popover>
  )
}
