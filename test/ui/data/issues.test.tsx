// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { RowOf } from '../../../src/schema/index.ts'
import { rowOf } from '../../report/support/sampleSheets.ts'
import { at, openBoard, tablesOf } from './boardScene.tsx'

type Issue = Partial<RowOf<'issues'>>
const owner = [{ id: 'u1', name: '张三' }]
const NOW = '2024-06-14 07:00'
/** Found at 10:00 the day before: 24 hours end in 3 hours, 48 in 27. */
const FRESH: Issue = {
  title: '优惠券核销率仅15%',
  foundAt: at('2024-06-13 10:00'),
  severity: 'high',
  owner,
  status: 'open',
}
const issuesOf = (...issues: readonly Issue[]) => tablesOf('full', { issues })
const textOf = async (issue: Issue, now = NOW, pageClock = now) =>
  (await openBoard({ now, pageClock, tables: issuesOf(issue) })).text()

describe('[S0-18] [SL1] the clocks of an open problem', () => {
  it('count down to 24 hours for a response and 48 for a solution, and name who has to answer', async () => {
    const text = await textOf(FRESH)
    expect(text).toContain('响应 还剩 3 小时')
    expect(text).toContain('方案 还剩 27 小时')
    expect(text).toContain('等 张三 首次响应')
  })

  it('go on counting between two passes, while the verdict stays that of the last pass', async () => {
    expect(await textOf(FRESH, NOW, '2024-06-14 09:01')).toContain('响应 还剩 59 分钟')
    const past = await textOf(FRESH, NOW, '2024-06-14 10:30')
    expect(past).toContain('响应 马上到时限')
    expect(past).not.toContain('响应 超时')
  })

  it.each<[string, Issue, string, string]>([
    ['a response', { respondedAt: at('2024-06-13 12:00') }, '响应 还剩', '响应 达标'],
    ['a late response', { respondedAt: at('2024-06-14 10:30') }, '响应 超时', '响应 晚了'],
    [
      'the solution',
      { respondedAt: at('2024-06-13 12:00'), solutionAt: at('2024-06-13 13:00') },
      '方案 还剩',
      '方案 达标',
    ],
  ])('say so no longer once %s is filled in', async (_name, change, before, after) => {
    const now = before === '响应 超时' ? '2024-06-14 15:00' : NOW
    expect(await textOf(FRESH, now)).toContain(before)
    const text = await textOf({ ...FRESH, ...change }, now)
    expect(text).not.toContain(before)
    expect(text).toContain(after)
  })

  it('after 29 hours are overdue by 5, and the one who has to answer is still named', async () => {
    const text = await textOf(FRESH, '2024-06-14 15:00')
    expect(text).toContain('响应 超时 5 小时')
    expect(text).toContain('方案 还剩 19 小时')
  })

  it('of nobody say that nobody will answer, until somebody is named', async () => {
    expect(await textOf({ ...FRESH, owner: null })).toContain('没有负责人，没有人会去回应')
    expect(await textOf(FRESH)).not.toContain('没有负责人，')
  })

  it('[S0-4] of a day without a time are judged by day and say so', async () => {
    const day = { ...FRESH, foundAt: at('2024-06-13') }
    expect(await textOf(day)).toContain('响应 最晚 6/14（只填了日期，按天计）')
    expect(await textOf(day, '2024-06-16 09:00')).toContain('响应 超时 2 天（只填了日期，按天计）')
    expect(await textOf({ ...day, respondedAt: at('2024-06-13 12:00') })).toContain('响应 达标（按天计）')
    expect(await textOf({ ...day, respondedAt: at('2024-06-20') }, '2024-06-21 09:00')).toContain('响应 晚了（按天计）')
    expect(await textOf({ ...FRESH, respondedAt: at('2024-06-13 12:00') })).not.toContain('按天计')
    expect(await textOf(FRESH)).not.toContain('按天计')
  })

  it('[S0-4] of Q001, which is being handled, miss the time of the first response until it is filled in', async () => {
    const q001 = {
      title: '线下活动到场率低于预期',
      foundAt: at('2024-06-12'),
      status: 'handling',
      solution: '扫码领小礼品',
    }
    expect(await textOf(q001)).toContain('缺「首次响应时间」')
    expect(await textOf({ ...q001, respondedAt: at('2024-06-12') })).not.toContain('缺「首次响应时间」')
  })

  it('[S0-4] the rows of the template: Q001 is open, Q002 is solved', async () => {
    const { screen, text } = await openBoard({ preset: 'S0', now: '2024-06-13 19:00' })
    expect(text()).toContain('未关闭 1')
    expect(screen.all('[aria-label="问题与风险"] .ct-clock-title').map((title) => title.textContent)).toEqual([
      '线下活动到场率低于预期',
    ])
  })

  it('stand in the order in which they run out, and a press opens the row', async () => {
    const { screen, store } = await openBoard({
      now: NOW,
      tables: issuesOf(
        { ...FRESH, title: '晚', foundAt: at('2024-06-14 06:00') },
        { ...FRESH, title: '已处理', status: 'handling', solution: '有' },
        { ...FRESH, title: '超时', foundAt: at('2024-06-12 06:00') },
        { ...FRESH, title: '早' },
        { ...FRESH, title: '关闭', status: 'resolved' },
      ),
    })
    const titles = screen.all('ul[aria-label="问题与风险"] .ct-clock-title')
    expect(titles.map((title) => title.textContent)).toEqual(['超时', '早', '晚', '已处理'])
    await screen.click(screen.button('打开「超时」'))
    expect(store.calls).toContainEqual(['openRecord', 'issues2', 'issues'])
  })

  it('without a time found cannot run; without the columns they are not judged, which is said once', async () => {
    expect(await textOf({ ...FRESH, foundAt: null })).toContain('「发现时间」空着，无法计时')
    expect(await textOf(FRESH)).not.toContain('「发现时间」空着')
    const bare = await openBoard({ now: NOW, tables: tablesOf('full', { issues: [FRESH] }, ['respondedAt']) })
    expect(bare.text()).toContain('没有「首次响应时间」字段，这项时限无法判断')
    expect(bare.text()).not.toContain('响应 还剩')
    expect(await textOf(FRESH)).not.toContain('这项时限无法判断')
  })

  it('without a column of when it was found says that none is used, and not that a cell of it is empty', async () => {
    const { foundAt: _, ...undated } = FRESH
    const bare = await openBoard({ now: NOW, tables: tablesOf('full', { issues: [undated] }, ['foundAt']) })
    expect(bare.text()).toContain('没有选用「发现时间」这个字段，无法计时')
    expect(bare.text()).not.toContain('空着')
    expect(await textOf(undated)).not.toContain('没有选用')
  })

  it('no problem is open: says so, until one is', async () => {
    expect(await textOf({ ...FRESH, status: 'resolved' })).toContain('没有未关闭的问题')
    expect(await textOf(FRESH)).not.toContain('没有未关闭的问题')
  })

  it('follow the hours of the settings', async () => {
    const { text } = await openBoard({
      now: NOW,
      tables: issuesOf(FRESH),
      settings: { sla: { response: 48, solution: 72 } },
    })
    expect(text()).toContain('响应 还剩 27 小时')
  })
})

describe('[SL2] [RA6] hit rates', () => {
  const answered = (title: string, hours: number, change: Issue = {}): Issue => ({
    ...FRESH,
    title,
    status: 'resolved',
    respondedAt: at('2024-06-13 10:00') + hours * 3_600_000,
    ...change,
  })
  it('by owner and severity, each with its number, and not enough data where none is decided', async () => {
    const { screen, text } = await openBoard({
      now: '2024-06-20 12:00',
      tables: issuesOf(
        answered('a', 1),
        answered('b', 25),
        answered('c', 24, { severity: 'low', owner: [{ id: 'u2', name: '李四' }] }),
        answered('d', 30, { severity: null, owner: null }),
      ),
    })
    expect(text()).toContain('响应 50%（2/4）')
    const rows = screen.all('[aria-label="问题与风险"] tbody tr').map((row) => row.textContent)
    expect(rows).toEqual([
      '全部50%（2/4）数据不足',
      '张三50%（1/2）数据不足',
      '李四100%（1/1）数据不足',
      '没有负责人的0%（0/1）数据不足',
      '高50%（1/2）数据不足',
      '低100%（1/1）数据不足',
      '没填严重程度0%（0/1）数据不足',
    ])
  })
})

it('[SL2] no clock is decided: there is nothing to divide, until one is', async () => {
  const folded = async (issue: Issue) =>
    (await openBoard({ now: NOW, tables: issuesOf(issue) })).screen.all('[aria-label="问题与风险"] table').length
  expect(await folded(FRESH)).toBe(0)
  expect(await folded({ ...FRESH, respondedAt: at('2024-06-13 12:00') })).toBe(1)
})

describe('[SL3] [SL4] [S3-6] risks', () => {
  const risk = (title: string, change: Issue = {}): Issue => ({
    title,
    type: 'risk',
    foundAt: at('2024-06-01 09:00'),
    occurredAt: at('2024-06-05 09:00'),
    status: 'resolved',
    solution: '更换KOL',
    outcome: 'success',
    ...change,
  })
  /** 3 of 5 foreseen, 3 of 4 measures that worked. */
  const five = [
    risk('KOL取消档期'),
    risk('印刷延期'),
    risk('天气', { outcome: 'partial' }),
    risk('系统故障', { type: 'issue', outcome: 'success' }),
    risk('投诉', { type: 'issue', outcome: null }),
  ]

  it('60 % foreseen and 75 % of the measures worked reach the targets of the template', async () => {
    const { text } = await openBoard({ now: NOW, tables: issuesOf(...five) })
    expect(text()).toContain('提前识别 60%（3/5），达到目标 60%')
    expect(text()).toContain('应对成功 75%（3/4），达到目标 75%')
  })

  it('one foreseen less misses the target, one entry less is not enough data', async () => {
    const missed = [...five.slice(1), risk('KOL取消档期', { type: 'issue' })]
    expect((await openBoard({ now: NOW, tables: issuesOf(...missed) })).text()).toContain(
      '提前识别 40%（2/5），没有达到目标 60%',
    )
    const few = await openBoard({ now: NOW, tables: issuesOf(...five.slice(1)) })
    expect(few.text()).toContain('提前识别：数据不足，已发生 4 项，至少要 5 项')
    expect(few.text()).toContain('应对成功：数据不足，已评估 3 项，至少要 4 项')
  })

  it('[SL3] tells from where an occurrence comes and what became of it, by its times', async () => {
    const lineage = async (change: Issue) => (await openBoard({ now: NOW, tables: issuesOf(risk('a', change)) })).text()
    expect(await lineage({})).toContain('6/5 发生 · 提前 4 天登记为风险 · 措施「更换KOL」 · 结果成功')
    expect(await lineage({ type: 'issue' })).toContain('发生之前没有登记为风险')
    expect(await lineage({ foundAt: null })).toContain('「发现时间」空着，不知道是否提前识别')
    const bare = await lineage({ solution: null, outcome: null })
    expect(bare).toContain('还没有写应对措施')
    expect(bare).not.toContain('结果')
    expect(await lineage({ outcome: null })).toContain('结果还没有评估')
  })

  it('[S0-14] a risk without a fallback says so until one is written', async () => {
    const open = { occurredAt: null, status: 'open', outcome: null } as const
    expect(await textOf(risk('物料延迟', open))).toContain('还没有备选方案')
    const prepared = await textOf(risk('物料延迟', { ...open, contingency: '备用供应商' }))
    expect(prepared).toContain('备选方案「备用供应商」')
    expect(prepared).not.toContain('还没有备选方案')
  })

  it('[S3-15] [SL5] one that has occurred needs a measure and a due day within 24 hours', async () => {
    const fresh = { occurredAt: at('2024-06-13 10:00'), status: 'open', solution: null, outcome: null, owner }
    expect(await textOf(risk('KOL取消', fresh))).toContain('应对措施 还剩 3 小时')
    expect(await textOf(risk('KOL取消', fresh))).toContain('等 张三 写「解决方案」和「完成时限」')
    expect(await textOf(risk('KOL取消', fresh), '2024-06-14 15:00')).toContain('应对措施 超时 5 小时')
    const measured = await textOf(risk('KOL取消', { ...fresh, solution: '更换' }), '2024-06-14 15:00')
    expect(measured).toContain('应对措施 超时 5 小时')
    const done = await textOf(risk('KOL取消', { ...fresh, solution: '更换', dueDay: '2024-06-15' }), '2024-06-14 15:00')
    expect(done).not.toContain('超时')
    expect(done).toContain('应对措施和时限已写')
  })
})

describe('[S2-12] a delayed task owes a risk, a measure and a deadline', () => {
  const late = (change: object) =>
    rowOf({
      recordId: 'late',
      title: '海报设计初稿',
      plannedStart: '2024-06-01',
      plannedEnd: '2024-06-05',
      progress: 15,
      ...change,
    })
  const text = async (change: object) => (await openBoard({ preset: 'S2', now: NOW, tasks: [late(change)] })).text()

  it('what is missing is named by the columns of the sheet, and goes as it is filled in', async () => {
    expect(await text({})).toContain('缺风险问题、解决方案、解决时限')
    expect(await text({ risk: '素材需求变更' })).toContain('缺解决方案、解决时限')
    const whole = await text({ risk: '素材需求变更', solution: '确认风格', solutionDue: '2024-06-20' })
    expect(whole).not.toContain('没有写全')
    // Nothing is left to say, so the part does not stand there with its heading alone.
    expect(whole).not.toContain('问题与风险')
    expect(await text({ progress: 100 })).not.toContain('没有写全')
  })
})

it('opening the panel asks the host for nothing', async () => {
  const { store } = await openBoard({ now: NOW, tables: issuesOf(FRESH) })
  expect(store.calls).toEqual([])
})
