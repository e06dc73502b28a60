import { common } from './common.ts'
import { flagAdvice } from './flagAdvice.ts'
import { drift } from './drift.ts'
import { live } from './live.ts'
import { setup } from './setup.ts'
import { sheets } from './sheets.ts'
import { sidebar } from './sidebar.ts'
import { standing } from './standing.ts'
import { views } from './views.ts'

/** The messages of zh-CN that the first screen may need, by area. Those of a panel that opens later come with it. */
export const zhCN = {
  ...common,
  ...sidebar,
  ...standing,
  ...setup,
  ...sheets,
  ...drift,
  ...live,
  ...flagAdvice,
  ...views,
} as const
