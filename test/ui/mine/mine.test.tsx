// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { AppActions, AppState } from '../../../src/application/app/appState.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import type { SheetState } from '../../../src/application/engine/sheetState.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import type { TaskRow } from '../../../src/schema/index.ts'
import { settledCompanions, withSheet } from '../support/fakeStore.ts'
import { showApp, type Shown } from '../support/showApp.tsx'
import { assessed, context, sheetOf, taskRow } from '../support/tasks.ts'

/** A Wednesday. */
const TODAY = '2024-07-03'
const AT = context(TODAY)
const KIM = { id: 'ou_kim', name: 'Kim Marshall' }
const ABE = { id: 'ou_abe', name: '阿部' }

const task = (recordId: string, cells: Partial<TaskRow>) =>
  assessed(
    taskRow(recordId, {
      title: `任务${recordId}`,
      plannedStart: '2024-06-20',
      plannedEnd: '2024-07-20',
      progress: 50,
      owner: [KIM],
      ...cells,
    }),
    AT,
  )
type Tasks = Parameters<typeof sheetOf>[0]

const state = (tasks: Tasks, change: Partial<AppState> = {}, sheet: Partial<SheetState> = {}): AppState =>
  withSheet(sheetOf(tasks, AT, sheet), { userId: KIM.id, ...change })

let shown: Shown
const open = async (tasks: Tasks, change: Partial<AppState> = {}, answers: Partial<AppActions> = {}): Promise<Shown> =>
  (shown = await showApp(state(tasks, change), { progressMarks: () => ({}), ...answers }))
const mine = () => shown.screen.find('.ct-mine')
const text = () => mine().textContent ?? ''
const none = () =>
  shown.screen
    .all('.ct-mine > p')
    .map((one) => one.textContent)
    .find((one) => one?.startsWith('没有：')) ?? ''
const become = (tasks: Tasks, change: Partial<AppState> = {}, sheet: Partial<SheetState> = {}) =>
  shown.screen.settle(() => shown.store.set(state(tasks, change, sheet)))

afterEach(() => window.localStorage.clear())

describe('[MY1] what is mine today', () => {
  it('shows the user what is due, and what is not, until a cell changes', async () => {
    await open([task('t1', {})])
    expect(text()).toContain('Kim Marshall（我）')
    expect(none()).toBe('没有：已过期、今天到期、本周、待回答')
    await become([task('t1', { plannedEnd: '2024-06-30' })])
    expect(none()).toBe('没有：今天到期、本周、待回答')
    expect(text()).toContain('已过期 1任务t1晚了 3 天。更新进度；做不完就改计划、写原因')
    await become([task('t1', { plannedEnd: TODAY })])
    expect(none()).toBe('没有：已过期、本周、待回答')
    expect(text()).toContain('今天到期 1任务t1今天到期。做完就把「当前进度」改成 100%')
    await become([task('t1', { plannedEnd: '2024-07-05' })])
    expect(none()).toBe('没有：已过期、今天到期、待回答')
    await become([task('t1', { plannedEnd: TODAY, progress: 100 })])
    expect(text()).not.toContain('今天到期。做完')
  })

  it('a line leads to its record, of a task and of an issue', async () => {
    const issue = {
      ...Object.fromEntries(
        ['title', 'type', 'campaign', 'task', 'respondedAt', 'solutionAt'].map((key) => [key, null]),
      ),
      recordId: 'q1',
      title: '物料延误',
      foundAt: Date.parse('2024-07-01T10:00:00+08:00'),
      owner: [KIM],
      status: 'open',
      dueDay: null,
    } as never
    const rows = {
      ...NO_ROWS,
      issues: {
        tableId: 'tblI',
        name: '问题与风险',
        columns: ['title', 'respondedAt', 'solutionAt'] as const,
        rows: [issue],
      },
    }
    const companions = settledCompanions({
      rows,
      sync: { kind: 'settled', at: Date.parse('2024-07-03T20:00:00+08:00') },
    })
    await open([task('t1', { plannedEnd: TODAY })], { companions })
    expect(text()).toContain('物料延误响应已超时')
    await shown.screen.click(shown.screen.button(/^任务t1今天到期/u))
    await shown.screen.click(shown.screen.button(/^物料延误/u))
    expect(shown.store.calls).toEqual([
      ['openRecord', 't1'],
      ['openRecord', 'q1', 'issues'],
    ])
  })

  it('[S3-14] an update is due until the progress changes; without kept progress nothing is claimed', async () => {
    const progressMarks = () => ({ t1: [['2024-06-20', 50]] as const })
    await open([task('t1', {})], {}, { progressMarks })
    expect(text()).toContain('该更新 1任务t1每周更新，6/20 起没变过。填「当前进度」')
    await become([task('t1', { progress: 60 })])
    expect(none()).toContain('该更新')
    await become([task('t2', {})])
    expect(text()).toContain('1 个任务没有留下进度记录，说不出该不该更新')
    expect(none()).not.toContain('该更新')
  })

  it('[MI1] a question waits with its owner until it is answered', async () => {
    const intents = [{ recordId: 't1', asked: 'done', seenOn: null, computed: 'inProgress', error: null }] as const
    await open([task('t1', {})])
    await become([task('t1', {})], {}, { intents })
    expect(text()).toContain('待回答 1任务t1状态是手工改的，还没确认。在页面上方回答')
    await become([task('t1', {})])
    expect(none()).toContain('待回答')
  })

  it('[DU1] a due report leads to the reports', async () => {
    await open([task('t1', {})])
    expect(text()).toContain('日报该写 7/3 的日报')
    await shown.screen.click(shown.screen.button(/^日报该写/u))
    expect(shown.screen.find('[role=tab][aria-selected=true]').textContent).toContain('报告')
  })

  it('before the other tables are read nothing is said of issues and reports', async () => {
    await open([task('t1', {})], { companions: settledCompanions({ sync: { kind: 'reading' } }) })
    expect(text()).toContain('问题和活动的表还没读到，下面只有任务。')
    expect(text()).not.toContain('报告到期')
  })
})

describe('[MY1] [S3-18] plan changes without a reason', () => {
  const change = (reason: string | null) =>
    ({
      id: 'log1',
      at: 0,
      taskId: 't1',
      title: '任务t1',
      campaignId: null,
      kind: 'planDates',
      field: 'plannedEnd',
      before: '2024-07-10',
      after: '2024-07-20',
      source: 'people',
      reason,
    }) as const
  const withLog = (...entries: readonly ReturnType<typeof change>[]) =>
    settledCompanions({
      tables: [
        { table: 'changes', tableId: 'tblC', name: '变更记录', missing: [], denied: [], refused: [], unusable: null },
      ],
      planLog: { kind: 'read', log: { since: '2024-06-01', entries } },
    })

  it('the log is read when somebody asks; a change is listed until its reason is written', async () => {
    const opened: string[] = []
    const openPlanLog = (tableId: string) => {
      opened.push(tableId)
      return () => undefined
    }
    const names = { columnNames: { plannedEnd: '计划结束' } }
    await open([task('t1', {})], { companions: withLog(change(null)) }, { openPlanLog })
    await become([task('t1', {})], { companions: withLog(change(null)) }, names)
    expect(opened).toEqual([])
    await shown.screen.click(shown.screen.button('看没写原因的计划变更'))
    expect(opened).toEqual(['tblA'])
    expect(text()).toContain('任务t1计划结束 7/10 → 7/20，没写原因。在「变更记录」里补上')
    await shown.screen.click(shown.screen.button(/^任务t1计划结束/u))
    expect(shown.store.calls).toEqual([['openRecord', 'log1', 'changes']])
    await become([task('t1', {})], { companions: withLog(change('KOL 改期')) }, names)
    expect(text()).toContain('计划变更都写了原因。')
    await become([task('t1', {})], { companions: withLog() }, names)
    expect(text()).toContain('变更记录里没有这些任务的计划变更。')
  })

  it('without a table for reasons nobody is asked for one', async () => {
    await open([task('t1', {})])
    expect(text()).not.toContain('没写原因')
  })
})

describe('[MY1] whose it is', () => {
  const choose = (name: string) => {
    const select = shown.screen.find('.ct-mine select') as HTMLSelectElement
    const option = [...select.options].find(({ label, text: words }) => label === name || words === name)
    select.value = option?.value ?? ''
    return shown.screen.settle(() => void select.dispatchEvent(new Event('change', { bubbles: true })))
  }
  const tasks = [task('t1', { plannedEnd: TODAY }), task('t2', { owner: [ABE], plannedEnd: '2024-06-30' })]

  it('anybody can be chosen; the user comes back as the user', async () => {
    await open(tasks)
    await choose('阿部')
    expect(text()).toContain('阿部 的事')
    expect(text()).toContain('任务t2')
    expect(text()).not.toContain('任务t1')
  })

  it('a user whom the host does not name chooses once, and is remembered for the sheet', async () => {
    await open(tasks, { userId: 'on_other_kind_of_id' })
    expect(text()).toContain('你是哪一位？')
    await choose('阿部')
    expect(text()).toContain('任务t2')
    await shown.screen.unmount()
    await open(tasks, { userId: null })
    expect(text()).toContain('任务t2')
  })

  it('a reader sees the same, and nothing is written or asked of the host', async () => {
    await open(tasks, { mayEdit: false, settings: DEFAULT_SETTINGS })
    await choose('阿部')
    expect(shown.store.calls).toEqual([])
  })

  it('without any owner it says what is missing, until there is one', async () => {
    await open([task('t1', { owner: null })])
    expect(text()).toContain('都还没填负责人')
    await become([task('t1', {})])
    expect(text()).not.toContain('都还没填负责人')
  })
})

describe('[MY2] the load of the coming weeks', () => {
  const busy = ['t1', 't2', 't3'].map((id) => task(id, { plannedStart: '2024-07-10', plannedEnd: '2024-07-12' }))

  it('is drawn with its numbers as a table, and a peak leads to its tasks', async () => {
    await open(busy)
    expect(text()).toContain('Kim Marshall 同一天最多 3 个任务（7/10），满 3 个标红')
    expect(shown.screen.all('.ct-mine svg .bad')).toHaveLength(3)
    expect(shown.screen.all('.ct-mine table tbody tr')).toHaveLength(28)
    expect(shown.screen.all('.ct-mine-peaks').map((one) => one.textContent)).toEqual([
      '7/10–7/12 同一天最多 3 个任务',
      'Kim Marshall7/10–7/12 同一天最多 3 个任务',
    ])
  })

  it('a peak is gone when one of its tasks moves, or the team sets a higher limit', async () => {
    await open(busy)
    await become([...busy.slice(0, 2), task('t3', { plannedStart: '2024-07-15', plannedEnd: '2024-07-16' })])
    expect(text()).toContain('没有哪天满 3 个任务。')
    expect(text()).toContain('今后 4 周没有人哪天满 3 个任务。')
    await become(busy, { settings: { ...DEFAULT_SETTINGS, loadPeak: 4 } })
    expect(text()).toContain('没有哪天满 4 个任务。')
    await become(busy)
    expect(text()).not.toContain('没有哪天满')
  })
})
