import type { EnteredCells } from '../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../src/application/stored/settings.ts'
import type { TaskRow } from '../../src/schema/index.ts'
import { openCrowd, type Crowd, type CrowdOptions, type Sidebar, type TrackedBase } from './crowd.ts'
import { present } from './present.ts'

const PLAN: EnteredCells = {
  title: '信息流广告投放',
  plannedStart: '2024-03-15',
  plannedEnd: '2024-03-25',
  actualStart: '2024-03-16',
  progress: 30,
}

export interface Scene extends Crowd {
  readonly row: string
}

/** One planned task on 2024-03-19 after the cut-off, with any number of sidebars that have no work left. */
export async function openScene(base: TrackedBase, sidebars = 1, options: Partial<CrowdOptions> = {}): Promise<Scene> {
  const crowd = await openCrowd(base, {
    at: '2024-03-19T19:00:00+08:00',
    seed: 7,
    settings: DEFAULT_SETTINGS,
    ...options,
  })
  const row = await crowd.add(PLAN)
  for (let at = 0; at < sidebars; at += 1) await crowd.open()
  await crowd.clock.pass(5000)
  crowd.resetCalls()
  return { ...crowd, row }
}

export const keys = (crowd: Crowd): readonly string[] => crowd.calls().map(({ key }) => key.replace('WidgetTable_', ''))
export const writes = (crowd: Crowd): number => keys(crowd).filter((key) => key === 'setRecords').length
export const sidebar = (crowd: Crowd, at = 0): Sidebar => present(crowd.sidebars[at], `sidebar ${String(at)}`)
export const stateOf = (crowd: Crowd, at = 0): ReturnType<Sidebar['app']['getState']> =>
  sidebar(crowd, at).app.getState()
export const rowOf = async (crowd: Crowd, recordId: string): Promise<TaskRow> =>
  present(
    (await crowd.rows()).find((row) => row.recordId === recordId),
    recordId,
  )
