import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState, GoneSheet } from '../../application/app/appState.ts'
import type { HostError } from '../../application/ports.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './frame.css'

/** Says that a tracked task table was deleted, what remains of the sheet, and what people can do. */
export function GoneNotice({ sheet, mayEdit }: { readonly sheet: GoneSheet; readonly mayEdit: AppState['mayEdit'] }) {
  const { t, actions } = useSidebar()
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const stop = async () => {
    const stopped = await actions.stopTracking(sheet.tableId)
    setRefusal(stopped.ok ? null : stopped.error)
  }
  return (
    <Notice
      tone="danger"
      {...(mayEdit === false
        ? {}
        : {
            action: (
              <Button size="small" aria-label={t('sheets.stop.of', { name: sheet.name })} onClick={() => void stop()}>
                {t('sheets.stop')}
              </Button>
            ),
          })}
    >
      <strong>{t('gone.head', { name: sheet.name })}</strong> {t('gone.restore')}
      {sheet.tables.length > 0 && (
        <>
          {' '}
          {t('gone.tables', {
            tables: sheet.tables.map((name) => t('gone.table', { name })).join(t('common.listSeparator')),
          })}
        </>
      )}{' '}
      {t('gone.else')}
      {refusal !== null && <> {hostErrorText(t, refusal)}</>}
    </Notice>
  )
}

/** The screen when every tracked task table was deleted: says so before it offers to make a new sheet. */
export function GoneScreen({
  gone,
  mayEdit,
  onAdd,
  onAdopt,
}: {
  readonly gone: readonly GoneSheet[]
  readonly mayEdit: AppState['mayEdit']
  readonly onAdd: () => void
  readonly onAdopt: () => void
}) {
  const { t } = useSidebar()
  return (
    <div className="ct-setup">
      <header>
        <h1>{t('gone.title')}</h1>
      </header>
      {gone.map((sheet) => (
        <GoneNotice key={sheet.tableId} sheet={sheet} mayEdit={mayEdit} />
      ))}
      <div className="ct-actions">
        <Button icon={<Icon name="plus" size={14} />} onClick={onAdd}>
          {t('header.add')}
        </Button>
        <Button onClick={onAdopt}>{t('setup.adopt')}</Button>
      </div>
    </div>
  )
}
