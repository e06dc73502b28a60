import type { SampleSet } from './sampleRow.ts'

/**
 * S1-1 and S1-2, verbatim; S1-3 has a title and no rows. The template prints no year; 2024 is that of its own report
 * (S1-22). No box is ticked in it, so the anchor is the day before its first task: nothing is due yet. Line 4 says
 * 10 people, 3 days and 200 yuan in words; the columns 数量, 天数 and 单价 hold the figures. [BU3]
 */
export const S1: SampleSet = {
  anchor: '2024-09-30',
  tables: {
    budget: [
      {
        key: '1',
        cells: {
          lineNumber: 1,
          category: '物料制作费',
          title: '海报500张、宣传册2000本',
          amount: 8000,
          notes: '含设计费',
        },
      },
      {
        key: '2',
        cells: { lineNumber: 2, category: '线上推广费', title: '朋友圈广告投放', amount: 15_000, notes: '7天投放周期' },
      },
      {
        key: '3',
        cells: {
          lineNumber: 3,
          category: '场地租赁费',
          title: '商圈展位租赁(3天)',
          amount: 12_000,
          notes: '含基础设备',
        },
      },
      {
        key: '4',
        cells: {
          lineNumber: 4,
          category: '人员成本',
          title: '兼职人员10名(3天)',
          quantity: 10,
          unitPrice: 200,
          days: 3,
          amount: 6000,
          notes: '200元/人/天',
        },
      },
      {
        key: '5',
        cells: { lineNumber: 5, category: '应急备用金', title: '预算外突发情况处理', amount: 5000, notes: '按实报销' },
      },
    ],
    tasks: [
      {
        key: '1',
        cells: {
          stage: '前期筹备',
          plannedStart: '2024-10-01',
          plannedEnd: '2024-10-05',
          title: '活动方案审批与团队分工',
        },
      },
      {
        key: '2',
        cells: {
          stage: '前期筹备',
          plannedStart: '2024-10-06',
          plannedEnd: '2024-10-10',
          title: '物料设计与制作',
          notes: '需10月15日到货',
        },
      },
      {
        key: '3',
        cells: {
          stage: '中期执行',
          plannedStart: '2024-10-15',
          plannedEnd: '2024-10-15',
          title: '场地布置与设备调试',
          notes: '18:00前完成',
        },
      },
      {
        key: '4',
        cells: {
          stage: '中期执行',
          plannedStart: '2024-10-16',
          plannedEnd: '2024-10-18',
          title: '活动现场执行',
          notes: '每日21:00复盘',
        },
      },
      {
        key: '5',
        cells: {
          stage: '后期复盘',
          plannedStart: '2024-10-19',
          plannedEnd: '2024-10-21',
          title: '数据整理与报告输出',
          notes: '10月22日提交',
        },
      },
    ],
  },
}
