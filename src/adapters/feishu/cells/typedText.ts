import { namesIn, readDayText, saysNothing, taughtReader, typedCellReader } from '../../../domain/index.ts'
import type { Person } from '../../../schema/index.ts'
import { UNREADABLE, type CellCodec } from './codec.ts'
import type { WordsOfTasks } from './lateCodecs.ts'
import { textCodec } from './text.ts'

/** People named in words have no id in the Base, so they can be shown and counted but not written. */
const namedPeople = (text: string): readonly Person[] => namesIn(text).map((name) => ({ id: '', name }))

function readerOf(reading: WordsOfTasks): (text: string) => unknown {
  switch (reading.as) {
    case 'people':
      return namedPeople
    case 'choice':
      return (text) => (saysNothing(text) ? null : text.trim())
    case 'shown':
      return (text) => text
    case 'progress':
    case 'spanStart':
    case 'spanEnd':
    case 'hold':
    case 'share': {
      const read = typedCellReader({ ...reading, as: reading.as })
      return (text) => {
        const said = read(text)
        if (said.kind === 'empty') return null
        if (said.kind === 'percent') return said.percent
        if (said.kind === 'day') return said.day
        return said.kind === 'state' ? said.state : UNREADABLE
      }
    }
  }
}

function isWithoutYear(raw: unknown): boolean {
  const text = textCodec.decode(raw)
  return text !== null && readDayText(text, null).kind === 'yearMissing'
}

/** Reads words of people's as a value of another kind [AD1] [AD2] [TW1]. Never writes, because the words are theirs. */
export function typedTextCodec(reading: WordsOfTasks): CellCodec<unknown> {
  const read = readerOf(reading)
  const meaningOf = taughtReader(reading.taught)
  return {
    decode(raw) {
      const text = textCodec.decode(raw)
      return text === null ? null : read(text)
    },
    encode: () => undefined,
    ...(reading.as === 'spanStart' || reading.as === 'spanEnd' ? { hasAgreedYear: isWithoutYear } : {}),
    ...(reading.taught === undefined
      ? {}
      : {
          taughtWord(raw) {
            const text = textCodec.decode(raw)
            return text === null || meaningOf(text) === undefined ? null : text.trim()
          },
        }),
  }
}
