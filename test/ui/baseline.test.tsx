// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { AppActions, BaselinePreview } from '../../src/application/app/appState.ts'
import type { Baseline } from '../../src/application/history/baselineList.ts'
import { frozenPlan, ok, type FrozenPlan } from '../../src/domain/index.ts'
import { presentPlan } from '../../src/application/companions/presentPlan.ts'
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { present } from '../support/present.ts'
import { campaignRow, companionsOf } from './support/campaigns.ts'
import { settledCompanions, withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))
const SHEET = sheetOf(TASKS, AT)
const SAME: FrozenPlan = frozenPlan(presentPlan(null, { tasks: TASKS, rows: NO_ROWS }))
const [FIRST, SECOND] = TASKS.map(({ row }) => row.recordId)
/** The plan as it was: the first task ended three days earlier, and the second one was not planned. */
const THEN: FrozenPlan = {
  ...SAME,
  tasks: new Map(
    [...SAME.tasks].flatMap(([id, days]) =>
      id === SECOND ? [] : [[id, id === FIRST ? { ...days, plannedEnd: '2024-03-07' } : days] as const],
    ),
  ),
}
const baseline = (change: Partial<Baseline> = {}): Baseline => ({
  id: 'b1',
  campaignId: null,
  version: 1,
  name: '客户确认版',
  at: Date.parse('2024-03-01T10:00:00+08:00'),
  reason: '',
  tasks: 4,
  lines: 0,
  characters: 100,
  pieces: 1,
  isDeleted: false,
  ...change,
})
const PREVIEW: BaselinePreview = { tasks: 4, unplanned: 1, lines: 2, budget: 46_000, characters: 100, room: null }

const open = (baselines: readonly Baseline[], actions: Partial<AppActions['baselines']> = {}): Promise<Shown> =>
  showApp(withSheet(SHEET, { companions: settledCompanions({ baselines }) }), {
    baselines: {
      load: async () => ok(null),
      preview: async () => PREVIEW,
      freeze: async () => ok({ baseline: baseline(), isLogged: true }),
      plan: async () => ok(THEN),
      remove: async () => ok(null),
      ...actions,
    },
  })
const section = ({ screen }: Shown): Element =>
  present(
    screen.all('section').find((one) => one.getAttribute('aria-label') === '基线'),
    'the section',
  )

describe('[BL2] the baseline of the overview', () => {
  it('says which tasks have moved and by how many days, and that a later one has no baseline', async () => {
    const shown = await open([baseline()])
    const text = section(shown).textContent
    expect(text).toContain('v1 客户确认版，3/1 存')
    expect(text).toContain('1 个任务改了日期')
    expect(text).toContain('1 个是后来加的（无基线）')
    expect(text).toMatch(/结束 3\/7 → 3\/\d+（晚 \d+ 天）/u)
    expect(text).not.toContain('0 天')
  })

  it('says that nothing has moved only while nothing has', async () => {
    const shown = await open([baseline()], { plan: async () => ok(SAME) })
    expect(section(shown).textContent).toContain('任务和预算都和基线一样')
    const later = TASKS.map((task) =>
      task.row.recordId === FIRST ? assessed({ ...task.row, plannedEnd: '2024-04-30' }, AT) : task,
    )
    await shown.screen.settle(() => shown.store.set({ sheet: sheetOf(later, AT) }))
    expect(section(shown).textContent).not.toContain('任务和预算都和基线一样')
    expect(section(shown).textContent).toContain('→ 4/30')
  })

  it('compares with any of them', async () => {
    const shown = await open([baseline(), baseline({ id: 'b2', version: 2, name: '', at: 2e12, reason: '改期' })], {
      plan: async ({ id }) => ok(id === 'b1' ? THEN : SAME),
    })
    expect(section(shown).textContent).toContain('，因为：改期')
    expect(section(shown).textContent).toContain('任务和预算都和基线一样')
    await shown.screen.type(present(section(shown).querySelector('select'), 'the choice'), 'b1')
    expect(section(shown).textContent).toContain('1 个任务改了日期')
  })

  it('a task explains how it stands against the last baseline, or that it has none', async () => {
    const shown = await open([baseline()])
    const lines: string[] = []
    for (const ask of shown.screen.all('.ct-why-button')) {
      await shown.screen.click(ask)
      lines.push(...shown.screen.all('.ct-why').map((one) => one.textContent ?? ''))
    }
    expect(lines.some((text) => text.includes('基线 v1 客户确认版：') && text.includes('结束 3/7 →'))).toBe(true)
    expect(lines.some((text) => text.includes('存的时候没有这个任务的计划日期（无基线）'))).toBe(true)
  })
})

describe('[BL1] freezing a plan', () => {
  it('says what it keeps before the press, and needs a reason the second time', async () => {
    const wishes: unknown[] = []
    const shown = await open([baseline()], {
      freeze: async (wish) => {
        wishes.push(wish)
        return ok({ baseline: baseline({ version: 2, name: '', reason: '客户推迟了发布会' }), isLogged: true })
      },
    })
    const { screen } = shown
    await screen.click(screen.button('重新存一次基线'))
    expect(section(shown).textContent).toContain('会存下 4 个任务的计划日期、2 项预算明细，预算总额：46,000。')
    expect(section(shown).textContent).toContain('另有 1 个任务没有计划日期')
    expect(screen.button('存为基线').hasAttribute('disabled')).toBe(true)
    await screen.type(screen.find('input[aria-label=为什么要重新存]'), '客户推迟了发布会')
    await screen.click(screen.button('存为基线'))
    expect(wishes).toEqual([{ campaignId: null, name: '', reason: '客户推迟了发布会' }])
    expect(section(shown).textContent).toContain('已存为基线 v2')
  })

  it('is refused before the press when there is no room', async () => {
    const shown = await open([], { preview: async () => ({ ...PREVIEW, room: 'tooLong' }) })
    const { screen } = shown
    expect(section(shown).textContent).toContain('还没有存过基线')
    await screen.click(screen.button('把现在的计划存为基线'))
    expect(section(shown).textContent).toContain('任务太多，一个基线放不下，存不了。')
    expect(screen.button('存为基线').hasAttribute('disabled')).toBe(true)
  })

  it('asks for a campaign where several are shown together', async () => {
    const companions = companionsOf(TASKS, [campaignRow('c1', { title: '甲' }), campaignRow('c2', { title: '乙' })], AT)
    const shown = await showApp(withSheet(SHEET, { companions }))
    expect(section(shown).textContent).toContain('基线按活动存：先在上面选一个活动。')
  })
})
