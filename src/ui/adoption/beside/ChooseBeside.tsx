import type { TablesBeside } from '../../../application/adoption/adoptionState.ts'
import type { OtherTable } from '../../../application/adoption/tables/otherTable.ts'
import type { TableCandidate } from '../../../application/adoption/tables/tableCandidates.ts'
import type { Translate } from '../../../i18n/index.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { RefusedNotice } from '../../parts/RefusedNotice.tsx'
import { useAnswer } from '../../parts/useAnswer.ts'
import { useSidebar } from '../../sidebarContext.ts'
import { TableButton, TablesLoading } from '../TableButton.tsx'

/** So many recognised columns are named; more would not fit into two lines. */
const MOST_NAMED = 5

/** For each kind of table that the sheet lacks: the tables that may be it, with what was recognised in them. */
export function ChooseBeside({
  sheetId,
  opening,
  onChoose,
}: {
  readonly sheetId: string
  readonly opening: string | null
  readonly onChoose: (table: OtherTable, tableId: string) => void
}) {
  const { t, actions } = useSidebar()
  const { answer, askAgain } = useAnswer([sheetId], async () => (await actions.adoption.beside()).candidates(sheetId))
  if (answer?.ok === false) return <RefusedNotice error={answer.error} onRetry={askAgain} />
  if (answer === null) return <TablesLoading />
  const kinds = answer.value
  if (kinds.length === 0)
    return (
      <EmptyState icon="done" title={t('beside.choose.all')}>
        <p>{t('beside.choose.all.next')}</p>
      </EmptyState>
    )
  if (kinds.every(({ candidates }) => candidates.length === 0))
    return (
      <EmptyState icon="table" title={t('beside.choose.noTable')}>
        <p>{t('beside.choose.noTable.next')}</p>
      </EmptyState>
    )
  const isNear = ({ likeness }: TableCandidate): boolean => likeness !== 'unlikely'
  const needsCampaigns = kinds.some(({ table, candidates }) => table === 'campaigns' && candidates.some(isNear))
  return (
    <>
      {needsCampaigns && kinds.length > 1 && <Notice tone="info">{t('beside.choose.first')}</Notice>}
      {kinds.map((kind) => (
        <Kind key={kind.table} {...kind} isNear={isNear} opening={opening} onChoose={onChoose} />
      ))}
    </>
  )
}

function Kind({
  table,
  candidates,
  isNear,
  opening,
  onChoose,
}: TablesBeside & {
  readonly isNear: (candidate: TableCandidate) => boolean
  readonly opening: string | null
  readonly onChoose: (table: OtherTable, tableId: string) => void
}) {
  const { t } = useSidebar()
  const kind = t(`beside.kind.${table}`)
  const near = candidates.filter(isNear)
  const rest = candidates.filter((one) => !isNear(one))
  const list = (some: readonly TableCandidate[]) => (
    <ul className="ct-tables">
      {some.map((candidate) => (
        <li key={candidate.tableId}>
          <TableButton
            name={candidate.name}
            found={foundIn(t, candidate)}
            likeness={candidate.likeness}
            likenessText={t(`beside.${candidate.likeness}`)}
            isOpening={opening === candidate.tableId}
            isIdle={opening === null}
            onChoose={() => onChoose(table, candidate.tableId)}
          />
        </li>
      ))}
    </ul>
  )
  return (
    <section className="ct-section" aria-label={kind}>
      <h2>{t('beside.choose', { kind })}</h2>
      {near.length > 0 ? list(near) : <p className="ct-quiet">{t('beside.choose.none', { kind })}</p>}
      {rest.length > 0 && (
        <details className="ct-plan">
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{t('beside.choose.rest', { count: rest.length })}</span>
          </summary>
          {list(rest)}
        </details>
      )}
    </section>
  )
}

const foundIn = (t: Translate, { found }: TableCandidate): string =>
  found.length === 0
    ? t('beside.choose.foundNone')
    : t('beside.choose.found', { names: found.slice(0, MOST_NAMED).join(t('common.listSeparator')) })
