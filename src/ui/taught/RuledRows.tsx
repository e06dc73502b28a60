import { useState } from 'react'
import type { HostError } from '../../application/ports.ts'
import { bringWords } from '../../i18n/index.ts'
import { taught as taughtWords } from '../../i18n/zh-CN/taught.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import './taught.css'

bringWords(taughtWords)

/** The rows of which people have said whether they are tasks, each with a way to forget it. [RU3] */
export function RuledRows({ sheetId, ruled }: { readonly sheetId: string; readonly ruled: readonly string[] }) {
  const { t, actions } = useSidebar()
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const { answer } = useAnswer([sheetId, ruled], () => actions.adoption.verdicts(sheetId, ruled))
  const forget = async (recordId: string) => {
    const forgotten = await actions.adoption.rule(sheetId, recordId, null)
    setRefusal(forgotten.ok ? null : forgotten.error)
  }
  const rows = (answer ?? []).filter(({ recordId, ruling }) => ruling !== null && ruled.includes(recordId))
  if (rows.length === 0) return null
  return (
    <section className="ct-section">
      <h2>{t('ruled.title')}</h2>
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      <ul className="ct-read-cells" aria-label={t('ruled.title')}>
        {rows.map(({ recordId, title, byTitle, ruling }) => {
          const name = title ?? t(byTitle === null ? 'ruled.gone' : 'task.untitled')
          return (
            <li key={recordId}>
              <div className="ct-read-group">
                <div>
                  <strong>{name}</strong>
                  <small>{t(ruling === 'task' ? 'ruled.task' : 'ruled.none')}</small>
                </div>
                <button
                  type="button"
                  className="ct-plain ct-link"
                  aria-label={t('taught.remove.of', { word: name })}
                  onClick={() => void forget(recordId)}
                >
                  {t('taught.remove')}
                </button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
