import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CONTRACT_CASES } from './cases/index.ts'
import { renderKnownDifferences } from './knownDifferences.ts'
import { FIXED_UNKNOWNS, SWITCHED_UNKNOWNS } from './unknowns.ts'

const FILE = new URL('../../src/local-host/KNOWN_DIFFERENCES.md', import.meta.url)

it('KNOWN_DIFFERENCES.md says what the contract says', () => {
  const rendered = renderKnownDifferences()
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, rendered)
  expect(
    readFileSync(FILE, 'utf8'),
    'regenerate it: UPDATE_DOCS=1 npx vitest run --project unit test/contract/knownDifferences.test.ts',
  ).toBe(rendered)
})

it.each([...Object.values(SWITCHED_UNKNOWNS), ...FIXED_UNKNOWNS])(
  'section $section, $question: the cases that it names exist',
  ({ cases = [] }) => {
    const known = new Set(CONTRACT_CASES.map(({ id }) => id))
    expect(cases.filter((id) => !known.has(id))).toEqual([])
  },
)
