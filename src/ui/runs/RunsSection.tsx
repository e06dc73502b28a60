import Button from '@douyinfe/semi-ui/lib/es/button'
import './runs.css'
import { useState } from 'react'
import { isEmptyPlan, type LeftThing } from '../../application/runs/planTakeBack.ts'
import type { RunEntry } from '../../application/runs/storedRuns.ts'
import type { RunTakenBack } from '../../application/runs/takeRunBack.ts'
import { undoneBy } from '../../application/runs/undone.ts'
import { bringWords, formatMoment } from '../../i18n/index.ts'
import { runs as runWords } from '../../i18n/zh-CN/runs.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { countsText, isForGood, leftText, type RunSurroundings, titleOf, whenAndWho, willTexts } from './runTexts.ts'
import { type TakingBack, useTakeBack } from './useTakeBack.ts'

bringWords(runWords)

/** So many things that stay are named; the others are counted. */
const NAMED_LEFT = 5

/** What the extension wrote in the last 30 days, and the button that takes a run back, after saying what that does. */
export function RunsSection({
  mayEdit,
  surroundings,
}: {
  readonly mayEdit: boolean
  readonly surroundings: Omit<RunSurroundings, 'now'>
}) {
  const { t, actions, clock } = useSidebar()
  const [runs, setRuns] = useState<readonly RunEntry[] | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const load = async () => {
    const listed = await actions.runs.list()
    if (listed.ok) setRuns(listed.value)
    setRefusal(listed.ok ? null : hostErrorText(t, listed.error))
  }
  const { taking, preview, confirm, stop, leave } = useTakeBack(() => void load())
  const around = { ...surroundings, now: clock() }
  return (
    <section className="ct-section ct-runs" aria-label={t('runs.title')}>
      <h2>{t('runs.title')}</h2>
      <p className="ct-quiet">{t('runs.about')}</p>
      {refusal !== null && <Notice tone="danger">{refusal}</Notice>}
      {taking?.kind === 'told' && <Notice tone={taking.tone}>{taking.text}</Notice>}
      {runs === null ? (
        <Button onClick={() => void load()}>{t('runs.open')}</Button>
      ) : runs.length === 0 ? (
        <p className="ct-quiet">{t('runs.none')}</p>
      ) : (
        <ul className="ct-run-list">
          {runs.map((run) => {
            const undone = undoneBy(runs, run)
            const title = titleOf(t, run, undone)
            const counts = countsText(t, run)
            const open = taking !== null && taking.kind !== 'told' && taking.id === run.id ? taking : null
            return (
              <li key={run.id}>
                <div className="ct-run-line">
                  <span>
                    <strong>{title}</strong>
                    <small>{whenAndWho(t, run, around)}</small>
                    {run.why !== null && <small>{t('runs.why', { why: run.why })}</small>}
                    {undone !== null && undone.run !== null && (
                      <small>
                        {t('runs.ofWhen', { when: formatMoment(undone.run.at, around.timeZone, around.now) })}
                      </small>
                    )}
                    {run.bytes === 0 ? <small>{t('runs.notKept')}</small> : counts !== '' && <small>{counts}</small>}
                    {run.takenBack !== null && (
                      <small>
                        {t(run.takenBack.left > 0 ? 'runs.takenBackLeft' : 'runs.takenBack', {
                          when: formatMoment(run.takenBack.at, around.timeZone, around.now),
                          left: run.takenBack.left,
                        })}
                      </small>
                    )}
                  </span>
                  {mayEdit && run.bytes > 0 && open === null && run.takenBack?.mayGoOn !== false && (
                    <Button
                      size="small"
                      disabled={taking !== null && taking.kind !== 'told'}
                      aria-label={t(run.takenBack === null ? 'runs.takeBackOf' : 'runs.takeRestBackOf', {
                        what: title,
                      })}
                      onClick={() => void preview(run.id)}
                    >
                      {t(run.takenBack === null ? 'runs.takeBack' : 'runs.takeRestBack')}
                    </Button>
                  )}
                </div>
                {open !== null && <Taking taking={open} onConfirm={confirm} onStop={stop} onLeave={leave} />}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Taking({
  taking,
  onConfirm,
  onStop,
  onLeave,
}: {
  readonly taking: Exclude<TakingBack, { readonly kind: 'told' }>
  readonly onConfirm: () => void
  readonly onStop: () => void
  readonly onLeave: () => void
}) {
  const { t } = useSidebar()
  if (taking.kind === 'reading') return <p className="ct-quiet">{t('runs.reading')}</p>
  if (taking.kind === 'running')
    return (
      <div className="ct-toolbar">
        <output className="ct-quiet">{t('runs.step', { done: taking.done, total: taking.total })}</output>
        <Button size="small" onClick={onStop}>
          {t('runs.stop')}
        </Button>
      </div>
    )
  return <Preview shown={taking.shown} onConfirm={onConfirm} onLeave={onLeave} />
}

/** What would be restored and what stays, before anything is written. */
function Preview({
  shown: { plan, left, views, endsTracking, baseline, fits },
  onConfirm,
  onLeave,
}: {
  readonly shown: RunTakenBack
  readonly onConfirm: () => void
  readonly onLeave: () => void
}) {
  const { t } = useSidebar()
  const isNothing = isEmptyPlan(plan) && !endsTracking && baseline === null
  return (
    <div className="ct-run-preview">
      {isNothing ? (
        <p>{t('runs.nothing')}</p>
      ) : (
        <>
          <p>{t('runs.will')}</p>
          <ul>
            {willTexts(t, { plan, baseline, views }).map((text) => (
              <li key={text}>{text}</li>
            ))}
            {endsTracking && <li>{t('runs.endsTracking')}</li>}
          </ul>
        </>
      )}
      {left.length > 0 && <Left left={left} />}
      {!isNothing && <TooLongNote fits={fits} />}
      {isForGood(plan) && <Notice tone="warning">{t('runs.forGood')}</Notice>}
      <div className="ct-actions">
        {!isNothing && (
          <Button
            size="small"
            {...(isForGood(plan) ? { type: 'danger' } : { theme: 'solid', type: 'primary' })}
            onClick={onConfirm}
          >
            {t('runs.confirm')}
          </Button>
        )}
        <Button size="small" onClick={onLeave}>
          {t('runs.keep')}
        </Button>
      </div>
    </div>
  )
}

function Left({ left }: { readonly left: readonly LeftThing[] }) {
  const { t } = useSidebar()
  const named = left.slice(0, NAMED_LEFT)
  return (
    <>
      <p>{t('runs.left', { count: left.length })}</p>
      <ul>
        {named.map((thing) => (
          <li key={JSON.stringify([thing.tableId, thing.what])}>{leftText(t, thing)}</li>
        ))}
        {left.length > named.length && <li>{t('runs.left.more', { count: left.length - named.length })}</li>}
      </ul>
    </>
  )
}
