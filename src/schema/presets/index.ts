import { S0, S1 } from './campaignTables.ts'
import { FULL } from './full.ts'
import type { PresetId, PresetSpec, PresetTable } from './preset.ts'
import { S2, S3 } from './singleSheets.ts'

/** The presets in the order in which the first screen offers them, the simplest first. */
export const PRESETS: Readonly<Record<PresetId, PresetSpec>> = { S2, S3, S1, S0, full: FULL }

/** The table of a preset whose rows are tracked, in the words of zh-CN. */
export function taskTableOf(preset: PresetId): PresetTable<'tasks'> {
  const tasks = PRESETS[preset].tables.find(({ table }) => table === 'tasks')
  if (tasks === undefined) throw new Error(`${preset} has no task table`)
  return tasks as unknown as PresetTable<'tasks'>
}
