import { useId } from 'react'
import type { ImportColumn, ImportSource } from '../../application/imports/importColumns.ts'
import { IMPORT_FIELDS, type ImportField } from '../../application/imports/importFields.ts'
import { isSpanText } from '../../application/imports/readImportCell.ts'
import type { ImportChoices } from '../../application/imports/importPlan.ts'
import { AskedColumns } from '../adoption/AskedColumns.tsx'
import { FieldCandidates } from '../adoption/FieldCandidates.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'

const NONE = ''
const SHOWN_SAMPLES = 3

/** What each column is, with some of its cells. People can change every one. */
export function ImportColumns({
  source,
  choices,
  isOpen,
  onChange,
}: {
  readonly source: ImportSource
  readonly choices: ImportChoices
  readonly isOpen: boolean
  readonly onChange: (fields: ImportChoices['fields']) => void
}) {
  const { t } = useSidebar()
  const assign = (at: number, field: ImportField | null) => {
    const others = Object.entries(choices.fields).filter(([key, held]) => Number(key) !== at && held !== field)
    onChange(Object.fromEntries(field === null ? others : [...others, [String(at), field]]))
  }
  const isAsked = ({ candidates }: ImportColumn): boolean => candidates.length > 0
  const asked = source.columns.filter(isAsked)
  const others = source.columns.filter((column) => !isAsked(column))
  const list = (columns: readonly ImportColumn[]) => (
    <ul className="ct-mapping">
      {columns.map((column) => (
        <Column
          key={column.at}
          column={column}
          field={choices.fields[column.at] ?? null}
          isBothEnds={isBothEnds(column, choices.fields)}
          onAssign={(field) => assign(column.at, field)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <AskedColumns count={asked.length}>{list(asked)}</AskedColumns>
      <details className="ct-plan" open={isOpen}>
        <summary>
          <Icon name="chevronRight" size={14} />
          <span>{t('import.columns', { count: Object.keys(choices.fields).length })}</span>
        </summary>
        {list(others)}
      </details>
    </>
  )
}

/** Whether the two days of its cells go into both ends of the plan. */
function isBothEnds({ at, texts }: ImportColumn, fields: ImportChoices['fields']): boolean {
  const isEnd = fields[at] === 'plannedEnd' || fields[at] === 'plannedStart'
  const ends = Object.values(fields).filter((field) => field === 'plannedEnd' || field === 'plannedStart')
  return isEnd && ends.length === 1 && texts.some(isSpanText)
}

function Column({
  column: { heading, texts, candidates, isComputed },
  field,
  isBothEnds,
  onAssign,
}: {
  readonly column: ImportColumn
  readonly field: ImportField | null
  readonly isBothEnds: boolean
  readonly onAssign: (field: ImportField | null) => void
}) {
  const { t } = useSidebar()
  const samplesId = useId()
  const samples = [...new Set(texts.filter((text) => text !== ''))].slice(0, SHOWN_SAMPLES)
  return (
    <li>
      <div className="ct-mapping-name">
        <strong>{heading}</strong>
      </div>
      <p id={samplesId} className="ct-quiet">
        {samples.length === 0 ? t('adopt.columns.blank') : samples.join(' · ')}
      </p>
      <FieldCandidates
        column={heading}
        candidates={candidates}
        field={field}
        nameOf={(one) => t(`adopt.field.${one}`)}
        onAssign={onAssign}
      />
      <span className="ct-select" data-unused={field === null}>
        <select
          aria-label={t('import.column.as', { column: heading })}
          aria-describedby={samplesId}
          value={field ?? NONE}
          onChange={({ target }) => onAssign(IMPORT_FIELDS.find((one) => one === target.value) ?? null)}
        >
          <option value={NONE}>{t('adopt.columns.none')}</option>
          {IMPORT_FIELDS.map((one) => (
            <option key={one} value={one}>
              {t(`adopt.field.${one}`)}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" size={14} />
      </span>
      {isBothEnds && <p className="ct-quiet">{t('import.column.bothEnds')}</p>}
      {isComputed && field === null && <p className="ct-quiet">{t('import.column.computed')}</p>}
    </li>
  )
}
