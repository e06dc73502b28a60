import Button from '@douyinfe/semi-ui/lib/es/button'
import type { AppState } from '../../application/app/appState.ts'
import type { SeenDrift } from '../../application/repair/repairState.ts'
import { weightOf } from '../../application/repair/drift.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { driftText, sinceText } from './driftText.ts'

/** Further differences are named only in the plan. */
const MOST_NAMED = 3

/** One line about what the tables lack, with a link to the repair plan. Renamed columns are not mentioned here. */
export function DriftNotice({
  found,
  weight,
  mayManage,
  timeZone,
}: {
  readonly found: readonly SeenDrift[]
  readonly weight: 'loss' | 'minor'
  readonly mayManage: AppState['mayManage']
  readonly timeZone: string
}) {
  const { t, actions, clock } = useSidebar()
  const own = found.filter((drift) => weightOf(drift) === weight)
  const [first] = own.toSorted((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity))
  if (first === undefined) return null
  const since = sinceText(t, first, timeZone, clock())
  return (
    <Notice
      tone={weight === 'loss' ? 'warning' : 'info'}
      action={
        <Button size="small" onClick={() => actions.repairSchema()}>
          {t('notice.drift.look')}
        </Button>
      }
    >
      {t(weight === 'loss' ? 'notice.drift' : 'notice.drift.minor', { count: own.length })}
      {own
        .slice(0, MOST_NAMED)
        .map((drift) => driftText(t, drift))
        .join(t('common.listSeparator'))}
      {own.length > MOST_NAMED && t('notice.drift.more')}
      {weight === 'loss' && t('notice.drift.rest')}
      {since !== null && (
        <>
          {' '}
          <small>{since}</small>
        </>
      )}
      {mayManage === false && <> {t('notice.drift.ask')}</>}
    </Notice>
  )
}
