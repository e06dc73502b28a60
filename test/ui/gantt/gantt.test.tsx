// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { err, ok } from '../../../src/domain/index.ts'
import '../../../src/ui/gantt/GanttSection.tsx'
import { edgeScroll } from '../../../src/ui/gantt/useGanttDraft.ts'
import { rowOf, type RowSketch, sampleTables } from '../../report/support/sampleSheets.ts'
import { present } from '../../support/present.ts'
import { type BoardSketch, openBoard, tablesOf } from '../data/boardScene.tsx'

afterEach(() => vi.unstubAllGlobals())

const NOW = '2024-06-14 19:00'
const task = (
  recordId: string,
  plannedStart: string | null,
  plannedEnd: string | null,
  change: Partial<RowSketch> = {},
) => rowOf({ recordId, title: recordId, plannedStart, plannedEnd, ...change })
const CHAIN = [
  task('物料', '2024-06-10', '2024-06-12', { progress: 30, actualStart: '2024-06-11' }),
  task('上线', '2024-06-20', '2024-06-21', { predecessors: ['物料'], lagDays: 3 }),
  task('报告', '2024-06-22', '2024-06-24', { predecessors: ['上线'], lagDays: 2 }),
  task('海报', '2024-06-03', '2024-06-05', { progress: 100, actualStart: '2024-06-03', actualEnd: '2024-06-06' }),
]

async function openGantt(tasks: BoardSketch['tasks'] = CHAIN, more: Partial<BoardSketch> = {}) {
  const board = await openBoard({ now: NOW, tasks: tasks ?? [], ...more })
  const { screen } = board
  await screen.settle()
  const section = () => screen.find('section[aria-label="甘特图"]')
  const list = () => screen.find('[role="listbox"]')
  const press = (key: string, shiftKey = false) =>
    screen.settle(() =>
      list().dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true })),
    )
  const active = () => document.querySelector('[role="option"][aria-selected="true"]')?.getAttribute('title') ?? null
  const grip = (id: string) => present(screen.find(`[data-task="${id}"] .grip`), `the bar of ${id}`)
  const pointer = (id: string, type: string, clientX: number) =>
    screen.settle(() => grip(id).dispatchEvent(new PointerEvent(type, { clientX, button: 0, bubbles: true })))
  const table = async () => {
    await screen.settle(() => {
      const details = screen.find('.ct-gantt-table') as HTMLDetailsElement
      details.open = true
      details.dispatchEvent(new Event('toggle'))
    })
    return screen.all('.ct-gantt-table tr').map((row) => [...row.children].map((cell) => cell.textContent ?? ''))
  }
  return { ...board, said: () => section().textContent ?? '', press, active, pointer, table, list }
}

describe('[GT1] what the gantt says', () => {
  it('says how many tasks slip and by how much, and takes it back when the plan is moved', async () => {
    expect((await openGantt()).said()).toContain('1 个延期，最久 2 天')
    const mended = await openGantt(
      CHAIN.map((row) => (row.recordId === '物料' ? { ...row, plannedEnd: '2024-06-18' } : row)),
    )
    expect(mended.said()).toContain('没有延期')
    expect(mended.said()).not.toContain('个延期')
  })

  it('each row says its plan, what happened, its delay and whether it decides the end [DP3] [ST2]', async () => {
    const { screen } = await openGantt()
    expect(screen.all('[role="option"] > .ct-hidden').map((row) => row.textContent)).toEqual([
      '海报，计划 6/3–6/5，实际 6/3–6/6，晚完成 1 天',
      '物料，计划 6/10–6/12，实际 6/11 起，晚 2 天',
      '上线，计划 6/20–6/21，在关键路径上',
      '报告，计划 6/22–6/24，在关键路径上',
    ])
    expect(screen.find('.ct-gantt-plot').getAttribute('aria-label')).toBe('6/3 到 6/24 的甘特图，4 个任务')
  })

  it('the table has the numbers of the assessed rows, predecessors, and which link is too short [DP1]', async () => {
    const { table } = await openGantt()
    expect(await table()).toEqual([
      ['任务', '计划', '实际', '延期天数', '关键路径', '前置任务'],
      ['海报', '6/3–6/5', '6/3–6/6', '1', '', ''],
      ['物料', '6/10–6/12', '6/11 起', '2', '', ''],
      ['上线', '6/20–6/21', '', '', '是', '物料'],
      ['报告', '6/22–6/24', '', '', '是', '上线（间隔不够）'],
    ])
  })

  it('tasks that are not drawn are counted by reason, and the sentence goes when a date is filled in', async () => {
    const without = [...CHAIN, task('没日期', null, null), task('取消的', null, '2024-06-20', { hold: 'cancelled' })]
    const { said } = await openGantt(without)
    expect(said()).toContain('1 个任务没有可用的计划日期，没画出来')
    expect(said()).toContain('1 个已取消的没画')
    const filled = await openGantt([...CHAIN, task('没日期', null, '2024-06-20')])
    expect(filled.said()).not.toContain('没画')
  })

  it('without a usable plan it says what to fill in, by the present names of the columns', async () => {
    expect((await openGantt([task('甲', '2024-06-20', null)])).said()).toContain(
      '1 个任务都没有可用的计划日期：填上「计划结束」，并且「计划开始」不晚于它，就会画出来。',
    )
    expect((await openGantt([])).said()).toContain('这里还没有任务')
    const drawn = await openGantt([task('甲', '2024-06-20', '2024-06-21')])
    expect(drawn.said()).not.toContain('还画不出甘特图')
  })

  it('without links nothing is called the critical path', async () => {
    const { said } = await openGantt([task('甲', '2024-06-20', '2024-06-21')])
    expect(said()).not.toContain('关键')
  })

  it('a filter leaves what slips', async () => {
    const { screen } = await openGantt()
    const filter = screen.find('select[aria-label="显示哪些任务"]') as HTMLSelectElement
    await screen.settle(() => {
      filter.value = 'late'
      filter.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(screen.all('[role="option"]').map((row) => row.getAttribute('title'))).toEqual(['物料'])
  })
})

describe('[SH1] a draft of the gantt opens the preview of a shift and writes nothing', () => {
  it('arrow keys choose a row, open it, and move its plan as a draft that Enter previews', async () => {
    const { press, active, said, screen, store } = await openGantt()
    await press('End')
    await press('ArrowUp')
    expect(active()).toBe('上线')
    await press('Enter')
    expect(store.calls).toEqual([['openRecord', '上线']])
    await press('ArrowRight')
    await press('ArrowRight')
    expect(said()).toContain('「上线」推后 2 天：6/20–6/21 → 6/22–6/23')
    await press('Enter')
    expect(said()).not.toContain('推后')
    expect(screen.text()).toContain('上线：6/20–6/21 → 6/22–6/23')
    expect(store.calls).toHaveLength(1)
  })

  it('Shift moves a week, Esc drops the draft, and so does another row', async () => {
    const { press, said, screen } = await openGantt()
    await press('End')
    await press('ArrowLeft', true)
    expect(said()).toContain('「报告」提前 7 天')
    await press('Escape')
    expect(said()).not.toContain('提前')
    await press('ArrowRight')
    await press('ArrowUp')
    expect(said()).not.toContain('推后')
    expect(screen.all('[role="option"][aria-selected="true"]')).toHaveLength(1)
  })

  it('of a task that has begun only the end moves, and a finished one stays', async () => {
    const { press, active, said } = await openGantt()
    await press('Home')
    expect(active()).toBe('海报')
    await press('ArrowRight')
    expect(said()).not.toContain('推后')
    await press('ArrowDown')
    await press('ArrowRight')
    expect(said()).toContain('「物料」推后 1 天：6/10–6/12 → 6/10–6/13')
  })

  it('a bar that is dragged snaps to days and opens the preview at release; pressed alone it opens the record', async () => {
    const { pointer, said, screen, store } = await openGantt()
    const bar = screen.find('[data-task="上线"] .plan')
    const dayWidth = Number(bar.getAttribute('width')) / 2
    await pointer('上线', 'pointerdown', 100)
    await pointer('上线', 'pointermove', 100 + dayWidth * 3.2)
    expect(said()).toContain('「上线」推后 3 天')
    expect(store.calls).toEqual([])
    await pointer('上线', 'pointerup', 100 + dayWidth * 3.2)
    expect(screen.text()).toContain('上线：6/20–6/21 → 6/23–6/24')
    expect(store.calls).toEqual([])
    await pointer('上线', 'pointerdown', 100)
    await pointer('上线', 'pointerup', 101)
    expect(store.calls).toEqual([['openRecord', '上线']])
  })

  it('a drag that is cancelled or ends where it began asks for nothing', async () => {
    const { pointer, said, screen } = await openGantt([task('甲', '2024-06-20', '2024-06-23')])
    await pointer('甲', 'pointerdown', 100)
    await pointer('甲', 'pointermove', 300)
    expect(said()).toContain('「甲」推后')
    await pointer('甲', 'pointercancel', 300)
    await pointer('甲', 'pointermove', 400)
    expect(said()).not.toContain('推后')
    await pointer('甲', 'pointerdown', 100)
    await pointer('甲', 'pointermove', 300)
    await pointer('甲', 'pointermove', 100)
    await pointer('甲', 'pointerup', 100)
    expect(screen.text()).not.toContain('甲：')
  })

  it('a bar that is held at an edge scrolls the drawing, frame by frame, and its days go along until it is let go', async () => {
    const frames: FrameRequestCallback[] = []
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
    vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
    const { pointer, said, screen } = await openGantt([task('甲', '2024-06-20', '2024-06-23')])
    const box = screen.find('.ct-gantt-scroll')
    Object.defineProperty(box, 'clientWidth', { value: 376 })
    const dayWidth = Number(screen.find('[data-task="甲"] .plan').getAttribute('width')) / 4
    const pass = (count: number) =>
      screen.settle(() => {
        for (let one = 0; one < count; one += 1) frames.splice(0).forEach((frame) => frame(0))
      })
    frames.splice(0)
    await pointer('甲', 'pointerdown', 300)
    await pointer('甲', 'pointermove', 376)
    const [from, before] = [box.scrollLeft, Math.round(76 / dayWidth)]
    expect(said()).toContain(`「甲」推后 ${String(before)} 天`)
    await pass(40)
    expect(box.scrollLeft - from).toBe(40 * 8)
    expect(said()).toContain(`「甲」推后 ${String(Math.round((76 + 320) / dayWidth))} 天`)
    await pointer('甲', 'pointermove', 300)
    await pass(2)
    expect(box.scrollLeft - from).toBe(40 * 8)
    await pointer('甲', 'pointerup', 300)
    expect(frames).toEqual([])
  })

  it('[GT1] scrolls faster the further the pointer is beyond the edge, and not in between', () => {
    const room = { left: 112, right: 376 }
    expect([111, 124, 136, 240, 352, 364, 376, 900].map((x) => edgeScroll(x, room))).toEqual([-8, -4, 0, 0, 0, 4, 8, 8])
  })

  it('a sheet without links has a preview, too', async () => {
    const { press, screen } = await openGantt([task('甲', '2024-06-20', '2024-06-21')])
    await press('Home')
    await press('ArrowRight')
    await press('Enter')
    expect(screen.text()).toContain('甲：6/20–6/21 → 6/21–6/22')
  })
})

describe('[BL2] a baseline in the gantt', () => {
  const baseline = {
    id: 'v1',
    campaignId: null,
    version: 1,
    name: '',
    at: Date.UTC(2024, 5, 1),
    reason: '',
    tasks: 1,
    lines: 0,
    characters: 0,
    pieces: 1,
    isDeleted: false,
  }
  const frozen = {
    tasks: new Map([
      ['物料', { plannedStart: '2024-06-08', plannedEnd: '2024-06-10' }],
      ['海报', { plannedStart: '2024-06-03', plannedEnd: '2024-06-05' }],
    ]),
    budget: new Map(),
    budgetTotal: null,
  }
  const answers = {
    baselines: {
      load: async () => ok(null),
      preview: async () => null,
      freeze: async () => err({ kind: 'notRead' as const }),
      plan: async () => ok(frozen),
      remove: async () => ok(null),
    },
  }

  it('is drawn for the tasks that were planned then; the others are 无基线, never unchanged', async () => {
    const { screen, table } = await openGantt(CHAIN, { baselines: [baseline], answers, tables: NO_ROWS })
    expect(screen.all('[data-task] .baseline')).toHaveLength(2)
    const told = (await table()).map(([title, , , , , baselineCell]) => [title, baselineCell])
    expect(told).toEqual([
      ['任务', '对比基线 v1'],
      ['海报', '没变'],
      ['物料', '开始 6/8 → 6/10（晚 2 天）、结束 6/10 → 6/12（晚 2 天）'],
      ['上线', '无基线'],
      ['报告', '无基线'],
    ])
  })

  it('is left out when people choose so', async () => {
    const { screen } = await openGantt(CHAIN, { baselines: [baseline], answers, tables: NO_ROWS })
    const choice = screen.find('select[aria-label="对照基线"]') as HTMLSelectElement
    await screen.settle(() => {
      choice.value = ''
      choice.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(screen.all('[data-task] .baseline')).toEqual([])
  })

  it('of several campaigns none is drawn, and it is said how to get one', async () => {
    const [first] = sampleTables('full').tables.campaigns?.rows ?? []
    const tables = tablesOf('full', {
      campaigns: [present(first, 'campaign'), { ...present(first, 'campaign'), recordId: 'c2' }],
    })
    const words = '基线是按活动存的'
    expect((await openGantt(CHAIN, { baselines: [baseline], answers, tables })).said()).toContain(words)
    expect((await openGantt(CHAIN, { baselines: [], answers, tables })).said()).not.toContain(words)
    expect((await openGantt(CHAIN, { baselines: [baseline], answers, tables: NO_ROWS })).said()).not.toContain(words)
  })
})
