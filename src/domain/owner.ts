import type { TaskFlag } from './flags.ts'

/** Words that name everybody or a unit instead of somebody. A unit followed by a name (市场部*经理) is somebody. */
const NOT_A_PERSON = /(全员|全体|全体人员|所有人|大家|团队|小组|部门|部|组|中心|门店|team|all|everyone)$/iu
const BETWEEN_NAMES = /[、，,;；/&+]/u

/** What a sheet says about who does a task: people from a person column, or text from an import. [OW1] */
export interface OwnerFacts {
  /** Names from a person column. */
  readonly people: readonly string[]
  /** Text of an imported owner column; used when no person is set. */
  readonly text: string | null
}

/** The owner must be exactly one named person; null when it is. [OW1] */
export function ownerFlag({ people, text }: OwnerFacts): Extract<TaskFlag, 'ownerMissing' | 'ownerNotAPerson' | 'ownerAmbiguous'> | null {
  if (people.length > 1) return 'ownerAmbiguous'
  if (people.length === 1) return null
  if (text === null) return 'ownerMissing'
  const names = text.split(BETWEEN_NAMES).map((name) => name.trim()).filter((name) => name !== '')
  const [first] = names
  if (first === undefined) return 'ownerMissing'
  if (names.length > 1) return 'ownerAmbiguous'
  return NOT_A_PERSON.test(first) ? 'ownerNotAPerson' : null
}

/** RACI of a task: R = 主责人, A = 审批人. */
export interface RaciFacts {
  readonly responsible: readonly string[]
  readonly accountable: readonly string[]
}

/** What is wrong with a task's RACI. [OW1] */
export type RaciProblem = 'responsibleMissing' | 'accountableMissing' | 'accountableAmbiguous'

/** At least one R and exactly one A for every task, as soon as one task of the set names an A. By position. [OW1] */
export function raciProblems(tasks: readonly RaciFacts[]): readonly (readonly RaciProblem[])[] {
  const isUsed = tasks.some(({ accountable }) => accountable.length > 0)
  return tasks.map(({ responsible, accountable }) => {
    if (!isUsed) return []
    const problems: RaciProblem[] = []
    if (responsible.length === 0) problems.push('responsibleMissing')
    if (accountable.length === 0) problems.push('accountableMissing')
    if (accountable.length > 1) problems.push('accountableAmbiguous')
    return problems
  })
}
