import { useMemo, useState } from 'react'
import type { HostError } from '../../application/ports.ts'
import { flagWeight, type FlagWeight, type TaskFlag } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { adviceText } from './adviceText.ts'
import { Icon } from '../parts/Icon.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { TaskList } from '../task/TaskList.tsx'
import { withFlag, type FlaggedTasks } from './flagsModel.ts'
import './alerts.css'

const WEIGHTS: readonly FlagWeight[] = ['figures', 'incomplete']

/**
 * Lists rows with data problems. Each problem has a chip, advice and its rows; problems that make figures wrong stand
 * apart from the others. [FL1]
 */
export function FlagList({
  flagged,
  today,
  error,
}: {
  readonly flagged: FlaggedTasks
  readonly today: string
  /** Why the history could not be read; null when it was read. */
  readonly error: HostError | null
}) {
  const { t } = useSidebar()
  const sheetParts = useShownSheet()
  const [chosen, setChosen] = useState<TaskFlag | null>(null)
  const shown = useMemo(() => withFlag(flagged, chosen), [flagged, chosen])
  const { counts, tasks } = flagged
  const unasked =
    error === null ? null : (
      <p className="ct-quiet" role="alert">
        {t('flags.historyFailed')} {hostErrorText(t, error)}
      </p>
    )
  if (tasks.length === 0 && chosen === null && error === null) {
    return (
      <EmptyState icon="done" hue="green" title={t('flags.none')}>
        <p>{t('flags.none.about')}</p>
      </EmptyState>
    )
  }
  // The chosen chip stays after its problem is solved, until people choose another one.
  const chips =
    chosen === null || counts.some(({ flag }) => flag === chosen) ? counts : [{ flag: chosen, count: 0 }, ...counts]
  return (
    <>
      {unasked}
      <fieldset className="ct-chips">
        <legend className="ct-hidden">{t('flags.filter')}</legend>
        <button
          type="button"
          className="ct-plain ct-chip"
          aria-pressed={chosen === null}
          onClick={() => setChosen(null)}
        >
          {t('flags.all')} <b>{formatCount(tasks.length)}</b>
        </button>
      </fieldset>
      {WEIGHTS.map((weight) => {
        const some = chips.filter(({ flag }) => flagWeight(flag) === weight)
        if (some.length === 0) return null
        return (
          <fieldset key={weight} className="ct-flag-group">
            <legend>{t(`flags.${weight}`)}</legend>
            <div className="ct-chips">
              {some.map(({ flag, count }) => (
                <button
                  key={flag}
                  type="button"
                  className="ct-plain ct-chip"
                  aria-pressed={chosen === flag}
                  onClick={() => setChosen(chosen === flag ? null : flag)}
                >
                  {t(`flag.${flag}`)} <b>{formatCount(count)}</b>
                </button>
              ))}
            </div>
          </fieldset>
        )
      })}
      <output className="ct-flag-advice" data-hue="orange">
        <Icon name="info" size={14} />
        <span>{chosen === null ? t('flags.about') : adviceText(t, chosen, sheetParts)}</span>
      </output>
      {shown.length === 0 ? (
        <p className="ct-quiet">{t(chosen === null ? 'flags.noneFound' : 'flags.noneLeft')}</p>
      ) : (
        <TaskList tasks={shown} today={today} press="open" meta="flags" label={t('alerts.mode.flags')} />
      )}
    </>
  )
}
