import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { HostError } from '../../application/ports.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** Lists tables that could be tracked again by their marks, each with a button to do so. */
export function StoppedSheets({ stopped, title }: { readonly stopped: AppState['stopped']; readonly title?: string }) {
  const { t, actions, announce } = useSidebar()
  const [busy, setBusy] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const track = async ({ tableId, name }: AppState['stopped'][number]) => {
    setBusy(tableId)
    const tracked = await actions.trackAgain(tableId)
    setBusy(null)
    setRefusal(tracked.ok ? null : tracked.error)
    if (tracked.ok) announce(t('sheets.trackedAgain', { name }))
  }
  return (
    <section className="ct-stopped" aria-label={title ?? t('sheets.stopped')}>
      <h3>{title ?? t('sheets.stopped')}</h3>
      <ul className="ct-sheets">
        {stopped.map((sheet) => (
          <li key={sheet.tableId}>
            <Icon name="table" />
            <span>{sheet.name}</span>
            <Button
              size="small"
              loading={busy === sheet.tableId}
              aria-label={t('sheets.trackAgain.of', { name: sheet.name })}
              onClick={() => void track(sheet)}
            >
              {t('sheets.trackAgain')}
            </Button>
          </li>
        ))}
      </ul>
      {refusal !== null && (
        <Notice tone="danger">
          {refusal.kind === 'notFound'
            ? t('sheets.trackAgain.noMarks', { name: refusal.what })
            : hostErrorText(t, refusal)}
        </Notice>
      )}
    </section>
  )
}
