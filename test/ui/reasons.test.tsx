// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AskedChange } from '../../src/application/history/askedChanges.ts'
import { err } from '../../src/domain/index.ts'
import { settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))
const MOVED: AskedChange = {
  id: 'recC1',
  at: 1000,
  taskId: 'rec1',
  title: '旧名字',
  campaignId: null,
  kind: 'planDates',
  field: 'plannedEnd',
  before: '2024-03-20',
  after: '2024-03-25',
  source: 'people',
}
const LOG = {
  table: 'changes',
  tableId: 'tblC',
  name: '改动',
  missing: [],
  denied: [],
  refused: [],
  unusable: null,
} as const
const asking = (asked: readonly AskedChange[], tables: readonly (typeof LOG)[] = [LOG]) =>
  withSheet(sheetOf(TASKS, AT), { companions: settledCompanions({ asked, tables }) })

/** The question, with the place for its answer opened. */
async function showAsked(...asked: Parameters<typeof asking>) {
  const shown = await showApp(asking(...asked))
  await shown.screen.click(shown.screen.button('写原因'))
  return shown
}

describe('[LG2] the question why the plan was changed', () => {
  it('names the change by the names of now and where the answer goes, and Return writes it', async () => {
    const { screen, store } = await showAsked([MOVED])
    const card = screen.find('.ct-questions article')
    expect(card.textContent).toContain('「KOL种草笔记发布」的计划完成时间从 3/20 改到 3/25。为什么？')
    expect(card.textContent).toContain('写进「改动」的「原因」字段')
    const input = screen.find(
      '.ct-questions input[aria-label="「KOL种草笔记发布」的计划完成时间从 3/20 改到 3/25。为什么？"]',
    )
    await screen.type(input, '场地延后开放')
    await screen.settle(() =>
      screen.find('.ct-reason-form').dispatchEvent(new Event('submit', { cancelable: true, bubbles: true })),
    )
    expect(store.calls).toEqual([['reasons', 'write', ['recC1'], '场地延后开放']])
  })

  it('without words nothing is written, and the card says what is missing', async () => {
    const { screen, store } = await showAsked([MOVED])
    await screen.click(screen.button('写下原因'))
    expect(screen.find('.ct-questions [role=alert]').textContent).toBe('先写一句原因，再按按钮。')
    expect(store.calls).toEqual([])
  })

  it('what the host refuses is said, and the typed reason stays', async () => {
    const { screen } = await showApp(asking([MOVED]), {
      reasons: {
        write: async () => err({ kind: 'permissionDenied', what: '写入' }),
        leave: async () => err({ kind: 'cancelled' }),
      },
    })
    await screen.click(screen.button('写原因'))
    const input = screen.find('.ct-questions input') as HTMLInputElement
    await screen.type(input, '场地延后开放')
    await screen.click(screen.button('写下原因'))
    expect(screen.find('.ct-questions [role=alert]').textContent).toContain('没能写下原因：')
    expect(input.value).toBe('场地延后开放')
  })

  it('is one line until somebody answers; then the input has the focus', async () => {
    const { screen } = await showApp(asking([MOVED]))
    expect(screen.all('.ct-questions input')).toEqual([])
    expect(screen.text()).not.toContain('写进「改动」的「原因」字段')
    const open = screen.button('写原因')
    expect(open.getAttribute('aria-expanded')).toBe('false')
    await screen.click(open)
    expect(document.activeElement).toBe(screen.find('.ct-questions input'))
    expect(open.getAttribute('aria-expanded')).toBe('true')
  })

  it('can be put aside', async () => {
    const { screen, store } = await showAsked([MOVED])
    await screen.click(screen.button('先不写'))
    expect(store.calls).toEqual([['reasons', 'leave', ['recC1']]])
  })

  it('several changes are one question, answered together or one by one', async () => {
    const added: AskedChange = {
      ...MOVED,
      id: 'recC2',
      taskId: 'recX',
      title: '直播',
      kind: 'scope',
      field: 'title',
      before: null,
      after: '直播',
    }
    const { screen, store } = await showAsked([MOVED, added])
    expect(screen.text()).toContain('计划有 2 处改动还没写原因。为什么改？')
    await screen.type(screen.find('.ct-questions input'), '人手不足')
    await screen.click(screen.button('都写这个原因'))
    const unfold = screen.button('逐个看')
    expect(unfold.getAttribute('aria-expanded')).toBe('false')
    await screen.click(unfold)
    expect(screen.text()).toContain('计划定了以后加了任务「直播」')
    await screen.type(screen.find('.ct-reasons li:nth-child(2) input'), '客户要求')
    await screen.click(screen.find('.ct-reasons li:nth-child(2) button[type=submit]'))
    expect(store.calls).toEqual([
      ['reasons', 'write', ['recC1', 'recC2'], '人手不足'],
      ['reasons', 'write', ['recC2'], '客户要求'],
    ])
  })

  it('goes with the change, and a sheet without 变更记录 names no table', async () => {
    const { screen, store } = await showAsked([MOVED], [])
    expect(screen.text()).toContain('这张表没有变更记录，原因和表一起保存')
    await screen.settle(() => store.set({ companions: settledCompanions() }))
    expect(screen.text()).not.toContain('原因和表一起保存')
  })
})
