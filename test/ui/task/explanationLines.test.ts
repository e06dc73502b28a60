import { describe, expect, it } from 'vitest'
import { translateIn } from '../../support/translateIn.ts'
import type { TaskFacts } from '../../../src/domain/index.ts'
import type { TaskFieldKey, TaskRow } from '../../../src/schema/index.ts'
import { explanationLines } from '../../../src/ui/task/explanationLines.ts'
import { S3_ROWS, assessed, context, explained, taskRow } from '../support/tasks.ts'

const t = translateIn('zh-CN')

function linesOf(
  row: TaskRow | undefined,
  asOf: string,
  hold: TaskFacts['hold'] = null,
  today = asOf,
  columns: readonly TaskFieldKey[] = [],
): readonly string[] {
  if (row === undefined) throw new Error('no such row')
  const at = context(asOf, { today })
  const task = assessed(row, at, hold)
  return explanationLines(t, explained(task, at), { today, columns, forecastEnd: task.assessment.forecastEnd }).map(
    (line) => `${line.rule}: ${line.text}`,
  )
}

describe('「为什么」 of the template rows', () => {
  it('S3-1 row 3 slips: 5 of 11 days, −15.5 points, four days late at this pace', () => {
    expect(linesOf(S3_ROWS[2], '2024-03-19')).toEqual([
      'PR1: 计划 45.5% = 5/11 天（3/15–3/25，截至 3/19）',
      'PR2: 实际 30%',
      'DV1 · DV3: 偏差 −15.5 个百分点 → 滞后预警（−20 ≤ 偏差 < −10）',
      'ST1: 进行中：由实际进度判断',
      'FC1: 按当前速度预计 3/29 完成，晚 4 天（3/16 起 4 天做了 30%，共需 14 天）',
    ])
  })

  it('S3-1 row 1 is overdue: the plan is used up, the delay is counted to today', () => {
    expect(linesOf(S3_ROWS[0], '2024-03-16')).toEqual([
      'PR1: 计划 100% = 10/10 天（3/1–3/10，截至 3/16）',
      'PR2: 实际 60%',
      'DV1 · DV3: 偏差 −40 个百分点 → 严重滞后（偏差 < −20）',
      'ST1: 延期：3/16 已过计划结束 3/10',
      'ST2: 延期 6 天（3/10 → 3/16）',
      'FC1: 按当前速度预计 3/27 完成，晚 17 天（3/1 起 16 天做了 60%，共需 27 天）',
    ])
  })

  it('S3-1 row 2 finished early: no band, the lead and the days it took', () => {
    expect(linesOf(S3_ROWS[1], '2024-03-16')).toEqual([
      'PR1: 计划 100% = 8/8 天（3/5–3/12，截至 3/16）',
      'PR2: 实际 100%',
      'DV1 · DV3: 偏差 0 个百分点；任务已完成，不再分级',
      'ST1: 已完成：由实际进度判断',
      'ST2: 提前 1 天完成（计划 3/12，实际 3/11）',
      'ST4: 耗时 7 天（3/5–3/11）',
    ])
  })

  it('S3-1 row 4 before its start: nothing planned yet', () => {
    expect(linesOf(S3_ROWS[3], '2024-03-27')).toEqual([
      'PR1: 计划 0% = 0/9 天（3/28–4/5，截至 3/27）',
      'PR2: 实际 0%',
      'DV1 · DV3: 偏差 0 个百分点 → 正常（−5 ≤ 偏差 ≤ 10）',
      'ST1: 未开始：没有进度，也没有实际开始',
      'FC1: 按剩余工作量预计 4/5 完成，按时（还需 9 天）',
    ])
  })
})

describe('「为什么」 of malformed and closed rows', () => {
  it.each([
    {
      name: 'no dates at all',
      row: taskRow('a', { progress: 40 }),
      hold: null,
      contains: ['PR1: 计划进度无法计算：缺计划结束', 'DV1: 没有可用的计划，不计算偏差'],
    },
    {
      name: 'start after end',
      row: taskRow('a', { plannedStart: '2024-03-10', plannedEnd: '2024-03-01' }),
      hold: null,
      contains: ['PR1: 计划进度无法计算：计划开始 3/10 晚于计划结束 3/1'],
    },
    {
      name: 'a milestone',
      row: taskRow('a', { plannedEnd: '2024-03-21' }),
      hold: null,
      contains: [
        'PR1: 计划 0%（没有计划开始，按里程碑在 3/21 当天计满，截至 3/20）',
        'PR2: 实际 0%（未填写，按 0% 计）',
        'ST6: 还有 1 天到期',
      ],
    },
    {
      name: 'an entry above 100',
      row: taskRow('a', { plannedEnd: '2024-03-21', progress: 120 }),
      hold: null,
      contains: ['PR2: 实际 100%（填的是 120%，超出 0–100%，按 100% 计）'],
    },
    {
      name: 'a paused task',
      row: taskRow('a', { plannedStart: '2024-03-01', plannedEnd: '2024-03-21', progress: 10 }),
      hold: 'paused',
      contains: ['DV1: 已暂停或取消，不计算偏差', 'ST1: 已暂停：人工标记'],
    },
    {
      name: 'a late start',
      row: taskRow('a', { plannedStart: '2024-03-18', plannedEnd: '2024-04-21' }),
      hold: null,
      contains: ['ST5: 应于 3/18 开始，已晚 2 天'],
    },
    {
      name: 'another year',
      row: taskRow('a', { plannedStart: '2023-12-30', plannedEnd: '2024-04-21' }),
      hold: null,
      contains: ['PR1: 计划 71.9% = 82/114 天（2023/12/30–4/21，截至 3/20）'],
    },
  ] as const)('$name', ({ row, hold, contains }) => {
    const lines = linesOf(row, '2024-03-20', hold)
    for (const line of contains) expect(lines).toContain(line)
  })
})
