import { common } from './common.ts'
import { report } from './report.ts'
import { sidebar } from './sidebar.ts'

/** All messages of zh-CN, by area. */
export const zhCN = { ...common, ...sidebar, ...report } as const
