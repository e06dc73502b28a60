import type { CalendarDate, ReportKind } from '../../domain/index.ts'
import type { SheetRows } from '../../schema/index.ts'
import { campaignInScope } from '../companions/campaignInScope.ts'
import type { ReportScope } from '../companions/scope.ts'

/** What a saved report is about. Of everything that is the same there is one draft. [RL1] */
export interface ReportKey {
  readonly kind: ReportKind
  /** The id of a campaign; 'sheet' for all of the sheet, 'unassigned' for the tasks of no campaign. */
  readonly about: string
  readonly phase: string | null
  readonly from: CalendarDate | null
  /** The last day that it speaks of. */
  readonly to: CalendarDate
}

/** The reports of a day or a week. The others speak of a campaign or a phase, whose days move with the plan. */
const OF_DAYS: ReadonlySet<ReportKind> = new Set(['daily', 'weekly', 'deviation'])

/** A sheet of one campaign is about that campaign, also once it has a second one. */
export function aboutOf(scope: ReportScope, rows: Pick<SheetRows, 'campaigns'>): string {
  if (scope.kind === 'unassigned') return 'unassigned'
  return campaignInScope(scope, rows) ?? 'sheet'
}

/** The scope that `aboutOf` was made from. */
export function scopeAbout(about: string): ReportScope {
  if (about === 'sheet' || about === 'unassigned') return { kind: about }
  return { kind: 'campaign', campaignId: about }
}

/** Whether two reports are the same one, of which there is one draft. [RL1] */
export const isSameReport = (one: ReportKey, other: ReportKey): boolean =>
  one.kind === other.kind &&
  one.about === other.about &&
  one.phase === other.phase &&
  (!OF_DAYS.has(one.kind) || (one.from === other.from && one.to === other.to))
