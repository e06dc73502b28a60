import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'
import { BandTag } from '../parts/Tag.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { SettingField, SettingGroup } from './Setting.tsx'
import { THRESHOLDS, type DraftProblems, type SettingsDraft, type Threshold } from './settingsDraft.ts'

/** The band that begins at each threshold. [DV3] */
const OPENS = { watch: 'watch', warn: 'warning', severe: 'severe' } as const

/** Thresholds in points behind plan, for each band. */
export function ThresholdSettings({
  bands,
  problems,
  onChange,
}: {
  readonly bands: SettingsDraft['bands']
  readonly problems: DraftProblems
  readonly onChange: (bands: SettingsDraft['bands']) => void
}) {
  const { t } = useSidebar()
  const set = (key: Threshold) => (value: number | string) =>
    onChange({ ...bands, [key]: value === '' || !Number.isFinite(Number(value)) ? null : Number(value) })
  return (
    <SettingGroup title={t('settings.thresholds')} about={t('settings.thresholds.about')}>
      {THRESHOLDS.map((key) => {
        const problem = problems[key]
        return (
          <SettingField
            key={key}
            label={<BandTag band={OPENS[key]} />}
            problem={problem === undefined ? undefined : t(problem)}
          >
            <InputNumber
              value={bands[key] ?? ''}
              onChange={set(key)}
              hideButtons
              suffix={t('settings.points')}
              prefix={t('settings.behindMoreThan')}
              aria-label={t(`band.${OPENS[key]}`)}
              {...(problem === undefined ? {} : { validateStatus: 'error' as const })}
            />
          </SettingField>
        )
      })}
    </SettingGroup>
  )
}
