import {
  accountableFlags,
  type AccountableFlag,
  allAtOnce,
  groupInSteps,
  isOpen,
  mapInSteps,
  ownerFlag,
  type OwnerFacts,
  type Steps,
  visitInSteps,
} from '../../domain/index.ts'
import type { AssessedTask, Person, TaskFieldKey } from '../../schema/index.ts'

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
export const accountableByTask = (
  ...sheet: Parameters<typeof accountableSteps>
): ReadonlyMap<string, AccountableFlag> => allAtOnce(accountableSteps(...sheet))

/** `accountableByTask` in steps, for a long sheet. [OW1] */
export function* accountableSteps(
  tasks: readonly AssessedTask[],
  columns: readonly TaskFieldKey[],
): Steps<ReadonlyMap<string, AccountableFlag>> {
  const byTask = new Map<string, AccountableFlag>()
  if (!columns.includes('approvers')) return byTask
  const groups = yield* groupInSteps(tasks, ({ row }) => row.campaign?.[0] ?? null)
  for (const group of groups.values()) {
    yield
    const flags = accountableFlags(yield* mapInSteps(group, ({ row }) => ownerFlag(ownerFacts(row.approvers ?? []))))
    yield* visitInSteps(group, ({ row, assessment }, at) => {
      const flag = flags[at] ?? null
      if (flag !== null && isOpen(assessment.state)) byTask.set(row.recordId, flag)
    })
  }
  return byTask
}
