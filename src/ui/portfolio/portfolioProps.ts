import type { ReportScope } from '../../application/companions/scope.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

export interface PortfolioProps {
  /** The sheet on show. */
  readonly sheet: Pick<SheetState, 'tableId' | 'asOf'>
  /** Shows a campaign, of this sheet or of another one. */
  readonly onOpen: (scope: ReportScope, tableId: string) => void
}
