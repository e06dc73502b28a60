import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { DraggedRow } from '../../application/engine/questions.ts'
import { formatDay, type Translate } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './questions.css'

/** Further rows are not listed; people can take them back only together. */
const MOST_LISTED = 20

/** Lists what was written because somebody dragged a card, with buttons to undo each or all. [MI1] */
export function DragCard({
  dragged,
  titleOf,
  today,
  mayWrite,
  lackingOf,
}: {
  readonly dragged: readonly DraggedRow[]
  readonly titleOf: (recordId: string) => string
  readonly today: string
  readonly mayWrite: boolean
  /** The evidence that a done task lacks, in words; null when it has all. [MI1] */
  readonly lackingOf: (recordId: string) => string | null
}) {
  const { t, actions } = useSidebar()
  const [isUnfolded, setUnfolded] = useState(false)
  const isSingle = dragged.length === 1
  const forAll = (act: (recordId: string) => void): void => {
    for (const { recordId } of dragged) act(recordId)
  }
  return (
    <article className="ct-question" data-hue="green">
      <div className="ct-question-words">
        <Icon name="done" />
        <p>
          {isSingle && dragged[0] !== undefined
            ? dragText(t, dragged[0], titleOf, today)
            : t('drag.count', { count: dragged.length })}
        </p>
        <button
          type="button"
          className="ct-plain ct-icon-button"
          aria-label={t('drag.dismiss')}
          title={t('drag.dismiss')}
          onClick={() => forAll(actions.dismissDrag)}
        >
          <Icon name="close" size={14} />
        </button>
      </div>
      {dragged.slice(0, MOST_LISTED).map(({ recordId, to }) => {
        const lacking = to === 'done' ? lackingOf(recordId) : null
        return lacking === null ? null : (
          <p key={recordId} className="ct-question-evidence" data-hue="orange">
            {!isSingle && `${titleOf(recordId)} `}
            {lacking}{' '}
            <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(recordId)}>
              {t('task.open')}
            </button>
          </p>
        )
      })}
      <div className="ct-question-answers">
        {!isSingle && (
          <Button size="small" theme="borderless" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
            {t(isUnfolded ? 'intent.fewer' : 'stamp.each')}
          </Button>
        )}
        <Button size="small" disabled={!mayWrite} onClick={() => forAll(actions.takeBackDrag)}>
          {t(isSingle ? 'drag.undo' : 'drag.undoAll')}
        </Button>
      </div>
      {isUnfolded && !isSingle && (
        <ul className="ct-stamps">
          {dragged.slice(0, MOST_LISTED).map((row) => (
            <li key={row.recordId}>
              <span>{dragText(t, row, titleOf, today)}</span>
              <Button
                size="small"
                disabled={!mayWrite}
                aria-label={t('drag.undoAbout', { title: titleOf(row.recordId) })}
                onClick={() => actions.takeBackDrag(row.recordId)}
              >
                {t('drag.undo')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!mayWrite && <p className="ct-quiet">{t('intent.readOnly')}</p>}
    </article>
  )
}

function dragText(
  t: Translate,
  { recordId, to, actualEnd }: DraggedRow,
  titleOf: (recordId: string) => string,
  today: string,
): string {
  const title = titleOf(recordId)
  if (to !== 'done') return t(`drag.${to}`, { title })
  return actualEnd === null
    ? t('drag.doneUndated', { title })
    : t('drag.done', { title, day: formatDay(actualEnd, today) })
}
