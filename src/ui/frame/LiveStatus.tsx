import './frame.css'
import { useEffect, useState } from 'react'
import type { LeftUndone } from './bannerModel.ts'
import { formatMoment, type Translate } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** A pass younger than this is shown as "just now". */
const JUST_NOW_MS = 60_000

/** One line that says how fresh the figures are and whether the table is being written. */
export function LiveStatus({
  sheet,
  left,
  timeZone,
  explainsSelection: [explains, setExplains],
}: {
  readonly sheet: SheetState
  readonly left: LeftUndone
  readonly timeZone: string
  readonly explainsSelection: readonly [boolean, (explains: boolean) => void]
}) {
  const { t, actions, clock } = useSidebar()
  const { sync, rights } = sheet
  const isJustNow = useJustNow('at' in sync ? sync.at : null, clock)
  const isReadOnly = rights.kind === 'known' && !rights.mayWrite
  const isBusy = sync.kind === 'reading' || sync.kind === 'writing'
  return (
    <div className="ct-live">
      <span className="ct-live-mark" data-kind={sync.kind} aria-hidden="true" />
      <span className="ct-live-text">
        {liveText(t, sheet, left, { isJustNow, isReadOnly, timeZone, now: clock() })}
      </span>
      {isReadOnly && (
        <span className="ct-live-lock" title={t('banner.readOnly')}>
          <Icon name="lock" size={12} />
          {t('sync.readOnly')}
        </span>
      )}
      <button
        type="button"
        className="ct-plain ct-icon-button"
        aria-label={t('selected.toggle')}
        title={t('selected.toggle')}
        aria-pressed={explains}
        onClick={() => setExplains(!explains)}
      >
        <Icon name="table" size={14} />
      </button>
      <button
        type="button"
        className="ct-plain ct-icon-button"
        aria-label={t('sync.refresh')}
        title={t('sync.refresh')}
        disabled={isBusy}
        onClick={() => actions.refresh()}
      >
        <Icon name="refresh" size={14} />
      </button>
      {isBusy && <ProgressLine sync={sync} />}
    </div>
  )
}

function liveText(
  t: Translate,
  { sync, lastPassAt }: SheetState,
  left: LeftUndone,
  {
    isJustNow,
    isReadOnly,
    timeZone,
    now,
  }: {
    readonly isJustNow: boolean
    readonly isReadOnly: boolean
    readonly timeZone: string
    readonly now: number
  },
): string {
  switch (sync.kind) {
    case 'reading':
      return sync.total === 0 ? t('sync.readingFirst') : t('sync.reading', { read: sync.read, total: sync.total })
    case 'writing':
      return t('sync.writing', { written: sync.written, total: sync.total })
    case 'failed':
      return lastPassAt === null
        ? t('banner.neverGood')
        : t('banner.failed', { time: formatMoment(lastPassAt, timeZone, now) })
    case 'settled': {
      const time = isJustNow ? t('sync.justNow') : formatMoment(sync.at, timeZone, now)
      if (isReadOnly) return t('sync.computed', { time })
      const done = sync.written === 0 ? t('sync.checked', { time }) : t('sync.updated', { time, count: sync.written })
      if (left.rows > 0) return t('sync.withRowsLeft', { done, count: left.rows })
      if (left.isPartial) return t('sync.withPartLeft', { done })
      return sync.written === 0 ? t('sync.upToDate', { time }) : done
    }
  }
}

function ProgressLine({ sync }: { readonly sync: Extract<SheetState['sync'], { kind: 'reading' | 'writing' }> }) {
  const done = sync.kind === 'reading' ? sync.read : sync.written
  const percent = sync.total === 0 ? 0 : (100 * done) / sync.total
  return <i className="ct-live-progress" style={{ width: `${String(percent)}%` }} aria-hidden="true" />
}

/** True while `at` is less than a minute ago; renders again when the minute is over. */
function useJustNow(at: number | null, clock: () => number): boolean {
  const [over, setOver] = useState<number | null>(null)
  useEffect(() => {
    if (at === null) return undefined
    const timer = setTimeout(() => setOver(at), Math.max(0, at + JUST_NOW_MS - clock()))
    return () => clearTimeout(timer)
  }, [at, clock])
  return at !== null && at !== over && clock() - at < JUST_NOW_MS
}
