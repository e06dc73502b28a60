import type { SampleSet } from './sampleRow.ts'

const CAMPAIGN = ['2024年夏季新品促销']

/**
 * S0-1 … S0-5, verbatim; the year of S0-2's dates is the campaign's. S0 has states and no percentages, and states are
 * computed, so 已完成 is entered as 100 % and 进行中 as a start on the planned day; 滞后 follows from the plan. The anchor
 * is the last day on which the template's records were written (Q002).
 */
export const S0: SampleSet = {
  anchor: '2024-06-13',
  tables: {
    campaigns: [
      {
        key: '2024年夏季新品促销',
        cells: {
          title: '2024年夏季新品促销',
          planVersion: 'V2.0',
          startDay: '2024-06-01',
          endDay: '2024-06-30',
          goals: '销售额提升30%,新增会员3000人',
          budgetTotal: 500_000,
          stakeholders: '销售部(对接渠道)、产品部(提供样品)',
        },
      },
    ],
    kpis: [
      {
        key: '销售额',
        cells: {
          title: '销售额',
          campaign: CAMPAIGN,
          target: 300_000,
          actual: 350_000,
          cause: 'KOL种草+限时折扣刺激消费',
          improvement: '可提前3天启动限时折扣',
        },
      },
      {
        key: '新增会员',
        cells: {
          title: '新增会员',
          campaign: CAMPAIGN,
          target: 3000,
          actual: 2800,
          cause: '线下地推人员不足',
          improvement: '增加2名兼职地推,提前培训',
        },
      },
      {
        key: '社交曝光',
        cells: {
          title: '社交曝光',
          campaign: CAMPAIGN,
          target: 1_000_000,
          actual: 1_200_000,
          cause: '短视频挑战赛参与度高',
          improvement: '后续活动增加UGC互动环节',
        },
      },
    ],
    tasks: [
      {
        key: 'T001',
        cells: {
          code: 'T001',
          title: '预热海报设计',
          campaign: CAMPAIGN,
          stage: '预热期',
          plannedStart: '2024-06-01',
          plannedEnd: '2024-06-05',
          deliverable: '3张海报终稿',
          progress: 100,
        },
      },
      {
        key: 'T002',
        cells: {
          code: 'T002',
          title: 'KOL内容对接',
          campaign: CAMPAIGN,
          stage: '预热期',
          plannedStart: '2024-06-03',
          plannedEnd: '2024-06-08',
          deliverable: '2篇KOL种草稿件',
          delayReason: 'KOL档期调整',
        },
      },
      {
        key: 'T003',
        cells: {
          code: 'T003',
          title: '线下物料准备',
          campaign: CAMPAIGN,
          stage: '执行期',
          plannedStart: '2024-06-10',
          plannedEnd: '2024-06-20',
          actualStart: '2024-06-10',
          deliverable: '500份宣传单、100件赠品',
          delayReason: '印刷厂产能不足',
        },
      },
    ],
    dailyLog: [
      {
        key: '2024-06-10',
        cells: {
          day: '2024-06-10',
          campaign: CAMPAIGN,
          kpi: ['销售额'],
          kpiTarget: 50_000,
          kpiActual: 38_000,
          done: '线下场地布置完成',
          inProgress: '线上广告投放优化',
          delayed: '无',
          needs: '增加1名地推人员',
        },
      },
      {
        key: '2024-06-11',
        cells: {
          day: '2024-06-11',
          campaign: CAMPAIGN,
          kpi: ['销售额'],
          kpiTarget: 50_000,
          kpiActual: 42_000,
          done: 'KOL首篇内容发布',
          inProgress: '用户社群运营',
          delayed: '无',
        },
      },
    ],
    issues: [
      {
        key: 'Q001',
        cells: {
          code: 'Q001',
          title: '线下活动到场率低于预期',
          campaign: CAMPAIGN,
          foundAt: '2024-06-12',
          severity: 'medium',
          status: 'handling',
          solution: '增加"扫码领小礼品"引流',
        },
      },
      {
        key: 'Q002',
        cells: {
          code: 'Q002',
          title: '优惠券核销率仅15%',
          campaign: CAMPAIGN,
          foundAt: '2024-06-13',
          severity: 'high',
          status: 'resolved',
          solution: '降低门槛(满50减10→满30减5)',
        },
      },
    ],
  },
}
