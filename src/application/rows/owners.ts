import { byText } from '../../domain/index.ts'

/** The owners of a row as one text: reports name them so, and rows of the same people belong together. */
export const ownersOf = ({ owner }: { readonly owner: readonly { readonly name: string }[] | null }): string | null => {
  const names = (owner ?? []).map((person) => person.name).toSorted(byText)
  return names.length === 0 ? null : names.join(' / ')
}
