import Button from '@douyinfe/semi-ui/lib/es/button'
import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'
import type { PlanBoard } from '../../application/planning/planBoard.ts'
import {
  anchorSteps,
  changesOf,
  daysToMove,
  idsOf,
  type MoveAnchor,
  type SandboxRows,
  stagesOf,
} from '../../application/planning/sandbox.ts'
import { withStep } from '../../application/planning/sandboxSteps.ts'
import { type CalendarDate, type ShiftUnit, written } from '../../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { BLANK_STEP, type Sandboxing, type StepDraft } from './sandboxes.ts'
import { stepOf, targetOf } from './stepDraft.ts'
import { TaskPicker } from './TaskPicker.tsx'

const KINDS = ['move', 'pace', 'cut'] as const
const WHAT = ['tasks', 'stage', 'campaign'] as const
const WAYS = ['later', 'earlier', 'toDay'] as const
const UNITS = ['calendar', 'workday'] as const

interface StepFormProps extends Sandboxing {
  readonly plan: PlanBoard
  readonly rows: SandboxRows
  readonly today: CalendarDate
  /** How the sheet counts days. */
  readonly unit: ShiftUnit
  readonly isWorkday: (day: CalendarDate) => boolean
  /** Called once the step is in, or was given up. */
  readonly onDone: () => void
}

/** Puts a step together: what is done, to whom, and by how much. [SH3] */
export function StepForm({ sandbox, change, plan, rows, today, unit: sheetUnit, isWorkday, onDone }: StepFormProps) {
  const { t, actions } = useSidebar()
  const { steps, draft, pulls, keeps } = sandbox
  const set = (changes: Partial<StepDraft>) => change({ draft: { ...draft, ...changes } })
  const unit = draft.unit ?? sheetUnit
  const target = targetOf(draft)
  const isToDay = draft.kind === 'move' && draft.way === 'toDay' && target !== null
  const { answer } = useAnswer(
    isToDay ? [plan, rows, steps, draft.key, draft.what, draft.ids, draft.stage, draft.campaignId, pulls, keeps] : null,
    async (signal) => {
      if (target === null) return null
      const at = steps.findIndex(({ key }) => key === draft.key)
      const before = changesOf(at === -1 ? steps : steps.slice(0, at), rows)
      const anchor = await actions.inSlices(
        anchorSteps(plan, before, idsOf(target, rows), { today, isWorkday, pulls, keeps }),
        { signal },
      )
      return signal.aborted ? null : { anchor }
    },
  )
  const anchor = isToDay ? (answer?.anchor ?? null) : null
  const daysToDay = anchor === null || draft.day === null ? null : daysToMove(anchor.day, draft.day, unit, isWorkday)
  const made = stepOf(draft, { key: draft.key ?? 0, unit, daysToDay })
  const put = () => {
    if (!('step' in made)) return
    const { step } = made
    onDone()
    change({
      draft: BLANK_STEP,
      steps:
        draft.key === null
          ? withStep(steps, (key) => ({ ...step, key }))
          : steps.map((one) => (one.key === draft.key ? step : one)),
    })
  }
  return (
    <form
      className="ct-form"
      onSubmit={(event) => {
        event.preventDefault()
        put()
      }}
    >
      <div className="ct-form-pair">
        <Choice
          label={t('board.try.kind')}
          value={draft.kind}
          choices={KINDS.map((value) => ({ value, label: t(`board.try.kind.${value}`) }))}
          onChange={(kind) => set({ kind, ...(kind !== 'move' && draft.what === 'campaign' ? { what: 'tasks' } : {}) })}
        />
        <Choice
          label={t('board.try.what')}
          value={draft.what}
          choices={WHAT.filter(
            (value) =>
              (value !== 'stage' || stagesOf(rows.tasks).length > 0) && (value !== 'campaign' || draft.kind === 'move'),
          ).map((value) => ({ value, label: t(`board.try.what.${value}`) }))}
          onChange={(what) => set({ what })}
        />
      </div>
      <Target draft={draft} rows={rows} today={today} set={set} />
      {draft.kind === 'pace' && (
        <label className="ct-form-field">
          {t('board.try.factor')}
          <InputNumber
            value={draft.factor}
            min={0}
            step={0.5}
            aria-label={t('board.try.factor')}
            suffix={t('board.try.factor.unit')}
            onChange={(typed) => set({ factor: Number(typed) })}
          />
        </label>
      )}
      {draft.kind === 'move' && (
        <div className="ct-form-pair">
          <Choice
            label={t('board.try.way')}
            value={draft.way}
            choices={WAYS.map((value) => ({ value, label: t(`board.try.way.${value}`) }))}
            onChange={(way) => set({ way })}
          />
          {draft.way === 'toDay' ? (
            <DayInput label={t('board.try.day')} value={draft.day} onChange={(day) => set({ day })} />
          ) : (
            <InputNumber
              value={draft.days}
              min={0}
              aria-label={t('board.try.days')}
              suffix={t('board.try.days.unit')}
              hideButtons
              onChange={(typed) => set({ days: Math.max(0, Math.trunc(Number(typed)) || 0) })}
            />
          )}
        </div>
      )}
      {isToDay && answer !== null && <p className="ct-quiet">{anchorText(t, anchor, daysToDay, today)}</p>}
      {draft.kind !== 'cut' && (
        <Choice
          label={t('board.try.unit')}
          showsLabel
          value={unit}
          choices={UNITS.map((value) => ({ value, label: t(`board.try.unit.${value}`) }))}
          onChange={(value) => set({ unit: value })}
        />
      )}
      <div className="ct-actions">
        <GuardedButton htmlType="submit" whyNot={'needs' in made ? t(made.needs) : null}>
          {t(draft.key === null ? 'board.try.add' : 'board.try.change')}
        </GuardedButton>
        <Button
          onClick={() => {
            onDone()
            change({ draft: BLANK_STEP })
          }}
        >
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Chooses whom the step is about. */
function Target({
  draft,
  rows,
  today,
  set,
}: Pick<StepFormProps, 'rows' | 'today'> & {
  readonly draft: StepDraft
  readonly set: (changes: Partial<StepDraft>) => void
}) {
  const { t } = useSidebar()
  if (draft.what === 'tasks')
    return <TaskPicker tasks={rows.tasks} ids={draft.ids} today={today} onChange={(ids) => set({ ids })} />
  if (draft.what === 'stage')
    return (
      <Choice
        label={t('board.try.stage')}
        value={draft.stage}
        choices={[
          { value: '', label: t('board.try.stage.none') },
          ...stagesOf(rows.tasks).map((stage) => ({ value: stage, label: stage })),
        ]}
        onChange={(stage) => set({ stage })}
      />
    )
  if (rows.campaigns.length < 2) return null
  return (
    <Choice
      label={t('board.try.campaign')}
      value={draft.campaignId}
      choices={[
        { value: '', label: t('board.try.campaign.all') },
        ...rows.campaigns.map(({ recordId, title }) => ({
          value: recordId,
          label: written(title) ?? t('campaigns.untitled'),
        })),
      ]}
      onChange={(campaignId) => set({ campaignId })}
    />
  )
}

/** '现在 7/8 开始，等于推后 3 天' */
function anchorText(t: Translate, anchor: MoveAnchor | null, days: number | null, today: CalendarDate): string {
  if (anchor === null) return t('board.try.day.none')
  const now = t(`board.try.day.${anchor.of}`, { day: formatDay(anchor.day, today) })
  if (days === null || days === 0) return now
  return `${now}${t(days > 0 ? 'board.try.day.later' : 'board.try.day.earlier', { days: formatCount(Math.abs(days)) })}`
}
