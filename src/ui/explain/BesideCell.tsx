import '../task/task.css'
import type { BesideCell as Selection } from '../../application/app/appState.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import { bringWords } from '../../i18n/index.ts'
import { explain as explainWords } from '../../i18n/zh-CN/explain.ts'
import { reasonText } from '../overview/HealthReasons.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { sentenceText } from './sentenceText.ts'

bringWords(explainWords)

/** Explains the computed cell that a person selected in a table beside 任务. [EX1] */
export default function BesideCell({
  selected,
  companions,
  today,
  timeZone,
  onClose,
}: {
  readonly selected: Selection
  readonly companions: CompanionState | null
  readonly today: string
  readonly timeZone: string
  readonly onClose: () => void
}) {
  const { t, actions, clock } = useSidebar()
  const { table, recordId, field } = selected
  const { answer } = useAnswer([table, recordId, field, companions], () => actions.explainCell(selected))
  // An answer about the cell that was selected before says nothing about this one.
  const isOfThis = answer?.cell.recordId === recordId && answer.cell.field === field && answer.cell.table === table
  if (answer === null || !isOfThis) return null
  const { title, tableName, columnName, lines } = answer
  const surroundings = { today, timeZone, now: clock(), column: columnName }
  return (
    <aside className="ct-selected" aria-label={t('selected.title')}>
      <header>
        <strong>{title ?? tableName}</strong>
        <span className="ct-quiet">{columnName}</span>
        <button
          type="button"
          className="ct-plain ct-icon-button"
          aria-label={t('selected.close')}
          title={t('selected.close')}
          onClick={onClose}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      <div className="ct-selected-lines">
        {lines.map((line) => {
          const text = 'reason' in line ? reasonText(t, line.reason) : sentenceText(t, line, surroundings)
          return (
            <p key={text}>
              {text} {line.rule !== null && <abbr title={t('why.rule', { rule: line.rule })}>{line.rule}</abbr>}
            </p>
          )
        })}
      </div>
    </aside>
  )
}
