import { formatDay } from '../../i18n/index.ts'
import { drawRange } from '../../report/index.ts'
import { Drawing } from '../reports/Drawing.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** The days between which the end is likely, from today on, with the planned end. `said` names it for who hears it. */
export function RangeBar({
  median,
  p80,
  planned,
  today,
  said,
}: {
  readonly median: string
  readonly p80: string
  /** Null where there is no plan to compare with. */
  readonly planned: string | null
  readonly today: string
  readonly said: string
}) {
  const { t } = useSidebar()
  const mark = (name: 'median' | 'p80' | 'planned', day: string) => ({
    day,
    words: t(`forecast.mark.${name}`, { day: formatDay(day, today) }),
  })
  const drawn = drawRange(
    {
      from: planned !== null && planned < today ? planned : today,
      bar: [mark('median', median), mark('p80', p80)],
      marks: planned === null ? [] : [mark('planned', planned)],
    },
    said,
  )
  return <Drawing drawn={drawn} />
}
