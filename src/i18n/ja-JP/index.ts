import { common } from './common.ts'
import { report } from './report.ts'
import { sidebar } from './sidebar.ts'

/** All messages of ja-JP, by area. */
export const jaJP = { ...common, ...sidebar, ...report } as const
