import { describe, expect, it } from 'vitest'
import { figuresOfDay } from '../../src/application/companions/figuresOfDay.ts'
import { phasesOf } from '../../src/application/companions/due.ts'
import { rollUpTasks } from '../../src/domain/index.ts'
import { dailyBrief, retrospective, toMarkdown, weeklyReport } from '../../src/report/index.ts'
import { fieldKeys } from '../../src/schema/index.ts'
import { dateMoves } from '../../src/ui/moved/movedModel.ts'
import { assessedTasks } from './support/history.ts'
import { inputOf, rowOf } from './support/sampleSheets.ts'

const FRIDAY = '2024-06-14'
const COLUMNS = fieldKeys('tasks')

/** 首波投放上线 was reached on the day before; its review is the cell that changes. [S2-11] */
const rowsWith = (review: string | null) => [
  rowOf({
    recordId: 'launch',
    title: '首波投放上线',
    stage: '预热期',
    plannedStart: '2024-06-13',
    plannedEnd: '2024-06-13',
    actualStart: '2024-06-13',
    actualEnd: '2024-06-13',
    progress: 100,
    milestone: true,
    achieved: '曝光量200万',
    review,
  }),
]
const tasksWith = (review: string | null) => assessedTasks(rowsWith(review), FRIDAY)
const inputWith = (review: string | null) =>
  inputOf({
    preset: 'full',
    rows: rowsWith(review),
    assessed: tasksWith(review),
    asOf: FRIDAY,
    columns: COLUMNS,
  })
const textOf = (review: string | null, report: typeof dailyBrief) => toMarkdown(report(inputWith(review)))

describe('[MS1] [S2-11] a milestone that is not reviewed counts as done nowhere', () => {
  it.each([
    ['the daily brief', dailyBrief],
    ['the weekly report', weeklyReport],
    ['the retrospective', retrospective],
  ] as const)('%s counts it once its review has passed', (_name, report) => {
    expect(textOf(null, report)).toContain('完成 0/1')
    expect(textOf('failed', report)).toContain('完成 0/1')
    expect(textOf('passed', report)).toContain('完成 1/1')
  })

  it('the daily brief names it among what is not done, and among what was finished after its review', () => {
    const waiting = textOf('pending', dailyBrief)
    expect(waiting).toContain('里程碑已到达，审核通过前不算完成：')
    expect(waiting).toContain('未通过审核的里程碑 1')
    expect(waiting).toContain('昨天到现在没有任务完成')
    const passed = textOf('passed', dailyBrief)
    expect(passed).not.toContain('审核')
    expect(passed).not.toContain('没有任务完成')
  })

  it('the weekly report has no finished task before the review', () => {
    expect(textOf(null, weeklyReport)).toContain('本周完成 0 个任务')
    expect(textOf('passed', weeklyReport)).toContain('本周完成 1 个任务')
  })

  it('its phase is not closed, its day names it under way, and what moved does not call it finished', () => {
    const figures = (review: string | null) => {
      const tasks = tasksWith(review)
      const assess = { today: FRIDAY, asOf: FRIDAY, calendar: { mode: 'calendar' } } as const
      const [day] = figuresOfDay({ name: '', tasks, rollUp: rollUpTasks(tasks) }, [], assess)
      return {
        isClosed: phasesOf(tasks)[0]?.isClosed,
        awaitsReview: day?.tasks[0]?.awaitsReview,
        finished: dateMoves({ tasks, today: FRIDAY }, '2024-06-10').finished,
      }
    }
    expect(figures(null)).toEqual({ isClosed: false, awaitsReview: true, finished: [] })
    expect(figures('passed')).toEqual({ isClosed: true, awaitsReview: false, finished: ['launch'] })
  })
})
