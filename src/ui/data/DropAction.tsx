import Button from '@douyinfe/semi-ui/lib/es/button'
import type { ReactNode } from 'react'
import type { DropWish } from '../../application/app/appState.ts'
import type { ChannelDrop, ChannelLine } from '../../application/board/channelBoard.ts'
import type { DropRefusal } from '../../application/board/dropIssue.ts'
import { formatCount, type Translate } from '../../i18n/index.ts'
import { AddedRow, plannedCellText, useAddingRow } from '../parts/AddedRow.tsx'
import { columnName } from '../parts/columnName.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
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

/**
 * What can be done about a drop: log it as an issue, which is shown first and written at a second press, or open the one
 * that is there. Never written by itself. [AN2]
 */
export function DropAction({ line, drop, board, onUpgrade }: DropActionProps) {
  const { t, actions, clock } = useSidebar()
  const { mayWrite } = useShownSheet()
  const adding = useAddingRow<DropWish, DropRefusal>({
    plan: actions.drops.plan,
    write: actions.drops.write,
    doneText: (isNew, table) => t(isNew ? 'board.drop.written' : 'board.drop.found', { table }),
    refusalText: (error) => refusalText(t, error),
  })
  const openRow = (recordId: string) => () => actions.openRecord(recordId, 'issues')
  const show = () => {
    const { campaignId, kpiId, channel } = line
    void adding.show({ campaignId, kpiId, channel, foundAt: clock() })
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
      <AddedRow
        adding={adding}
        thereText={(table) => t('board.drop.found', { table })}
        cellText={(cell) => plannedCellText(t, cell, { ...board, now: clock(), untitled: t('board.untitled') })}
      />
      {adding.previewed === null && adding.told === null && (
        <NextStep
          drop={drop}
          board={board}
          hasTable={board.rows.issues !== null}
          mayWrite={mayWrite}
          onUpgrade={onUpgrade}
          onOpen={openRow}
        >
          <Button
            size="small"
            disabled={adding.isBusy}
            aria-label={t('board.drop.register.label', { channel: line.channel })}
            onClick={show}
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
  drop: { existing, tasks },
  board,
  hasTable,
  mayWrite,
  onUpgrade,
  onOpen,
  children,
}: {
  readonly drop: ChannelDrop
  readonly board: DropActionProps['board']
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
        {tasks.length > 0 &&
          board.columns.includes('risk') &&
          t('board.drop.inTask', { column: columnName(board, 'risk') })}{' '}
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
