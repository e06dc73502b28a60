import Button from '@douyinfe/semi-ui/lib/es/button'
import { mayMove } from '../../application/planning/sandbox.ts'
import { taskPlaceSteps } from '../../application/planning/taskPlace.ts'
import { membership } from '../../application/rows/tableRows.ts'
import { bringWords } from '../../i18n/index.ts'
import { taskPlace as words } from '../../i18n/zh-CN/taskPlace.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { useAnswer } from '../parts/useAnswer.ts'
import { useShiftDoor } from '../shiftDoor.ts'
import { useSidebar } from '../sidebarContext.ts'
import { placeTexts } from './placeTexts.ts'
import { RuleLine } from './SelectedFrame.tsx'
import { type SheetPlan, useSheetPlan } from './sheetPlan.ts'

bringWords(words)

/** Whom a task waits for, who waits for it, how far it may slip, and the way to try another date. [DP1] [DP3] [SH3] */
export default function TaskPlaceLines({ task }: { readonly task: AssessedTask }) {
  const { t } = useSidebar()
  const plan = useSheetPlan()
  const openShift = useShiftDoor()
  const { recordId } = task.row
  return (
    <>
      {plan !== null && <Lines plan={plan} task={task} />}
      {openShift !== null && mayMove(task.assessment) && task.facts.plannedEnd !== null && (
        <div>
          <Button size="small" onClick={() => openShift({ taskId: recordId })}>
            {t('place.try')}
          </Button>
        </div>
      )}
    </>
  )
}

function Lines({ plan, task }: { readonly plan: SheetPlan; readonly task: AssessedTask }) {
  const { t, actions } = useSidebar()
  const { tasks, campaigns, today, settings } = plan
  const { recordId } = task.row
  const { lagDefaults, calendar } = settings
  const { answer } = useAnswer([tasks, campaigns, today, lagDefaults, calendar, recordId], async (signal) => {
    const campaignOf = membership(campaigns)
    const own = campaignOf(task.row)
    const those = campaigns.length < 2 ? tasks : tasks.filter(({ row }) => campaignOf(row) === own)
    const place = await actions.inSlices(taskPlaceSteps(those, recordId, settings, today), { signal })
    return signal.aborted ? null : { place }
  })
  const place = answer?.place ?? null
  if (place === null) return null
  return (
    <div className="ct-why-lines">
      {placeTexts(t, place).map((text) => (
        <RuleLine key={text} text={text} rule={place.rule} />
      ))}
    </div>
  )
}
