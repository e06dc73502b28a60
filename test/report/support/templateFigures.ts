import type { SheetMaterial } from '../../../src/application/retrospective/sheetMaterial.ts'
import type { CompanionTableKey, RowOf, SheetRows, TaskRow } from '../../../src/schema/index.ts'
import { rowOf, sampleTables, type SheetSketch } from './sampleSheets.ts'

/**
 * The campaign of S0 in the full suite, with rows that give the figures which the templates state without rows: the funnel
 * of S0-8, 45 of 50 of S3-4, 60 % and 75 % of S3-6, a delay rate of 20 % after 25 %, and channels, lessons and changes.
 */
const { tasks, tables } = sampleTables('full')
const OWN = '2024年夏季新品促销'
const EARLIER = '2024年春季上新'

/** Done tasks of a campaign, planned until the 10th of a month; the first `late` of them ended two days later. */
const doneTasks = (campaign: string, month: string, { late, all }: { late: number; all: number }): readonly TaskRow[] =>
  Array.from({ length: all }, (_, at) =>
    rowOf({
      recordId: `${month}-${String(at)}`,
      title: `${at < late ? '赠品补货' : '门店铺货'}${String(at + 1)}`,
      campaign: [campaign],
      stage: at % 2 === 0 ? '预热期' : '执行期',
      module: '物料制作',
      channel: '线下门店',
      plannedStart: `${month}-01`,
      plannedEnd: `${month}-10`,
      actualStart: `${month}-01`,
      actualEnd: `${month}-${at < late ? '12' : '10'}`,
      progress: 100,
      delayReason: at < late ? '供应商发货晚' : null,
      predecessors: at < late ? ['T001'] : null,
    }),
  )

/** Rows of a table with every other cell empty. */
function rowsOf<Table extends CompanionTableKey>(
  table: Table,
  rows: readonly (Partial<RowOf<Table>> & { readonly recordId: string })[],
): readonly RowOf<Table>[] {
  const empty = Object.fromEntries((tables[table]?.columns ?? []).map((field) => [field, null]))
  return rows.map((cells) => ({ ...empty, campaign: [OWN], ...cells }) as RowOf<Table>)
}

/** The template's rows of a table and more rows. */
function extended<Table extends CompanionTableKey>(table: Table, rows: readonly RowOf<Table>[]): SheetRows[Table] {
  const own = tables[table] as unknown as { readonly rows: readonly RowOf<Table>[] } | null
  if (own === null) throw new Error(`the full suite has no table ${table}`)
  return { ...own, rows: [...own.rows, ...rows] } as unknown as SheetRows[Table]
}

const FUNNEL: readonly (readonly [string, number])[] = [
  ['曝光', 1_000_000],
  ['点击', 100_000],
  ['转化', 10_000],
  ['购买', 5000],
]

const goals = rowsOf('kpis', [
  { recordId: '新品首销额', title: '新品首销额', priority: 'core', target: 500_000, actual: 450_000 },
  { recordId: '直播成交额', title: '直播成交额', priority: 'core', target: 100_000, actual: 80_000 },
  ...FUNNEL.map(([title, actual], at) => ({
    recordId: title,
    title,
    target: actual,
    actual,
    funnelStep: at + 1,
  })),
])

const issues = rowsOf(
  'issues',
  Array.from({ length: 5 }, (_, at) => ({
    recordId: `risk${String(at)}`,
    title: ['印刷厂产能不足', 'KOL档期调整', '赠品到货晚', '签到耗时过长', '雨天人流少'][at] ?? null,
    type: 'risk',
    status: 'resolved',
    solution: '启用备选供应商',
    foundAt: Date.UTC(2024, 5, at < 3 ? 3 : 12),
    occurredAt: Date.UTC(2024, 5, 10),
    outcome: at === 4 ? null : at < 3 ? 'success' : 'failure',
  })),
)

const metrics = rowsOf('metrics', [
  ...[8, 8, 8, 4].map((numerator, at) => ({
    recordId: `抖音${String(at)}`,
    day: `2024-06-1${String(at + 1)}`,
    channel: '抖音',
    kpi: ['转化'],
    numerator,
    denominator: 200,
    spend: 500,
  })),
  { recordId: '小红书1', day: '2024-06-11', channel: '小红书', kpi: ['新增会员'], actual: 20, spend: 1000 },
  { recordId: '线下门店1', day: '2024-06-11', channel: '线下门店', numerator: 60, denominator: 300 },
])

const lessons = rowsOf('lessons', [
  {
    recordId: 'lesson1',
    title: '物料准备需提前5天验收',
    type: 'improve',
    evidence: '赠品补货晚 2 天',
    action: '默认间隔由 3 天改为 5 天',
    form: 'interval',
    owner: [{ id: 'u1', name: '张三' }],
    dueDay: '2024-07-10',
  },
  { recordId: 'lesson2', title: 'KOL合作协议模板', type: 'template', reuses: 1, status: 'reused' },
  {
    recordId: 'lesson3',
    title: '备选KOL名单',
    type: 'improve',
    campaign: [EARLIER],
    dueDay: '2024-06-01',
    action: '每次至少备 2 位',
    owner: [{ id: 'u2', name: '李四' }],
  },
])

const LOG: SheetMaterial['planLog'] = {
  kind: 'read',
  log: {
    since: '2024-06-01',
    entries: [
      {
        id: 'change1',
        at: Date.UTC(2024, 5, 9, 4),
        taskId: 'T002',
        title: 'KOL内容对接',
        campaignId: OWN,
        kind: 'planDates',
        field: 'plannedEnd',
        before: '2024-06-06',
        after: '2024-06-08',
        source: 'people',
        reason: 'KOL档期调整',
      },
      {
        id: 'change2',
        at: Date.UTC(2024, 5, 12, 4),
        taskId: 'T003',
        title: '线下物料准备',
        campaignId: OWN,
        kind: 'planDates',
        field: 'plannedEnd',
        before: '2024-06-15',
        after: '2024-06-20',
        source: 'people',
        reason: null,
      },
    ],
  },
}

/** The sketch of the sheet, as of the day after the campaign's evaluation could begin. */
export const TEMPLATE_FIGURES: SheetSketch = {
  preset: 'full',
  asOf: '2024-07-02',
  scope: { kind: 'campaign', campaignId: OWN },
  rows: [
    ...tasks,
    ...doneTasks(OWN, '2024-06', { late: 2, all: 17 }),
    ...doneTasks(EARLIER, '2024-03', { late: 5, all: 20 }),
  ],
  planLog: LOG,
  tables: {
    ...tables,
    campaigns: extended(
      'campaigns',
      rowsOf('campaigns', [{ recordId: EARLIER, title: EARLIER, startDay: '2024-03-01', endDay: '2024-03-31' }]),
    ),
    kpis: extended('kpis', goals),
    issues: extended('issues', issues),
    metrics: extended('metrics', metrics),
    lessons: extended('lessons', lessons),
    budget:
      tables.budget === null
        ? null
        : {
            ...tables.budget,
            rows: tables.budget.rows.map((row, at) => ({
              ...row,
              spent: [8500, 15_000, 12_000, null, null][at] ?? null,
            })),
          },
  },
}
