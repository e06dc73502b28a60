import { useMemo } from 'react'
import { allAtOnce, campaignRangeSteps, isOpen } from '../../domain/index.ts'
import { bringWords, formatCount, formatDay, type Translate } from '../../i18n/index.ts'
import { forecast as forecastWords } from '../../i18n/zh-CN/forecast.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { InfoTip } from '../parts/InfoTip.tsx'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { RuledText } from '../parts/RuledText.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { backTestText, shortageText } from './forecastText.ts'
import { RangeBar } from './RangeBar.tsx'
import { useForecast } from './useForecast.ts'
import './forecast.css'

bringWords(forecastWords)

interface CampaignRangeProps {
  /** The tasks of the campaign on show, or of the whole sheet. */
  readonly tasks: readonly AssessedTask[]
  readonly today: string
}

/** When the open tasks of a campaign will probably be done, by what finished tasks took. [FC2] */
export function CampaignRange({ tasks, today }: CampaignRangeProps) {
  const isRunning = useMemo(() => tasks.some(({ assessment }) => isOpen(assessment.state)), [tasks])
  return isRunning ? <Running tasks={tasks} today={today} /> : null
}

function Running({ tasks, today }: CampaignRangeProps) {
  const { t } = useSidebar()
  const board = useForecast()
  const range = useMemo(() => {
    const ids = tasks.map(({ row }) => row.recordId)
    return board === null ? null : allAtOnce(campaignRangeSteps(ids, board.ranges))
  }, [board, tasks])
  if (board === null) return null
  const heading = (
    <header>
      <h3>{t('forecast.title')}</h3>
      <InfoTip label={t('forecast.about')}>
        <p>{t('forecast.about.ratio')}</p>
        <p>{t('forecast.about.group', { need: formatCount(board.need) })}</p>
        <p>
          <RuledText rule="FC2">{t('forecast.about.meaning')}</RuledText>
        </p>
      </InfoTip>
    </header>
  )
  if (range === null)
    return (
      <div className="ct-forecast">
        {heading}
        <p className="ct-quiet">{board.have < board.need ? shortageText(t, board) : t('forecast.campaign.none')}</p>
      </div>
    )
  const { median, p80, decidedBy, n, unknown } = range
  const said = t(median === p80 ? 'forecast.campaign.oneDay' : 'forecast.campaign', {
    median: formatDay(median, today),
    p80: formatDay(p80, today),
  })
  return (
    <div className="ct-forecast">
      {heading}
      <p>
        <RuledText rule="FC2">{said}</RuledText>
      </p>
      <RangeBar median={median} p80={p80} planned={null} today={today} said={said} />
      <ul className="ct-forecast-notes">
        <li>
          <RecordsLink recordIds={decidedBy} tasks={tasks}>
            {decidedText(t, decidedBy, tasks)}
          </RecordsLink>
        </li>
        <li>{t('forecast.campaign.basis', { count: n, have: formatCount(board.have) })}</li>
        {unknown.length > 0 && (
          <li>
            <RecordsLink recordIds={unknown} tasks={tasks}>
              {t('forecast.campaign.unknown', { count: unknown.length })}
            </RecordsLink>
          </li>
        )}
        <li>{backTestText(t, board)}</li>
      </ul>
    </div>
  )
}

function decidedText(t: Translate, decidedBy: readonly string[], tasks: readonly AssessedTask[]): string {
  if (decidedBy.length > 1) return t('forecast.campaign.decidedBySeveral', { count: decidedBy.length })
  const task = tasks.find(({ row }) => row.recordId === decidedBy[0])
  return t('forecast.campaign.decidedBy', { titles: task?.row.title ?? t('task.untitled') })
}
