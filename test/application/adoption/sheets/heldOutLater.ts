import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** A second set of sheets that were written after the first held out set had been understood. */
export const HELD_OUT_LATER: readonly CorpusSheet[] = [
  // A promotion plan of a mall.
  corpusSheet(
    'later-mall',
    `推进事项 ~ text ~ title ~ 主题确定 / 商户动员 / 美陈进场
     板块 ~ singleSelect ~ module ~ 企划 / 招商 / 物业
     对接人 ~ text ~ -?owner ~ 张三 / 李四 / 王五
     开始 ~ text ~ plannedStart ~ 5.1 / 5.6 / 5.20
     完成 ~ text ~ plannedEnd ~ 5.5 / 5.15 / 5.25
     进度% ~ number ~ progress ~ 100 / 60 / 0
     待协调 ~ text ~ - ~ · / 电源位置 / ·
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // A university lab's schedule.
  corpusSheet(
    'later-lab',
    `研究内容 ~ text ~ title ~ 文献综述 / 实验 / 论文撰写
     承担人 ~ text ~ owner ~ 张三 / 李四 / 王五
     计划起始时间 ~ day ~ plannedStart ~ 2024-03-01 / 2024-04-01 / 2024-08-01
     计划终止时间 ~ day ~ plannedEnd ~ 2024-03-31 / 2024-07-31 / 2024-10-31
     预期成果 ~ text ~ deliverable ~ 综述一篇 / 数据 / 论文
     完成程度 ~ percent ~ progress ~ 100% / 40% / 0%
     经费预算 ~ number ~ - ~ 1000 / 20000 / 3000`,
  ),
  // A store opening list of a chain.
  corpusSheet(
    'later-opening',
    `开店事项 ~ text ~ title ~ 签租约 / 装修 / 证照办理
     门店 ~ singleSelect ~ - ~ 南京店 / 南京店 / 苏州店
     主责部门 ~ singleSelect ~ department ~ 拓展部 / 工程部 / 行政部
     主责人 ~ person ~ owner ~ 张三 / 李四 / 王五
     标准工期 ~ number ~ - ~ 10 / 45 / 20
     应完成日期 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-04-30 / 2024-04-10
     实际完成日期 ~ day ~ actualEnd ~ 2024-03-09 / · / ·
     超期天数 ~ number ~ delayDays ~ 0 / 3 / 0
     完成状态 ~ singleSelect ~ state ~ 已完成 / 进行中 / 未开始`,
  ),
  // A policy publicity plan of a street office.
  corpusSheet(
    'later-street',
    `活动主题 ~ text ~ title?- ~ 垃圾分类 / 反诈宣传 / 义诊
     活动内容 ~ text ~ description?- ~ 讲座 / 发传单 / 测血压
     活动时间 ~ text ~ bothEnds ~ 3月1日-3月5日 / 3月10日-3月12日 / 3月20日-3月21日
     活动地点 ~ text ~ - ~ 广场 / 小区 / 服务站
     参加人员 ~ text ~ -?collaborators ~ 居民 / 志愿者 / 老人
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     完成情况 ~ text ~ state ~ 已完成 / 未完成 / 未开始`,
  ),
  // Tasks of a launch in a Feishu Base with formulas.
  corpusSheet(
    'later-feishu-launch',
    `任务 ~ text ~ title ~ 定价 / 上架 / 投放
     父记录 ~ link ~ - ~ · / · / ·
     任务执行者 ~ people ~ owner ~ 张三 / 李四 / 王五
     截止日期 ~ day ~ plannedEnd ~ 2024/03/01 / 2024/03/05 / 2024/03/09
     完成日期 ~ day ~ actualEnd ~ 2024/03/01 / · / ·
     延期提醒 ~ none ~ - ~ 正常 / 已延期 / 正常
     是否完成 ~ checkbox ~ - ~ ☑ / · / ·
     附件 ~ attachment ~ deliverableFiles?- ~ · / · / ·
     最后更新时间 ~ instant! ~ - ~ 2024/03/01 / 2024/03/01 / 2024/03/02
     修改人 ~ person ~ - ~ 张三 / 张三 / 李四`,
  ),
  // A production schedule.
  corpusSheet(
    'later-production',
    `工序 ~ text ~ title?- ~ 下料 / 焊接 / 喷漆
     工单号 ~ text ~ -?code ~ WO-1 / WO-2 / WO-3
     计划数量 ~ number ~ totalAmount?- ~ 100 / 100 / 100
     完成数量 ~ number ~ doneAmount?- ~ 100 / 40 / 0
     计划开工 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-03 / 2024-03-06
     计划完工 ~ day ~ plannedEnd ~ 2024-03-02 / 2024-03-05 / 2024-03-08
     实际开工 ~ day ~ actualStart ~ 2024-03-01 / 2024-03-03 / ·
     实际完工 ~ day ~ actualEnd ~ 2024-03-02 / · / ·
     班组 ~ singleSelect ~ -?department ~ 一组 / 二组 / 三组
     不良品数 ~ number ~ - ~ 1 / 0 / 0`,
  ),
  // Follow-up of decisions of a weekly meeting.
  corpusSheet(
    'later-decisions',
    `议定事项 ~ text ~ title ~ 调整价格 / 补招两人 / 换供应商
     会议日期 ~ day ~ - ~ 2024-03-01 / 2024-03-01 / 2024-03-08
     落实部门 ~ text ~ department ~ 销售部 / 人事部 / 采购部
     落实人 ~ text ~ owner ~ 张三 / 李四 / 王五
     要求完成日期 ~ day ~ plannedEnd ~ 2024-03-05 / 2024-03-31 / 2024-03-20
     落实情况 ~ text ~ progressNote?state ~ 已发文执行 / 面试三人，待定 / 未启动
     是否办结 ~ singleSelect ~ - ~ 是 / 否 / 否`,
  ),
  // A test plan with cases: counts, not progress.
  corpusSheet(
    'later-test-plan',
    `测试项 ~ text ~ title ~ 登录 / 支付 / 退款
     用例数 ~ number ~ -?totalAmount ~ 20 / 40 / 15
     已执行 ~ number ~ -?doneAmount ~ 20 / 10 / 0
     通过率 ~ percent ~ - ~ 95% / 80% / ·
     测试人员 ~ person ~ owner?- ~ 张三 / 李四 / 王五
     开始日期 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-02 / 2024-03-05
     结束日期 ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     执行进度 ~ percent ~ progress ~ 100% / 25% / 0%`,
  ),
  // Loan of equipment: no plan of tasks.
  corpusSheet(
    'later-loan',
    `设备名称 ~ text ~ title?- ~ 投影仪 / 相机 / 话筒
     借用人 ~ person ~ - ~ 张三 / 李四 / 王五
     借用日期 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     应还日期 ~ day ~ - ~ 2024-03-05 / 2024-03-06 / 2024-03-07
     归还日期 ~ day ~ - ~ 2024-03-04 / · / ·
     归还状态 ~ singleSelect ~ -?state ~ 已归还 / 借用中 / 借用中`,
  ),
  // Expenses: no plan of tasks.
  corpusSheet(
    'later-expenses',
    `费用事由 ~ text ~ title?- ~ 差旅 / 招待 / 办公用品
     报销人 ~ person ~ - ~ 张三 / 李四 / 王五
     发生日期 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     报销金额 ~ currency ~ - ~ 1200 / 300 / 80
     审批人 ~ person ~ approvers ~ 赵总 / 赵总 / 钱总
     审批状态 ~ singleSelect ~ - ~ 已通过 / 审批中 / 已通过
     打款日期 ~ day ~ - ~ 2024-03-08 / · / 2024-03-09`,
  ),
  // Traditional: a company's project control table.
  corpusSheet(
    'later-tw-control',
    `任務名稱 ~ text ~ title ~ 需求訪談 / 系統設計 / 上線
     負責人員 ~ text ~ owner ~ 王小明 / 陳小美 / 林大同
     預計開始 ~ day ~ plannedStart ~ 2024/03/01 / 2024/03/10 / 2024/04/01
     預計結束 ~ day ~ plannedEnd ~ 2024/03/09 / 2024/03/31 / 2024/04/05
     實際開始 ~ day ~ actualStart ~ 2024/03/01 / · / ·
     實際結束 ~ day ~ actualEnd ~ 2024/03/09 / · / ·
     預計進度 ~ percent ~ plannedProgress ~ 100% / 40% / 0%
     實際進度 ~ percent ~ progress ~ 100% / 20% / 0%
     差異說明 ~ text ~ delayReason?- ~ · / 人力不足 / ·`,
  ),
  // A spreadsheet tracker with short English words.
  corpusSheet(
    'later-en-short',
    `To-do ~ text ~ title ~ Call venue / Send invites / Order wine
     By whom ~ text ~ owner ~ Ann / Bob / Cara
     By when ~ text ~ plannedEnd ~ Mar 1, 2024 / Mar 5, 2024 / Mar 9, 2024
     % ~ percent ~ progress ~ 100% / 0% / 50%
     Stage ~ singleSelect ~ stage ~ Plan / Plan / Run
     Comments / blockers ~ text ~ notes?risk ~ · / no list yet / ·`,
  ),
  // Wrike export.
  corpusSheet(
    'later-wrike',
    `Title ~ text ~ title ~ Draft / Review / Ship
     Key ~ text ~ code ~ 1 / 2 / 3
     Folders ~ text ~ - ~ Launch / Launch / Launch
     Status ~ singleSelect ~ state ~ Completed / In Progress / New
     Importance ~ singleSelect ~ - ~ High / Normal / Normal
     Assigned To ~ text ~ owner ~ Ann / Bob / Cara
     Start Date ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-08
     Duration (Hours) ~ number ~ - ~ 16 / 8 / 4
     Effort (Hours) ~ number ~ - ~ 8 / 4 / 2
     End Date ~ day ~ plannedEnd ~ 2024-03-02 / 2024-03-05 / 2024-03-08
     Completed Date ~ day ~ actualEnd ~ 2024-03-02 / · / ·
     Created Date ~ day ~ - ~ 2024-02-01 / 2024-02-01 / 2024-02-01
     Description ~ text ~ description ~ First / Second / Third`,
  ),
  // Airtable's template of a project tracker.
  corpusSheet(
    'later-airtable',
    `Name ~ text ~ title ~ Brand refresh / Site / Event
     Category ~ singleSelect ~ - ~ Brand / Web / Event
     Project lead ~ person ~ owner ~ Ann / Bob / Cara
     Project team ~ people ~ collaborators ~ Dan / Eve / Fay
     Due date ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-04 / 2024-03-08
     Kickoff date ~ day ~ plannedStart ~ 2024-02-01 / 2024-02-04 / 2024-02-08
     Complete ~ checkbox ~ - ~ ☑ / · / ·
     Client ~ text ~ - ~ Acme / Acme / Globex
     Notes ~ text ~ notes ~ · / · / ·`,
  ),
  // A risk and issue log beside tasks.
  corpusSheet(
    'later-raid',
    `Description ~ text ~ title?description ~ Server late / Staff ill / Rain
     Type ~ singleSelect ~ - ~ Risk / Issue / Risk
     Raised by ~ text ~ - ~ Ann / Bob / Cara
     Date raised ~ day ~ - ~ 2024-02-01 / 2024-02-02 / 2024-02-03
     Owner ~ text ~ owner ~ Dan / Eve / Fay
     Action plan ~ text ~ solution?- ~ Order early / Hire / Tent
     Target resolution date ~ day ~ plannedEnd?solutionDue ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     Closed date ~ day ~ actualEnd ~ 2024-03-01 / · / ·
     Status ~ singleSelect ~ state ~ Closed / Open / Open`,
  ),
  // Attendees of an event: no plan of tasks.
  corpusSheet(
    'later-attendees',
    `First name ~ text ~ -?title ~ Ann / Bob / Cara
     Company ~ text ~ - ~ Acme / Globex / Initech
     Registration date ~ day ~ - ~ 2024-02-01 / 2024-02-02 / 2024-02-03
     Ticket type ~ singleSelect ~ - ~ VIP / Normal / Normal
     Checked in ~ checkbox ~ - ~ ☑ / · / ·
     Diet ~ text ~ - ~ · / vegan / ·`,
  ),
  // A Japanese event preparation list.
  corpusSheet(
    'later-ja-event',
    `準備項目 ~ text ~ title ~ 会場予約 / 講師依頼 / 資料印刷
     担当者名 ~ text ~ owner ~ 佐藤 / 鈴木 / 高橋
     締切 ~ day ~ plannedEnd ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     着手日 ~ day ~ plannedStart?actualStart ~ 2024/02/01 / 2024/02/05 / ·
     完了日 ~ day ~ actualEnd ~ 2024/03/01 / · / ·
     進捗状況 ~ singleSelect ~ state ~ 完了 / 作業中 / 未着手
     連絡先 ~ text ~ - ~ 03-0000-0000 / · / ·
     備考欄 ~ text ~ notes ~ · / · / ·`,
  ),
  // A Japanese marketing WBS in two languages.
  corpusSheet(
    'later-ja-wbs',
    `WBS ~ text ~ code?title ~ 1.1 / 1.2 / 1.3
     作業名 ~ text ~ title ~ 市場調査 / 企画書 / 制作
     担当部門 ~ singleSelect ~ department ~ 企画 / 企画 / 制作
     予定開始 ~ day ~ plannedStart ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     予定終了 ~ day ~ plannedEnd ~ 2024/03/04 / 2024/03/09 / 2024/03/20
     実績開始 ~ day ~ actualStart ~ 2024/03/01 / · / ·
     実績終了 ~ day ~ actualEnd ~ 2024/03/04 / · / ·
     予定工数 ~ number ~ - ~ 8 / 16 / 40
     進捗(%) ~ number ~ progress ~ 100 / 20 / 0
     成果物 ~ text ~ deliverable ~ 報告書 / 企画書 / 動画`,
  ),
  // A group buying plan in an office chat, few columns.
  corpusSheet(
    'later-few',
    `要做的事 ~ text ~ title ~ 选品 / 定价 / 发货
     谁 ~ text ~ owner ~ 张三 / 李四 / 王五
     啥时候 ~ text ~ plannedEnd?- ~ 3月1日 / 3月2日 / 3月8日
     做完没 ~ singleSelect ~ -?state ~ 已完成 / 未完成 / 未完成`,
  ),
  // A supplier's delivery plan.
  corpusSheet(
    'later-delivery',
    `交付内容 ~ text ~ title?deliverable ~ 主机 / 软件 / 培训
     合同编号 ~ text ~ -?code ~ HT-1 / HT-1 / HT-1
     合同交付日期 ~ day ~ plannedEnd?- ~ 2024-03-01 / 2024-04-01 / 2024-05-01
     实际交付日期 ~ day ~ actualEnd ~ 2024-03-02 / · / ·
     交付状态 ~ singleSelect ~ state ~ 已完成 / 进行中 / 未开始
     客户联系人 ~ text ~ - ~ 赵总 / 钱总 / 孙总
     逾期原因 ~ text ~ delayReason ~ 物流 / · / ·`,
  ),
]
