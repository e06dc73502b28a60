// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { BesideActions } from '../../src/application/adoption/adoptionState.ts'
import type { OtherTable } from '../../src/application/adoption/tables/otherTable.ts'
import { rankTables } from '../../src/application/adoption/tables/tableCandidates.ts'
import type { TableDraft } from '../../src/application/adoption/tables/tableDraft.ts'
import { readFields, type SampledColumn } from '../../src/application/adoption/proposeMapping.ts'
import { freshTable, type StoredSheet } from '../../src/application/stored/document.ts'
import { err, ok } from '../../src/domain/index.ts'
import { BesideFlow } from '../../src/ui/adoption/beside/BesideFlow.tsx'
import { SidebarProvider } from '../../src/ui/sidebarContext.ts'
import { render, type Rendered } from '../support/render.tsx'
import { translateIn } from '../support/translateIn.ts'
import { createFakeStore, READY } from './support/fakeStore.ts'

let rendered: Rendered | null = null
afterEach(async () => {
  await rendered?.unmount()
  rendered = null
})

const column = (id: string, name: string, texts: readonly string[]): SampledColumn => ({
  column: {
    id,
    name,
    kind: 'text',
    isPrimary: id === 'f1',
    options: [],
    description: '',
    declaredScale: null,
    linkedTableId: null,
  },
  texts,
})

const COLUMNS = [
  column('f1', '费用项目', ['海报', '场租']),
  column('f2', '预算金额', ['5万元（含税）', '9万']),
  column('f3', '预算金额', ['6万', '7万']),
  column('f4', '实际支出', ['4万', '']),
]
const TABLE = { id: 'tblB', name: '费用表', columns: COLUMNS.map((one) => one.column), views: [] }
const SHEET: StoredSheet = {
  preset: 'S1',
  withOptional: false,
  tables: { tasks: freshTable('tblT') },
  settings: null,
  growth: [],
}
const DRAFT: TableDraft = {
  kind: 'budget',
  sheet: SHEET,
  table: TABLE,
  rows: [],
  total: 2,
  columns: COLUMNS,
  ...readFields<OtherTable>('budget', COLUMNS),
  year: null,
  isYearOfSheet: false,
  currency: 'CNY',
  naming: null,
}

async function show(answers: Partial<BesideActions> = {}, mayManage = true) {
  const started: unknown[] = []
  const beside: BesideActions = {
    candidates: async () => ok([{ table: 'budget', candidates: rankTables('budget', [TABLE]) }]),
    open: async () => ok(DRAFT),
    preview: async () => ok({ rows: [], amounts: [], names: [], unread: [], totals: [], sampledRows: 2, total: 2 }),
    start: (_draft, choices) => void started.push(choices),
    resume: async () => undefined,
    leave: async () => undefined,
    release: async () => ok(undefined),
    ...answers,
  }
  const { actions } = createFakeStore(READY)
  const sidebar = {
    t: translateIn('zh-CN'),
    locale: 'zh-CN' as const,
    actions: { ...actions, adoption: { ...actions.adoption, beside: async () => beside } },
    clock: () => 0,
    announce: () => undefined,
  }
  rendered = await render(
    <SidebarProvider value={sidebar}>
      <BesideFlow sheetId="tblT" mayManage={mayManage} onLeave={() => undefined} />
    </SidebarProvider>,
  )
  return { screen: rendered, started }
}

describe('[AD8] taking over a table beside the tasks, screen by screen', () => {
  it('a column that is as likely as another one is asked about, and what is pressed is started', async () => {
    const { screen, started } = await show()
    expect(screen.text()).toContain('费用表认出 预算金额')
    await screen.click(screen.button(/费用表/u))
    expect(screen.text()).toContain('2 个字段请你确认')
    expect(screen.text()).toContain('还没有哪个字段是「预算金额」：靠它的数算不出来。')
    const [, second] = screen.all('fieldset button')
    await screen.click(second as HTMLElement)
    await screen.click(screen.button('下一步'))
    await screen.click(screen.button('选用为预算表'))
    expect(started).toMatchObject([{ fields: { f1: 'title', f3: 'amount', f4: 'spent' }, without: [] }])
  })

  it('people who may not add columns add none, and are told so', async () => {
    const { screen, started } = await show({}, false)
    await screen.click(screen.button(/费用表/u))
    await screen.click(screen.button('下一步'))
    expect(screen.text()).toContain('你没有管理这张多维表格的权限')
    await screen.click(screen.button('选用为预算表'))
    expect(started).toMatchObject([{ without: ['variance', 'useRate', 'share', 'overspend'] }])
  })

  it('a refusal is told where it happens', async () => {
    const refusal = err({ kind: 'permissionDenied', what: '费用表' } as const)
    const { screen } = await show({ open: async () => refusal })
    await screen.click(screen.button(/费用表/u))
    expect(screen.text()).toContain('权限')
  })

  it('a sheet with all four tables is told that nothing is left to choose', async () => {
    const { screen } = await show({ candidates: async () => ok([]) })
    expect(screen.text()).toContain('四种表都有了')
  })
})
