import { attainment, type Kpi } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { wantedCells, type WantedCells } from '../rows/tableRows.ts'

/** The numbers of one day as a goal. [KP1] */
export const kpiOfDay = ({ kpiActual, kpiTarget }: RowOf<'dailyLog'>): Kpi => ({
  actual: kpiActual,
  target: kpiTarget,
  base: null,
  direction: 'higher',
  measure: 'absolute',
})

/**
 * What 每日跟踪 ought to hold besides the figures of the day, which the keeper of the day writes: the attainment of each
 * day, from the numbers that people fill in. [KP1]
 */
export const dailyLogCells = (dailyLog: readonly RowOf<'dailyLog'>[]): WantedCells<'dailyLog'> =>
  wantedCells('dailyLog', dailyLog, { attainment: null }, (row) => ({ attainment: attainment(kpiOfDay(row)) }))
