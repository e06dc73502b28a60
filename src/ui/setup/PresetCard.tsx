import { presetSize } from '../../application/setup/previewPlan.ts'
import type { PresetId } from '../../schema/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** A template to choose, with its size and purpose. */
export function PresetCard({
  preset,
  isChosen,
  onChoose,
}: {
  readonly preset: PresetId
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { t } = useSidebar()
  return (
    <label className="ct-choice" data-chosen={isChosen}>
      <input type="radio" name="preset" value={preset} checked={isChosen} onChange={onChoose} />
      <strong>{t(`preset.${preset}.name`)}</strong>
      <small>{t('preset.size', presetSize(preset))}</small>
      <span>{t(`preset.${preset}.about`)}</span>
    </label>
  )
}
