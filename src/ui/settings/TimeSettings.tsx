import { Input } from '@douyinfe/semi-ui/lib/es/input'
import Select from '@douyinfe/semi-ui/lib/es/select'
import { useMemo, useState } from 'react'
import { useSidebar } from '../sidebarContext.ts'
import { SettingField, SettingGroup } from './Setting.tsx'
import type { DraftProblems, SettingsDraft } from './settingsDraft.ts'
import { timeZoneChoices } from './timeZones.ts'

/** When a day counts, and whose day it is. [TM1] [TM2] */
export function TimeSettings({ draft, problems, onChange }: {
  readonly draft: Pick<SettingsDraft, 'cutOff' | 'timeZone'>
  readonly problems: DraftProblems
  readonly onChange: (change: Partial<Pick<SettingsDraft, 'cutOff' | 'timeZone'>>) => void
}) {
  const { t, locale, clock } = useSidebar()
  // Names and offsets of several hundred zones are worth making once, not at every keystroke.
  const [openedAt] = useState(clock)
  const zones = useMemo(() => timeZoneChoices(locale, draft.timeZone, openedAt), [locale, draft.timeZone, openedAt])
  return (
    <SettingGroup title={t('settings.time')} about={t('settings.time.about')}>
      <SettingField label={t('settings.cutOff')} problem={problems.cutOff === undefined ? undefined : t(problems.cutOff)}>
        <Input
          type="time" value={draft.cutOff} onChange={(cutOff) => onChange({ cutOff })} aria-label={t('settings.cutOff')}
          validateStatus={problems.cutOff === undefined ? 'default' : 'error'}
        />
      </SettingField>
      <SettingField label={t('settings.timeZone')}>
        <Select
          filter value={draft.timeZone} optionList={[...zones]} aria-label={t('settings.timeZone')}
          emptyContent={t('settings.timeZone.none')} searchPlaceholder={t('settings.timeZone.search')}
          virtualize={{ height: 252, itemSize: 36, width: '100%' }} dropdownMatchSelectWidth
          onChange={(timeZone) => { if (typeof timeZone === 'string') onChange({ timeZone }) }}
        />
      </SettingField>
    </SettingGroup>
  )
}
