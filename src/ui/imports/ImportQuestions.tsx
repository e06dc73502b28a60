import { useId } from 'react'
import type { ImportSource } from '../../application/imports/importColumns.ts'
import type { ImportChoices, ImportPlan } from '../../application/imports/planImport.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'

const WHOLES = [1, 5, 10, 100] as const
const YEARS = { min: 2000, max: 2100 } as const

/** Asks for what the file does not say: the year of its days, and which number is the whole. [AD1] [AD2] */
export function ImportQuestions({
  source,
  plan,
  choices,
  onChange,
}: {
  readonly source: ImportSource
  readonly plan: ImportPlan
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}) {
  const { t } = useSidebar()
  const id = useId()
  const progress = source.columns.find(({ at }) => choices.fields[at] === 'progress')
  return (
    <>
      {plan.asksYear && (
        <div className="ct-year">
          <label htmlFor={`${id}-year`}>{t('adopt.year')}</label>
          <input
            id={`${id}-year`}
            type="number"
            inputMode="numeric"
            {...YEARS}
            defaultValue={choices.year ?? ''}
            aria-describedby={`${id}-about`}
            onChange={({ target }) => {
              const typed = Number(target.value)
              const isYear = Number.isInteger(typed) && typed >= YEARS.min && typed <= YEARS.max
              onChange({ ...choices, year: isYear ? typed : null })
            }}
          />
          <p id={`${id}-about`} className="ct-quiet">
            {source.year === null ? t('adopt.year.unknown') : t('adopt.year.about', { year: String(source.year) })}
          </p>
        </div>
      )}
      {plan.asksWhole && progress !== undefined && (
        <div className="ct-year">
          <label htmlFor={`${id}-whole`}>{t('adopt.whole', { column: progress.heading })}</label>
          <span className="ct-select">
            <select
              id={`${id}-whole`}
              value={choices.whole ?? ''}
              onChange={({ target }) =>
                onChange({ ...choices, whole: WHOLES.find((one) => String(one) === target.value) ?? null })
              }
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
          <p className="ct-quiet">{t('adopt.whole.about')}</p>
        </div>
      )}
    </>
  )
}
