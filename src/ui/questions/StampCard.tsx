import Button from '@douyinfe/semi-ui/lib/es/button'
import './questions.css'
import { useId, useState } from 'react'
import { formatDay, type Translate } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Further rows are not listed; people fill them in together or in the table. */
const MOST_LISTED = 20

/** Asks to confirm the actual dates that progress suggests, one by one or all at once. [MI2] */
export function StampCard({
  stamps,
  titleOf,
  today,
  mayWrite,
}: {
  readonly stamps: SheetState['stamps']
  readonly titleOf: (recordId: string) => string
  readonly today: string
  readonly mayWrite: boolean
}) {
  const { t, actions } = useSidebar()
  const whyNot = useId()
  const describedBy = mayWrite ? {} : { 'aria-describedby': whyNot }
  const [isUnfolded, setUnfolded] = useState(false)
  const isSingle = stamps.length === 1
  const acceptAll = (): void => {
    for (const { recordId } of stamps) actions.acceptStamp(recordId)
  }
  return (
    <article className="ct-question" data-hue="blue">
      {!isSingle && (
        <>
          <div className="ct-question-words">
            <Icon name="done" />
            <p>{t('stamp.count', { count: stamps.length })}</p>
          </div>
          <div className="ct-question-answers">
            <Button size="small" theme="borderless" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
              {t(isUnfolded ? 'intent.fewer' : 'stamp.each')}
            </Button>
            <Button size="small" theme="solid" type="primary" disabled={!mayWrite} {...describedBy} onClick={acceptAll}>
              {t('stamp.all')}
            </Button>
          </div>
        </>
      )}
      {(isSingle || isUnfolded) && (
        <ul className="ct-stamps">
          {stamps.slice(0, MOST_LISTED).map((stamp) => {
            const title = titleOf(stamp.recordId)
            const clears = stamp.actualEnd?.action === 'clear'
            return (
              <li key={stamp.recordId}>
                <span>{stampText(t, stamp, title, today)}</span>
                <span className="ct-question-answers">
                  <Button
                    size="small"
                    aria-label={t('stamp.dismissAbout', { title })}
                    onClick={() => actions.dismissStamp(stamp.recordId)}
                  >
                    {t('stamp.dismiss')}
                  </Button>
                  <Button
                    size="small"
                    type="primary"
                    theme="solid"
                    disabled={!mayWrite}
                    {...describedBy}
                    aria-label={t(clears ? 'stamp.clearAbout' : 'stamp.acceptAbout', { title })}
                    onClick={() => actions.acceptStamp(stamp.recordId)}
                  >
                    {t(clears ? 'stamp.accept.clear' : 'stamp.accept')}
                  </Button>
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {!mayWrite && (
        <p id={whyNot} className="ct-quiet">
          {t('intent.readOnly')}
        </p>
      )}
    </article>
  )
}

function stampText(
  t: Translate,
  { actualStart, actualEnd }: SheetState['stamps'][number],
  title: string,
  today: string,
): string {
  if (actualEnd?.action === 'clear') return t('stamp.clear', { title, day: formatDay(actualEnd.was, today) })
  const day = formatDay(actualEnd?.day ?? actualStart, today)
  if (actualEnd === null) return t('stamp.start', { title, day })
  return t(actualStart === null ? 'stamp.end' : 'stamp.both', { title, day })
}
