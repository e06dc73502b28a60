import { TASK_FIELDS, taskTableOf, type PresetId } from '../../schema/index.ts'
import { Icon } from '../Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './alerts.css'

const bandName = (key: 'severe' | 'warning'): string => TASK_FIELDS.band.options?.find((option) => option.key === key)?.name ?? ''

/** How people colour whole rows: three steps by hand, because no extension can colour a row or see whether it is coloured. */
export function ColourSteps({ preset }: { readonly preset: PresetId }) {
  const { t } = useSidebar()
  const { columns, views } = taskTableOf(preset)
  const band = columns.find(({ field }) => field === 'band')?.name ?? TASK_FIELDS.band.name
  const view = views.find(({ key }) => key === 'daily')?.name ?? ''
  return (
    <details className="ct-colour">
      <summary><Icon name="chevronRight" size={14} />{t('colour.title')}</summary>
      <ol>
        <li>{t('colour.open', { view })}</li>
        <li>{t('colour.condition', { band, severe: bandName('severe') })}</li>
        <li>{t('colour.second', { band, warning: bandName('warning') })}</li>
      </ol>
      <p className="ct-quiet">{t('colour.why')}</p>
    </details>
  )
}
