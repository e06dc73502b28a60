import { ok } from '../../domain/index.ts'
import { fieldBinding, type HostPort, type HostResult, type ReadContext } from '../ports.ts'
import { isUnlinked } from './tableRows.ts'

/** The tables whose rows belong to a campaign. */
export const LINKED_TABLES = ['tasks', 'kpis', 'budget', 'issues', 'metrics', 'dailyLog'] as const
export type LinkedTable = (typeof LINKED_TABLES)[number]

/**
 * Links rows with a campaign. Rows that people have linked since they were read keep their link, and where people name
 * the campaign in words, the words are theirs. [AD7]
 */
export async function linkWithCampaign<Table extends LinkedTable>(
  host: Pick<HostPort, 'readSome' | 'rewriteRows'>,
  context: ReadContext<Table>,
  recordIds: readonly string[],
  campaignId: string,
  signal: AbortSignal,
): HostResult<void> {
  if (fieldBinding(context.binding, 'campaign')?.typed !== undefined) return ok(undefined)
  const rows = await host.readSome<LinkedTable>(context, recordIds, signal)
  if (!rows.ok) return rows
  const unlinked = rows.value.filter(isUnlinked)
  return unlinked.length === 0
    ? ok(undefined)
    : host.rewriteRows<LinkedTable>(
        context,
        unlinked.map(({ recordId }) => ({ recordId, fields: { campaign: [campaignId] } })),
      )
}
