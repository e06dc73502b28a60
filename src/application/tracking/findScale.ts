import { ok } from '../../domain/index.ts'
import type { HostPort, HostResult, PercentScale, ReadContext } from '../ports.ts'

/** Rows asked for in one look at an undecided progress column: what one call may bring. */
const LOOK_AT_ONCE = 200

/** The scale that a first non-empty progress cell shows; null when all of these cells are empty. */
export async function findScale(
  host: Pick<HostPort, 'detectScale'>, reading: ReadContext, recordIds: readonly string[],
): HostResult<PercentScale | null> {
  for (let from = 0; from < recordIds.length; from += LOOK_AT_ONCE) {
    const detected = await host.detectScale(reading, 'progress', recordIds.slice(from, from + LOOK_AT_ONCE))
    if (!detected.ok || detected.value !== null) return detected
  }
  return ok(null)
}
