import { common } from './common.ts'
import { report } from './report.ts'
import { sidebar } from './sidebar.ts'

/** All messages of en-US, by area. */
export const enUS = { ...common, ...sidebar, ...report } as const
