import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** A set after templates of other kinds, and the sheets in which a newcomer lost columns. */
export const OTHER_KINDS: readonly CorpusSheet[] = [
  // A column of spans beside a time limit, each state with its own spelling.
  corpusSheet(
    'kinds-spans',
    `工作内容 ~ text ~ title ~ 海报 / 推文 / EDM
     责任人 ~ text ~ owner ~ 王芳 / 李雷 / 张三
     计划时间 ~ text ~ bothEnds ~ 3月1日至3月20日 / 3.1-3.10 / 12/28-1/3
     完成时限 ~ text ~ - ~ 3.14 / 月底 / 3.20
     当前进展 ~ text ~ progress ~ 60% / 80% / ✅
     状态 ~ text ~ state ~ 进行中 / 已完成（80%） / 1-未开始
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // Two columns of the same name.
  corpusSheet(
    'kinds-two-progress',
    `任务 ~ text ~ title ~ 海报 / 推文
     进度 ~ text ~ progress?- ~ 60% / 80%
     进度 ~ text ~ progress?- ~ 50% / 70%`,
  ),
  // Progress in tenths and in words.
  corpusSheet(
    'kinds-ja-progress',
    `タスク ~ text ~ title ~ 海報 / 推文 / 撮影 / 配信
     担当 ~ text ~ owner ~ 山田 / 佐藤 / 鈴木 / 田中
     進捗 ~ text ~ progress ~ 80% / 完了 / 残り20% / 5割`,
  ),
  // A board exported with its timeline and a due date.
  corpusSheet(
    'kinds-timeline',
    `Task ~ text ~ title ~ Poster / Video / Launch
     Person ~ text ~ owner ~ Amy / Ben / Cy
     Timeline ~ text ~ bothEnds ~ Mar 1 - Mar 20 / 2026-03-05 → 2026-03-12 / Mar 10 - Mar 15
     Status ~ text ~ state ~ Working on it / Done / Blocked
     % Complete ~ text ~ progress ~ 60% / 100% / ·
     Due ~ text ~ - ~ Mar 20 / 3/12/2026 / Mar 15`,
  ),
  // The same with the day it was finished.
  corpusSheet(
    'kinds-timeline-finish',
    `Task ~ text ~ title ~ Poster / Video / Launch
     Person ~ text ~ owner ~ Amy / Ben / Cy
     Timeline ~ text ~ bothEnds ~ Mar 1 - Mar 20 / 2026-03-05 → 2026-03-12 / Mar 10 - Mar 15
     Status ~ text ~ state ~ Working on it / Done / Blocked
     % Complete ~ text ~ progress ~ 60% / 100% / ·
     Due ~ text ~ - ~ 3/20/2026 / 3/12/2026 / 3/15/2026
     Finish ~ text ~ actualEnd?- ~ · / 3/11/2026 / ·
     Notes ~ text ~ notes ~ · / ok / ·`,
  ),
  // Plan and actual as days.
  corpusSheet(
    'kinds-plan-actual',
    `任务 ~ text ~ title ~ 海报 / 推文
     计划 ~ text ~ plannedEnd ~ 2026-03-01 / 2026-03-20
     实际 ~ text ~ actualEnd ~ 2026-03-05 / 2026-03-25
     进展 ~ text ~ state?progress?progressNote ~ 已完成 / 进行中`,
  ),
  // Plan and actual as spans.
  corpusSheet(
    'kinds-plan-actual-spans',
    `任务 ~ text ~ title ~ 海报 / 推文 / 直播
     计划 ~ text ~ bothEnds ~ 3.1-3.5 / 3.2-3.8 / 3.4-3.10
     实际 ~ text ~ actualEnd?- ~ 3.1-3.6 / · / ·
     进展 ~ text ~ progress ~ 100% / 60% / 0%`,
  ),
  // An English export, the day before the month.
  corpusSheet(
    'kinds-day-first',
    `Task name ~ text ~ title ~ A / B / C
     Owner ~ text ~ owner ~ Amy / Ben / Cy
     Start ~ text ~ plannedStart ~ 13/03/2026 / 03/04/2026 / 1st March
     Finish ~ text ~ plannedEnd ~ 20/03/2026 / 05/04/2026 / end of March
     Progress ~ text ~ progress ~ 60% / 30% left / not started`,
  ),
  // States and progress in a team's own words.
  corpusSheet(
    'kinds-own-words',
    `任务 ~ text ~ title ~ 海报 / 推文 / 直播 / 短信
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五 / 赵六
     起止时间 ~ text ~ bothEnds ~ 3.1-3.20 / 3.2-3.10 / 3.1-3.5 / 3.6-3.9
     完成进度 ~ text ~ progress?progressNote ~ 还差一点 / 60% / 还差一点 / ·
     状态 ~ text ~ state ~ 进行中 / 冻结 / 冻结（等钱） / 已归档`,
  ),
  // German days, and progress as what is left.
  corpusSheet(
    'kinds-german-days',
    `阶段 ~ text ~ stage ~ 筹备 / 筹备 / 执行
     任务 ~ text ~ title ~ 海报 / 推文 / 直播
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     计划开始 ~ text ~ plannedStart ~ 1.3.2026 / 2.3.2026 / 3.3.2026
     计划完成 ~ text ~ plannedEnd ~ 20.3.2026 / 21.3.2026 / 30.3.2026
     实际进度 ~ text ~ progress?progressNote ~ 60% / 剩余20% / 剩余30%`,
  ),
  // An annual party.
  corpusSheet(
    'kinds-annual-party',
    `环节 ~ text ~ title ~ 开场视频 / 领导致辞 / 抽奖一轮
     工作项 ~ text ~ -?description?title ~ 剪辑3分钟 / 写稿 / 采购奖品
     牵头部门 ~ text ~ department ~ 品牌部 / 总裁办 / 行政部
     具体负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     协助人员 ~ text ~ collaborators ~ 赵六 / 钱七 / 孙八
     最晚完成时间 ~ text ~ plannedEnd ~ 1月10日 / 1月12日 / 1月15日
     落实情况 ~ text ~ state?progress ~ 已落实 / 进行中 / 未开始
     所需经费（元） ~ text ~ - ~ 3000 / 0 / 20000`,
  ),
  // A launch with a countdown.
  corpusSheet(
    'kinds-launch-countdown',
    `模块 ~ text ~ module ~ 产品 / 传播 / 渠道
     关键动作 ~ text ~ title ~ 卖点定稿 / KV 输出 / 铺货
     Owner ~ text ~ owner ~ 张三 / 李四 / 王五
     T- ~ text ~ - ~ T-30 / T-20 / T-7
     起始日 ~ text ~ plannedStart ~ 2024/3/1 / 2024/3/5 / 2024/3/8
     交付日 ~ text ~ plannedEnd ~ 2024/3/10 / 2024/3/12 / 2024/3/20
     完成% ~ text ~ progress ~ 100% / 60% / 0%
     红黄绿 ~ text ~ - ~ 绿 / 黄 / 红
     卡点 ~ text ~ risk ~ · / 等供应商 / ·`,
  ),
  // A schedule of live streams.
  corpusSheet(
    'kinds-live',
    `直播主题 ~ text ~ title ~ 春装专场 / 宠粉节 / 清仓
     开播日期 ~ text ~ plannedStart?plannedEnd?- ~ 2024-03-01 / 2024-03-05 / 2024-03-08
     开播时间 ~ text ~ - ~ 19:00 / 20:00 / 19:30
     时长 ~ text ~ - ~ 3h / 4h / 2h
     主播 ~ text ~ - ~ 小美 / 阿强 / 小美
     场控 ~ text ~ - ~ 张三 / 李四 / 张三
     脚本状态 ~ text ~ state?- ~ 已完成 / 进行中 / 未开始
     目标GMV ~ text ~ - ~ 50万 / 80万 / 20万
     实际GMV ~ text ~ - ~ 45万 / · / ·`,
  ),
  // A trade fair.
  corpusSheet(
    'kinds-expo',
    `序号 ~ number ~ -?code ~ 1 / 2 / 3
     工作类别 ~ text ~ -?module?stage ~ 展位 / 物料 / 人员
     工作内容 ~ text ~ title ~ 展位签约 / 画册印刷 / 讲解培训
     责任部门 ~ text ~ department ~ 市场部 / 品牌部 / 销售部
     第一责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     启动时间 ~ text ~ plannedStart ~ 3.1 / 3.5 / 3.10
     完成时间 ~ text ~ plannedEnd ~ 3.4 / 3.15 / 3.20
     完成情况 ~ text ~ state ~ 已完成 / 进行中 / 未开始
     备注 ~ text ~ notes ~ · / 印500本 / ·`,
  ),
  // A job fair.
  corpusSheet(
    'kinds-job-fair',
    `事项 ~ text ~ title ~ 场地预订 / 宣讲PPT / 物料打包
     对接人 ~ text ~ owner?- ~ 张三 / 李四 / 王五
     校方联系人 ~ text ~ - ~ 陈老师 / 刘老师 / 林老师
     日期 ~ text ~ -?plannedStart?plannedEnd ~ 2024-03-01 / 2024-03-05 / 2024-03-08
     截止 ~ text ~ plannedEnd ~ 2024-03-02 / 2024-03-06 / 2024-03-09
     是否完成 ~ text ~ state?- ~ 是 / 否 / 否
     预计人数 ~ text ~ - ~ 200 / 150 / ·`,
  ),
  // A renovation.
  corpusSheet(
    'kinds-renovation',
    `分项工程 ~ text ~ title ~ 水电改造 / 泥瓦 / 油漆
     施工班组 ~ text ~ -?department ~ 一班 / 二班 / 三班
     计划开工日 ~ text ~ plannedStart ~ 2024.3.1 / 2024.3.10 / 2024.3.20
     计划完工日 ~ text ~ plannedEnd ~ 2024.3.9 / 2024.3.19 / 2024.3.30
     实际开工日 ~ text ~ actualStart ~ 2024.3.1 / 2024.3.12 / ·
     实际完工日 ~ text ~ actualEnd ~ 2024.3.10 / · / ·
     完成百分比 ~ text ~ progress ~ 100% / 40% / 0%
     延误天数 ~ text ~ delayDays?- ~ 1 / 2 / 0
     延误原因 ~ text ~ delayReason ~ 雨天 / · / ·
     验收结果 ~ text ~ - ~ 合格 / · / ·`,
  ),
  // A work breakdown from a project tool.
  corpusSheet(
    'kinds-wbs',
    `WBS ~ text ~ code ~ 1.1 / 1.2 / 2.1
     任务名称 ~ text ~ title ~ 需求评审 / 接口开发 / 联调
     前置任务 ~ text ~ - ~ · / 1.1 / 1.2
     工期(天) ~ number ~ - ~ 3 / 10 / 5
     开始 ~ text ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-18
     完成 ~ text ~ plannedEnd ~ 2024-03-03 / 2024-03-15 / 2024-03-22
     完成百分比 ~ number ~ progress ~ 100 / 50 / 0
     资源名称 ~ text ~ owner ~ 张三 / 李四 / 王五`,
  ),
  // An English launch plan.
  corpusSheet(
    'kinds-en-launch',
    `Workstream ~ text ~ module ~ Creative / PR / Paid
     Deliverable ~ text ~ title?deliverable ~ Hero video / Press kit / Ad set
     DRI ~ text ~ owner ~ Amy / Ben / Cy
     Kickoff ~ text ~ plannedStart?- ~ Mar 1 / Mar 4 / Mar 6
     Due Date ~ text ~ plannedEnd ~ Mar 10 / Mar 15 / Mar 20
     Status ~ text ~ state ~ On track / At risk / Not started
     % Done ~ text ~ progress ~ 60% / 30% / 0%
     Blockers ~ text ~ risk ~ none / legal / ·
     Budget ~ text ~ - ~ $5,000 / $800 / $12k`,
  ),
  // An English event plan.
  corpusSheet(
    'kinds-en-event',
    `Activity ~ text ~ title ~ Book venue / Print badges / Confirm speakers
     Assigned To ~ text ~ owner ~ Amy / Ben / Cy
     Start Date ~ text ~ plannedStart ~ 2024-03-01 / 2024-03-03 / 2024-03-05
     End Date ~ text ~ plannedEnd ~ 2024-03-04 / 2024-03-09 / 2024-03-12
     Actual Completion ~ text ~ actualEnd ~ 2024-03-05 / · / ·
     RAG ~ text ~ - ~ G / A / R
     Comments ~ text ~ notes ~ ok / · / late
     Cost ~ text ~ - ~ 500 / 40 / 0`,
  ),
  // A Japanese launch plan.
  corpusSheet(
    'kinds-ja-launch',
    `施策 ~ text ~ title ~ 発表会 / LP公開 / 広告配信
     担当者 ~ text ~ owner ~ 山田 / 佐藤 / 鈴木
     開始予定日 ~ text ~ plannedStart ~ 2024/3/1 / 2024/3/5 / 2024/3/8
     終了予定日 ~ text ~ plannedEnd ~ 2024/3/4 / 2024/3/10 / 2024/3/20
     完了日 ~ text ~ actualEnd ~ 2024/3/4 / · / ·
     進捗率 ~ text ~ progress ~ 100% / 50% / 0%
     状況 ~ text ~ state ~ 完了 / 対応中 / 未着手
     備考 ~ text ~ notes ~ · / · / 要確認`,
  ),
  // A Japanese event.
  corpusSheet(
    'kinds-ja-event',
    `フェーズ ~ text ~ stage ~ 準備 / 準備 / 当日
     タスク名 ~ text ~ title ~ 会場手配 / 招待状 / 受付
     主担当 ~ text ~ owner ~ 山田 / 佐藤 / 鈴木
     副担当 ~ text ~ collaborators?- ~ 田中 / · / 高橋
     期限 ~ text ~ plannedEnd ~ 3/1 / 3/10 / 3/20
     ステータス ~ text ~ state ~ 完了 / 作業中 / 未着手
     優先度 ~ text ~ - ~ 高 / 中 / 低
     メモ ~ text ~ notes ~ · / · / ·`,
  ),
  // A content calendar, the day first.
  corpusSheet(
    'kinds-content',
    `发布日期 ~ text ~ plannedEnd?plannedStart?- ~ 3.1 / 3.3 / 3.5
     平台 ~ text ~ channel ~ 小红书 / 抖音 / 公众号
     选题 ~ text ~ title ~ 春日穿搭 / 开箱 / 探店
     内容形式 ~ text ~ - ~ 图文 / 视频 / 长文
     撰稿 ~ text ~ owner?- ~ 张三 / 李四 / 王五
     审核 ~ text ~ approvers?- ~ 赵总 / 赵总 / 赵总
     初稿完成 ~ text ~ - ~ 是 / 否 / 否
     发布链接 ~ text ~ - ~ http://a / · / ·
     阅读量 ~ text ~ - ~ 1.2万 / · / ·`,
  ),
  // A sale in phases.
  corpusSheet(
    'kinds-618',
    `阶段 ~ text ~ stage ~ 蓄水期 / 预售期 / 爆发期
     时间 ~ text ~ bothEnds ~ 5.10-5.23 / 5.24-5.31 / 6.1-6.18
     动作 ~ text ~ title ~ 种草投放 / 定金预热 / 会场冲刺
     渠道 ~ text ~ channel ~ 小红书 / 天猫 / 天猫
     负责 ~ text ~ owner ~ 张三 / 李四 / 王五
     预算 ~ text ~ - ~ 10万 / 20万 / 50万
     进展 ~ text ~ progress?state ~ 80% / 30% / 0%`,
  ),
  // Plan and actual with the deviation.
  corpusSheet(
    'kinds-deviation',
    `任务 ~ text ~ title ~ 立项 / 评审 / 上线
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     计划起止 ~ text ~ bothEnds ~ 3.1-3.5 / 3.6-3.8 / 3.10-3.12
     实际起止 ~ text ~ - ~ 3.1-3.6 / · / ·
     计划进度 ~ text ~ -?plannedProgress ~ 100% / 50% / 0%
     实际进度 ~ text ~ progress ~ 100% / 30% / 0%
     偏差 ~ text ~ -?progressDeviation ~ 0 / -20% / 0
     纠偏措施 ~ text ~ solution ~ · / 加人 / ·`,
  ),
  // A list of an office.
  corpusSheet(
    'kinds-office',
    `重点任务 ~ text ~ title ~ 出台方案 / 宣传动员 / 总结评估
     牵头领导 ~ text ~ -?owner?approvers ~ 陈局 / 李局 / 王局
     责任科室 ~ text ~ department ~ 办公室 / 宣传科 / 法规科
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     时间节点 ~ text ~ plannedEnd?plannedStart ~ 3月底 / 4月10日前 / 6月30日前
     目前进展情况 ~ text ~ progressNote?state?- ~ 已完成初稿，正在征求意见 / 已开展两场宣讲活动 / 尚未启动
     下一步计划 ~ text ~ - ~ 报局务会 / 继续 / ·`,
  ),
  // A list of defects.
  corpusSheet(
    'kinds-defects',
    `问题描述 ~ text ~ risk?title?description ~ 墙面裂 / 灯不亮 / 水压低
     提出人 ~ text ~ - ~ 张三 / 李四 / 王五
     处理人 ~ text ~ owner ~ 赵六 / 钱七 / 孙八
     要求完成日期 ~ text ~ plannedEnd ~ 3.5 / 3.8 / 3.10
     实际完成日期 ~ text ~ actualEnd ~ 3.4 / · / ·
     处理状态 ~ text ~ state ~ 已完成 / 处理中 / 未处理`,
  ),
  // An export of a sprint.
  corpusSheet(
    'kinds-sprint',
    `Key ~ text ~ code ~ MK-1 / MK-2 / MK-3
     Summary ~ text ~ title ~ Landing page / Email flow / Banner
     Assignee ~ text ~ owner ~ Amy / Ben / Cy
     Sprint ~ text ~ - ~ 12 / 12 / 13
     Status ~ text ~ state ~ Done / In Progress / To Do
     Due ~ text ~ plannedEnd ~ 2024-03-01 / 2024-03-05 / 2024-03-09
     Created ~ text ~ - ~ 2024-02-01 / 2024-02-03 / 2024-02-05
     Story Points ~ number ~ - ~ 3 / 5 / 1`,
  ),
  // A day of a team.
  corpusSheet(
    'kinds-team-day',
    `活动项目 ~ text ~ title ~ 签到 / 破冰 / 晚宴
     执行时间 ~ text ~ bothEnds?plannedEnd?- ~ 3.1 9:00-10:00 / 3.1 10:00-12:00 / 3.1 18:00-20:00
     执行人 ~ text ~ owner ~ 张三 / 李四 / 王五
     物资准备 ~ text ~ - ~ 签到表 / 道具 / 酒水
     到位情况 ~ text ~ -?state ~ 已到位 / 未到位 / 已到位
     费用 ~ text ~ - ~ 100 / 200 / 5000`,
  ),
  // American days with two digits of the year.
  corpusSheet(
    'kinds-american-days',
    `Task Name ~ text ~ title ~ Brief / Design / Go live
     Duration ~ text ~ - ~ 3 days / 5 days / 1 day
     Start ~ text ~ plannedStart ~ 3/1/24 / 3/4/24 / 3/11/24
     Finish ~ text ~ plannedEnd ~ 3/3/24 / 3/8/24 / 3/11/24
     Predecessors ~ text ~ - ~ · / 1 / 2
     Resource Names ~ text ~ owner ~ Amy / Ben / Cy
     % Complete ~ text ~ progress ~ 100% / 40% / 0%`,
  ),
  // A column of states called progress beside the rate.
  corpusSheet(
    'kinds-states-and-rate',
    `任务 ~ text ~ title ~ 海报 / 推文 / 直播
     进度 ~ text ~ state ~ 进行中 / 已完成 / 未开始
     完成率 ~ text ~ progress ~ 60% / 100% / 0%`,
  ),
  // Plan and actual in words.
  corpusSheet(
    'kinds-plan-in-words',
    `任务 ~ text ~ title ~ 海报 / 推文 / 直播
     计划 ~ text ~ -?description ~ 先做调研再出稿 / 两版 / 直播三场
     实际 ~ text ~ -?progressNote ~ 已调研 / 一版 / 一场`,
  ),
  // A plan beside its planned end.
  corpusSheet(
    'kinds-plan-beside-planned-end',
    `任务 ~ text ~ title ~ 海报 / 推文
     计划开始 ~ text ~ plannedStart ~ 3.1 / 3.2
     计划完成 ~ text ~ plannedEnd ~ 3.5 / 3.8
     计划 ~ text ~ - ~ 3.5 / 3.8
     实际 ~ text ~ actualEnd?- ~ 3.5 / ·`,
  ),
  // Plan and actual in Japanese.
  corpusSheet(
    'kinds-ja-plan-actual',
    `タスク ~ text ~ title ~ 会場 / 招待
     予定 ~ text ~ plannedEnd ~ 3/10 / 3/20
     実績 ~ text ~ actualEnd ~ 3/11 / ·
     担当 ~ text ~ owner ~ 山田 / 佐藤`,
  ),
  // Plan and actual in English.
  corpusSheet(
    'kinds-en-plan-actual',
    `Task ~ text ~ title ~ A / B
     Plan ~ text ~ plannedEnd ~ Mar 10 / Mar 20
     Actual ~ text ~ actualEnd ~ Mar 11 / ·
     Owner ~ text ~ owner ~ Amy / Ben`,
  ),
  // Plan and actual of a budget.
  corpusSheet(
    'kinds-budget',
    `任务 ~ text ~ title ~ 海报 / 推文 / 直播
     预算 ~ number ~ - ~ 100 / 200 / 300
     计划 ~ number ~ - ~ 100 / 200 / 300
     实际 ~ number ~ - ~ 90 / 200 / 10`,
  ),
]
