import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHostClock, parseClockTime, watchDay } from '../../../../src/local-host/page/state/hostClock.ts'

const HOUR = 3_600_000

describe('the clock of the Base', () => {
  const open = () => {
    const machine = { now: 1_000 }
    return { machine, clock: createHostClock(() => machine.now) }
  }

  it('is the machine’s until it is set, and again when it is reset', () => {
    const { machine, clock } = open()
    machine.now += 5
    expect([clock.now(), clock.isSet, clock.rate]).toEqual([1_005, false, 1])
    clock.set(HOUR)
    machine.now += 7
    expect([clock.now(), clock.isSet]).toEqual([HOUR + 7, true])
    clock.set(null)
    expect([clock.now(), clock.isSet, clock.rate]).toEqual([1_012, false, 1])
  })

  it.each([
    { rate: 0, after: 100, shows: 1_000 },
    { rate: 1, after: 100, shows: 1_100 },
    { rate: 60, after: 100, shows: 7_000 },
  ] as const)('at rate $rate $after ms later it shows $shows', ({ rate, after, shows }) => {
    const { machine, clock } = open()
    clock.setRate(rate)
    machine.now += after
    expect(clock.now()).toBe(shows)
  })

  it('continues from where it stopped, and keeps its rate when it is advanced or set', () => {
    const { machine, clock } = open()
    clock.setRate(0)
    clock.advance(HOUR)
    machine.now += 500
    expect([clock.now(), clock.rate]).toEqual([1_000 + HOUR, 0])
    clock.set(5)
    clock.setRate(1)
    machine.now += 3
    expect(clock.now()).toBe(8)
  })

  it('tells its listeners when it was changed, not when it ticks', () => {
    const { machine, clock } = open()
    let told = 0
    const stop = clock.onSet(() => {
      told += 1
    })
    machine.now += 1
    clock.setRate(1) // runs like that already
    expect(told).toBe(0)
    clock.set(1)
    clock.advance(1)
    clock.setRate(0)
    clock.set(null)
    expect(told).toBe(4)
    stop()
    clock.set(1)
    expect(told).toBe(4)
  })
})

describe('a time for localHost.set', () => {
  it.each([
    { text: '2024-03-01T19:00:00+08:00', iso: '2024-03-01T11:00:00.000Z' },
    { text: '2024-03-01T11:00:00Z', iso: '2024-03-01T11:00:00.000Z' },
    { text: ' 2024-03-01T19:00 ', iso: '2024-03-01T11:00:00.000Z' },
    { text: '2024-03-01', iso: '2024-02-29T16:00:00.000Z' },
    { text: '3/1', iso: null },
    { text: '2024-13-01T00:00:00Z', iso: null },
    { text: '2024-02-30', iso: null },
    { text: '', iso: null },
    { text: 'tomorrow', iso: null },
  ])('“$text” in Shanghai is $iso', ({ text, iso }) => {
    expect(parseClockTime(text, 'Asia/Shanghai')).toBe(iso === null ? null : Date.parse(iso))
  })
})

describe('another day', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('window', globalThis)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('begins at midnight of the Base, not of UTC', () => {
    const clock = createHostClock(() => Date.parse('2024-03-01T00:00:00Z'))
    clock.set(Date.parse('2024-03-01T15:59:00Z'))
    let days = 0
    watchDay(
      clock,
      () => 'Asia/Shanghai',
      () => {
        days += 1
      },
    )
    vi.advanceTimersByTime(3_000)
    expect(days).toBe(0)
    clock.advance(60_000)
    vi.advanceTimersByTime(3_000)
    expect(days).toBe(1)
  })
})
