import Button from '@douyinfe/semi-ui/lib/es/button'
import type { HostError } from '../../application/ports.ts'
import { formatTime } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { useCountdown } from './useCountdown.ts'

/** A longer wait is shown as a time of day instead of a countdown. */
const MOST_COUNTED_S = 90

/** Says that the last pass failed, why, and when it is tried again, with a button to try now. */
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
  const secondsLeft = useCountdown(nextTryAt, clock)
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
      {nextTryAt === null || secondsLeft === null ? (
        t('banner.waitsForYou')
      ) : (
        <>
          <span className="ct-hidden">{t('banner.retryLater')}</span>
          <span aria-hidden="true">
            {secondsLeft > MOST_COUNTED_S
              ? t('banner.retryAt', { time: formatTime(nextTryAt, timeZone) })
              : t('banner.retryIn', { seconds: secondsLeft })}
          </span>
        </>
      )}
    </Notice>
  )
}
