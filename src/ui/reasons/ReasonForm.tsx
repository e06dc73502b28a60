import { Input } from '@douyinfe/semi-ui/lib/es/input'
import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { useSidebar } from '../sidebarContext.ts'
import './reasons.css'

/**
 * Asks for one reason of some changes, and writes it into the log. Return in the input presses its button. A reason that was
 * refused stays in the input. [LG2]
 */
export function ReasonForm({
  ids,
  label,
  submit,
  onLeave,
}: {
  readonly ids: readonly string[]
  /** What the input is called, for those who do not see what stands above it. */
  readonly label: string
  readonly submit: string
  /** Puts the question aside; null where nothing is asked. */
  readonly onLeave: (() => void) | null
}) {
  const { t, actions, announce } = useSidebar()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const write = async (): Promise<void> => {
    if (isBusy) return
    if (reason.trim() === '') {
      setRefused(t('reason.empty'))
      return
    }
    setBusy(true)
    setRefused(null)
    const written = await actions.reasons.write(ids, reason)
    setBusy(false)
    if (written.ok) {
      setReason('')
      announce(t('reason.written'))
    } else
      setRefused(
        written.error.kind === 'noReason'
          ? t('reason.empty')
          : t('reason.refused', { reason: hostErrorText(t, written.error) }),
      )
  }
  return (
    <form
      className="ct-reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        void write()
      }}
    >
      <Input size="small" value={reason} aria-label={label} placeholder={t('reason.example')} onChange={setReason} />
      <span className="ct-question-answers">
        {onLeave !== null && (
          <Button size="small" theme="borderless" onClick={onLeave}>
            {t('reason.leave')}
          </Button>
        )}
        <Button size="small" theme="solid" type="primary" htmlType="submit" disabled={isBusy}>
          {submit}
        </Button>
      </span>
      {refused !== null && (
        <p className="ct-question-refused" data-hue="red" role="alert">
          {refused}
        </p>
      )}
    </form>
  )
}
