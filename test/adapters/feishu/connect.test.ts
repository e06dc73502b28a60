import { afterEach, describe, expect, it, vi } from 'vitest'
import { connectFeishu, type RejectionSource } from '../../../src/adapters/feishu/connect.ts'
import type { FeishuSdk } from '../../../src/adapters/feishu/sdk.ts'
import { openEngineHost } from '../../support/engineHost.ts'
import { hostRefusal } from './support/fakeTable.ts'

/** An SDK whose only call is the first one. */
const sdkGreetedWith = (getTheme: () => Promise<unknown>) => ({ bridge: { getTheme } }) as unknown as FeishuSdk

/** A window that reports unhandled rejections. */
function rejectionSource() {
  const listeners = new Set<Parameters<RejectionSource['addEventListener']>[1]>()
  const source: RejectionSource = {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  }
  /** True when the page would see an error. */
  const surfaces = (reason: unknown) => {
    const preventDefault = vi.fn<() => void>()
    for (const listener of listeners) listener({ reason, preventDefault })
    return preventDefault.mock.calls.length === 0
  }
  return { source, surfaces }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('connectFeishu', () => {
  it('[host-protocol §1.3] outside a Base the SDK is not loaded', async () => {
    const loadSdk = vi.fn<() => Promise<FeishuSdk>>()
    expect(await connectFeishu({ embedded: false, loadSdk })).toEqual({ ok: false, error: { kind: 'outsideBase' } })
    expect(loadSdk).not.toHaveBeenCalled()
  })

  it('[host-protocol §1.2] a missing handshake is recognised by the string that the SDK rejects with', async () => {
    vi.useFakeTimers()
    const sdk = sdkGreetedWith(
      () =>
        new Promise((_resolve, reject) => {
          setTimeout(() => reject('time out'), 12_062)
        }),
    )
    const connecting = connectFeishu({ embedded: true, loadSdk: async () => sdk })
    await vi.advanceTimersByTimeAsync(12_062)
    expect(await connecting).toEqual({ ok: false, error: { kind: 'noHandshake', afterMs: 12_062 } })
  })

  it('does not wait longer than its own timeout', async () => {
    vi.useFakeTimers()
    const connecting = connectFeishu({
      embedded: true,
      loadSdk: async () => sdkGreetedWith(() => new Promise(() => {})),
      timeouts: { handshakeMs: 3000 },
    })
    await vi.advanceTimersByTimeAsync(3000)
    expect(await connecting).toEqual({ ok: false, error: { kind: 'noHandshake', afterMs: 3000 } })
  })

  it('a refusal counts as an answer, so the handshake succeeded', async () => {
    const connected = await connectFeishu({
      embedded: true,
      loadSdk: async () => sdkGreetedWith(() => Promise.reject(hostRefusal(10_299_997))),
    })
    expect(connected.ok).toBe(true)
  })

  it('an SDK that cannot be loaded is a broken deployment and throws', async () => {
    await expect(
      connectFeishu({ embedded: true, loadSdk: () => Promise.reject(new Error('chunk gone')) }),
    ).rejects.toThrow('chunk gone')
  })

  it('close cancels pending calls and every later one', async () => {
    const door = openEngineHost()
    const connected = await connectFeishu({ embedded: true, loadSdk: async () => door.bitable })
    if (!connected.ok) throw new Error('no host')
    door.faults.hangNext('WidgetBase_getTableMetaList', 1)
    const pending = connected.value.listTables()
    connected.value.close()
    expect(await pending).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(await connected.value.selection()).toEqual({ ok: false, error: { kind: 'cancelled' } })
  })
})

describe('[host-protocol §1.4] rejections of calls that the SDK makes by itself', () => {
  it.each([
    { because: 'no handshake', reason: 'time out', surfaces: false },
    { because: 'a key the host does not know', reason: hostRefusal(10_299_997), surfaces: false },
    { because: 'a refused registration of an event', reason: hostRefusal(10_212_997), surfaces: false },
    { because: 'an error of ours', reason: new Error('bug'), surfaces: true },
    { because: 'an error of ours that has a code', reason: hostRefusal(404), surfaces: true },
    { because: 'another string', reason: 'stop', surfaces: true },
  ])('$because', async ({ reason, surfaces }) => {
    const page = rejectionSource()
    await connectFeishu({
      embedded: true,
      loadSdk: async () => sdkGreetedWith(async () => 'LIGHT'),
      rejections: page.source,
    })
    expect(page.surfaces(reason)).toBe(surfaces)
  })

  it('are silenced while the SDK loads and no longer after close', async () => {
    const page = rejectionSource()
    const during: boolean[] = []
    const connected = await connectFeishu({
      embedded: true,
      loadSdk: async () => {
        during.push(page.surfaces('time out'))
        return sdkGreetedWith(async () => 'LIGHT')
      },
      rejections: page.source,
    })
    if (connected.ok) connected.value.close()
    expect([...during, page.surfaces('time out')]).toEqual([false, true])
  })
})
