import type { SavedReport } from '../../../application/savedReports/savedReports.ts'
import { lastDayOf } from '../../../application/savedReports/savedReports.ts'
import type { OpenReport } from '../../../application/savedReports/toWrite.ts'
import { formatDay, formatDays, formatMoment, type Translate } from '../../../i18n/index.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useSidebar } from '../../sidebarContext.ts'
import './saved.css'

/** What should be written, and the reports that are there. [RL1] [DU1] */
export function SavedList({
  open,
  saved,
  today,
  timeZone,
  onWrite,
  onOpen,
}: {
  readonly open: readonly OpenReport[]
  readonly saved: readonly SavedReport[]
  readonly today: string
  readonly timeZone: string
  readonly onWrite: (report: OpenReport) => void
  readonly onOpen: (report: SavedReport) => void
}) {
  const { t, clock } = useSidebar()
  return (
    <section className="ct-saved-list" aria-label={t('saved.title')}>
      <ul>
        {open.map((one) => (
          <li key={`${one.kind} ${one.phase ?? ''}`}>
            <button type="button" className="ct-plain" onClick={() => onWrite(one)}>
              <span className="ct-saved-name">
                {t(one.isOverdue ? 'saved.overdue' : 'saved.due', {
                  name: withPhase(t, t(`reports.kind.${one.kind}`), one.phase),
                  day: formatDay(one.due, today),
                })}
              </span>
              <span className="ct-tag" data-hue={one.isOverdue ? 'red' : 'orange'}>
                {t('saved.write')}
              </span>
            </button>
          </li>
        ))}
        {saved.map((one) => (
          <li key={one.recordId}>
            <button type="button" className="ct-plain" onClick={() => onOpen(one)}>
              <span className="ct-saved-name">
                {nameOf(t, one)}
                <small className="ct-quiet">
                  {[daysOf(one, today), momentOf(t, one, { timeZone, now: clock() })]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </small>
              </span>
              <StatusTag report={one} />
              <Icon name="chevronRight" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const withPhase = (t: Translate, name: string, phase: string | null): string =>
  phase === null ? name : t('saved.phaseOf', { name, phase })

/** The title in the table, else the kind of report. */
function nameOf(t: Translate, { row, snapshot }: SavedReport): string {
  const kind = snapshot?.key.kind ?? null
  return (
    row.title ??
    (kind === null ? t('saved.untitled') : withPhase(t, t(`reports.kind.${kind}`), snapshot?.key.phase ?? null))
  )
}

function daysOf(report: SavedReport, today: string): string {
  const [from, to] = [report.row.from, lastDayOf(report)]
  if (to === null) return ''
  return from === null || from === to ? formatDay(to, today) : formatDays(from, to, today)
}

const momentOf = (
  t: Translate,
  { row }: SavedReport,
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): string => (row.dataAsOf === null ? '' : t('saved.asOf', { when: formatMoment(row.dataAsOf, timeZone, now) }))

/** Whether a report is a draft, confirmed, or one that cannot be read. */
export function StatusTag({ report: { isConfirmed, snapshot } }: { readonly report: SavedReport }) {
  const { t } = useSidebar()
  return (
    <span className="ct-tag" data-hue={isConfirmed ? 'green' : 'grey'}>
      {t(isConfirmed ? 'saved.confirmed' : snapshot === null ? 'saved.unread' : 'saved.draft')}
    </span>
  )
}

/** Opens and closes the list; nothing while it would be empty. What is due now is said beside it already. */
export function SavedListToggle({
  open,
  saved,
  isOpen,
  onToggle,
}: {
  readonly open: readonly OpenReport[]
  readonly saved: readonly SavedReport[]
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { t } = useSidebar()
  const overdue = open.filter(({ isOverdue }) => isOverdue).length
  if (saved.length + overdue === 0) return null
  return (
    <button type="button" className="ct-plain ct-saved-toggle" aria-expanded={isOpen} onClick={onToggle}>
      <Icon name="chevronRight" size={14} />
      {t('saved.count', { count: saved.length })}
      {overdue > 0 && (
        <span className="ct-tag" data-hue="red">
          {t('saved.overdueCount', { count: overdue })}
        </span>
      )}
    </button>
  )
}
