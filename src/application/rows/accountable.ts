import { accountableFlags, type AccountableFlag, isOpen, type OwnerFacts } from '../../domain/index.ts'
import type { AssessedTask, Person, TaskFieldKey } from '../../schema/index.ts'
import { groupedBy } from './tableRows.ts'

/** The people of a cell as the rule reads them. Typed names have no id: it judges by the words whether they name people. [OW1] */
export function ownerFacts(people: readonly Person[]): OwnerFacts {
  const names = people.map(({ name }) => name)
  return people.length > 0 && people.every(({ id }) => id === '')
    ? { people: [], text: names.join('、') }
    : { people: names, text: null }
}

/**
 * What is wrong with the A (审批人) of the open tasks, by record; others are left out. The tasks of each campaign are judged
 * together: one that uses no RACI is not asked for it because another one does. [OW1]
 */
export function accountableByTask(
  tasks: readonly AssessedTask[],
  columns: readonly TaskFieldKey[],
): ReadonlyMap<string, AccountableFlag> {
  const byTask = new Map<string, AccountableFlag>()
  if (!columns.includes('approvers')) return byTask
  for (const group of groupedBy(tasks, ({ row }) => row.campaign?.[0] ?? null).values()) {
    const flags = accountableFlags(group.map(({ row }) => ownerFacts(row.approvers ?? [])))
    for (const [at, task] of group.entries()) {
      const flag = flags[at] ?? null
      if (flag !== null && isOpen(task.assessment.state)) byTask.set(task.row.recordId, flag)
    }
  }
  return byTask
}
