import type { board as source } from '../zh-CN/board.ts'
import { boardClocks } from './boardClocks.ts'
import { boardGoals } from './boardGoals.ts'
import { boardMoney } from './boardMoney.ts'
import { boardPlan } from './boardPlan.ts'

/** Words of the panel 数据. */
export const board = {
  'board.empty': 'この表にはタスクだけがあり、目標・予算・課題・指標の表がありません。',
  'board.empty.next':
    'これらの表を追加すると、目標達成率・予算の支出・課題の期限・マイルストーン・チャネルのデータがここに表示されます。',
  'board.reading': '各表を読み込んでいます…',
  ...boardGoals,
  ...boardMoney,
  ...boardClocks,
  ...boardPlan,
} as const satisfies Record<keyof typeof source, string>
