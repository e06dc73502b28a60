// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ok } from '../../src/domain/index.ts'
import { translateIn } from '../support/translateIn.ts'
import type { TaskFieldKey } from '../../src/schema/index.ts'
import { heaviestShares } from '../../src/ui/overview/rollUpShares.ts'
import { explanationLines } from '../../src/ui/task/explanationLines.ts'
import { createFakeStore, withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { S3_ROWS, assessed, context, explained, sheetOf, taskRow } from './support/tasks.ts'

const AT = context('2024-03-19')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))
const SHEET = sheetOf(TASKS, AT)

const ALL: readonly TaskFieldKey[] = [
  'plannedProgress',
  'progressDeviation',
  'deviationRate',
  'state',
  'band',
  'delayDays',
  'durationDays',
  'forecastEnd',
  'flags',
  'computedAt',
]

describe('[EX1] every computed column has its line', () => {
  const t = translateIn('zh-CN')
  const textOf = (
    row: Parameters<typeof assessed>[0] | undefined,
    field: TaskFieldKey,
    hold: 'paused' | null = null,
  ): string => {
    if (row === undefined) throw new Error('no such row')
    const task = assessed(row, AT, hold)
    const lines = explanationLines(t, explained(task, AT), {
      today: AT.today,
      columns: ALL,
      forecastEnd: task.assessment.forecastEnd,
    })
    return lines
      .filter(({ columns }) => columns.includes(field))
      .map(({ rule, text }) => `${rule}: ${text}`)
      .join(' | ')
  }
  const due = { plannedStart: '2024-03-01', plannedEnd: '2024-03-10' }

  it.each([
    {
      field: 'plannedProgress',
      row: S3_ROWS[2],
      hold: null,
      line: 'PR1: 计划 45.5% = 5/11 天（3/15–3/25，截至 3/19）',
    },
    {
      field: 'progressDeviation',
      row: S3_ROWS[2],
      hold: null,
      line: 'DV1 · DV3: 偏差 −15.5 个百分点 → 滞后预警（−20 ≤ 偏差 < −10）',
    },
    {
      field: 'band',
      row: S3_ROWS[2],
      hold: null,
      line: 'DV1 · DV3: 偏差 −15.5 个百分点 → 滞后预警（−20 ≤ 偏差 < −10）',
    },
    { field: 'deviationRate', row: S3_ROWS[2], hold: null, line: 'DV2: 偏差率 −34% = −15.5 ÷ 45.5%' },
    { field: 'deviationRate', row: S3_ROWS[3], hold: null, line: 'DV2: 偏差率为空：计划进度还是 0' },
    { field: 'deviationRate', row: S3_ROWS[0], hold: 'paused', line: 'DV2: 偏差率为空：没有偏差' },
    { field: 'state', row: S3_ROWS[0], hold: null, line: 'ST1: 延期：3/19 已过计划结束 3/10' },
    { field: 'delayDays', row: S3_ROWS[0], hold: null, line: 'ST2: 延期 9 天（3/10 → 3/19）' },
    { field: 'delayDays', row: S3_ROWS[3], hold: null, line: 'ST2: 延期天数为空：没有过期，或已暂停、取消' },
    {
      field: 'delayDays',
      row: taskRow('a', { ...due, progress: 100 }),
      hold: null,
      line: 'ST2: 延期天数为空：已完成，但没填实际结束',
    },
    { field: 'delayDays', row: taskRow('a', { progress: 100 }), hold: null, line: 'ST2: 延期天数为空：缺计划结束' },
    { field: 'durationDays', row: S3_ROWS[1], hold: null, line: 'ST4: 耗时 7 天（3/5–3/11）' },
    { field: 'durationDays', row: S3_ROWS[2], hold: null, line: 'ST4: 耗时为空：还没有完成' },
    {
      field: 'durationDays',
      row: taskRow('a', { ...due, progress: 100, actualEnd: '2024-03-09' }),
      hold: null,
      line: 'ST4: 耗时为空：缺实际开始或实际结束',
    },
    {
      field: 'durationDays',
      row: taskRow('a', { ...due, progress: 100, actualStart: '2024-03-11', actualEnd: '2024-03-09' }),
      hold: null,
      line: 'ST4: 耗时为空：实际结束早于实际开始',
    },
    { field: 'forecastEnd', row: S3_ROWS[1], hold: null, line: 'FC1: 预测完成日为空：已完成、暂停或取消' },
    {
      field: 'forecastEnd',
      row: taskRow('a', { title: 'x' }),
      hold: null,
      line: 'FC1: 预测完成日为空：没有可用的计划，进度也还看不出速度',
    },
  ] as const)('$field: $line', ({ field, row, hold, line }) => {
    expect(textOf(row, field, hold)).toBe(line)
  })

  it('predecessors that push the forecast are named after the task’s own', () => {
    const task = assessed(S3_ROWS[2] ?? taskRow('a'), AT)
    const lines = explanationLines(t, explained(task, AT), { today: AT.today, columns: [], forecastEnd: '2024-04-02' })
    expect(lines.at(-1)).toEqual({
      rule: 'FC1',
      columns: ['forecastEnd'],
      text: '前置任务要到更晚才完成，预测推后到 4/2',
    })
  })

  it('a sheet without the column has no line about an empty cell', () => {
    const task = assessed(S3_ROWS[3] ?? taskRow('a'), AT)
    const lines = explanationLines(t, explained(task, AT), {
      today: AT.today,
      columns: ['plannedProgress'],
      forecastEnd: task.assessment.forecastEnd,
    })
    expect(lines.map(({ text }) => text).join()).not.toContain('为空')
  })
})

describe('[RA1] why a task is late, in people’s own words', () => {
  it.each([
    { cells: { delayReason: 'KOL档期调整', causes: ['外部'] }, notes: '原因KOL档期调整原因分类外部' },
    { cells: { delayReason: '-', risk: '人力不足', solution: '借调1人' }, notes: '风险人力不足应对借调1人' },
    { cells: { delayReason: 'KOL档期调整', risk: '人力不足' }, notes: '原因KOL档期调整风险人力不足' },
  ])('$notes', async ({ cells, notes }) => {
    const at = context('2024-03-19')
    const task = assessed(
      taskRow('late', { title: '对接', plannedStart: '2024-03-01', plannedEnd: '2024-03-10', ...cells }),
      at,
    )
    const { screen } = await showApp(withSheet(sheetOf([task], at)))
    await screen.click(screen.button('为什么：对接'))
    expect(screen.find('.ct-why-notes').textContent).toBe(notes)
  })
})

describe('the selected cell', () => {
  it('is explained by its own line, whose rule is in the tooltip, and the other lines on demand', async () => {
    const { screen, store } = await showApp(
      withSheet(SHEET, { selected: { table: 'tasks', recordId: 'rec3', field: 'plannedProgress' } }),
    )
    const card = screen.find('.ct-selected')
    expect(card.textContent).toContain('信息流广告投放')
    expect(card.textContent).toContain('计划 45.5% = 5/11 天（3/15–3/25，截至 3/19）')
    expect(card.textContent).not.toContain('PR1')
    expect(screen.find('.ct-selected [title="规则 PR1"]').textContent).toContain('计划 45.5%')
    expect(card.textContent).not.toContain('偏差 −15.5')
    await screen.click(screen.button('全部算法'))
    expect(screen.find('.ct-selected li[data-focus=true]').textContent).toContain('计划 45.5%')
    expect(screen.find('.ct-selected').textContent).toContain('偏差 −15.5')
    await screen.settle(() => store.set({ selected: { table: 'tasks', recordId: 'rec1', field: 'state' } }))
    expect(screen.find('.ct-selected-lines').textContent).toBe('延期：3/19 已过计划结束 3/10')
    await screen.settle(() => store.set({ selected: null }))
    expect(screen.all('.ct-selected')).toHaveLength(0)
  })

  it.each([
    { byTitle: 'total', ruling: null, says: '按标题，这一行是其他行的合计', press: '这是任务', next: 'task' },
    { byTitle: 'heading', ruling: null, says: '按标题，这一行是其他行的标题', press: '这是任务', next: 'task' },
    { byTitle: 'task', ruling: 'none', says: '你们定了这一行不是任务', press: '不再这样定，按标题认', next: null },
  ] as const)('[RU3] of a row that is none ($byTitle, $ruling) says why and is answered', async (row) => {
    const { adoption } = createFakeStore(withSheet(SHEET)).actions
    const ruled: unknown[] = []
    const verdict = { recordId: 'rec77', title: '合计', byTitle: row.byTitle, ruling: row.ruling }
    const { screen } = await showApp(
      withSheet(SHEET, { selected: { table: 'tasks', recordId: 'rec77', field: 'title' } }),
      {
        adoption: {
          ...adoption,
          verdicts: async () => [verdict],
          rule: async (...said) => {
            ruled.push(said)
            return ok(undefined)
          },
        },
      },
    )
    expect(screen.find('.ct-selected').textContent).toContain(row.says)
    await screen.click(screen.button(row.press))
    expect(ruled).toEqual([[SHEET.tableId, 'rec77', row.next]])
  })

  it('[RU3] [TW1] of a task offers that it is none, and its words that are not understood', async () => {
    const { adoption } = createFakeStore(withSheet(SHEET)).actions
    const [first, ...others] = TASKS
    if (first === undefined) throw new Error('the sheet has tasks')
    const said: unknown[] = []
    const note = async (...what: readonly unknown[]) => {
      said.push(what)
      return ok(undefined)
    }
    const { recordId } = first.row
    const unread = { ...first, row: { ...first.row, unread: ['progress'] } }
    const { screen } = await showApp(
      withSheet({ ...SHEET, tasks: [unread, ...others] }, { selected: { table: 'tasks', recordId, field: 'state' } }),
      {
        adoption: {
          ...adoption,
          verdicts: async () => [{ recordId, title: '海报', byTitle: 'task', ruling: null }],
          unreadWords: async () =>
            ok([
              { field: 'progress', column: '进度', word: '初稿', recordIds: [recordId, 'rec9'] },
              { field: 'progress', column: '进度', word: '别的', recordIds: ['rec9'] },
            ]),
          rule: note,
          teach: note,
        },
      },
    )
    await screen.click(screen.button('全部算法'))
    await screen.click(screen.button('有看不懂的词：教一次'))
    expect(screen.find('.ct-why').textContent).not.toContain('别的')
    const select = screen.find('select[aria-label="「初稿」这是"]') as HTMLSelectElement
    await screen.settle(() => {
      select.value = '30'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await screen.click(screen.button('不是任务'))
    expect(said).toEqual([
      [SHEET.tableId, 'progress', '初稿', 30],
      [SHEET.tableId, recordId, 'none'],
    ])
  })

  it.each([
    { field: null, words: '偏差 −15.5 个百分点' },
    { field: 'title', words: '偏差 −15.5 个百分点' },
    { field: 'flags', words: '数据问题：无' },
    { field: 'computedAt', words: '这一行的计算字段最近一次变化的时间' },
  ] as const)('in column $field says $words', async ({ field, words }) => {
    const { screen } = await showApp(withSheet(SHEET, { selected: { table: 'tasks', recordId: 'rec3', field } }))
    expect(screen.find('.ct-selected-lines').textContent).toContain(words)
  })

  it('can be hidden and shown again', async () => {
    const { screen, store } = await showApp(
      withSheet(SHEET, { selected: { table: 'tasks', recordId: 'rec3', field: null } }),
    )
    await screen.click(screen.button('不再解释所选单元格'))
    await screen.settle(() => store.set({ selected: { table: 'tasks', recordId: 'rec1', field: null } }))
    expect(screen.all('.ct-selected')).toHaveLength(0)
    await screen.click(screen.button('解释所选单元格'))
    expect(screen.find('.ct-selected').textContent).toContain('KOL种草笔记发布')
  })

  it('a blank or unread row has no explanation', async () => {
    const { screen } = await showApp(
      withSheet(SHEET, { selected: { table: 'tasks', recordId: 'nobody', field: null } }),
    )
    expect(screen.all('.ct-selected')).toHaveLength(0)
  })
})

describe('[RU1] the roll-up', () => {
  it('unfolds into its two sums, its quotients and the heaviest rows', async () => {
    // Σw = 10 + 8 + 11 + 9 = 38; Σw·P = 1000 + 800 + 500 + 0 = 2300; Σw·A = 600 + 800 + 330 + 0 = 1730.
    const { screen, store } = await showApp(withSheet(SHEET))
    await screen.click(screen.button('整体进度怎么算'))
    const text = screen.find('.ct-roll-up').textContent ?? ''
    for (const words of [
      '计划 60.5% = 2,300 ÷ 38',
      '实际 45.5% = 1,730 ÷ 38',
      '偏差 −15 = 45.5% − 60.5%',
      'SPI 0.75 = 45.5% ÷ 60.5%',
      '完成率 25% = 1 ÷（4 − 取消 0）',
      '0 个任务用填写的权重，4 个用计划天数',
      '权重 10 · 100% → 60%',
      '−10.5 个百分点',
    ])
      expect(text).toContain(words)
    const [heaviest] = screen.all('.ct-roll-up-rows .ct-link')
    if (heaviest === undefined) throw new Error('no row')
    await screen.click(heaviest)
    expect(store.calls).toEqual([['openRecord', 'rec1']])
  })

  it('the shares of all tasks add up to the deviation', () => {
    const sum = heaviestShares(TASKS).reduce((total, { points }) => total + points, 0)
    expect(sum).toBeCloseTo(SHEET.rollUp.deviation ?? Number.NaN, 9)
  })

  it('a weight that people entered counts instead of the days', () => {
    const heavy = assessed({ ...(S3_ROWS[3] ?? taskRow('a')), plannedStart: '2024-03-01', weight: 100 }, AT)
    expect(heaviestShares([...TASKS, heavy])[0]).toMatchObject({
      weight: 100,
      task: { row: { title: '新品首发活动' } },
    })
  })
})
