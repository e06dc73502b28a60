import type { Person } from '../../../schema/index.ts'
import { isRecord } from '../calls/reply.ts'
import type { CellCodec } from './codec.ts'

const NAME_PROPERTIES = ['name', 'enName', 'en_name'] as const

function personOf(entry: unknown): Person | null {
  if (!isRecord(entry)) return null
  const id = entry['id']
  if (typeof id !== 'string' || id === '') return null
  for (const property of NAME_PROPERTIES) {
    const name = entry[property]
    if (typeof name === 'string' && name !== '') return { id, name }
  }
  return { id, name: '' } // the host may fill in the name later (host-protocol §9.9)
}

/** User, CreatedUser and ModifiedUser columns. An id is enough to write a person (host-protocol §6.1). */
export const peopleCodec: CellCodec<readonly Person[]> = {
  decode: (raw) => {
    const people: Person[] = []
    for (const entry of Array.isArray(raw) ? (raw as readonly unknown[]) : [raw]) {
      const person = personOf(entry)
      if (person !== null) people.push(person)
    }
    return people.length === 0 ? null : people
  },
  encode: (people) => (people.length === 0 ? null : people.map(({ id }) => ({ id }))),
}
