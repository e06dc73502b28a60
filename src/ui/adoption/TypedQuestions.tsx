import { useId } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'

const WHOLES = [1, 5, 10, 100] as const

/** Asks whether plain numbers are shares of 1, stars or percentages: we never guess it. [AD1] */
export function WholeQuestion({
  column,
  whole,
  onChange,
}: {
  readonly column: string
  readonly whole: number | null
  readonly onChange: (whole: number | null) => void
}) {
  const { t } = useSidebar()
  const id = useId()
  return (
    <div className="ct-year">
      <label htmlFor={id}>{t('adopt.whole', { column })}</label>
      <span className="ct-select">
        <select
          id={id}
          aria-describedby={`${id}-about`}
          value={whole ?? ''}
          onChange={({ target }) => onChange(WHOLES.find((one) => String(one) === target.value) ?? null)}
        >
          <option value="">{t('adopt.whole.none')}</option>
          {WHOLES.map((one) => (
            <option key={one} value={one}>
              {t('adopt.whole.of', { whole: one })}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" size={14} />
      </span>
      <p id={`${id}-about`} className="ct-quiet">
        {t('adopt.whole.about')}
      </p>
    </div>
  )
}

const YEARS = { min: 2000, max: 2100 } as const

/** Asks for the year of days that were typed without one: we never assume the current year. [AD2] */
export function YearQuestion({
  mostYear,
  isOfSheet = false,
  year,
  onChange,
}: {
  /** The year of most days that have one; null when none has. */
  readonly mostYear: number | null
  /** Whether that year was agreed on for another table of the sheet: no day of this one has one. */
  readonly isOfSheet?: boolean
  readonly year: number | null
  readonly onChange: (year: number | null) => void
}) {
  const { t } = useSidebar()
  const id = useId()
  return (
    <div className="ct-year">
      <label htmlFor={id}>{t('adopt.year')}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        {...YEARS}
        defaultValue={year ?? ''}
        aria-describedby={`${id}-about`}
        onChange={(event) => {
          const typed = Number(event.target.value)
          onChange(Number.isInteger(typed) && typed >= YEARS.min && typed <= YEARS.max ? typed : null)
        }}
      />
      <p id={`${id}-about`} className="ct-quiet">
        {mostYear === null
          ? t('adopt.year.unknown')
          : t(isOfSheet ? 'adopt.year.ofSheet' : 'adopt.year.about', { year: String(mostYear) })}
      </p>
    </div>
  )
}
