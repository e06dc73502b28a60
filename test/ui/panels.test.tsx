// @vitest-environment happy-dom
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
// Loaded beforehand, so that the tabs that load them later do not wait for the disk.
import '../../src/ui/reports/ReportPage.tsx'
import '../../src/ui/reports/RetrospectivePanel.tsx'
import type { Rendered } from '../support/render.tsx'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf, taskRow } from './support/tasks.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const AT = context('2024-03-19')
const TASKS = [
  ...S3_ROWS.map((row) => assessed(row, AT)),
  assessed(
    taskRow('rec5', {
      title: '物料制作',
      plannedStart: '2024-03-11',
      plannedEnd: '2024-03-18',
      actualStart: '2024-03-11',
      progress: 95,
    }),
    AT,
  ),
  assessed(taskRow('rec6', { title: '用户调研', plannedStart: '2024-03-11', plannedEnd: '2024-03-18' }), AT, 'paused'),
]
const SHEET = sheetOf(TASKS, AT)

/** Titles of the task lists on the tab shown, in order. */
const titles = (screen: Rendered): readonly string[] =>
  screen.all('.semi-tabs-pane-active .ct-task-title').map((one) => one.textContent ?? '')

describe('总览', () => {
  it('shows the conclusion first, as word, unit and figures [RU1]', async () => {
    // Σw·P = 10×100 + 8×100 + 11×45.45 + 9×0 + 8×100 over 46 days; Σw·A = 600 + 800 + 330 + 0 + 760.
    const { screen } = await showApp(withSheet(SHEET))
    const conclusion = screen.find('.ct-conclusion').textContent ?? ''
    for (const words of [
      '预警',
      '偏差 −13.3 个百分点，低于 −10',
      '2 个任务延期',
      '落后 13.3 个百分点',
      '计划67.4%',
      '实际54.1%',
      '完成率16.7%1/6 个任务',
      '0.8',
      '完成了计划的 80.3%',
      '计入 5 个任务',
    ]) {
      expect(conclusion).toContain(words)
    }
  })

  it.each([
    {
      because: 'one late task among many fine ones [RU2]',
      hue: 'yellow',
      words: ['关注', '1 个任务延期'],
      quiet: '与计划',
      tasks: [
        ...Array.from({ length: 9 }, (_, at) =>
          assessed(
            taskRow(`f${String(at)}`, {
              title: '完成的',
              plannedStart: '2024-03-01',
              plannedEnd: '2024-03-10',
              actualEnd: '2024-03-10',
              progress: 100,
            }),
            AT,
          ),
        ),
        assessed(
          taskRow('late', { title: '晚的', plannedStart: '2024-03-17', plannedEnd: '2024-03-18', progress: 90 }),
          AT,
        ),
      ],
    },
    {
      because: 'no task has dates',
      hue: 'grey',
      words: ['无法判断', '无法计算偏差', '没有可以计算的任务'],
      quiet: '正常',
      tasks: [assessed(taskRow('a', { title: '甲', progress: 20 }), AT), assessed(taskRow('b', { title: '乙' }), AT)],
    },
    {
      because: 'a finished campaign of which most was late [RU2]',
      hue: 'yellow',
      words: ['关注', '3 个任务里 1 个按期完成', '按期率33.3%1/3 个任务', '7 天', '最晚「丙」，5 天'],
      quiet: '与计划',
      tasks: [
        ['甲', '2024-03-10'],
        ['乙', '2024-03-12'],
        ['丙', '2024-03-15'],
      ].map(([title = '', actualEnd = '']) =>
        assessed(
          taskRow(title, { title, plannedStart: '2024-03-01', plannedEnd: '2024-03-10', actualEnd, progress: 100 }),
          AT,
        ),
      ),
    },
  ])('the header does not hide trouble: $because', async ({ tasks, hue, words, quiet }) => {
    const { screen } = await showApp(withSheet(sheetOf(tasks, AT)))
    const header = screen.find('.ct-conclusion')
    expect(header.getAttribute('data-hue')).toBe(hue)
    for (const word of words) expect(header.textContent).toContain(word)
    expect(header.querySelector('.ct-tag')?.textContent).not.toBe('正常')
    expect(header.querySelector('.ct-conclusion-words')?.textContent).not.toContain(quiet)
  })

  it('each reason of the header links to its rows, also in other tables [RU2]', async () => {
    const besides = {
      coreKpis: [{ id: 'kpi1', paceRatio: 50 }],
      highIssuesPastSlaIds: [],
      spend: null,
      budget: null,
      overspentIds: [],
      campaignEnd: null,
    }
    const part = {
      campaignId: null,
      title: null,
      phase: null,
      startDay: null,
      besides,
      titles: new Map([['kpi1', '销售额']]),
    }
    const { screen, store } = await showApp(
      withSheet(SHEET, {
        companions: {
          tables: [],
          campaigns: [],
          parts: [part],
          rows: NO_ROWS,
          planLog: null,
          baselines: [],
          sync: { kind: 'settled', at: 0 },
          unkept: null,
          keptDays: [],
          asked: [],
          logVersion: 0,
        },
      }),
    )
    await screen.click(screen.button('1 个核心指标不到应达值的 80%'))
    expect(store.calls).toEqual([['openRecord', 'kpi1', 'kpis']])
  })

  it('[TR2] says that no task is late only if every deviation can be computed', async () => {
    const fine = assessed(
      taskRow('fine', { title: '按计划', plannedStart: '2024-03-11', plannedEnd: '2024-03-28', progress: 50 }),
      AT,
    )
    const unknown = assessed(taskRow('unknown', { title: '没有日期', progress: 20 }), AT)
    const shown = async (tasks: typeof TASKS) =>
      (await showApp(withSheet(sheetOf(tasks, AT)))).screen.find('.ct-good').textContent
    expect(await shown([fine])).toBe('没有明显落后或延期的任务')
    expect(await shown([fine, unknown])).toBe('算得出偏差的任务里没有明显落后或延期的；1 个任务算不出偏差')
    expect(await shown([unknown])).toBe('未完成的 1 个任务算不出偏差：计划日期或进度空着、矛盾或读不出')
    expect(await shown([assessed(taskRow('x', { title: '取消', plannedEnd: '2024-03-01' }), AT, 'cancelled')])).toBe(
      '没有未完成的任务',
    )
  })

  it('names the three tasks to deal with now, worst first, and a press opens the record', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    expect(titles(screen).slice(0, 3)).toEqual(['KOL种草笔记发布', '信息流广告投放', '物料制作'])
    await screen.click(screen.button(/^信息流广告投放/u))
    expect(store.calls).toEqual([['openRecord', 'rec3']])
  })

  it('a count filters the list; pressed again it shows all', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('已完成 1'))
    expect(titles(screen)).toEqual(['推文预热'])
    expect(screen.button('已完成 1').getAttribute('aria-pressed')).toBe('true')
    await screen.click(screen.button('已完成 1'))
    expect(titles(screen)).toHaveLength(3 + TASKS.length)
  })

  it('says how many rows are outside the figures, and why', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    expect(screen.text()).toContain('另有 1 行未计入：1 行已暂停')
    await screen.click(screen.button('1 行已暂停'))
    expect(store.calls).toEqual([['openRecord', 'rec6']])
  })

  it('explains any task, not only red ones', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('为什么：新品首发活动'))
    expect(screen.text()).toContain('偏差 0 个百分点 → 正常（−5 ≤ 偏差 ≤ 10）')
  })

  it('renders again when the store changes', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    const calm = context('2024-03-06')
    await screen.settle(() =>
      store.set({
        sheet: sheetOf(
          S3_ROWS.map((row) => assessed(row, calm)),
          calm,
        ),
      }),
    )
    expect(screen.text()).toContain('没有明显落后或延期的任务')
  })

  it('without tasks says what to do', async () => {
    const { screen } = await showApp(withSheet(sheetOf([], AT)))
    expect(screen.text()).toContain('还没有任务')
  })
})

describe('预警', () => {
  it('lists late tasks, worst first, and explains S3-1 row 3 in place', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('预警3'))
    expect(titles(screen)).toEqual(['KOL种草笔记发布', '信息流广告投放', '物料制作'])
    const row = screen.all('.semi-tabs-pane-active .ct-task-main')[1]
    if (row === undefined) throw new Error('no second row')
    expect(row.getAttribute('aria-expanded')).toBe('false')
    await screen.click(row)
    expect(row.getAttribute('aria-expanded')).toBe('true')
    const text = screen.find('.semi-tabs-pane-active .ct-why').textContent ?? ''
    expect(text).toContain('计划 45.5% = 5/11 天（3/15–3/25，截至 3/19）')
    expect(text).toContain('偏差 −15.5 个百分点 → 滞后预警（−20 ≤ 偏差 < −10）')
    expect(text).toContain('按当前速度预计 3/29 完成，晚 4 天')
    expect(text).toContain('完播率8% vs 行业12%')
    await screen.click(screen.button('打开记录'))
    expect(store.calls).toEqual([['openRecord', 'rec3']])
  })

  it('filters by level, and finds delayed tasks with a small deviation', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('预警3'))
    await screen.click(screen.button('已延期·偏差小 1'))
    expect(titles(screen)).toEqual(['物料制作'])
  })

  it('copies the explanation as text', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    const written: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text))
    await screen.click(screen.button('为什么：信息流广告投放'))
    await screen.click(screen.button('复制说明'))
    expect(written).toHaveLength(1)
    expect(written[0]).toContain('信息流广告投放\n· 计划 45.5% = 5/11 天')
    expect(screen.button('已复制').tagName).toBe('BUTTON')
  })

  it('names the data problems of a row [FL1]', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('为什么：用户调研'))
    expect(screen.all('.ct-why-problems')).toHaveLength(0)
    const late = assessed(
      taskRow('late', { title: '未启动', plannedStart: '2024-03-01', plannedEnd: '2024-04-18', progress: 140 }),
      AT,
    )
    await screen.unmount()
    const next = await showApp(withSheet(sheetOf([late], AT)))
    await next.screen.click(next.screen.button('为什么：未启动'))
    expect(next.screen.find('.ct-why-problems').textContent).toBe(
      '数据问题：实际进度超出 0–100%、已完成，但缺实际结束把实际进度改成 0–100% 之间的数。补上实际结束，才能算延期和耗时。',
    )
  })

  it('without late tasks says so and names what is due next', async () => {
    const calm = context('2024-03-06')
    const { screen, store } = await showApp(
      withSheet(
        sheetOf(
          S3_ROWS.map((row) => assessed(row, calm)),
          calm,
        ),
      ),
    )
    await screen.click(screen.button('预警'))
    expect(screen.text()).toContain('没有任务落后超过 10 个百分点')
    await screen.click(screen.button('KOL种草笔记发布'))
    expect(store.calls).toEqual([['openRecord', 'rec1']])
  })

  it('a list of 20 000 tasks renders only the rows in view', async () => {
    // The test page has no layout: assume a pane of 700 px and rows of 60 px.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60)
    const [row] = S3_ROWS
    if (row === undefined) throw new Error('no row')
    const many = Array.from({ length: 20_000 }, (_, at) => assessed({ ...row, recordId: `rec${String(at)}` }, AT))
    const { screen } = await showApp(withSheet(sheetOf(many, AT)))
    const drawn = screen.all('.ct-tasks-virtual > li')
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.length).toBeLessThan(100)
    expect(drawn[0]?.getAttribute('aria-setsize')).toBe('20000')
  })
})

describe('报告 and 复盘', () => {
  it('the daily brief is a document whose names link to their records', async () => {
    const { screen, store } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('报告'))
    for (const heading of ['昨日完成', '未完成', '需支持']) {
      expect(screen.all('.ct-document h3').map((one) => one.textContent)).toContain(heading)
    }
    const link = screen.all('.ct-document li .ct-link').find((one) => one.textContent === 'KOL种草笔记发布')
    if (link === undefined) throw new Error('no link')
    await screen.click(link)
    expect(store.calls).toEqual([['openRecord', 'rec1']])
  })

  it('the retrospective copies as Markdown, and with its headings for documents', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    const written: ClipboardItem[] = []
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async (items) => void written.push(...items))
    await screen.click(screen.button('复盘'))
    await screen.click(screen.button('复制全文'))
    const copied = async (type: string) => (await written[0]?.getType(type))?.text()
    expect(await copied('text/plain')).toMatch(/^# 复盘/u)
    expect(await copied('text/plain')).toContain('## 进度与偏差')
    expect(await copied('text/html')).toContain('<h2>进度与偏差</h2>')
  })

  it('where the clipboard is refused, the text is shown for copying', async () => {
    const { screen } = await showApp(withSheet(SHEET))
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new Error('not allowed'))
    document.execCommand = () => false
    await screen.click(screen.button('复盘'))
    await screen.click(screen.button('复制全文'))
    expect((screen.find('.ct-copy-by-hand textarea') as HTMLTextAreaElement).value).toMatch(/^# 复盘/u)
  })

  it('what people wrote is shown as text, never as markup', async () => {
    const at = context('2024-03-19')
    const row = taskRow('x', {
      title: '<img src=x onerror=alert(1)>',
      plannedStart: '2024-03-01',
      plannedEnd: '2024-03-10',
      progress: 0,
    })
    const { screen } = await showApp(withSheet(sheetOf([assessed(row, at)], at)))
    await screen.click(screen.button('报告'))
    expect(screen.all('img')).toHaveLength(0)
    expect(screen.text()).toContain('<img src=x onerror=alert(1)>')
  })
})
