import type { Board } from '../../application/board/board.ts'
import type { MessageKey } from '../../i18n/index.ts'
import { compose } from '../../report/index.ts'
import { LineView } from '../reports/DocumentView.tsx'
import { useSidebar } from '../sidebarContext.ts'

/** A message whose parts may lead to the records that they speak of. What people wrote is never read as a message. */
export function Sentence({
  board: { tasks, rows },
  message,
  parts,
}: {
  readonly board: Pick<Board, 'tasks' | 'rows'>
  readonly message: MessageKey
  readonly parts: Parameters<typeof compose>[1]
}) {
  const { t } = useSidebar()
  return <LineView line={compose(t(message), parts)} records={{ tasks, rows }} />
}
