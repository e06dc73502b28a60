import { formatCount } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import type { Making } from './useReport.ts'

/** That a report of a long sheet is being made, and the way to stop it; nothing once it is there. */
export function MakingLine({ making }: { readonly making: Making }) {
  const { t } = useSidebar()
  if (making.state === 'done') return null
  const isRunning = making.state === 'running'
  return (
    <output className="ct-quiet">
      {isRunning ? t('reports.making', { steps: formatCount(making.steps) }) : t('reports.stopped')}{' '}
      <button type="button" className="ct-plain" onClick={isRunning ? making.stop : making.start}>
        {t(isRunning ? 'reports.stop' : 'reports.makeAgain')}
      </button>
    </output>
  )
}
