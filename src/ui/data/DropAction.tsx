import Button from '@douyinfe/semi-ui/lib/es/button'
import { type ReactNode, useState } from 'react'
import type { DropWish } from '../../application/app/appState.ts'
import type { ChannelDrop, ChannelLine } from '../../application/board/channelBoard.ts'
import type { DropRefusal } from '../../application/board/dropIssue.ts'
import type { PlannedCell, RowPlan } from '../../application/companions/addOnce.ts'
import { formatCount, formatMoment, type Translate } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { SectionProps } from './section.ts'

interface DropActionProps {
  readonly line: ChannelLine
  readonly drop: ChannelDrop
  readonly board: SectionProps['board']
  readonly onUpgrade: SectionProps['onUpgrade']
}

interface Told {
  readonly tone: 'success' | 'danger'
  readonly text: string
  readonly recordId?: string
}

/**
 * What can be done about a drop: log it as an issue, which is shown first and written at a second press, or open the one
 * that is there. Never written by itself. [AN2]
 */
export function DropAction({ line, drop, board, onUpgrade }: DropActionProps) {
  const { t, actions, announce, clock } = useSidebar()
  const { mayWrite } = useShownSheet()
  const [shown, setShown] = useState<{ readonly wish: DropWish; readonly plan: RowPlan } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const openRow = (recordId: string) => () => actions.openRecord(recordId, 'issues')

  const show = async () => {
    const { campaignId, kpiId, channel } = line
    const wish = { campaignId, kpiId, channel, foundAt: clock() }
    setTold(null)
    setBusy(true)
    const plan = await actions.drops.plan(wish)
    setBusy(false)
    if (plan.ok) setShown({ wish, plan: plan.value })
    else setTold({ tone: 'danger', text: refusalText(t, plan.error) })
  }
  const write = async (wish: DropWish, plan: RowPlan) => {
    setBusy(true)
    const added = await actions.drops.write(wish, plan)
    setBusy(false)
    setShown(null)
    if (!added.ok) {
      setTold({ tone: 'danger', text: refusalText(t, added.error) })
      return
    }
    const { isNew, recordId } = added.value
    const text = t(isNew ? 'board.drop.written' : 'board.drop.found', { table: plan.tableName })
    setTold({ tone: 'success', text, recordId })
    announce(text)
  }

  return (
    <div className="ct-drop">
      <p className="ct-clock-note">
        {drop.tasks.length === 0 ? (
          t('board.drop.noTasks')
        ) : (
          <RecordsLink recordIds={drop.tasks.map(({ row }) => row.recordId)} tasks={board.tasks}>
            {t('board.drop.tasks', { count: formatCount(drop.tasks.length) })}
          </RecordsLink>
        )}
      </p>
      {told !== null && (
        <Notice
          tone={told.tone}
          action={
            told.recordId === undefined ? undefined : (
              <Button size="small" onClick={openRow(told.recordId)}>
                {t('board.drop.open')}
              </Button>
            )
          }
        >
          {told.text}
        </Notice>
      )}
      {shown !== null && (
        <section className="ct-measure-plan" aria-label={t('board.drop.preview', { table: shown.plan.tableName })}>
          <h4>
            {t(shown.plan.existing === null ? 'board.drop.preview' : 'board.drop.found', {
              table: shown.plan.tableName,
            })}
          </h4>
          {shown.plan.existing === null && (
            <dl>
              {shown.plan.cells.map((cell) => (
                <div key={cell.field}>
                  <dt>{cell.column}</dt>
                  <dd>{cellText(t, cell, board, clock())}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="ct-actions">
            {shown.plan.existing === null ? (
              <Button theme="solid" type="primary" loading={isBusy} onClick={() => void write(shown.wish, shown.plan)}>
                {t('board.drop.write')}
              </Button>
            ) : (
              <Button onClick={openRow(shown.plan.existing)}>{t('board.drop.open')}</Button>
            )}
            <Button onClick={() => setShown(null)}>{t('board.drop.cancel')}</Button>
          </div>
        </section>
      )}
      {shown === null && told === null && (
        <NextStep
          drop={drop}
          hasTable={board.rows.issues !== null}
          mayWrite={mayWrite}
          onUpgrade={onUpgrade}
          onOpen={openRow}
        >
          <Button
            size="small"
            disabled={isBusy}
            aria-label={t('board.drop.register.label', { channel: line.channel })}
            onClick={() => void show()}
          >
            {t('board.drop.register')}
          </Button>
        </NextStep>
      )}
    </div>
  )
}

/** The one next step: open the issue that is there, add the table, ask somebody, or log the drop. */
function NextStep({
  drop: { existing },
  hasTable,
  mayWrite,
  onUpgrade,
  onOpen,
  children,
}: {
  readonly drop: ChannelDrop
  readonly hasTable: boolean
  readonly mayWrite: boolean
  readonly onUpgrade: DropActionProps['onUpgrade']
  readonly onOpen: (recordId: string) => () => void
  readonly children: ReactNode
}) {
  const { t } = useSidebar()
  if (existing !== null)
    return (
      <button type="button" className="ct-plain ct-link" onClick={onOpen(existing.recordId)}>
        {t('board.drop.there', { title: existing.title ?? t('board.untitled') })}
      </button>
    )
  if (!hasTable)
    return (
      <p className="ct-quiet">
        {t(onUpgrade === null ? 'board.drop.noTable.ask' : 'board.drop.noTable')}{' '}
        {onUpgrade !== null && (
          <button type="button" className="ct-plain ct-link" onClick={onUpgrade}>
            {t('board.drop.upgrade')}
          </button>
        )}
      </p>
    )
  return mayWrite ? children : <p className="ct-quiet">{t('board.drop.mayNot')}</p>
}

const refusalText = (t: Translate, error: DropRefusal): string =>
  error.kind === 'noDrop' || error.kind === 'changed' || error.kind === 'noTable'
    ? t(`board.drop.refused.${error.kind}`)
    : hostErrorText(t, error)

/** What a cell will hold, in words: the name of an option, a moment, the titles of linked rows. */
function cellText(
  t: Translate,
  { field, value, option }: PlannedCell,
  { tasks, rows, timeZone }: SectionProps['board'],
  now: number,
): string {
  if (option !== null) return option
  if (field === 'foundAt' && typeof value === 'number') return formatMoment(value, timeZone, now)
  if (!Array.isArray(value)) return String(value)
  const titles = new Map<string, string | null>([
    ...tasks.map(({ row }) => [row.recordId, row.title] as const),
    ...(rows.campaigns?.rows ?? []).map((row) => [row.recordId, row.title] as const),
  ])
  return value
    .map((one) => (typeof one === 'string' ? titles.get(one) : one.name) ?? t('board.untitled'))
    .join(t('common.listSeparator'))
}
