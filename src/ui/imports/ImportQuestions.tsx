import type { ImportSource } from '../../application/imports/importColumns.ts'
import type { ImportChoices, ImportPlan } from '../../application/imports/importPlan.ts'
import { WholeQuestion, YearQuestion } from '../adoption/TypedQuestions.tsx'

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
  const progress = source.columns.find(({ at }) => choices.fields[at] === 'progress')
  return (
    <>
      {plan.asksYear && (
        <YearQuestion mostYear={source.year} year={choices.year} onChange={(year) => onChange({ ...choices, year })} />
      )}
      {plan.asksWhole && progress !== undefined && (
        <WholeQuestion
          column={progress.heading}
          whole={choices.whole}
          onChange={(whole) => onChange({ ...choices, whole })}
        />
      )}
    </>
  )
}
