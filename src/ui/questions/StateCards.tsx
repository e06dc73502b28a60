import type { AssessedTask } from '../../schema/index.ts'
import Button from '@douyinfe/semi-ui/lib/es/button'
import './questions.css'
import { useState } from 'react'
import type { OpenIntent } from '../../application/engine/questions.ts'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { StateCard } from './StateCard.tsx'
import { mayEdit, takesPlainYes } from './questionWords.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

/** Further rows are not listed; people answer them together or in the table. */
const MOST_LISTED = 20

/** Asks about hand-set states: one has its own card, several share a card that unfolds. [MI1] */
export function StateCards({
  intents,
  tasks,
  sheet,
}: {
  readonly intents: readonly OpenIntent[]
  readonly tasks: ReadonlyMap<string, AssessedTask>
  readonly sheet: SheetState
}) {
  const { t, actions } = useSidebar()
  const [isUnfolded, setUnfolded] = useState(false)
  const cards = intents.slice(0, MOST_LISTED).map((intent) => {
    const task = tasks.get(intent.recordId)
    return task === undefined ? null : <StateCard key={intent.recordId} intent={intent} task={task} sheet={sheet} />
  })
  if (intents.length === 1) return <>{cards}</>
  const isReadOnly = !mayEdit(sheet)
  const plain = intents.filter((intent) => {
    const task = tasks.get(intent.recordId)
    return task !== undefined && takesPlainYes(intent, task, sheet)
  })
  const answerAll = (those: readonly OpenIntent[], accept: boolean): void => {
    for (const { recordId } of those) actions.answerIntent(recordId, accept)
  }
  return (
    <>
      <article className="ct-question" data-hue="blue">
        <div className="ct-question-words">
          <Icon name="info" />
          <p>{t('intent.count', { count: intents.length })}</p>
        </div>
        {isReadOnly && <p className="ct-quiet">{t('intent.readOnly')}</p>}
        {!isReadOnly && plain.length < intents.length && (
          <p className="ct-quiet">{t('intent.needMore', { count: intents.length - plain.length })}</p>
        )}
        <div className="ct-question-answers">
          <Button size="small" theme="borderless" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
            {t(isUnfolded ? 'intent.fewer' : 'stamp.each')}
          </Button>
          <Button size="small" disabled={isReadOnly} onClick={() => answerAll(intents, false)}>
            {t('intent.refuseAll')}
          </Button>
          <GuardedButton
            size="small"
            theme="solid"
            type="primary"
            whyNot={isReadOnly ? t('intent.whyNot.rights') : plain.length === 0 ? t('intent.whyNot.each') : null}
            onClick={() => answerAll(plain, true)}
          >
            {t('intent.confirmAll')}
          </GuardedButton>
        </div>
      </article>
      {isUnfolded && cards}
    </>
  )
}
