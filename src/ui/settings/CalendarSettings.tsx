import Button from '@douyinfe/semi-ui/lib/es/button'
import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useState } from 'react'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { CALENDAR_YEARS } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { PasteDays } from './PasteDays.tsx'
import { SettingField, SettingGroup } from './Setting.tsx'

type Calendar = TrackerSettings['calendar']

/** The first day of which nothing but Monday to Friday is known. */
const FIRST_WITHOUT = `${String(CALENDAR_YEARS.to + 1)}-01-01`

/** The years without bundled data for which the team has entered days off, with how many. */
function yearsWithout({ off }: Calendar): readonly { readonly year: number; readonly count: number }[] {
  const years = new Map<number, number>()
  for (const day of off) {
    const year = Number(day.slice(0, 4))
    if (year > CALENDAR_YEARS.to) years.set(year, (years.get(year) ?? 0) + 1)
  }
  return [...years].toSorted(([a], [b]) => a - b).map(([year, count]) => ({ year, count }))
}

/** Which days a plan counts: all days, or workdays with the team's own exceptions. [CA1] */
export function CalendarSettings({
  calendar,
  onChange,
}: {
  readonly calendar: Calendar
  readonly onChange: (calendar: Calendar) => void
}) {
  const { t } = useSidebar()
  return (
    <SettingGroup title={t('settings.calendar')}>
      <div className="ct-radios" role="radiogroup" aria-label={t('settings.calendar')}>
        {(['calendar', 'workday'] as const).map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="calendar"
              checked={calendar.mode === mode}
              onChange={() => onChange({ ...calendar, mode })}
            />
            <span>
              {t(`calendar.mode.${mode}`)}
              <small>
                {t(`calendar.mode.${mode}.about`, {
                  from: String(CALENDAR_YEARS.from),
                  to: String(CALENDAR_YEARS.to),
                })}
              </small>
            </span>
          </label>
        ))}
      </div>
      {calendar.mode === 'calendar' && <p className="ct-quiet">{t('settings.calendar.alsoUsed')}</p>}
      {(['work', 'off'] as const).map((kind) => (
        <SettingField key={kind} label={t(`settings.calendar.${kind}`)}>
          <DayList
            days={calendar[kind]}
            label={t(`settings.calendar.${kind}`)}
            onChange={(days) => onChange(withDays(calendar, kind, days))}
          />
        </SettingField>
      ))}
      <p className="ct-quiet">{t('settings.calendar.until', { day: formatDay(FIRST_WITHOUT, '') })}</p>
      {yearsWithout(calendar).map(({ year, count }) => (
        <p key={year} className="ct-quiet">
          {t('settings.calendar.ownYear', { year: String(year), count })}
        </p>
      ))}
      <PasteDays calendar={calendar} onChange={onChange} />
    </SettingGroup>
  )
}

/** Sets the days of one list and removes them from the other: a day is either worked or off. */
function withDays(calendar: Calendar, kind: 'work' | 'off', days: readonly string[]): Calendar {
  const named = new Set(days)
  const other = calendar[kind === 'work' ? 'off' : 'work'].filter((day) => !named.has(day))
  return kind === 'work' ? { ...calendar, work: days, off: other } : { ...calendar, off: days, work: other }
}

function DayList({
  days,
  label,
  onChange,
}: {
  readonly days: readonly string[]
  readonly label: string
  readonly onChange: (days: readonly string[]) => void
}) {
  const { t } = useSidebar()
  const [day, setDay] = useState('')
  const add = () => {
    if (day !== '') onChange([...new Set([...days, day])].toSorted())
    setDay('')
  }
  return (
    <div className="ct-days">
      {days.length > 0 && (
        <ul className="ct-chips">
          {days.map((one) => (
            <li key={one} className="ct-chip">
              {one}
              <button
                type="button"
                className="ct-plain ct-icon-button"
                aria-label={t('settings.calendar.removeDay', { day: one })}
                onClick={() => onChange(days.filter((other) => other !== one))}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ct-days-add">
        <Input
          type="date"
          value={day}
          onChange={setDay}
          onEnterPress={add}
          aria-label={t('settings.calendar.dayOf', { list: label })}
        />
        <Button onClick={add} disabled={day === ''}>
          {t('settings.calendar.add')}
        </Button>
      </div>
    </div>
  )
}
