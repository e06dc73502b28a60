import type { ReportScope } from '../../application/companions/scope.ts'
import { isOver } from '../../application/companions/campaignCells.ts'
import type { SheetRows } from '../../schema/index.ts'
import { written } from '../../domain/index.ts'
import type { Translate } from '../../i18n/index.ts'

/** A scope as the value of a select: record ids of Feishu never begin with a colon. */
export const scopeKey = (scope: ReportScope): string =>
  scope.kind === 'campaign' ? scope.campaignId : `:${scope.kind}`

/** The scope with a key. */
export function scopeOfKey(key: string): ReportScope {
  const kind = (['sheet', 'unassigned'] as const).find((one) => key === scopeKey({ kind: one }))
  return kind === undefined ? { kind: 'campaign', campaignId: key } : { kind }
}

/** The name of a scope for people. */
export function scopeName(t: Translate, scope: ReportScope, { campaigns }: Pick<SheetRows, 'campaigns'>): string {
  if (scope.kind === 'sheet') return t('scope.sheet')
  if (scope.kind === 'unassigned') return t('scope.unassigned')
  const campaign = campaigns?.rows.find(({ recordId }) => recordId === scope.campaignId)
  return written(campaign?.title ?? null) ?? t('campaigns.untitled')
}

/** What is shown before people choose: the only campaign that is not over; all together when several run, or none. */
export function firstScope(scopes: readonly ReportScope[], { campaigns }: Pick<SheetRows, 'campaigns'>): ReportScope {
  const [running, ...others] = (campaigns?.rows ?? []).filter(({ phase }) => !isOver(phase))
  const only = others.length === 0 ? running : undefined
  const wanted = scopes.find((scope) => scope.kind === 'campaign' && scope.campaignId === only?.recordId)
  return wanted ?? { kind: 'sheet' }
}
