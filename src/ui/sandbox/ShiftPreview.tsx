import { useMemo, useState } from 'react'
import type { ShiftEffects } from '../../application/planning/shiftEffects.ts'
import { formatCount, formatDay } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { effectLines, type EffectWords, rowText } from './effectLines.ts'
import type { Sandboxing } from './sandboxes.ts'
import { dayScale, ShiftBars } from './ShiftBars.tsx'

/** So many rows are shown before people ask for more, and as many more each time. */
const ROWS_AT_ONCE = 20

/** Who would move, drawn and in words, and what it does to the rest of the plan. Unticked rows keep their dates. [SH1] */
export function ShiftPreview({
  effects,
  words,
  sandbox: { keeps },
  change,
}: Sandboxing & { readonly effects: ShiftEffects; readonly words: EffectWords }) {
  const { t } = useSidebar()
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const { rows } = effects
  const { at, from, to } = useMemo(() => dayScale(rows), [rows])
  const lines = useMemo(() => effectLines(t, effects, words), [t, effects, words])
  const today = words.today < from || words.today > to ? null : words.today
  const isAnyTicked = rows.some(({ isKept }) => !isKept)
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(keeps)
    if (isTicked) next.delete(id)
    else next.add(id)
    change({ keeps: next })
  }
  return (
    <>
      {rows.length > 0 && (
        <div className="ct-try-part">
          <div className="ct-try-head">
            <h4>{t('board.plan.rows')}</h4>
            <button
              type="button"
              className="ct-plain ct-link"
              onClick={() => change({ keeps: new Set(isAnyTicked ? [...keeps, ...rows.map(({ id }) => id)] : []) })}
            >
              {t(isAnyTicked ? 'board.plan.untickAll' : 'board.plan.tickAll')}
            </button>
          </div>
          <ul className="ct-shift-rows" aria-label={t('board.plan.rows')}>
            {rows.slice(0, shown).map((row) => (
              <li key={row.id}>
                <label className="ct-form-tick">
                  <input
                    type="checkbox"
                    checked={!row.isKept}
                    onChange={({ target }) => tick(row.id, target.checked)}
                  />
                  <span>{rowText(t, row, words)}</span>
                </label>
                <ShiftBars row={row} at={at} dayWidth={at(to) === 0 ? 100 : 100 - at(to)} today={today} />
              </li>
            ))}
          </ul>
          <div className="ct-try-axis" aria-hidden="true">
            <span>{formatDay(from, words.today)}</span>
            <span>{formatDay(to, words.today)}</span>
          </div>
          {rows.length > shown && (
            <button type="button" className="ct-plain ct-link" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
              {t('board.plan.rows.more', { count: formatCount(Math.min(ROWS_AT_ONCE, rows.length - shown)) })}
            </button>
          )}
          <p className="ct-quiet">{t(today === null ? 'board.plan.drawn' : 'board.plan.drawn.today')}</p>
        </div>
      )}
      <div className="ct-try-part">
        <h4>{t('board.plan.effects')}</h4>
        <ul className="ct-try-effects">
          {lines.map(({ text, isWarning }) => (
            <li key={text} {...(isWarning ? { 'data-hue': 'orange' } : {})}>
              <Icon name={isWarning ? 'warning' : 'info'} size={14} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
