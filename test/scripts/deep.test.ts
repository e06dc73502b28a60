import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandFor, parseArguments, SHARDS, shardsOf } from '../../scripts/deep.mjs'

describe('the shards of npm run test:deep', () => {
  it('name sweeps that exist', () => {
    expect(Object.keys(SHARDS).filter((file) => !existsSync(file))).toEqual([])
  })

  it('are one for a sweep that has no number, and longest first', () => {
    const [long = '', shards = 0] = Object.entries(SHARDS)[0] ?? []
    const all = shardsOf(['test/a.sweep.test.ts', long])
    expect(all).toHaveLength(shards + 1)
    expect(all[0]).toEqual({ file: long, shard: `1/${String(shards)}` })
    expect(all.at(-1)).toEqual({ file: 'test/a.sweep.test.ts', shard: '1/1' })
  })

  it.each([
    { shard: { file: 'test/a.sweep.test.ts', shard: '2/5' }, wide: false },
    { shard: { file: 'test/a.sweep.test.ts', shard: '1/1' }, wide: true },
  ])('are repeated by the command that a failure prints, wide: $wide', ({ shard, wide }) => {
    const [, typed = ''] = commandFor(shard, { wide }).split('npm run test:deep -- ')
    expect(parseArguments(typed.split(' '))).toEqual({ words: [shard.file], shard: shard.shard, wide, again: false })
  })

  it.each([['--whole'], ['--shard'], ['--shard', '2']])('are not guessed from %s', (...words) => {
    expect(() => parseArguments(words)).toThrow(/--/u)
  })
})
