// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AppActions } from '../../../src/application/app/appState.ts'
import { err, ok } from '../../../src/domain/index.ts'
import { rowOf, type RowSketch } from '../../report/support/sampleSheets.ts'
import { type BoardSketch, openBoard } from './boardScene.tsx'

const NOW = '2024-06-14 19:00'
const task = (recordId: string, plannedStart: string, plannedEnd: string, change: Partial<RowSketch> = {}) =>
  rowOf({ recordId, title: recordId, plannedStart, plannedEnd, ...change })
/** Material has to be there three days before the launch, and ends too late for that. */
const chain = (materialEnd: string, change: Partial<RowSketch> = {}) => [
  task('物料', '2024-07-01', materialEnd),
  task('上线', '2024-07-08', '2024-07-09', { predecessors: ['物料'], lagDays: 3 }),
  task('报告', '2024-07-10', '2024-07-11', { predecessors: ['上线'], lagDays: 1, ...change }),
]
const open = async (tasks: BoardSketch['tasks'], more: Partial<BoardSketch> = {}) => {
  const board = await openBoard({ now: NOW, ...(tasks === undefined ? {} : { tasks }), ...more })
  const section = () => board.screen.find('section[aria-label="计划与前置任务"]')
  return { ...board, said: () => section().textContent ?? '' }
}

describe('[DP1] [DP2] the links of the plan in 数据', () => {
  it('a short link says its days and the first day that fixes it, and is gone when the day changes', async () => {
    const { said } = await open(chain('2024-07-07'))
    expect(said()).toContain('1 处间隔不够')
    expect(said()).toContain('前置「物料」7/7 结束，要隔 3 天，现在 1 天；最早 7/10 开始')
    const fixed = await open(chain('2024-07-05'))
    expect(fixed.said()).toContain('所有间隔都够')
    expect(fixed.said()).not.toContain('最早')
    expect(fixed.said()).toContain('决定结束日的任务：物料 → 上线 → 报告')
  })

  it('a task that starts before its predecessor ends is told so, without days below zero', async () => {
    const { said } = await open(chain('2024-07-09'))
    expect(said()).toContain('前置「物料」7/9 才结束，这项更早就开始了；最早 7/12 开始')
    expect(said()).not.toContain('−')
    expect((await open(chain('2024-07-08'))).said()).toContain('要隔 3 天，现在 0 天')
  })

  it('a cycle is told with its path, and a sheet without links says nothing of them', async () => {
    const [first, second] = [
      task('甲', '2024-07-01', '2024-07-02', { predecessors: ['乙'] }),
      task('乙', '2024-07-03', '2024-07-04', { predecessors: ['甲'] }),
    ]
    const { said } = await open([first, second])
    expect(said()).toContain('互相等待，不参与推算：甲 → 乙 → 甲')
    const { text } = await openBoard({ now: NOW, tasks: [task('甲', '2024-07-01', '2024-07-02')] })
    expect(text()).not.toContain('计划与前置任务')
  })
})

describe('[DP4] the lags that the templates ask for', () => {
  const place = { module: null, channel: null, stage: null }
  it.each([
    { item: 'S3-13', before: { ...place, module: '物料制作' }, lateEnd: '2024-07-07', days: 3, goodEnd: '2024-07-06' },
    { item: 'S3-20', before: { ...place, channel: 'KOL' }, lateEnd: '2024-06-30', days: 10, goodEnd: '2024-06-29' },
    { item: 'S1-16', before: { ...place, stage: '现场布置' }, lateEnd: '2024-07-09', days: 1, goodEnd: '2024-07-08' },
  ])('[$item] $days days before the next task, unless the link says otherwise', async ({ before, days, ...ends }) => {
    const said = async (end: string, lagDays: number | null = null) => {
      const board = await open([
        task('前置', '2024-06-20', end, before),
        task('投放', '2024-07-09', '2024-07-12', { predecessors: ['前置'], lagDays }),
      ])
      return board.said()
    }
    expect(await said(ends.lateEnd)).toContain(`要隔 ${String(days)} 天`)
    expect(await said(ends.goodEnd)).toContain('所有间隔都够')
    expect(await said(ends.lateEnd, 0)).toContain('所有间隔都够')
  })
})

describe('[SH1] [SH2] a shift in 数据', () => {
  it('is previewed from the link that it mends, keeps unticked rows, and is written with a reason', async () => {
    const { screen, said, store } = await open(chain('2024-07-07'))
    await screen.click(screen.button('调整「上线」'))
    expect(said()).toContain('上线：7/8–7/9 → 7/10–7/11')
    expect(said()).toContain('报告：7/10–7/11 → 7/12–7/13 · 跟着「上线」')
    expect(said()).toContain('计划最后一天 7/11 → 7/13')
    expect(store.calls).toEqual([])
    const boxes = screen.all('ul[aria-label^="会动的任务"] input[type="checkbox"]')
    await screen.click(boxes[1] as HTMLElement)
    expect(said()).toContain('这样「报告」会在「上线」结束前就开始')
    const write = screen.button('写入 1 行的计划日期')
    expect(write).toHaveProperty('disabled', true)
    await screen.type(screen.find('input[aria-label="为什么调整"]'), '印刷厂排期推迟')
    await screen.click(screen.button('写入 1 行的计划日期'))
    expect(store.calls).toMatchObject([
      ['plan', 'apply', [{ id: '上线', after: { start: '2024-07-10', end: '2024-07-11' } }], '印刷厂排期推迟'],
    ])
    expect(said()).toContain('已写入计划日期')
  })

  it('says what was refused, and a reader only previews', async () => {
    const answers = {
      plan: {
        apply: async () => err({ kind: 'changed' as const, recordIds: ['上线'] }),
        fits: async () => true,
        addLinkColumns: async () => ok(null),
      },
    }
    const { screen, said } = await open(chain('2024-07-07'), { answers })
    await screen.click(screen.button('调整「上线」'))
    await screen.type(screen.find('input[aria-label="为什么调整"]'), '推迟')
    await screen.click(screen.button('写入 2 行的计划日期'))
    expect(said()).toContain('有 1 行的计划日期刚被改过，什么都没写')
    const reader = await open(chain('2024-07-07'), { isReader: true })
    await reader.screen.click(reader.screen.button('调整「上线」'))
    expect(reader.said()).toContain('只能预览')
    expect(reader.screen.all('input[aria-label="为什么调整"]')).toEqual([])
  })

  it('a finished task says that it stays', async () => {
    const { screen, said } = await open(chain('2024-07-07', { progress: 100, actualEnd: '2024-06-13' }))
    await screen.click(screen.button('调整「上线」'))
    expect(said()).toContain('上线：7/8–7/9 → 7/10–7/11')
    expect(said()).not.toContain('报告：')
  })
})

describe('[DP3] who waits, in 数据', () => {
  it('a task whose start has come names its unfinished predecessor, until that one is done or the start is later', async () => {
    const late = (material: Partial<RowSketch> = {}, start = '2024-06-14') => [
      task('物料', '2024-06-03', '2024-06-20', { progress: 30, ...material }),
      task('上线', start, '2024-06-25', { predecessors: ['物料'], lagDays: 0 }),
    ]
    expect((await open(late())).said()).toContain('「上线」6/14 就该开始，还在等：物料')
    expect((await open(late({ progress: 100, actualEnd: '2024-06-13' }))).said()).not.toContain('就该开始')
    expect((await open(late({}, '2024-06-15'))).said()).not.toContain('就该开始')
  })
})

describe('[SH3] 「试算」', () => {
  const STAGED = [
    task('物料', '2024-07-01', '2024-07-05', { stage: '筹备期', owner: '张三' }),
    task('海报', '2024-07-01', '2024-07-10', { stage: '筹备期', owner: '张三' }),
    task('上线', '2024-07-12', '2024-07-12', { stage: '爆发期', predecessors: ['海报'], lagDays: 1, milestone: true }),
  ]
  const choose = async ({ screen }: Awaited<ReturnType<typeof open>>, label: string, value: string) => {
    const select = screen.find(`select[aria-label="${label}"]`) as HTMLSelectElement
    await screen.settle(() => {
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value)
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
  }
  const days = async ({ screen }: Awaited<ReturnType<typeof open>>, value: string) =>
    screen.type(screen.find('input[aria-label="天数"]'), value)

  it('moves a stage, adds people and cuts scope, step by step, each in one line, and writes nothing', async () => {
    const board = await open(STAGED)
    const { screen, said, store } = board
    expect(said()).toContain('写入之前什么都不会改')
    await screen.click(screen.button('开始试算'))
    expect(screen.button('加到试算')).toHaveProperty('disabled', true)
    await choose(board, '对谁', 'stage')
    expect(said()).toContain('先选阶段')
    await choose(board, '阶段', '筹备期')
    await days(board, '4')
    await screen.click(screen.button('加到试算'))
    expect(said()).toContain('1 步，还没有写入任何东西')
    expect(said()).toContain('阶段「筹备期」的 2 项任务推后 4 天（自然日）')
    expect(said()).toContain('海报：7/1–7/10 → 7/5–7/14')
    expect(said()).toContain('上线：7/12 → 7/15 · 跟着「海报」 · 里程碑')
    expect(said()).toContain('里程碑「上线」7/12 → 7/15，晚 3 天')

    await screen.click(screen.button('再加一步'))
    await choose(board, '做什么', 'pace')
    await screen.type(screen.find('input[aria-label="找任务"]'), '海')
    await screen.click(screen.find('ul[aria-label="勾选的任务"] input'))
    await screen.click(screen.button('加到试算'))
    expect(said()).toContain('「海报」的人数变为 2 倍（按自然日）')
    expect(said()).toContain('海报：7/1–7/10 → 7/5–7/9')

    await screen.click(screen.button('再加一步'))
    await choose(board, '做什么', 'cut')
    await screen.type(screen.find('input[aria-label="找任务"]'), '物料')
    await screen.click(screen.find('ul[aria-label="勾选的任务"] input'))
    await screen.click(screen.button('加到试算'))
    expect(said()).toContain('砍掉「物料」')
    expect(said()).toContain('砍掉的「物料」不会替你取消，请在表里标记')
    expect(said()).not.toContain('物料：7/1')

    await screen.click(screen.button('去掉第 3 步'))
    expect(said()).toContain('物料：7/1–7/5 → 7/5–7/9')
    expect(said()).not.toContain('砍掉')
    await screen.click(screen.button('清空'))
    expect(said()).not.toContain('还没有写入')
    expect(store.calls).toEqual([])
  })

  it('changes a step, and moves to a day', async () => {
    const board = await open(STAGED)
    const { screen, said } = board
    await screen.click(screen.button('开始试算'))
    await choose(board, '对谁', 'campaign')
    await days(board, '2')
    await screen.click(screen.button('加到试算'))
    expect(said()).toContain('全部 3 项任务推后 2 天（自然日）')
    await screen.click(screen.button('改第 1 步'))
    await choose(board, '往哪移', 'toDay')
    await screen.type(screen.find('input[aria-label="挪到哪天"]'), '2024-06-28')
    expect(said()).toContain('现在 7/1 开始，等于提前 3 天')
    await screen.click(screen.button('改这一步'))
    expect(said()).toContain('1 步，还没有写入任何东西')
    expect(said()).toContain('全部 3 项任务提前 3 天（自然日）')
    expect(said()).toContain('物料：7/1–7/5 → 6/28–7/2')
    expect(said()).toContain('后续任务一起提前')
  })

  it('speaks of the line of today only where the drawing has one', async () => {
    for (const [start, hasToday] of [
      ['2024-06-14', true],
      ['2024-06-15', false],
    ] as const) {
      const board = await open([task('布展', start, '2024-06-20')])
      await board.screen.click(board.screen.button('开始试算'))
      await choose(board, '对谁', 'campaign')
      await days(board, '2')
      await board.screen.click(board.screen.button('加到试算'))
      const said = board.screen.find('section[aria-label="计划"]').textContent ?? ''
      expect(said).toContain('图中空心是现在')
      expect(said.includes('竖线是今天')).toBe(hasToday)
      expect(board.screen.all('.ct-try-today')).toHaveLength(hasToday ? 1 : 0)
    }
  })

  it('tells how far a long write is, stops it, and goes on with the same rows', async () => {
    const stopped = { kind: 'stopped' as const, written: 1, total: 2, because: { kind: 'cancelled' as const } }
    let answer: (outcome: Awaited<ReturnType<AppActions['plan']['apply']>>) => void = () => undefined
    const runs: { readonly moved: readonly unknown[]; readonly signal: AbortSignal }[] = []
    const plan: AppActions['plan'] = {
      fits: async () => true,
      addLinkColumns: async () => ok(null),
      apply: (moved, _reason, { signal, onProgress }) => {
        runs.push({ moved, signal })
        onProgress(1, 2)
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    }
    const { screen, said } = await open(chain('2024-07-07'), { answers: { plan } })
    await screen.click(screen.button('调整「上线」'))
    await screen.type(screen.find('input[aria-label="为什么调整"]'), '推迟')
    await screen.click(screen.button('写入 2 行的计划日期'))
    expect(said()).toContain('正在写入，1 / 2 行')
    expect(said()).not.toContain('还没有写入')
    await screen.click(screen.button('停下'))
    expect(runs[0]?.signal.aborted).toBe(true)
    await screen.settle(() => answer(err(stopped)))
    expect(said()).toContain('没有写完：2 行里已写入 1 行')
    // The steps would count from the new dates of the row that was written.
    expect(said()).not.toContain('再加一步')
    await screen.click(screen.button('继续写完'))
    expect(runs[1]?.moved).toEqual(runs[0]?.moved)
    await screen.settle(() => answer(ok(null)))
    expect(said()).toContain('已写入计划日期')
    expect(said()).toContain('开始试算')
  })

  it('is offered for a sheet without links, too, and not where no task has a plan', async () => {
    const { screen, text } = await openBoard({ now: NOW, tasks: [task('甲', '2024-07-01', '2024-07-02')] })
    expect(screen.all('section[aria-label="计划"]')).toHaveLength(1)
    expect(text()).not.toContain('间隔')
    const unplanned = await openBoard({ now: NOW, tasks: [rowOf({ recordId: '甲', title: '甲' })] })
    expect(unplanned.screen.all('section[aria-label="计划"]')).toEqual([])
  })
})
