import { useState } from 'react'
import type { ImportPlan, ImportRow, RowVerdict, UnreadCell } from '../../application/imports/importPlan.ts'
import { Notice } from '../parts/Notice.tsx'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { changeText, linkText, ownText } from './importTexts.ts'

/** Icon and colour of each verdict: nobody has to tell them by colour. */
const SIGNS = {
  new: { icon: 'plus', hue: 'green' },
  changes: { icon: 'pencil', hue: 'blue' },
  same: { icon: 'normal', hue: 'grey' },
  kept: { icon: 'lock', hue: 'amber' },
  ambiguous: { icon: 'unknown', hue: 'orange' },
  leftOut: { icon: 'none', hue: 'grey' },
} as const satisfies Record<RowVerdict['kind'], { icon: IconName; hue: string }>
const VERDICTS = Object.keys(SIGNS) as readonly RowVerdict['kind'][]
const FIRST_ROWS = 8
const MORE_ROWS = 20
const MOST_UNREAD = 60

const isToCheck = (why: UnreadCell['why']): boolean => why === 'unsure' || why === 'noRemark' || why === 'stateDiffers'

/** How each row of the file stands to the sheet, and which cells were not read. */
export function ImportResult({ plan }: { readonly plan: ImportPlan }) {
  const { t } = useSidebar()
  const [only, setOnly] = useState<RowVerdict['kind'] | null>(null)
  const [most, setMost] = useState(FIRST_ROWS)
  const rows = only === null ? plan.rows : plan.rows.filter(({ verdict }) => verdict.kind === only)
  const { unread, unsure, states } = plan.counts
  const rest = rows.length - most
  const partly = plan.rows.filter(
    ({ verdict, changes, own, links }) =>
      verdict.kind === 'changes' && [...changes, ...own, ...links].some(({ isWritten }) => !isWritten),
  ).length
  return (
    <section className="ct-section" aria-label={t('import.counts')}>
      <div className="ct-chips">
        {VERDICTS.filter((verdict) => plan.counts[verdict] > 0).map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="ct-plain ct-chip"
            data-hue={SIGNS[verdict].hue}
            aria-pressed={only === verdict}
            onClick={() => {
              setOnly(only === verdict ? null : verdict)
              setMost(FIRST_ROWS)
            }}
          >
            <Icon name={SIGNS[verdict].icon} size={14} />
            {t(`import.count.${verdict}`, { count: plan.counts[verdict] })}
          </button>
        ))}
      </div>
      <ul className="ct-import-rows">
        {rows.slice(0, most).map((row) => (
          <Row key={row.row} row={row} optionNames={plan.optionNames} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="ct-plain ct-link" onClick={() => setMost(most + MORE_ROWS)}>
          {t('import.moreRows', { count: Math.min(rest, MORE_ROWS) })}
        </button>
      )}
      {partly > 0 && <p className="ct-quiet">{t('import.partly', { count: partly })}</p>}
      {states > 0 && <Notice tone="warning">{t('import.states', { count: states })}</Notice>}
      {plan.unread.length > 0 && (
        <details className="ct-plan ct-import-unread">
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{t('import.unread', { unread, unsure: unsure + states })}</span>
          </summary>
          <ul>
            {plan.unread.slice(0, MOST_UNREAD).map(({ address, heading, text, why, becomes }) => (
              <li key={`${address} ${why}`} data-hue={isToCheck(why) ? 'amber' : 'red'}>
                <Icon name={isToCheck(why) ? 'watch' : 'warning'} size={14} />
                <span>
                  <b>{address}</b> {heading}
                  <small>{text}</small>
                </span>
                <small>
                  {becomes === undefined
                    ? t(why === 'stateDiffers' ? 'import.why.unsure' : `import.why.${why}`)
                    : t('import.why.stateDiffers', { state: t(`state.${becomes}`) })}
                </small>
              </li>
            ))}
            {plan.unread.length > MOST_UNREAD && (
              <li>{t('import.unread.more', { count: plan.unread.length - MOST_UNREAD })}</li>
            )}
          </ul>
        </details>
      )}
    </section>
  )
}

function Row({
  row: { title, verdict, changes, links, own },
  optionNames,
}: { readonly row: ImportRow } & Pick<ImportPlan, 'optionNames'>) {
  const { t } = useSidebar()
  const { icon, hue } = SIGNS[verdict.kind]
  const isNew = verdict.kind === 'new'
  const shown = isNew ? changes.filter(({ field }) => field !== 'title') : changes
  const details =
    verdict.kind === 'ambiguous'
      ? t('import.ambiguous', { count: verdict.rows })
      : verdict.kind === 'leftOut'
        ? t(`import.leftOut.${verdict.why}`)
        : [
            ...shown.map((change) => changeText(t, change, { isNew, optionNames })),
            ...own.map((change) => ownText(t, change, isNew)),
            ...links.map((link) => linkText(t, link, isNew)),
          ].join(' · ')
  return (
    <li>
      <strong>{title === '' ? t('task.untitled') : title}</strong>
      <span className="ct-tag" data-hue={hue}>
        <Icon name={icon} size={12} />
        {t(`import.verdict.${verdict.kind}`)}
      </span>
      {details !== '' && <p className="ct-quiet">{details}</p>}
    </li>
  )
}
