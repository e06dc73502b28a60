import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'
import { useState } from 'react'
import type { ShiftRefusal } from '../../application/planning/applyShift.ts'
import type { PlanBoard } from '../../application/planning/planBoard.ts'
import { type ShiftEffects, shiftEffectsSteps, type ShiftRow } from '../../application/planning/shiftEffects.ts'
import { createWorkdayCalendar, isClosed } from '../../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import './clocks.css'
import type { SectionProps } from './section.ts'
import type { ShiftDrafting } from './useShiftDraft.ts'

const UNITS = ['calendar', 'workday'] as const

/** Moves a task: who would move with it, what that does to the end, the lags and people, and then a write with a reason. */
export function ShiftForm({
  plan,
  board,
  settings,
  draft: { draft, change, tick, clear },
}: Pick<SectionProps, 'board' | 'settings'> & { readonly plan: PlanBoard; readonly draft: ShiftDrafting }) {
  const { t, actions, announce } = useSidebar()
  const { mayWrite } = useShownSheet()
  const [told, setTold] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { target, days, unit, pulls, keeps, reason } = draft
  const { today } = board
  const { calendar, loadPeak } = settings
  const isAsked = target !== null && days !== 0
  const { answer, isCurrent } = useAnswer(
    isAsked ? [plan, target, days, unit, pulls, keeps, today] : null,
    (signal) => {
      const { isWorkday } = createWorkdayCalendar({ overrides: calendar })
      const changes = [{ kind: 'move', ids: [target ?? ''], days, unit }] as const
      return actions.inSlices(shiftEffectsSteps(plan, { changes, pulls, keeps }, { today, isWorkday, loadPeak }), {
        signal,
      })
    },
  )
  // The last preview stays until the next one is there, so that nothing jumps; it cannot be written meanwhile.
  const effects = isAsked ? answer : null
  const titleOf = (id: string) => plan.taskOf.get(id)?.row.title ?? t('board.untitled')

  async function write(moved: ShiftEffects['preview']['moved']) {
    setBusy(true)
    const written = await actions.plan.apply(moved, reason)
    setBusy(false)
    const text = written.ok ? t('board.plan.written') : refusalText(t, written.error)
    setTold(text)
    announce(text)
    if (written.ok) clear()
  }

  return (
    <div className="ct-form">
      <h3>{t('board.plan.shift')}</h3>
      <Choice
        label={t('board.plan.task')}
        value={target ?? ''}
        choices={[
          { value: '', label: t('board.plan.task.none') },
          ...[...plan.taskOf.values()]
            .filter(({ assessment }) => !isClosed(assessment))
            .map(({ row }) => ({ value: row.recordId, label: row.title ?? t('board.untitled') })),
        ]}
        onChange={(value) => {
          setTold(null)
          change({ target: value === '' ? null : value })
        }}
      />
      <div className="ct-form-pair">
        <label className="ct-form-field">
          {t('board.plan.days')}
          <InputNumber
            value={days}
            aria-label={t('board.plan.days')}
            suffix={t('board.plan.days.unit')}
            hideButtons
            onChange={(typed) => change({ days: Number.isFinite(Number(typed)) ? Math.trunc(Number(typed)) : 0 })}
          />
        </label>
        <Choice
          label={t('board.plan.unit')}
          value={unit}
          choices={UNITS.map((value) => ({ value, label: t(`board.plan.unit.${value}`) }))}
          onChange={(value) => change({ unit: value })}
        />
      </div>
      {days < 0 && (
        <label className="ct-form-tick">
          <input type="checkbox" checked={pulls} onChange={(event) => change({ pulls: event.target.checked })} />
          {t('board.plan.pulls')}
        </label>
      )}
      {effects !== null && (
        <>
          <ul className="ct-shift-rows">
            {effects.rows.map((row) => (
              <li key={row.id}>
                <label className="ct-form-tick">
                  <input
                    type="checkbox"
                    checked={!row.isKept}
                    onChange={(event) => tick(row.id, event.target.checked)}
                  />
                  <span>{rowText(t, row, today, titleOf)}</span>
                </label>
              </li>
            ))}
          </ul>
          {effectLines(t, effects, today, titleOf).map((line) => (
            <p key={line} className="ct-clock-note">
              {line}
            </p>
          ))}
          {!mayWrite && <p className="ct-quiet">{t('board.plan.mayNot')}</p>}
          {mayWrite && effects.preview.moved.length > 0 && (
            <>
              <label className="ct-form-field">
                {t('board.plan.reason')}
                <Input
                  value={reason}
                  aria-label={t('board.plan.reason')}
                  onChange={(typed) => change({ reason: typed })}
                />
              </label>
              <div className="ct-actions">
                <GuardedButton
                  theme="solid"
                  type="primary"
                  disabled={isBusy || !isCurrent}
                  whyNot={reason.trim() === '' ? t('board.plan.refused.noReason') : null}
                  onClick={() => void write(effects.preview.moved)}
                >
                  {t('board.plan.write', { count: formatCount(effects.preview.moved.length) })}
                </GuardedButton>
              </div>
            </>
          )}
        </>
      )}
      {told !== null && <p className="ct-clock-note">{told}</p>}
    </div>
  )
}

type TitleOf = (id: string) => string

function rowText(t: Translate, row: ShiftRow, today: string, titleOf: TitleOf): string {
  const span = ({ start, end }: ShiftRow['before']): string =>
    start === null || start === end ? formatDay(end, today) : `${formatDay(start, today)}–${formatDay(end, today)}`
  return [
    t('board.plan.moves', { title: titleOf(row.id), before: span(row.before), after: span(row.after) }),
    ...(row.by === null ? [] : [t('board.plan.pushed', { by: titleOf(row.by) })]),
    ...(row.isMilestone ? [t('board.plan.milestone')] : []),
    ...(row.isPast ? [t('board.plan.past')] : []),
  ].join(' · ')
}

/** What a shift does besides moving rows. */
function effectLines(t: Translate, { preview, rows, broken, load }: ShiftEffects, today: string, titleOf: TitleOf) {
  const { before, after } = preview.end
  return [
    ...(rows.length === 0 ? [t('board.plan.nobody')] : []),
    ...preview.excluded.map(({ id, because }) => t(`board.plan.excluded.${because}`, { title: titleOf(id) })),
    ...(before === null || after === null
      ? []
      : before === after
        ? [t('board.plan.end.same', { day: formatDay(after, today) })]
        : [t('board.plan.end', { before: formatDay(before, today), after: formatDay(after, today) })]),
    ...broken.map(({ taskId, predecessorId, requiredDays, gapDays }) =>
      t(gapDays < 0 ? 'board.plan.broken.before' : 'board.plan.broken', {
        predecessor: titleOf(predecessorId),
        title: titleOf(taskId),
        required: requiredDays,
        gap: gapDays,
      }),
    ),
    ...load.map((one) =>
      t('board.plan.load', { owner: one.owner, before: one.before.length, after: one.after.length }),
    ),
  ]
}

function refusalText(t: Translate, error: ShiftRefusal): string {
  if (error.kind === 'changed') return t('board.plan.refused.changed', { count: formatCount(error.recordIds.length) })
  return error.kind === 'noReason' || error.kind === 'nothing' || error.kind === 'noColumns'
    ? t(`board.plan.refused.${error.kind}`)
    : hostErrorText(t, error)
}
