import { describe, expect, it } from 'vitest'
import { mergeChoices } from '../../../src/application/stored/mergeChoices.ts'

interface Case {
  readonly what: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  readonly merged: unknown
}

describe('[KV2] two people who change different things of a part both get their way', () => {
  it.each<Case>([
    {
      what: 'different values',
      base: { a: 1, b: 1 },
      mine: { a: 2, b: 1 },
      theirs: { a: 1, b: 3 },
      merged: { a: 2, b: 3 },
    },
    { what: 'the same value: mine counts', base: { a: 1 }, mine: { a: 2 }, theirs: { a: 3 }, merged: { a: 2 } },
    {
      what: 'what I took away stays away',
      base: { a: 1, b: 1 },
      mine: { b: 1 },
      theirs: { a: 2, b: 1 },
      merged: { b: 1 },
    },
    {
      what: 'what they took away stays away',
      base: { a: 1, b: 1 },
      mine: { a: 2, b: 2 },
      theirs: { b: 1 },
      merged: { b: 2 },
    },
    {
      what: 'what they emptied stays empty',
      base: { a: { n: 1 } },
      mine: { a: { n: 2 } },
      theirs: { a: null },
      merged: { a: null },
    },
    { what: 'what both added', base: {}, mine: { a: 1 }, theirs: { b: 2 }, merged: { b: 2, a: 1 } },
    {
      what: 'lists, member by member',
      base: ['a', 'b'],
      mine: ['b', 'c'],
      theirs: ['a', 'b', 'd'],
      merged: ['b', 'd', 'c'],
    },
    {
      what: 'parts of parts',
      base: { a: { x: 1, y: 1 } },
      mine: { a: { x: 2, y: 1 } },
      theirs: { a: { x: 1, y: 3 } },
      merged: { a: { x: 2, y: 3 } },
    },
    {
      what: 'another order of the same says nothing',
      base: { a: 1, b: 1 },
      mine: { b: 1, a: 1 },
      theirs: { a: 5, b: 1 },
      merged: { a: 5, b: 1 },
    },
  ])('$what', ({ base, mine, theirs, merged }) => {
    expect(mergeChoices(base, mine, theirs)).toEqual(merged)
  })
})
