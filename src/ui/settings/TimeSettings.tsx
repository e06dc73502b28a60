import { Input } from '@douyinfe/semi-ui/lib/es/input'
import { useId, useMemo, useState } from 'react'
import { useSidebar } from '../sidebarContext.ts'
import { SettingField, SettingGroup } from './Setting.tsx'
import type { DraftProblems, SettingsDraft } from './settingsDraft.ts'
import { timeZoneChoices } from './timeZones.ts'

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
  // Compute names and offsets of several hundred zones once, not at every keystroke.
  const [openedAt] = useState(clock)
  const zones = useMemo(() => timeZoneChoices(locale, openedAt), [locale, openedAt])
  const chosenZone = zones.find(({ value }) => value === draft.timeZone)
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
          onFocus={(event) => event.currentTarget.select()}
          validateStatus={problems.timeZone === undefined ? 'default' : 'error'}
        />
        <datalist id={list}>
          {zones.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
        {chosenZone !== undefined && <p className="ct-quiet">{chosenZone.label}</p>}
      </SettingField>
    </SettingGroup>
  )
}
