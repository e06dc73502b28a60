import { ok } from '../../domain/index.ts'
import { withScale } from './bindTable.ts'
import type { HostPort, HostResult, PercentScale, ReadContext } from '../ports.ts'

/** Rows that one call of `detectScale` asks about. */
const ROWS_PER_CALL = 200

/** The scale that the first non-empty progress cell of these rows shows; null when all of them are empty. */
export async function findScale(
  host: Pick<HostPort, 'detectScale'>,
  reading: ReadContext,
  recordIds: readonly string[],
): HostResult<PercentScale | null> {
  for (let from = 0; from < recordIds.length; from += ROWS_PER_CALL) {
    const detected = await host.detectScale(reading, 'progress', recordIds.slice(from, from + ROWS_PER_CALL))
    if (!detected.ok || detected.value !== null) return detected
  }
  return ok(null)
}

/**
 * Most hosts store 15 % as 0.15. Write the first progress so, then ask how the host shows the cell: another scale means
 * writing again.
 */
export const LIKELY_SCALE: PercentScale = 100

export const scaled = (reading: ReadContext, scale: PercentScale): ReadContext => ({
  ...reading,
  binding: withScale(reading.binding, 'progress', scale),
})

/** The scale of the column, from the first progress ever written into it. It was written by the likely scale. */
export async function scaleOfWritten(
  host: Pick<HostPort, 'detectScale' | 'readSome'>,
  reading: ReadContext,
  recordId: string,
  signal: AbortSignal,
): HostResult<PercentScale> {
  // The host still remembers the cell as empty: read the row before asking how it shows the cell.
  const rows = await host.readSome(reading, [recordId], signal)
  if (!rows.ok) return rows
  const shown = await host.detectScale(reading, 'progress', [recordId])
  return shown.ok ? ok(shown.value ?? LIKELY_SCALE) : shown
}
