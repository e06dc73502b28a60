import type { SheetState } from '../../application/engine/sheetState.ts'
import type { DueReport, ReportKind } from '../../domain/index.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'

/** The name of a kind of report, and by when it is due when it is the one that is. [DU1] */
export function kindLabel(
  t: Translate,
  kind: ReportKind,
  due: DueReport | null,
  { asOf, today }: Pick<SheetState, 'asOf' | 'today'>,
): string {
  const name = t(`reports.kind.${kind}`)
  if (due === null || kind !== due.kind) return name
  return due.due === asOf ? t('reports.dueToday', { name }) : t('reports.due', { name, day: formatDay(due.due, today) })
}
