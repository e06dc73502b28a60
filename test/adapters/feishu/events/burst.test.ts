import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SYSTEM_TIMERS } from '../../../../src/adapters/feishu/calls/timers.ts'
import { createBurst } from '../../../../src/adapters/feishu/events/burst.ts'

describe('[HC2] a burst is passed on once', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const opened = () => {
    const bursts: (readonly number[])[] = []
    return { bursts, burst: createBurst<number>((events) => void bursts.push(events), SYSTEM_TIMERS) }
  }

  it('when no event came for 10 ms', async () => {
    const { bursts, burst } = opened()
    burst.add(1)
    await vi.advanceTimersByTimeAsync(9)
    burst.add(2)
    await vi.advanceTimersByTimeAsync(9)
    expect(bursts).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(bursts).toEqual([[1, 2]])
  })

  it('after 50 ms, even if events keep coming', async () => {
    const { bursts, burst } = opened()
    for (let at = 0; at < 100; at += 5) {
      burst.add(at)
      await vi.advanceTimersByTimeAsync(5)
    }
    expect(bursts.map((events) => events.length)).toEqual([10, 10])
  })

  it('and not at all after it was dropped', async () => {
    const { bursts, burst } = opened()
    burst.add(1)
    burst.drop()
    await vi.runAllTimersAsync()
    expect(bursts).toEqual([])
  })
})
