import type { AdoptionCandidate } from '../../application/adoption/candidates.ts'
import { Icon } from '../parts/Icon.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { TableButton, TablesLoading } from './TableButton.tsx'

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
    return <TablesLoading />
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
          <TableButton
            name={table.name}
            found={t('adopt.choose.found', { found: table.fields.length, columns: table.columns })}
            likeness={table.likeness}
            likenessText={t(`adopt.likeness.${table.likeness}`)}
            isOpening={opening === table.tableId}
            isIdle={opening === null}
            onChoose={() => onChoose(table.tableId)}
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
