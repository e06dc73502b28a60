import type { TaughtMeaning } from '../../domain/index.ts'
import { bringWords } from '../../i18n/index.ts'
import { taught as taughtWords } from '../../i18n/zh-CN/taught.ts'
import { useSidebar } from '../sidebarContext.ts'
import { meaningText } from './meaningText.ts'
import './taught.css'

bringWords(taughtWords)

/** A word that people have taught for a column. */
export interface ShownTaughtWord {
  /** The id of the column, or its field in a tracked sheet. */
  readonly of: string
  readonly column: string
  readonly word: string
  readonly meaning: TaughtMeaning
}

/** Lists the words that people have taught, each with a way to forget it. [TW1] */
export function TaughtWordList({
  words,
  onRemove,
}: {
  readonly words: readonly ShownTaughtWord[]
  readonly onRemove: (word: ShownTaughtWord) => void
}) {
  const { t } = useSidebar()
  return (
    <section className="ct-section">
      <h2>{t('taught.title')}</h2>
      <ul className="ct-read-cells" aria-label={t('taught.title')}>
        {words.map((one) => (
          <li key={`${one.of} ${one.word}`}>
            <div className="ct-read-group">
              <div>
                <strong>{t('taught.word', { word: one.word, meaning: meaningText(t, one.meaning) })}</strong>
                <small>{one.column}</small>
              </div>
              <button
                type="button"
                className="ct-plain ct-link"
                aria-label={t('taught.remove.of', { word: one.word })}
                onClick={() => onRemove(one)}
              >
                {t('taught.remove')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
