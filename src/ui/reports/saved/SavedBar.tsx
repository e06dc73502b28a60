import Button from '@douyinfe/semi-ui/lib/es/button'
import { type ReactNode, useMemo, useState } from 'react'
import { NO_ROWS } from '../../../application/companions/sheetRows.ts'
import { reportsAbout, type SavedReport } from '../../../application/savedReports/savedReports.ts'
import type { ReportRefusal } from '../../../application/savedReports/savedReportState.ts'
import type { CalendarDate } from '../../../domain/index.ts'
import { formatDay } from '../../../i18n/index.ts'
import type { ReportDocument } from '../../../report/index.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useShownSheet } from '../../shownSheet.ts'
import { useSidebar } from '../../sidebarContext.ts'
import type { ReportChoice, ReportSource } from '../useReport.ts'
import { AddReportTable } from './AddReportTable.tsx'
import { refusalText } from './refusalText.ts'
import { draftOf, factsShown, keyOf } from './savedText.ts'
import './saved.css'

export interface SavedBarProps {
  readonly choice: ReportChoice
  readonly source: ReportSource
  /** The report as it would be saved. */
  readonly document: ReportDocument
  /** The other day that is looked at; null for the sheet's own. */
  readonly day: CalendarDate | null
  readonly saved: readonly SavedReport[]
  /** Shows the list of saved reports. */
  readonly toggle: ReactNode
  readonly mayManage: boolean
  /** `isWritten`: it has just been written, and live tracking has yet to show it. */
  readonly onOpen: (report: SavedReport, isWritten: boolean) => void
}

/** Saving the report that is on show, and the draft or confirmed report that there is of it. [RL1] */
export function SavedBar({ choice, source, document, day, saved, toggle, mayManage, onOpen }: SavedBarProps) {
  const { t, actions, announce } = useSidebar()
  const { mayWrite } = useShownSheet()
  const { sheet, companions } = source
  const rows = companions?.rows ?? NO_ROWS
  const key = useMemo(() => keyOf(choice, sheet, rows), [choice, sheet, rows])
  const [present] = useMemo(() => reportsAbout(saved, key), [saved, key])
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ReportRefusal | null>(null)
  const isKnown = rows.reports !== null
  const isUnread =
    !isKnown && companions?.tables.some(({ table, unusable }) => table === 'reports' && unusable === null)

  const save = async (how: { readonly asNew?: boolean; readonly replacesText?: boolean } = {}) => {
    setBusy(true)
    const { save: write } = await actions.savedReports()
    const draft = draftOf(t, { document, facts: factsShown(source, key, NO_ROWS) }, key)
    const done = await write({ ...draft, asNew: how.asNew === true, replacesText: how.replacesText === true })
    setBusy(false)
    setRefusal(done.ok ? null : done.error)
    if (!done.ok) return
    announce(t(present === undefined ? 'saved.done.saved' : 'saved.done.updated'))
    onOpen(done.value, true)
  }

  if (isUnread === true) return null
  if (!isKnown) return mayWrite ? <AddReportTable mayManage={mayManage} /> : null
  return (
    <>
      <div className="ct-saved-bar">
        {toggle}
        {present !== undefined && (
          <button type="button" className="ct-plain ct-link" onClick={() => onOpen(present, false)}>
            {t(present.isConfirmed ? 'saved.open.confirmed' : 'saved.open.draft')}
          </button>
        )}
        {mayWrite ? (
          <Button size="small" loading={isBusy} onClick={() => void save({ asNew: present?.isConfirmed === true })}>
            {t(present === undefined ? 'saved.save' : present.isConfirmed ? 'saved.newVersion' : 'saved.update')}
          </Button>
        ) : (
          <span className="ct-quiet">{t('saved.mayNot')}</span>
        )}
      </div>
      {day !== null && mayWrite && (
        <p className="ct-quiet">{t('saved.ofDay', { day: formatDay(sheet.asOf, sheet.today) })}</p>
      )}
      {refusal !== null && (
        <Notice
          tone={refusal.kind === 'textChanged' ? 'warning' : 'danger'}
          {...(refusal.kind === 'textChanged'
            ? {
                action: (
                  <Button size="small" onClick={() => void save({ replacesText: true })}>
                    {t('saved.replace')}
                  </Button>
                ),
              }
            : {})}
        >
          {refusalText(t, refusal, sheet.language)}
        </Notice>
      )}
    </>
  )
}
