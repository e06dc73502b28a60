import { afterEach, describe, expect, it, vi } from 'vitest'
import { whenIdle } from '../../../../src/local-host/page/state/whenIdle.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('work between frames', () => {
  it('a browser with idle time does it there, and may be called off', () => {
    const asked = new Map<number, () => void>()
    vi.stubGlobal('requestIdleCallback', (work: () => void) => {
      asked.set(asked.size + 1, work)
      return asked.size
    })
    vi.stubGlobal('cancelIdleCallback', (id: number) => asked.delete(id))
    const done: string[] = []
    whenIdle(() => done.push('first'))
    whenIdle(() => done.push('second'))()
    for (const work of asked.values()) work()
    expect(done).toEqual(['first'])
  })

  it('a browser without idle time does it in a later task, and may be called off', () => {
    vi.useFakeTimers()
    vi.stubGlobal('requestIdleCallback', undefined)
    const done: string[] = []
    whenIdle(() => done.push('first'))
    whenIdle(() => done.push('second'))()
    expect(done).toEqual([])
    vi.runAllTimers()
    expect(done).toEqual(['first'])
  })
})
