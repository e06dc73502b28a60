import { MEMBERS } from '../../src/local-host/engine/fixtures/members.ts'
import { choice, date, number, progress, sheet, text, TIME_ZONE } from '../../src/local-host/engine/fixtures/sheet.ts'
import type { Snapshot } from '../../src/local-host/engine/types.ts'
import { createIdMint } from '../../src/local-host/engine/world/ids.ts'
import { createRandom } from '../../src/local-host/engine/world/random.ts'

export const TASKS = '推进表'
export const BUDGET = '费用预算表'
export const GOALS = 'KPI 指标表'
export const EVENTS = '活动总表'
export const TROUBLES = '问题风险登记'

/** A Base of people's own: tasks, and beside them campaigns, a budget, goals and issues as they typed them. */
export function ownTables(): Snapshot {
  const ids = createIdMint(createRandom(11), new Set())
  const now = Date.parse('2024-03-18T19:00:00+08:00')
  return {
    version: 1,
    baseId: ids.fresh('bas'),
    name: '我们的',
    timeZone: TIME_ZONE,
    members: [...MEMBERS],
    tables: [
      sheet(
        ids,
        TASKS,
        [text('任务名称'), date('计划开始'), date('计划结束'), progress('进度'), text('负责人'), text('项目')],
        [
          ['海报设计', '2024-03-01', '2024-03-20', 0.5, '张三', '春季新品发布'],
          ['场地布置', '2024-03-05', '2024-03-25', 0.2, '张三', '春季新品发布'],
          ['直播彩排', '2024-03-10', '2024-03-28', 0, '张三', '老客回馈'],
        ],
        now,
      ),
      sheet(
        ids,
        BUDGET,
        [
          text('费用项目'),
          text('所属活动'),
          text('费用类别'),
          text('预算金额'),
          text('实际支出'),
          text('差额'),
          text('关联任务'),
          text('备注'),
        ],
        [
          ['主视觉海报', '春季新品发布', '物料制作费', '5万元（含税）', '4.2万', '8000', '海报设计', '首批'],
          ['会场租金', '春季新品发布', '场地租赁费', '120,000元', '15万元', '-30000', '场地布置', null],
          ['达人合作', '老客回馈', '线上推广费', '8-10万', null, null, '不存在的任务', null],
          ['主持人', '老客回馈', '人员成本', '约2万', '$3,000', null, null, null],
          ['备用', '查无此活动', '其他', '1万', null, null, null, null],
          ['合计', null, null, '30万', '19.2万', null, null, null],
        ],
        now,
      ),
      sheet(
        ids,
        GOALS,
        [
          text('指标名称'),
          text('活动名称'),
          text('目标值'),
          text('实际完成'),
          text('单位'),
          choice('优先级', '核心指标', '辅助指标'),
        ],
        [
          ['曝光量', '春季新品发布', '500万人次', '420万', '人次', '核心指标'],
          ['新增会员', '老客回馈', '2,000人', '2600', '人', '核心指标'],
          ['转化率', '春季新品发布', '3%-5%', '4%', '%', '辅助指标'],
        ],
        now,
      ),
      sheet(
        ids,
        EVENTS,
        [
          text('活动名称'),
          date('开始日期'),
          date('结束日期'),
          number('总预算（万元）', '0.0'),
          choice('活动状态', '进行中', '筹备中'),
        ],
        [
          ['春季新品发布', '2024-03-01', '2024-03-31', 20, '进行中'],
          ['老客回馈', '2024-03-10', '2024-04-10', 12.5, '筹备中'],
        ],
        now,
      ),
      sheet(
        ids,
        TROUBLES,
        [
          text('问题描述'),
          choice('状态', '待处理', '跟进中', '已关闭'),
          text('严重程度'),
          text('关联任务'),
          date('发现时间'),
        ],
        [
          ['物料延期到货', '跟进中', '严重', '海报设计', '2024-03-12'],
          ['场地电力不足', '已关闭', '一般', '场地布置、直播彩排', '2024-03-10'],
          ['主播档期冲突', '待处理', '看情况', '彩排', '2024-03-17'],
        ],
        now,
      ),
    ],
    pluginData: {},
  }
}
