// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { translateIn } from '../support/translateIn.ts'
import type { AppActions } from '../../src/application/app/appState.ts'
import { vagueByTask } from '../../src/application/rows/descriptions.ts'
import { TASK_FLAGS, type TaskFlag, err, ok } from '../../src/domain/index.ts'
import { flaggedTasks, withFlag } from '../../src/ui/alerts/flagsModel.ts'
import type { Rendered } from '../support/render.tsx'
import { withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf, taskRow } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = [
  ...S3_ROWS.map((row) => assessed(row, AT)),
  assessed(taskRow('f1', { title: '无日期' }), AT),
  assessed(taskRow('f2', { title: '也无日期', progress: 140 }), AT),
  assessed(taskRow('f3', { title: '反了', plannedStart: '2024-03-20', plannedEnd: '2024-03-10' }), AT),
]

async function open(answers: Partial<AppActions> = {}): Promise<Shown> {
  const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT)), answers)
  await screen.click(screen.button(/^预警/u))
  await screen.click(screen.button(/^数据问题/u))
  return { screen, store }
}

const titles = (screen: Rendered) => screen.all('.semi-tabs-pane-active .ct-task-title').map((one) => one.textContent)

describe('[FL1] data problems', () => {
  it('one press filters by a problem and says what to do; a row opens its record', async () => {
    const { screen, store } = await open()
    expect(titles(screen)).toEqual(['无日期', '也无日期', '反了'])
    await screen.click(screen.button('缺计划日期 2'))
    expect(titles(screen)).toEqual(['无日期', '也无日期'])
    expect(screen.find('.ct-flag-advice').textContent).toBe('填上计划开始和计划结束。')
    await screen.click(screen.button(/^无日期/u))
    expect(store.calls).toEqual([['openRecord', 'f1']])
  })

  it('problems that make figures wrong stand apart from incomplete data', async () => {
    const flagged = (flags: readonly TaskFlag[]): typeof TASKS =>
      TASKS.slice(0, 1).map((task) => ({ ...task, assessment: { ...task.assessment, flags } }))
    const { screen, store } = await open()
    await screen.settle(() =>
      store.set({ sheet: sheetOf(flagged(['startAfterEnd', 'ownerMissing', 'noDeliverable']), AT) }),
    )
    expect(screen.all('.ct-flag-group').map((one) => one.textContent)).toEqual([
      '会让数字不准计划开始晚于计划结束 1',
      '数字不受影响，要补上或核对缺主责人 1缺交付物 1',
    ])
    await screen.settle(() => store.set({ sheet: sheetOf(flagged(['noDeliverable']), AT) }))
    expect(screen.text()).not.toContain('不准')
  })

  it('the row names its problems', async () => {
    const { screen } = await open()
    const metas = screen.all('.semi-tabs-pane-active .ct-task-meta').map((one) => one.textContent)
    expect(metas).toEqual([
      '缺计划日期',
      '缺计划日期、实际进度超出 0–100%、已完成，但缺实际结束',
      '计划开始晚于计划结束',
    ])
  })

  it('[TW1] words that are not understood stand above, as long as a row has such a word and the person may teach it', async () => {
    const word = { field: 'hold', column: '状态', word: '等甲方', recordIds: ['u1'] } as const
    const unclear = assessed(taskRow('u1', { title: '看不懂', stated: 'unclear' }), AT)
    const adoption = { unreadWords: async () => ok([word]) } as unknown as AppActions['adoption']
    const { screen, store } = await open({ adoption })
    expect(screen.text()).not.toContain('等甲方')
    await screen.settle(() => store.set({ sheet: sheetOf([...TASKS, unclear], AT) }))
    await expect.poll(() => screen.text()).toContain('等甲方')
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS, AT) }))
    expect(screen.text()).not.toContain('等甲方')
  })

  it('a second press shows all; when the last problem is solved the panel says so', async () => {
    const { screen, store } = await open()
    await screen.click(screen.button('计划开始晚于计划结束 1'))
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS.slice(0, 6), AT) }))
    expect(screen.text()).toContain('这一类已经没有了')
    await screen.click(screen.button('计划开始晚于计划结束 0'))
    expect(titles(screen)).toEqual(['无日期', '也无日期'])
  })

  it('problems that only the history shows are added in the order of the flags, and go when solved', async () => {
    const [video] = S3_ROWS
    const recordId = video?.recordId ?? ''
    const marks = {
      [recordId]: [['2024-03-01', 80]],
      f1: [
        ['2024-03-19', 30],
        ['2024-03-19', 0],
      ],
    } as const
    const { screen, store } = await open({
      knownHistory: async () => ok({ unexplained: [], marks, timeZone: 'Asia/Shanghai' }),
    })
    expect(screen.button(/^实际进度倒退/u).textContent).toBe('实际进度倒退 2')
    await screen.click(screen.button('实际进度倒退 2'))
    expect(screen.all('.semi-tabs-pane-active .ct-task-meta').map((one) => one.textContent)).toContain(
      '缺计划日期、实际进度倒退',
    )
    const better = TASKS.map((task) =>
      task.row.recordId === 'f1' ? assessed({ ...task.row, progress: 40 }, AT) : task,
    )
    await screen.settle(() => store.set({ sheet: sheetOf(better, AT) }))
    expect(titles(screen)).toEqual([video?.title])
  })

  it('the panel says that an unreadable history was not checked', async () => {
    const { screen } = await open({
      knownHistory: async () => err({ kind: 'timeout', what: 'getData', afterMs: 20_000 }),
    })
    expect(screen.text()).toContain('没能读出历史')
    expect(titles(screen)).toEqual(['无日期', '也无日期', '反了'])
  })

  it('[OW1] [S0-16] once a task names an approver those without are listed, and are not when nobody names one', async () => {
    const approved = (...approvers: readonly (readonly string[])[]) =>
      sheetOf(
        approvers.map((names, at) => {
          const people = names.map((name) => ({ id: name, name }))
          return assessed(
            taskRow(`r${String(at)}`, {
              plannedStart: '2024-03-28',
              plannedEnd: '2024-04-05',
              title: `任务${String(at)}`,
              approvers: people,
            }),
            AT,
          )
        }),
        AT,
        { columns: ['title', 'owner', 'approvers'] },
      )
    const { screen, store } = await open()
    await screen.settle(() => store.set({ sheet: approved(['经理'], [], ['经理', '主管']) }))
    expect(titles(screen)).toEqual(['任务1', '任务2'])
    await screen.click(screen.button('缺审批人 1'))
    expect(titles(screen)).toEqual(['任务1'])
    await screen.settle(() => store.set({ sheet: approved(['经理'], ['主管'], ['经理']) }))
    expect(screen.text()).toContain('这一类已经没有了')
    await screen.settle(() => store.set({ sheet: approved([], [], []) }))
    expect(titles(screen)).toEqual([])
  })

  it('[S3-11] a description that does not say what to reach is listed with an example, until it does', async () => {
    const described = (...descriptions: readonly (string | null)[]) =>
      sheetOf(
        descriptions.map((description, at) =>
          assessed(
            taskRow(`r${String(at)}`, {
              plannedStart: '2024-03-28',
              plannedEnd: '2024-04-05',
              title: `任务${String(at)}`,
              owner: [{ id: 'ou_a', name: '市场部*丽' }],
              description,
            }),
            AT,
          ),
        ),
        AT,
        { columns: ['title', 'owner', 'description'] },
      )
    const { screen, store } = await open()
    await screen.settle(() =>
      store.set({ sheet: described('小红书推广', '完成小红书头部KOL(10万粉)1篇笔记发布', null) }),
    )
    expect(titles(screen)).toEqual(['任务0', '任务2'])
    await screen.click(screen.button('任务描述不具体 2'))
    expect(screen.find('.ct-flag-advice').textContent).toContain('写明做到什么程度算完成')
    await screen.settle(() => store.set({ sheet: described('发3篇笔记', '发1篇笔记', '任务2') }))
    expect(titles(screen)).toEqual(['任务2'])
    const delivered = described('小红书推广')
    await screen.settle(() => store.set({ sheet: { ...delivered, columns: [...delivered.columns, 'deliverable'] } }))
    expect(screen.text()).toContain('这一类已经没有了')
  })

  it('[S3-11] [FL1] empty descriptions are listed only where other tasks of the sheet are described', () => {
    const listed = (...descriptions: readonly (string | null)[]) => [
      ...vagueByTask(
        descriptions.map((description, at) => {
          const cells = {
            plannedStart: '2024-03-28',
            plannedEnd: '2024-04-05',
            title: `任务${String(at)}`,
            description,
          }
          return assessed(taskRow(`r${String(at)}`, cells), AT)
        }),
        ['title', 'description'],
      ).keys(),
    ]
    expect(listed(null, ' ', '—')).toEqual([])
    expect(listed('任务0', '任务1 ')).toEqual([])
    expect(listed(null, '小红书推广', '—')).toEqual(['r0', 'r1', 'r2'])
    expect(listed(null, '完成小红书头部KOL(10万粉)1篇笔记发布')).toEqual(['r0'])
  })

  it('without problems the panel says what that means', async () => {
    const { screen, store } = await open()
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS.slice(0, 4), AT) }))
    expect(screen.text()).toContain('没有数据问题')
  })

  it('counts each row once for each of its flags', () => {
    const flagged = flaggedTasks(TASKS, [])
    for (const { flag, count } of flagged.counts) expect(withFlag(flagged, flag)).toHaveLength(count)
    expect(flagged.tasks).toHaveLength(3)
  })

  it.each(['zh-CN', 'en-US', 'ja-JP'] as const)('every flag has a name and an advice of its own, %s', (locale) => {
    const t = translateIn(locale)
    expect(new Set(TASK_FLAGS.map((flag) => t(`advice.${flag}`))).size).toBe(TASK_FLAGS.length)
    expect(new Set(TASK_FLAGS.map((flag) => t(`flag.${flag}`))).size).toBe(TASK_FLAGS.length)
  })
})
