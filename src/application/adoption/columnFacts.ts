import { bareNumber, readDayText, visitInSteps, type Steps } from '../../domain/index.ts'
import type { ColumnInfo, ShownRow } from '../ports.ts'

/** What all known cells of a column say together. What a person is asked before a table is taken over depends on it. */
export interface ColumnFacts {
  readonly filled: number
  /** How many cells are a plain number and nothing else. */
  readonly numbers: number
  /** The largest plain number; 0 when there is none. */
  readonly largest: number
  /** Whether a plain number is above 0 and not above 1: the share of a whole, or very few percent. */
  readonly hasUpToOne: boolean
  /** Whether a cell of words holds a day without its year. [AD2] */
  readonly lacksYear: boolean
}

export interface TableFacts {
  readonly columns: ReadonlyMap<string, ColumnFacts>
  /** Every day of the table that has a year, whether a person typed it or the host shows it. */
  readonly days: readonly string[]
}

/** Reads each text once: in long tables cells repeat. */
export function* tableFacts(columns: readonly ColumnInfo[], rows: readonly ShownRow[]): Steps<TableFacts> {
  const facts = new Map<string, ColumnFacts>()
  const days: string[] = []
  const dayOf = remembered((text: string) => readDayText(text, null))
  for (const { id, kind } of columns) {
    const seen = { filled: 0, numbers: 0, largest: 0, hasUpToOne: false, lacksYear: false }
    const mayBeNumber = kind === 'text' || kind === 'number'
    const mayBeDay = kind === 'text' || kind === 'day'
    yield* visitInSteps(rows, ({ texts }) => {
      const text = texts[id]
      if (text === undefined || text === '') return
      seen.filled += 1
      const number = mayBeNumber ? bareNumber(text) : null
      if (number !== null) {
        seen.numbers += 1
        seen.largest = Math.max(seen.largest, number)
        seen.hasUpToOne ||= number > 0 && number <= 1
      }
      if (!mayBeDay) return
      const day = dayOf(text)
      if (day.kind === 'span') days.push(day.start)
      if (day.kind === 'yearMissing' && kind === 'text') seen.lacksYear = true
    })
    facts.set(id, seen)
    yield
  }
  return { columns: facts, days }
}

/** The same function, which computes each answer once. */
export function remembered<Value>(answer: (text: string) => Value): (text: string) => Value {
  const answers = new Map<string, Value>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const value = answer(text)
    answers.set(text, value)
    return value
  }
}
