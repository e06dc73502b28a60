import Button from '@douyinfe/semi-ui/lib/es/button'
import Switch from '@douyinfe/semi-ui/lib/es/switch'
import { useId, useState } from 'react'
import type { SampleChoice, SetupRequest } from '../../application/settings.ts'
import { PRESETS, type PresetId } from '../../schema/index.ts'
import { Icon } from '../Icon.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { SetupPlan } from './SetupPlan.tsx'
import './setup.css'

/** The simplest first, as the presets are declared. */
const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]
/** What people get for it, as three pictures with a line each. */
const GAINS = [
  { key: 'deviation', icon: 'inProgress' },
  { key: 'why', icon: 'warning' },
  { key: 'report', icon: 'copy' },
] as const
const SAMPLES: readonly SampleChoice[] = ['none', 'verbatim', 'shifted']

/** "What is this and what do I do?": presets, what each will create, and one button. */
export function FirstScreen({ mayManage, isFurther, onLeave }: {
  /** null: not known yet; the host will say so if it refuses. */
  readonly mayManage: boolean | null
  /** There are tracked sheets already: this one comes beside them. */
  readonly isFurther: boolean
  /** Called when set-up starts, and when people go back to their sheets. */
  readonly onLeave: () => void
}) {
  const { t, actions } = useSidebar()
  const whyNot = useId()
  const [request, setRequest] = useState<SetupRequest>({
    preset: 'S2', withOptional: true, another: isFurther,
    // A first look is worth more with rows in it; they go with one click.
    sample: isFurther ? 'none' : 'shifted',
  })
  const hasOptional = PRESETS[request.preset].tables.some((table) => table.columns.some((column) => column.extra === 'optional'))
  const isRefused = mayManage === false
  const start = () => {
    actions.startSetup(request)
    onLeave()
  }
  return (
    <div className="ct-setup">
      <header>
        {isFurther && (
          <button type="button" className="ct-plain ct-link ct-back" onClick={onLeave}>
            <Icon name="chevronLeft" size={14} />{t('common.back')}
          </button>
        )}
        <h1>{isFurther ? t('setup.another') : t('app.name')}</h1>
        <p>{t('setup.promise')}</p>
      </header>
      {!isFurther && (
        <ul className="ct-gains">
          {GAINS.map(({ key, icon }) => (
            <li key={key}>
              <span><Icon name={icon} /></span>
              {t(`setup.gain.${key}`)}
            </li>
          ))}
        </ul>
      )}

      <fieldset className="ct-choice-list">
        <legend className="ct-hidden">{t('setup.choosePreset')}</legend>
        {PRESET_IDS.map((preset) => (
          <PresetCard
            key={preset} preset={preset} isChosen={request.preset === preset}
            onChoose={() => setRequest({ ...request, preset })}
          />
        ))}
      </fieldset>

      {hasOptional && (
        <label className="ct-switch-line">
          <span>
            {t('setup.optional')}
            <small>{t('setup.optional.about')}</small>
          </span>
          <Switch
            size="small" checked={request.withOptional} aria-label={t('setup.optional')}
            onChange={(withOptional) => setRequest({ ...request, withOptional })}
          />
        </label>
      )}

      <SetupPlan request={request} />

      <fieldset className="ct-sample">
        <legend>{t('setup.sample')}</legend>
        {SAMPLES.map((sample) => (
          <label key={sample}>
            <input
              type="radio" name="sample" checked={request.sample === sample}
              onChange={() => setRequest({ ...request, sample })}
            />
            <span>{t(`setup.sample.${sample}`)}</span>
          </label>
        ))}
        <p className="ct-quiet">{t('setup.sample.removable')}</p>
      </fieldset>

      {isRefused && <div id={whyNot}><Notice tone="warning">{t('setup.mayNot')}</Notice></div>}
      <Button
        block theme="solid" type="primary" size="large" disabled={isRefused} {...(isRefused ? { 'aria-describedby': whyNot } : {})}
        onClick={start}
      >
        {t('setup.start')}
      </Button>
      <p className="ct-quiet ct-setup-foot">{t('setup.safe')}</p>
    </div>
  )
}

function PresetCard({ preset, isChosen, onChoose }: {
  readonly preset: PresetId
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { t } = useSidebar()
  return (
    <label className="ct-choice" data-chosen={isChosen}>
      <input type="radio" name="preset" value={preset} checked={isChosen} onChange={onChoose} />
      <strong>{t(`preset.${preset}.name`)}</strong>
      <small>{t(`preset.${preset}.size`)}</small>
      <span>{t(`preset.${preset}.about`)}</span>
    </label>
  )
}
