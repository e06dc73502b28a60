import './moved.css'
import { lazy, Suspense, useState } from 'react'
import type { Moved } from '../../application/history/moved.ts'
import { written } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

const LoggedReason = lazy(() => import('../reasons/LoggedReason.tsx'))

/** Further changes are only counted; the table 变更记录 has them all. */
const MOST_LISTED = 30

/** Lists the logged changes since the day: field, old and new value, by whom, and why. */
export function MovedChanges({ sheet, moved }: { readonly sheet: SheetState; readonly moved: Moved }) {
  const { t, actions } = useSidebar()
  const { mayWrite } = useShownSheet()
  const { changes, loggedSince, since } = moved
  if (changes === null) return <p className="ct-quiet">{t('moved.log.noTable')}</p>
  const day = (value: string) => formatDay(value, sheet.today)
  const listed = changes.slice(0, MOST_LISTED)
  return (
    <div className="ct-moved-log">
      <h3>{t('moved.log')}</h3>
      {loggedSince !== null && loggedSince > since && (
        <p className="ct-quiet">{t('moved.log.since', { day: day(loggedSince) })}</p>
      )}
      {changes.length === 0 && <p className="ct-quiet">{t('moved.log.none')}</p>}
      <ul>
        {listed.map((change) => {
          const { id, recordId, title, on, field, before, after, by, reason, isUnexplainedAfterDue } = change
          return (
            <li key={id}>
              {recordId === null ? (
                <strong>{title}</strong>
              ) : (
                <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(recordId)}>
                  {title}
                </button>
              )}
              <span>
                {t('moved.log.line', {
                  field,
                  before: before === '' ? '—' : before,
                  after: after === '' ? '—' : after,
                })}
              </span>
              <span className="ct-quiet">
                {[day(on), t(`moved.log.${by}`), ...(written(reason) === null ? [] : [reason])].join(' · ')}
              </span>
              {isUnexplainedAfterDue && (
                <span className="ct-moved-late" data-hue="red">
                  {t('moved.log.afterDue')}
                </span>
              )}
              {written(reason) === null && by === 'people' && mayWrite && (
                <AddReason id={id} label={t('moved.log.why', { title, field })} />
              )}
            </li>
          )
        })}
      </ul>
      {changes.length > listed.length && (
        <p className="ct-quiet">{t('moved.more', { count: changes.length - listed.length })}</p>
      )}
    </div>
  )
}

/** A press that opens the input for the reason of a change that has none. [LG2] */
function AddReason({ id, label }: { readonly id: string; readonly label: string }) {
  const { t } = useSidebar()
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <Suspense>
      <LoggedReason id={id} label={label} />
    </Suspense>
  ) : (
    <button type="button" className="ct-plain ct-link" aria-label={label} onClick={() => setOpen(true)}>
      {t('moved.log.addReason')}
    </button>
  )
}
