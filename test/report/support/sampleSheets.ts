import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { allAtOnce, assessTask, createWorkdayCalendar, instantOf } from '../../../src/domain/index.ts'
import { type ReportScope } from '../../../src/application/companions/scope.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import type { FrozenPlans } from '../../../src/application/retrospective/frozenPlans.ts'
import type { SheetMaterial } from '../../../src/application/retrospective/sheetMaterial.ts'
import { NO_ROWS } from '../../../src/application/companions/sheetRows.ts'
import { sheetParts } from '../../../src/application/companions/sheetParts.ts'
import { translateIn } from '../../support/translateIn.ts'
import { type Locale } from '../../../src/i18n/index.ts'
import { sheetStanding } from '../../../src/application/companions/sheetStanding.ts'
import {
  type AssessedTask,
  type CompanionTableKey,
  type FieldKey,
  fieldKeys,
  fieldSpec,
  type PresetId,
  PRESETS,
  type RowOf,
  SAMPLES,
  sampleRows,
  type SheetRows,
  TASK_FIELD_KEYS,
  type TableKey,
  type TableRows,
  taskTableOf,
  type TaskRow,
} from '../../../src/schema/index.ts'
import type { ReportInput, ReportSettings } from '../../../src/report/index.ts'

/** What a test says about a row; all other cells are empty. Owners are given by name. */
export type RowSketch = Partial<Omit<TaskRow, 'owner'>> & { readonly recordId: string; readonly owner?: string }

/** A full row of empty cells with the given ones filled in. */
export function rowOf({ owner, ...cells }: RowSketch): TaskRow {
  const empty = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null]))
  const person = owner === undefined ? null : [{ id: `user-${owner}`, name: owner }]
  return { ...empty, owner: person, ...cells } as TaskRow
}

export interface SheetSketch {
  readonly preset: PresetId
  readonly rows: readonly TaskRow[]
  readonly asOf: string
  /** Defaults to `asOf`: the evening of that day. */
  readonly today?: string
  readonly name?: string
  readonly locale?: Locale
  readonly settings?: Partial<ReportSettings>
  /** Defaults to all columns of the preset's task table. */
  readonly columns?: ReportInput['sheet']['columns']
  /** The rows of the other tables; a sheet of one table when there are none. */
  readonly tables?: SheetRows
  readonly scope?: ReportScope
  readonly phase?: string | null
  /** Defaults to a log that nobody has asked for. */
  readonly planLog?: SheetMaterial['planLog']
  /** The baselines that were read; null for none asked for. */
  readonly frozenPlans?: FrozenPlans | null
  /** Tables of the sheet that could not be read; none by default. */
  readonly unread?: ReportInput['unread']
  /** Defaults to the assessments of the rows by themselves, without links and flags of other cells. */
  readonly assessed?: readonly AssessedTask[]
}

const SETTINGS: ReportSettings = {
  cutOff: '18:00',
  timeZone: 'Asia/Shanghai',
  bands: { watch: 5, warn: 10, severe: 20 },
  calendar: { mode: 'calendar', work: [], off: [] },
}

/** A report's input as the application makes it: every row assessed by the domain. */
export function inputOf({
  preset,
  rows,
  asOf,
  today = asOf,
  name,
  locale = 'zh-CN',
  settings = {},
  columns,
  tables = NO_ROWS,
  scope = { kind: 'sheet' },
  phase = null,
  planLog = null,
  frozenPlans = null,
  unread = [],
  assessed,
}: SheetSketch): ReportInput {
  const chosen = { ...SETTINGS, ...settings }
  const workdays = createWorkdayCalendar({ overrides: chosen.calendar })
  const calendar =
    chosen.calendar.mode === 'workday'
      ? { mode: 'workday' as const, isWorkday: workdays.isWorkday }
      : { mode: 'calendar' as const }
  const ofRow = (row: TaskRow): AssessedTask => {
    const { plannedStart, plannedEnd, actualStart, actualEnd, progress } = row
    const hold = row.state === 'paused' || row.state === 'cancelled' ? row.state : null
    const facts = { plannedStart, plannedEnd, actualStart, actualEnd, progress, hold } as const
    return { row, facts, assessment: assessTask(facts, { today, asOf, calendar, bands: chosen.bands }) }
  }
  const tasks = assessed ?? rows.map(ofRow)
  const columnsOfSheet = columns ?? taskTableOf(preset).columns.map(({ field }) => field)
  const nowMs = instantOf(today, chosen.timeZone) + 20 * 3_600_000
  const material = allAtOnce(
    gatherSteps(
      {
        tasks,
        columns: columnsOfSheet,
        today,
        asOf,
        rows: tables,
        planLog,
        frozenPlans,
        timeZone: chosen.timeZone,
        rules: DEFAULT_SETTINGS,
        isWorkday: workdays.isWorkday,
        nowMs,
        untitled: '未命名',
      },
      { scope, phase, kind: 'deviation' },
    ),
  )
  const parts = sheetParts({
    tasks,
    sla: DEFAULT_SETTINGS.sla,
    phaseWeights: DEFAULT_SETTINGS.phaseWeights,
    campaigns: tables.campaigns?.rows ?? [],
    kpis: tables.kpis?.rows ?? [],
    budget: tables.budget?.rows ?? [],
    issues: tables.issues?.rows ?? [],
    issueColumns: new Set(tables.issues?.columns ?? []),
    assess: { today, asOf, calendar, bands: chosen.bands },
    timeZone: chosen.timeZone,
    language: 'zh-CN',
    nowMs,
  }).filter(
    ({ campaignId }) => scope.kind === 'sheet' || campaignId === (scope.kind === 'campaign' ? scope.campaignId : null),
  )
  return {
    sheet: {
      name: name ?? taskTableOf(preset).name,
      preset,
      today,
      asOf,
      calendarWithoutDataFrom: null,
      tasks: material.tasks,
      columns: columnsOfSheet,
    },
    material,
    settings: chosen,
    standing: sheetStanding(material.tasks, parts, { today, bands: chosen.bands }),
    unread,
    t: translateIn(locale),
  }
}

/** A template's rows in every table of its preset, on the template's own days. */
export function sampleTables(
  preset: PresetId,
  timeZone = 'Asia/Shanghai',
): { readonly tasks: readonly TaskRow[]; readonly tables: SheetRows } {
  const rowsOf = <Table extends TableKey>(table: Table): readonly RowOf<Table>[] =>
    sampleRows(SAMPLES[preset].tables, table).map(({ key, cells }) => {
      const empty = Object.fromEntries(fieldKeys(table).map((field) => [field, null]))
      const decoded = Object.entries(cells as Readonly<Record<string, unknown>>).map(([field, value]) => [
        field,
        fieldSpec(table, field).kind === 'instant' ? instantOf(value as string, timeZone) : value,
      ])
      return { recordId: key, ...empty, ...Object.fromEntries(decoded) } as RowOf<Table>
    })
  const has = (table: TableKey) => PRESETS[preset].tables.some((one) => one.table === table)
  const tableOf = <Table extends CompanionTableKey>(table: Table): TableRows<Table> | null => {
    const declared = PRESETS[preset].tables.find((one) => one.table === table)
    if (!has(table) || declared === undefined) return null
    return {
      tableId: `tbl-${table}`,
      name: declared.name,
      columns: declared.columns.map(({ field }) => field as FieldKey<Table>),
      rows: rowsOf(table),
    }
  }
  return {
    tasks: rowsOf('tasks'),
    tables: {
      campaigns: tableOf('campaigns'),
      kpis: tableOf('kpis'),
      dailyLog: tableOf('dailyLog'),
      metrics: tableOf('metrics'),
      budget: tableOf('budget'),
      issues: tableOf('issues'),
      reports: tableOf('reports'),
      lessons: tableOf('lessons'),
    },
  }
}

/** S2-1, as far as the template prints it: the second row is cut after 协同责任人. */
export const S2_ROWS: readonly TaskRow[] = [
  rowOf({
    recordId: 'recS2a',
    title: '海报设计初稿',
    description: '完成3套主题海报设计',
    module: '内容营销',
    owner: '*设计主管',
    department: '市场部',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-05',
    actualStart: '2024-03-01',
    actualEnd: '2024-03-06',
    progress: 15,
    risk: '素材需求变更,增加1套风格',
    solution: '与*市场经理确认最终风格',
    solutionDue: '2024-03-07',
    notes: '交付物需同步存档',
  }),
  rowOf({
    recordId: 'recS2b',
    title: '短视频投放',
    description: '在抖音、小红书投放10条短视频',
    module: '渠道推广',
    owner: '*运营专员B',
  }),
]

/** S3-1, the four rows. */
export const S3_ROWS: readonly TaskRow[] = [
  rowOf({
    recordId: 'recS3a',
    stage: '筹备期(第1-2周)',
    channel: '小红书',
    title: 'KOL种草笔记发布',
    description: '3位腰部KOL(5-10万粉)各1篇',
    owner: '市场部*经理',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-10',
    actualStart: '2024-03-01',
    progress: 60,
    risk: '1位KOL笔记审核因内容合规问题延迟',
    solution: '协同KOL调整内容重点,3月12日前提交',
    notes: '-',
  }),
  rowOf({
    recordId: 'recS3b',
    stage: '筹备期(第1-2周)',
    channel: '官方(公众号)',
    title: '推文预热',
    description: '2篇新品推文(含亮点+预约)',
    owner: '新媒体*运营',
    plannedStart: '2024-03-05',
    plannedEnd: '2024-03-12',
    actualStart: '2024-03-05',
    actualEnd: '2024-03-11',
    progress: 100,
    risk: '-',
    solution: '-',
    notes: '预约量超预期20%,需追加库存',
  }),
  rowOf({
    recordId: 'recS3c',
    stage: '预热期(第3-4周)',
    channel: '抖音',
    title: '信息流广告投放',
    description: '3支短视频(25-35岁女性,预算5万元)',
    owner: '渠道*专员',
    plannedStart: '2024-03-15',
    plannedEnd: '2024-03-25',
    actualStart: '2024-03-16',
    progress: 30,
    risk: '完播率8% vs 行业12%',
    solution: '优化前3秒',
    notes: '-',
  }),
  rowOf({
    recordId: 'recS3d',
    stage: '爆发期(第5-6周)',
    channel: '线下门店',
    title: '新品首发活动',
    description: '全国100家门店"买新品赠赠品",培训店员',
    owner: '销售部*总监',
    plannedStart: '2024-03-28',
    plannedEnd: '2024-04-05',
    progress: 0,
    risk: '部分门店赠品未到位',
    solution: '今日补发,3月27日前到货',
    notes: '规则同步店员群',
  }),
]
