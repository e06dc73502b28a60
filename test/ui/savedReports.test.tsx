// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import '../../src/ui/reports/ReportPage.tsx'
import type { AppState } from '../../src/application/app/appState.ts'
import { factsOf } from '../../src/application/savedReports/facts.ts'
import { savedReport } from '../../src/application/savedReports/savedReports.ts'
import type { SavedReportActions } from '../../src/application/savedReports/savedReportState.ts'
import { digestOf, type Snapshot, snapshotText } from '../../src/application/savedReports/snapshot.ts'
import { err, ok } from '../../src/domain/index.ts'
import type { RowOf } from '../../src/schema/index.ts'
import { KEY, reportRow } from '../application/savedReports/support/reports.ts'
import { present } from '../support/present.ts'
import { inputOf, sampleTables } from '../report/support/sampleSheets.ts'
import { settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { context, sheetOf } from './support/tasks.ts'

const full = sampleTables('full')
const TODAY = '2024-06-14'
const { sheet: sample } = inputOf({ preset: 'full', rows: full.tasks, asOf: TODAY, tables: full.tables })
const CAMPAIGN = full.tables.campaigns?.rows[0]?.recordId ?? ''
const key = { ...KEY, kind: 'daily' as const, about: CAMPAIGN, from: TODAY, to: TODAY }
const facts = factsOf({ tasks: sample.tasks, rows: full.tables, today: TODAY, asOf: TODAY }, key)
const BODY = '# 日报\n\n截至今天\n\n## 未完成\n\n- 第一条\n'

function rowWith(change: Partial<RowOf<'reports'>> = {}, part: Partial<Snapshot> = {}): RowOf<'reports'> {
  const body = { digest: digestOf(BODY), wordsFrom: 12, wordsTo: 12 }
  return reportRow('recReport', {
    title: '日报 · 六月',
    type: 'daily',
    from: TODAY,
    to: TODAY,
    status: 'draft',
    dataAsOf: 0,
    body: BODY,
    snapshot: snapshotText({ key, madeAt: 0, facts, words: {}, body, ...part }),
    ...change,
  })
}

const noActions: SavedReportActions = {
  save: async () => err({ kind: 'noTable' }),
  write: async () => err({ kind: 'noTable' }),
  confirm: async () => err({ kind: 'noTable' }),
  unkept: () => [],
  planTable: () => ({ tableName: '报告', columns: ['标题', '正文'] }),
  addTable: async () => ok(null),
}

function rowsWith(reports: readonly RowOf<'reports'>[] | null) {
  const { reports: table } = full.tables
  return { ...full.tables, reports: reports === null || table === null ? null : { ...table, rows: reports } }
}

async function open({
  reports = [],
  actions = {},
  isReader = false,
  change = {},
}: {
  readonly reports?: readonly RowOf<'reports'>[] | null
  readonly actions?: Partial<SavedReportActions>
  readonly isReader?: boolean
  readonly change?: Partial<AppState>
} = {}): Promise<Shown> {
  const rows = rowsWith(reports)
  const shown = await showApp(
    withSheet(
      {
        ...sheetOf(sample.tasks, context(TODAY), { preset: 'full' }),
        ...(isReader ? { rights: { kind: 'known', mayWrite: false, denied: [] } } : {}),
      },
      { companions: settledCompanions({ rows }), ...change },
    ),
    { savedReports: async () => ({ ...noActions, ...actions }) },
  )
  await shown.screen.click(shown.screen.button('报告'))
  return shown
}
const pane = ({ screen }: Shown): string => screen.find('.semi-tabs-pane-active').textContent ?? ''
const press = async ({ screen }: Shown, name: string) => await screen.click(screen.button(name))
const chooseDaily = async ({ screen }: Shown) => {
  const select = screen.all('.semi-tabs-pane-active select')[0] as HTMLSelectElement
  await screen.settle(() => {
    select.value = 'daily'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
const openReport = async ({ screen }: Shown) => {
  const toggle = screen.find('.ct-saved-toggle')
  if (toggle.getAttribute('aria-expanded') === 'false') await screen.click(toggle)
  const row = screen.all('.ct-saved-list li button').find(({ textContent }) => textContent?.includes('日报 · 六月'))
  await screen.click(present(row, 'the report in the list'))
}
const areaOf = ({ screen }: Shown) => screen.find('.ct-saved-words textarea') as HTMLTextAreaElement
const type = async (shown: Shown, text: string) => await shown.screen.type(areaOf(shown), text)

describe('[RL1] the page of reports', () => {
  it('saves what is on show, opens it, and shows the draft beside the report from then on', async () => {
    const asked: unknown[] = []
    const shown = await open({
      actions: {
        save: async (wish) => {
          asked.push([
            wish.key.kind,
            wish.asNew,
            wish.replacesText,
            wish.head.startsWith('# '),
            wish.tail.includes('## '),
          ])
          return ok(savedReport(rowWith()))
        },
      },
    })
    await chooseDaily(shown)
    await press(shown, '保存为草稿')
    expect(asked).toEqual([['daily', false, false, true, true]])
    expect(pane(shown)).toContain('结论与补充')
    await press(shown, '返回报告')
    expect(pane(shown)).toContain('打开草稿')
    expect(pane(shown)).toContain('更新草稿')
  })

  it('lets go of a row that it has written once somebody has deleted it', async () => {
    const shown = await open({ actions: { save: async () => ok(savedReport(rowWith())) } })
    await chooseDaily(shown)
    await press(shown, '保存为草稿')
    await press(shown, '返回报告')
    for (const [reports, isThere] of [
      [[rowWith()], true],
      [[], false],
    ] as const) {
      await shown.screen.settle(() => shown.store.set({ companions: settledCompanions({ rows: rowsWith(reports) }) }))
      expect(pane(shown).includes('更新草稿')).toBe(isThere)
    }
  })

  it('replaces a text that was changed in the table only at a second press', async () => {
    const asked: boolean[] = []
    const shown = await open({
      reports: [rowWith()],
      actions: {
        save: async (wish) => {
          asked.push(wish.replacesText)
          return wish.replacesText ? ok(savedReport(rowWith())) : err({ kind: 'textChanged' })
        },
      },
    })
    await chooseDaily(shown)
    await press(shown, '更新草稿')
    expect(pane(shown)).toContain('正文在表格里改过，没有替换')
    await press(shown, '用新正文替换')
    expect(asked).toEqual([false, true])
  })

  it('asks for a new version beside a confirmed report', async () => {
    const asked: boolean[] = []
    const shown = await open({
      reports: [rowWith({ status: 'confirmed' })],
      actions: {
        save: async (wish) => {
          asked.push(wish.asNew)
          return ok(savedReport(rowWith()))
        },
      },
    })
    await chooseDaily(shown)
    expect(pane(shown)).toContain('打开已确认的')
    await press(shown, '另存新版本')
    expect(asked).toEqual([true])
  })

  it('tells a reader why nothing is saved, and shows the reports all the same', async () => {
    const shown = await open({ reports: [rowWith()], isReader: true })
    await chooseDaily(shown)
    expect(pane(shown)).toContain('你只能查看这张表，不能保存报告')
    expect(pane(shown)).not.toContain('更新草稿')
    await openReport(shown)
    expect(pane(shown)).toContain('第一条')
    expect(shown.screen.all('.ct-saved-words textarea')).toEqual([])
    expect(pane(shown)).not.toContain('不再改')
  })

  it.each([
    { snapshot: '{"version":9}', says: '内容读不出', because: 'a later version' },
    { snapshot: null, says: '内容读不出', because: 'somebody typed it' },
  ])(
    'lists and shows a row that it cannot read, of $because, and offers nothing to write',
    async ({ snapshot, says }) => {
      const shown = await open({ reports: [rowWith({ snapshot })] })
      await openReport(shown)
      expect(pane(shown)).toContain(says)
      expect(pane(shown)).toContain('第一条')
      expect(shown.screen.all('.ct-saved-words')).toEqual([])
      expect(shown.screen.all('.ct-saved-view .ct-actions button')).toEqual([])
    },
  )

  it('confirms after it has said what that means, and not while a text is unsaved', async () => {
    const asked: unknown[] = []
    const row = rowWith()
    const shown = await open({
      reports: [row],
      actions: {
        confirm: async (...seen) => {
          asked.push(seen)
          return ok(savedReport({ ...row, status: 'confirmed' }))
        },
      },
    })
    await openReport(shown)
    await type(shown, '卖得好')
    expect(shown.screen.button('确认').hasAttribute('disabled')).toBe(true)
    await type(shown, '')
    await press(shown, '返回报告')
    await openReport(shown)
    expect(asked).toEqual([])
  })

  it('says that it is confirmed as long as it is: not once somebody has made a draft of it again', async () => {
    const row = rowWith()
    const confirmed = { ...row, status: 'confirmed' }
    const shown = await open({ reports: [row], actions: { confirm: async () => ok(savedReport(confirmed)) } })
    const show = async (reports: readonly RowOf<'reports'>[]) =>
      await shown.screen.settle(() => shown.store.set({ companions: settledCompanions({ rows: rowsWith(reports) }) }))
    await openReport(shown)
    await press(shown, '确认')
    expect(pane(shown)).toContain('确认后这份报告不再变')
    await press(shown, '确认，不再改')
    await show([confirmed])
    expect(pane(shown)).toContain('以后的改动不会再写进这份报告')
    await show([rowWith({ title: '日报 · 六月' })])
    expect(pane(shown)).not.toContain('以后的改动不会再写进这份报告')
  })
})

describe('[RL3] people’s words in a draft', () => {
  const words = (texts: readonly string[]): Snapshot['words'] => ({
    conclusion: { texts, seen: ['w1'], told: [['done', 0]] },
  })

  it('are saved with what their author had seen, and stay typed while the author looks at something else', async () => {
    const asked: unknown[] = []
    const row = rowWith({}, { words: words(['卖得好']) })
    const shown = await open({
      reports: [row],
      actions: {
        write: async ({ recordId, writings }) => {
          asked.push([recordId, writings.map(({ part, text, after }) => [part, text, after])])
          return ok(savedReport(row))
        },
      },
    })
    await openReport(shown)
    await type(shown, '卖得很好')
    await press(shown, '返回报告')
    await openReport(shown)
    expect(areaOf(shown).value).toBe('卖得很好')
    await press(shown, '保存文字')
    expect(asked).toEqual([['recReport', [['conclusion', '卖得很好', 'w1']]]])
    expect(pane(shown)).toContain('文字已保存')
  })

  it('of two people are both shown, with what to do about it', async () => {
    const shown = await open({ reports: [rowWith({}, { words: words(['甲', '乙']) })] })
    await openReport(shown)
    expect(areaOf(shown).value).toBe('甲\n乙')
    expect(pane(shown)).toContain('两个人同时写了这一段')
  })

  it('that came too late for the confirmation are shown to their author', async () => {
    const writing = { part: 'next', text: '补货', name: 'w9', after: null, told: [] } as const
    const shown = await open({
      reports: [rowWith({ status: 'confirmed' })],
      actions: { unkept: () => [{ recordId: 'recReport', key, writing }] },
    })
    await openReport(shown)
    expect(pane(shown)).toContain('这段没赶上确认，不在报告里： 补货')
  })
})

describe('[RL2] a saved report', () => {
  it('says that nothing has moved, or names the row that did, which opens at a press', async () => {
    const [first, ...others] = facts.tables.tasks?.rows ?? []
    if (first === undefined) throw new Error('no task')
    const before = { ...first, cells: ['inProgress', 1, ...first.cells.slice(2)] }
    const moved = {
      ...facts,
      figures: facts.figures.map((one) => (one.name === 'actual' ? { ...one, value: 1 } : one)),
      tables: { ...facts.tables, tasks: { of: others.length + 1, rows: [before, ...others] } },
    }
    const shown = await open({ reports: [rowWith({}, { facts: moved })] })
    await openReport(shown)
    await press(shown, '与现在比较')
    const text = shown.screen.find('.ct-saved-compare').textContent ?? ''
    expect(text).toContain('实际进度')
    expect(text).toContain('进度 1% →')
    await shown.screen.click(shown.screen.find('.ct-saved-rows .ct-link'))
    expect(shown.store.calls).toContainEqual(['openRecord', first.id])
  })

  it('that is the same as now says so', async () => {
    const shown = await open({ reports: [rowWith()] })
    await openReport(shown)
    await press(shown, '与现在比较')
    expect(shown.screen.find('.ct-saved-compare').textContent).toBe('和保存时一样，没有数字变化。')
  })
})

describe('[RL4] a sheet without 报告', () => {
  it('shows what would be added before it adds it', async () => {
    let added = 0
    const shown = await open({
      reports: null,
      actions: {
        addTable: async () => {
          added += 1
          return ok(null)
        },
      },
    })
    await press(shown, '保存为草稿')
    expect(pane(shown)).toContain('将新建一张表「报告」，字段：标题、正文。')
    expect(added).toBe(0)
    await press(shown, '新建这张表')
    expect(added).toBe(1)
  })

  it('tells people who may not manage the Base whom to ask', async () => {
    const shown = await open({ reports: null, change: { mayManage: false } })
    await press(shown, '保存为草稿')
    expect(pane(shown)).toContain('请能管理这个多维表格的人加上')
  })
})
