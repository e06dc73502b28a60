/**
 * The one-to-one assignment of rows to columns with the greatest total gain, by the Hungarian method (Kuhn 1955,
 * Munkres 1957) in its O(n³) form with potentials. A greedy choice would be worse: the best single pair may leave only
 * bad pairs for the others. A gain of 0 or less assigns no column.
 *
 * @returns for each row the index of its column, or null
 */
export function bestAssignment(gains: readonly (readonly number[])[]): readonly (number | null)[] {
  const rows = gains.length
  const size = Math.max(rows, ...gains.map((row) => row.length), 0)
  const costOf = (row: number, column: number): number => -Math.max(0, gains[row]?.[column] ?? 0)
  // Indices start at 1, as the method is usually written. Row 0 and column 0 are sentinels.
  const rowPotential = Array.from({ length: size + 1 }, () => 0)
  const columnPotential = Array.from({ length: size + 1 }, () => 0)
  const rowOf = Array.from({ length: size + 1 }, () => 0)
  for (let row = 1; row <= size; row += 1) {
    const cheapest = Array.from({ length: size + 1 }, () => Number.POSITIVE_INFINITY)
    const reachedFrom = Array.from({ length: size + 1 }, () => 0)
    const isUsed = Array.from({ length: size + 1 }, () => false)
    rowOf[0] = row
    let column = 0
    do {
      isUsed[column] = true
      const current = rowOf[column] ?? 0
      let step = Number.POSITIVE_INFINITY
      let next = 0
      for (let other = 1; other <= size; other += 1) {
        if (isUsed[other] === true) continue
        const cost = costOf(current - 1, other - 1) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0)
        if (cost < (cheapest[other] ?? 0)) {
          cheapest[other] = cost
          reachedFrom[other] = column
        }
        if ((cheapest[other] ?? 0) < step) {
          step = cheapest[other] ?? 0
          next = other
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (isUsed[other] === true) {
          const owner = rowOf[other] ?? 0
          rowPotential[owner] = (rowPotential[owner] ?? 0) + step
          columnPotential[other] = (columnPotential[other] ?? 0) - step
        } else cheapest[other] = (cheapest[other] ?? 0) - step
      }
      column = next
    } while ((rowOf[column] ?? 0) !== 0)
    while (column !== 0) {
      const before = reachedFrom[column] ?? 0
      rowOf[column] = rowOf[before] ?? 0
      column = before
    }
  }
  const columnOf = new Map(
    rowOf.flatMap((row, column) => (row === 0 || column === 0 ? [] : [[row - 1, column - 1] as const])),
  )
  return gains.map((row, at) => {
    const column = columnOf.get(at)
    return column !== undefined && (row[column] ?? 0) > 0 ? column : null
  })
}
