import { calendarExample } from '../../application/setup/calendarExample.ts'
import type { CalendarMode, RuleSettings } from '../../application/stored/settings.ts'
import { formatPercent } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import './calendarChoice.css'

const MODES: readonly CalendarMode[] = ['calendar', 'workday']

/** Asks whether weekends count, and shows what each answer makes of the same task. [CA1] */
export function CalendarChoice({
  mode,
  settings,
  onChange,
}: {
  readonly mode: CalendarMode
  readonly settings: RuleSettings
  readonly onChange: (mode: CalendarMode) => void
}) {
  const { t } = useSidebar()
  const example = calendarExample(settings)
  return (
    <fieldset className="ct-days-choice">
      <legend>{t('calendar.question')}</legend>
      <p className="ct-quiet">{t('calendar.question.example')}</p>
      <div>
        {MODES.map((one) => (
          <label key={one} data-chosen={mode === one}>
            <input type="radio" name="days" value={one} checked={mode === one} onChange={() => onChange(one)} />
            <strong>{t(`calendar.mode.${one}`)}</strong>
            <small>{t(`calendar.question.${one}`, { percent: formatPercent(example[one]) })}</small>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
