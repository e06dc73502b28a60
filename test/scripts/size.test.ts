import { describe, expect, it } from 'vitest'
import { complaintAbout, ENTRY_GZIP_BYTES, entryScripts } from '../../scripts/size.mjs'

describe('the size of the entry', () => {
  it('counts what the page loads and preloads, and no styles', () => {
    const html = [
      '<script type="module" crossorigin src="./assets/index-a.js"></script>',
      '<link rel="modulepreload" crossorigin href="./assets/shared-b.js">',
      '<link rel="stylesheet" crossorigin href="./assets/index-c.css">',
      '<link rel="icon" href="./icon.svg">',
    ].join('\n')
    expect(entryScripts(html)).toEqual(['./assets/index-a.js', './assets/shared-b.js'])
  })

  it('may not grow: the message says by how much and what to do', () => {
    expect(complaintAbout(303_200, 300_000)).toMatch(/3\.2 kB more.*import\(\)/u)
    expect(complaintAbout(300_000, 300_000)).toBeNull()
  })

  it('stays down once it is smaller: the message says which number to put', () => {
    expect(complaintAbout(290_000, 300_000)).toMatch(/10\.0 kB less.*ENTRY_GZIP_BYTES.*290000/u)
  })

  it('has a limit that is a limit', () => {
    expect(ENTRY_GZIP_BYTES).toBeGreaterThan(0)
    expect(ENTRY_GZIP_BYTES).toBeLessThan(400_000)
  })
})
