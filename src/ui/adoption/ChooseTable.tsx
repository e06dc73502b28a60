import Skeleton from '@douyinfe/semi-ui/lib/es/skeleton'
import type { AdoptionCandidate } from '../../application/adoption/candidates.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { useAnswer } from '../parts/useAnswer.ts'

/** Icon and colour for how likely a table is a task table. */
const SIGNS = {
  likely: { icon: 'done', hue: 'green' },
  possible: { icon: 'watch', hue: 'yellow' },
  unlikely: { icon: 'none', hue: 'grey' },
} as const satisfies Record<AdoptionCandidate['likeness'], { icon: IconName; hue: string }>

/** Lists the tables of the Base, the likeliest task tables first and the unlikely ones folded. */
export function ChooseTable({
  opening,
  onChoose,
}: {
  readonly opening: string | null
  readonly onChoose: (tableId: string) => void
}) {
  const { t, actions } = useSidebar()
  const { answer, askAgain } = useAnswer(['candidates'], actions.adoption.candidates)
  if (answer?.ok === false) {
    return <RefusedNotice error={answer.error} onRetry={askAgain} />
  }
  if (answer === null) {
    return (
      <div aria-busy="true" aria-label={t('adopt.loading')}>
        <Skeleton active loading placeholder={<Skeleton.Paragraph rows={6} />} />
      </div>
    )
  }
  const candidates = answer.value
  if (candidates.length === 0)
    return (
      <EmptyState icon="table" title={t('adopt.choose.none')}>
        <p>{t('adopt.choose.none.next')}</p>
      </EmptyState>
    )
  const near = candidates.filter(({ likeness }) => likeness !== 'unlikely')
  const rest = candidates.filter(({ likeness }) => likeness === 'unlikely')
  const list = (tables: readonly AdoptionCandidate[]) => (
    <ul className="ct-tables">
      {tables.map((table) => (
        <li key={table.tableId}>
          <Candidate
            table={table}
            isOpening={opening === table.tableId}
            isIdle={opening === null}
            onChoose={onChoose}
          />
        </li>
      ))}
    </ul>
  )
  return (
    <section className="ct-section">
      <h2>{t('adopt.choose.about')}</h2>
      {near.length > 0 && list(near)}
      {rest.length > 0 && (
        <details className="ct-plan" open={near.length === 0}>
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{t('adopt.choose.rest', { count: rest.length })}</span>
          </summary>
          {list(rest)}
        </details>
      )}
    </section>
  )
}

function Candidate({
  table,
  isOpening,
  isIdle,
  onChoose,
}: {
  readonly table: AdoptionCandidate
  readonly isOpening: boolean
  readonly isIdle: boolean
  readonly onChoose: (tableId: string) => void
}) {
  const { t } = useSidebar()
  const { icon, hue } = SIGNS[table.likeness]
  return (
    <button
      type="button"
      className="ct-plain ct-table"
      disabled={!isIdle}
      aria-busy={isOpening}
      onClick={() => onChoose(table.tableId)}
    >
      <Icon name="table" />
      <span>
        <strong>{table.name}</strong>
        <small>{t('adopt.choose.found', { found: table.fields.length, columns: table.columns })}</small>
      </span>
      <span className="ct-tag" data-hue={hue}>
        <Icon name={icon} size={12} />
        {t(`adopt.likeness.${table.likeness}`)}
      </span>
      <Icon name={isOpening ? 'refresh' : 'chevronRight'} size={14} />
    </button>
  )
}
