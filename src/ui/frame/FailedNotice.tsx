import Button from '@douyinfe/semi-ui/lib/es/button'
import type { HostError } from '../../application/ports.ts'
import { formatTime } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { useCountdown } from './useCountdown.ts'

/** A wait longer than this is told as a time of day, seconds. */
const MOST_COUNTED_S = 90

/** The last pass failed: what that means, why, when it is tried again, and the button that does so now. */
export function FailedNotice({
  meaning,
  error,
  nextTryAt,
  timeZone,
}: {
  readonly meaning: string
  readonly error: HostError
  readonly nextTryAt: number | null
  readonly timeZone: string
}) {
  const { t, actions, clock } = useSidebar()
  const left = useCountdown(nextTryAt, clock)
  return (
    <Notice
      tone="danger"
      action={
        <Button size="small" onClick={() => actions.refresh()}>
          {t(nextTryAt === null ? 'common.retry' : 'banner.retryNow')}
        </Button>
      }
    >
      {meaning} {hostErrorText(t, error)}{' '}
      {nextTryAt === null || left === null ? (
        t('banner.waitsForYou')
      ) : (
        <>
          <span className="ct-hidden">{t('banner.retryLater')}</span>
          <span aria-hidden="true">
            {left > MOST_COUNTED_S
              ? t('banner.retryAt', { time: formatTime(nextTryAt, timeZone) })
              : t('banner.retryIn', { seconds: left })}
          </span>
        </>
      )}
    </Notice>
  )
}
