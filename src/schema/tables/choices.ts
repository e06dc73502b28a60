import type { Hue, OptionSpec } from '../field.ts'

/** Every choice that the templates offer in people's columns. `src/schema/words` has their names in other languages. */
const CHOICES = [
  '筹备期',
  '预热期',
  '爆发期',
  '执行期',
  '延续期',
  '筹备期(第1-2周)',
  '预热期(第3-4周)',
  '爆发期(第5-6周)',
  '前期筹备',
  '中期执行',
  '后期复盘',
  '内容营销',
  '渠道推广',
  '渠道投放',
  '物料制作',
  '小红书',
  '官方(公众号)',
  '抖音',
  '线下门店',
  '市场部',
  '销售部',
  '产品部',
  '人',
  '事',
  '物',
  '外部',
  '新品上市',
  '促销',
  '品牌推广',
  '会员增长',
  '展会',
  '其他',
  '物料制作费',
  '线上推广费',
  '场地租赁费',
  '人员成本',
  '应急备用金',
] as const
export type Choice = (typeof CHOICES)[number]

export const isChoice = (name: string): name is Choice => CHOICES.some((one) => one === name)

/** Options whose key is their name, coloured in turn. */
export const choices = <Name extends Choice>(
  hues: readonly Hue[],
  names: readonly Name[],
): readonly OptionSpec<Name>[] => names.map((name, at) => ({ key: name, name, hue: hues[at % hues.length] ?? 'grey' }))

export const VARIED: readonly Hue[] = ['blue', 'turquoise', 'yellow', 'orange']

/** Options with a key of their own, for columns with a fixed set of values. */
export const optionList = <Key extends string>(
  options: Readonly<Record<Key, Omit<OptionSpec, 'key'>>>,
): readonly OptionSpec<Key>[] => (Object.keys(options) as Key[]).map((key) => ({ key, ...options[key] }))

/** 高/中/低, as the templates grade issues and risks (S0-4). */
export const GRADES = optionList({
  high: { name: '高', hue: 'red' },
  medium: { name: '中', hue: 'orange' },
  low: { name: '低', hue: 'grey' },
})
