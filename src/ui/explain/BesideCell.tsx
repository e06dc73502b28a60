import { lazy, Suspense } from 'react'
import type { BesideCell as Selection } from '../../application/app/appState.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import { bringWords } from '../../i18n/index.ts'
import { explain as explainWords } from '../../i18n/zh-CN/explain.ts'
import { reasonText } from '../overview/HealthReasons.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { RuleLine, SelectedFrame } from '../task/SelectedFrame.tsx'
import { sentenceText } from './sentenceText.ts'

bringWords(explainWords)

/** Only a cell of people's can have been written by a run. */
const CellRuns = lazy(() => import('../runs/CellRuns.tsx'))

/** Explains the computed cell that a person selected in a table beside 任务; of a cell of people's, which runs wrote it. [EX1] [TB3] */
export default function BesideCell({
  selected,
  companions,
  today,
  timeZone,
  me,
  tasks,
  onClose,
}: {
  readonly selected: Selection
  readonly companions: CompanionState | null
  readonly today: string
  readonly timeZone: string
  /** The host's id of this person; null when it does not tell. */
  readonly me: string | null
  readonly tasks: SheetState['tasks']
  readonly onClose: () => void
}) {
  const { t, actions, clock } = useSidebar()
  const { table, recordId, field } = selected
  const { answer } = useAnswer([table, recordId, field, companions], () => actions.explainCell(selected))
  // An answer about the cell that was selected before says nothing about this one.
  const isOfThis = answer?.cell.recordId === recordId && answer.cell.field === field && answer.cell.table === table
  if (answer === null || !isOfThis) return null
  const { title, tableName, columnName, isPeoples, lines } = answer
  const surroundings = { today, timeZone, now: clock(), column: columnName }
  return (
    <SelectedFrame title={title ?? tableName} column={columnName} onClose={onClose}>
      {isPeoples && (
        <Suspense fallback={null}>
          <CellRuns
            key={`${table} ${recordId} ${field}`}
            table={table}
            recordId={recordId}
            field={field}
            surroundings={{ timeZone, me, tasks }}
          />
        </Suspense>
      )}
      <div className="ct-selected-lines">
        {lines.map((line) => {
          const text = 'reason' in line ? reasonText(t, line.reason) : sentenceText(t, line, surroundings)
          return <RuleLine key={text} text={text} rule={line.rule} />
        })}
      </div>
    </SelectedFrame>
  )
}
