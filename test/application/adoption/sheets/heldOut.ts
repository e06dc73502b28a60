import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** Sheets written after public ones once the headings of the other files were understood: what was never tuned to. */
export const HELD_OUT: readonly CorpusSheet[] = [
  // A company's yearly key work, broken down by quarter.
  corpusSheet(
    'out-key-work',
    `重点工作 ~ text ~ title ~ 品牌升级 / 渠道下沉 / 会员体系
     工作目标 ~ text ~ -?description ~ 完成新 VI / 新增 20 城 / 上线积分
     具体措施 ~ text ~ -?solution ~ 请设计公司 / 招商会 / 系统开发
     牵头部门 ~ text ~ department ~ 市场部 / 渠道部 / 会员部
     责任领导 ~ text ~ -?approvers ~ 赵总 / 钱总 / 孙总
     具体责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     完成期限 ~ text ~ plannedEnd ~ 6月30日 / 12月31日 / 9月30日
     Q1进展 ~ text ~ - ~ 招标完成 / 调研 / 立项
     督办情况 ~ text ~ - ~ · / 已催办 / ·`,
  ),
  // A wedding company's list of preparation.
  corpusSheet(
    'out-wedding',
    `准备事项 ~ text ~ title ~ 预订酒店 / 试纱 / 发请柬
     负责人员 ~ text ~ owner ~ 新郎 / 新娘 / 伴娘
     最晚完成时间 ~ day ~ plannedEnd ~ 2024-03-01 / 2024-04-01 / 2024-05-01
     完成打勾 ~ checkbox ~ - ~ ☑ / · / ·
     预计费用 ~ number ~ - ~ 50000 / 3000 / 500
     商家联系方式 ~ text ~ - ~ 13800000000 / 13900000000 / ·
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // A roll-out of a system across sites.
  corpusSheet(
    'out-rollout',
    `实施任务 ~ text ~ title ~ 数据迁移 / 用户培训 / 上线切换
     任务ID ~ text ~ code ~ R1 / R2 / R3
     客户 ~ text ~ - ~ 甲医院 / 甲医院 / 乙医院
     实施顾问 ~ person ~ -?owner ~ 张三 / 李四 / 王五
     计划上线日期 ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-10 / 2024-03-20
     实际上线日期 ~ day ~ actualEnd ~ 2024-03-01 / · / ·
     项目阶段 ~ singleSelect ~ stage ~ 准备 / 实施 / 上线
     当前进度(%) ~ number ~ progress ~ 100 / 40 / 0
     项目风险 ~ text ~ risk ~ · / 停机时间不足 / ·
     合同号 ~ text ~ - ~ HT-1 / HT-1 / HT-2`,
  ),
  // A new-media team's schedule of topics.
  corpusSheet(
    'out-media-schedule',
    `内容主题 ~ text ~ title ~ 品牌故事 / 用户证言 / 直播预告
     发布渠道 ~ singleSelect ~ channel ~ 公众号 / 视频号 / 抖音
     撰稿人 ~ person ~ -?owner ~ 张三 / 李四 / 王五
     初稿时间 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     定稿时间 ~ day ~ -?plannedEnd ~ 2024-03-05 / 2024-03-06 / 2024-03-07
     推送时间 ~ instant ~ - ~ 2024-03-08 20:00 / 2024-03-09 20:00 / 2024-03-10 20:00
     稿件状态 ~ singleSelect ~ state?- ~ 已完成 / 进行中 / 未开始
     稿费 ~ currency ~ - ~ 500 / 800 / 300`,
  ),
  // Purchasing for an event.
  corpusSheet(
    'out-purchase',
    `采购物品 ~ text ~ title?- ~ 帐篷 / 桌椅 / 音响
     数量 ~ number ~ -?totalAmount ~ 10 / 200 / 2
     单价 ~ currency ~ - ~ 300 / 50 / 2000
     总价 ~ none ~ - ~ 3000 / 10000 / 4000
     申请部门 ~ singleSelect ~ -?department ~ 市场部 / 行政部 / 市场部
     采购人 ~ person ~ -?owner ~ 张三 / 李四 / 王五
     下单日期 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     预计到货日期 ~ day ~ -?plannedEnd ~ 2024-03-05 / 2024-03-06 / 2024-03-07
     到货状态 ~ singleSelect ~ -?state ~ 已到货 / 运输中 / 未发货`,
  ),
  // A gantt with plan, adjusted plan and actual.
  corpusSheet(
    'out-adjusted',
    `工作分解 ~ text ~ title ~ 设计 / 制造 / 调试
     责任单位 ~ text ~ department ~ 设计院 / 制造部 / 调试组
     原计划开始 ~ day ~ -?plannedStart ~ 2024-03-01 / 2024-04-01 / 2024-06-01
     原计划完成 ~ day ~ -?plannedEnd ~ 2024-03-31 / 2024-05-31 / 2024-06-30
     调整后计划完成 ~ day ~ -?plannedEnd ~ 2024-04-05 / 2024-06-10 / 2024-07-10
     实际完成 ~ day ~ actualEnd ~ 2024-04-03 / · / ·
     完成进度 ~ percent ~ progress ~ 100% / 30% / 0%
     偏差原因分析 ~ text ~ delayReason ~ 图纸变更 / · / ·
     纠偏措施 ~ text ~ solution ~ 加班 / · / ·`,
  ),
  // An HR recruitment board: no plan of tasks.
  corpusSheet(
    'out-recruit',
    `候选人姓名 ~ text ~ -?title ~ 甲 / 乙 / 丙
     应聘岗位 ~ singleSelect ~ - ~ 运营 / 设计 / 运营
     简历来源 ~ singleSelect ~ - ~ 内推 / 官网 / 猎头
     面试官 ~ person ~ - ~ 张三 / 李四 / 王五
     面试时间 ~ instant ~ - ~ 2024-03-01 10:00 / 2024-03-02 10:00 / 2024-03-03 10:00
     面试结果 ~ singleSelect ~ - ~ 通过 / 淘汰 / 待定
     期望薪资 ~ number ~ - ~ 12000 / 15000 / 9000
     入职日期 ~ day ~ - ~ 2024-04-01 / · / ·`,
  ),
  // A ministry-like ledger with two ends in words and a monthly report.
  corpusSheet(
    'out-ledger',
    `序号 ~ text ~ -?code ~ 1 / 2 / 3
     任务事项 ~ text ~ title ~ 隐患排查 / 应急演练 / 宣传培训
     责任科室 ~ text ~ department ~ 安监科 / 应急科 / 宣教科
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     实施时间 ~ text ~ bothEnds ~ 3月1日-3月31日 / 4.10-4.12 / 5月1日至5月20日
     工作进度 ~ text ~ progress ~ 100% / 50% / 0%
     未完成原因及下步打算 ~ text ~ -?delayReason ~ · / 场地未定，改期 / ·
     佐证材料 ~ attachment ~ -?deliverableFiles ~ · / · / ·`,
  ),
  // A shop's double-eleven rhythm.
  corpusSheet(
    'out-double11',
    `动作 ~ text ~ title ~ 预售 / 尾款 / 返场
     节奏 ~ singleSelect ~ -?stage ~ 蓄水 / 爆发 / 返场
     执行日期 ~ text ~ bothEnds ~ 10.24-10.31 / 11.1-11.3 / 11.12-11.15
     平台 ~ singleSelect ~ channel ~ 天猫 / 天猫 / 京东
     运营负责人 ~ person ~ owner ~ 张三 / 李四 / 王五
     设计负责人 ~ person ~ - ~ 赵六 / 钱七 / 孙八
     目标GMV ~ currency ~ - ~ 1000000 / 3000000 / 500000
     进度 ~ singleSelect ~ state ~ 已完成 / 进行中 / 未开始`,
  ),
  // A training plan of a department.
  corpusSheet(
    'out-training',
    `培训课程 ~ text ~ title?- ~ 新人入职 / 消防安全 / 产品知识
     培训讲师 ~ text ~ - ~ 张三 / 李四 / 王五
     培训对象 ~ text ~ - ~ 新员工 / 全员 / 销售
     培训时间 ~ day ~ -?plannedEnd ~ 2024-03-01 / 2024-03-10 / 2024-03-20
     课时 ~ number ~ - ~ 2 / 1 / 3
     培训地点 ~ text ~ - ~ 会议室 / 操场 / 线上
     实施状态 ~ singleSelect ~ state ~ 已完成 / 未开始 / 未开始
     满意度 ~ number ~ - ~ 95 / · / ·`,
  ),
  // Traditional: a school's plan of an anniversary.
  corpusSheet(
    'out-tw-school',
    `工作事項 ~ text ~ title ~ 邀請校友 / 布置會場 / 印製手冊
     主辦單位 ~ text ~ department ~ 校友室 / 總務處 / 教務處
     承辦人 ~ text ~ owner ~ 王小明 / 陳小美 / 林大同
     協辦單位 ~ text ~ - ~ 秘書室 / 學務處 / 總務處
     起訖日期 ~ text ~ bothEnds ~ 3/1-3/15 / 4/20-4/25 / 3/10-4/10
     執行進度 ~ percent ~ progress ~ 100% / 0% / 40%
     執行狀況 ~ singleSelect ~ state ~ 已完成 / 未開始 / 進行中
     經費 ~ number ~ - ~ 10000 / 50000 / 30000
     備註 ~ text ~ notes ~ · / · / ·`,
  ),
  // An Excel project tracker with priority, assigned to and days.
  corpusSheet(
    'out-en-tracker',
    `Project Task ~ text ~ title ~ Market research / Sign-off / Launch
     Assigned to ~ text ~ owner ~ Ann Smith / Bob Jones / Cara Lee
     Est. Start ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     Est. Finish ~ day ~ plannedEnd ~ 2024-03-03 / 2024-03-10 / 2024-03-12
     Est. Work (in hours) ~ number ~ - ~ 20 / 4 / 8
     Est. Duration (in days) ~ number ~ - ~ 3 / 6 / 6
     Actual Start ~ day ~ actualStart ~ 2024-03-01 / · / ·
     Actual Finish ~ day ~ actualEnd ~ 2024-03-04 / · / ·
     Actual Work (in hours) ~ number ~ - ~ 24 / · / ·
     Notes ~ text ~ notes ~ · / · / ·`,
  ),
  // A Trello export.
  corpusSheet(
    'out-trello',
    `Card Name ~ text ~ title ~ Banner / Booth / Badges
     Card ID ~ text ~ code ~ a1 / a2 / a3
     List Name ~ singleSelect ~ -?stage?state ~ Doing / To Do / Done
     Card Description ~ text ~ description ~ Size 3x1 / 4 m / 200 pieces
     Members ~ text ~ owner?collaborators ~ ann / bob / cara
     Due Date ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     Last Activity Date ~ instant ~ - ~ 2024-03-01 / 2024-03-01 / 2024-03-01
     Card URL ~ text ~ - ~ https://a.example / https://b.example / https://c.example
     Archived ~ checkbox ~ - ~ · / · / ·`,
  ),
  // A Primavera layout.
  corpusSheet(
    'out-primavera',
    `Activity Name ~ text ~ title ~ Mobilize / Excavate / Pour
     Activity ID ~ text ~ code ~ A1000 / A1010 / A1020
     Original Duration ~ number ~ - ~ 5 / 10 / 7
     Remaining Duration ~ number ~ - ~ 0 / 4 / 7
     Start ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-08 / 2024-03-20
     Finish ~ day ~ plannedEnd ~ 2024-03-07 / 2024-03-19 / 2024-03-28
     Total Float ~ number ~ - ~ 0 / 0 / 3
     Activity % Complete ~ percent ~ progress ~ 100% / 60% / 0%
     Activity Status ~ singleSelect ~ state ~ Completed / In Progress / Not Started`,
  ),
  // A GitHub project exported.
  corpusSheet(
    'out-github',
    `Title ~ text ~ title ~ Add login / Fix crash / Docs
     URL ~ text ~ - ~ https://a.example / https://b.example / https://c.example
     Assignees ~ text ~ owner ~ ann / bob / cara
     Status ~ singleSelect ~ state ~ Todo / In Progress / Done
     Labels ~ multiSelect ~ - ~ bug / docs / ·
     Milestone ~ singleSelect ~ -?stage ~ v1 / v1 / v2
     Start date ~ day ~ plannedStart ~ 2024-03-01 / · / ·
     Target date ~ day ~ plannedEnd ~ 2024-03-08 / · / ·
     Estimate ~ number ~ - ~ 3 / 1 / 2
     Repository ~ text ~ - ~ a / a / b`,
  ),
  // A budget: no plan of tasks.
  corpusSheet(
    'out-budget',
    `Item ~ text ~ title ~ Venue / Food / Print
     Category ~ singleSelect ~ - ~ Place / Catering / Material
     Budget ~ currency ~ - ~ 1000 / 500 / 200
     Actual ~ currency ~ - ~ 900 / · / ·
     Difference ~ none ~ - ~ 100 / 500 / 200
     Paid on ~ day ~ - ~ 2024-03-01 / · / ·
     Vendor ~ text ~ - ~ Hall / Cook / Press`,
  ),
  // A schedule with days before the event.
  corpusSheet(
    'out-t-minus',
    `Task description ~ text ~ title ~ Confirm speakers / Print badges / Test sound
     T-minus ~ text ~ - ~ T-30 / T-7 / T-1
     Deadline date ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-24 / 2024-03-30
     Responsible party ~ text ~ owner ~ Ann / Bob / Cara
     Completion status ~ singleSelect ~ state ~ Done / Open / Open
     Completed on ~ day ~ actualEnd ~ 2024-02-28 / · / ·`,
  ),
  // A Japanese sales promotion calendar.
  corpusSheet(
    'out-ja-promotion',
    `施策名 ~ text ~ title ~ 春のキャンペーン / SNS投稿 / 店頭POP
     チャネル ~ singleSelect ~ channel ~ 店舗 / Instagram / 店舗
     主担当 ~ text ~ owner ~ 佐藤 / 鈴木 / 高橋
     副担当 ~ text ~ collaborators?- ~ 田中 / 伊藤 / 山本
     計画開始日 ~ day ~ plannedStart ~ 2024/03/01 / 2024/03/05 / 2024/03/10
     計画終了日 ~ day ~ plannedEnd ~ 2024/03/31 / 2024/03/20 / 2024/03/15
     達成率 ~ percent ~ - ~ 80% / 40% / 0%
     予算 ~ currency ~ - ~ 100000 / 20000 / 5000
     課題 ~ text ~ risk ~ · / 素材不足 / ·`,
  ),
  // A Japanese process sheet of a construction site.
  corpusSheet(
    'out-ja-site',
    `工種 ~ text ~ title?module?- ~ 基礎 / 躯体 / 内装
     協力会社 ~ text ~ - ~ 甲建設 / 乙工業 / 丙内装
     着工予定日 ~ day ~ plannedStart ~ 2024/03/01 / 2024/04/01 / 2024/06/01
     完了予定日 ~ day ~ plannedEnd ~ 2024/03/31 / 2024/05/31 / 2024/06/30
     実着工日 ~ day ~ actualStart ~ 2024/03/02 / · / ·
     進捗度 ~ percent ~ progress ~ 100% / 20% / 0%
     遅延理由 ~ text ~ delayReason ~ 雨天 / · / ·`,
  ),
  // Tasks of a robot from a chat: few words, mixed language.
  corpusSheet(
    'out-chat',
    `待办事项 ~ text ~ title ~ 确认报价 / 出方案 / 约会议
     Owner ~ person ~ owner ~ 张三 / 李四 / 王五
     ETA ~ day ~ plannedEnd ~ 2024-03-01 / 2024-03-05 / 2024-03-08
     Status ~ singleSelect ~ state ~ Done / Doing / Todo
     Remark ~ text ~ notes ~ · / · / ·
     来源群 ~ text ~ - ~ 项目群 / 销售群 / 项目群`,
  ),
]
