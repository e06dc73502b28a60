import { TAUGHT_STATES, type TaughtMeaning } from '../../domain/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { meaningText } from './meaningText.ts'

/** Percentages that a word of progress is offered to mean, in steps of 5. */
const PERCENTAGES = Array.from({ length: 21 }, (_none, at) => at * 5)
const NONE = ''

/** Asks once what a word of people's means. [TW1] */
export function TeachWord({
  word,
  as,
  onTeach,
}: {
  readonly word: string
  /** A column of states, or of progress. */
  readonly as: 'hold' | 'progress'
  readonly onTeach: (meaning: TaughtMeaning) => void
}) {
  const { t } = useSidebar()
  const meanings: readonly TaughtMeaning[] = [...(as === 'hold' ? TAUGHT_STATES : PERCENTAGES), 'nothing']
  return (
    <Choice
      label={t('taught.ask', { word })}
      value={NONE}
      choices={[
        { value: NONE, label: t('taught.none') },
        ...meanings.map((meaning) => ({
          value: String(meaning),
          label: meaningText(t, meaning),
        })),
      ]}
      onChange={(value) => {
        const meaning = meanings.find((one) => String(one) === value)
        if (meaning !== undefined) onTeach(meaning)
      }}
    />
  )
}
