import type { HostPort, HostResult } from '../ports.ts'
import { addTaskColumns } from '../setup/addTaskColumns.ts'
import type { BuildRun } from '../setup/buildSteps.ts'
import type { StoredSheet } from '../stored/document.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'

/** Adds 前置任务 and 间隔天数, in which people say what a task waits for, and how long. [DP5] */
export const addLinkColumns = (
  host: HostPort,
  room: StoredRoom,
  tableId: string,
  run: BuildRun,
): HostResult<StoredSheet> => addTaskColumns(host, room, tableId, { ...run, fields: ['predecessors', 'lagDays'] })
