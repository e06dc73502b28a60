import { plainText } from '../../domain/index.ts'
import { optionWords, type TableKey } from '../../schema/index.ts'
import { furtherOptionWords } from './headingWords.ts'

/** The words for each option of a closed list, as plain text. Our own count before further ones. [AD7] */
function knownWords(table: TableKey, field: string): ReadonlyMap<string, string> {
  const further = furtherOptionWords(table, field).flatMap(([key, words]) => words.map((word) => [word, key] as const))
  const own = optionWords(table, field).map(({ name, key }) => [name, key] as const)
  return new Map([...further, ...own].map(([word, key]) => [plainText(word), key]))
}

/** Of people's words those that we know, as plain text, with the option that each stands for. [AD7] */
export function wordsOfOptions(
  table: TableKey,
  field: string,
  theirs: readonly string[],
): Readonly<Record<string, string>> {
  const known = knownWords(table, field)
  return Object.fromEntries(
    theirs.flatMap((word) => {
      const plain = plainText(word)
      const key = known.get(plain)
      return key === undefined ? [] : [[plain, key] as const]
    }),
  )
}
