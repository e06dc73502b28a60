import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import { OTHER_TABLES, type OtherTable } from '../../application/adoption/tables/otherTable.ts'
import type { TrackedSheetInfo } from '../../application/app/appState.ts'
import type { HostError } from '../../application/ports.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** The tables of people's beside the tasks, each with a way to stop reading it. [AD8] */
export function TakenTables({ sheet }: { readonly sheet: TrackedSheetInfo }) {
  const { t } = useSidebar()
  const [asked, setAsked] = useState<OtherTable | null>(null)
  const theirs = OTHER_TABLES.flatMap((table) => {
    const taken = sheet.tables.find((one) => one.table === table && one.isTheirs === true)
    return taken === undefined ? [] : [{ table, name: taken.name ?? '' }]
  })
  const wanted = theirs.find(({ table }) => table === asked)
  if (theirs.length === 0) return null
  if (wanted !== undefined)
    return <ReleaseQuestion sheetId={sheet.tableId} {...wanted} onAnswered={() => setAsked(null)} />
  return (
    <div className="ct-tracked-more">
      {theirs.map(({ table, name }) => (
        <button key={table} type="button" className="ct-plain ct-link" onClick={() => setAsked(table)}>
          {t('settings.sheets.release.of', { name })}
        </button>
      ))}
    </div>
  )
}

function ReleaseQuestion({
  sheetId,
  table,
  name,
  onAnswered,
}: {
  readonly sheetId: string
  readonly table: OtherTable
  readonly name: string
  readonly onAnswered: () => void
}) {
  const { t, actions } = useSidebar()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const release = async () => {
    setBusy(true)
    const released = await (await actions.adoption.beside()).release({ sheetId, table })
    if (released.ok) return onAnswered()
    setBusy(false)
    setRefusal(released.error)
  }
  return (
    <fieldset className="ct-stop" aria-label={t('settings.sheets.release.of', { name })}>
      <p>{t('settings.sheets.release.about', { name })}</p>
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      <div className="ct-actions">
        <Button size="small" type="danger" loading={isBusy} onClick={() => void release()}>
          {t('settings.sheets.release')}
        </Button>
        <Button size="small" onClick={onAnswered}>
          {t('settings.sheets.release.keep')}
        </Button>
      </div>
    </fieldset>
  )
}
