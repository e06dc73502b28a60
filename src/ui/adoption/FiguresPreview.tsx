import Button from '@douyinfe/semi-ui/lib/es/button'
import Skeleton from '@douyinfe/semi-ui/lib/es/skeleton'
import { useState } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import type { PreviewRow } from '../../application/adoption/adoptionPreview.ts'
import type { AdoptionPlan } from '../../application/adoption/planAdoption.ts'
import type { TaskState } from '../../domain/index.ts'
import { formatPercent, formatPoints } from '../../i18n/index.ts'
import { BandTag, StateTag } from '../parts/Tag.tsx'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { useAnswer } from '../parts/useAnswer.ts'

const FIRST_ROWS = 5

/** Previews the figures of the first rows. */
export function FiguresPreview({ draft, plan }: { readonly draft: AdoptionDraft; readonly plan: AdoptionPlan }) {
  const { t, actions } = useSidebar()
  const [isLong, setLong] = useState(false)
  // Only bound columns and rulings change the figures, so switching an added column on or off asks nothing.
  const question = JSON.stringify([
    plan.boundColumns,
    plan.sheet.tables.tasks.readings,
    plan.sheet.tables.tasks.ruled,
    plan.calendar,
  ])
  const { answer: outcome, askAgain } = useAnswer([question], () => actions.adoption.preview(draft, plan))

  if (outcome === null)
    return (
      <div aria-busy="true" aria-label={t('adopt.loading')}>
        <Skeleton active loading placeholder={<Skeleton.Paragraph rows={8} />} />
      </div>
    )
  if (!outcome.ok) {
    return <RefusedNotice error={outcome.error} onRetry={askAgain} />
  }
  const { rows, states, sampledRows, total } = outcome.value
  return (
    <>
      <section className="ct-section">
        <header>
          <h2>{t('adopt.preview.rows')}</h2>
          <span className="ct-count">{t('adopt.preview.looked', { looked: sampledRows, total })}</span>
        </header>
        {rows.length === 0 ? (
          <p className="ct-quiet">{t('adopt.preview.none')}</p>
        ) : (
          <>
            <ul className="ct-chips" aria-label={t('adopt.preview.states')}>
              {Object.entries(states).map(([state, count]) => (
                <li key={state} className="ct-state-count">
                  <StateTag state={state as TaskState} /> <b>{count}</b>
                </li>
              ))}
            </ul>
            <ol className="ct-preview-rows">
              {(isLong ? rows : rows.slice(0, FIRST_ROWS)).map((row) => (
                <Row key={row.recordId} row={row} />
              ))}
            </ol>
            {!isLong && rows.length > FIRST_ROWS && (
              <Button size="small" onClick={() => setLong(true)}>
                {t('adopt.preview.more')}
              </Button>
            )}
          </>
        )}
      </section>
    </>
  )
}

function Row({ row }: { readonly row: PreviewRow }) {
  const { t } = useSidebar()
  return (
    <li>
      <strong>{row.title ?? t('task.untitled')}</strong>
      <span className="ct-preview-tags">
        <StateTag state={row.state} />
        {row.band !== 'none' && <BandTag band={row.band} />}
      </span>
      <span className="ct-quiet">
        {t('adopt.preview.figures', {
          planned: formatPercent(row.planned),
          actual: formatPercent(row.actual),
          deviation: formatPoints(row.deviation),
        })}
      </span>
      {row.theirState !== null && (
        <span className="ct-quiet">{t('adopt.preview.theirs', { state: row.theirState })}</span>
      )}
    </li>
  )
}
