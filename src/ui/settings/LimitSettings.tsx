import { InputNumber } from '@douyinfe/semi-ui/lib/es/inputNumber'
import { useMemo } from 'react'
import { phasesOf } from '../../application/companions/due.ts'
import { written } from '../../domain/index.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { formatPercent } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { SettingField, SettingGroup } from './Setting.tsx'
import { isLag, SLA_LIMITS, type DraftProblems, type SettingsDraft } from './settingsDraft.ts'

interface NumberSettingProps {
  readonly name: string
  /** What stands in front of the field; the name where nothing else is given. */
  readonly label?: string
  readonly value: number | null
  readonly prefix?: string
  readonly suffix: string
  readonly problem: string | undefined
  /** Shown below the field. */
  readonly hint?: string
  readonly onChange: (value: number | null) => void
}

/** A number with its unit; an empty field is null. */
function NumberSetting({ name, label = name, value, prefix, suffix, problem, hint, onChange }: NumberSettingProps) {
  return (
    <SettingField label={label} problem={problem}>
      <InputNumber
        value={value ?? ''}
        onChange={(typed) => onChange(typed === '' || !Number.isFinite(Number(typed)) ? null : Number(typed))}
        hideButtons
        suffix={suffix}
        aria-label={name}
        {...(prefix === undefined ? {} : { prefix })}
        {...(problem === undefined ? {} : { validateStatus: 'error' as const })}
      />
      {hint !== undefined && <p className="ct-quiet">{hint}</p>}
    </SettingField>
  )
}

interface PartProps {
  readonly problems: DraftProblems
}

/** The hours within which a problem needs a response and a solution. [SL1] */
export function SlaSettings({
  sla,
  problems,
  onChange,
}: PartProps & {
  readonly sla: SettingsDraft['sla']
  readonly onChange: (sla: SettingsDraft['sla']) => void
}) {
  const { t } = useSidebar()
  return (
    <SettingGroup title={t('settings.sla')} about={t('settings.sla.about')}>
      {SLA_LIMITS.map((key) => {
        const problem = problems[key]
        return (
          <NumberSetting
            key={key}
            name={t(`settings.sla.${key}`)}
            value={sla[key]}
            prefix={t('settings.within')}
            suffix={t('settings.hours')}
            problem={problem === undefined ? undefined : t(problem)}
            onChange={(value) => onChange({ ...sla, [key]: value })}
          />
        )
      })}
    </SettingGroup>
  )
}

/** How goals are weighted in the overall attainment [KP3], and by stage in what should be reached by now [KP2]. */
export function GoalSettings({
  draft,
  tasks,
  problems,
  onChange,
}: PartProps & {
  readonly draft: Pick<SettingsDraft, 'coreKpiWeight' | 'phaseWeights'>
  readonly tasks: readonly AssessedTask[]
  readonly onChange: (change: Partial<Pick<SettingsDraft, 'coreKpiWeight' | 'phaseWeights'>>) => void
}) {
  const { t } = useSidebar()
  const { coreKpiWeight, phaseWeights } = draft
  const present = useMemo(() => phasesOf(tasks).map(({ phase }) => phase), [tasks])
  const stages = [...new Set([...present, ...Object.keys(phaseWeights)])]
  const ofPhases = problems.phaseWeights
  return (
    <>
      <SettingGroup title={t('settings.goals')} about={t('settings.goals.about')}>
        <NumberSetting
          name={t('settings.goals.core')}
          value={coreKpiWeight}
          suffix={t('settings.goals.percent')}
          problem={problems.coreKpiWeight === undefined ? undefined : t(problems.coreKpiWeight)}
          onChange={(value) => onChange({ coreKpiWeight: value })}
          {...(coreKpiWeight === null || problems.coreKpiWeight !== undefined
            ? {}
            : { hint: t('settings.goals.auxiliary', { percent: formatPercent(100 - coreKpiWeight) }) })}
        />
      </SettingGroup>
      <SettingGroup title={t('settings.phases')} about={t('settings.phases.about')}>
        {stages.length === 0 && <p className="ct-quiet">{t('settings.phases.none')}</p>}
        {stages.map((stage) => {
          const weight = Object.hasOwn(phaseWeights, stage) ? (phaseWeights[stage] ?? null) : null
          const isWrong = ofPhases !== undefined && weight !== null && !(weight > 0 && weight <= 100)
          return (
            <NumberSetting
              key={stage}
              name={t('settings.phases.of', { stage })}
              label={stage}
              value={weight}
              suffix={t('settings.phases.parts')}
              problem={isWrong ? t(ofPhases) : undefined}
              onChange={(value) => onChange({ phaseWeights: withNumber(phaseWeights, stage, value) })}
              {...(present.includes(stage) ? {} : { hint: t('settings.phases.gone') })}
            />
          )
        })}
      </SettingGroup>
    </>
  )
}

function withNumber(
  numbers: Readonly<Record<string, number>>,
  name: string,
  number: number | null,
): Readonly<Record<string, number>> {
  const { [name]: _before, ...others } = numbers
  return number === null ? others : { ...others, [name]: number }
}

/** How many days the next task waits for one of this stage, module or channel, where 间隔天数 is empty. [DP4] */
export function LagSettings({
  lagDefaults,
  tasks,
  problems,
  onChange,
}: PartProps & {
  readonly lagDefaults: SettingsDraft['lagDefaults']
  readonly tasks: readonly AssessedTask[]
  readonly onChange: (lagDefaults: SettingsDraft['lagDefaults']) => void
}) {
  const { t } = useSidebar()
  const names = useMemo(
    () => [
      ...new Set(tasks.flatMap(({ row }) => [row.stage, row.module, row.channel].flatMap((one) => written(one) ?? []))),
    ],
    [tasks],
  )
  return (
    <SettingGroup title={t('settings.lags')} about={t('settings.lags.about')}>
      {names.length === 0 && <p className="ct-quiet">{t('settings.lags.none')}</p>}
      {names.map((name) => {
        const days = Object.hasOwn(lagDefaults, name) ? (lagDefaults[name] ?? null) : null
        const isWrong = problems.lagDefaults !== undefined && days !== null && !isLag(days)
        return (
          <NumberSetting
            key={name}
            name={t('settings.lags.of', { name })}
            label={name}
            value={days}
            suffix={t('settings.lags.days')}
            problem={isWrong ? t('settings.problem.lag') : undefined}
            onChange={(value) => onChange(withNumber(lagDefaults, name, value))}
          />
        )
      })}
    </SettingGroup>
  )
}

/** From how many tasks of one person on one day on the day is a peak. [WK2] */
export function LoadSettings({
  loadPeak,
  problems,
  onChange,
}: PartProps & {
  readonly loadPeak: number | null
  readonly onChange: (loadPeak: number | null) => void
}) {
  const { t } = useSidebar()
  return (
    <SettingGroup title={t('settings.load')} about={t('settings.load.about')}>
      <NumberSetting
        name={t('settings.load')}
        label={t('settings.load.each')}
        value={loadPeak}
        prefix={t('settings.load.from')}
        suffix={t('settings.load.tasks')}
        problem={problems.loadPeak === undefined ? undefined : t(problems.loadPeak)}
        onChange={onChange}
      />
    </SettingGroup>
  )
}
