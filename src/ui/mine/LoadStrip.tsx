import type { KnownPerson } from '../../application/board/roster.ts'
import type { People, PersonLoad } from '../../application/board/personBoard.ts'
import type { AssessedTask } from '../../schema/index.ts'
import type { CalendarDate, LoadPeakDays } from '../../domain/index.ts'
import { formatDay, formatDays, type Translate } from '../../i18n/index.ts'
import { chartBlock } from '../../report/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { ChartView } from '../reports/ChartView.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** Peaks of other people are listed up to this number; the list is sorted, the earliest first. */
const MOST_PEAKS = 10

interface LoadProps {
  readonly tasks: readonly AssessedTask[]
  readonly today: CalendarDate
  readonly peakTasks: number
}

const peakText = (t: Translate, peak: LoadPeakDays, today: CalendarDate): string =>
  t('mine.load.peak', { days: formatDays(peak.from, peak.to, today), most: peak.most })

/** How many tasks a person has on each coming day, drawn, as a table, and the peaks with their tasks. [MY2] */
export function LoadStrip({
  name,
  load: { days, peaks },
  overdue,
  tasks,
  today,
  peakTasks,
}: LoadProps & { readonly name: string; readonly load: PersonLoad; readonly overdue: number }) {
  const { t } = useSidebar()
  const most = Math.max(0, ...days.map(({ count }) => count))
  if (most === 0) return <p className="ct-quiet">{t('mine.load.none', { name })}</p>
  const day = formatDay(days.find(({ count }) => count === most)?.day ?? null, today)
  const words = t('mine.load.reading', { name, most, day, peak: peakTasks })
  return (
    <>
      <ChartView block={chartBlock(t, { kind: 'load', days, peak: peakTasks }, [{ text: words }])}>
        <span className="ct-quiet">{words}</span>
      </ChartView>
      {overdue > 0 && <p className="ct-quiet">{t('mine.load.overdue', { count: overdue })}</p>}
      {peaks.length > 0 ? (
        <ul className="ct-mine-peaks">
          {peaks.map((peak) => (
            <li key={peak.from}>
              <RecordsLink recordIds={peak.ids} tasks={tasks}>
                {peakText(t, peak, today)}
              </RecordsLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="ct-quiet">{t('mine.load.noPeak', { peak: peakTasks })}</p>
      )}
    </>
  )
}

/** The peaks of everybody, the earliest first. A press on a name shows that person. [MY2] */
export function TeamPeaks({
  people,
  tasks,
  today,
  peakTasks,
  onShow,
}: LoadProps & { readonly people: People; readonly onShow: (person: KnownPerson) => void }) {
  const { t } = useSidebar()
  const peaks = people.peaks().flatMap((person) => person.peaks.map((peak) => ({ person, peak })))
  if (peaks.length === 0) return <p className="ct-quiet">{t('mine.load.othersNone', { peak: peakTasks })}</p>
  return (
    <section className="ct-mine-group">
      <h3>{t('mine.load.others')}</h3>
      <ul className="ct-mine-peaks">
        {peaks.slice(0, MOST_PEAKS).map(({ person, peak }) => (
          <li key={`${person.key} ${peak.from}`}>
            <button type="button" className="ct-plain ct-link" onClick={() => onShow(person)}>
              {person.name}
            </button>
            <RecordsLink recordIds={peak.ids} tasks={tasks}>
              {peakText(t, peak, today)}
            </RecordsLink>
          </li>
        ))}
      </ul>
      {peaks.length > MOST_PEAKS && (
        <p className="ct-quiet">{t('mine.load.more', { count: peaks.length - MOST_PEAKS })}</p>
      )}
    </section>
  )
}
