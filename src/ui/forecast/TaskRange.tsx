import { isOpen } from '../../domain/index.ts'
import { bringWords } from '../../i18n/index.ts'
import { forecast as forecastWords } from '../../i18n/zh-CN/forecast.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { RuledText } from '../parts/RuledText.tsx'
import { useShownSheet } from '../shownSheet.ts'
import { useSidebar } from '../sidebarContext.ts'
import { backTestText, rangeLines, shortageText } from './forecastText.ts'
import { RangeBar } from './RangeBar.tsx'
import { useForecast } from './useForecast.ts'
import './forecast.css'

bringWords(forecastWords)

interface TaskRangeProps {
  readonly task: AssessedTask
  readonly today: string
}

/** When one open task will probably be done, by what finished tasks took. Nothing for others. [FC2] */
export function TaskRange({ task, today }: TaskRangeProps) {
  return isOpen(task.assessment.state) ? <OpenRange task={task} today={today} /> : null
}

function OpenRange({ task, today }: TaskRangeProps) {
  const { t, actions } = useSidebar()
  const { columns, tableId } = useShownSheet()
  const board = useForecast()
  const range = board?.ranges.get(task.row.recordId)
  if (board === null || range === undefined) return null
  if (range.kind === 'none') {
    const { because } = range
    if (because === 'closed' || because === 'paused' || because === 'outOfCalendar') return null
    return (
      <p className="ct-forecast ct-quiet">
        <RuledText rule="FC2">
          {because === 'tooFew' ? shortageText(t, board) : t(`forecast.none.${because}`)}
        </RuledText>
      </p>
    )
  }
  const titleOf = (recordId: string): string =>
    actions.portfolio
      .sheets()
      .find(({ sheet }) => sheet.tableId === tableId)
      ?.sheet.tasks.find(({ row }) => row.recordId === recordId)?.row.title ?? t('task.untitled')
  const [said = '', ...more] = rangeLines(t, range, { today, columns, titleOf })
  return (
    <div className="ct-forecast">
      <p>
        <RuledText rule="FC2">{said}</RuledText>
      </p>
      <RangeBar median={range.median} p80={range.p80} planned={task.facts.plannedEnd} today={today} said={said} />
      <ul className="ct-forecast-notes">
        {[...more, backTestText(t, board)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
