import Button from '@douyinfe/semi-ui/lib/es/button'
import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Board } from '../../application/board/board.ts'
import type { ShiftRefusal } from '../../application/planning/applyShift.ts'
import type { PlanBoard } from '../../application/planning/planBoard.ts'
import { changesOf } from '../../application/planning/sandbox.ts'
import { shiftEffectsSteps } from '../../application/planning/shiftEffects.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { createWorkdayCalendar, type ShiftedTask } from '../../domain/index.ts'
import { formatCount, type Translate } from '../../i18n/index.ts'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import './sandbox.css'
import { BLANK_STEP, type Sandbox, type Sandboxing } from './sandboxes.ts'
import { ShiftPreview } from './ShiftPreview.tsx'
import { StepForm } from './StepForm.tsx'
import { StepList } from './StepList.tsx'

const NO_CAMPAIGNS: readonly never[] = []

/**
 * 「试算」: steps of moving, more people and less scope, what they would do, and one write with a reason. Nothing is
 * written before that; what was put in stays for the session. [SH1] [SH2] [SH3]
 */
export function SandboxPart({
  plan,
  board,
  settings,
  ...sandboxing
}: Sandboxing & {
  readonly plan: PlanBoard
  readonly board: Board
  readonly settings: TrackerSettings
}) {
  const { t, actions, announce } = useSidebar()
  const { mayWrite } = useShownSheet()
  const { sandbox, change, clear } = sandboxing
  const [told, setTold] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const heading = useArrival(sandbox, () => change({ isArriving: false }))
  const { steps, pulls, keeps, reason, rest, writing } = sandbox
  const { tasks, today } = board
  const campaigns = board.rows.campaigns?.rows ?? NO_CAMPAIGNS
  const rows = useMemo(() => ({ tasks, campaigns }), [tasks, campaigns])
  const { calendar, loadPeak } = settings
  const { isWorkday } = useMemo(() => createWorkdayCalendar({ overrides: calendar }), [calendar])
  const isAsked = steps.length > 0 && rest === null && writing === null
  const { answer, isCurrent } = useAnswer(
    isAsked ? [plan, rows, steps, pulls, keeps, today, isWorkday, loadPeak] : null,
    (signal) =>
      actions.inSlices(
        shiftEffectsSteps(plan, { changes: changesOf(steps, rows), pulls, keeps }, { today, isWorkday, loadPeak }),
        { signal },
      ),
  )
  // The last preview stays until the next one is there, so that nothing jumps; it cannot be written meanwhile.
  const effects = isAsked ? answer : null
  const moved = rest ?? effects?.preview.moved ?? null
  const { answer: fits } = useAnswer(moved === null ? null : [moved], () => actions.plan.fits(moved ?? []))
  const words = useMemo(
    () => ({
      today,
      campaignEnd: board.campaign?.endDay ?? null,
      titleOf: (id: string) => plan.taskOf.get(id)?.row.title ?? t('board.untitled'),
    }),
    [today, board.campaign, plan, t],
  )

  async function write(moved: readonly ShiftedTask[]) {
    const control = new AbortController()
    const progress = (written: number, total: number): void =>
      change({ writing: { written, total, stop: () => control.abort() } })
    setTold(null)
    progress(0, moved.length)
    const done = await actions.plan.apply(moved, reason, { signal: control.signal, onProgress: progress })
    if (done.ok) clear()
    else change({ writing: null, ...(done.error.kind === 'stopped' ? { rest: moved } : {}) })
    const isCut = steps.some(({ kind }) => kind === 'cut')
    const text = done.ok
      ? `${t('board.plan.written')}${isCut ? t('board.plan.written.cut') : ''}`
      : refusalText(t, done.error)
    setTold(text)
    announce(text)
  }

  const asksReason = mayWrite && writing === null && (rest !== null || (effects?.preview.moved.length ?? 0) > 0)
  const whyNot = reason.trim() === '' ? t('board.plan.refused.noReason') : null
  return (
    <div className="ct-try">
      <div className="ct-try-head">
        <h3 ref={heading} tabIndex={-1} className="ct-arrival">
          {t('board.try.title')}
        </h3>
        {steps.length > 0 && rest === null && writing === null && (
          <>
            <span className="ct-quiet">{t('board.try.unwritten', { count: formatCount(steps.length) })}</span>
            <Button
              size="small"
              onClick={() => {
                setTold(null)
                clear()
              }}
            >
              {t('board.try.clear')}
            </Button>
          </>
        )}
      </div>
      {told !== null && <Notice tone="info">{told}</Notice>}
      {rest === null && writing === null && (
        <>
          {steps.length === 0 ? (
            <p className="ct-quiet">{t('board.try.about')}</p>
          ) : (
            <StepList {...sandboxing} rows={rows} />
          )}
          {isAdding || sandbox.draft !== BLANK_STEP ? (
            <StepForm
              {...sandboxing}
              plan={plan}
              rows={rows}
              today={today}
              unit={calendar.mode}
              isWorkday={isWorkday}
              onDone={() => setAdding(false)}
            />
          ) : (
            <div className="ct-actions">
              <Button onClick={() => setAdding(true)}>
                {t(steps.length === 0 ? 'board.try.begin' : 'board.try.more')}
              </Button>
            </div>
          )}
          {canPull(sandbox) && (
            <label className="ct-form-tick">
              <input type="checkbox" checked={pulls} onChange={({ target }) => change({ pulls: target.checked })} />
              {t('board.plan.pulls')}
            </label>
          )}
          {effects !== null && <ShiftPreview {...sandboxing} effects={effects} words={words} />}
        </>
      )}
      {writing !== null && (
        <div className="ct-actions">
          <output>
            {t('board.plan.writing', { count: formatCount(writing.written), total: formatCount(writing.total) })}
          </output>
          <Button onClick={writing.stop}>{t('board.plan.stop')}</Button>
        </div>
      )}
      {!mayWrite && effects !== null && <p className="ct-quiet">{t('board.plan.mayNot')}</p>}
      {asksReason && (
        <>
          <label className="ct-form-field">
            {t('board.plan.reason')}
            <Input value={reason} aria-label={t('board.plan.reason')} onChange={(typed) => change({ reason: typed })} />
          </label>
          <TooLongNote fits={fits ?? true} />
          <div className="ct-actions">
            {rest === null ? (
              <GuardedButton
                theme="solid"
                type="primary"
                disabled={!isCurrent}
                whyNot={whyNot}
                onClick={() => void write(effects?.preview.moved ?? [])}
              >
                {t('board.plan.write', { count: formatCount(effects?.preview.moved.length ?? 0) })}
              </GuardedButton>
            ) : (
              <>
                <GuardedButton theme="solid" type="primary" whyNot={whyNot} onClick={() => void write(rest)}>
                  {t('board.plan.rest')}
                </GuardedButton>
                <Button onClick={clear}>{t('board.plan.leave')}</Button>
              </>
            )}
          </div>
        </>
      )}
    </div>
  )
}

/** Brings the heading into view, with the focus, once it was opened from elsewhere. */
function useArrival({ isArriving }: Sandbox, onArrived: () => void) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isArriving) return
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
    onArrived()
  })
  return heading
}

/** Whether a step can bring a task to an earlier end, which successors may follow. */
const canPull = ({ steps }: Sandbox): boolean =>
  steps.some((step) => (step.kind === 'move' && step.days < 0) || (step.kind === 'pace' && step.factor > 1))

function refusalText(t: Translate, error: ShiftRefusal): string {
  switch (error.kind) {
    case 'changed':
      return t('board.plan.refused.changed', { count: formatCount(error.recordIds.length) })
    case 'noReason':
    case 'nothing':
    case 'noColumns':
      return t(`board.plan.refused.${error.kind}`)
    case 'stopped': {
      const { written, total, because } = error
      const text = t('board.plan.stopped', { count: formatCount(written), total: formatCount(total) })
      return because.kind === 'cancelled' ? text : `${text}${hostErrorText(t, because)}`
    }
    default:
      return hostErrorText(t, error)
  }
}
