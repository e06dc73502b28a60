import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** Sheets whose columns people renamed, merged or misspelled, and sheets copied with two rows of headings. */
export const RENAMED: readonly CorpusSheet[] = [
  // The S2 sheet, renamed by a team.
  corpusSheet(
    'renamed-s2',
    `任务名 ~ text ~ title ~ 短视频拍摄 / 会员日海报 / 门店陈列
     谁负责 ~ person ~ owner ~ 张三 / 李四 / 王五
     谁配合 ~ people ~ collaborators ~ 赵六 / 钱七 / 孙八
     什么时候开始 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     什么时候交 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     做到哪了（%） ~ percent ~ progress ~ 50% / 100% / 0%
     应该做到（%） ~ percent ~ plannedProgress ~ 60% / 100% / 30%
     差多少 ~ percent ~ progressDeviation?- ~ -10% / 0% / -30%`,
  ),
  // Headings with emoji, numbers, stars and units.
  corpusSheet(
    'renamed-decorated',
    `📌任务名称* ~ text ~ title ~ 海报 / 视频 / 文案
     1.负责人（必填） ~ person ~ owner ~ 张三 / 李四 / 王五
     2、开始时间🕒 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     3、截止时间🕒 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     【进度】% ~ percent ~ progress ~ 50% / 100% / 0%
     备 注 ~ text ~ notes ~ · / · / ·
     ★优先级 ~ singleSelect ~ - ~ 高 / 中 / 低`,
  ),
  // Names in two languages.
  corpusSheet(
    'renamed-bilingual',
    `任务 Task ~ text ~ title ~ 海报 / 视频 / 文案
     负责人 Owner ~ person ~ owner ~ 张三 / 李四 / 王五
     开始日期 Start Date ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     截止日期 Due Date ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     状态 Status ~ singleSelect ~ state ~ 进行中 / 已完成 / 未开始
     进度 Progress ~ percent ~ progress ~ 50% / 100% / 0%
     备注 Remarks ~ text ~ notes ~ · / · / ·`,
  ),
  // The two rows of headings joined with a dash, as an export does it.
  corpusSheet(
    'renamed-joined',
    `任务 ~ text ~ title ~ 海报 / 视频 / 文案
     计划-开始 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     计划-结束 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     实际-开始 ~ day ~ actualStart ~ 2024-03-01 / 2024-03-04 / ·
     实际-结束 ~ day ~ actualEnd ~ · / 2024-03-08 / ·
     进度-计划 ~ percent ~ plannedProgress ~ 60% / 100% / 30%
     进度-实际 ~ percent ~ progress ~ 50% / 100% / 0%`,
  ),
  // Only plan and actual, no word of what: the days say it.
  corpusSheet(
    'renamed-plan-actual',
    `里程碑 ~ text ~ title ~ 立项 / 样机 / 量产
     计划时间 ~ day ~ plannedEnd ~ 2024-03-01 / 2024-06-01 / 2024-12-01
     实际时间 ~ day ~ actualEnd ~ 2024-03-01 / · / ·
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     状态 ~ singleSelect ~ state ~ 已完成 / 进行中 / 未开始`,
  ),
  // Two ends that are the same thing twice: the deadline and a forecast.
  corpusSheet(
    'renamed-forecast',
    `任务 ~ text ~ title ~ 海报 / 视频 / 文案
     计划完成 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     预计完成 ~ day ~ forecastEnd?- ~ 2024-03-12 / 2024-03-08 / 2024-03-22
     实际/预计完成日期 ~ day ~ - ~ 2024-03-12 / 2024-03-08 / 2024-03-22
     负责人 ~ person ~ owner ~ 张三 / 李四 / 王五`,
  ),
  // Two people, of which one decides.
  corpusSheet(
    'renamed-two-people',
    `工作任务 ~ text ~ title ~ 海报 / 视频 / 文案
     负责领导 ~ person ~ approvers?- ~ 赵总 / 赵总 / 钱总
     经办人 ~ person ~ owner ~ 张三 / 李四 / 王五
     督办人 ~ person ~ - ~ 孙八 / 孙八 / 孙八
     办结时限 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     办理状态 ~ singleSelect ~ state ~ 办理中 / 已办结 / 未启动
     办结时间 ~ day ~ actualEnd ~ · / 2024-03-08 / ·`,
  ),
  // Activity with its own dates beside the task's.
  corpusSheet(
    'renamed-campaign-dates',
    `任务名称 ~ text ~ title ~ 海报 / 视频 / 文案
     所属活动 ~ text ~ - ~ 618 / 618 / 双11
     活动开始日期 ~ day ~ - ~ 2024-06-01 / 2024-06-01 / 2024-11-01
     活动结束日期 ~ day ~ - ~ 2024-06-18 / 2024-06-18 / 2024-11-11
     任务开始日期 ~ day ~ plannedStart ~ 2024-05-01 / 2024-05-04 / 2024-10-06
     任务截止日期 ~ day ~ plannedEnd ~ 2024-05-10 / 2024-05-08 / 2024-10-20
     负责人 ~ person ~ owner ~ 张三 / 李四 / 王五
     完成度 ~ percent ~ progress ~ 50% / 100% / 0%`,
  ),
]
