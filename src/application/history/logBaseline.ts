import { cellWords, fieldName } from '../../schema/index.ts'
import type { HostPort, HostResult } from '../ports.ts'
import { languageOf, type StoredSheet } from '../stored/document.ts'
import { addChangeRow } from './addChangeRow.ts'
import { baselineLabel, type Baseline } from './baselineList.ts'

/** Adds one row to 变更记录 for a plan that was frozen, with its reason. A sheet without that table keeps the list alone. [BL1] */
export async function logBaseline(
  host: Pick<HostPort, 'describeTable' | 'addRows'>,
  sheet: StoredSheet,
  { before, frozen }: { readonly before: Baseline | null; readonly frozen: Baseline },
  timeZone: string,
): HostResult<void> {
  const language = languageOf(sheet)
  return await addChangeRow(host, sheet, timeZone, {
    title: cellWords(language).baseline(baselineLabel(frozen)),
    at: frozen.at,
    kind: 'baseline',
    campaign: frozen.campaignId === null ? [] : [frozen.campaignId],
    field: fieldName('campaigns', 'baseline', language),
    before: before === null ? '' : baselineLabel(before),
    after: baselineLabel(frozen),
    source: 'people',
    reason: frozen.reason,
  })
}
