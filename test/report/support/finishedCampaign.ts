import type { TaskRow } from '../../../src/schema/index.ts'
import { rowOf } from './sampleSheets.ts'

/** title, module, department, owner, S, E, AS, AE, 风险问题, 解决方案 */
type Sketch = readonly [string, string, string, string, string, string, string, string | null, string?, string?]

const SKETCHES: readonly Sketch[] = [
  ['海报设计初稿', '内容营销', '市场部', '林设计', '2024-03-01', '2024-03-05', '2024-03-01', '2024-03-06', '素材需求变更,增加1套风格', '与市场经理确认最终风格'],
  ['产品手册文案', '内容营销', '市场部', '周文案', '2024-03-01', '2024-03-06', '2024-03-01', '2024-03-06'],
  ['短视频脚本', '内容营销', '市场部', '周文案', '2024-03-04', '2024-03-08', '2024-03-06', '2024-03-11', '需求评审流程冗长', '每日站会当场定稿'],
  ['短视频拍摄', '内容营销', '市场部', '林设计', '2024-03-11', '2024-03-15', '2024-03-13', '2024-03-18', '脚本定稿晚,拍摄顺延', '压缩剪辑时间'],
  ['公众号推文', '内容营销', '市场部', '周文案', '2024-03-12', '2024-03-16', '2024-03-12', '2024-03-14'],
  ['素材归档', '内容营销', '市场部', '林设计', '2024-04-08', '2024-04-10', '2024-04-08', '2024-04-09'],
  ['KOL名单确认', '渠道推广', '销售部', '陈渠道', '2024-03-05', '2024-03-09', '2024-03-05', '2024-03-12', 'KOL档期调整', '增加2位备选KOL'],
  ['KOL内容发布', '渠道推广', '销售部', '陈渠道', '2024-03-13', '2024-03-20', '2024-03-15', '2024-03-24', 'KOL档期调整', '启用备选KOL'],
  ['经销商沟通会', '渠道推广', '销售部', '赵销售', '2024-03-18', '2024-03-19', '2024-03-18', '2024-03-18'],
  ['门店物料配送', '渠道推广', '销售部', '赵销售', '2024-03-20', '2024-03-25', '2024-03-20', '2024-03-27'],
  ['社群裂变活动', '渠道推广', '销售部', '陈渠道', '2024-03-22', '2024-03-31', '2024-03-22', '2024-03-31'],
  ['信息流投放', '渠道投放', '市场部', '陈渠道', '2024-03-16', '2024-03-31', '2024-03-16', '2024-03-31', '完播率8% vs 行业12%', '优化前3秒'],
  ['投放数据复盘', '渠道投放', '市场部', '陈渠道', '2024-04-01', '2024-04-03', '2024-04-01', null],
]

/** A finished S2 campaign that is large enough for every insight of a single sheet; one row lacks its actual end. */
export const FINISHED_CAMPAIGN: readonly TaskRow[] = [
  ...SKETCHES.map(([title, module, department, owner, plannedStart, plannedEnd, actualStart, actualEnd, risk, solution], at) =>
    rowOf({
      recordId: `recF${String(at + 1)}`, title, module, department, owner, plannedStart, plannedEnd, actualStart, actualEnd, progress: 100,
      risk: risk ?? null, solution: solution ?? null, solutionDue: risk === undefined ? null : plannedEnd,
    }),
  ),
  rowOf({
    recordId: 'recF14', title: '线下地推', module: '渠道推广', department: '销售部', owner: '赵销售', plannedStart: '2024-03-23',
    plannedEnd: '2024-03-30', state: 'cancelled', notes: '改为社群裂变',
  }),
]
