import type { AssessedTask } from '../../schema/index.ts'
import TaskBaseline from '../baseline/TaskBaseline.tsx'
import { TaskRange } from '../forecast/TaskRange.tsx'

/** What is said of a task beside its own figures: when it will probably be done, and what the frozen plan said. [FC2] [BL2] */
export default function TaskOutlook(task: { readonly task: AssessedTask; readonly today: string }) {
  return (
    <>
      <TaskRange {...task} />
      <TaskBaseline {...task} />
    </>
  )
}
