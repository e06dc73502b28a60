import { NO_ROWS } from '../src/application/companions/sheetRows.ts'
import { gatherSteps } from '../src/application/retrospective/gather.ts'
import {
  assessTask,
  REPORT_KINDS,
  rollUpTasks,
  type ReportKind,
  type Steps,
  type TaskFacts,
} from '../src/domain/index.ts'
import { bringWords, createTranslate } from '../src/i18n/index.ts'
import { reportWords } from '../src/i18n/zh-CN/reportWords.ts'
import { REPORT_STEPS } from '../src/report/index.ts'
import {
  type AssessedTask,
  type FieldKey,
  fieldKeys,
  type RowOf,
  TASK_FIELD_KEYS,
  type TaskRow,
} from '../src/schema/index.ts'
import { plausibleTasks } from './compute.ts'
import { median, print } from './figures.ts'

const RUNS = 5
const DAY = { today: '2024-03-19', asOf: '2024-03-18' } as const
const BANDS = { watch: 5, warn: 10, severe: 20 }

/** The tasks of three campaigns, with stages, owners and causes. */
function assessedTasks(all: readonly TaskFacts[]) {
  const empty = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null])) as Omit<TaskRow, 'recordId'>
  return all.map((facts, at) => {
    const { hold: _none, ...cells } = facts
    const row: TaskRow = {
      ...empty,
      ...cells,
      recordId: `rec${String(at)}`,
      title: `任务 ${String(at)}`,
      campaign: [`campaign${String(at % 3)}`],
      owner: [{ id: `user${String(at % 40)}`, name: `成员 ${String(at % 40)}` }],
      stage: ['筹备期', '预热期', '爆发期', '延续期'][at % 4] ?? null,
      channel: ['小红书', '抖音', '线下门店'][at % 3] ?? null,
      module: `模块 ${String(at % 12)}`,
      delayReason: at % 2 === 0 ? null : `原因 ${String(at % 9)}`,
      predecessors: at % 50 === 0 ? [] : [`rec${String(at - 1)}`],
    }
    return { row, facts, assessment: assessTask(facts, { ...DAY, calendar: { mode: 'calendar' } }) }
  })
}

const campaignRow = (id: string, startDay: string, endDay: string): RowOf<'campaigns'> => ({
  ...(Object.fromEntries(fieldKeys('campaigns').map((key) => [key, null])) as Omit<RowOf<'campaigns'>, 'recordId'>),
  recordId: id,
  title: id,
  startDay,
  endDay,
})

/** Makes a report of one campaign, or of the whole sheet, in its steps. */
type Make = (kind: ReportKind, campaignId: string | null) => Steps<unknown>

/** The reports of three campaigns with these tasks. */
function reportsOf(all: readonly TaskFacts[]): { readonly tasks: readonly AssessedTask[]; readonly make: Make } {
  bringWords(reportWords)
  const t = createTranslate(null)
  const tasks = assessedTasks(all)
  const campaigns = {
    tableId: 'tblCampaigns',
    name: '活动',
    columns: fieldKeys('campaigns') as readonly FieldKey<'campaigns'>[],
    rows: [
      campaignRow('campaign0', '2023-09-01', '2023-10-01'),
      campaignRow('campaign1', '2023-11-01', '2023-12-01'),
      campaignRow('campaign2', '2024-01-01', '2024-05-01'),
    ],
  }
  const sheet = { tasks, columns: TASK_FIELD_KEYS, ...DAY, calendarWithoutDataFrom: null }
  const material = {
    ...sheet,
    rows: { ...NO_ROWS, campaigns },
    planLog: null,
    frozenPlans: null,
    timeZone: 'Asia/Shanghai',
    rules: { sla: { response: 24, solution: 48 }, coreKpiWeight: 70, loadPeak: 3, lagDefaults: {} },
    isWorkday: () => true,
    nowMs: Date.UTC(2024, 2, 19),
    untitled: '—',
  }
  const settings = {
    cutOff: '18:00',
    timeZone: 'Asia/Shanghai',
    bands: BANDS,
    calendar: { mode: 'calendar', work: [], off: [] },
  } as const
  function* make(kind: ReportKind, campaignId: string | null): Steps<unknown> {
    const scope = campaignId === null ? ({ kind: 'sheet' } as const) : ({ kind: 'campaign', campaignId } as const)
    const gathered = yield* gatherSteps(material, { scope, phase: null, kind })
    const own = { ...sheet, name: '活动', preset: 'full', tasks: gathered.tasks } as const
    const standing = { value: 'green', parts: [], finished: null } as const
    yield
    return yield* REPORT_STEPS[kind]({ sheet: own, material: gathered, settings, standing, unread: [], t })
  }
  return { tasks, make }
}

/** The length of each step of a report, milliseconds. */
function stepsOf(steps: Steps<unknown>): readonly number[] {
  const lengths: number[] = []
  for (let isDone = false; !isDone; ) {
    const began = performance.now()
    isDone = steps.next().done === true
    lengths.push(performance.now() - began)
  }
  return lengths
}

const sum = (lengths: readonly number[]): number => lengths.reduce((all, ms) => all + ms, 0)

/**
 * One report several times. The first time sorts the tasks, and its code is not compiled yet. Of each step of the other times
 * the shortest counts: other work of the machine makes a step longer, never shorter.
 */
function measured(steps: () => Steps<unknown>) {
  const first = stepsOf(steps())
  const again = Array.from({ length: RUNS }, () => stepsOf(steps()))
  const shortest = (again[0] ?? []).map((_ms, at) => Math.min(...again.map((lengths) => lengths[at] ?? 0)))
  return {
    first: { whole: sum(first), longest: Math.max(...first) },
    whole: median(again.map(sum)),
    longest: Math.max(...shortest),
  }
}

/** Each report of the last of three campaigns, and of all together: its whole time and its longest step. [RP6] */
export function reporting(): void {
  const { tasks, make } = reportsOf(plausibleTasks())
  const once = median(
    Array.from({ length: RUNS }, () => {
      const began = performance.now()
      rollUpTasks([...tasks])
      return performance.now() - began
    }),
  )
  print('reports, 20 000 tasks of 3 campaigns; ratio to one roll-up of all tasks', [
    { what: 'one roll-up', ms: once, ratio: 1 },
    ...['campaign2', null].flatMap((campaignId) =>
      REPORT_KINDS.map((kind) => {
        const { first, whole, longest } = measured(() => make(kind, campaignId))
        return {
          what: `${kind}, ${campaignId === null ? 'the whole sheet' : 'one campaign'}`,
          ms: whole,
          ratio: whole / once,
          note: `longest step ${longest.toFixed(1)} ms; first time ${first.whole.toFixed(0)} ms, ${first.longest.toFixed(1)} ms`,
        }
      }),
    ),
  ])
}
