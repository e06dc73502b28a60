import { addDays, daysBetween, instantOf } from '../../src/domain/index.ts'
import {
  type CompanionTableKey,
  type FieldKey,
  fieldKeys,
  fieldSpec,
  PRESETS,
  type RowOf,
  type SheetRows,
  type TableKey,
  type TableRows,
  type TaskRow,
} from '../../src/schema/index.ts'

const ZONE = 'Asia/Shanghai'
const daysFrom = (from: string, to: string): number => daysBetween(from, to) ?? 0

/** Three campaigns in one Base: one is over, one is in the middle, one is being prepared. */
export interface CampaignHistory {
  readonly tasks: readonly TaskRow[]
  /** Every table that reports read; each has the columns that people fill in and those of the extension. */
  readonly tables: SheetRows
  readonly changes: readonly RowOf<'changes'>[]
}

/** The records of the campaigns, in the order of time. */
export const PAST = 'camp1'
export const PRESENT = 'camp2'
export const NEXT = 'camp3'

/** A Friday in the middle of the present campaign. */
export const MIDDLE = '2024-06-14'
/** The third working day after the present campaign. */
export const AFTERWARDS = '2024-07-03'

interface Sketch {
  readonly id: string
  readonly title: string
  readonly type: string
  readonly start: string
  readonly end: string
  readonly lead: string
  /** Work, then who does it. */
  readonly work: readonly (readonly [title: string, module: string, channel: string | null, owner: string])[]
  readonly goals: readonly (readonly [title: string, unit: string, target: number, priority: 'core' | 'auxiliary'])[]
  readonly lines: readonly (readonly [title: string, category: string, amount: number])[]
  readonly problems: readonly string[]
  readonly lessons: readonly string[]
}

const SKETCHES: readonly Sketch[] = [
  {
    id: PAST,
    title: '春季樱花限定',
    type: '新品上市',
    start: '2024-03-01',
    end: '2024-03-31',
    lead: '顾清',
    work: [
      ['樱花主视觉定稿', '内容营销', null, '林舟'],
      ['限定礼盒打样', '物料制作', null, '赵琪'],
      ['公园快闪选址', '渠道推广', '线下门店', '陈渡'],
      ['春游笔记种草', '内容营销', '小红书', '周茉'],
      ['樱花话题短片', '内容营销', '抖音', '周茉'],
      ['公众号预约页', '渠道投放', '官方(公众号)', '林舟'],
      ['门店樱花陈列', '物料制作', '线下门店', '赵琪'],
      ['快闪现场执行', '渠道推广', '线下门店', '陈渡'],
      ['信息流首轮投放', '渠道投放', '抖音', '何言'],
      ['会员回访电话', '渠道推广', null, '何言'],
      ['樱花季数据整理', '内容营销', null, '林舟'],
    ],
    goals: [
      ['樱花礼盒销售额', '元', 200_000, 'core'],
      ['樱花季新增会员', '人', 2000, 'auxiliary'],
      ['樱花话题曝光', '次', 600_000, 'auxiliary'],
    ],
    lines: [
      ['礼盒印制', '物料制作费', 40_000],
      ['快闪场地', '场地租赁费', 30_000],
      ['樱花投放', '线上推广费', 50_000],
      ['樱花备用', '应急备用金', 15_000],
    ],
    problems: ['快闪下雨客流少', '礼盒丝带缺货', '短片审核慢', '预约页打不开', '门店陈列被挡'],
    lessons: ['物料提前五天验收', '快闪要有雨天方案'],
  },
  {
    id: PRESENT,
    title: '夏季新品促销',
    type: '促销',
    start: '2024-06-01',
    end: '2024-06-28',
    lead: '沈言',
    work: [
      ['预热海报三版', '内容营销', null, '林舟'],
      ['达人脚本确认', '内容营销', '小红书', '周茉'],
      ['宣传单与赠品', '物料制作', '线下门店', '赵琪'],
      ['倒计时推文', '渠道投放', '官方(公众号)', '林舟'],
      ['达人首篇发布', '渠道推广', '小红书', '周茉'],
      ['门店导购培训', '渠道推广', '线下门店', '陈渡'],
      ['首发现场执行', '渠道推广', '线下门店', '陈渡'],
      ['挑战赛上线', '渠道投放', '抖音', '何言'],
      ['优惠券加码', '渠道推广', null, '何言'],
      ['第二轮信息流', '渠道投放', '抖音', '何言'],
      ['复购短信', '渠道推广', null, '周茉'],
      ['老客专场直播', '渠道推广', '抖音', '陈渡'],
      ['剩余赠品盘点', '物料制作', '线下门店', '赵琪'],
      ['数据整理与报告', '内容营销', null, '林舟'],
    ],
    goals: [
      ['新品销售额', '元', 300_000, 'core'],
      ['夏季新增会员', '人', 3000, 'core'],
      ['社交曝光', '次', 1_000_000, 'auxiliary'],
      ['页面点击', '次', 100_000, 'auxiliary'],
      ['下单人数', '人', 8000, 'auxiliary'],
    ],
    lines: [
      ['宣传单五千张', '物料制作费', 18_000],
      ['达人合作', '线上推广费', 60_000],
      ['挑战赛投放', '线上推广费', 45_000],
      ['首发场地三天', '场地租赁费', 24_000],
      ['兼职导购十人', '人员成本', 6000],
      ['夏季备用金', '应急备用金', 20_000],
    ],
    problems: [
      '首发到场率偏低',
      '优惠券核销慢',
      '赠品少两箱',
      '直播间卡顿',
      '导购话术不统一',
      '签到排队太久',
      '达人临时改期',
    ],
    lessons: ['优惠券门槛先小范围试', '导购话术提前演练', '首发签到改扫码'],
  },
  {
    id: NEXT,
    title: '秋季会员节',
    type: '会员增长',
    start: '2024-09-01',
    end: '2024-09-30',
    lead: '顾清',
    work: [
      ['会员节方案评审', '内容营销', null, '沈言'],
      ['权益清单谈判', '渠道推广', null, '何言'],
      ['会员节主会场页', '内容营销', '官方(公众号)', '林舟'],
      ['积分商城备货', '物料制作', null, '赵琪'],
      ['会员日门店布置', '渠道推广', '线下门店', '陈渡'],
    ],
    goals: [
      ['会员节复购额', '元', 400_000, 'core'],
      ['付费会员数', '人', 5000, 'auxiliary'],
    ],
    lines: [
      ['主会场开发', '线上推广费', 30_000],
      ['积分礼品', '物料制作费', 55_000],
      ['会员节备用', '应急备用金', 10_000],
    ],
    problems: ['供应商报价偏高'],
    lessons: ['权益要提前一个月谈'],
  },
]

const CAUSES = [
  '达人档期调整',
  '印刷厂产能不足',
  '需求改了两次',
  '审批等了三天',
  '供应商换人',
  '脚本返工',
  '场地临时变更',
]
const MEASURES = ['增加一位备选达人', '换一家印刷厂', '每天站会当场定稿', '请总监加急审批', '先发一半，余下补发']
const AXES = ['人', '事', '物', '外部']
const NEEDS = ['增加一名地推人员', '请客服延长到 22 点', '市场部借两台平板', '追加三万元投放']
const STAGES = ['筹备期', '预热期', '爆发期', '延续期'] as const

/** mulberry32: small, the same on every machine. */
function numbers(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    from: <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value,
    chance: (percent: number): boolean => next() * 100 < percent,
  }
}
type Numbers = ReturnType<typeof numbers>

const personOf = (name: string) => [{ id: `ou_${name}`, name }]

/** A row of a table with these cells; all others are empty. */
function rowIn<Table extends TableKey>(table: Table, recordId: string, cells: Partial<RowOf<Table>>): RowOf<Table> {
  const empty = Object.fromEntries(fieldKeys(table).map((key) => [key, null]))
  return { recordId, ...empty, ...cells } as unknown as RowOf<Table>
}

/** What became of a task by `today`: most of what is due is done, some of it late, some of it never. */
function outcome(random: Numbers, start: string, end: string, today: string) {
  if (start > today) return { actualStart: null, actualEnd: null, progress: random.chance(60) ? 0 : null }
  const begun = addDays(start, random.from([0, 0, 0, 1, 2]))
  const actualStart = begun <= today ? begun : null
  const finished = addDays(end, random.from([-3, -1, 0, 0, 1, 2, 4, 6]))
  if (finished <= today && random.chance(85))
    return { actualStart, actualEnd: random.chance(90) ? finished : null, progress: 100 }
  return { actualStart, actualEnd: null, progress: random.from([0, 15, 30, 40, 60, 80, 90]) }
}

function tasksOf(random: Numbers, sketch: Sketch, today: string): readonly TaskRow[] {
  const days = daysFrom(sketch.start, sketch.end)
  return sketch.work.map(([title, module, channel, owner], at) => {
    const recordId = `${sketch.id}-task${String(at + 1)}`
    const start = addDays(sketch.start, Math.floor((at * days) / sketch.work.length) - 4)
    const end = addDays(start, random.from([2, 3, 4, 6, 8]))
    const isMilestone = random.chance(15)
    const done = outcome(random, isMilestone ? end : start, end, today)
    const isTroubled = random.chance(55)
    const causeAt = random.below(CAUSES.length)
    const cause = CAUSES[causeAt] ?? null
    const otherCause = CAUSES[(causeAt + 1) % CAUSES.length] ?? null
    const isCounted = done.progress !== null && done.progress > 0 && random.chance(15)
    const hold = random.chance(6) ? 'paused' : random.chance(4) ? 'cancelled' : null
    return rowIn('tasks', recordId, {
      title,
      code: `T${String(at + 1).padStart(3, '0')}`,
      campaign: [sketch.id],
      stage: STAGES[Math.min(STAGES.length - 1, Math.floor((at * STAGES.length) / sketch.work.length))] ?? null,
      module,
      channel,
      owner: random.chance(92) ? personOf(owner) : null,
      department: random.from(['市场部', '销售部']),
      deliverable: random.chance(70) ? `${title}的终稿` : null,
      plannedStart: isMilestone ? null : start,
      plannedEnd: random.chance(95) ? end : null,
      ...done,
      hold,
      milestone: isMilestone,
      review: isMilestone && done.progress === 100 ? random.from(['passed', 'pending', null]) : null,
      achieved: isMilestone && done.progress === 100 ? '曝光 200 万' : null,
      predecessors: at > 0 && random.chance(40) ? [`${sketch.id}-task${String(at)}`] : null,
      lagDays: random.chance(30) ? random.below(3) : null,
      parent: at > 1 && random.chance(8) ? [`${sketch.id}-task1`] : null,
      ...(isCounted ? { doneAmount: done.progress, totalAmount: 100 } : {}),
      weight: random.chance(20) ? 1 + random.below(5) : null,
      risk: isTroubled && random.chance(60) ? cause : null,
      delayReason: isTroubled && random.chance(50) ? otherCause : null,
      causes: isTroubled && random.chance(70) ? [random.from(AXES)] : null,
      solution: isTroubled && random.chance(60) ? random.from(MEASURES) : null,
      solutionDue: isTroubled && random.chance(50) ? addDays(end, random.from([-1, 1, 3])) : null,
      updateFrequency: random.chance(30) ? random.from(['daily', 'weekly']) : null,
    })
  })
}

const idOfGoal = (sketch: Sketch, at: number): string => `${sketch.id}-goal${String(at + 1)}`

function goalsOf(random: Numbers, sketch: Sketch, today: string): readonly RowOf<'kpis'>[] {
  const share = Math.min(1, Math.max(0, daysFrom(sketch.start, today) / daysFrom(sketch.start, sketch.end)))
  return sketch.goals.map(([title, unit, target, priority], at) => {
    const actual = share === 0 ? null : Math.round(target * share * (0.75 + random.below(50) / 100))
    const isMissed = actual !== null && actual < target
    return rowIn('kpis', idOfGoal(sketch, at), {
      title,
      campaign: [sketch.id],
      priority,
      direction: random.chance(90) ? 'higher' : null,
      ...(at === 2 ? { measure: 'increase', base: Math.round(target / 10) } : { measure: 'absolute' }),
      target,
      actual: actual !== null && at !== 1 ? actual : null,
      unit,
      funnelStep: sketch.goals.length > 3 && at > 1 ? at - 1 : null,
      benchmark: at > 2 && random.chance(50) ? 10 : null,
      cause: isMissed && random.chance(60) ? '地推人员不足' : null,
      improvement: isMissed && random.chance(50) ? '提前培训两名兼职' : null,
    })
  })
}

/** The days of a campaign on which somebody kept the table: the last ten up to today. */
function loggedDays(sketch: Sketch, today: string): readonly string[] {
  const last = today < sketch.end ? today : sketch.end
  return Array.from({ length: 10 }, (_, at) => addDays(last, at - 9)).filter((day) => day >= sketch.start)
}

function daysOf(random: Numbers, sketch: Sketch, today: string): readonly RowOf<'dailyLog'>[] {
  return loggedDays(sketch, today).map((day, at) => {
    const target = Math.round((sketch.goals[0]?.[2] ?? 0) / 28)
    return rowIn('dailyLog', `${sketch.id}-day${String(at + 1)}`, {
      day,
      campaign: [sketch.id],
      kpi: [idOfGoal(sketch, 0)],
      kpiTarget: target,
      kpiActual: random.chance(90) ? Math.round(target * (0.6 + random.below(60) / 100)) : null,
      needs: random.chance(40) ? random.from(NEEDS) : null,
      plannedProgress: 10 * at + 5,
      actualProgress: 9 * at + 3,
    })
  })
}

function entriesOf(random: Numbers, sketch: Sketch, today: string): readonly RowOf<'metrics'>[] {
  return loggedDays(sketch, today).flatMap((day, at) =>
    ['抖音', '小红书'].map((channel) => {
      const denominator = 400 + random.below(600)
      return rowIn('metrics', `${sketch.id}-${channel === '抖音' ? 'dy' : 'xhs'}${String(at + 1)}`, {
        title: `${day} ${channel}`,
        day,
        campaign: [sketch.id],
        kpi: [idOfGoal(sketch, 1)],
        channel,
        target: 60,
        actual: 30 + random.below(60),
        numerator: Math.round(denominator * (0.02 + random.below(6) / 100)),
        denominator,
        spend: random.chance(85) ? 300 + random.below(900) : null,
      })
    }),
  )
}

function linesOf(random: Numbers, sketch: Sketch, today: string): readonly RowOf<'budget'>[] {
  return sketch.lines.map(([title, category, amount], at) =>
    rowIn('budget', `${sketch.id}-line${String(at + 1)}`, {
      title,
      lineNumber: at + 1,
      campaign: [sketch.id],
      category,
      amount,
      spent: today < sketch.start || !random.chance(70) ? null : Math.round(amount * (0.7 + random.below(50) / 100)),
      ...(category === '人员成本' ? { quantity: 10, unitPrice: 200, days: 3 } : {}),
      owner: personOf(sketch.lead),
      task: [`${sketch.id}-task${String(at + 1)}`],
    }),
  )
}

function problemsOf(random: Numbers, sketch: Sketch, today: string): readonly RowOf<'issues'>[] {
  const last = today < sketch.end ? today : sketch.end
  return sketch.problems.map((title, at) => {
    const day = addDays(last, at - sketch.problems.length)
    const found = instantOf(day, ZONE) + (9 + random.below(9)) * 3_600_000
    const type = random.from(['issue', 'issue', 'risk', 'feedback'])
    const responded = random.chance(70) ? found + (2 + random.below(40)) * 3_600_000 : null
    const isSolved = random.chance(40)
    return rowIn('issues', `${sketch.id}-issue${String(at + 1)}`, {
      title,
      code: `Q${String(at + 1).padStart(3, '0')}`,
      type,
      campaign: [sketch.id],
      task: [`${sketch.id}-task${String(at + 1)}`],
      foundAt: found,
      respondedAt: responded,
      solutionAt: responded !== null && random.chance(60) ? responded + random.below(30) * 3_600_000 : null,
      resolvedAt: isSolved ? found + 60 * 3_600_000 : null,
      occurredAt: random.chance(60) ? found + (random.below(3) - 1) * 86_400_000 : null,
      owner: random.chance(85) ? personOf(random.from(['赵琪', '陈渡', '何言'])) : null,
      severity: random.from(['high', 'medium', 'low', null]),
      status: isSolved ? 'resolved' : random.from(['open', 'handling']),
      solution: random.chance(60) ? random.from(MEASURES) : null,
      dueDay: random.chance(60) ? addDays(day, random.from([1, 2, 5])) : null,
      outcome: isSolved ? random.from(['success', 'success', 'partial', 'failure']) : null,
    })
  })
}

function lessonsOf(random: Numbers, sketch: Sketch): readonly RowOf<'lessons'>[] {
  return sketch.lessons.map((title, at) =>
    rowIn('lessons', `${sketch.id}-lesson${String(at + 1)}`, {
      title,
      type: random.from(['success', 'improve', 'template']),
      evidence: '见当期数据',
      stage: random.from(STAGES),
      action: `下次${title}`,
      owner: personOf(sketch.lead),
      dueDay: addDays(sketch.end, 14),
      status: random.from(['todo', 'done', 'reused']),
      campaign: [sketch.id],
    }),
  )
}

function changesOf(random: Numbers, sketch: Sketch, tasks: readonly TaskRow[]): readonly RowOf<'changes'>[] {
  return tasks
    .filter(({ plannedEnd }) => plannedEnd !== null && random.chance(30))
    .map(({ recordId, title, plannedEnd }, at) => {
      const before = addDays(plannedEnd ?? '', -2)
      return rowIn('changes', `${sketch.id}-change${String(at + 1)}`, {
        title: `${title ?? ''}：计划结束 ${before} → ${plannedEnd ?? ''}`,
        at: instantOf(addDays(before, -1), ZONE) + 36_000_000,
        campaign: [sketch.id],
        task: [recordId],
        kind: 'planDates',
        field: '计划结束',
        before,
        after: plannedEnd,
        source: 'people',
        reason: random.chance(60) ? random.from(CAUSES) : null,
      })
    })
}

/** Three campaigns as they stand on a day; the same numbers make the same rows. */
export function campaignHistory(seed: number, today: string): CampaignHistory {
  const random = numbers(seed)
  const made = SKETCHES.map((sketch) => {
    const tasks = tasksOf(random, sketch, today)
    return {
      campaign: rowIn('campaigns', sketch.id, {
        title: sketch.title,
        lead: personOf(sketch.lead),
        startDay: sketch.start,
        endDay: sketch.end,
        phase:
          sketch.end < today
            ? sketch.id === PAST
              ? 'archived'
              : 'reviewing'
            : sketch.start > today
              ? 'preparing'
              : 'running',
        type: sketch.type,
        budgetTotal: sketch.lines.reduce((sum, [, , amount]) => sum + amount, 0) + random.from([0, 5000]),
      }),
      tasks,
      kpis: goalsOf(random, sketch, today),
      dailyLog: daysOf(random, sketch, today),
      metrics: entriesOf(random, sketch, today),
      budget: linesOf(random, sketch, today),
      issues: problemsOf(random, sketch, today),
      lessons: sketch.end < today ? lessonsOf(random, sketch) : [],
      changes: changesOf(random, sketch, tasks),
    }
  })
  const table = <Table extends CompanionTableKey>(key: Table, rows: readonly RowOf<Table>[]): TableRows<Table> => ({
    tableId: `tbl-${key}`,
    name: PRESETS.full.tables.find((one) => one.table === key)?.name ?? key,
    columns: fieldKeys(key) as readonly FieldKey<Table>[],
    rows,
  })
  return {
    tasks: made.flatMap(({ tasks }) => tasks),
    tables: {
      campaigns: table(
        'campaigns',
        made.map(({ campaign }) => campaign),
      ),
      kpis: table(
        'kpis',
        made.flatMap(({ kpis }) => kpis),
      ),
      dailyLog: table(
        'dailyLog',
        made.flatMap(({ dailyLog }) => dailyLog),
      ),
      metrics: table(
        'metrics',
        made.flatMap(({ metrics }) => metrics),
      ),
      budget: table(
        'budget',
        made.flatMap(({ budget }) => budget),
      ),
      issues: table(
        'issues',
        made.flatMap(({ issues }) => issues),
      ),
      reports: table('reports', []),
      lessons: table(
        'lessons',
        made.flatMap(({ lessons }) => lessons),
      ),
    },
    changes: made.flatMap(({ changes }) => changes),
  }
}

/** What a person could do to a cell of a column: empty it, or fill it in another way. */
export function editsOf(table: TableKey, field: string, value: unknown, today: string): readonly unknown[] {
  const spec = fieldSpec(table, field)
  const others = (...values: readonly unknown[]): readonly unknown[] =>
    [null, ...values].filter((one) => JSON.stringify(one) !== JSON.stringify(value))
  switch (spec.kind) {
    case 'text':
      return others('-', '改过的字')
    case 'day':
      return others(addDays(today, -9), addDays(today, -1), today, addDays(today, 3))
    case 'instant':
      return others(instantOf(addDays(today, -4), ZONE) + 36_000_000, instantOf(today, ZONE) + 3_600_000)
    case 'progress':
      return others(0, 55, 100)
    case 'number':
    case 'currency':
    case 'percent':
    case 'points':
      return others(0, 1, typeof value === 'number' ? value * 2 + 7 : 4321)
    case 'singleSelect':
      return others(...('options' in spec ? spec.options.map(({ key }) => key) : []))
    case 'multiSelect':
      return others(['人'], ['物', '外部'])
    case 'person':
    case 'people':
      return others(personOf('新来的人'))
    case 'checkbox':
      return others(true, false)
    case 'link':
      return others(...(spec.linksTo === table ? [[`${PRESENT}-task2`], [`${PRESENT}-task3`]] : []))
    case 'attachment':
      return others([{ token: 'file', name: '终稿.pdf' }])
    case 'autoNumber':
      return others('7')
  }
}
