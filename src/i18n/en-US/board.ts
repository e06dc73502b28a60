import type { board as source } from '../zh-CN/board.ts'
import { boardClocks } from './boardClocks.ts'
import { boardGoals } from './boardGoals.ts'
import { boardMoney } from './boardMoney.ts'
import { boardPlan } from './boardPlan.ts'

/** Words of the panel 数据. */
export const board = {
  'board.empty': 'This sheet has tasks only: no tables of goals, budget, issues or metrics.',
  'board.empty.next':
    'Once it has them, goal attainment, spending, issue clocks, milestones and channels are shown here.',
  'board.reading': 'Reading the tables…',
  ...boardGoals,
  ...boardMoney,
  ...boardClocks,
  ...boardPlan,
} as const satisfies Record<keyof typeof source, string>
