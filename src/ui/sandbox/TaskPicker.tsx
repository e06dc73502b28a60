import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useMemo, useState } from 'react'
import { mayMove } from '../../application/planning/sandbox.ts'
import { formatCount } from '../../i18n/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { spanText } from './spanText.ts'

/** So many tasks are offered at once; a search finds the others. */
const MOST_OFFERED = 6

/** Ticks one task or several; a search finds them by name. */
export function TaskPicker({
  tasks,
  ids,
  today,
  onChange,
}: {
  readonly tasks: readonly AssessedTask[]
  readonly ids: readonly string[]
  readonly today: string
  readonly onChange: (ids: readonly string[]) => void
}) {
  const { t } = useSidebar()
  const [search, setSearch] = useState('')
  const chosen = useMemo(() => new Set(ids), [ids])
  const open = useMemo(() => tasks.filter(({ assessment }) => mayMove(assessment)), [tasks])
  const words = search.trim().toLocaleLowerCase()
  // The ticked ones stay in view; the search is for the others.
  const found = useMemo(
    () => open.filter(({ row }) => !chosen.has(row.recordId) && (row.title ?? '').toLocaleLowerCase().includes(words)),
    [open, chosen, words],
  )
  const offered = [...open.filter(({ row }) => chosen.has(row.recordId)), ...found.slice(0, MOST_OFFERED)]
  return (
    <fieldset className="ct-try-picker">
      <legend className="ct-try-label">{t('board.try.search')}</legend>
      <Input value={search} aria-label={t('board.try.search')} onChange={setSearch} showClear />
      <ul aria-label={t('board.try.what.tasks')}>
        {offered.map(({ row, facts }) => (
          <li key={row.recordId}>
            <label className="ct-form-tick">
              <input
                type="checkbox"
                checked={chosen.has(row.recordId)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...ids, row.recordId] : ids.filter((id) => id !== row.recordId))
                }
              />
              <span>
                {row.title ?? t('board.untitled')}
                {facts.plannedEnd !== null && (
                  <small className="ct-quiet">
                    {' '}
                    {spanText({ start: facts.plannedStart, end: facts.plannedEnd }, today)}
                  </small>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <output className="ct-quiet">
        {found.length === 0 && words !== ''
          ? t('board.try.search.none')
          : found.length > MOST_OFFERED
            ? t('board.try.search.more', { count: formatCount(found.length - MOST_OFFERED) })
            : ''}
      </output>
      {ids.length > 1 && (
        <p className="ct-quiet">
          {t('board.try.chosen', { count: formatCount(ids.length) })}{' '}
          <button type="button" className="ct-plain ct-link" onClick={() => onChange([])}>
            {t('board.try.unchoose')}
          </button>
        </p>
      )}
    </fieldset>
  )
}
