import { describe, expect, it } from 'vitest'
import { complaintAbout, LIMITS, loadedWith } from '../../scripts/size.mjs'

describe('the size of the JavaScript', () => {
  it('counts what a part loads with it, each file once, and not what it asks for later', () => {
    const chunk = (fileName: string, ...imports: readonly string[]) => ({ fileName, imports })
    const [entry, shared, overview, later] = [
      chunk('index.js', 'shared.js', 'not-of-the-build'),
      chunk('shared.js'),
      chunk('overview.js', 'index.js', 'shared.js'),
      chunk('later.js', 'index.js'),
    ]
    const chunks = [entry, shared, overview, later]
    expect(loadedWith(chunks, [entry])).toEqual([entry, shared])
    expect(loadedWith(chunks, [entry, overview])).toEqual([entry, shared, overview])
  })

  it('may not grow: the message says by how much and what to do', () => {
    expect(complaintAbout('ENTRY_GZIP_BYTES', 303_200, 300_000)).toMatch(/The entry is .*3\.2 kB more.*import\(\)/u)
    expect(complaintAbout('ENTRY_GZIP_BYTES', 300_000, 300_000)).toBeNull()
  })

  it('stays down once it is smaller: the message says which number to put', () => {
    expect(complaintAbout('OVERVIEW_GZIP_BYTES', 290_000, 300_000)).toMatch(
      /10\.0 kB less.*OVERVIEW_GZIP_BYTES.*290000/u,
    )
  })

  it.each(Object.entries(LIMITS))('has in %s a limit that is a limit', (_part, bytes) => {
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(400_000)
  })
})
