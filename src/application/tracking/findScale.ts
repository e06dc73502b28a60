import type { HostPort, PercentScale, ReadContext } from '../ports.ts'

/** Rows asked for in one look at an undecided progress column: what one call may bring. */
const LOOK_AT_ONCE = 200

/** The scale that a first non-empty progress cell shows. Empty cells read as null too: look on until one tells. */
export async function findScale(
  host: Pick<HostPort, 'detectScale'>, reading: ReadContext, recordIds: readonly string[],
): Promise<PercentScale | null> {
  for (let from = 0; from < recordIds.length; from += LOOK_AT_ONCE) {
    const detected = await host.detectScale(reading, 'progress', recordIds.slice(from, from + LOOK_AT_ONCE))
    if (!detected.ok) return null
    if (detected.value !== null) return detected.value
  }
  return null
}
