// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AppActions } from '../../../src/application/app/appState.ts'
import type { RowPlan } from '../../../src/application/companions/addOnce.ts'
import { err, ok } from '../../../src/domain/index.ts'
import type { RowOf } from '../../../src/schema/index.ts'
import { rowOf } from '../../report/support/sampleSheets.ts'
import { at, openBoard, tablesOf } from './boardScene.tsx'

type Metric = Partial<RowOf<'metrics'>>
const NOW = '2024-06-14 19:00'
const CAMPAIGN = { title: '夏季新品', startDay: '2024-06-01', endDay: '2024-06-30' }
const rate = (day: number, numerator: number | null, denominator: number | null = 1000): Metric => ({
  day: `2024-06-${String(day)}`,
  channel: '小红书',
  numerator,
  denominator,
})
/** 4 % on three days before. */
const BEFORE = [rate(11, 40), rate(12, 40), rate(13, 40)]
const tablesWith = (...metrics: readonly Metric[]) => tablesOf('full', { metrics, campaigns: [CAMPAIGN] })
const textWith = async (...metrics: readonly Metric[]) =>
  (await openBoard({ now: NOW, tables: tablesWith(...metrics) })).text()

describe('[AN1] [S0-10] the latest rate of a channel', () => {
  it('4 % → 2 % is a drop, 2.1 % is none', async () => {
    const drop = await textWith(...BEFORE, rate(14, 20))
    expect(drop).toContain('4% → 2%骤降')
    expect(drop).toContain('6/14 的比率与此前 3 天的中位数比，变化 −50%')
    expect(drop).toContain('登记问题')
    const normal = await textWith(...BEFORE, rate(14, 21))
    expect(normal).toContain('4% → 2.1%正常')
    expect(normal).not.toContain('骤降')
    expect(normal).not.toContain('登记问题')
  })

  it('is compared with the day before where fewer than three days can be, and with nothing where none can', async () => {
    expect(await textWith(rate(13, 40), rate(14, 20))).toContain('6/14 的比率与前一天比')
    const alone = await textWith(rate(14, 20))
    expect(alone).toContain('6/14 之前没有可比的日子')
    expect(alone).not.toContain('骤降')
    expect(await textWith(rate(13, 0), rate(14, 20))).toContain('6/14 之前的比率都是 0')
  })

  it('of a sample under 100 is not judged, until there is more', async () => {
    const small = await textWith(...BEFORE, rate(14, 1, 99))
    expect(small).toContain('6/14 只有 99 个样本，至少 100 个才判断')
    expect(small).toContain('样本不足')
    expect(await textWith(...BEFORE, rate(14, 1, 100))).not.toContain('样本')
    expect(await textWith(...BEFORE, rate(14, null))).toContain('6/14 的「分子」空着')
  })

  it('rows without a channel are counted apart, and coming days do not count', async () => {
    expect(await textWith(...BEFORE, { ...rate(14, 20), channel: null })).toContain('1 条记录没有填「渠道」')
    const coming = await textWith(...BEFORE, rate(20, 1))
    expect(coming).not.toContain('没有填「渠道」')
    expect(coming).not.toContain('骤降')
  })

  it('[S1-17] channels online and in shops stand in one list, also one that the team has added', async () => {
    const names = async (...channels: readonly string[]) => {
      const metrics = channels.map((channel, hour) => ({ ...rate(14, 20 + hour), channel }))
      const { screen } = await openBoard({ now: NOW, tables: tablesWith(...metrics) })
      return screen.all('section[aria-label="渠道"] .ct-board-name').map((one) => one.textContent)
    }
    const all = ['小红书', '官方(公众号)', '抖音', '线下门店', '商圈展位']
    expect((await names(...all)).toSorted()).toEqual(all.toSorted())
    expect(await names('线下门店')).toEqual(['线下门店'])
  })

  it('without any row says so, until there is one', async () => {
    expect(await textWith()).toContain('里还没有带渠道和比率的记录')
    expect(await textWith(rate(14, 20))).not.toContain('还没有带渠道')
  })

  it('its days are drawn at a press, with their numbers as a table', async () => {
    const { screen } = await openBoard({ now: NOW, tables: tablesWith(...BEFORE, rate(14, 20)) })
    const row = screen.find('[aria-label="渠道"] details') as HTMLDetailsElement
    expect(row.querySelector('svg')).toBeNull()
    await screen.settle(() => {
      row.open = true
      row.dispatchEvent(new Event('toggle'))
    })
    expect(row.querySelector('svg.ct-chart')).not.toBeNull()
    expect(row.textContent).toContain('小红书：4 天的比率，最近 2%')
    expect([...row.querySelectorAll('tbody tr')].at(-1)?.textContent).toContain('2%')
  })

  it('a day whose sample is too small is not drawn, until its sample is large enough', async () => {
    const drawn = async (denominator: number) => {
      const { screen } = await openBoard({ now: NOW, tables: tablesWith(...BEFORE, rate(14, 50, denominator)) })
      const row = screen.find('[aria-label="渠道"] details') as HTMLDetailsElement
      await screen.settle(() => {
        row.open = true
        row.dispatchEvent(new Event('toggle'))
      })
      return row.textContent ?? ''
    }
    expect(await drawn(99)).toContain('小红书：3 天的比率，最近 4%')
    expect(await drawn(100)).toContain('小红书：4 天的比率，最近 50%')
  })
})

const TASK = rowOf({
  recordId: 't',
  title: '信息流投放',
  channel: '小红书',
  plannedStart: '2024-06-10',
  plannedEnd: '2024-06-20',
})
const PLAN: RowPlan = {
  table: 'issues',
  tableName: '问题与风险',
  cells: [
    { field: 'title', column: '问题描述', value: '渠道骤降 小红书：…', option: null },
    { field: 'task', column: '关联任务', value: ['t'], option: null },
    { field: 'foundAt', column: '发现时间', value: at(NOW), option: null },
    { field: 'severity', column: '严重程度', value: 'high', option: '高' },
  ],
  existing: null,
}
const open = async (answers: Partial<AppActions['drops']> = {}, change: object = {}) => {
  const written: unknown[] = []
  const board = await openBoard({
    now: NOW,
    tasks: [TASK],
    tables: tablesWith(...BEFORE, rate(14, 20)),
    answers: {
      drops: {
        plan: async () => ok(PLAN),
        write: async (wish, plan) => {
          written.push([wish, plan])
          return ok({ recordId: 'rec_new', isNew: true })
        },
        ...answers,
      },
    },
    ...change,
  })
  return { ...board, written }
}

describe('[AN2] a drop that becomes an issue', () => {
  it('is shown cell by cell, written at a second press, and can be opened', async () => {
    const { screen, store, text, written } = await open()
    expect(text()).toContain('这个渠道的任务 1 项')
    await screen.click(screen.button('把「小红书」的骤降登记为问题'))
    expect(text()).toContain('将在「问题与风险」新增一行')
    expect(screen.all('.ct-added-row dd').map((cell) => cell.textContent)).toEqual([
      '渠道骤降 小红书：…',
      '信息流投放',
      '19:00',
      '高',
    ])
    expect(written).toEqual([])
    await screen.click(screen.button('新增这一行'))
    expect(written).toEqual([[{ campaignId: 'campaigns0', kpiId: null, channel: '小红书', foundAt: at(NOW) }, PLAN]])
    expect(text()).toContain('已在「问题与风险」登记。不要的话，删掉那一行。')
    await screen.click(screen.button('打开这一行'))
    expect(store.calls).toEqual([['openRecord', 'rec_new', 'issues']])
  })

  it('that was cancelled writes nothing', async () => {
    const { screen, text, written } = await open()
    await screen.click(screen.button('把「小红书」的骤降登记为问题'))
    await screen.click(screen.button('取消'))
    expect(written).toEqual([])
    expect(text()).toContain('登记问题')
  })

  it('that stands in the table already leads to its row, until the row is gone', async () => {
    const issue = { title: '渠道骤降 小红书：2024-06-14 比率 2%，此前 4%（−50%）', foundAt: at('2024-06-14 18:00') }
    const tables = tablesOf('full', { metrics: [...BEFORE, rate(14, 20)], campaigns: [CAMPAIGN], issues: [issue] })
    const { screen, store, text } = await open({}, { tables })
    expect(text()).toContain('已登记：渠道骤降 小红书')
    expect(text()).not.toContain('登记问题')
    await screen.click(screen.button(/^已登记/u))
    expect(store.calls).toEqual([['openRecord', 'issues0', 'issues']])
    expect((await open()).text()).not.toContain('已登记')
  })

  it('is not offered to a reader, nor in a sheet without 问题与风险, which says what can be done instead', async () => {
    const reader = await open({}, { isReader: true })
    expect(reader.text()).toContain('要登记问题，请找能编辑的人')
    expect(reader.screen.all('.ct-drop .semi-button')).toEqual([])
    const tables = { ...tablesWith(...BEFORE, rate(14, 20)), issues: null }
    const bare = await open({}, { tables })
    expect(bare.text()).toMatch(/也可以先写在这个渠道的任务的「风险.+」里/u)
    const unnamed = await open({}, { tables, tasks: [{ ...TASK, channel: null }] })
    expect(unnamed.text()).not.toContain('也可以先写在')
    const withoutRisk = await open({}, { tables, without: ['risk'] })
    expect(withoutRisk.text()).toContain('这里没有登记问题的表')
    expect(withoutRisk.text()).not.toContain('也可以先写在')
    const again = await open({}, { tables })
    await again.screen.click(again.screen.button('升级模板'))
    expect(again.upgrades).toEqual(['upgrade'])
    const asked = await open({}, { tables, mayManage: false })
    expect(asked.text()).toContain('请能管理这个多维表格的人升级模板')
  })

  it.each([
    [{ kind: 'noDrop' } as const, '这个渠道最近一天已经不是骤降，没有写入。'],
    [{ kind: 'changed' } as const, '数据刚刚改过，没有写入。'],
    [{ kind: 'permissionDenied', what: 'addRows' } as const, '权限'],
  ])('is refused politely: %o', async (error, words) => {
    const { screen, text } = await open({ plan: async () => err(error) })
    await screen.click(screen.button('把「小红书」的骤降登记为问题'))
    expect(text()).toContain(words)
    expect(text()).not.toMatch(/addRows|permissionDenied|noDrop/u)
  })

  it('names no task where none has the channel, until one has', async () => {
    expect((await open({}, { tasks: [{ ...TASK, channel: null }] })).text()).toContain('没有任务写着这个渠道')
    expect((await open()).text()).not.toContain('没有任务写着这个渠道')
  })
})

describe('[RA7] [S0-8] the funnel', () => {
  const steps = (last = 5000) =>
    [
      ['曝光', 1_000_000],
      ['点击', 100_000],
      ['转化', 10_000],
      ['购买', last],
    ] as const
  const textOf = async (last?: number) =>
    (
      await openBoard({
        now: NOW,
        tables: tablesOf('full', {
          kpis: steps(last).map(([title, actual], index) => ({ title, actual, funnelStep: index + 1 })),
        }),
      })
    ).screen
  it('is drawn with 10, 10 and 50 % and 0.5 % overall', async () => {
    const screen = await textOf()
    expect(screen.all('[aria-label="渠道"] svg.ct-chart')).toHaveLength(1)
    const text = screen.find('[aria-label="渠道"]').textContent ?? ''
    expect(text).toContain('0.5%')
    const rows = screen.all('[aria-label="渠道"] .ct-clock-part > table tbody tr')
    expect(rows.map((row) => [...row.querySelectorAll('td')].slice(2, 4).map((cell) => cell.textContent))).toEqual([
      ['10%', '90%'],
      ['10%', '90%'],
      ['50%', '50%'],
    ])
  })
  it('says what is missing when the last step is too small, and draws it when it is not', async () => {
    const screen = await textOf(29)
    expect(screen.all('[aria-label="渠道"] svg')).toEqual([])
    expect(screen.find('[aria-label="渠道"]').textContent).toContain('30')
  })
})

it('opening the panel asks the host for nothing', async () => {
  expect((await open()).store.calls).toEqual([])
})
