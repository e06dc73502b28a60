import { ok } from '../../domain/index.ts'
import { cellWords, fieldName } from '../../schema/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { bindTable } from '../sheet/bindTable.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import { languageOf, type StoredSheet } from '../stored/document.ts'
import { baselineLabel, type Baseline } from './baselineList.ts'

/** Adds one row to 变更记录 for a plan that was frozen, with its reason. A sheet without that table keeps the list alone. [BL1] */
export async function logBaseline(
  host: Pick<HostPort, 'describeTable' | 'addRows'>,
  sheet: StoredSheet,
  { before, frozen }: { readonly before: Baseline | null; readonly frozen: Baseline },
  timeZone: string,
): HostResult<void> {
  const stored = sheet.tables.changes
  if (stored === undefined) return ok(undefined)
  const described = await host.describeTable(stored.tableId)
  // A deleted table is no failure of the baseline: it is shown as drift.
  if (!described.ok) return described.error.kind === 'notFound' ? ok(undefined) : described
  const { binding } = bindTable('changes', described.value, sheetTarget(sheet, 'changes').columns, stored)
  const language = languageOf(sheet)
  const added = await host.addRows({ binding, timeZone }, [
    {
      title: cellWords(language).baseline(baselineLabel(frozen)),
      at: frozen.at,
      kind: 'baseline',
      campaign: frozen.campaignId === null ? [] : [frozen.campaignId],
      field: fieldName('campaigns', 'baseline', language),
      before: before === null ? '' : baselineLabel(before),
      after: baselineLabel(frozen),
      source: 'people',
      reason: frozen.reason,
    },
  ])
  return added.ok ? ok(undefined) : added
}
