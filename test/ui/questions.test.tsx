// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))
const DONE = { recordId: 'rec1', asked: 'done', computed: 'delayed', seenOn: '2024-03-19', error: null } as const

describe('[MI1] hand-set states', () => {
  it('[EX2] the question names the contradicting progress and what yes writes, and passes the answer on', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE] })))
    const card = screen.find('.ct-questions').textContent ?? ''
    expect(card).toContain('「KOL种草笔记发布」被标成已完成，但进度是 60%。确认完成？')
    expect(card).toContain('确认后写入：实际进度 100%，实际结束 3/19')
    await screen.click(screen.button('确认完成'))
    expect(store.calls).toEqual([['answerIntent', 'rec1', true]])
  })

  it('asks for the evidence that is missing, takes it or does without, and never blocks [S3-16]', async () => {
    const columns = [...sheetOf(TASKS, AT).columns, 'deliverable', 'deliverableFiles'] as const
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE], columns })))
    expect(screen.find('.ct-questions').textContent).toContain('还没有留存：')
    await screen.click(screen.button('没有也确认完成'))
    expect(store.calls).toEqual([['answerIntent', 'rec1', true]])
    const asked = { ...DONE, recordId: 'rec3' }
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS, AT, { intents: [asked], columns: [...columns] }) }))
    await screen.type(screen.find('input[aria-label="交付了什么？"]'), '三张海报')
    await screen.click(screen.button('没有也确认完成'))
    expect(store.calls.at(-1)).toEqual(['answerIntent', 'rec3', true, { deliverable: '三张海报' }])
  })

  it('a task with words and files of what it delivered is asked for nothing more, and neither is a sheet without the columns', async () => {
    const columns = [...sheetOf(TASKS, AT).columns, 'deliverable', 'deliverableFiles'] as const
    const [first, ...others] = S3_ROWS
    if (first === undefined) throw new Error('no row')
    const complete = assessed(
      { ...first, deliverable: '海报', deliverableFiles: [{ token: 'box1', name: '海报.png' }] },
      AT,
    )
    const tasks = [complete, ...others.map((row) => assessed(row, AT))]
    const { screen, store } = await showApp(withSheet(sheetOf(tasks, AT, { intents: [DONE], columns })))
    expect(screen.text()).not.toContain('还没有留存')
    expect(screen.button('确认完成')).toBeTruthy()
    const bare = columns.filter((key) => key !== 'deliverable' && key !== 'deliverableFiles')
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS, AT, { intents: [DONE], columns: bare }) }))
    expect(screen.text()).not.toContain('还没有留存')
  })

  it('the no button names the state that it restores', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE] })))
    await screen.click(screen.button('恢复为「延期」'))
    expect(store.calls).toEqual([['answerIntent', 'rec1', false]])
  })

  it('after an answer the buttons are disabled until the question goes or is refused', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE] })))
    await screen.click(screen.button('确认完成'))
    expect(screen.button('确认完成').getAttribute('disabled')).not.toBeNull()
    const refused = { ...DONE, error: { kind: 'permissionDenied', what: '写入' } } as const
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS, AT, { intents: [refused] }) }))
    expect(screen.text()).toContain('没能写入：你没有这项权限，请向多维表格的管理者申请。')
    expect(screen.button('确认完成').getAttribute('disabled')).toBeNull()
  })

  const START = {
    recordId: 'rec4',
    asked: 'inProgress',
    computed: 'notStarted',
    seenOn: '2024-03-19',
    error: null,
  } as const

  it('several states are one question, answered together or one by one', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE, START] })))
    expect(screen.text()).toContain('2 个任务的状态被手工改过，等你确认')
    expect(screen.text()).not.toContain('今天开始？')
    await screen.click(screen.button('全部确认'))
    await screen.click(screen.button('全部撤回'))
    await screen.click(screen.button('逐个看'))
    await screen.click(screen.button('今天开始'))
    expect(store.calls).toEqual([
      ['answerIntent', 'rec1', true],
      ['answerIntent', 'rec4', true],
      ['answerIntent', 'rec1', false],
      ['answerIntent', 'rec4', false],
      ['answerIntent', 'rec4', true],
    ])
  })

  it('a start takes one press, and the card says what it writes', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [START] })))
    expect(screen.find('.ct-questions').textContent).toContain('被拖到进行中。今天开始？')
    expect(screen.text()).toContain('确认后写入：实际开始 3/19')
    await screen.click(screen.button('今天开始'))
    expect(store.calls).toEqual([['answerIntent', 'rec4', true]])
  })

  it('a drag that was seen on an earlier day is asked about with that day', async () => {
    const { screen } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [{ ...START, seenOn: '2024-03-18' }] })))
    expect(screen.find('.ct-questions').textContent).toContain('3/18 被拖到进行中。那天开始的？')
    expect(screen.text()).toContain('确认后写入：实际开始 3/18')
    expect(screen.text()).not.toContain('今天开始')
  })

  it('a start that nobody saw needs a date', async () => {
    const { screen } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [{ ...START, seenOn: null }, DONE] })))
    expect(screen.text()).toContain('1 个还要补日期或进度，请逐个看')
    await screen.click(screen.button('逐个看'))
    expect(screen.text()).toContain('哪天开始的？')
    expect(screen.button('填入').getAttribute('disabled')).not.toBeNull()
  })

  it('an end that nobody saw may stay empty', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [{ ...DONE, seenOn: null }] })))
    expect(screen.text()).toContain('哪天完成的？')
    expect(screen.text()).toContain('不填日期，实际结束就先空着')
    await screen.click(screen.button('确认完成'))
    expect(store.calls).toEqual([['answerIntent', 'rec1', true]])
  })

  it('a task that is reopened needs a progress', async () => {
    const reopened = {
      recordId: 'rec2',
      asked: 'inProgress',
      computed: 'done',
      seenOn: '2024-03-19',
      error: null,
    } as const
    const { screen } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [reopened] })))
    expect(screen.text()).toContain('「推文预热」已完成，又被拖到进行中。要重新打开吗？')
    expect(screen.button('重新打开').getAttribute('disabled')).not.toBeNull()
  })

  it('a reader is told who can answer', async () => {
    const { screen } = await showApp(
      withSheet(sheetOf(TASKS, AT, { intents: [DONE], rights: { kind: 'known', mayWrite: false, denied: [] } })),
    )
    expect(screen.button('确认完成').getAttribute('disabled')).not.toBeNull()
    expect(screen.text()).toContain('请有权限的人在侧边栏里确认')
  })

  it('a row that is gone is not asked about', async () => {
    const { screen } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [{ ...DONE, recordId: 'gone' }] })))
    expect(screen.all('.ct-questions')).toHaveLength(0)
  })
})

describe('[MI2] proposed dates', () => {
  const START = { recordId: 'rec3', actualStart: '2024-03-19', actualEnd: null } as const
  const END = { recordId: 'rec2', actualStart: null, actualEnd: { action: 'set', day: '2024-03-19' } } as const
  const CLEAR = { recordId: 'rec1', actualStart: null, actualEnd: { action: 'clear', was: '2024-03-15' } } as const

  it.each([
    { stamp: START, words: '「信息流广告投放」有进度了，实际开始填 3/19？', accept: '填入：信息流广告投放' },
    { stamp: END, words: '「推文预热」到 100% 了，实际结束填 3/19？', accept: '填入：推文预热' },
    { stamp: { ...END, actualStart: '2024-03-19' }, words: '实际开始和实际结束都填 3/19？', accept: '填入：推文预热' },
    {
      stamp: CLEAR,
      words: '「KOL种草笔记发布」退回到 100% 以下，清空实际结束 3/15？',
      accept: '清空：KOL种草笔记发布',
    },
  ])('one: $words', async ({ stamp, words, accept }) => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { stamps: [stamp] })))
    expect(screen.text()).toContain(words)
    await screen.click(screen.button(accept))
    expect(store.calls).toEqual([['acceptStamp', stamp.recordId]])
  })

  it('several dates are filled in together, or checked one by one and refused', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { stamps: [START, END] })))
    expect(screen.text()).toContain('2 个任务的实际日期可以补上')
    await screen.click(screen.button('逐个看'))
    await screen.click(screen.button('不用：推文预热'))
    await screen.click(screen.button('全部填入'))
    expect(store.calls).toEqual([
      ['dismissStamp', 'rec2'],
      ['acceptStamp', 'rec3'],
      ['acceptStamp', 'rec2'],
    ])
  })
})

describe('[MI1] cells written because of a drag', () => {
  const DRAGGED = { recordId: 'rec2', to: 'done', actualEnd: '2024-03-19' } as const
  const HELD = { recordId: 'rec3', to: 'paused', actualEnd: null } as const

  it('are listed with a button to undo', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { dragged: [DRAGGED] })))
    expect(screen.text()).toContain('「推文预热」拖到了已完成，已写入实际进度 100%、实际结束 3/19。')
    await screen.click(screen.button('撤销'))
    await screen.click(screen.button('知道了'))
    expect(store.calls).toEqual([
      ['takeBackDrag', 'rec2'],
      ['dismissDrag', 'rec2'],
    ])
  })

  it('of several tasks are one line, undone together or one by one', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { dragged: [DRAGGED, HELD] })))
    await screen.click(screen.button('全部撤销'))
    await screen.click(screen.button('逐个看'))
    expect(screen.text()).toContain('「信息流广告投放」已标为暂停，不再计算偏差。')
    await screen.click(screen.button('撤销：信息流广告投放'))
    expect(store.calls).toEqual([
      ['takeBackDrag', 'rec2'],
      ['takeBackDrag', 'rec3'],
      ['takeBackDrag', 'rec3'],
    ])
  })
})

describe('[MI2] ends that nobody saw', () => {
  it('two hundred tasks are one line, which unfolds and can be dismissed', async () => {
    const row = TASKS[1]?.row
    if (row === undefined) throw new Error('a done row')
    const done = Array.from({ length: 200 }, (_none, at) =>
      assessed({ ...row, recordId: `done${String(at)}`, title: `任务 ${String(at)}`, actualEnd: null }, AT),
    )
    const undated = done.map((task) => task.row.recordId)
    const { screen, store } = await showApp(withSheet(sheetOf(done, AT, { undated })))
    expect(screen.find('.ct-questions').textContent).toBe('200 个已完成的任务没有实际结束。哪天完成的？ 逐个填')
    await screen.click(screen.button('逐个填'))
    expect(screen.all('.ct-questions .ct-day-input')).toHaveLength(20)
    expect(screen.text()).toContain('还有 180 个，请在表格里填')
    await screen.click(screen.button('不用问了'))
    expect(store.calls).toEqual([['dismissUndated']])
  })
})
