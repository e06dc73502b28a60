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
import { cpuMs, median, print } from './figures.ts'
import { lineOf, measured } from './steps.ts'
import { plausibleTasks, taskRow } from './tasks.ts'

const RUNS = 5
const DAY = { today: '2024-03-19', asOf: '2024-03-18' } as const
const BANDS = { watch: 5, warn: 10, severe: 20 }

/** The tasks of three campaigns, with stages, owners and causes. */
function assessedTasks(all: readonly TaskFacts[]) {
  return all.map((facts, at) => {
    const row: TaskRow = {
      ...taskRow(facts, at),
      campaign: [`campaign${String(at % 3)}`],
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

/** Each report of the last of three campaigns, and of all together: its whole time and its longest step. [RP6] */
export function reporting(): void {
  const { tasks, make } = reportsOf(plausibleTasks())
  const once = median(
    Array.from({ length: RUNS }, () => {
      const began = cpuMs()
      rollUpTasks([...tasks])
      return cpuMs() - began
    }),
  )
  print('reports, 20 000 tasks of 3 campaigns, processor time; ratio to one roll-up of all tasks', [
    { what: 'one roll-up', ms: once, ratio: 1 },
    ...['campaign2', null].flatMap((campaignId) =>
      REPORT_KINDS.map((kind) => {
        const took = measured(() => make(kind, campaignId))
        return {
          ...lineOf(`${kind}, ${campaignId === null ? 'the whole sheet' : 'one campaign'}`, took),
          ratio: took.whole / once,
        }
      }),
    ),
  ])
}
