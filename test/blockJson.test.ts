import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

/** The manifest of the self-built-app channel (opdev): these four keys and nothing else. */
const blockManifest = v.strictObject({
  manifestVersion: v.literal(1),
  blockTypeID: v.pipe(v.string(), v.regex(/^blk_[0-9a-zA-Z]{16,}$/u)),
  projectName: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/u)),
  url: v.pipe(v.string(), v.url()),
})

const isManifest = (value: unknown) => v.safeParse(blockManifest, value).success

describe('block.json', () => {
  const manifest: unknown = JSON.parse(readFileSync('block.json', 'utf8'))

  it('holds exactly manifestVersion, blockTypeID, projectName and url', () => {
    expect(v.safeParse(blockManifest, manifest).issues ?? []).toEqual([])
  })

  it.each([
    { because: 'a key too many', change: { appid: 'cli_1' } },
    { because: 'another version', change: { manifestVersion: 2 } },
    { because: 'no block id', change: { blockTypeID: 'campaign' } },
    { because: 'an address that is none', change: { url: 'index.html' } },
  ])('would be refused: $because', ({ change }) => {
    expect(isManifest({ ...(manifest as object), ...change })).toBe(false)
  })
})
