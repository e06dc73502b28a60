import type { ReportScope } from '../../application/companions/scope.ts'
import { isOver } from '../../application/companions/campaignCells.ts'
import type { SheetRows } from '../../schema/index.ts'
import { byText, written } from '../../domain/index.ts'
import type { Translate } from '../../i18n/index.ts'

/** A scope as the value of a select: record ids of Feishu never begin with a colon. */
export const scopeKey = (scope: ReportScope): string =>
  scope.kind === 'campaign' ? scope.campaignId : `:${scope.kind}`

/** The name of a scope for people. */
export function scopeName(t: Translate, scope: ReportScope, { campaigns }: Pick<SheetRows, 'campaigns'>): string {
  if (scope.kind === 'sheet') return t('scope.sheet')
  if (scope.kind === 'unassigned') return t('scope.unassigned')
  const campaign = campaigns?.rows.find(({ recordId }) => recordId === scope.campaignId)
  return written(campaign?.title ?? null) ?? t('campaigns.untitled')
}

/** What is shown before people choose: a campaign that has not been put away, the last one to begin in front. */
export function firstScope(scopes: readonly ReportScope[], { campaigns }: Pick<SheetRows, 'campaigns'>): ReportScope {
  const rows = (campaigns?.rows ?? []).filter(({ phase }) => !isOver(phase))
  const [latest] = rows.toSorted((a, b) => byText(b.startDay ?? '', a.startDay ?? ''))
  const wanted = scopes.find((scope) => scope.kind === 'campaign' && scope.campaignId === latest?.recordId)
  return wanted ?? scopes[0] ?? { kind: 'sheet' }
}
