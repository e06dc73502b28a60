import { adopt } from './adopt.ts'
import { common } from './common.ts'
import { flagAdvice } from './flagAdvice.ts'
import { live } from './live.ts'
import { extend } from './extend.ts'
import { repair } from './repair.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { sidebar } from './sidebar.ts'
import { standing } from './standing.ts'
import { views } from './views.ts'

/** The messages of zh-CN that the first screen may need, by area. Those of reports come with the reports. */
export const zhCN = {
  ...common,
  ...sidebar,
  ...standing,
  ...setup,
  ...adopt,
  ...settings,
  ...repair,
  ...extend,
  ...live,
  ...flagAdvice,
  ...views,
} as const
