import Button from '@douyinfe/semi-ui/lib/es/button'
import { useState } from 'react'
import type { AppState, SheetState } from '../../application/appState.ts'
import type { HostError } from '../../application/ports.ts'
import type { TrackerSettings } from '../../application/settings.ts'
import { hostErrorText } from '../hostErrorText.ts'
import { Choice } from '../parts/Choice.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { CalendarSettings } from './CalendarSettings.tsx'
import { SampleRemoval } from './SampleRemoval.tsx'
import { SchemaCheck } from './SchemaCheck.tsx'
import { SettingGroup } from './Setting.tsx'
import { SheetSettings } from './SheetSettings.tsx'
import { StampSettings } from './StampSettings.tsx'
import { ThresholdSettings } from './ThresholdSettings.tsx'
import { TimeSettings } from './TimeSettings.tsx'
import { draftProblems, isSameDraft, settingsOf, type SettingsDraft } from './settingsDraft.ts'
import './settings.css'

const LANGUAGES: readonly TrackerSettings['language'][] = ['auto', 'zh-CN', 'en-US', 'ja-JP']

type Saving = { readonly kind: 'idle' } | { readonly kind: 'saving' } | { readonly kind: 'saved' } | { readonly kind: 'refused'; readonly error: HostError }

/**
 * Keeps what is being typed apart from what is stored: a draft follows the stored settings until somebody types,
 * survives a refused save, and says so when another person saved in the meantime.
 */
function useSettingsDraft(stored: TrackerSettings) {
  const { t, actions, announce } = useSidebar()
  const [typed, setTyped] = useState<SettingsDraft | null>(null)
  const [base, setBase] = useState<SettingsDraft>(stored)
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const draft: SettingsDraft = typed ?? stored
  const settings = settingsOf(draft)
  return {
    draft,
    problems: draftProblems(draft),
    isDirty: typed !== null && !isSameDraft(typed, stored),
    isOvertaken: typed !== null && !isSameDraft(base, stored),
    isSaveable: settings !== null && saving.kind !== 'saving',
    saving,
    change: (change: Partial<SettingsDraft>) => {
      if (typed === null) setBase(stored)
      setTyped({ ...draft, ...change })
      setSaving({ kind: 'idle' })
    },
    discard: () => {
      setTyped(null)
      setSaving({ kind: 'idle' })
    },
    save: async () => {
      if (settings === null) return
      setSaving({ kind: 'saving' })
      const error = await actions.saveSettings(settings)
      if (error !== null) {
        setSaving({ kind: 'refused', error })
        return
      }
      setTyped(null)
      setSaving({ kind: 'saved' })
      announce(t('settings.saved'))
    },
  }
}

/** Thresholds, times, calendar, language; the sheets and their health. One bar saves, and only when there is something to. */
export function SettingsPanel({ state, sheet, onAdd }: {
  readonly state: AppState
  readonly sheet: SheetState
  readonly onAdd: () => void
}) {
  const { t } = useSidebar()
  const { draft, problems, isDirty, isOvertaken, isSaveable, saving, change, discard, save } = useSettingsDraft(state.settings)
  return (
    <div className="ct-settings">
      <ThresholdSettings bands={draft.bands} problems={problems} onChange={(bands) => change({ bands })} />
      <TimeSettings draft={draft} problems={problems} onChange={change} />
      <CalendarSettings calendar={draft.calendar} onChange={(calendar) => change({ calendar })} />
      <StampSettings stamps={draft.stamps} onChange={(stamps) => change({ stamps })} />
      <SettingGroup title={t('settings.language')}>
        <Choice
          label={t('settings.language')} value={draft.language}
          choices={LANGUAGES.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
          onChange={(language) => change({ language })}
        />
      </SettingGroup>
      <SheetSettings sheets={state.sheets} shown={sheet.tableId} onAdd={onAdd} />
      <SchemaCheck key={sheet.tableId} mayManage={state.mayManage} />
      <SampleRemoval key={`sample-${sheet.tableId}`} sample={sheet.sample} />
      <SettingGroup title={t('settings.about')}>
        <p className="ct-quiet">{t('settings.about.text')}</p>
      </SettingGroup>

      {(isDirty || saving.kind === 'saved' || saving.kind === 'refused') && (
        <section className="ct-save-bar" aria-label={t('settings.saveBar')}>
          {saving.kind === 'refused' && <Notice tone="danger">{t('settings.notSaved')} {hostErrorText(t, saving.error)}</Notice>}
          {isDirty && isOvertaken && <Notice tone="warning">{t('settings.overtaken')}</Notice>}
          {isDirty ? (
            <div className="ct-toolbar">
              <span className="ct-quiet">{t('settings.unsaved')}</span>
              <Button onClick={discard}>{t('settings.discard')}</Button>
              <Button
                theme="solid" type="primary" disabled={!isSaveable} loading={saving.kind === 'saving'}
                onClick={() => void save()}
              >
                {t('settings.save')}
              </Button>
            </div>
          ) : saving.kind === 'saved' && <Notice tone="success">{t('settings.saved')}</Notice>}
        </section>
      )}
    </div>
  )
}
