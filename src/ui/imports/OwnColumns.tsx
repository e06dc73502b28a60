import { useId } from 'react'
import type { ImportChoices } from '../../application/imports/importPlan.ts'
import type { OwnColumn } from '../../application/imports/ownColumns.ts'
import type { Translate } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'

/** What the file has and the sheet has no field for: brought where it is ticked. [IM5] */
export function OwnColumns({
  own,
  isNew,
  mayMake,
  kept,
  onChange,
}: {
  readonly own: readonly OwnColumn[]
  readonly isNew: boolean
  /** Whether this person may add columns. */
  readonly mayMake: boolean
  readonly kept: ImportChoices['kept']
  readonly onChange: (kept: ImportChoices['kept']) => void
}) {
  const { t } = useSidebar()
  const id = useId()
  if (own.length === 0) return null
  const isLocked = ({ columnId }: OwnColumn): boolean => columnId === null && !mayMake
  return (
    <section className="ct-section ct-import-own" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t('import.own', { count: own.length })}</h2>
      </header>
      <p className="ct-quiet">
        {t(own.some(isLocked) ? 'import.own.locked' : isNew ? 'import.own.aboutNew' : 'import.own.about')}
      </p>
      {own.map((column) => (
        <label key={column.at} className="ct-form-tick">
          <input
            type="checkbox"
            checked={column.isKept}
            disabled={isLocked(column)}
            onChange={({ target }) => onChange({ ...kept, [column.at]: target.checked })}
          />
          <span>
            {column.heading}
            <small className="ct-quiet"> {whereText(t, column)}</small>
          </span>
        </label>
      ))}
    </section>
  )
}

/** Where the cells of a column go. */
function whereText(t: Translate, { heading, name, columnId, field, kind }: OwnColumn): string {
  const where = t(
    columnId !== null || kind === 'singleSelect'
      ? 'import.own.there'
      : field === null
        ? `import.own.${kind}`
        : field === 'hold' && name !== heading
          ? 'import.own.hold'
          : 'import.own.field',
  )
  return name === heading ? where : t('import.own.named', { where, name })
}
