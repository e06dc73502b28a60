import Button from '@douyinfe/semi-ui/lib/es/button'
import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useRef, useState } from 'react'
import type { AppState, NextCampaignRefusal } from '../../application/app/appState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CopyPlan } from '../../application/nextCampaign/copyPlan.ts'
import type { CopyOutcome, CopyPreview } from '../../application/nextCampaign/writeCopy.ts'
import type { CalendarDate } from '../../domain/index.ts'
import { formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'

/** The tasks of the new campaign that are shown with their days; the rest is counted. */
const MOST_SHOWN = 5

/** Asks for name, first day and sheet, shows the new rows, writes them at one press and tells how far it came. [NC1] */
export function NextCampaignForm({
  campaignId,
  title,
  sheet,
  sheets,
  onOpen,
  onClose,
}: {
  readonly campaignId: string | null
  /** The name of the old campaign. */
  readonly title: string
  readonly sheet: SheetState
  readonly sheets: AppState['sheets']
  readonly onOpen: (scope: ReportScope, tableId: string) => void
  readonly onClose: () => void
}) {
  const { t, actions, announce } = useSidebar()
  const targets = sheets.filter(({ tableId, tables }) => tableId !== sheet.tableId || hasCampaigns(tables))
  const [name, setName] = useState(() => t('nextCampaign.name.next', { title }))
  const [start, setStart] = useState<CalendarDate | null>(null)
  const [unit, setUnit] = useState<'days' | 'workdays'>('days')
  const [target, setTarget] = useState(
    targets.find(({ tableId }) => tableId === sheet.tableId)?.tableId ?? targets[0]?.tableId ?? '',
  )
  const [progress, setProgress] = useState<readonly [written: number, total: number] | null>(null)
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const cancel = useRef<AbortController | null>(null)
  const { answer: first } = useAnswer([campaignId, sheet.tasks], () => actions.nextCampaign.firstDay(campaignId))
  const isBusy = progress !== null
  const wish = start === null || name.trim() === '' ? null : { campaignId, target, name, start, unit }
  // While rows are being written the new ones must not count as a change of the old campaign.
  const { answer, isCurrent } = useAnswer(
    wish === null || isBusy || outcome !== null ? null : [campaignId, target, name, start, unit, sheet.tasks],
    async () => (wish === null ? null : actions.nextCampaign.preview(wish)),
  )
  if (targets.length === 0) return <Told text={t('nextCampaign.noTarget')} onClose={onClose} />
  if (first?.ok === false) return <Told text={refusalText(t, first.error)} onClose={onClose} />
  const shown = isCurrent && answer?.ok === true ? answer.value : null
  const refusal = isCurrent && answer?.ok === false ? refusalText(t, answer.error) : null
  const whyNot = wish === null ? t('nextCampaign.needs') : isBusy ? null : refusal

  const press = async () => {
    if (wish === null || shown === null) return
    const control = new AbortController()
    cancel.current = control
    setTold(null)
    setProgress([0, 0])
    const done = await actions.nextCampaign.write(wish, shown.plan, {
      signal: control.signal,
      onProgress: (written, total) => setProgress([written, total]),
    })
    setProgress(null)
    if (!done.ok) setTold(refusalText(t, done.error))
    else {
      setOutcome(done.value)
      if (done.value.stopped === null) announce(t('nextCampaign.done', { name: name.trim(), count: done.value.rows }))
    }
  }
  const remove = async () => {
    if (outcome === null) return
    const removed = await actions.nextCampaign.remove(outcome.written)
    if (removed.ok) setOutcome(null)
    setTold(removed.ok ? t('nextCampaign.removed', { count: outcome.rows }) : hostErrorText(t, removed.error))
  }

  if (outcome !== null && outcome.stopped === null) {
    return (
      <Notice
        tone="success"
        action={
          <>
            <Button
              size="small"
              onClick={() => {
                onClose()
                if (outcome.campaignId !== null) onOpen({ kind: 'campaign', campaignId: outcome.campaignId }, target)
                else onOpen({ kind: 'sheet' }, target)
              }}
            >
              {t('nextCampaign.show')}
            </Button>
            <Button size="small" onClick={onClose}>
              {t('common.close')}
            </Button>
          </>
        }
      >
        {t('nextCampaign.done', { name: name.trim(), count: outcome.rows })}
      </Notice>
    )
  }
  if (outcome !== null) {
    const { stopped } = outcome
    return (
      <>
        <Notice tone="danger">
          {t('nextCampaign.stopped', { count: outcome.rows })}
          {stopped !== null && stopped.kind !== 'cancelled' && hostErrorText(t, stopped)}
        </Notice>
        {told !== null && <Notice tone="danger">{told}</Notice>}
        <div className="ct-actions">
          {outcome.rows > 0 && (
            <Button type="danger" onClick={() => void remove()}>
              {t('nextCampaign.remove', { count: outcome.rows })}
            </Button>
          )}
          <Button onClick={onClose}>{t('nextCampaign.keep')}</Button>
        </div>
      </>
    )
  }
  return (
    <div className="ct-form">
      <p>{t('nextCampaign.of', { title })}</p>
      <label className="ct-form-field">
        {t('nextCampaign.name')}
        <Input value={name} onChange={setName} disabled={isBusy} aria-label={t('nextCampaign.name')} />
      </label>
      <div className="ct-next-line">
        <span>
          {t('nextCampaign.start')}
          {first !== null && (
            <span className="ct-quiet">
              {t('nextCampaign.startedOn', { day: formatDay(first.value, sheet.today) })}
            </span>
          )}
        </span>
        <DayInput label={t('nextCampaign.start')} value={start} onChange={setStart} />
      </div>
      <div className="ct-next-line">
        <span>{t('nextCampaign.unit')}</span>
        <Choice
          label={t('nextCampaign.unit')}
          value={unit}
          choices={(['days', 'workdays'] as const).map((value) => ({ value, label: t(`nextCampaign.unit.${value}`) }))}
          onChange={setUnit}
        />
      </div>
      {targets.length > 1 && (
        <div className="ct-next-line">
          <span>{t('nextCampaign.target')}</span>
          <Choice
            label={t('nextCampaign.target')}
            value={target}
            choices={targets.map((one) => ({ value: one.tableId, label: one.name }))}
            onChange={setTarget}
          />
        </div>
      )}
      <p className="ct-quiet">{t('nextCampaign.newSet')}</p>
      {shown !== null && <Preview plan={shown.plan} preview={shown.preview} title={title} sheet={sheet} />}
      {shown !== null && <TooLongNote fits={shown.preview.fits} />}
      {told !== null && <Notice tone="info">{told}</Notice>}
      {progress !== null && (
        <output>
          {t('nextCampaign.writing', { count: formatCount(progress[0]), total: formatCount(progress[1]) })}
        </output>
      )}
      <div className="ct-actions">
        <GuardedButton
          theme="solid"
          type="primary"
          disabled={shown === null}
          whyNot={whyNot}
          loading={isBusy}
          onClick={() => void press()}
        >
          {t('nextCampaign.do')}
        </GuardedButton>
        <Button onClick={() => (isBusy ? cancel.current?.abort() : onClose())}>
          {t(isBusy ? 'nextCampaign.stop' : 'common.cancel')}
        </Button>
      </div>
    </div>
  )
}

function Told({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useSidebar()
  return (
    <Notice
      tone="info"
      action={
        <Button size="small" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      {text}
    </Notice>
  )
}

/** What the press would write, and what becomes of everything else. */
function Preview({
  plan,
  preview,
  title,
  sheet,
}: {
  readonly plan: CopyPlan
  readonly preview: CopyPreview
  readonly title: string
  readonly sheet: SheetState
}) {
  const { t } = useSidebar()
  const day = (one: string | null | undefined) => formatDay(one ?? null, sheet.today)
  const separator = t('common.listSeparator')
  return (
    <div className="ct-next-preview">
      <p>
        {t('nextCampaign.writes', {
          tables: preview.tables
            .map(({ name, rows }) => t('nextCampaign.rows', { table: name, count: rows }))
            .join(separator),
        })}
      </p>
      {plan.from !== null && (
        <p>
          {t('nextCampaign.span', { from: day(plan.from), to: day(plan.to) })}
          {t(`nextCampaign.shift.${plan.shift.unit}`, { count: Math.abs(plan.shift.by) })}
        </p>
      )}
      <ul>
        {plan.tasks.slice(0, MOST_SHOWN).map(({ from, cells }) => (
          <li key={from}>
            <span>{cells.title ?? t('task.untitled')}</span>
            <span className="ct-quiet">
              {cells.plannedStart === undefined || cells.plannedStart === null
                ? day(cells.plannedEnd)
                : t('nextCampaign.days', { from: day(cells.plannedStart), to: day(cells.plannedEnd) })}
            </span>
          </li>
        ))}
        {plan.tasks.length > MOST_SHOWN && (
          <li className="ct-quiet">{t('nextCampaign.more', { count: plan.tasks.length - MOST_SHOWN })}</li>
        )}
      </ul>
      <p className="ct-quiet">{t('nextCampaign.cleared')}</p>
      {preview.relinked > 0 && <p>{t('nextCampaign.relinked', { count: preview.relinked, title })}</p>}
      {plan.cancelled > 0 && <p className="ct-quiet">{t('nextCampaign.leftCancelled', { count: plan.cancelled })}</p>}
      {plan.lostLinks > 0 && <p className="ct-quiet">{t('nextCampaign.leftLinks', { count: plan.lostLinks })}</p>}
      {preview.without.map(({ table, rows }) => (
        <p key={table} className="ct-quiet">
          {t(`nextCampaign.without.${table === 'budget' ? 'budget' : 'kpis'}`, { count: rows })}
        </p>
      ))}
      {preview.lostOptions > 0 && (
        <p className="ct-quiet">{t('nextCampaign.leftOptions', { count: preview.lostOptions })}</p>
      )}
      {preview.otherColumns.length > 0 && (
        <p className="ct-quiet">{t('nextCampaign.leftColumns', { names: preview.otherColumns.join(separator) })}</p>
      )}
    </div>
  )
}

const hasCampaigns = (tables: AppState['sheets'][number]['tables']): boolean =>
  tables.some(({ table, name }) => table === 'campaigns' && name !== null)

function refusalText(t: Translate, refusal: NextCampaignRefusal): string {
  switch (refusal.kind) {
    case 'notRead':
    case 'noDays':
    case 'targetTaken':
    case 'daysAreWords':
    case 'changed':
      return t(`nextCampaign.refused.${refusal.kind}`)
    case 'noCampaignColumn':
      return t('nextCampaign.refused.noCampaignColumn', { names: refusal.names.join(t('common.listSeparator')) })
    default:
      return hostErrorText(t, refusal)
  }
}
