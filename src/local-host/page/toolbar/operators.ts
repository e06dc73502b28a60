import type { FieldKind } from '../fields/fieldTypes.ts'
import type { WordKey } from '../words/words.zh.ts'

/** The input for the value of a condition. */
export type ConditionInput = 'text' | 'number' | 'date' | 'option' | 'person' | 'checkbox' | 'none'

/** An operator: its name on the wire, its word and its input. */
export interface OperatorChoice {
  readonly operator: string
  readonly word: WordKey
  readonly input: ConditionInput
}

const EMPTINESS: readonly OperatorChoice[] = [
  { operator: 'isEmpty', word: 'op.isEmpty', input: 'none' },
  { operator: 'isNotEmpty', word: 'op.isNotEmpty', input: 'none' },
]

const equality = (input: ConditionInput): readonly OperatorChoice[] => [
  { operator: 'is', word: 'op.is', input },
  { operator: 'isNot', word: 'op.isNot', input },
  { operator: 'contains', word: 'op.contains', input },
  { operator: 'doesNotContain', word: 'op.doesNotContain', input },
  ...EMPTINESS,
]

const NUMBERS: readonly OperatorChoice[] = [
  { operator: 'is', word: 'op.is', input: 'number' },
  { operator: 'isNot', word: 'op.isNot', input: 'number' },
  { operator: 'isGreater', word: 'op.isGreater', input: 'number' },
  { operator: 'isGreaterEqual', word: 'op.isGreaterEqual', input: 'number' },
  { operator: 'isLess', word: 'op.isLess', input: 'number' },
  { operator: 'isLessEqual', word: 'op.isLessEqual', input: 'number' },
  ...EMPTINESS,
]

const DATES: readonly OperatorChoice[] = [
  { operator: 'is', word: 'op.is', input: 'date' },
  { operator: 'isGreater', word: 'op.dateGreater', input: 'date' },
  { operator: 'isLess', word: 'op.dateLess', input: 'date' },
  ...EMPTINESS,
]

/** Operators a person is offered for a kind of field (the SDK's filter conditions per type). */
export function operatorsOf(kind: FieldKind): readonly OperatorChoice[] {
  switch (kind) {
    case 'number':
    case 'currency':
    case 'progress':
    case 'rating':
      return NUMBERS
    case 'dateTime':
    case 'createdTime':
    case 'modifiedTime':
      return DATES
    case 'singleSelect':
    case 'multiSelect':
      return equality('option')
    case 'user':
    case 'createdUser':
    case 'modifiedUser':
      return equality('person')
    case 'checkbox':
      return [{ operator: 'is', word: 'op.is', input: 'checkbox' }]
    case 'attachment':
    case 'singleLink':
    case 'duplexLink':
    case 'groupChat':
      return EMPTINESS
    case 'formula':
    case 'lookup':
      return []
    default:
      return equality('text')
  }
}
