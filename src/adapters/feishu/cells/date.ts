import { dayOf, instantOf } from '../../../domain/index.ts'
import type { CellCodec } from './codec.ts'
import { numberCodec } from './number.ts'

/** DateTime, CreatedTime, ModifiedTime and Formula results: milliseconds since the epoch (host-protocol §6.1). */
export const instantCodec: CellCodec<number> = numberCodec

/** Days repeat in a sheet, so they are cached; the cache is cleared when it holds this many instants. */
const REMEMBERED_INSTANTS = 20_000

/** 'YYYY-MM-DD' in the zone of the settings, the same for every viewer. [TM2] */
export function dayCodec(timeZone: string): CellCodec<string> {
  const days = new Map<number, string | null>()
  const readDay = (instantMs: number): string | null => {
    const day = dayOf(instantMs, timeZone)
    return day === '' ? null : day
  }
  return {
    decode: (raw) => {
      const instantMs = instantCodec.decode(raw)
      if (instantMs === null) return null
      const cached = days.get(instantMs)
      if (cached !== undefined) return cached
      if (days.size >= REMEMBERED_INSTANTS) days.clear()
      const day = readDay(instantMs)
      days.set(instantMs, day)
      return day
    },
    encode: (day) => {
      const instantMs = instantOf(day, timeZone)
      return Number.isNaN(instantMs) ? undefined : instantMs
    },
  }
}
