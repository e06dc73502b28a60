import { useMemo } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { SheetStanding } from '../../application/companions/sheetStanding.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { gather } from '../../application/retrospective/gather.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import type { ReportInput } from '../../report/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What the reports of a sheet are made from; the same value until something that they read has changed. */
export function useReportInput({
  sheet,
  settings,
  standing,
  companions,
}: {
  readonly sheet: SheetState
  readonly settings: TrackerSettings
  readonly standing: SheetStanding
  readonly companions: CompanionState | null
}): ReportInput {
  const { t } = useSidebar()
  const rows = companions?.rows ?? NO_ROWS
  // Running clocks are judged as of the last pass, like the cells of the table.
  const judgedAt = companions?.sync.kind === 'settled' ? companions.sync.at : (sheet.lastPassAt ?? 0)
  const material = useMemo(
    () =>
      gather(
        {
          tasks: sheet.tasks,
          columns: sheet.columns,
          today: sheet.today,
          asOf: sheet.asOf,
          rows,
          log: null,
          timeZone: settings.timeZone,
          nowMs: judgedAt,
          untitled: t('report.untitled'),
        },
        { scope: { kind: 'sheet' }, phase: null },
      ),
    [sheet.tasks, sheet.columns, sheet.today, sheet.asOf, rows, settings.timeZone, judgedAt, t],
  )
  return useMemo(
    () => ({ sheet: { ...sheet, tasks: material.tasks }, material, settings, standing, t }),
    [sheet, material, settings, standing, t],
  )
}
