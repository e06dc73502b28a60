import Button from '@douyinfe/semi-ui/lib/es/button'
import Switch from '@douyinfe/semi-ui/lib/es/switch'
import { useId, useMemo, useState } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { CalendarMode, SampleChoice, SetupRequest } from '../../application/stored/settings.ts'
import { PRESETS, fieldSpec, presetIn, type PresetId, type SheetLanguage } from '../../schema/index.ts'
import { NativeChoice } from '../native/NativeChoice.tsx'
import { Icon } from '../parts/Icon.tsx'
import { ArrivalHeading } from '../parts/ArrivalHeading.tsx'
import { CalendarChoice } from '../parts/CalendarChoice.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { PresetCard } from './PresetCard.tsx'
import { SetupPlan } from './SetupPlan.tsx'
import { StoppedSheets } from './StoppedSheets.tsx'
import './setup.css'

/** The presets in the order of their declaration, the simplest first. */
const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]
/** Three benefits, each with a picture and a line. */
const GAINS = [
  { key: 'deviation', icon: 'inProgress' },
  { key: 'why', icon: 'warning' },
  { key: 'report', icon: 'copy' },
] as const
const SAMPLES: readonly SampleChoice[] = ['none', 'verbatim', 'shifted']
/** Further optional columns are only counted. */
const MOST_NAMED = 3

/** The first screen: explains the extension and lets people choose a preset, see its plan and set it up. */
export function FirstScreen({
  state,
  onLeave,
  onAdopt,
  onImport,
}: {
  readonly state: Pick<AppState, 'mayManage' | 'sheets' | 'stopped' | 'baseSettings'>
  /** Called when set-up starts and when people return to their sheets. */
  readonly onLeave: () => void
  /** Called when people want to track an existing table instead. */
  readonly onAdopt?: () => void
  /** Called when people want to bring an Excel file or a paste. */
  readonly onImport?: () => void
}) {
  const { t, locale, actions } = useSidebar()
  const whyNot = useId()
  // The Base has tracked sheets already, so this is another one.
  const isFurther = state.sheets.length > 0
  const [chosen, setRequest] = useState<SetupRequest>({
    preset: 'S2',
    withOptional: true,
    another: isFurther,
    // Offer sample rows to newcomers; one click removes them.
    sample: isFurther ? 'none' : 'shifted',
  })
  const shared = state.baseSettings.calendar.mode
  // Tables are named in the sidebar's present language and keep those names.
  const request = useMemo<SetupRequest>(() => ({ ...chosen, language: locale }), [chosen, locale])
  const optional = optionalColumns(request.preset, locale)
  const isRefused = state.mayManage === false
  const countsWorkdays = (request.calendar ?? shared) === 'workday'
  // Native columns that count workdays need a table of the days off.
  const further = request.native === true && countsWorkdays ? 1 : 0
  const counts = { tables: PRESETS[request.preset].tables.length + further }
  const { sampleRows } = actions.previewSetup({ ...request, sample: 'verbatim' })
  const start = () => {
    actions.startSetup(request)
    onLeave()
  }
  return (
    <div className="ct-setup">
      <header>
        {isFurther && (
          <button type="button" className="ct-plain ct-link ct-back" onClick={onLeave}>
            <Icon name="chevronLeft" size={14} />
            {t('common.back')}
          </button>
        )}
        {isFurther ? <ArrivalHeading>{t('setup.another')}</ArrivalHeading> : <h1>{t('app.name')}</h1>}
        <p>{t('setup.promise')}</p>
      </header>
      {!isFurther && (
        <ul className="ct-gains">
          {GAINS.map(({ key, icon }) => (
            <li key={key}>
              <span>
                <Icon name={icon} />
              </span>
              {t(`setup.gain.${key}`)}
            </li>
          ))}
        </ul>
      )}
      {isRefused && (
        <div id={whyNot}>
          <Notice
            tone="warning"
            action={
              <CopyButton
                label={t('setup.mayNot.copy')}
                text={() => t('setup.mayNot.message', { preset: t(`preset.${request.preset}.name`), ...counts })}
              />
            }
          >
            {t('setup.mayNot')}
          </Notice>
        </div>
      )}
      {state.stopped.length > 0 && !isFurther && <StoppedSheets stopped={state.stopped} />}

      <fieldset className="ct-choice-list">
        <legend className="ct-hidden">{t('setup.choosePreset')}</legend>
        {PRESET_IDS.map((preset) => (
          <PresetCard
            key={preset}
            preset={preset}
            isChosen={request.preset === preset}
            onChoose={() => setRequest({ ...request, preset })}
          />
        ))}
      </fieldset>

      <CalendarChoice
        mode={request.calendar ?? shared}
        settings={state.baseSettings}
        onChange={(mode) => setRequest(counting(request, mode, shared))}
      />

      {optional.length > 0 && (
        <label className="ct-switch-line">
          <span>
            {t('setup.optional')}
            <small>
              {t('setup.optional.about', {
                columns: optional.slice(0, MOST_NAMED).join(t('common.listSeparator')),
                count: optional.length,
              })}
            </small>
          </span>
          <Switch
            size="small"
            checked={request.withOptional}
            aria-label={t('setup.optional')}
            onChange={(withOptional) => setRequest({ ...request, withOptional })}
          />
        </label>
      )}

      <NativeChoice
        language={locale}
        countsWorkdays={countsWorkdays}
        isOn={request.native === true}
        onChange={(isOn) => setRequest(withNative(request, isOn))}
      />

      <SetupPlan request={request} />

      {sampleRows > 0 && (
        <fieldset className="ct-sample">
          <legend>{t('setup.sample')}</legend>
          {SAMPLES.map((sample) => (
            <label key={sample}>
              <input
                type="radio"
                name="sample"
                checked={request.sample === sample}
                onChange={() => setRequest({ ...request, sample })}
              />
              <span>{t(`setup.sample.${sample}`, { count: sampleRows })}</span>
            </label>
          ))}
          <p className="ct-quiet">{t('setup.sample.removable')}</p>
        </fieldset>
      )}

      <div className="ct-setup-start">
        <Button
          block
          theme="solid"
          type="primary"
          size="large"
          disabled={isRefused}
          {...(isRefused ? { 'aria-describedby': whyNot } : {})}
          onClick={start}
        >
          {t('setup.start')}
        </Button>
        <p className="ct-quiet ct-setup-foot">{t('setup.safe', counts)}</p>
      </div>
      {onAdopt !== undefined && (
        <p className="ct-setup-adopt">
          {t('setup.adopt.ask')}
          <button type="button" className="ct-plain ct-link" onClick={onAdopt}>
            {t('setup.adopt')}
            <Icon name="chevronRight" size={14} />
          </button>
          {onImport !== undefined && (
            <button type="button" className="ct-plain ct-link" onClick={onImport}>
              {t('import.title')}
              <Icon name="chevronRight" size={14} />
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** The request with a calendar, unless it is the one that the Base uses already. */
function counting(
  { calendar: _before, ...request }: SetupRequest,
  mode: CalendarMode,
  shared: CalendarMode,
): SetupRequest {
  return mode === shared ? request : { ...request, calendar: mode }
}

const withNative = ({ native: _before, ...request }: SetupRequest, isOn: boolean): SetupRequest =>
  isOn ? { ...request, native: true } : request

/** Names of the optional columns of a preset, those of the task table and computed ones first. */
function optionalColumns(preset: PresetId, language: SheetLanguage): readonly string[] {
  const added = presetIn(preset, language).tables.flatMap(({ table, columns }) =>
    columns
      .filter(({ extra }) => extra === 'optional')
      .map(({ field, name }) => ({
        name,
        rank: (table === 'tasks' ? 0 : 2) + (fieldSpec(table, field).writtenBy === 'extension' ? 0 : 1),
      })),
  )
  return added.toSorted((a, b) => a.rank - b.rank).map(({ name }) => name)
}
