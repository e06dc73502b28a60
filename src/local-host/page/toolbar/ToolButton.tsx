import { Popover } from '@douyinfe/semi-ui'
import type { ReactNode } from 'react'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../iconPaths.ts'

interface ToolButtonProps {
  readonly icon: IconName
  readonly label: string
  /** How many of the thing are in force; the button is tinted when there are any. */
  readonly count?: number
  readonly testId: string
  readonly panel: ReactNode
}

/** A button of the toolbar that opens a panel under it. */
export function ToolButton({ icon, label, count = 0, testId, panel }: ToolButtonProps) {
  return (
    <Popover trigger="click" position="bottomLeft" showArrow={false} content={<div className="lh-panel">{panel}</div>} spacing={4}>
      <button type="button" className={count > 0 ? 'lh-tool lh-tool-on' : 'lh-tool'} data-testid={testId}>
        <Icon name={icon} />
        <span>{label}</span>
        {count > 0 ? <span className="lh-tool-count">{count}</span> : null}
      </button>
    </Popover>
  )
}
