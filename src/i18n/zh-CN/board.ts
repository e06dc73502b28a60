import { boardClocks } from './boardClocks.ts'
import { boardGoals } from './boardGoals.ts'
import { boardMoney } from './boardMoney.ts'
import { boardPlan } from './boardPlan.ts'

/** Words of the panel 数据. */
export const board = {
  'board.empty': '这张表只有任务，没有目标、预算、问题和指标的表。',
  'board.empty.next': '补上这些表后，这里显示目标达成、预算花费、问题时限、里程碑和渠道数据。',
  'board.reading': '正在读取各张表…',
  ...boardGoals,
  ...boardMoney,
  ...boardClocks,
  ...boardPlan,
} as const
