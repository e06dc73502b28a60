/** Reading or comparing so many rows is one step. */
const ROWS_PER_STEP = 100

/** Says yes each time that a step's rows have been looked at. */
export function everyTime(): () => boolean {
  let looked = 0
  return () => {
    looked += 1
    return looked % ROWS_PER_STEP === 0
  }
}
