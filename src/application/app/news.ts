import type { CalendarDate, Turn } from '../../domain/index.ts'

/** What had become of the tasks of a sheet while no sidebar was open. [SN2] */
export interface OpeningNews {
  /** The as-of day on which a sidebar last had the sheet open; null when nothing tells it. */
  readonly since: CalendarDate | null
  readonly asOf: CalendarDate
  /** The worst first. */
  readonly turns: readonly Turn[]
  /**
   * `day`: what people have entered and set is the same, only the days went by. `people`: it is not the same. Null: neither
   * can be proved.
   */
  readonly cause: 'day' | 'people' | null
  /** Another sidebar has opened before this one today, found the cells as they were and written them. */
  readonly isOfOther: boolean
  /** The rows that this sidebar wrote at its opening. */
  readonly written: number
  /** The tasks whose cells still say what they said, because they could not be written. */
  readonly unwritten: number
}
