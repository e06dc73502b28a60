import { useId, useState } from 'react'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { AskedChange } from '../../application/history/askedChanges.ts'
import { bringWords } from '../../i18n/index.ts'
import { reasons as reasonWords } from '../../i18n/zh-CN/reasons.ts'
import { Icon } from '../parts/Icon.tsx'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { changeText } from './changeText.ts'
import { ReasonAnswer } from './ReasonAnswer.tsx'
import './reasons.css'

bringWords(reasonWords)

/**
 * Asks why the plan was changed. It stands above every panel, so it is one line until somebody answers: what people came
 * to read stays on the first screen. [LG2]
 */
export default function ReasonCard({
  changes,
  sheet,
  table,
}: {
  readonly changes: readonly AskedChange[]
  readonly sheet: SheetState
  /** The name of 变更记录; null when the sheet has no such table. */
  readonly table: string | null
}) {
  const { t } = useSidebar()
  const [isAnswering, setAnswering] = useState(false)
  const answer = useId()
  const words = useId()
  const [first] = changes
  if (first === undefined) return null
  const question =
    changes.length === 1
      ? t('reason.why', { change: changeText(t, first, sheet) })
      : t('reason.count', { count: changes.length })
  return (
    <article className="ct-question" data-hue="blue" aria-labelledby={words}>
      <div className="ct-question-words">
        <Icon name="info" />
        <p>
          <span id={words}>{question}</span>{' '}
          <UnfoldLink
            isOpen={isAnswering}
            controls={answer}
            label={t(isAnswering ? 'intent.fewer' : 'reason.answer')}
            onToggle={setAnswering}
          />
        </p>
      </div>
      <div id={answer} className="ct-reason-answer" hidden={!isAnswering}>
        {isAnswering && <ReasonAnswer changes={changes} question={question} sheet={sheet} table={table} />}
      </div>
    </article>
  )
}
