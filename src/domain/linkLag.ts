import { usableNumber } from './exactness.ts'

/** Days that work of a kind has to be ready before the next task begins. S0-17, S3-13, S3-20, S1-16 */
export const DEFAULT_LAG_DAYS = { material: 3, kol: 10, onSite: 1 } as const

/** Days by the name of a stage, module or channel. [DP4] */
export type LagDefaults = Readonly<Record<string, number>>

/** Where a task stands, in the words of the table. */
export interface TaskPlace {
  readonly stage: string | null
  readonly module: string | null
  readonly channel: string | null
}

/**
 * The lag of one link, calendar days: 间隔天数 of the successor where it is filled in, else the longest default of the
 * predecessor's stage, module and channel; null when there is none. [DP4]
 */
export function linkLag(own: number | null, predecessor: TaskPlace | null, defaults: LagDefaults): number | null {
  if (usableNumber(own) !== null) return own
  if (predecessor === null) return null
  const days = [predecessor.stage, predecessor.module, predecessor.channel].flatMap((name) => {
    const key = name?.trim() ?? ''
    return Object.hasOwn(defaults, key) ? (defaults[key] ?? []) : []
  })
  return days.length === 0 ? null : Math.max(...days)
}
