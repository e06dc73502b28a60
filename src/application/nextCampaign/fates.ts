import type { FieldKey, TableKey } from '../../schema/index.ts'

/**
 * What becomes of a column of people's in the next campaign: copied, its days moved, left empty because it speaks of the
 * old run, or linked with the new rows. [NC1]
 */
type Fate = 'copied' | 'shifted' | 'cleared' | 'linked'

export type CopiedTable = 'campaigns' | 'tasks' | 'kpis' | 'budget'

/** The columns that people fill in; computed ones come by themselves. A new column does not compile without its fate. */
type Entered<Table extends TableKey> = Exclude<FieldKey<Table>, ComputedOrNative<Table>>
type ComputedOrNative<Table extends TableKey> = Table extends 'campaigns'
  ?
      | 'code'
      | 'plannedProgress'
      | 'actualProgress'
      | 'progressDeviation'
      | 'completionRate'
      | 'spi'
      | 'health'
      | 'healthReason'
      | 'forecastEnd'
      | 'baseline'
      | 'evaluationDue'
  : Table extends 'tasks'
    ?
        | 'plannedProgress'
        | 'progressDeviation'
        | 'deviationRate'
        | 'state'
        | 'band'
        | 'delayDays'
        | 'durationDays'
        | 'forecastEnd'
        | 'flags'
        | 'computedAt'
    : Table extends 'kpis'
      ? 'attainment' | 'expected' | 'verdict'
      : 'variance' | 'useRate' | 'share' | 'overspend'

export const FATES: { readonly [Table in CopiedTable]: Readonly<Record<Entered<Table>, Fate>> } = {
  campaigns: {
    title: 'cleared',
    planVersion: 'cleared',
    lead: 'copied',
    roles: 'copied',
    startDay: 'shifted',
    endDay: 'shifted',
    goals: 'copied',
    phase: 'cleared',
    type: 'copied',
    budgetTotal: 'copied',
    stakeholders: 'copied',
    goalsAligned: 'cleared',
    alignedBy: 'cleared',
    calendarMode: 'copied',
  },
  tasks: {
    title: 'copied',
    code: 'copied',
    campaign: 'linked',
    parent: 'linked',
    stage: 'copied',
    module: 'copied',
    channel: 'copied',
    description: 'copied',
    deliverable: 'copied',
    deliverableFiles: 'cleared',
    owner: 'copied',
    collaborators: 'copied',
    department: 'copied',
    approvers: 'copied',
    consulted: 'copied',
    informed: 'copied',
    plannedStart: 'shifted',
    plannedEnd: 'shifted',
    actualStart: 'cleared',
    actualEnd: 'cleared',
    milestone: 'copied',
    achieved: 'cleared',
    review: 'cleared',
    predecessors: 'linked',
    lagDays: 'copied',
    doneAmount: 'cleared',
    totalAmount: 'copied',
    weight: 'copied',
    keyTask: 'copied',
    updateFrequency: 'copied',
    progress: 'cleared',
    progressNote: 'cleared',
    hold: 'cleared',
    risk: 'cleared',
    solution: 'cleared',
    solutionDue: 'cleared',
    delayReason: 'cleared',
    causes: 'cleared',
    notes: 'copied',
  },
  kpis: {
    title: 'copied',
    campaign: 'linked',
    priority: 'copied',
    direction: 'copied',
    measure: 'copied',
    base: 'copied',
    target: 'copied',
    actual: 'cleared',
    unit: 'copied',
    funnelStep: 'copied',
    benchmark: 'copied',
    cause: 'cleared',
    improvement: 'cleared',
  },
  budget: {
    title: 'copied',
    lineNumber: 'copied',
    campaign: 'linked',
    category: 'copied',
    quantity: 'copied',
    unitPrice: 'copied',
    days: 'copied',
    amount: 'copied',
    spent: 'cleared',
    owner: 'copied',
    approver: 'copied',
    approval: 'cleared',
    task: 'linked',
    notes: 'copied',
  },
}
