import { useMemo } from 'react'
import {
  compareFacts,
  type MovedFigure,
  type MovedRow,
  MOVES_WITH_DAYS,
} from '../../../application/savedReports/compareFacts.ts'
import { type Facts, figureKey } from '../../../application/savedReports/facts.ts'
import { formatCount } from '../../../i18n/index.ts'
import type { AssessedTask, SheetRows } from '../../../schema/index.ts'
import { Notice } from '../../parts/Notice.tsx'
import { RecordsLink } from '../../parts/RecordsLink.tsx'
import { useSidebar } from '../../sidebarContext.ts'
import { cellText, figureName, type FigureSurroundings, figureText } from './figureText.ts'

/** At most so many rows of a figure are listed by name; a link opens the others. */
const MOST_LISTED = 6

/** Which figures have moved since a report was saved, and by which rows. [RL2] */
export function CompareView({
  saved,
  now,
  tasks,
  rows,
}: {
  readonly saved: Facts
  readonly now: Facts
  readonly tasks: readonly AssessedTask[]
  readonly rows: SheetRows
}) {
  const { t } = useSidebar()
  const compared = useMemo(() => compareFacts(saved, now), [saved, now])
  const { figures, others, days, isPartial } = compared
  const around = { t, rows, today: now.today }
  const hasRows = Object.keys(saved.tables).length > 0
  return (
    <section className="ct-saved-compare" aria-label={t('saved.compare')}>
      {figures.length === 0 && <p>{t('saved.compare.same')}</p>}
      {figures.length > 0 && days > 0 && <p className="ct-quiet">{t('saved.compare.days', { count: days })}</p>}
      {figures.length > 0 && (
        <ul>
          {figures.map((moved) => (
            <li key={figureKey(moved.figure)}>
              <FigureLine moved={moved} around={around} />
              {moved.rows.length > 0 ? (
                <Rows moved={moved.rows} around={around} tasks={tasks} />
              ) : (
                hasRows && (
                  <p className="ct-quiet">
                    {t(
                      days > 0 && MOVES_WITH_DAYS.has(moved.figure.name)
                        ? 'saved.compare.byDays'
                        : 'saved.compare.noRow',
                    )}
                  </p>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <h3>{t('saved.compare.others')}</h3>
          <Rows moved={others} around={around} tasks={tasks} />
        </>
      )}
      {!hasRows && <Notice tone="info">{t('saved.compare.noRows')}</Notice>}
      {isPartial && <Notice tone="info">{t('saved.compare.partial')}</Notice>}
    </section>
  )
}

function FigureLine({ moved, around }: { readonly moved: MovedFigure; readonly around: FigureSurroundings }) {
  const { figure, before, now } = moved
  return (
    <p className="ct-saved-figure">
      <span>{figureName(around, figure)}</span>
      <b>
        {figureText(around, figure, before)} → {figureText(around, figure, now)}
      </b>
    </p>
  )
}

function Rows({
  moved,
  around,
  tasks,
}: {
  readonly moved: readonly MovedRow[]
  readonly around: FigureSurroundings
  readonly tasks: readonly AssessedTask[]
}) {
  const { t, rows } = around
  const [first] = moved
  const rest = moved.slice(MOST_LISTED).filter(({ what, table }) => what !== 'gone' && table === first?.table)
  return (
    <ul className="ct-saved-rows">
      {moved.slice(0, MOST_LISTED).map((row) => (
        <li key={`${row.table} ${row.id}`}>
          <RecordsLink recordIds={row.what === 'gone' ? [] : [row.id]} tasks={tasks} table={row.table}>
            {row.title ?? t('saved.untitled')}
          </RecordsLink>{' '}
          <span className="ct-quiet">
            {row.what === 'changed'
              ? row.cells
                  .map(({ cell, before, now }) =>
                    t('saved.moved.cell', {
                      cell: t(`saved.cell.${cell}`),
                      before: cellText(around, row.table, cell, before),
                      now: cellText(around, row.table, cell, now),
                    }),
                  )
                  .join(t('common.listSeparator'))
              : t(`saved.moved.${row.what}`)}
          </span>
        </li>
      ))}
      {moved.length > MOST_LISTED && (
        <li>
          <RecordsLink
            recordIds={rest.map(({ id }) => id)}
            tasks={tasks}
            {...(first === undefined || first.table === 'tasks'
              ? {}
              : {
                  table: first.table,
                  titles: new Map((rows[first.table]?.rows ?? []).map(({ recordId, title }) => [recordId, title])),
                })}
          >
            {t('saved.compare.more', { count: formatCount(moved.length - MOST_LISTED) })}
          </RecordsLink>
        </li>
      )}
    </ul>
  )
}
