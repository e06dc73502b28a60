import Button from '@douyinfe/semi-ui/lib/es/button'
import Switch from '@douyinfe/semi-ui/lib/es/switch'
import './settings.css'
import { useMemo } from 'react'
import type { AppState } from '../../application/app/appState.ts'
import type { TableKey } from '../../schema/index.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'
import { AdditionSection } from '../additions/AdditionSection.tsx'
import { Choice } from '../parts/Choice.tsx'
import { GuardedButton } from '../parts/GuardedButton.tsx'
import { Notice } from '../parts/Notice.tsx'
import { NativeRewrites } from '../native/NativeRewrites.tsx'
import { NativeSection } from '../native/NativeSection.tsx'
import { RunsSection } from '../runs/RunsSection.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { AddLinks } from './AddLinks.tsx'
import { CalendarSettings } from './CalendarSettings.tsx'
import { GoalSettings, LagSettings, LoadSettings, SlaSettings } from './LimitSettings.tsx'
import { SampleRemoval } from './SampleRemoval.tsx'
import { SchemaCheck } from './SchemaCheck.tsx'
import { SettingGroup } from './Setting.tsx'
import { SheetSettings } from './SheetSettings.tsx'
import { StampSettings } from './StampSettings.tsx'
import { ThresholdSettings } from './ThresholdSettings.tsx'
import { TimeSettings } from './TimeSettings.tsx'
import type { DraftProblems, SettingsDraft } from './settingsDraft.ts'
import { savedText, useSettingsDraft } from './useSettingsDraft.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { bringWords, type MessageKey, type Translate } from '../../i18n/index.ts'
import { settings as settingsWords } from '../../i18n/zh-CN/settings.ts'

bringWords(settingsWords)

const LANGUAGES: readonly TrackerSettings['language'][] = ['auto', 'zh-CN', 'en-US', 'ja-JP']

/** All settings, and the sheets with their health. A bar with the save button appears when something was changed. */
export function SettingsPanel({
  state,
  sheet,
  onAdd,
  onAdopt,
  onImport,
  onUpgrade,
  onBeside,
}: {
  readonly state: AppState
  readonly sheet: SheetState
  readonly onAdd: () => void
  readonly onAdopt: () => void
  readonly onImport: () => void
  /** Called with the sheet that people want to upgrade to a larger template. */
  readonly onUpgrade: (tableId: string) => void
  /** Called with the sheet beside whose tasks people want to take over tables. */
  readonly onBeside: (tableId: string) => void
}) {
  const { t } = useSidebar()
  const hasOwn = state.sheets.some(({ tableId, hasOwnSettings }) => tableId === sheet.tableId && hasOwnSettings)
  const stored = useMemo((): SettingsDraft => ({ ...state.settings, own: hasOwn }), [state.settings, hasOwn])
  const { draft, settings, problems, isDirty, isOvertaken, saving, change, discard, save } = useSettingsDraft(
    sheet.tableId,
    stored,
  )
  /** Whether a sheet that these settings are for has the table: others need no setting about it. */
  const hasTable = (table: TableKey): boolean =>
    state.sheets.some(
      (one) => (!draft.own || one.tableId === sheet.tableId) && one.tables.some((t) => t.table === table),
    )
  // When switched off, the sheet follows the Base again: show the settings of the Base.
  const setOwn = (own: boolean) => change(own ? { own } : { ...state.baseSettings, language: draft.language, own })
  return (
    <div className="ct-settings">
      <ScopeSettings sheet={sheet} sheets={state.sheets} isOwn={draft.own} onChange={setOwn} />
      <ThresholdSettings bands={draft.bands} problems={problems} onChange={(bands) => change({ bands })} />
      <TimeSettings draft={draft} problems={problems} onChange={change} />
      <CalendarSettings calendar={draft.calendar} onChange={(calendar) => change({ calendar })} />
      {hasTable('issues') && <SlaSettings sla={draft.sla} problems={problems} onChange={(sla) => change({ sla })} />}
      {hasTable('kpis') && <GoalSettings draft={draft} tasks={sheet.tasks} problems={problems} onChange={change} />}
      <LoadSettings loadPeak={draft.loadPeak} problems={problems} onChange={(loadPeak) => change({ loadPeak })} />
      {!sheet.columns.includes('predecessors') && state.mayManage === true && <AddLinks />}
      {sheet.columns.includes('predecessors') && (
        <LagSettings
          lagDefaults={draft.lagDefaults}
          tasks={sheet.tasks}
          problems={problems}
          onChange={(lagDefaults) => change({ lagDefaults })}
        />
      )}
      <StampSettings stamps={draft.stamps} onChange={(stamps) => change({ stamps })} />
      <SettingGroup title={t('settings.language')} {...(draft.own ? { about: t('settings.language.shared') } : {})}>
        <Choice
          label={t('settings.language')}
          value={draft.language}
          choices={LANGUAGES.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
          onChange={(language) => change({ language })}
        />
      </SettingGroup>
      <SheetSettings
        state={state}
        shown={sheet.tableId}
        missing={sheet.missing}
        onAdd={onAdd}
        onAdopt={onAdopt}
        onImport={onImport}
        onUpgrade={onUpgrade}
        onBeside={onBeside}
      />
      <SchemaCheck key={sheet.tableId} mayManage={state.mayManage} timeZone={state.settings.timeZone} />
      <AdditionSection
        key={`growth-${sheet.tableId}`}
        sheet={sheet}
        tasks={sheet.tasks}
        mayManage={state.mayManage}
        timeZone={state.settings.timeZone}
      />
      <NativeSection
        key={`native-${sheet.tableId}`}
        language={sheet.language}
        cutOff={state.settings.cutOff}
        mayManage={state.mayManage}
      />
      <RunsSection
        key={`runs-${sheet.tableId}`}
        mayEdit={state.mayEdit !== false}
        surroundings={{ timeZone: state.settings.timeZone, me: state.userId, tasks: sheet.tasks }}
      />
      <SampleRemoval key={`sample-${sheet.tableId}`} sample={sheet.sample} />
      <SettingGroup title={t('settings.about')}>
        <p className="ct-quiet">{t('settings.about.text')}</p>
      </SettingGroup>

      {(isDirty || saving.kind === 'saved' || saving.kind === 'refused') && (
        <section className="ct-save-bar" aria-label={t('settings.saveBar')}>
          {saving.kind === 'refused' && (
            <Notice tone="danger">
              {t('settings.notSaved')} {hostErrorText(t, saving.error)}
            </Notice>
          )}
          {isDirty && isOvertaken && <Notice tone="warning">{t('settings.overtaken')}</Notice>}
          {isDirty && settings !== null && (
            <NativeRewrites settings={settings} scope={draft.own ? 'sheet' : 'base'} mayManage={state.mayManage} />
          )}
          {isDirty ? (
            <div className="ct-toolbar">
              <span className="ct-quiet">
                {draft.own ? t('settings.unsaved.own', { name: sheet.name }) : t('settings.unsaved')}
              </span>
              <Button onClick={discard}>{t('settings.discard')}</Button>
              <GuardedButton
                theme="solid"
                type="primary"
                whyNot={whyNotSaved(t, problems)}
                loading={saving.kind === 'saving'}
                onClick={() => void save()}
              >
                {t('settings.save')}
              </GuardedButton>
            </div>
          ) : (
            saving.kind === 'saved' && <Notice tone="success">{savedText(t, saving.isOwn)}</Notice>
          )}
        </section>
      )}
    </div>
  )
}

/** Which setting cannot be saved and why, and how many others there are; null when all can. */
function whyNotSaved(t: Translate, problems: DraftProblems): string | null {
  const wrong = PROBLEM_FIELDS.flatMap((field) => {
    const problem = problems[field]
    return problem === undefined ? [] : [{ field, problem }]
  })
  const [first] = wrong
  if (first === undefined) return null
  const setting = t(NAME_OF[first.field])
  return t('settings.whyNot', { setting, problem: t(first.problem), count: wrong.length })
}

/** What each setting is called, in the order of the page. */
const NAME_OF = {
  watch: 'band.watch',
  warn: 'band.warning',
  severe: 'band.severe',
  cutOff: 'settings.cutOff',
  timeZone: 'settings.timeZone',
  response: 'settings.sla.response',
  solution: 'settings.sla.solution',
  coreKpiWeight: 'settings.goals.core',
  phaseWeights: 'settings.phases',
  loadPeak: 'settings.load',
  lagDefaults: 'settings.lags',
} as const satisfies Record<keyof DraftProblems, MessageKey>
const PROBLEM_FIELDS = Object.keys(NAME_OF) as readonly (keyof DraftProblems)[]

/** Lets people choose whether the settings are for the whole Base or for this sheet alone. */
function ScopeSettings({
  sheet,
  sheets,
  isOwn,
  onChange,
}: {
  readonly sheet: SheetState
  readonly sheets: AppState['sheets']
  readonly isOwn: boolean
  readonly onChange: (isOwn: boolean) => void
}) {
  const { t } = useSidebar()
  return (
    <label className="ct-switch-line ct-scope">
      <span>
        {t('settings.own')}
        <small>
          {isOwn
            ? t('settings.own.on', { name: sheet.name })
            : t('settings.own.off', { count: sheets.filter((one) => !one.hasOwnSettings).length })}
        </small>
      </span>
      <Switch size="small" checked={isOwn} aria-label={t('settings.own')} onChange={onChange} />
    </label>
  )
}
