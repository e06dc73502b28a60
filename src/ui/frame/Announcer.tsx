import { useEffect, useRef, useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { Translate } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { setupTitle } from '../setup/setupTitle.ts'

/** Announces changes of the live state and of set-up to screen readers; progress in between is not announced. */
export function useStatusAnnouncements(
  state: AppState,
  t: Translate,
): { readonly message: string; readonly announce: (message: string) => void } {
  const [message, setMessage] = useState('')
  const status = statusText(state, t)
  const lastStatus = useRef(status)
  useEffect(() => {
    if (status !== lastStatus.current && status !== '') setMessage(status)
    lastStatus.current = status
  }, [status])
  return { message, announce: setMessage }
}

function statusText({ phase, setup, sheet }: AppState, t: Translate): string {
  if (phase.kind !== 'ready') return ''
  if (setup.kind === 'running' || setup.kind === 'interrupted') return setupTitle(t, setup)
  if (setup.kind === 'failed') return `${setupTitle(t, setup)} ${hostErrorText(t, setup.error)}`
  if (setup.kind === 'done') return t('next.title')
  const sync = sheet?.sync
  if (sync?.kind === 'failed') return `${t('notice.failed')} ${hostErrorText(t, sync.error)}`
  if (sync?.kind === 'settled' && sync.written > 0) return t('sync.updated', { time: '', count: sync.written }).trim()
  return ''
}

/** The live region that screen readers read announcements from. */
export function Announcer({ message }: { readonly message: string }) {
  return (
    <div className="ct-hidden" aria-live="polite">
      {message}
    </div>
  )
}
