import type { TypedReading } from '../../../application/ports.ts'
import { namesIn, readDayText, readProgressText, saysNothing, statedBy } from '../../../domain/index.ts'
import type { Person } from '../../../schema/index.ts'
import { UNREADABLE, type CellCodec } from './codec.ts'
import { textCodec } from './text.ts'

/** People named in words have no id in the Base, so they can be shown and counted but not written. */
const namedPeople = (text: string): readonly Person[] => namesIn(text).map((name) => ({ id: '', name }))

function readTyped(text: string, { as, year }: TypedReading): unknown {
  switch (as) {
    case 'progress': {
      const reading = readProgressText(text)
      if (reading.kind === 'unreadable') return UNREADABLE
      return reading.kind === 'percent' ? reading.percent : null
    }
    case 'spanStart':
    case 'spanEnd': {
      const reading = readDayText(text, year)
      if (reading.kind === 'empty') return null
      return reading.kind === 'span' ? (as === 'spanStart' ? reading.start : reading.end) : UNREADABLE
    }
    case 'people':
      return namedPeople(text)
    case 'choice':
      return saysNothing(text) ? null : text.trim()
    case 'hold':
      return statedBy(text)
    case 'share': // numbers have their own codec
    case 'shown':
      return text
  }
}

/** Reads words of people's as a value of another kind [AD1] [AD2]. Never writes, because the words are theirs. */
export const typedTextCodec = (reading: TypedReading): CellCodec<unknown> => ({
  decode(raw) {
    const text = textCodec.decode(raw)
    return text === null ? null : readTyped(text, reading)
  },
  encode: () => undefined,
})
