import type { TypedReading } from '../../../application/ports.ts'
import {
  type AmountReading,
  plainText,
  readAmountIn,
  readFigureText,
  saysNothing,
  timesWhole,
} from '../../../domain/index.ts'
import { UNREADABLE, type CellCodec } from './codec.ts'
import { numberCodec } from './number.ts'
import { textCodec } from './text.ts'

/** The numbers of a column that shows percentages are shares: 0.08 is 8 %. */
const WHOLE_IN_PERCENT = 100

const amountOf = (reading: AmountReading): number | null | typeof UNREADABLE => {
  if (reading.kind === 'empty') return null
  return reading.kind === 'amount' ? reading.value : UNREADABLE
}

function readerOf(reading: TypedReading): (text: string) => unknown {
  switch (reading.as) {
    case 'amount':
      return (text) => amountOf(readAmountIn(text, reading))
    case 'figure':
      return (text) => amountOf(readFigureText(text))
    case 'option': {
      const { words = {} } = reading
      return (text) => (saysNothing(text) ? null : (words[plainText(text)] ?? UNREADABLE))
    }
    default:
      return (text) => (saysNothing(text) ? null : text)
  }
}

/**
 * Reads words of people's in the tables beside the tasks: amounts, figures, names of rows and words for options [AD4]
 * [AD7]. Never writes, because the words are theirs.
 */
export function besideWordsCodec(reading: TypedReading): CellCodec<unknown> {
  const read = readerOf(reading)
  const isOfNumbers = reading.as === 'amount' || reading.as === 'figure'
  return {
    decode(raw) {
      const number = isOfNumbers ? numberCodec.decode(raw) : null
      if (number !== null) return timesWhole(number, reading.times ?? 1)
      const text = textCodec.decode(raw)
      return text === null ? null : read(text)
    },
    encode: () => undefined,
    ...(reading.as === 'figure'
      ? {
          isPercent: (raw: unknown) =>
            numberCodec.decode(raw) === null
              ? plainText(textCodec.decode(raw) ?? '').endsWith('%')
              : reading.times === WHOLE_IN_PERCENT,
        }
      : {}),
  }
}
