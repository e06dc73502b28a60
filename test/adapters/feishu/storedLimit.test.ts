import { describe, expect, it } from 'vitest'
import { connectFeishu } from '../../../src/adapters/feishu/index.ts'
import type { HostPort } from '../../../src/application/ports.ts'
import { changeHistory, loadHistory } from '../../../src/application/history/storedHistory.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import { roomOver } from '../../support/storedRoom.ts'
import { openEngineHost } from '../../support/engineHost.ts'

/**
 * Bridge data with a limit of 100 kB a key, which nobody has measured (host-protocol §9.8): what we keep is kept whole,
 * or we are told.
 */

async function open(
  dataLimit: Variants['dataLimit'],
): Promise<{ readonly host: HostPort; readonly calls: () => readonly string[] }> {
  const door = openEngineHost({ variants: { dataLimit } })
  const connected = await connectFeishu({ embedded: true, loadSdk: async () => door.bitable })
  if (!connected.ok) throw new Error('no host')
  return { host: connected.value, calls: () => door.calls.map(({ key }) => key) }
}

/** Chinese text, which has more bytes than characters. */
const LONG = '预热期内容全部由品牌方确认'.repeat(3000)
const small = { version: 2, sheets: [{ name: '夏季上新' }] }

describe.each(['refused', 'cut'] as const)('under a limit that is %s', (dataLimit) => {
  it('[HC12] a value that is too long is refused, and the stored one stays', async () => {
    const { host } = await open(dataLimit)
    for (const part of [undefined, 'history.tbl1']) {
      expect(await host.saveStored(small, part)).toEqual({ ok: true, value: undefined })
      expect(await host.saveStored({ ...small, note: LONG }, part)).toEqual({
        ok: false,
        error: { kind: 'limitExceeded', what: 'setData' },
      })
      expect(await host.loadStored(part)).toEqual({ ok: true, value: small })
    }
  })

  it('a value that is too long for an empty key leaves it empty', async () => {
    const { host } = await open(dataLimit)
    expect(await host.saveStored({ note: LONG }, 'history.tbl1')).toMatchObject({
      ok: false,
      error: { kind: 'limitExceeded' },
    })
    expect(await host.loadStored('history.tbl1')).toEqual({ ok: true, value: null })
  })

  it('what fits is kept, however near the limit', async () => {
    const { host } = await open(dataLimit)
    const large = { note: 'x'.repeat(99_000) }
    expect(await host.saveStored(large)).toMatchObject({ ok: true })
    expect(await host.loadStored()).toEqual({ ok: true, value: large })
  })

  it('[SN1] a history that no longer fits is kept without its oldest days, and the next days are taken at once', async () => {
    const { host, calls } = await open(dataLimit)
    const room = roomOver(host)
    const seen = Array.from({ length: 9000 }, (_none, at) =>
      new Date(Date.UTC(2000, 0, 1 + at)).toISOString().slice(0, 10),
    )
    const kept = await changeHistory(room, 'tbl1', (before) => ({ ...before, seen }))
    if (!kept.ok) throw new Error('not kept')
    expect(kept.value.seen).toEqual(seen.slice(-kept.value.seen.length))
    expect(kept.value.seen.length).toBeGreaterThan(4000)
    expect(kept.value.room).toMatchObject({ from: kept.value.seen[0], leavesTasksOut: false })
    expect(await loadHistory(room, 'tbl1')).toEqual(kept)
    const before = calls().filter((key) => key === 'Bridge_setData').length
    expect(
      await changeHistory(room, 'tbl1', (history) => ({ ...history, seen: [...history.seen, '2030-01-01'] })),
    ).toMatchObject({ ok: true })
    expect(calls().filter((key) => key === 'Bridge_setData')).toHaveLength(before + 1)
  })
})

describe('without a limit', () => {
  it('a long value is kept and read back once; a short one is written and nothing else', async () => {
    const { host, calls } = await open('none')
    expect(await host.saveStored(small)).toMatchObject({ ok: true })
    expect(calls().filter((key) => key.startsWith('Bridge_') && key.endsWith('Data'))).toEqual(['Bridge_setData'])
    expect(await host.saveStored({ note: LONG })).toMatchObject({ ok: true })
    expect(await host.loadStored()).toEqual({ ok: true, value: { note: LONG } })
  })
})
