import type { Board } from '../../application/board/board.ts'
import type { Approver } from '../../application/board/money.ts'
import type { Translate } from '../../i18n/index.ts'
import { besideColumnName } from '../parts/columnName.ts'

const APPROVALS = { pending: 'pending', approved: 'approved', rejected: 'rejected' } as const

/** '由 总监 审批，待审批。', or which cell or column would say who decides. Nobody is guessed. [BU5] */
export function approverText(
  t: Translate,
  board: Pick<Board, 'rows' | 'preset' | 'language'>,
  approver: Approver,
  approval: string | null = null,
): string {
  const column = besideColumnName(board, 'budget', 'approver')
  const who =
    approver.kind === 'named'
      ? t('board.money.approver.named', { names: approver.names.join(t('report.separator.list')) })
      : approver.kind === 'unfilled'
        ? t('board.money.approver.unfilled', { column })
        : t('board.money.approver.noColumn', { table: board.rows.budget?.name ?? '', column })
  const state = Object.entries(APPROVALS).find(([key]) => key === approval)?.[1] ?? null
  const parts = [who, ...(state === null ? [] : [t(`board.money.approval.${state}`)])]
  return t('board.pace.sentence', { parts: parts.join(t('report.separator.comma')) })
}
