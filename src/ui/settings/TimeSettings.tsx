import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useId, useMemo, useState } from 'react'
import { useSidebar } from '../sidebarContext.ts'
import { SettingField, SettingGroup } from './Setting.tsx'
import type { DraftProblems, SettingsDraft } from './settingsDraft.ts'
import { timeZoneChoices, timeZoneLabel } from './timeZones.ts'

/** The cut-off time and the time zone. [TM1] [TM2] */
export function TimeSettings({
  draft,
  problems,
  onChange,
}: {
  readonly draft: Pick<SettingsDraft, 'cutOff' | 'timeZone'>
  readonly problems: DraftProblems
  readonly onChange: (change: Partial<Pick<SettingsDraft, 'cutOff' | 'timeZone'>>) => void
}) {
  const { t, locale, clock } = useSidebar()
  const [openedAt] = useState(clock)
  // Names and offsets of several hundred zones take long: they are computed once, when somebody turns to the field.
  const [isListed, setIsListed] = useState(false)
  const zones = useMemo(() => (isListed ? timeZoneChoices(locale, openedAt) : []), [isListed, locale, openedAt])
  const chosenZone = useMemo(() => timeZoneLabel(draft.timeZone, locale, openedAt), [draft.timeZone, locale, openedAt])
  // An id without colons, because some code looks it up by a CSS selector.
  const list = useId().replaceAll(':', '')
  return (
    <SettingGroup title={t('settings.time')} about={t('settings.time.about')}>
      <SettingField
        label={t('settings.cutOff')}
        problem={problems.cutOff === undefined ? undefined : t(problems.cutOff)}
      >
        <Input
          type="time"
          value={draft.cutOff}
          onChange={(cutOff) => onChange({ cutOff })}
          aria-label={t('settings.cutOff')}
          validateStatus={problems.cutOff === undefined ? 'default' : 'error'}
        />
      </SettingField>
      <SettingField
        label={t('settings.timeZone')}
        problem={problems.timeZone === undefined ? undefined : t(problems.timeZone)}
      >
        <Input
          value={draft.timeZone}
          onChange={(timeZone) => onChange({ timeZone })}
          aria-label={t('settings.timeZone')}
          list={list}
          placeholder={t('settings.timeZone.search')}
          autoComplete="off"
          onFocus={(event) => {
            setIsListed(true)
            event.currentTarget.select()
          }}
          validateStatus={problems.timeZone === undefined ? 'default' : 'error'}
        />
        <datalist id={list}>
          {zones.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
        {chosenZone !== null && <p className="ct-quiet">{chosenZone}</p>}
      </SettingField>
    </SettingGroup>
  )
}
