import { ok } from '../../domain/index.ts'
import { withScale } from './bindSheet.ts'
import type { HostPort, HostResult, PercentScale, ReadContext } from '../ports.ts'

/** Rows asked for in one look at an undecided progress column: what one call may bring. */
const LOOK_AT_ONCE = 200

/** The scale that a first non-empty progress cell shows; null when all of these cells are empty. */
export async function findScale(
  host: Pick<HostPort, 'detectScale'>,
  reading: ReadContext,
  recordIds: readonly string[],
): HostResult<PercentScale | null> {
  for (let from = 0; from < recordIds.length; from += LOOK_AT_ONCE) {
    const detected = await host.detectScale(reading, 'progress', recordIds.slice(from, from + LOOK_AT_ONCE))
    if (!detected.ok || detected.value !== null) return detected
  }
  return ok(null)
}

/** Most hosts keep 15 % as 0.15; the first figure written tells, and is put right if this one does not. */
export const LIKELY_SCALE: PercentScale = 100

export const scaled = (reading: ReadContext, scale: PercentScale): ReadContext => ({
  ...reading,
  binding: withScale(reading.binding, 'progress', scale),
})

/**
 * The scale in which the host shows a progress that was just written by the likely one, no cell having held any before.
 */
export async function scaleOfWritten(
  host: Pick<HostPort, 'detectScale' | 'readSome'>,
  reading: ReadContext,
  recordId: string,
  signal: AbortSignal,
): HostResult<PercentScale> {
  // Read once more, the cell is no longer remembered as an empty one.
  const held = await host.readSome(reading, [recordId], signal)
  if (!held.ok) return held
  const shown = await host.detectScale(reading, 'progress', [recordId])
  return shown.ok ? ok(shown.value ?? LIKELY_SCALE) : shown
}
