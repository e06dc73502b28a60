import { useId, useState } from 'react'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { Icon } from '../parts/Icon.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './questions.css'

/** Further rows are not listed; people fill them in in the table. */
const MOST_LISTED = 20

/** Asks for the end of done tasks whose end nobody saw: one line that unfolds into a day for each. [MI2] */
export function UndatedCard({
  recordIds,
  titleOf,
  today,
  mayWrite,
}: {
  readonly recordIds: readonly string[]
  readonly titleOf: (recordId: string) => string
  readonly today: string
  readonly mayWrite: boolean
}) {
  const { t, actions } = useSidebar()
  const [isUnfolded, setUnfolded] = useState(false)
  const list = useId()
  return (
    <article className="ct-question" data-hue="grey">
      <div className="ct-question-words">
        <Icon name="info" />
        <p>
          {recordIds.length === 1
            ? t('undated.one', { title: titleOf(recordIds[0] ?? '') })
            : t('undated.count', { count: recordIds.length })}{' '}
          <UnfoldLink
            isOpen={isUnfolded}
            controls={list}
            label={t(isUnfolded ? 'intent.fewer' : 'undated.fill')}
            onToggle={setUnfolded}
          />
        </p>
        <button
          type="button"
          className="ct-plain ct-icon-button"
          aria-label={t('undated.dismiss')}
          title={t('undated.dismiss')}
          onClick={() => actions.dismissUndated()}
        >
          <Icon name="close" size={14} />
        </button>
      </div>
      <ul id={list} className="ct-stamps" hidden={!isUnfolded}>
        {isUnfolded &&
          recordIds
            .slice(0, MOST_LISTED)
            .map((recordId) => (
              <UndatedRow
                key={recordId}
                recordId={recordId}
                title={titleOf(recordId)}
                today={today}
                mayWrite={mayWrite}
              />
            ))}
      </ul>
      {isUnfolded && recordIds.length > MOST_LISTED && (
        <p className="ct-quiet">{t('undated.more', { count: recordIds.length - MOST_LISTED })}</p>
      )}
      {isUnfolded && !mayWrite && <p className="ct-quiet">{t('intent.readOnly')}</p>}
    </article>
  )
}

function UndatedRow({
  recordId,
  title,
  today,
  mayWrite,
}: {
  readonly recordId: string
  readonly title: string
  readonly today: string
  readonly mayWrite: boolean
}) {
  const { t, actions } = useSidebar()
  const [day, setDay] = useState<string | null>(null)
  return (
    <li>
      <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(recordId)}>
        {title}
      </button>
      <span className="ct-question-answers">
        <DayInput label={t('undated.day', { title })} value={day} max={today} onChange={setDay} />
        <GuardedButton
          size="small"
          whyNot={mayWrite ? (day === null ? t('intent.whyNot.day') : null) : t('intent.whyNot.rights')}
          aria-label={t('stamp.acceptAbout', { title })}
          onClick={() => {
            if (day !== null) actions.acceptStamp(recordId, day)
          }}
        >
          {t('stamp.accept')}
        </GuardedButton>
      </span>
    </li>
  )
}
