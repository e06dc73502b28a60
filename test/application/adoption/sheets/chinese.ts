import { corpusSheet, type CorpusSheet } from './corpusSheet.ts'

/** Whole sheets written after public Chinese ones, each after the kind that its comment names. */
export const CHINESE: readonly CorpusSheet[] = [
  // Minutes of a meeting: the table of what is to be done.
  corpusSheet(
    'zh-minutes',
    `任务内容 ~ text ~ title ~ 确认场地合同 / 联系主持人 / 提交物料清单
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     截止时间 ~ text ~ plannedEnd ~ 2024-03-01 / 2024-03-05 / 3月8日
     备注 ~ text ~ notes ~ · / 待法务确认 / ·`,
  ),
  // A party branch's list of measures after an inspection.
  corpusSheet(
    'zh-measures',
    `序号 ~ text ~ code?- ~ 1 / 2 / 3
     存在问题 ~ text ~ risk?- ~ 台账不完整 / 会议记录缺失 / 学习不够深入
     整改措施 ~ text ~ solution ~ 补齐台账 / 指定专人记录 / 每月组织学习
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     完成时限 ~ text ~ solutionDue?plannedEnd ~ 2024年6月30日 / 2024年7月15日 / 长期坚持
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // An export of a company's project system with goal, output and measures.
  corpusSheet(
    'zh-self-review',
    `任务名称 ~ text ~ title ~ 需求调研 / 原型设计 / 开发联调
     编号 ~ text ~ code ~ RW-001 / RW-002 / RW-003
     重要度 ~ singleSelect ~ - ~ 高 / 中 / 高
     任务目标 ~ text ~ -?description ~ 明确需求范围 / 完成高保真原型 / 主流程可用
     输出物 ~ text ~ deliverable ~ 调研报告 / 原型文件 / 可测版本
     责任部门 ~ singleSelect ~ department ~ 产品部 / 设计部 / 研发部
     责任人 ~ person ~ owner ~ 张三 / 李四 / 王五
     计划开始时间 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-06 / 2024-03-11
     计划结束时间 ~ day ~ plannedEnd ~ 2024-03-05 / 2024-03-10 / 2024-03-25
     实际开始时间 ~ day ~ actualStart ~ 2024-03-01 / 2024-03-07 / ·
     实际结束时间 ~ day ~ actualEnd ~ 2024-03-05 / · / ·
     延期原因与补救措施 ~ text ~ delayReason?solution?- ~ · / 需求变更，加派一人 / ·
     完成情况 ~ percent ~ progress ~ 100% / 60% / 0%
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // WBS export of a delivery system.
  corpusSheet(
    'zh-wbs-export',
    `工作项名称 ~ text ~ title ~ 方案评审 / 设备到货 / 现场安装
     自定义编号 ~ text ~ code ~ 1.1 / 1.2 / 2.1
     负责人 ~ person ~ owner ~ 张三 / 李四 / 王五
     工作状态 ~ singleSelect ~ state ~ 已完成 / 进行中 / 未开始
     重要程度 ~ singleSelect ~ - ~ 重要 / 一般 / 重要
     工作进度 ~ percent ~ progress ~ 100% / 40% / 0%
     计划开始时间 ~ day ~ plannedStart ~ 2024-04-01 / 2024-04-03 / 2024-04-10
     计划结束时间 ~ day ~ plannedEnd ~ 2024-04-02 / 2024-04-09 / 2024-04-20
     实际开始时间 ~ day ~ actualStart ~ 2024-04-01 / 2024-04-04 / ·
     实际结束时间 ~ day ~ actualEnd ~ 2024-04-02 / · / ·
     大纲数字 ~ text ~ -?code ~ 1.1 / 1.2 / 2.1`,
  ),
  // Feishu's own project template: tasks with a priority, a link and times of the host.
  corpusSheet(
    'zh-feishu-project',
    `任务描述 ~ text ~ title ~ 上线预热页面 / 制作宣传片 / 邀约媒体
     任务执行人 ~ person ~ owner ~ 张三 / 李四 / 王五
     开始日期 ~ day ~ plannedStart ~ 2024/05/01 / 2024/05/03 / 2024/05/06
     预计完成日期 ~ day ~ plannedEnd ~ 2024/05/05 / 2024/05/20 / 2024/05/15
     实际完成日期 ~ day ~ actualEnd ~ 2024/05/05 / · / ·
     进展 ~ singleSelect ~ state ~ 已完成 / 进行中 / 未开始
     重要紧急程度 ~ singleSelect ~ - ~ 重要紧急 / 重要不紧急 / 重要紧急
     最新进展记录 ~ text ~ progressNote ~ 已上线 / 剪辑中 / ·
     是否延期 ~ none ~ - ~ 否 / 否 / 否
     任务情况总结 ~ text ~ - ~ · / · / ·
     创建时间 ~ instant! ~ - ~ 2024/04/20 10:00 / 2024/04/20 10:01 / 2024/04/20 10:02
     创建人 ~ person ~ - ~ 张三 / 张三 / 张三`,
  ),
  // A weekly work plan for Tencent Docs.
  corpusSheet(
    'zh-tencent-week',
    `本周工作 ~ text ~ title ~ 拜访客户A / 完成季度报表 / 招聘面试
     工作类型 ~ singleSelect ~ - ~ 销售 / 财务 / 人事
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     优先级 ~ singleSelect ~ - ~ P0 / P1 / P2
     计划完成时间 ~ day ~ plannedEnd ~ 2024-03-08 / 2024-03-07 / 2024-03-06
     完成进度 ~ percent ~ progress ~ 80% / 100% / 50%
     未完成原因 ~ text ~ delayReason ~ 客户出差 / · / 候选人改期
     下周计划 ~ text ~ - ~ 再次拜访 / · / 二面
     需协调事项 ~ text ~ - ~ · / · / 会议室`,
  ),
  // WPS gantt template with duration and percentage.
  corpusSheet(
    'zh-wps-gantt',
    `任务 ~ text ~ title ~ 前期调研 / 方案设计 / 招标采购
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     开始日期 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-08 / 2024-03-20
     结束日期 ~ day ~ plannedEnd ~ 2024-03-07 / 2024-03-19 / 2024-04-10
     工期（天） ~ number ~ - ~ 7 / 12 / 22
     完成百分比 ~ percent ~ progress ~ 100% / 50% / 0%
     剩余天数 ~ number ~ - ~ 0 / 6 / 22`,
  ),
  // An office's list of key work, as governments publish it.
  corpusSheet(
    'zh-supervision',
    `重点工作任务 ~ text ~ title ~ 推进老旧小区改造 / 新建公园两处 / 数字政务上线
     序号 ~ number ~ - ~ 1 / 2 / 3
     牵头领导 ~ text ~ approvers?- ~ 赵主任 / 钱主任 / 孙主任
     牵头单位 ~ text ~ department ~ 住建局 / 园林局 / 数据局
     配合单位 ~ text ~ - ~ 财政局 / 规划局 / 各街道
     目标要求 ~ text ~ -?description ~ 完成 20 个小区 / 年内开放 / 事项 90 % 网办
     完成时限 ~ text ~ plannedEnd ~ 2024年12月底 / 2024年10月31日 / 2024年9月30日
     目前进展情况 ~ text ~ progressNote ~ 已完成 12 个 / 正在施工 / 已上线试运行
     存在问题 ~ text ~ risk ~ 资金缺口 / · / ·
     下一步工作措施 ~ text ~ -?solution ~ 申请专项债 / 加快施工 / 扩大试点`,
  ),
  // Execution table of an event on the day: times of the clock.
  corpusSheet(
    'zh-run-of-show',
    `环节 ~ text ~ title ~ 签到 / 开场 / 抽奖
     时间 ~ text ~ - ~ 13:30-14:00 / 14:00-14:10 / 15:00-15:15
     时长 ~ text ~ - ~ 30分钟 / 10分钟 / 15分钟
     内容 ~ text ~ description ~ 嘉宾签到领取资料 / 主持人开场 / 第一轮抽奖
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     音乐 ~ text ~ - ~ 暖场 / 开场 / 欢快
     物料 ~ text ~ - ~ 签到表 / 话筒 / 奖品
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // Preparation of a yearly party: one column with both ends.
  corpusSheet(
    'zh-party-spans',
    `工作事项 ~ text ~ title ~ 场地预订 / 节目征集 / 采购奖品
     责任部门 ~ text ~ department ~ 行政部 / 人力资源部 / 行政部
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     起止时间 ~ text ~ bothEnds ~ 12.1-12.5 / 12.3-12.20 / 12月10日-15日
     工作要求 ~ text ~ -?description ~ 容纳 300 人 / 不少于 10 个 / 预算内
     完成情况 ~ text ~ state?progress ~ 已完成 / 进行中 / 未开始
     备注 ~ text ~ notes ~ · / 周五截止 / ·`,
  ),
  // The task table of the S0 template.
  corpusSheet(
    'zh-s0',
    `任务名称 ~ text ~ title ~ 预热海报设计 / KOL内容对接 / 线下物料准备
     任务ID ~ text ~ code ~ T001 / T002 / T003
     所属阶段 ~ singleSelect ~ stage ~ 预热期 / 预热期 / 执行期
     负责人 ~ person ~ owner ~ 张设计 / 李专员 / 王助理
     起止时间 ~ text ~ bothEnds ~ 6.1-6.5 / 6.3-6.8 / 6.10-6.20
     交付物 ~ text ~ deliverable ~ 3张海报终稿 / 2篇KOL种草稿件 / 500份宣传单
     进度状态 ~ singleSelect ~ state ~ 已完成 / 滞后(1天) / 进行中
     滞后原因(若适用) ~ text ~ delayReason ~ - / KOL档期调整 / 印刷厂产能不足`,
  ),
  // The schedule of the S1 template: a point in time, mixed texts.
  corpusSheet(
    'zh-s1',
    `具体任务 ~ text ~ title ~ 策划案定稿 / 物料制作 / 活动执行
     阶段 ~ singleSelect ~ stage ~ 筹备 / 筹备 / 执行
     时间节点 ~ text ~ bothEnds?plannedEnd ~ 3月1日-3月5日 / 3月6日-3月20日 / 3月25日
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五
     完成情况 ~ text ~ state?progress ~ 已完成 / 进行中 / 未开始
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // The wide sheet of the S2 template.
  corpusSheet(
    'zh-s2',
    `任务名称 ~ text ~ title ~ 抖音短视频拍摄 / 会员日海报 / 门店陈列
     任务编号 ~ text ~ code ~ T-01 / T-02 / T-03
     所属模块 ~ singleSelect ~ module ~ 内容营销 / 内容营销 / 渠道推广
     任务描述 ~ text ~ description ~ 拍摄 3 条 / 主 KV 延展 / 20 家门店
     主责人 ~ person ~ owner ~ 张三 / 李四 / 王五
     协同责任人 ~ people ~ collaborators ~ 赵六 / 钱七 / 孙八
     计划开始时间 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-04 / 2024-03-06
     计划完成时间 ~ day ~ plannedEnd ~ 2024-03-10 / 2024-03-08 / 2024-03-20
     实际开始时间 ~ day ~ actualStart ~ 2024-03-01 / 2024-03-04 / ·
     实际完成时间 ~ day ~ actualEnd ~ · / 2024-03-08 / ·
     计划进度(%) ~ percent ~ plannedProgress ~ 60% / 100% / 30%
     实际进度(%) ~ percent ~ progress ~ 50% / 100% / 0%
     进度偏差(%) ~ percent ~ progressDeviation ~ -10% / 0% / -30%
     偏差原因 ~ text ~ delayReason ~ 演员档期 / · / 物料未到
     改进措施 ~ text ~ solution ~ 换档期 / · / 催货
     当前状态 ~ singleSelect ~ state ~ 进行中 / 已完成 / 未开始`,
  ),
  // The sheet of the S3 template.
  corpusSheet(
    'zh-s3',
    `核心任务 ~ text ~ title ~ 小红书种草 / 直播首秀 / 社群裂变
     策略阶段 ~ singleSelect ~ stage ~ 预热期 / 爆发期 / 爆发期
     推广渠道 ~ singleSelect ~ channel ~ 小红书 / 抖音 / 私域
     责任部门 ~ singleSelect ~ department ~ 市场部 / 电商部 / 运营部
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     计划开始 ~ day ~ plannedStart ~ 2024-06-01 / 2024-06-10 / 2024-06-05
     计划完成 ~ day ~ plannedEnd ~ 2024-06-10 / 2024-06-11 / 2024-06-20
     当前进度 ~ text ~ progress ~ 60%(2篇已发布,1篇待审核) / 0% / 30%
     风险描述 ~ text ~ risk ~ 达人档期冲突 / 设备老化 / ·
     应对措施 ~ text ~ solution ~ 备选 3 位 / 提前彩排 / ·
     解决时限 ~ day ~ solutionDue ~ 2024-06-05 / 2024-06-09 / ·
     更新时间 ~ instant! ~ - ~ 2024-06-05 / 2024-06-05 / 2024-06-05`,
  ),
  // A traditional progress sheet from Taiwan.
  corpusSheet(
    'zh-tw-progress',
    `工作項目 ~ text ~ title ~ 場地勘查 / 文宣設計 / 報名系統
     項次 ~ text ~ code?- ~ 1 / 2 / 3
     負責單位 ~ text ~ department ~ 活動組 / 美宣組 / 資訊組
     負責人 ~ text ~ owner ~ 王小明 / 陳小美 / 林大同
     預定開始日期 ~ day ~ plannedStart ~ 2024/03/01 / 2024/03/05 / 2024/03/08
     預定完成日期 ~ day ~ plannedEnd ~ 2024/03/04 / 2024/03/20 / 2024/03/25
     實際完成日期 ~ day ~ actualEnd ~ 2024/03/04 / · / ·
     完成率 ~ percent ~ progress ~ 100% / 40% / 10%
     落後原因 ~ text ~ delayReason ~ · / 設計師請假 / ·
     備註 ~ text ~ notes ~ · / · / ·`,
  ),
  // A traditional task list from Hong Kong with a short deadline word.
  corpusSheet(
    'zh-hk-tasks',
    `工作內容 ~ text ~ title ~ 聯絡場地 / 印製海報 / 安排義工
     負責同事 ~ text ~ owner ~ 陳先生 / 李小姐 / 黃先生
     截止日期 ~ day ~ plannedEnd ~ 2024-04-01 / 2024-04-05 / 2024-04-08
     進度 ~ percent ~ progress ~ 50% / 0% / 20%
     狀況 ~ singleSelect ~ state ~ 進行中 / 未開始 / 進行中
     聯絡電話 ~ text ~ - ~ 21234567 / 22345678 / 23456789`,
  ),
  // A construction schedule: plan and actual, quantities, days.
  corpusSheet(
    'zh-construction',
    `分项工程 ~ text ~ title ~ 基础开挖 / 主体结构 / 机电安装
     施工单位 ~ text ~ -?department ~ 一建 / 一建 / 安装公司
     计划开工日期 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-20 / 2024-06-01
     计划完工日期 ~ day ~ plannedEnd ~ 2024-03-19 / 2024-06-30 / 2024-08-31
     实际开工日期 ~ day ~ actualStart ~ 2024-03-02 / 2024-03-25 / ·
     实际完工日期 ~ day ~ actualEnd ~ 2024-03-22 / · / ·
     计划工期 ~ number ~ - ~ 19 / 103 / 92
     累计完成比例 ~ percent ~ progress ~ 100% / 35% / 0%
     滞后天数 ~ number ~ delayDays ~ 3 / 5 / 0
     工程量 ~ number ~ totalAmount?- ~ 1200 / 5000 / 800
     合同金额 ~ currency ~ - ~ 120000 / 900000 / 300000`,
  ),
  // An R&D list of one department: requirement, iteration, hours.
  corpusSheet(
    'zh-dev-hours',
    `任务名称 ~ text ~ title ~ 登录改造 / 埋点 / 压测
     所属需求 ~ text ~ - ~ 账号 2.0 / 数据 / 稳定性
     迭代 ~ singleSelect ~ - ~ S12 / S12 / S13
     处理人 ~ person ~ owner ~ 张三 / 李四 / 王五
     预估工时 ~ number ~ - ~ 16 / 8 / 24
     已耗工时 ~ number ~ - ~ 10 / 8 / 0
     剩余工时 ~ number ~ - ~ 6 / 0 / 24
     预计开始 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-02 / 2024-03-11
     预计结束 ~ day ~ plannedEnd ~ 2024-03-05 / 2024-03-04 / 2024-03-15
     状态 ~ singleSelect ~ state ~ 进行中 / 已完成 / 未开始
     完成时间 ~ instant ~ actualEnd ~ · / 2024-03-04 18:00 / ·
     进度 ~ progress ~ progress ~ 62% / 100% / 0%`,
  ),
  // A brand's content calendar: no plan of tasks.
  corpusSheet(
    'zh-content-calendar',
    `选题 ~ text ~ title?- ~ 春日穿搭 / 新品开箱 / 达人探店
     发布平台 ~ singleSelect ~ channel ~ 小红书 / 抖音 / 微博
     内容形式 ~ singleSelect ~ - ~ 图文 / 视频 / 视频
     发布日期 ~ day ~ -?plannedEnd ~ 2024-03-01 / 2024-03-03 / 2024-03-08
     作者 ~ person ~ owner?- ~ 张三 / 李四 / 王五
     阅读量 ~ number ~ - ~ 1200 / 5300 / ·
     点赞数 ~ number ~ - ~ 80 / 400 / ·
     链接 ~ text ~ - ~ https://a.example / https://b.example / ·
     状态 ~ singleSelect ~ state ~ 已发布 / 已发布 / 待发布`,
  ),
  // Customers of a sales team.
  corpusSheet(
    'zh-crm',
    `客户名称 ~ text ~ title?- ~ 甲公司 / 乙公司 / 丙公司
     客户来源 ~ singleSelect ~ - ~ 展会 / 转介绍 / 官网
     联系人 ~ text ~ - ~ 赵总 / 钱总 / 孙总
     手机号 ~ text ~ - ~ 13800000000 / 13900000000 / 13700000000
     跟进人 ~ person ~ owner ~ 张三 / 李四 / 王五
     跟进阶段 ~ singleSelect ~ stage?- ~ 初访 / 报价 / 签约
     预计成交金额 ~ currency ~ - ~ 100000 / 50000 / 80000
     预计成交日期 ~ day ~ -?plannedEnd ~ 2024-04-01 / 2024-05-01 / 2024-03-20
     最近跟进时间 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     下次跟进时间 ~ day ~ - ~ 2024-03-10 / 2024-03-12 / 2024-03-05
     备注 ~ text ~ notes ~ · / · / ·`,
  ),
  // Stock of a store.
  corpusSheet(
    'zh-stock',
    `物料名称 ~ text ~ title?- ~ 易拉宝 / 手提袋 / 宣传单
     规格 ~ text ~ - ~ 80×200 / 大号 / A4
     单位 ~ singleSelect ~ - ~ 个 / 个 / 张
     库存数量 ~ number ~ - ~ 20 / 300 / 5000
     单价 ~ currency ~ - ~ 60 / 2 / 0.3
     金额 ~ none ~ - ~ 1200 / 600 / 1500
     入库日期 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     保管人 ~ person ~ -?owner ~ 张三 / 李四 / 王五
     供应商 ~ text ~ - ~ 甲 / 乙 / 丙`,
  ),
  // Goals of a department by quarter.
  corpusSheet(
    'zh-okr',
    `关键结果 ~ text ~ title?- ~ 新增会员 5000 / 复购率 30% / 满意度 95
     目标 ~ text ~ - ~ 用户增长 / 用户增长 / 服务
     负责人 ~ person ~ owner ~ 张三 / 李四 / 王五
     目标值 ~ number ~ -?totalAmount ~ 5000 / 30 / 95
     当前值 ~ number ~ -?doneAmount ~ 2800 / 22 / 93
     达成率 ~ percent ~ - ~ 56% / 73% / 98%
     权重 ~ percent ~ -?weight ~ 40% / 40% / 20%
     信心指数 ~ number ~ - ~ 7 / 5 / 9
     截止日期 ~ day ~ plannedEnd ~ 2024-06-30 / 2024-06-30 / 2024-06-30`,
  ),
  // Attendance of a month.
  corpusSheet(
    'zh-attendance',
    `姓名 ~ text ~ -?title ~ 张三 / 李四 / 王五
     工号 ~ text ~ - ~ 001 / 002 / 003
     部门 ~ singleSelect ~ department?- ~ 市场部 / 销售部 / 产品部
     上班时间 ~ instant ~ - ~ 2024-03-01 09:00 / 2024-03-01 08:55 / 2024-03-01 09:10
     下班时间 ~ instant ~ - ~ 2024-03-01 18:00 / 2024-03-01 18:30 / 2024-03-01 18:05
     迟到分钟 ~ number ~ - ~ 0 / 0 / 10
     请假类型 ~ singleSelect ~ - ~ · / 事假 / ·
     审批状态 ~ singleSelect ~ -?state ~ · / 已通过 / ·`,
  ),
  // Progress of a project with planned share, time share and rest.
  corpusSheet(
    'zh-time-share',
    `项目/任务 ~ text ~ title ~ 线上投放 / 线下路演 / 复盘
     起始时间 ~ day ~ plannedStart ~ 2024-03-01 / 2024-03-05 / 2024-03-25
     结束时间 ~ day ~ plannedEnd ~ 2024-03-20 / 2024-03-24 / 2024-03-31
     总天数 ~ number ~ - ~ 20 / 20 / 7
     已用天数 ~ number ~ - ~ 10 / 6 / 0
     时间进度 ~ percent ~ plannedProgress ~ 50% / 30% / 0%
     任务进度 ~ percent ~ progress ~ 40% / 35% / 0%
     剩余进度 ~ percent ~ - ~ 60% / 65% / 100%
     负责人 ~ text ~ owner ~ 张三 / 李四 / 王五`,
  ),
  // Bug list of a test team.
  corpusSheet(
    'zh-bugs',
    `问题描述 ~ text ~ risk?title ~ 登录失败 / 页面错位 / 数据为空
     问题编号 ~ text ~ code?- ~ BUG-1 / BUG-2 / BUG-3
     模块 ~ singleSelect ~ module ~ 登录 / 首页 / 报表
     严重程度 ~ singleSelect ~ - ~ 高 / 低 / 中
     提出人 ~ person ~ - ~ 赵六 / 钱七 / 孙八
     提出时间 ~ day ~ - ~ 2024-03-01 / 2024-03-02 / 2024-03-03
     修复人 ~ person ~ owner?- ~ 张三 / 李四 / 王五
     预计完成时间 ~ day ~ plannedEnd ~ 2024-03-05 / 2024-03-08 / 2024-03-04
     实际完成时间 ~ day ~ actualEnd ~ 2024-03-05 / · / ·
     状态 ~ singleSelect ~ state ~ 已解决 / 处理中 / 待处理`,
  ),
  // A shop's promotion plan with a DDL.
  corpusSheet(
    'zh-ddl',
    `事项 ~ text ~ title ~ 提报活动 / 出主图 / 设置优惠券
     DRI ~ person ~ owner ~ 张三 / 李四 / 王五
     DDL ~ day ~ plannedEnd ~ 2024-06-01 / 2024-06-03 / 2024-06-05
     进度条 ~ progress ~ progress ~ 100% / 50% / 0%
     卡点 ~ text ~ risk?- ~ · / 缺样品 / ·
     相关文档 ~ text ~ - ~ https://a.example / https://b.example / ·
     参与人 ~ people ~ collaborators ~ 赵六 / 钱七 / 孙八`,
  ),
  // A list for an exhibition, days before the event.
  corpusSheet(
    'zh-exhibition',
    `筹备事项 ~ text ~ title ~ 展位设计 / 展品运输 / 人员培训
     类别 ~ singleSelect ~ module?- ~ 设计 / 物流 / 人员
     要求完成时间 ~ day ~ plannedEnd ~ 2024-05-01 / 2024-05-10 / 2024-05-12
     实际完成时间 ~ day ~ actualEnd ~ 2024-04-30 / · / ·
     主办人 ~ text ~ owner ~ 张三 / 李四 / 王五
     协办人 ~ text ~ collaborators ~ 赵六 / 钱七 / 孙八
     预算（元） ~ number ~ - ~ 30000 / 8000 / 2000
     实际花费（元） ~ number ~ - ~ 28000 / · / ·
     是否完成 ~ checkbox ~ -?achieved ~ ☑ / · / ·
     备注说明 ~ text ~ notes ~ · / · / ·`,
  ),
  // Goals of a shop with a target day and a review.
  corpusSheet(
    'zh-target-day',
    `改进项 ~ text ~ title ~ 优化归档 / 灾备自动化 / DNS预热
     优先级 ~ singleSelect ~ - ~ 高 / 中 / 高
     责任人 ~ text ~ owner ~ 张三 / 李四 / 王五
     目标完成日期 ~ day ~ plannedEnd ~ 2024-02-01 / 2024-03-01 / 2024-01-15
     完成日期 ~ day ~ actualEnd ~ · / · / 2024-01-14
     验收人 ~ person ~ approvers?- ~ 赵六 / 钱七 / 孙八
     状态 ~ text ~ state ~ 进行中 / 未开始 / 已完成`,
  ),
]
