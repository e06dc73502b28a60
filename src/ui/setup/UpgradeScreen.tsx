import Button from '@douyinfe/semi-ui/lib/es/button'
import Switch from '@douyinfe/semi-ui/lib/es/switch'
import { useId, useState } from 'react'
import type { AppState, TrackedSheetInfo } from '../../application/app/appState.ts'
import type { HostError } from '../../application/ports.ts'
import { presetsBeyond, type SetupPreview } from '../../application/setup/previewPlan.ts'
import type { PresetId } from '../../schema/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { ArrivalHeading } from '../parts/ArrivalHeading.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { RefusedNotice } from '../parts/RefusedNotice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { CarriedOverLines } from './CarriedOverLines.tsx'
import { PlanView, isEmptyPlan, planCounts } from './PlanView.tsx'
import { PresetCard } from './PresetCard.tsx'
import './setup.css'

/** Upgrade of a sheet: choose a larger template, see what it adds to the existing tables, and start. */
export function UpgradeScreen({
  sheet,
  mayManage,
  onLeave,
}: {
  readonly sheet: TrackedSheetInfo
  readonly mayManage: AppState['mayManage']
  readonly onLeave: () => void
}) {
  const { t, actions } = useSidebar()
  const whyNot = useId()
  const larger = presetsBeyond(sheet)
  const [preset, setPreset] = useState<PresetId | undefined>(larger[0])
  // Offer the optional columns again to a sheet that was made without them.
  const [withOptional, setWithOptional] = useState(true)
  const plan = useUpgrade(sheet, preset, withOptional)
  const isReady = plan.kind === 'known' && !isEmptyPlan(plan.preview)
  const start = () => {
    if (preset === undefined) return
    actions.startSetup({ preset, withOptional, sample: 'none', another: false, grows: sheet.tableId })
    onLeave()
  }
  return (
    <div className="ct-setup">
      <header>
        <button type="button" className="ct-plain ct-link ct-back" onClick={onLeave}>
          <Icon name="chevronLeft" size={14} />
          {t('common.back')}
        </button>
        <ArrivalHeading>{t('upgrade.title', { name: sheet.name })}</ArrivalHeading>
        <p>{t('upgrade.promise', { preset: t(`preset.${sheet.preset}.name`) })}</p>
      </header>
      {preset === undefined ? (
        <Notice tone="info">{t('upgrade.largest')}</Notice>
      ) : (
        <>
          <fieldset className="ct-choice-list">
            <legend className="ct-hidden">{t('upgrade.choose')}</legend>
            {larger.map((one) => (
              <PresetCard key={one} preset={one} isChosen={one === preset} onChoose={() => setPreset(one)} />
            ))}
          </fieldset>
          {!sheet.withOptional && (
            <label className="ct-switch-line">
              <span>{t('setup.optional')}</span>
              <Switch size="small" checked={withOptional} aria-label={t('setup.optional')} onChange={setWithOptional} />
            </label>
          )}
          <AdditionPlan plan={plan} />
          {mayManage === false && (
            <div id={whyNot}>
              <Notice tone="warning">{t('upgrade.mayNot')}</Notice>
            </div>
          )}
          <Button
            block
            theme="solid"
            type="primary"
            size="large"
            disabled={!isReady || mayManage === false}
            {...(mayManage === false ? { 'aria-describedby': whyNot } : {})}
            onClick={start}
          >
            {preset === sheet.preset
              ? t('upgrade.complete')
              : t('upgrade.start', { preset: t(`preset.${preset}.name`) })}
          </Button>
          <p className="ct-quiet ct-setup-foot">{t('upgrade.safe')}</p>
        </>
      )}
    </div>
  )
}

type Plan =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly preview: SetupPreview }
  | { readonly kind: 'refused'; readonly error: HostError; readonly again: () => void }

/** Reads the plan of an upgrade; again when another preset is chosen, and on request after a refusal. */
function useUpgrade({ tableId }: TrackedSheetInfo, preset: PresetId | undefined, withOptional: boolean): Plan {
  const { actions } = useSidebar()
  const { answer, isCurrent, askAgain } = useAnswer([tableId, preset, withOptional], async () =>
    preset === undefined ? null : actions.previewUpgrade(tableId, { preset, withOptional }),
  )
  if (answer === null || !isCurrent) return { kind: 'reading' }
  return answer.ok
    ? { kind: 'known', preview: answer.value }
    : { kind: 'refused', error: answer.error, again: askAgain }
}

function AdditionPlan({ plan }: { readonly plan: Plan }) {
  const { t } = useSidebar()
  switch (plan.kind) {
    case 'reading':
      return (
        <div className="ct-skeleton" aria-busy="true">
          <span className="ct-hidden">{t('upgrade.reading')}</span>
          <i style={{ height: 40 }} />
        </div>
      )
    case 'refused':
      return <RefusedNotice error={plan.error} onRetry={plan.again} />
    case 'known':
      return isEmptyPlan(plan.preview) ? (
        <Notice tone="success">{t('upgrade.nothing')}</Notice>
      ) : (
        <details className="ct-plan" open>
          <summary>
            <Icon name="chevronRight" size={14} />
            <span>{t('upgrade.plan')}</span>
            <small>{t('plan.countsOfTables', planCounts(plan.preview))}</small>
          </summary>
          <PlanView plan={plan.preview} />
          <CarriedOverLines carried={plan.preview.carried} />
          <p className="ct-quiet">{t('plan.nameTaken')}</p>
        </details>
      )
  }
}
