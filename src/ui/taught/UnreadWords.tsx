import { useState } from 'react'
import type { UnreadWord } from '../../application/adoption/unreadWords.ts'
import type { HostError } from '../../application/ports.ts'
import type { TaughtMeaning } from '../../domain/index.ts'
import { bringWords, formatCount } from '../../i18n/index.ts'
import { taught as taughtWords } from '../../i18n/zh-CN/taught.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Notice } from '../parts/Notice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { TeachWord } from './TeachWord.tsx'
import './taught.css'

bringWords(taughtWords)

/** More kinds of words are text and no states: nobody teaches so many, and the page stays quick. */
const MOST_WORDS = 50

/** The words of a tracked sheet that are not understood, each once, with what it could mean. Nothing without any. [TW1] */
export function UnreadWords({
  sheetId,
  version,
  of = null,
}: {
  readonly sheetId: string
  /** Another value once rows or taught words have changed. */
  readonly version: unknown
  /** Only the words of this row. */
  readonly of?: string | null
}) {
  const { t, actions } = useSidebar()
  const [refusal, setRefusal] = useState<HostError | null>(null)
  const { answer, askAgain } = useAnswer([sheetId, version, of], (signal) =>
    actions.adoption.unreadWords(sheetId, signal),
  )
  if (answer === null) return null
  if (!answer.ok) {
    return answer.error.kind === 'cancelled' ? null : <Notice tone="warning">{hostErrorText(t, answer.error)}</Notice>
  }
  const words = answer.value.filter(({ recordIds }) => of === null || recordIds.includes(of))
  if (words.length === 0) return null
  const teach = async ({ field, word }: UnreadWord, meaning: TaughtMeaning) => {
    const taught = await actions.adoption.teach(sheetId, field, word, meaning)
    setRefusal(taught.ok ? null : taught.error)
    askAgain()
  }
  return (
    <section className="ct-section">
      <h2>{t('taught.unread', { count: words.length })}</h2>
      {refusal !== null && <Notice tone="danger">{hostErrorText(t, refusal)}</Notice>}
      <ul className="ct-read-cells" aria-label={t('taught.unread', { count: words.length })}>
        {words.slice(0, MOST_WORDS).map((one) => (
          <li key={`${one.field} ${one.word}`}>
            <div className="ct-read-group">
              <div>
                <strong>{t('taught.unread.word', { word: one.word })}</strong>
                {one.recordIds.length > 1 && <b> ×{formatCount(one.recordIds.length)}</b>}
                <small>{one.column}</small>
              </div>
              <button
                type="button"
                className="ct-plain ct-link"
                aria-label={t('taught.unread.open', { word: one.word })}
                onClick={() => actions.adoption.openRecord(sheetId, one.recordIds[0] ?? '')}
              >
                {t('task.open')}
              </button>
              <TeachWord word={one.word} as={one.field} onTeach={(meaning) => void teach(one, meaning)} />
            </div>
          </li>
        ))}
      </ul>
      {words.length > MOST_WORDS && (
        <p className="ct-quiet">{t('taught.unread.more', { count: words.length - MOST_WORDS })}</p>
      )}
    </section>
  )
}
