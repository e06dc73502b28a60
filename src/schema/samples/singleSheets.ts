import type { SampleSet } from './sampleRow.ts'

/** S2-1, verbatim; its second row is cut off in the template after 协同责任人 and is not completed here. */
export const S2: SampleSet = {
  anchor: '2024-03-01',
  tables: {
    tasks: [
      {
        key: '1',
        cells: {
          title: '海报设计初稿',
          description: '完成3套主题海报设计',
          module: '内容营销',
          department: '市场部',
          plannedStart: '2024-03-01',
          plannedEnd: '2024-03-05',
          actualStart: '2024-03-01',
          actualEnd: '2024-03-06',
          progress: 15,
          risk: '素材需求变更,增加1套风格',
          solution: '与*市场经理确认最终风格',
          solutionDue: '2024-03-07',
          notes: '交付物需同步存档',
        },
      },
      { key: '2', cells: { title: '短视频投放', description: '在抖音、小红书投放10条短视频', module: '渠道推广' } },
    ],
  },
}

/** S3-1, verbatim; the words beside a percentage go to 备注, which the template leaves empty in those rows. */
export const S3: SampleSet = {
  anchor: '2024-03-18',
  tables: {
    tasks: [
      {
        key: '1',
        cells: {
          title: 'KOL种草笔记发布',
          stage: '筹备期(第1-2周)',
          channel: '小红书',
          description: '3位腰部KOL(5-10万粉)各1篇',
          plannedStart: '2024-03-01',
          plannedEnd: '2024-03-10',
          actualStart: '2024-03-01',
          progress: 60,
          risk: '1位KOL笔记审核因内容合规问题延迟',
          solution: '协同KOL调整内容重点,3月12日前提交',
          notes: '2篇已发布,1篇待审核',
        },
      },
      {
        key: '2',
        cells: {
          title: '推文预热',
          stage: '筹备期(第1-2周)',
          channel: '官方(公众号)',
          description: '2篇新品推文(含亮点+预约)',
          plannedStart: '2024-03-05',
          plannedEnd: '2024-03-12',
          actualStart: '2024-03-05',
          actualEnd: '2024-03-11',
          progress: 100,
          notes: '预约量超预期20%,需追加库存',
        },
      },
      {
        key: '3',
        cells: {
          title: '信息流广告投放',
          stage: '预热期(第3-4周)',
          channel: '抖音',
          description: '3支短视频(25-35岁女性,预算5万元)',
          plannedStart: '2024-03-15',
          plannedEnd: '2024-03-25',
          actualStart: '2024-03-16',
          progress: 30,
          risk: '完播率8% vs 行业12%',
          solution: '优化前3秒',
          notes: '素材已上线,消耗1.5万',
        },
      },
      {
        key: '4',
        cells: {
          title: '新品首发活动',
          stage: '爆发期(第5-6周)',
          channel: '线下门店',
          description: '全国100家门店"买新品赠赠品",培训店员',
          plannedStart: '2024-03-28',
          plannedEnd: '2024-04-05',
          progress: 0,
          risk: '部分门店赠品未到位',
          solution: '今日补发,3月27日前到货',
          notes: '规则同步店员群',
        },
      },
    ],
  },
}
