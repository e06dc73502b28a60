import { useEffect, useId, useRef, useState } from 'react'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { AskedChange } from '../../application/history/askedChanges.ts'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { changeText } from './changeText.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** Further changes are not listed; people answer them together, or in 变更记录. */
const MOST_LISTED = 20

/** Takes the reason of one change, of several together, or of each. Its first input has the focus when it opens. [LG2] */
export function ReasonAnswer({
  changes,
  question,
  sheet,
  table,
}: {
  readonly changes: readonly AskedChange[]
  readonly question: string
  readonly sheet: SheetState
  /** The name of 变更记录; null when the sheet has no such table. */
  readonly table: string | null
}) {
  const { t, actions } = useSidebar()
  const [isUnfolded, setUnfolded] = useState(false)
  const list = useId()
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const leave = (those: readonly string[]): void => void actions.reasons.leave(those)
  const ids = changes.map(({ id }) => id)
  const only = changes.length === 1 ? changes[0] : undefined
  return (
    <>
      {only !== undefined && <ChangedBy change={only} />}
      <div ref={form}>
        <ReasonForm
          ids={ids}
          label={question}
          submit={t(only === undefined ? 'reason.writeAll' : 'reason.write')}
          onLeave={() => leave(ids)}
        />
      </div>
      {only !== undefined && only.taskId !== '' && (
        <button type="button" className="ct-plain ct-link" onClick={() => actions.openRecord(only.taskId)}>
          {t('task.open')}
        </button>
      )}
      {only === undefined && (
        <UnfoldLink
          isOpen={isUnfolded}
          controls={list}
          label={t(isUnfolded ? 'intent.fewer' : 'stamp.each')}
          onToggle={setUnfolded}
        />
      )}
      <ul id={list} className="ct-reasons" hidden={!isUnfolded || only !== undefined}>
        {isUnfolded &&
          only === undefined &&
          changes.slice(0, MOST_LISTED).map((change) => {
            const text = changeText(t, change, sheet)
            return (
              <li key={change.id}>
                <span>{text}</span>
                <ChangedBy change={change} />
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
    </>
  )
}

/** Who had last changed the row when the change was seen; nothing where the host does not tell. */
function ChangedBy({ change: { changedBy } }: { readonly change: AskedChange }) {
  const { t } = useSidebar()
  return changedBy === undefined ? null : <span className="ct-quiet">{t('reason.by', { person: changedBy })}</span>
}
