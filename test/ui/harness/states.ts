import type { AppState, AppActions } from '../../../src/application/app/appState.ts'
import { ok } from '../../../src/domain/index.ts'
import type { SetupRequest } from '../../../src/application/stored/settings.ts'
import { READY, listed, withSheet } from '../support/fakeStore.ts'
import { S3_ROWS, assessed, context, sheetOf, taskRow } from '../support/tasks.ts'

const AT = context('2024-03-19')
const tasks = [
  ...S3_ROWS.map((row) => assessed(row, AT)),
  assessed(
    taskRow('rec5', {
      title: '赠品物料制作与全国门店配送排期确认',
      stage: '爆发期(第5-6周)',
      plannedStart: '2024-03-11',
      plannedEnd: '2024-03-18',
      actualStart: '2024-03-11',
      progress: 95,
      owner: [{ id: 'z', name: '物料主管' }],
    }),
    AT,
  ),
  assessed(taskRow('rec6', { title: '店员培训', plannedEnd: '2024-03-27', progress: 0 }), AT),
  assessed(
    taskRow('rec7', { title: '用户调研', plannedStart: '2024-03-01', plannedEnd: '2024-03-20', progress: 40 }),
    AT,
    'paused',
  ),
  assessed(taskRow('rec8', { title: '效果复盘会', progress: null }), AT),
]
const sheet = sheetOf(tasks, AT, { sample: { count: 4 }, sync: { kind: 'settled', at: 0, written: 4, refused: [] } })
const overview = withSheet(sheet)
const calm = context('2024-03-06')
const many = Array.from({ length: 20_000 }, (_, at) => {
  const row = S3_ROWS[at % S3_ROWS.length] ?? S3_ROWS[0]
  return assessed(
    { ...(row ?? taskRow('x')), recordId: `rec${String(at)}`, title: `${row?.title ?? ''} ${String(at + 1)}` },
    AT,
  )
})
const request: SetupRequest = { preset: 'S2', withOptional: true, sample: 'shifted', another: false }
const step = { kind: 'column', name: '计划进度(%)', tableName: '执行进度跟踪表' } as const

/** The history of a Base with 每日跟踪 and 变更记录. */
export const KEPT: Pick<AppActions, 'history' | 'whatMoved'> = {
  history: async () =>
    ok(
      [
        [10, 8, 10],
        [11, 14, 12],
        [12, 22, 20],
        [13, 30, 24],
        [14, 38, 26],
        [15, 44, 34],
        [18, 58, 41],
        [19, 62, 48],
      ].map(([day = 0, planned = 0, actual = 0]) => ({
        day: `2024-03-${String(day)}`,
        campaignId: 'c1',
        campaign: '2024 春季新品推广',
        planned,
        actual,
      })),
    ),
  whatMoved: async (since) =>
    ok({
      since,
      loggedSince: '2024-03-14',
      differences: null,
      snapshots: [{ day: '2024-03-12', campaignId: 'c1', campaign: '2024 春季新品推广', planned: 22, actual: 20 }],
      changes: [
        {
          id: 'recL1',
          isUnexplainedAfterDue: false,
          recordId: 'rec3',
          title: '信息流广告投放',
          campaignId: null,
          on: '2024-03-15',
          field: '计划结束',
          before: '2024-03-20',
          after: '2024-03-25',
          by: 'people',
          reason: '素材延迟',
        },
        {
          id: 'recL2',
          isUnexplainedAfterDue: false,
          recordId: 'rec2',
          title: '推文预热',
          campaignId: null,
          on: '2024-03-14',
          field: '当前状态',
          before: '已完成',
          after: '进行中',
          by: 'extension',
          reason: null,
        },
      ],
    }),
}

/** The states by name. */
export const STATES: Readonly<Record<string, AppState>> = {
  connecting: { ...READY, phase: { kind: 'connecting' } },
  outside: { ...READY, phase: { kind: 'outsideBase' } },
  noHandshake: { ...READY, phase: { kind: 'noHandshake', afterMs: 8000 } },
  failed: { ...READY, phase: { kind: 'failed', error: { kind: 'timeout', what: '读取数据表', afterMs: 10_000 } } },
  first: READY,
  firstDenied: { ...READY, mayManage: false },
  running: { ...READY, setup: { kind: 'running', request, done: 12, total: 31, step, cancelling: false } },
  setupFailed: {
    ...READY,
    setup: {
      kind: 'failed',
      request,
      done: 12,
      total: 31,
      step,
      error: { kind: 'permissionDenied', what: '添加字段' },
      failures: [],
    },
  },
  setupPartly: {
    ...READY,
    setup: {
      kind: 'failed',
      request: { ...request, preset: 'S0' },
      done: 96,
      total: 96,
      step,
      error: { kind: 'permissionDenied', what: '添加字段' },
      failures: [
        {
          step: { kind: 'column', name: '健康度', tableName: '活动基本信息与目标表' },
          error: { kind: 'permissionDenied', what: '添加字段' },
        },
        {
          step: { kind: 'view', name: '甘特图', tableName: '任务分解与责任跟踪表' },
          error: { kind: 'limitExceeded', what: '添加视图' },
        },
        {
          step: { kind: 'viewSettings', name: '时效预警', tableName: '问题与风险记录表' },
          error: { kind: 'permissionDenied', what: '配置视图' },
        },
      ],
    },
  },
  firstStopped: { ...READY, stopped: [{ tableId: 'tblS', name: '会员日执行进度跟踪表' }] },
  further: { ...overview, sheet: null },
  interrupted: { ...READY, setup: { kind: 'interrupted', request } },
  done: { ...overview, setup: { kind: 'done', tableId: 'tblA', steps: 31 } },
  overview,
  notices: withSheet({
    ...sheet,
    unwritten: [
      { because: 'permissionDenied', recordIds: ['rec1', 'rec2'], error: { kind: 'permissionDenied', what: '写入' } },
      { because: 'laterDay', recordIds: ['rec3'], asOf: '2024-03-20' },
      { because: 'contested', recordIds: ['rec4'], until: 600_000 },
    ],
    calendarWithoutDataFrom: '2027-01-01',
    restored: ['rec1'],
  }),
  readOnly: withSheet({ ...sheet, rights: { kind: 'known', mayWrite: false, denied: [] } }),
  syncFailed: withSheet({
    ...sheet,
    sync: { kind: 'failed', at: 0, error: { kind: 'timeout', what: '写入记录', afterMs: 10_000 } },
    nextTryAt: 20_000,
  }),
  questions: withSheet({
    ...sheet,
    intents: [
      { recordId: 'rec1', asked: 'done', computed: 'delayed', seenOn: '2024-03-19', error: null },
      { recordId: 'rec3', asked: 'paused', computed: 'inProgress', seenOn: '2024-03-19', error: null },
    ],
    stamps: [
      { recordId: 'rec3', actualStart: '2024-03-19', actualEnd: null },
      { recordId: 'rec2', actualStart: null, actualEnd: { action: 'set', day: '2024-03-19' } },
    ],
  }),
  reading: withSheet({ ...sheetOf([], AT), sync: { kind: 'reading', read: 4000, total: 20_000 } }),
  empty: withSheet(sheetOf([], AT)),
  calm: withSheet(
    sheetOf(
      S3_ROWS.map((row) => assessed(row, calm)),
      calm,
    ),
  ),
  many: withSheet(sheetOf(many, AT)),
  selected: withSheet(sheet, { selected: { table: 'tasks', recordId: 'rec3', field: 'progressDeviation' } }),
  campaigns: withSheet({ ...sheet, preset: 'S0' }),
  chooser: {
    ...READY,
    sheets: [listed('a', '2024 春季新品推广', 'S2'), listed('b', '会员日', 'S3')],
  },
  sheets: {
    ...overview,
    stopped: [{ tableId: 'tblS', name: '会员日执行进度跟踪表' }],
    sheets: [
      listed('tblA', '实施进度监控表', 'S3', { hasOwnSettings: true }),
      listed('b', '2024 春季新品推广执行进度跟踪表（华东区）', 'S2'),
      listed('c', '任务分解与责任跟踪表', 'S0', {
        tables: [
          { table: 'campaigns', name: '活动基本信息与目标表' },
          { table: 'kpis', name: '活动效果评估表' },
          { table: 'tasks', name: '任务分解与责任跟踪表' },
          { table: 'dailyLog', name: null },
          { table: 'issues', name: '问题与风险记录表' },
        ],
      }),
    ],
  },
}
