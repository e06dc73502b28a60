// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  columnNameIn,
  type CompanionTableKey,
  fieldKeys,
  type SheetRows,
  type TableRows,
  TASK_FIELD_KEYS,
} from '../../../src/schema/index.ts'
import { DataPanel } from '../../../src/ui/data/DataPanel.tsx'
import { SidebarProvider } from '../../../src/ui/sidebarContext.ts'
import { present } from '../../support/present.ts'
import { render } from '../../support/render.tsx'
import { translateIn } from '../../support/translateIn.ts'
import { createFakeStore } from '../support/fakeStore.ts'
import { stateOf, tablesOf } from './boardScene.tsx'

const PRESET = 'full'
const NOW = '2024-06-14 19:00'
/** What everybody calls a column, a choice or a table after it was renamed. */
const renamed = (name: string) => `新${name}`

const columnsOf = (table: CompanionTableKey) =>
  (fieldKeys(table) as readonly string[]).map((field) => [field, columnNameIn(PRESET, table, field, 'zh-CN')] as const)

/** The tables after people have renamed every table and column, and these choices. */
const afterRenaming = (tables: SheetRows, choices: Readonly<Record<string, Record<string, string>>> = {}): SheetRows =>
  Object.fromEntries(
    Object.entries(tables).map(([key, table]) => {
      const own = table as TableRows<'kpis'> | null
      if (own === null) return [key, null]
      const columns = columnsOf(key as CompanionTableKey).map(([field, name]) => [field, renamed(name)])
      return [key, { ...own, name: renamed(own.name), names: { columns: Object.fromEntries(columns), choices } }]
    }),
  ) as unknown as SheetRows

/** Rows in which people left out what the sentences of 数据 ask for. */
const LACKING = tablesOf(PRESET, {
  campaigns: [{ title: '夏促', budgetTotal: null }],
  kpis: [
    { title: '没有目标', target: null, actual: 3 },
    { title: '没有实际', target: 3, actual: null, campaign: ['campaigns0'], priority: 'core' },
    { title: '提升', measure: 'increase', target: 3, base: null, actual: 1 },
    { title: '曝光', target: 10, campaign: ['campaigns0'] },
  ],
  metrics: [
    { kpi: ['kpis3'], actual: 2 },
    { kpi: ['kpis3'], actual: 2, day: '2024-06-11' },
    { kpi: ['kpis3'], actual: 2, day: '2024-06-12' },
    { channel: null, numerator: 2, denominator: 4, day: '2024-06-12' },
    { channel: '小红书', numerator: 2, denominator: null, day: '2024-06-12' },
  ],
  budget: [
    { title: '场地', amount: 100, unitPrice: 3, quantity: 4, spent: 200, approver: null, campaign: ['campaigns0'] },
  ],
  issues: [
    { title: '没有时间', type: 'issue', severity: 'high', owner: null },
    { title: '在处理', type: 'issue', severity: 'medium', status: 'inProgress', foundAt: Date.parse('2024-06-10') },
    {
      title: '已发生',
      type: 'risk',
      severity: 'low',
      occurredAt: Date.parse('2024-06-10'),
      owner: [{ id: 'ou_kim', name: 'Kim' }],
    },
  ],
})

async function panelOf(tables: SheetRows): Promise<string> {
  const state = stateOf({ preset: PRESET, now: NOW, tables })
  const sheet = present(state.sheet, 'the sheet')
  const columnNames = Object.fromEntries(
    TASK_FIELD_KEYS.map((field) => [field, renamed(columnNameIn(PRESET, 'tasks', field, 'zh-CN'))]),
  )
  const store = createFakeStore(state)
  const sidebar = {
    t: translateIn('zh-CN'),
    locale: 'zh-CN' as const,
    actions: store.actions,
    clock: () => Date.parse(`${NOW.slice(0, 10)}T19:00:00+08:00`),
    announce: () => undefined,
  }
  const screen = await render(
    <SidebarProvider value={sidebar}>
      <DataPanel
        sheet={{ ...sheet, columnNames }}
        scope={{ kind: 'sheet' }}
        settings={state.settings}
        companions={state.companions}
        onUpgrade={null}
      />
    </SidebarProvider>,
  )
  await screen.settle(() => {
    for (const row of screen.all('details')) {
      ;(row as HTMLDetailsElement).open = true
      row.dispatchEvent(new Event('toggle'))
    }
  })
  const text = screen.page.textContent ?? ''
  await screen.unmount()
  return text
}

/** What stands between corner brackets: names, and words that people wrote. */
const quotedIn = (text: string) => new Set([...text.matchAll(/「([^」]*)」/gu)].map(([, name = '']) => name))

describe('[BD2] the panel 数据 names tables and columns as they are called now', () => {
  const old = new Set([
    ...(['campaigns', 'kpis', 'metrics', 'budget', 'issues', 'dailyLog'] as const).flatMap((table) =>
      columnsOf(table).map(([, name]) => name),
    ),
    ...TASK_FIELD_KEYS.map((field) => columnNameIn(PRESET, 'tasks', field, 'zh-CN')),
  ])

  it('and quotes no column by the name that it was made with', async () => {
    const quoted = quotedIn(await panelOf(afterRenaming(LACKING)))
    expect([...quoted].filter((name) => old.has(name))).toEqual([])
    for (const name of [
      '优先级',
      '分母',
      '发现时间',
      '基期值',
      '完成时限',
      '实际值',
      '审批人',
      '开始日期',
      '日期',
      '渠道',
      '目标值',
      '解决方案',
      '预算总额',
      '预算金额',
    ])
      expect(quoted).toContain(renamed(name))
  })

  it('a renamed choice of a severity, a priority and a verdict is called as it is now', async () => {
    const text = await panelOf(
      afterRenaming(LACKING, {
        severity: { high: 'P0', medium: 'P1', low: 'P2' },
        priority: { core: '必达', auxiliary: '争取' },
        verdict: { missed: '没做到', unknown: '看不出' },
      }),
    )
    for (const name of ['P0', 'P1', '必达', '看不出']) expect(text).toContain(name)
    expect(text).not.toContain('无法判断达成')
  })

  it('without names that are known it uses those that the columns were made with', async () => {
    expect([...quotedIn(await panelOf(LACKING))].some((name) => old.has(name))).toBe(true)
  })
})
