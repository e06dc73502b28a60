import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callHost, createHostCalls, DEFAULT_TIMEOUTS } from '../../../../src/adapters/feishu/calls/callHost.ts'
import { hostRefusal } from '../support/fakeTable.ts'

const never = () => new Promise<never>(() => {})
const limits = (timeoutMs: number, ...signals: AbortSignal[]) => ({ timeoutMs, signals })

describe('callHost', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('returns the answer and leaves no timer running', async () => {
    expect(await callHost('read', async () => 7, limits(1000))).toEqual({ ok: true, value: 7 })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[host-protocol §0.2] a call that is never answered times out, exactly at its limit', async () => {
    const settled = vi.fn<(result: unknown) => void>()
    const call = callHost('read', never, limits(1000)).then(settled)
    await vi.advanceTimersByTimeAsync(999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await call
    expect(settled).toHaveBeenCalledExactlyOnceWith({
      ok: false,
      error: { kind: 'timeout', what: 'read', afterMs: 1000 },
    })
  })

  it('ignores an answer that comes late', async () => {
    let answer = (_value: number): void => undefined
    const call = callHost('read', () => new Promise<number>((resolve) => (answer = resolve)), limits(10))
    await vi.advanceTimersByTimeAsync(10)
    answer(7)
    expect(await call).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  })

  it('ends as cancelled when its signal aborts', async () => {
    const controller = new AbortController()
    const call = callHost('read', never, limits(1000, controller.signal))
    controller.abort()
    expect(await call).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('calls that share a signal add one listener to it', async () => {
    const controller = new AbortController()
    const added = vi.spyOn(controller.signal, 'addEventListener')
    const calls = Array.from({ length: 40 }, () => callHost('read', never, limits(1000, controller.signal)))
    controller.abort()
    expect(await Promise.all(calls)).toEqual(calls.map(() => ({ ok: false, error: { kind: 'cancelled' } })))
    expect(added).toHaveBeenCalledOnce()
  })

  it('does not run the call when its signal is aborted already', async () => {
    const run = vi.fn<() => Promise<number>>(async () => 7)
    expect(await callHost('read', run, limits(1000, AbortSignal.abort()))).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    })
    expect(run).not.toHaveBeenCalled()
  })

  it.each([
    { because: 'rejects', run: () => Promise.reject(hostRefusal(10_214_997)) },
    {
      because: 'throws at once',
      run: (): Promise<never> => {
        throw hostRefusal(10_214_997)
      },
    },
  ])('returns an error and never rejects when the SDK $because', async ({ run }) => {
    expect(await callHost('setRecords', run, limits(1000))).toEqual({
      ok: false,
      error: { kind: 'permissionDenied', what: 'setRecords' },
    })
  })

  it('writes have more time than reads, and closing the connection cancels both', async () => {
    const closing = new AbortController()
    const calls = createHostCalls(DEFAULT_TIMEOUTS, closing.signal)
    const [read, write, pending] = [
      calls.read('r', never),
      calls.write('w', never),
      createHostCalls({ ...DEFAULT_TIMEOUTS, readMs: 90_000 }, closing.signal).read('p', never),
    ]
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await read).toMatchObject({ error: { kind: 'timeout', afterMs: 20_000 } })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await write).toMatchObject({ error: { kind: 'timeout', afterMs: 30_000 } })
    closing.abort()
    expect(await pending).toEqual({ ok: false, error: { kind: 'cancelled' } })
  })
})
