import type { HealthReason } from '../../domain/index.ts'
import { formatCount, formatMoney, formatPoints, type Translate } from '../../i18n/index.ts'
import type { AssessedTask, TableKey } from '../../schema/index.ts'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './overview.css'

/** The table that holds the rows of a reason; a reason that is not listed is about tasks. */
const TABLE_OF: Partial<Readonly<Record<HealthReason['code'], TableKey>>> = {
  coreKpiBehindPace: 'kpis',
  highIssuePastSla: 'issues',
  spendAboveBudget: 'budget',
}

/** Lists the reasons for a campaign's health, the most serious first; each links to its rows. [RU2] */
export function HealthReasons({
  reasons,
  tasks,
  titles,
  of,
}: {
  readonly reasons: readonly HealthReason[]
  readonly tasks: readonly AssessedTask[]
  /** Titles of the rows of other tables. */
  readonly titles: ReadonlyMap<string, string | null>
  /** The sheet of the rows, when it is not the one on show. */
  readonly of?: string | undefined
}) {
  const { t } = useSidebar()
  if (reasons.length === 0) return null
  return (
    <ul className="ct-health-reasons">
      {reasons.map((reason) => (
        <li key={`${reason.level} ${reason.code}`}>
          <RecordsLink
            recordIds={reason.ids}
            tasks={tasks}
            table={TABLE_OF[reason.code] ?? 'tasks'}
            titles={titles}
            of={of}
          >
            {reasonText(t, reason)}
          </RecordsLink>
        </li>
      ))}
    </ul>
  )
}

/** '偏差 −15.5 个百分点，低于 −10': a reason with its figure and its limit. */
export function reasonText(t: Translate, { code, ids, figure, limit }: HealthReason): string {
  const number = code === 'deviation' ? formatPoints : code === 'spendAboveBudget' ? formatMoney : formatCount
  return t(`health.reason.${code}`, {
    count: ids.length,
    figure: figure === null ? '' : number(figure),
    limit: limit === null ? '' : number(limit),
  })
}
