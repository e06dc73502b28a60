import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/application/stored/settings.ts'
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { sheetStandingSteps } from '../../src/application/companions/sheetStanding.ts'
import { gatherSteps } from '../../src/application/retrospective/gather.ts'
import { REPORT_KINDS, type ReportKind, type Steps } from '../../src/domain/index.ts'
import { REPORT_STEPS } from '../../src/report/index.ts'
import type { AssessedTask, TaskRow } from '../../src/schema/index.ts'
import { TASK_FIELD_KEYS } from '../../src/schema/index.ts'
import { translateIn } from '../support/translateIn.ts'
import { sampleTables, rowOf } from './support/sampleSheets.ts'
import { assessedTasks } from './support/history.ts'

const TASKS = 6000
/**
 * Reads in one step: it looks at 1000 tasks, and a sort of these reads each some twenty times. Four reads of each of all
 * tasks would be more.
 */
const MOST_READS = 22_000
/** Messages in one step, whatever number of tasks there is: a weekly plan of 40 people has the most. */
const MOST_MESSAGES = 2000
const TODAY = '2024-03-19'

const dayOf = (offset: number): string =>
  new Date(Date.UTC(2024, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)

/** Tasks of three campaigns with stages, owners, causes, risks, measures and predecessors. */
const rows: readonly TaskRow[] = Array.from({ length: TASKS }, (_none, at) => ({
  ...rowOf({ recordId: `rec${String(at)}` }),
  title: `任务 ${String(at)}`,
  campaign: [`campaign${String(at % 3)}`],
  owner: [{ id: `user${String(at % 40)}`, name: `成员 ${String(at % 40)}` }],
  stage: ['筹备期', '预热期', '爆发期', '延续期'][at % 4] ?? null,
  channel: ['小红书', '抖音', '线下门店'][at % 3] ?? null,
  module: `模块 ${String(at % 12)}`,
  delayReason: at % 2 === 0 ? null : `原因 ${String(at % 9)}`,
  risk: at % 5 === 0 ? `风险 ${String(at % 7)}` : null,
  solution: at % 4 === 0 ? `措施 ${String(at)}` : null,
  predecessors: at % 50 === 0 ? [] : [`rec${String(at - 1)}`],
  plannedStart: at % 17 === 0 ? null : dayOf(at % 90),
  plannedEnd: at % 23 === 0 ? null : dayOf((at % 90) + (at % 30)),
  actualStart: at % 3 === 0 ? null : dayOf(at % 95),
  actualEnd: at % 5 === 0 ? dayOf((at % 95) + (at % 20)) : null,
  progress: at % 7 === 0 ? null : (at * 37) % 101,
}))

const assessed = assessedTasks(rows, TODAY)

/** The tasks with a count of the reads of their cells and assessments. */
function counted(): { readonly tasks: readonly AssessedTask[]; readonly reads: () => number } {
  let reads = 0
  const watched = <Cells extends object>(cells: Cells): Cells =>
    new Proxy(cells, {
      get(of, key, receiver) {
        reads += 1
        return Reflect.get(of, key, receiver) as unknown
      },
    })
  return {
    tasks: assessed.map(({ row, facts, assessment }) => ({
      row: watched(row),
      facts: watched(facts),
      assessment: watched(assessment),
    })),
    reads: () => reads,
  }
}

const { tables } = sampleTables('full')
const [sample] = tables.campaigns?.rows ?? []
const campaigns = ['2023-09', '2023-11', '2024-01'].map((month, at) => ({
  ...sample,
  recordId: `campaign${String(at)}`,
  title: `活动 ${String(at)}`,
  phase: null,
  startDay: `${month}-01`,
  endDay: `${month}-28`,
}))

interface Step {
  readonly at: number
  readonly reads: number
  readonly messages: number
}

/** What each step of a report reads and words. */
function stepsOf(kind: ReportKind, campaignId: string | null): readonly Step[] {
  const { tasks, reads } = counted()
  const own = translateIn('zh-CN')
  let messages = 0
  const t = ((...message: Parameters<typeof own>) => {
    messages += 1
    return own(...message)
  }) as typeof own
  const scope = campaignId === null ? ({ kind: 'sheet' } as const) : ({ kind: 'campaign', campaignId } as const)
  const sheet = { tasks, columns: TASK_FIELD_KEYS, today: TODAY, asOf: TODAY }
  const { timeZone, bands } = DEFAULT_SETTINGS
  function* report(): Steps<unknown> {
    const material = yield* gatherSteps(
      {
        ...sheet,
        rows: { ...NO_ROWS, campaigns: { ...tables.campaigns, rows: campaigns } } as typeof NO_ROWS,
        planLog: null,
        frozenPlans: null,
        timeZone,
        rules: DEFAULT_SETTINGS,
        isWorkday: () => true,
        nowMs: Date.UTC(2024, 2, 19),
        untitled: '—',
      },
      { scope, phase: null, kind },
    )
    yield
    const standing = yield* sheetStandingSteps(material.tasks, [], { today: TODAY, bands })
    yield
    const input = {
      ...sheet,
      tasks: material.tasks,
      name: '任务',
      preset: 'full',
      calendarWithoutDataFrom: null,
    } as const
    return yield* REPORT_STEPS[kind]({ sheet: input, material, settings: DEFAULT_SETTINGS, standing, unread: [], t })
  }
  const steps = report()
  const taken: Step[] = []
  for (let isDone = false; !isDone; ) {
    const before = { reads: reads(), messages }
    isDone = steps.next().done === true
    taken.push({ at: taken.length, reads: reads() - before.reads, messages: messages - before.messages })
  }
  return taken
}

describe(`[RP6] the steps of a report of ${String(TASKS)} tasks in three campaigns`, () => {
  it.each(REPORT_KINDS.flatMap((kind) => [null, 'campaign2'].map((campaign) => [kind, campaign] as const)))(
    '%s of %s: no step looks at all tasks or words them',
    (kind, campaign) => {
      const taken = stepsOf(kind, campaign)
      expect(taken.length).toBeGreaterThan(TASKS / 1000)
      expect(taken.filter(({ reads }) => reads > MOST_READS)).toEqual([])
      expect(taken.filter(({ messages }) => messages > MOST_MESSAGES)).toEqual([])
    },
  )
})
