// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import '../../src/ui/reports/ReportPage.tsx'
import type { AppActions } from '../../src/application/app/appState.ts'
import type { Baseline } from '../../src/application/history/baselineList.ts'
import type { CompanionState } from '../../src/application/companions/companionState.ts'
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import type { CampaignFigures } from '../../src/application/companions/campaignCells.ts'
import { allAtOnce, err, frozenPlan, ok, rollUpTasks } from '../../src/domain/index.ts'
import { type AssessedTask, type SheetRows, taskTableOf } from '../../src/schema/index.ts'
import { present } from '../support/present.ts'
import { inputOf, sampleTables } from '../report/support/sampleSheets.ts'
import { withSheet, settledCompanions } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, sheetOf } from './support/tasks.ts'

const S0 = sampleTables('S0')

const NO_BASELINES: AppActions['baselines'] = {
  load: async () => ok(null),
  preview: async () => null,
  freeze: async () => err({ kind: 'notRead' }),
  plan: async () => ok(null),
  remove: async () => ok(null),
}

/** What the overview shows of the campaigns. Reports read by when the evaluation is due. */
const figuresOf = ({ campaigns }: SheetRows, tasks: readonly AssessedTask[]): readonly CampaignFigures[] =>
  (campaigns?.rows ?? []).map(({ recordId, title, phase, startDay, endDay }) => ({
    campaignId: recordId,
    title,
    phase,
    startDay,
    endDay,
    state: { rule: 'CS1', value: 'running', because: 'phase', on: null, ids: [] },
    tasks,
    rollUp: rollUpTasks(tasks),
    counts: { notStarted: 0, inProgress: 0, done: 0, delayed: 0, paused: 0, cancelled: 0 },
    health: { rule: 'RU2', value: 'green', reasons: [] },
    finished: null,
    healthReason: null,
    forecastEnd: null,
    evaluationDue: endDay === '2024-06-30' ? '2024-07-03' : null,
  }))

/** The page of reports over the rows of S0 as of a day. */
async function openReports(
  asOf: string,
  tables = S0.tables,
  rows = S0.tasks,
  answers: Partial<AppActions> = {},
  companions: Partial<CompanionState> = {},
): Promise<Shown> {
  const { sheet } = inputOf({ preset: 'S0', rows, tables, asOf })
  const at = context(asOf)
  const shown = await showApp(
    withSheet(
      sheetOf(sheet.tasks, at, { preset: 'S0', columns: taskTableOf('S0').columns.map(({ field }) => field) }),
      {
        companions: settledCompanions({ campaigns: figuresOf(tables, sheet.tasks), rows: tables, ...companions }),
      },
    ),
    answers,
  )
  await shown.screen.click(shown.screen.button('报告'))
  return shown
}

const pane = '.semi-tabs-pane-active'
const choices = ({ screen }: Shown, label: string) =>
  screen.all(`${pane} select[aria-label="${label}"]`) as readonly HTMLSelectElement[]
const choice = (shown: Shown, label: string): HTMLSelectElement => present(choices(shown, label)[0], label)
const choose = ({ screen }: Shown, select: HTMLSelectElement, value: string) =>
  screen.settle(() => {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })

describe('the page of reports', () => {
  it('[RP5] writes no report before the other tables have been read, so that none is called missing', async () => {
    const reading = await openReports('2024-06-14', NO_ROWS, S0.tasks, {}, { sync: { kind: 'reading' } })
    expect(reading.screen.find(pane).textContent).toContain('正在读取各张表')
    expect(reading.screen.all('.ct-document')).toEqual([])
  })

  it('[RP5] calls a table that cannot be read unread, and only one that the sheet lacks missing', async () => {
    const unusable = { kind: 'permissionDenied', what: 'getRecordsByPage' } as const
    const dailyLog = {
      table: 'dailyLog',
      tableId: 'tblDay',
      name: '每日跟踪',
      missing: [],
      denied: [],
      refused: [],
      unusable,
    } as const
    const shown = await openReports(
      '2024-06-14',
      { ...S0.tables, dailyLog: null, issues: null },
      S0.tasks,
      {},
      { tables: [dailyLog] },
    )
    const text = shown.screen.find('.ct-document').textContent
    expect(text).toContain('「每日跟踪」现在读不出来')
    expect(text).toMatch(/本表没有「问题与风险」，/u)
  })

  it('[BL2] a report that compares with baselines reads them once, a daily one reads none, and a refusal is told', async () => {
    const [campaign] = S0.tables.campaigns?.rows ?? []
    const one: Baseline = {
      id: 'b1',
      campaignId: present(campaign, 'the campaign').recordId,
      version: 1,
      name: '客户确认版',
      at: Date.parse('2024-06-01T10:00:00+08:00'),
      reason: '',
      tasks: 1,
      lines: 0,
      characters: 100,
      pieces: 1,
      isDeleted: false,
    }
    const asked: string[] = []
    let isRefused = false
    const baselines: Partial<AppActions['baselines']> = {
      load: async () => {
        asked.push('load')
        return isRefused ? err({ kind: 'timeout', what: 'baselines', afterMs: 1 }) : ok(null)
      },
      plan: async ({ id }) => {
        asked.push(id)
        return ok(frozenPlan({ tasks: [], budget: [], budgetTotal: 1 }))
      },
    }
    const answers = { baselines: { ...NO_BASELINES, ...baselines } }
    const shown = await openReports('2024-06-12', S0.tables, S0.tasks, answers, { baselines: [one] })
    const told = () => shown.screen.find(`${pane} .ct-document`).textContent
    expect(choice(shown, '报告').value).toBe('daily')
    expect(told()).not.toContain('与基线')
    // The overview has asked, too.
    asked.length = 0
    await choose(shown, choice(shown, '报告'), 'weekly')
    expect(told()).toContain('与基线 v1 客户确认版（6/1 存）相比')
    const once = [...asked]
    expect(once).toEqual(['load', 'b1'])
    await choose(shown, choice(shown, '报告'), 'daily')
    expect(told()).not.toContain('与基线')
    isRefused = true
    await choose(shown, choice(shown, '报告'), 'weekly')
    expect(told()).toContain('基线没有读到')
    expect(told()).not.toContain('相比')
  })

  it('[S0-21] shows the report that is due in front', async () => {
    const shown = await openReports('2024-06-12')
    expect(choice(shown, '报告').selectedOptions[0]?.textContent).toBe('日报 · 今天该写')
    expect(shown.screen.find(`${pane} .ct-document h2`).textContent).toContain('日报')
  })

  it('[S0-24] after a campaign has ended its retrospective is due', async () => {
    const shown = await openReports('2024-07-20')
    expect(choice(shown, '报告').value).toBe('retrospective')
  })

  it('[S3-23] a phase can be chosen, and its review speaks of its tasks only', async () => {
    const shown = await openReports('2024-06-12')
    await choose(shown, choice(shown, '报告'), 'phase')
    await choose(shown, choice(shown, '阶段'), '执行期')
    const text = shown.screen.find(`${pane} .ct-document`).textContent
    expect(text).toContain('线下物料准备')
    expect(text).not.toContain('预热海报设计')
  })

  it('a sheet without campaigns has nothing to choose between', async () => {
    const shown = await openReports('2024-06-12', NO_ROWS)
    expect(choices(shown, '活动')).toEqual([])
  })

  it.each([
    ['2024-06-12', '该写 6/12 的日报：活动期间每天一份。'],
    ['2024-06-14', '6/14 是周五，该写本周的周报。'],
    ['2024-07-02', '活动 6/30 结束，效果评估在 7/3 前交。'],
    ['2024-07-20', '活动 6/30 结束，效果评估的期限 7/3 已过，该写复盘了。'],
  ])('[DU1] on %s says why the report in front is due', async (asOf, sentence) => {
    const shown = await openReports(asOf)
    expect(shown.screen.find(`${pane} .ct-report-due`).textContent).toBe(sentence)
  })

  it.each([
    { phase: null, asOf: '2024-05-24', says: '6/1 才开始，现在没有要交的报告。' },
    { phase: 'archived', asOf: '2024-06-12', says: '活动已归档，没有要交的报告。' },
    { phase: 'cancelled', asOf: '2024-06-12', says: '活动已取消，没有要交的报告。' },
    { phase: 'reviewing', asOf: '2024-06-12', says: '活动标为复盘中，该写复盘了。' },
  ])('[DU1] [CS1] on $asOf, 活动阶段 being $phase: $says', async ({ phase, asOf, says }) => {
    const { campaigns } = S0.tables
    const rows = (campaigns?.rows ?? []).map((row) => ({ ...row, phase }))
    const tables = { ...S0.tables, campaigns: campaigns === null ? null : { ...campaigns, rows } }
    const untouched = S0.tasks.map((row) => ({
      ...row,
      progress: null,
      actualStart: null,
      actualEnd: null,
      state: null,
    }))
    const shown = await openReports(asOf, tables, untouched)
    expect(shown.screen.find(`${pane} .ct-report-due`).textContent).toBe(says)
    expect([...choice(shown, '报告').options].map(({ textContent }) => textContent).join()).not.toContain('日报 · ')
  })

  it('[RP6] of a long sheet says how far it is, stops when asked, and begins again', async () => {
    const [first] = S0.tasks
    const rows = Array.from({ length: 1001 }, (_none, at) => ({
      ...present(first, 'a task'),
      recordId: `r${String(at)}`,
    }))
    let finish = (): void => undefined
    const stopped: boolean[] = []
    const shown = await openReports('2024-06-14', S0.tables, rows, {
      inSlices: async (steps, { signal, onPause }) => {
        onPause?.(7)
        await new Promise<void>((resolve) => {
          finish = resolve
          signal.addEventListener('abort', () => {
            stopped.push(true)
            resolve()
          })
        })
        return signal.aborted ? null : allAtOnce(steps)
      },
    })
    const text = () => shown.screen.find(pane).textContent
    expect(text()).toContain('正在汇总各张表（第 7 步）')
    await shown.screen.click(shown.screen.button('停止'))
    expect(stopped).toEqual([true])
    expect(text()).toContain('已停止汇总')
    await shown.screen.click(shown.screen.button('重新汇总'))
    await shown.screen.settle(() => finish())
    expect(text()).not.toContain('汇总各张表')
    expect(shown.screen.find(`${pane} .ct-document h2`).textContent).toContain('周报')
  })

  it('[RP2] from another report one press leads to the one that is due', async () => {
    const shown = await openReports('2024-06-12')
    await choose(shown, choice(shown, '报告'), 'deviation')
    await shown.screen.click(shown.screen.button('打开'))
    expect(choice(shown, '报告').value).toBe('daily')
    expect(shown.screen.find(`${pane} .ct-report-due`).textContent).not.toContain('打开')
  })
})

describe('[AS1] the period of a report', () => {
  const day = ({ screen }: Shown) => screen.find(`${pane} .ct-period input`) as HTMLInputElement
  const title = ({ screen }: Shown) => screen.find(`${pane} .ct-document h2`).textContent

  it('[WK1] of a weekly report is stepped by weeks, up to the running one', async () => {
    const shown = await openReports('2024-06-12')
    await choose(shown, choice(shown, '报告'), 'weekly')
    expect(title(shown)).toContain('6/10–6/16')
    expect(shown.screen.button('下一周').getAttribute('aria-disabled')).toBe('true')
    await shown.screen.click(shown.screen.button('下一周'))
    expect(title(shown)).toContain('6/10–6/16')
    await shown.screen.click(shown.screen.button('上一周'))
    expect(title(shown)).toContain('6/3–6/9')
    expect(shown.screen.find(`${pane} .ct-document header p`).textContent).toContain('截至 2024-06-09')
    await shown.screen.click(shown.screen.button('下一周'))
    expect(title(shown)).toContain('6/10–6/16')
    expect(shown.screen.all('.ct-look')).toEqual([])
  })

  it('of a daily brief is a day, typed or stepped, and never one to come', async () => {
    const shown = await openReports('2024-06-12')
    expect(day(shown).max).toBe('2024-06-12')
    await shown.screen.type(day(shown), '2024-06-10')
    expect(shown.screen.find(`${pane} .ct-document header p`).textContent).toContain('截至 2024-06-10')
    await shown.screen.type(day(shown), '2024-06-20')
    expect(shown.screen.find(`${pane} .ct-document header p`).textContent).toContain('截至 2024-06-10')
  })

  it('[RP2] stays while the report follows an edit, and the kind stays while the period is stepped', async () => {
    const shown = await openReports('2024-06-12')
    await shown.screen.type(day(shown), '2024-06-07') // a Friday, on which the weekly report was due
    expect(choice(shown, '报告').value).toBe('daily')
    const { sheet } = shown.store.getState()
    const at = context('2024-06-12')
    const tasks = present(sheet, 'the sheet').tasks.map(({ row, facts }) =>
      assessed({ ...row, title: `${row.title ?? ''}（改）` }, at, facts.hold),
    )
    await shown.screen.settle(() => shown.store.set({ sheet: { ...present(sheet, 'the sheet'), tasks } }))
    expect(day(shown).value).toBe('2024-06-07')
    expect(shown.screen.find(`${pane} .ct-document`).textContent).toContain('（改）')
  })

  it('that was chosen to come above is not reported as if it had happened', async () => {
    const shown = await openReports('2024-06-12')
    await shown.screen.click(shown.screen.button(/看别的日子/u))
    await shown.screen.type(shown.screen.find('.ct-as-of-panel input[type=date]'), '2024-06-25')
    expect(shown.screen.find(`${pane} .ct-look-note`).textContent).toBe('6/25 还没到，报告写到 6/12 为止。')
    expect(shown.screen.find(`${pane} .ct-document header p`).textContent).toContain('截至 2024-06-12')
  })

  const nothingKept = async (tables: SheetRows) => {
    const shown = await openReports('2024-06-12', tables, S0.tasks, {
      viewAsOf: async (asOf) => ({
        ...sheetOf([], context(asOf)),
        past: { unknown: [], isKept: false, isRollUpKept: false, planned: null, byPlan: [], kept: [] },
      }),
    })
    await shown.screen.click(shown.screen.button('前一天'))
    return shown
  }
  const withLog = (cells: object): SheetRows => {
    const { dailyLog } = S0.tables
    return {
      ...S0.tables,
      dailyLog: dailyLog && { ...dailyLog, rows: dailyLog.rows.map((row) => ({ ...row, ...cells })) },
    }
  }

  it('[SN1] of which nothing was kept and nothing is written has no report, and says what to do instead', async () => {
    const shown = await nothingKept(withLog({ day: '2024-06-01' }))
    expect(shown.screen.find(`${pane} .ct-look-note`).textContent).toBe(
      '6/11 没有留下进度记录，那天的报告写不出来。换一天，或回到现在。',
    )
    expect(shown.screen.all(`${pane} .ct-document`)).toEqual([])
  })

  it('[SN1] of which nothing was kept quotes the rows that 每日跟踪 has of it, and calls them no report', async () => {
    const shown = await nothingKept(withLog({ day: '2024-06-11', kpiActual: 42_000, needs: '增加1名地推人员' }))
    expect(shown.screen.find(`${pane} .ct-look-note`).textContent).toContain('表里写着的记录在下面')
    const text = shown.screen.find(`${pane} .ct-document`).textContent
    expect(text).toContain('不是当天的报告')
    expect(text).toMatch(/6\/11 销售额：.*实际 42,000.*需协调资源「增加1名地推人员」/u)
  })
})
