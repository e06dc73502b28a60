import './asOf.css'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { addDays } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { InfoTip } from '../parts/InfoTip.tsx'
import { useSidebar } from '../sidebarContext.ts'
import type { ShownView } from './useAsOfView.ts'

/** Replaces the live line while people view another day: nothing is written for it. Offers the way back. [AS1] */
export function AsOfLine({ sheet, view }: { readonly sheet: SheetState; readonly view: ShownView }) {
  const { t } = useSidebar()
  const { day } = view
  if (day === null) return null
  const dayText = formatDay(day, sheet.today)
  const step = (days: number) => () => view.viewAsOf(addDays(day, days))
  return (
    <output className="ct-live ct-look">
      <Icon name="lock" size={12} />
      <span className="ct-live-text">{t(view.isLoading ? 'asOf.loading' : 'asOf.state', { day: dayText })}</span>
      <InfoTip label={t('asOf.about')}>
        <p>{t(day > sheet.asOf ? 'asOf.future' : 'asOf.past', { day: dayText })}</p>
      </InfoTip>
      <button
        type="button"
        className="ct-plain ct-icon-button"
        aria-label={t('asOf.back1')}
        title={t('asOf.back1')}
        onClick={step(-1)}
      >
        <Icon name="chevronLeft" size={14} />
      </button>
      <button
        type="button"
        className="ct-plain ct-icon-button"
        aria-label={t('asOf.next1')}
        title={t('asOf.next1')}
        onClick={step(1)}
      >
        <Icon name="chevronRight" size={14} />
      </button>
      <button type="button" className="ct-plain ct-link ct-look-back" onClick={() => view.viewAsOf(null)}>
        {t('asOf.now', { day: formatDay(sheet.asOf, sheet.today) })}
      </button>
    </output>
  )
}
