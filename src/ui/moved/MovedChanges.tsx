import './moved.css'
import type { Moved } from '../../application/history/moved.ts'
import { formatDay } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Further changes are only counted; the table 变更记录 has them all. */
const MOST_LISTED = 30

/** Lists the logged changes since the day: field, old and new value, by whom, and why. */
export function MovedChanges({ sheet, moved }: { readonly sheet: SheetState; readonly moved: Moved }) {
  const { t, actions } = useSidebar()
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
          const { recordId, title, on, field, before, after, by, reason } = change
          return (
            <li key={[recordId, on, field, before, after].join()}>
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
                {[day(on), t(`moved.log.${by}`), ...(reason === null ? [] : [reason])].join(' · ')}
              </span>
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
