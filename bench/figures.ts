export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/**
 * The processor time of this process so far, milliseconds: unlike a clock it does not run while other programs have the
 * processor. Compiling and collecting garbage on other threads counts, so the main thread takes no more than this.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** One table on the console; `ratio` is ours ÷ the raw SDK's. */
export function print(
  title: string,
  lines: readonly { readonly what: string; readonly ms: number; readonly ratio?: number; readonly note?: string }[],
): void {
  const rows = lines.map(({ what, ms, ratio, note }) =>
    [
      what.padEnd(46),
      `${ms.toFixed(1)} ms`.padStart(12),
      ratio === undefined ? '' : `× ${ratio.toFixed(2)}`.padStart(8),
      note ?? '',
    ]
      .join(' ')
      .trimEnd(),
  )
  console.log(`\n${title}\n${rows.map((row) => `  ${row}`).join('\n')}`)
}
