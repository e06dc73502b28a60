import { byText, plainText, written } from '../../domain/index.ts'
import type { AssessedTask, Person, SheetRows } from '../../schema/index.ts'

/** Somebody whose name stands in the sheet. */
export interface KnownPerson {
  /** The id of the Base's member, or a key made of the typed name. */
  readonly key: string
  readonly name: string
}

/** The people of a sheet and who is who. */
export interface Roster {
  /** By name. */
  readonly people: readonly KnownPerson[]
  /** The keys of the people in a cell, each once. */
  keysIn(people: readonly Person[] | null): readonly string[]
}

/** Ids of members never begin with a colon. */
const typedKey = (name: string): string => `:${plainText(name)}`

/**
 * The people who own tasks, issues and campaigns. A typed name stands for the only member of that name, if there is one:
 * a sheet may have owners as text in one table and as members in another.
 */
export function rosterOf(
  tasks: readonly AssessedTask[],
  { issues, campaigns }: Pick<SheetRows, 'issues' | 'campaigns'>,
): Roster {
  const cells: readonly (readonly Person[] | null)[] = [
    ...tasks.map(({ row }) => row.owner),
    ...(issues?.rows ?? []).map(({ owner }) => owner),
    ...(campaigns?.rows ?? []).map(({ lead }) => lead),
  ]
  const names = new Map<string, string>()
  const membersByName = new Map<string, Set<string>>()
  for (const cell of cells)
    for (const { id, name } of cell ?? []) {
      if (id === '' || names.get(id) === name) continue
      if (name !== '' || !names.has(id)) names.set(id, name)
      const plain = plainText(name)
      if (plain !== '') membersByName.set(plain, (membersByName.get(plain) ?? new Set()).add(id))
    }
  const keyOf = ({ id, name }: Person): string | null => {
    if (id !== '') return id
    if (written(name) === null) return null
    const [only, ...others] = membersByName.get(plainText(name)) ?? []
    return only !== undefined && others.length === 0 ? only : typedKey(name)
  }
  for (const cell of cells)
    for (const person of cell ?? []) {
      const key = keyOf(person)
      if (key !== null && !names.has(key)) names.set(key, person.name)
    }
  return {
    people: [...names]
      .map(([key, name]) => ({ key, name: written(name) ?? key }))
      .toSorted((a, b) => byText(a.name, b.name) || byText(a.key, b.key)),
    keysIn: (people) => [...new Set((people ?? []).flatMap((person) => keyOf(person) ?? []))],
  }
}
