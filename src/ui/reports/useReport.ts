import { useEffect, useMemo } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetPart } from '../../application/companions/sheetParts.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import { sheetStanding } from '../../application/companions/sheetStanding.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { gather } from '../../application/retrospective/gather.ts'
import type { ReportScope } from '../../application/retrospective/scope.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import type { ReportKind } from '../../domain/index.ts'
import type { ReportInput } from '../../report/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What the reports of one scope are made of. */
export interface ReportSource {
  readonly sheet: SheetState
  readonly settings: TrackerSettings
  readonly companions: CompanionState | null
}

/** The reports that speak of changes of the plan. Their log is read when one of them is open. [RA11] */
const READS_LOG: ReadonlySet<ReportKind> = new Set(['phase', 'retrospective'])

/** What people have chosen to read about. */
export interface ReportChoice {
  readonly kind: ReportKind
  readonly scope: ReportScope
  readonly phase: string | null
}

const NO_PARTS: readonly SheetPart[] = []

/** What a report is made from; the same value until something that it reads has changed. */
export function useReportInput(
  { sheet, settings, companions }: ReportSource,
  { kind, scope, phase }: ReportChoice,
): ReportInput {
  const { t, actions } = useSidebar()
  const rows = companions?.rows ?? NO_ROWS
  const { tableId } = sheet
  const readsLog = READS_LOG.has(kind)
  const planLog = readsLog ? (companions?.planLog ?? null) : null
  useEffect(() => (readsLog ? actions.openPlanLog(tableId) : undefined), [readsLog, actions, tableId])
  const parts = companions?.parts ?? NO_PARTS
  // Running clocks are judged as of the last pass, like the cells of the table.
  const judgedAt = companions?.sync.kind === 'settled' ? companions.sync.at : (sheet.lastPassAt ?? 0)
  const { tasks, columns, today, asOf } = sheet
  const material = useMemo(
    () =>
      gather(
        {
          tasks,
          columns,
          today,
          asOf,
          rows,
          planLog,
          timeZone: settings.timeZone,
          nowMs: judgedAt,
          untitled: t('report.untitled'),
        },
        { scope, phase },
      ),
    [tasks, columns, today, asOf, rows, planLog, settings.timeZone, judgedAt, t, scope, phase],
  )
  const standing = useMemo(
    () => sheetStanding(material.tasks, partsOf(parts, scope), { today, bands: settings.bands }),
    [material.tasks, parts, scope, today, settings.bands],
  )
  return useMemo(
    () => ({ sheet: { ...sheet, tasks: material.tasks }, material, settings, standing, t }),
    [sheet, material, settings, standing, t],
  )
}

/** What the tables beside 任务 say of the scope. */
function partsOf(parts: readonly SheetPart[], scope: ReportScope): readonly SheetPart[] {
  if (scope.kind === 'sheet') return parts
  const wanted = scope.kind === 'campaign' ? scope.campaignId : null
  return parts.filter(({ campaignId }) => campaignId === wanted)
}
