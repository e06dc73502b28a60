import { asOfDay } from '../../domain/index.ts'
import type { ClockPort } from '../clock.ts'
import { untilNextTurn } from './nextTurn.ts'
import type { TrackerSettings } from '../stored/settings.ts'

/** Calls back at the cut-off and at midnight in the Base's zone. [TM1] */
export interface DayTurns {
  /** Whether the days are still those that the figures were made with. */
  isNewDay(assessed: { readonly today: string; readonly asOf: string }): boolean
  /** After other settings: the next turn may come at another time. */
  arm(settings: TrackerSettings): void
  close(): void
}

export function createDayTurns(clock: ClockPort, onTurn: () => void): DayTurns {
  let settings: TrackerSettings | null = null
  let cancel = (): void => undefined
  const armNext = (): void => {
    cancel()
    if (settings === null) return
    cancel = clock.after(untilNextTurn(clock.now(), settings.timeZone, settings.cutOff), () => {
      armNext()
      onTurn()
    })
  }
  return {
    isNewDay(assessed) {
      if (settings === null) return false
      const now = asOfDay(new Date(clock.now()), settings.timeZone, settings.cutOff)
      return now.today !== assessed.today || now.asOf !== assessed.asOf
    },
    arm(next) {
      settings = next
      armNext()
    },
    close: () => cancel(),
  }
}
