import './alerts.css'
import { columnWords, type SheetLanguage, TASK_FIELDS, taskTableIn } from '../../schema/index.ts'
import { columnName } from '../parts/columnName.ts'
import { Icon } from '../parts/Icon.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'

const bandName = (key: 'severe' | 'warning', language: SheetLanguage): string =>
  columnWords('tasks', { field: 'band' }, language).optionNames?.[key] ??
  TASK_FIELDS.band.options?.find((option) => option.key === key)?.name ??
  ''

/** Tells people how to colour whole rows themselves: an extension can neither colour a row nor see its colour. */
export function ColourSteps({ sheet }: { readonly sheet: Pick<SheetState, 'preset' | 'language' | 'columnNames'> }) {
  const { t } = useSidebar()
  const { preset, language } = sheet
  const band = columnName(sheet, 'band')
  const view = taskTableIn(preset, language).views.find(({ key }) => key === 'daily')?.name ?? ''
  return (
    <details className="ct-colour">
      <summary>
        <Icon name="chevronRight" size={14} />
        {t('colour.title')}
      </summary>
      <ol>
        <li>{t('colour.open', { view })}</li>
        <li>{t('colour.condition', { band, severe: bandName('severe', language) })}</li>
        <li>{t('colour.second', { band, warning: bandName('warning', language) })}</li>
      </ol>
      <p className="ct-quiet">{t('colour.why')}</p>
    </details>
  )
}
