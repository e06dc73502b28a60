import type { CarriedOver } from '../../application/setup/carriedOver.ts'
import { formatDay } from '../../i18n/index.ts'
import { TooLongNote } from '../parts/TooLongNote.tsx'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** Says what an upgrade writes into rows: the campaign that it makes, the tasks that it links, the days it copies. */
export function CarriedOverLines({ carried }: { readonly carried: CarriedOver | null }) {
  const { t } = useSidebar()
  if (carried === null || carried.campaign === null) return null
  const {
    campaign: { title, startDay, endDay },
    tasks,
    days,
    fits,
  } = carried
  return (
    <div className="ct-plan-body">
      <h3>{t('upgrade.carried')}</h3>
      <ol>
        <li>
          {startDay === null || endDay === null
            ? t('upgrade.carried.campaign', { name: title })
            : t('upgrade.carried.campaign.dates', {
                name: title,
                from: formatDay(startDay),
                to: formatDay(endDay, startDay),
              })}
        </li>
        {tasks > 0 && <li>{t('upgrade.carried.tasks', { count: tasks })}</li>}
        {days > 0 && <li>{t('upgrade.carried.days', { count: days })}</li>}
      </ol>
      <TooLongNote fits={fits} />
    </div>
  )
}
