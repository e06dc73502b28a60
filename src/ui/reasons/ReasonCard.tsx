import { useId, useState } from 'react'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { AskedChange } from '../../application/history/askedChanges.ts'
import { bringWords } from '../../i18n/index.ts'
import { reasons as reasonWords } from '../../i18n/zh-CN/reasons.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { changeText } from './changeText.ts'
import { ReasonForm } from './ReasonForm.tsx'
import './reasons.css'

bringWords(reasonWords)

/** Further changes are not listed; people answer them together, or in 变更记录. */
const MOST_LISTED = 20

/** Asks why the plan was changed: one change by itself, several together or one by one. [LG2] */
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
  const { t, actions } = useSidebar()
  const [isUnfolded, setUnfolded] = useState(false)
  const list = useId()
  const words = useId()
  const [first] = changes
  if (first === undefined) return null
  const isSingle = changes.length === 1
  const ids = changes.map(({ id }) => id)
  const leave = (those: readonly string[]): void => void actions.reasons.leave(those)
  const question = isSingle
    ? t('reason.why', { change: changeText(t, first, sheet) })
    : t('reason.count', { count: changes.length })
  return (
    <article className="ct-question" data-hue="blue" aria-labelledby={words}>
      <div className="ct-question-words">
        <Icon name="info" />
        <p>
          <span id={words}>{question}</span>{' '}
          {isSingle ? (
            first.taskId !== '' && (
              <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(first.taskId)}>
                {t('task.open')}
              </button>
            )
          ) : (
            <button
              type="button"
              className="ct-plain ct-link"
              aria-expanded={isUnfolded}
              aria-controls={list}
              onClick={() => setUnfolded(!isUnfolded)}
            >
              {t(isUnfolded ? 'intent.fewer' : 'stamp.each')}
            </button>
          )}
        </p>
      </div>
      {isSingle && first.changedBy !== undefined && (
        <p className="ct-quiet">{t('reason.by', { person: first.changedBy })}</p>
      )}
      <ReasonForm
        ids={ids}
        label={question}
        submit={t(isSingle ? 'reason.write' : 'reason.writeAll')}
        onLeave={() => leave(ids)}
      />
      <ul id={list} className="ct-reasons" hidden={!isUnfolded || isSingle}>
        {isUnfolded &&
          !isSingle &&
          changes.slice(0, MOST_LISTED).map((change) => {
            const text = changeText(t, change, sheet)
            return (
              <li key={change.id}>
                <span>{text}</span>
                {change.changedBy !== undefined && (
                  <span className="ct-quiet">{t('reason.by', { person: change.changedBy })}</span>
                )}
                <ReasonForm
                  ids={[change.id]}
                  label={t('reason.why', { change: text })}
                  submit={t('reason.write')}
                  onLeave={() => leave([change.id])}
                />
              </li>
            )
          })}
      </ul>
      {isUnfolded && changes.length > MOST_LISTED && (
        <p className="ct-quiet">{t('reason.more', { count: changes.length - MOST_LISTED })}</p>
      )}
      <p className="ct-quiet">{table === null ? t('reason.kept') : t('reason.goesTo', { table })}</p>
    </article>
  )
}
