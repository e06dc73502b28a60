import './moved.css'
import { bringWords } from '../../i18n/index.ts'
import { past as pastWords } from '../../i18n/zh-CN/past.ts'
import { useId, useState } from 'react'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import { addDays, type CalendarDate } from '../../domain/index.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { Icon } from '../parts/Icon.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { MovedChanges } from './MovedChanges.tsx'
import { MovedDates } from './MovedDates.tsx'
import { MovedFigures } from './MovedFigures.tsx'
import { MovedTasks } from './MovedTasks.tsx'
import { useMoved } from './useMoved.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

bringWords(pastWords)

const WEEK = 7

type Since = { readonly kind: 'yesterday' | 'lastWeek' } | { readonly kind: 'custom'; readonly day: CalendarDate }

/** What moved since a chosen day, by snapshots, dates and the change log; 数据不足 where no record exists. [EX3] */
export function MovedPanel({
  sheet,
  scope,
  companions,
}: {
  /** What the scope shows of the sheet. */
  readonly sheet: SheetState
  readonly scope: ReportScope
  readonly companions: CompanionState | null
}) {
  const { t } = useSidebar()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Since>({ kind: 'lastWeek' })
  const content = useId()
  const since = dayOf(chosen, sheet.asOf)
  const state = useMoved(sheet, since, isOpen, { scope, rows: companions?.rows ?? NO_ROWS })
  return (
    <section className="ct-section" aria-label={t('moved.title')}>
      <header>
        <h2>
          <button
            type="button"
            className="ct-plain ct-disclosure"
            aria-expanded={isOpen}
            aria-controls={content}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
            {t('moved.title')}
          </button>
        </h2>
      </header>
      <div id={content} className="ct-moved" hidden={!isOpen}>
        <fieldset className="ct-chips">
          <legend className="ct-hidden">{t('moved.since')}</legend>
          {(['yesterday', 'lastWeek'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="ct-plain ct-chip"
              aria-pressed={chosen.kind === kind}
              onClick={() => setChosen({ kind })}
            >
              {t(`moved.${kind}`)}
            </button>
          ))}
          <DayInput
            label={t('moved.custom')}
            value={since}
            max={sheet.asOf}
            onChange={(day) => setChosen({ kind: 'custom', day })}
          />
        </fieldset>
        {state.kind === 'loading' && <output className="ct-quiet">{t('moved.loading')}</output>}
        {state.kind === 'failed' && (
          <p className="ct-quiet" role="alert">
            {t('moved.failed')} {hostErrorText(t, state.error)}
          </p>
        )}
        {state.kind === 'found' && (
          <>
            <MovedFigures
              sheet={sheet}
              scope={scope}
              before={state.before}
              moved={state.moved}
              campaigns={companions?.campaigns ?? []}
            />
            <MovedDates sheet={sheet} since={state.moved.since} />
            <MovedTasks sheet={sheet} tasks={state.moved.differences?.tasks ?? []} />
            <MovedChanges sheet={sheet} moved={state.moved} />
          </>
        )}
      </div>
    </section>
  )
}

function dayOf(since: Since, asOf: CalendarDate): CalendarDate {
  if (since.kind === 'custom') return since.day
  return addDays(asOf, since.kind === 'yesterday' ? -1 : -WEEK)
}
