import type { SheetState } from '../application/appState.ts'
import { PRESETS } from '../schema/index.ts'

/** Whether the sheet has 每日跟踪, where the figures of each day are frozen. [SN1] */
export const keepsDays = ({ preset }: Pick<SheetState, 'preset'>): boolean => PRESETS[preset].tables.some(({ table }) => table === 'dailyLog')
