// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AppActions, NextCampaignWish } from '../../src/application/app/appState.ts'
import type { CopyOutcome } from '../../src/application/nextCampaign/writeCopy.ts'
import type { CopyPlan } from '../../src/application/nextCampaign/copyPlan.ts'
import { err, ok } from '../../src/domain/index.ts'
import { present } from '../support/present.ts'
import { campaignRow, companionsOf } from './support/campaigns.ts'
import { listed, settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed({ ...row, campaign: ['c1'] }, AT))
const SHEET = sheetOf(TASKS, AT, { preset: 'S0', name: '春季' })
const PLAN: CopyPlan = {
  shift: { unit: 'days', by: 30 },
  campaign: { title: '秋季' },
  tasks: [
    {
      from: 'a',
      cells: { title: '做海报', plannedStart: '2024-04-01', plannedEnd: '2024-04-05' },
      parent: [],
      predecessors: [],
    },
  ],
  kpis: [],
  budget: [],
  lostLinks: 1,
  cancelled: 2,
  from: '2024-04-01',
  to: '2024-04-05',
}
const PREVIEW = {
  tables: [{ table: 'tasks', name: '任务', rows: 1 }],
  without: [],
  lostOptions: 0,
  relinked: 3,
  otherColumns: ['我的列'],
  fits: true,
} as const
const OUTCOME: CopyOutcome = {
  rows: 2,
  campaignId: 'c2',
  stopped: null,
  written: [{ tableId: 'tbl', recordIds: ['n'] }],
}

function open(actions: Partial<AppActions['nextCampaign']> = {}): Promise<Shown> {
  const tables = [
    { table: 'tasks', name: '任务' },
    { table: 'campaigns', name: '活动' },
  ] as const
  return showApp(
    withSheet(SHEET, {
      companions: companionsOf(TASKS, [campaignRow('c1', { title: '春季', startDay: '2024-03-01' })], AT),
      sheets: [listed(SHEET.tableId, '春季', 'S0', { tables })],
    }),
    {
      nextCampaign: {
        firstDay: async () => ok('2024-03-01'),
        preview: async () => ok({ plan: PLAN, preview: PREVIEW }),
        write: async () => ok(OUTCOME),
        remove: async () => ok(undefined),
        ...actions,
      },
    },
  )
}
const section = ({ screen }: Shown): Element =>
  present(
    screen.all('section').find((one) => one.getAttribute('aria-label') === '下一个活动'),
    'the section',
  )

describe('[NC1] copying a campaign as a new one', () => {
  it('shows what will be written and what stays behind, and writes it at one press', async () => {
    const wishes: NextCampaignWish[] = []
    const shown = await open({
      write: async (wish, plan) => {
        expect(plan).toBe(PLAN)
        wishes.push(wish)
        return ok(OUTCOME)
      },
    })
    const { screen } = shown
    await screen.click(screen.button('复制为新活动'))
    expect(screen.button('新增这些行').hasAttribute('disabled')).toBe(true)
    await screen.type(screen.find('input[aria-label=新的开始日]'), '2024-04-01')
    const text = section(shown).textContent ?? ''
    for (const words of [
      '（原来是 3/1）',
      '「任务」1 行',
      '任务从 4/1 到 4/5，每个日期都移 30 天',
      '做海报',
      '原来有 3 行没有填「所属活动」',
      '已取消的 2 个任务不复制。',
      '1 处关联指向没有复制的行',
      '这些字段不是模板的，空着：我的列',
    ])
      expect(text).toContain(words)
    await screen.click(screen.button('新增这些行'))
    expect(wishes).toEqual([
      { campaignId: 'c1', target: SHEET.tableId, name: '春季（下一期）', start: '2024-04-01', unit: 'days' },
    ])
    expect(section(shown).textContent).toContain('建好了，新增 2 行。')
  })

  it('a copy that was stopped says how far it came, and deletes what stands', async () => {
    const removed: unknown[] = []
    const shown = await open({
      write: async () => ok({ ...OUTCOME, rows: 1, stopped: { kind: 'cancelled' } }),
      remove: async (written) => {
        removed.push(written)
        return ok(undefined)
      },
    })
    const { screen } = shown
    await screen.click(screen.button('复制为新活动'))
    await screen.type(screen.find('input[aria-label=新的开始日]'), '2024-04-01')
    await screen.click(screen.button('新增这些行'))
    expect(section(shown).textContent).toContain('没有写完，已写入 1 行。')
    await screen.click(screen.button('删掉已写入的 1 行'))
    expect(removed).toEqual([OUTCOME.written])
    expect(section(shown).textContent).toContain('已删掉写入的 1 行。')
  })

  it('says that a campaign has no day only when it has none, not while its tables have not been read', async () => {
    for (const [kind, words, others] of [
      ['notRead', '表格还没有读完，稍等再试。', '没有开始日期'],
      ['noDays', '没有开始日期', '还没有读完'],
    ] as const) {
      const shown = await open({ firstDay: async () => err({ kind }) })
      await shown.screen.click(shown.screen.button('复制为新活动'))
      expect(section(shown).textContent).toContain(words)
      expect(section(shown).textContent).not.toContain(others)
    }
  })

  it('of a sheet that holds one campaign asks for another set of tables', async () => {
    const shown = await showApp(withSheet(sheetOf(TASKS, AT), { companions: settledCompanions() }))
    await shown.screen.click(shown.screen.button('复制为新活动'))
    expect(section(shown).textContent).toContain('这张表只放一个活动。')
  })
})
