import Button from '@douyinfe/semi-ui/lib/es/button'
import type { SheetState } from '../../application/engine/sheetState.ts'
import Popover from '@douyinfe/semi-ui/lib/es/popover'
import './asOf.css'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { addDays } from '../../domain/index.ts'
import { formatDay } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { nameDialog } from '../parts/nameDialog.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { ShownView } from './useAsOfView.ts'
import { RuledText } from '../parts/RuledText.tsx'

const STEPS = [
  { days: -7, label: 'asOf.back7' },
  { days: -1, label: 'asOf.back1' },
  { days: 1, label: 'asOf.next1' },
  { days: 7, label: 'asOf.next7' },
] as const

/** Shows the as-of day, explains it, and lets people view another day. [TM1] [AS1] */
export function AsOfPicker({
  sheet,
  settings,
  view,
}: {
  readonly sheet: SheetState
  readonly settings: Pick<TrackerSettings, 'cutOff' | 'timeZone'>
  readonly view: Pick<ShownView, 'day' | 'viewAsOf'>
}) {
  const { t } = useSidebar()
  const { cutOff, timeZone } = settings
  const shownDay = view.day ?? sheet.asOf
  const own = formatDay(sheet.asOf, sheet.today)
  return (
    <Popover
      trigger="click"
      position="bottomRight"
      closeOnEsc
      returnFocusOnClose
      showArrow={false}
      content={
        <div ref={nameDialog(t('asOf.change'))} className="ct-floating ct-tip ct-as-of-panel">
          <p>
            {cutOff === '00:00' ? t('header.asOf.today', { day: own }) : t('header.asOf.cutOff', { day: own, cutOff })}
          </p>
          <div className="ct-as-of-choose">
            <DayInput label={t('asOf.pick')} value={shownDay} onChange={view.viewAsOf} />
            {STEPS.map(({ days, label }) => (
              <Button key={label} size="small" onClick={() => view.viewAsOf(addDays(shownDay, days))}>
                {t(label)}
              </Button>
            ))}
          </div>
          {view.day !== null && (
            <Button size="small" theme="solid" type="primary" onClick={() => view.viewAsOf(null)}>
              {t('asOf.now', { day: own })}
            </Button>
          )}
          <p className="ct-quiet">
            <RuledText rule="TM1">{t('header.asOf.rule', { timeZone })}</RuledText>
          </p>
        </div>
      }
    >
      <button
        type="button"
        className="ct-plain ct-as-of"
        data-looking={view.day !== null}
        aria-label={`${t('header.asOf', { day: formatDay(shownDay, sheet.today) })}, ${t('asOf.change')}`}
      >
        {t('header.asOf', { day: formatDay(shownDay, sheet.today) })}
        <Icon name="chevronDown" size={14} />
      </button>
    </Popover>
  )
}
