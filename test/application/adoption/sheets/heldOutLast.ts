import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** A third set, written after the second had been understood; cells of words alone, as an imported file has them. */
export const HELD_OUT_LAST: readonly CorpusSheet[] = [
  // A brand's launch plan from a workbook.
  corpusSheet(
    'last-launch',
    `工作项 ~ text ~ title ~ 新闻稿 / 发布会 / 媒体专访
     负责 ~ text ~ owner ~ 张三 / 李四 / 王五
     起 ~ text ~ plannedStart?- ~ 3/1 / 3/5 / 3/10
     止 ~ text ~ plannedEnd?- ~ 3/4 / 3/9 / 3/12
     状态 ~ text ~ state ~ 完成 / 进行中 / 未开始
     说明 ~ text ~ description?notes?- ~ 两稿 / 200 人 / 5 家`,
  ),
  // A monthly plan of an administration office.
  corpusSheet(
    'last-month',
    `工作内容 ~ text ~ title ~ 会议室改造 / 年检 / 体检组织
     工作标准 ~ text ~ -?description ~ 按图施工 / 一次通过 / 全员参加
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     配合人 ~ text ~ collaborators ~ 赵六 / 钱七 / 孙八
     计划完成时间 ~ text ~ plannedEnd ~ 3月31日 / 3月15日 / 3月20日
     实际完成时间 ~ text ~ actualEnd ~ · / 3月14日 / ·
     完成率 ~ text ~ progress ~ 50% / 100% / 0%
     未完成原因 ~ text ~ delayReason ~ 设计变更 / · / ·
     考核得分 ~ text ~ - ~ 90 / 100 / ·`,
  ),
  // A bidding timetable.
  corpusSheet(
    'last-bidding',
    `投标工作 ~ text ~ title ~ 购买标书 / 编制商务标 / 封标
     责任岗位 ~ text ~ - ~ 商务 / 商务 / 资料员
     责任人姓名 ~ text ~ owner ~ 张三 / 李四 / 王五
     截止时间点 ~ text ~ plannedEnd ~ 2024-03-01 17:00 / 2024-03-10 12:00 / 2024-03-12 09:00
     进展 ~ text ~ state ~ 已完成 / 进行中 / 未开始
     注意事项 ~ text ~ -?notes ~ 带授权书 / 盖章 / 双面打印`,
  ),
  // A rectification ledger.
  corpusSheet(
    'last-rectify',
    `问题清单 ~ text ~ title?risk ~ 消防通道堵塞 / 台账缺失 / 标识不清
     问题来源 ~ text ~ - ~ 巡查 / 上级检查 / 举报
     整改目标 ~ text ~ - ~ 通道畅通 / 台账齐全 / 标识规范
     整改措施 ~ text ~ solution ~ 清理 / 补录 / 更换
     整改责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     整改时限 ~ text ~ solutionDue?plannedEnd ~ 3月10日 / 3月20日 / 3月5日
     整改进度 ~ text ~ progress ~ 100% / 60% / 0%
     销号时间 ~ text ~ actualEnd?- ~ 3月9日 / · / ·`,
  ),
  // A film crew's shooting schedule.
  corpusSheet(
    'last-shooting',
    `场次 ~ text ~ title?code?- ~ 1 / 2 / 3
     拍摄内容 ~ text ~ title?description ~ 街景 / 办公室 / 夜戏
     拍摄日期 ~ text ~ -?plannedEnd?plannedStart ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     演员 ~ text ~ - ~ 甲 / 乙 / 丙
     服装 ~ text ~ - ~ 西装 / 便装 / 礼服
     道具 ~ text ~ - ~ 车 / 电脑 / 灯`,
  ),
  // A maintenance plan.
  corpusSheet(
    'last-maintenance',
    `检修项目 ~ text ~ title ~ 更换滤芯 / 校准仪表 / 清洗管道
     设备编号 ~ text ~ -?code ~ S-1 / S-2 / S-3
     检修周期 ~ text ~ - ~ 每月 / 每季 / 每年
     计划检修日期 ~ text ~ plannedEnd?- ~ 2024-03-01 / 2024-03-08 / 2024-03-20
     实际检修日期 ~ text ~ actualEnd?- ~ 2024-03-01 / · / ·
     检修人员 ~ text ~ owner?- ~ 张三 / 李四 / 王五
     是否合格 ~ text ~ - ~ 是 / · / ·`,
  ),
  // Hong Kong: a committee's follow-up list.
  corpusSheet(
    'last-hk',
    `跟進事項 ~ text ~ title ~ 申請撥款 / 修訂章程 / 聯絡贊助
     跟進同事 ~ text ~ owner ~ 陳先生 / 李小姐 / 黃先生
     目標完成日 ~ text ~ plannedEnd ~ 2024-04-01 / 2024-04-15 / 2024-05-01
     最新進展 ~ text ~ progressNote ~ 已遞交申請表 / 草擬中，下週討論 / 尚待回覆電郵
     優先次序 ~ text ~ - ~ 高 / 中 / 低`,
  ),
  // A student union's plan with sub-tasks.
  corpusSheet(
    'last-union',
    `一级任务 ~ text ~ -?title?stage ~ 宣传 / 宣传 / 场务
     二级任务 ~ text ~ title?- ~ 海报 / 推文 / 布场
     责任部门 ~ text ~ department ~ 宣传部 / 宣传部 / 外联部
     负责人及联系方式 ~ text ~ -?owner ~ 张三 13800000000 / 李四 13900000000 / 王五 13700000000
     截止日期 ~ text ~ plannedEnd ~ 4.1 / 4.3 / 4.8
     完成情况 ~ text ~ state ~ 已完成 / 进行中 / 未开始
     物资需求 ~ text ~ - ~ 颜料 / · / 桌椅`,
  ),
  // A consultant's plan.
  corpusSheet(
    'last-en-consulting',
    `Workstream ~ text ~ module?title ~ Discovery / Discovery / Design
     Activity ~ text ~ title ~ Interviews / Survey / Wireframes
     Deliverable ~ text ~ deliverable ~ Notes / Report / Deck
     Responsible ~ text ~ owner ~ Ann / Bob / Cara
     Accountable ~ text ~ approvers ~ Dan / Dan / Eve
     Planned start date ~ text ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-10
     Planned end date ~ text ~ plannedEnd ~ 2024-03-03 / 2024-03-09 / 2024-03-20
     Actual end date ~ text ~ actualEnd ~ 2024-03-03 / · / ·
     RAG status ~ text ~ - ~ Green / Amber / Red
     Percent done ~ text ~ progress ~ 100% / 40% / 0%`,
  ),
  // A grant report.
  corpusSheet(
    'last-en-grant',
    `Milestone ~ text ~ title ~ Kickoff / Pilot / Report
     Reporting period ~ text ~ - ~ Q1 / Q2 / Q3
     Due by ~ text ~ plannedEnd ~ 2024-03-31 / 2024-06-30 / 2024-09-30
     Date achieved ~ text ~ actualEnd ~ 2024-03-20 / · / ·
     Evidence ~ text ~ -?deliverable ~ Minutes / · / ·
     Reason for delay ~ text ~ delayReason ~ · / Permits / ·
     Next steps ~ text ~ - ~ · / Apply again / ·`,
  ),
  // A kitchen of a Japanese agency: production progress.
  corpusSheet(
    'last-ja-agency',
    `制作物 ~ text ~ title?deliverable ~ チラシ / バナー / 動画
     依頼元 ~ text ~ - ~ 営業 / 広報 / 営業
     制作担当 ~ text ~ owner ~ 佐藤 / 鈴木 / 高橋
     納期 ~ text ~ plannedEnd ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     納品日 ~ text ~ actualEnd?- ~ 2024/03/01 / · / ·
     進捗 ~ text ~ progress ~ 100% / 50% / 0%
     確認者 ~ text ~ -?approvers ~ 田中 / 田中 / 伊藤`,
  ),
  // A WeChat group's table of a reading event.
  corpusSheet(
    'last-reading',
    `活动事项 ~ text ~ title ~ 选书 / 场地 / 招募
     时间 ~ text ~ bothEnds ~ 4.1-4.5 / 4.6-4.10 / 4.8-4.20
     地点 ~ text ~ - ~ 线上 / 书店 / 线上
     执行 ~ text ~ -?owner ~ 张三 / 李四 / 王五
     预算 ~ text ~ - ~ 200 / 500 / 0
     OK? ~ text ~ - ~ √ / · / ·`,
  ),
]
