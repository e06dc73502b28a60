import type { HealthExplanation, TaskAssessment } from '../../domain/index.ts'
import { TASK_FIELDS, fieldSpec, type Hue, type OptionSpec } from '../../schema/index.ts'
import { Icon } from './Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './parts.css'

const huesOf = (options: readonly OptionSpec[] | undefined): ReadonlyMap<string, Hue> =>
  new Map((options ?? []).map((option) => [option.key, option.hue]))

const STATE_HUES = huesOf(TASK_FIELDS.state.options)
const BAND_HUES = huesOf(TASK_FIELDS.band.options)
const HEALTH_HUES = huesOf(fieldSpec('campaigns', 'health').options)

/** The hue of a state, the same as that of its option in the table. */
export const stateHue = (state: TaskAssessment['state']): Hue => STATE_HUES.get(state) ?? 'grey'
/** The hue of a band, the same as that of its option in the table. */
export const bandHue = (band: TaskAssessment['band']): Hue => BAND_HUES.get(band) ?? 'grey'

/** The hue of a campaign's health, the same as that of its option in the table. */
export const healthHue = (health: HealthExplanation['value']): Hue => HEALTH_HUES.get(health) ?? 'grey'

/** A task's state as word, shape and colour. */
export function StateTag({ state }: { readonly state: TaskAssessment['state'] }) {
  const { t } = useSidebar()
  return (
    <span className="ct-tag" data-hue={stateHue(state)}>
      <Icon name={state} size={12} />
      {t(`state.${state}`)}
    </span>
  )
}

/** A deviation band as word, shape and colour. */
export function BandTag({ band }: { readonly band: TaskAssessment['band'] }) {
  const { t } = useSidebar()
  return (
    <span className="ct-tag" data-hue={bandHue(band)}>
      <Icon name={band} size={12} />
      {t(`band.${band}`)}
    </span>
  )
}
