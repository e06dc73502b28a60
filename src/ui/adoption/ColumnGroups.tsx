import type { ReactNode } from 'react'
import type { SampledColumn } from '../../application/adoption/proposeMapping.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { AskedColumns } from './AskedColumns.tsx'

/**
 * The columns of a table in three groups: those with a proposal, those that a person is asked about, and the others. By
 * the proposal, not by the present choice, so that a column does not jump while people edit it.
 */
export function ColumnGroups({
  columns,
  proposed,
  open,
  isUsed,
  list,
}: {
  readonly columns: readonly SampledColumn[]
  /** Columns with a proposal, by id. */
  readonly proposed: { has(columnId: string): boolean }
  /** Columns of which a person must say what they are, by id. */
  readonly open: { has(columnId: string): boolean }
  readonly isUsed: (column: SampledColumn) => boolean
  readonly list: (columns: readonly SampledColumn[]) => ReactNode
}) {
  const { t } = useSidebar()
  const known = columns.filter(({ column }) => proposed.has(column.id))
  const asked = columns.filter(({ column }) => open.has(column.id))
  const unknown = columns.filter(({ column }) => !proposed.has(column.id) && !open.has(column.id))
  return (
    <>
      <section className="ct-section">
        <header>
          <h2>{t('adopt.columns.mapped', { count: [...known, ...unknown].filter(isUsed).length })}</h2>
        </header>
        <p className="ct-quiet">{t('adopt.columns.about')}</p>
        {list(known)}
      </section>
      <AskedColumns count={asked.length}>{list(asked)}</AskedColumns>
      {unknown.length > 0 && (
        <details className="ct-plan">
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{t('adopt.columns.unmapped', { count: unknown.filter((one) => !isUsed(one)).length })}</span>
          </summary>
          {list(unknown)}
        </details>
      )}
    </>
  )
}
