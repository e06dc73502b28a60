import { attainment, type Kpi, written } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import { membership, wantedCells, type WantedCells } from '../rows/tableRows.ts'

/** The numbers of one day as a goal. [KP1] */
export const kpiOfDay = ({ kpiActual, kpiTarget }: RowOf<'dailyLog'>): Kpi => ({
  actual: kpiActual,
  target: kpiTarget,
  base: null,
  direction: 'higher',
  measure: 'absolute',
})

/**
 * The title of a row: its day and its campaign. A title that says something else is people's, and stays; a row without a
 * day has none. [SN1]
 */
export function titleOfDay(
  row: Pick<RowOf<'dailyLog'>, 'title' | 'day' | 'campaign'>,
  campaigns: readonly RowOf<'campaigns'>[],
): string | null {
  const { title, day } = row
  const isOpen = written(title) === null || title === day
  if (day === null || !isOpen) return title
  const id = membership(campaigns)(row)
  return `${day} ${written(campaigns.find(({ recordId }) => recordId === id)?.title ?? null) ?? ''}`.trim()
}

/**
 * What 每日跟踪 ought to hold besides the figures of the day, which the keeper of the day writes: the title of each day,
 * also of one that nobody kept, and its attainment, from the numbers that people fill in. [KP1] [SN1]
 */
export const dailyLogCells = (
  dailyLog: readonly RowOf<'dailyLog'>[],
  campaigns: readonly RowOf<'campaigns'>[],
): WantedCells<'dailyLog'> =>
  wantedCells('dailyLog', dailyLog, { attainment: null }, (row) => ({
    attainment: attainment(kpiOfDay(row)),
    title: titleOfDay(row, campaigns),
  }))
