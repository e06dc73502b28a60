import { useId, useMemo, useState } from 'react'
import { isOpen } from '../../domain/index.ts'
import { bringWords } from '../../i18n/index.ts'
import { forecast as forecastWords } from '../../i18n/zh-CN/forecast.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { CampaignRange } from './CampaignRange.tsx'

bringWords(forecastWords)

/** The range of the campaign on show in the overview, folded: it is computed when somebody opens it. [FC2] */
export default function LikelyEnd({
  tasks,
  today,
}: {
  /** What the scope shows of the sheet. */
  readonly tasks: readonly AssessedTask[]
  readonly today: string
}) {
  const { t } = useSidebar()
  const [isShown, setShown] = useState(false)
  const content = useId()
  const isRunning = useMemo(() => tasks.some(({ assessment }) => isOpen(assessment.state)), [tasks])
  if (!isRunning) return null
  return (
    <section className="ct-section ct-likely-end">
      <UnfoldLink isOpen={isShown} controls={content} label={t('forecast.ask')} onToggle={setShown} />
      <div id={content} hidden={!isShown}>
        {isShown && <CampaignRange tasks={tasks} today={today} />}
      </div>
    </section>
  )
}
