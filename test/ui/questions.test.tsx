// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))
const DONE = { recordId: 'rec1', asked: 'done', computed: 'delayed', error: null } as const

describe('[MI1] hand-set states', () => {
  it('asks with the progress that contradicts, says what a yes writes, and passes the answer on', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE] })))
    const card = screen.find('.ct-questions').textContent ?? ''
    expect(card).toContain('「KOL种草笔记发布」被标成已完成，但进度是 60%。确认完成？')
    expect(card).toContain('确认后写入：实际进度 100%，实际结束 3/19')
    await screen.click(screen.button('确认完成'))
    expect(store.calls).toEqual([['answerIntent', 'rec1', true]])
  })

  it('a no names the state that comes back', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE] })))
    await screen.click(screen.button('恢复为「延期」'))
    expect(store.calls).toEqual([['answerIntent', 'rec1', false]])
  })

  it('answers once: the buttons rest until the question is gone or refused', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE] })))
    await screen.click(screen.button('确认完成'))
    expect(screen.button('确认完成').getAttribute('disabled')).not.toBeNull()
    const refused = { ...DONE, error: { kind: 'permissionDenied', what: '写入' } } as const
    await screen.settle(() => store.set({ sheet: sheetOf(TASKS, AT, { intents: [refused] }) }))
    expect(screen.text()).toContain('没能写入：没有权限：写入')
    expect(screen.button('确认完成').getAttribute('disabled')).toBeNull()
  })

  it('of several one is open, the others are counted', async () => {
    const paused = { recordId: 'rec3', asked: 'paused', computed: 'inProgress', error: null } as const
    const { screen } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE, paused] })))
    expect(screen.text()).not.toContain('被标成已暂停')
    await screen.click(screen.button('还有 1 条待确认'))
    expect(screen.text()).toContain('「信息流广告投放」被标成已暂停')
    expect(screen.text()).toContain('确认后写入「人工标记」')
  })

  it('a reader is told who can answer', async () => {
    const { screen } = await showApp(withSheet(sheetOf(TASKS, AT, { intents: [DONE], rights: { kind: 'known', mayWrite: false, denied: [] } })))
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
    { stamp: CLEAR, words: '「KOL种草笔记发布」退回到 100% 以下，清空实际结束 3/15？', accept: '清空：KOL种草笔记发布' },
  ])('one: $words', async ({ stamp, words, accept }) => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { stamps: [stamp] })))
    expect(screen.text()).toContain(words)
    await screen.click(screen.button(accept))
    expect(store.calls).toEqual([['acceptStamp', stamp.recordId]])
  })

  it('several are filled in at once, or looked at one by one and refused', async () => {
    const { screen, store } = await showApp(withSheet(sheetOf(TASKS, AT, { stamps: [START, END] })))
    expect(screen.text()).toContain('2 个任务的实际日期可以补上')
    await screen.click(screen.button('逐个看'))
    await screen.click(screen.button('不用：推文预热'))
    await screen.click(screen.button('全部填入'))
    expect(store.calls).toEqual([['dismissStamp', 'rec2'], ['acceptStamp', 'rec3'], ['acceptStamp', 'rec2']])
  })
})
