import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { casesByKey, keyRows, olderKeys, renderKeys, sdkKeys, type KeyRow } from './keys.ts'

const FILE = new URL('../../src/local-host/KEYS.md', import.meta.url)

let rows: readonly KeyRow[]
let older: readonly KeyRow[]
beforeAll(async () => {
  const cases = await casesByKey()
  rows = keyRows(sdkKeys(), cases)
  older = keyRows(olderKeys(sdkKeys()), cases)
})

describe('the keys that the SDK can send', () => {
  it('the keys are the 133 that host-protocol §4 counts', () => {
    expect(rows).toHaveLength(133)
  })

  it('every key is answered and proven, or refused with a gap that says so', () => {
    expect([...rows, ...older].filter(({ kind }) => kind === 'unproven').map(({ key }) => key)).toEqual([])
  })

  it('KEYS.md lists every key as it is', () => {
    const rendered = renderKeys(rows, older)
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, rendered)
    expect(
      readFileSync(FILE, 'utf8'),
      'regenerate it: UPDATE_DOCS=1 npx vitest run --project unit test/contract/keys.test.ts',
    ).toBe(rendered)
  })
})
