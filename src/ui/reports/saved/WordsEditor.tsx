import Button from '@douyinfe/semi-ui/lib/es/button'
import { useId } from 'react'
import type { Facts } from '../../../application/savedReports/facts.ts'
import type { WordPart, Words } from '../../../application/savedReports/words.ts'
import { useSidebar } from '../../sidebarContext.ts'
import type { FigureSurroundings } from './figureText.ts'
import { changedUnder } from './toldFigures.ts'

/** What somebody has typed into a part and not saved yet. */
export interface Typed {
  readonly text: string
  /** The last writing that stood in the part when typing began. */
  readonly after: string | null
}

export type TypedWords = Readonly<Partial<Record<WordPart, Typed>>>

/** Longer texts are documents of their own. Characters. */
const LONGEST = 2000

/** The parts of a draft that people write, beside the facts. [RL3] */
export function WordsEditor({
  parts,
  words,
  now,
  around,
  typed,
  isBusy,
  onType,
  onSave,
}: {
  readonly parts: readonly WordPart[]
  readonly words: Words
  /** The facts as they are now: what has changed under a sentence is pointed out. */
  readonly now: Facts
  readonly around: FigureSurroundings
  readonly typed: TypedWords
  readonly isBusy: boolean
  readonly onType: (part: WordPart, typed: Typed) => void
  readonly onSave: () => void
}) {
  const { t } = useSidebar()
  const isUnsaved = Object.keys(typed).length > 0
  return (
    <section className="ct-saved-words" aria-label={t('saved.words')}>
      <h3>{t('saved.words')}</h3>
      <p className="ct-quiet">{t('saved.words.about')}</p>
      {parts.map((part) => (
        <Part
          key={part}
          part={part}
          words={words}
          now={now}
          around={around}
          typed={typed[part]}
          onType={(next) => onType(part, next)}
        />
      ))}
      <div className="ct-actions">
        <Button theme="solid" size="small" disabled={!isUnsaved} loading={isBusy} onClick={onSave}>
          {t('saved.words.save')}
        </Button>
        {isUnsaved && <span className="ct-quiet">{t('saved.words.unsaved')}</span>}
      </div>
    </section>
  )
}

function Part({
  part,
  words,
  now,
  around,
  typed,
  onType,
}: {
  readonly part: WordPart
  readonly words: Words
  readonly now: Facts
  readonly around: FigureSurroundings
  readonly typed: Typed | undefined
  readonly onType: (typed: Typed) => void
}) {
  const { t } = around
  const id = useId()
  const own = words[part]
  const kept = (own?.texts ?? []).join('\n')
  const last = own?.seen.at(-1) ?? null
  const shown = typed?.text ?? kept
  const isTwo = typed === undefined && (own?.texts.length ?? 0) > 1
  const isOvertaken = typed !== undefined && typed.after !== last && kept !== '' && !shown.includes(kept)
  return (
    <div>
      <label htmlFor={id}>{t(`saved.part.${part}`)}</label>
      <textarea
        id={id}
        rows={shown === '' ? 1 : Math.min(8, shown.split('\n').length + 1)}
        maxLength={LONGEST}
        value={shown}
        placeholder={t(`saved.hint.${part}`)}
        onChange={(event) => onType({ text: event.target.value, after: typed === undefined ? last : typed.after })}
      />
      {isTwo && (
        <p className="ct-saved-note" data-hue="orange">
          {t('saved.words.two')}
        </p>
      )}
      {isOvertaken && (
        <p className="ct-saved-note" data-hue="orange">
          {t('saved.words.changed', { text: kept })}
        </p>
      )}
      {own !== undefined && kept !== '' && <Changed words={own} now={now} around={around} />}
    </div>
  )
}

function Changed({
  words,
  now,
  around,
}: {
  readonly words: NonNullable<Words[WordPart]>
  readonly now: Facts
  readonly around: FigureSurroundings
}) {
  const { t } = around
  const { quoted, moved } = changedUnder(around, words, now)
  return (
    <>
      {quoted.map(({ key, figure, before, now: present }) => (
        <p key={key} className="ct-saved-note" data-hue="yellow">
          {t('saved.words.quoted', { before, now: present, figure })}
        </p>
      ))}
      {moved.length > 0 && (
        <p className="ct-quiet">{t('saved.words.moved', { figures: moved.join(t('common.listSeparator')) })}</p>
      )}
    </>
  )
}
