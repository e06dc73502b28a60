import { describe, expect, it } from 'vitest'
import { joinHeadings } from '../../../src/application/adoption/headingRows.ts'

/** One row a line, cells divided by |. */
const block = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
const joined = (text: string) => {
  const { headings, firstData } = joinHeadings(block(text))
  return { headings: headings.join(' | '), firstData }
}

describe('[AD6] joinHeadings finds the headings above the rows of a sheet', () => {
  it.each([
    {
      what: 'one row of headings',
      text: `任务 | 负责人 | 截止时间
             场地签约 | 张三 | 2024-06-01`,
      headings: '任务 | 负责人 | 截止时间',
      firstData: 1,
    },
    {
      what: 'a title, a line about the sheet, a blank line and one row of headings',
      text: `618 大促活动推进表 | | | |
             项目名称：618 大促 | | 负责人：张三 | |
              | | | |
             序号 | 工作内容 | 责任人 | 完成时限 | 备注
             1 | 完成场地签约 | 李四 | 6月1日 | `,
      headings: '序号 | 工作内容 | 责任人 | 完成时限 | 备注',
      firstData: 4,
    },
    {
      what: 'two rows with the groups 计划 and 实际',
      text: `任务 | 负责人 | 计划 | | 实际 | | 备注
              | | 开始 | 结束 | 开始 | 结束 |
             场地签约 | 张三 | 2024-06-01 | 2024-06-03 | 2024-06-01 | | `,
      headings: '任务 | 负责人 | 计划开始 | 计划结束 | 实际开始 | 实际结束 | 备注',
      firstData: 2,
    },
    {
      what: 'merged cells that arrive as the same text in each cell',
      text: `年会筹备进度表 | 年会筹备进度表 | 年会筹备进度表 | 年会筹备进度表 | 年会筹备进度表
             工作事项 | 责任部门 | 计划 | 计划 | 完成情况
             工作事项 | 责任部门 | 开始时间 | 完成时间 | 完成情况
             主持人确定 | 行政部 | 12.1 | 12.5 | 已完成`,
      headings: '工作事项 | 责任部门 | 计划开始时间 | 计划完成时间 | 完成情况',
      firstData: 3,
    },
    {
      what: 'groups that say what a column is about, above 计划 and 实际',
      text: `任务 | 进度 | | 完成时间 |
              | 计划 | 实际 | 计划 | 实际
             主视觉 | 80% | 60% | 6.1 | `,
      headings: '任务 | 计划进度 | 实际进度 | 计划完成时间 | 实际完成时间',
      firstData: 2,
    },
    {
      what: 'groups that add nothing to the names below them',
      text: `基本信息 | | 时间安排 | | 其他 |
             任务名称 | 负责人 | 开始日期 | 结束日期 | 状态 | 备注
             海报设计 | 王五 | 2024-03-01 | 2024-03-05 | 进行中 | `,
      headings: '任务名称 | 负责人 | 开始日期 | 结束日期 | 状态 | 备注',
      firstData: 2,
    },
    {
      what: 'English groups',
      text: `Task | Owner | Planned | | Actual | | % Complete
              | | Start | Finish | Start | Finish |
             Venue | Ann | 2024-06-01 | 2024-06-03 | | | 20%`,
      headings: 'Task | Owner | Planned Start | Planned Finish | Actual Start | Actual Finish | % Complete',
      firstData: 2,
    },
    {
      what: 'Japanese groups',
      text: `タスク名 | 担当者 | 予定 | | 実績 | | 進捗率
              | | 開始日 | 終了日 | 開始日 | 終了日 |
             会場の手配 | 佐藤 | 2024/06/01 | 2024/06/03 | | | 20%`,
      headings: 'タスク名 | 担当者 | 予定開始日 | 予定終了日 | 実績開始日 | 実績終了日 | 進捗率',
      firstData: 2,
    },
    {
      what: 'a gantt with its days in the row of the headings',
      text: `项目进度甘特图 | | | | | | | |
             任务 | 负责人 | 开始日期 | 工期 | 1 | 2 | 3 | 4 | 5
             场地 | 张三 | 2024-06-01 | 3 | | | | | `,
      headings: '任务 | 负责人 | 开始日期 | 工期 | 1 | 2 | 3 | 4 | 5',
      firstData: 2,
    },
    {
      what: 'a gantt with its months in the row of the headings and its days below',
      text: `任务 | 负责人 | 开始日期 | 结束日期 | 3月 | | | |
              | | | | 1 | 2 | 3 | 4 | 5
             场地 | 张三 | 2024-03-01 | 2024-03-03 | ■ | ■ | ■ | | `,
      headings: '任务 | 负责人 | 开始日期 | 结束日期 | 3月 |  |  |  | ',
      firstData: 2,
    },
    {
      what: 'a first row of figures alone below headings that are names',
      text: `任务 | 预算 | 数量 | 进度
              | 300 | 20 | 50%
             场地 | 200 | 10 | 20%`,
      headings: '任务 | 预算 | 数量 | 进度',
      firstData: 1,
    },
    {
      what: 'pairs of label and value above the headings',
      text: `项目名称 | 618 大促 | 项目经理 | 张三 |
             编制日期 | 2024-05-01 | | |
             任务 | 负责人 | 开始 | 结束 | 状态
             选品 | 李四 | 5.1 | 5.6 | 进行中`,
      headings: '任务 | 负责人 | 开始 | 结束 | 状态',
      firstData: 3,
    },
    {
      what: 'rows whose tasks are named like columns',
      text: `任务 | 负责人 | 状态
             确定活动内容 | 张三 | 进行中
             整理参会人员 | 李四 | 未开始`,
      headings: '任务 | 负责人 | 状态',
      firstData: 1,
    },
    {
      what: 'headings of which no word is known',
      text: `Quoi | Qui | Quand
             Salle | Anne | 2024-06-01`,
      headings: 'Quoi | Qui | Quand',
      firstData: 1,
    },
    {
      what: 'rows without headings',
      text: '场地 | 张三 | 2024-06-01\n物料 | 李四 | 2024-06-02',
      headings: ' |  | ',
      firstData: 0,
    },
  ])('reads $what', ({ text, headings, firstData }) => {
    expect(joined(text)).toEqual({ headings, firstData })
  })

  it('answers an empty sheet', () => {
    expect(joinHeadings([])).toEqual({ headings: [], firstData: 0 })
  })
})
