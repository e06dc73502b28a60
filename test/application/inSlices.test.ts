import { describe, expect, it } from 'vitest'
import { inSlices, wholeInSlices } from '../../src/application/inSlices.ts'
import type { Steps } from '../../src/domain/index.ts'

/** A clock that each step moves by `stepMs`, and how often the page was let draw. */
function work(steps: number, stepMs: number) {
  let now = 0
  let pauses = 0
  const clock = {
    now: () => now,
    breathe: async () => {
      pauses += 1
    },
  }
  function* run(): Steps<string> {
    for (let at = 0; at < steps; at += 1) {
      now += stepMs
      yield
    }
    return 'made'
  }
  return { clock, run: run(), pauses: () => pauses }
}

describe('[RP6] long work in slices', () => {
  it('lets the page draw after each 20 ms of work, and tells how many steps are done', async () => {
    const { clock, run, pauses } = work(10, 8)
    const told: number[] = []
    const value = await inSlices(run, clock, {
      signal: new AbortController().signal,
      onPause: (done) => told.push(done),
    })
    expect(value).toBe('made')
    expect(told).toEqual([3, 6, 9])
    expect(pauses()).toBe(3)
  })

  it('short work is done without a pause', async () => {
    const { clock, run, pauses } = work(5, 1)
    expect(await inSlices(run, clock, { signal: new AbortController().signal })).toBe('made')
    expect(pauses()).toBe(0)
  })

  it('that nobody stops is done whole, with the same pauses', async () => {
    const { clock, run, pauses } = work(10, 8)
    expect(await wholeInSlices(run, clock)).toBe('made')
    expect(pauses()).toBe(3)
  })

  it('stops at the next pause when it is stopped, with nothing made', async () => {
    const { clock, run } = work(1000, 20)
    const stop = new AbortController()
    const told: number[] = []
    const value = await inSlices(run, clock, {
      signal: stop.signal,
      onPause(done) {
        told.push(done)
        if (done === 2) stop.abort()
      },
    })
    expect(value).toBeNull()
    expect(told).toEqual([1, 2])
  })
})
