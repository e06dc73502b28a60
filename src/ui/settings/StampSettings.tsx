import { Choice } from '../parts/Choice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { SettingGroup } from './Setting.tsx'
import type { SettingsDraft } from './settingsDraft.ts'

/** Whether actual dates that progress suggests are asked about or written at once. [MI2] */
export function StampSettings({
  stamps,
  onChange,
}: {
  readonly stamps: SettingsDraft['stamps']
  readonly onChange: (stamps: SettingsDraft['stamps']) => void
}) {
  const { t } = useSidebar()
  return (
    <SettingGroup title={t('settings.stamps')} about={t('settings.stamps.about')}>
      <Choice
        label={t('settings.stamps')}
        value={stamps}
        onChange={onChange}
        choices={(['propose', 'automatic'] as const).map((value) => ({ value, label: t(`settings.stamps.${value}`) }))}
      />
    </SettingGroup>
  )
}
