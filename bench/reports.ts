import { NO_ROWS } from '../src/application/companions/sheetRows.ts'
import { gatherSteps } from '../src/application/retrospective/gather.ts'
import { assessTask, REPORT_KINDS, rollUpTasks, type ReportKind, type TaskFacts } from '../src/domain/index.ts'
import { bringWords, createTranslate } from '../src/i18n/index.ts'
import { reportWords } from '../src/i18n/zh-CN/reportWords.ts'
import { REPORT_STEPS } from '../src/report/index.ts'
import { type FieldKey, fieldKeys, type RowOf, TASK_FIELD_KEYS, type TaskRow } from '../src/schema/index.ts'
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

/** Each report of the last of three campaigns, and of all together: its whole time and its longest step. */
export function reporting(all: readonly TaskFacts[]): void {
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
    timeZone: 'Asia/Shanghai',
    rules: { sla: { response: 24, solution: 48 }, coreKpiWeight: 70, loadPeak: 3 },
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
  function* make(kind: ReportKind, campaignId: string | null) {
    const scope = campaignId === null ? ({ kind: 'sheet' } as const) : ({ kind: 'campaign', campaignId } as const)
    const gathered = yield* gatherSteps(material, { scope, phase: null, kind })
    const own = { ...sheet, name: '活动', preset: 'full', tasks: gathered.tasks } as const
    const standing = { value: 'green', parts: [], finished: null } as const
    yield
    return yield* REPORT_STEPS[kind]({ sheet: own, material: gathered, settings, standing, unread: [], t })
  }
  const measured = (kind: ReportKind, campaignId: string | null) => {
    const runs = Array.from({ length: RUNS }, () => {
      const lengths: number[] = []
      const steps = make(kind, campaignId)
      for (let isDone = false; !isDone; ) {
        const began = performance.now()
        isDone = steps.next().done === true
        lengths.push(performance.now() - began)
      }
      return { whole: lengths.reduce((sum, ms) => sum + ms, 0), longest: Math.max(...lengths) }
    })
    const [first] = runs
    return {
      first: first?.whole ?? 0,
      whole: median(runs.map(({ whole }) => whole)),
      // Of several runs the smallest: other work of the machine makes a step longer, never shorter.
      longest: Math.min(...runs.map(({ longest }) => longest)),
    }
  }
  const once = median(
    Array.from({ length: RUNS }, () => {
      const began = performance.now()
      rollUpTasks([...tasks])
      return performance.now() - began
    }),
  )
  print('reports, 20 000 tasks of 3 campaigns; ratio to one roll-up of all tasks', [
    { what: 'one roll-up', ms: once, ratio: 1 },
    ...REPORT_KINDS.flatMap((kind) =>
      [null, 'campaign2'].map((campaignId) => {
        const { first, whole, longest } = measured(kind, campaignId)
        const what = `${kind}, ${campaignId === null ? 'the whole sheet' : 'one campaign'}`
        return {
          what,
          ms: whole,
          ratio: whole / once,
          note: `first time ${first.toFixed(0)} ms, longest step ${longest.toFixed(1)} ms`,
        }
      }),
    ),
  ])
}
