import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../src/domain/index.ts'
import type { HostError } from '../../../src/application/ports.ts'
import { EMPTY_DOCUMENT, freshSheet, type StoredDocument } from '../../../src/application/stored/document.ts'
import { loadDocument } from '../../../src/application/stored/loadDocument.ts'
import type { Part } from '../../../src/application/stored/part.ts'
import { SETTINGS, SHEET_LIST, sheetPart, withStopped } from '../../../src/application/stored/parts.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { openStored, type StoredRoom } from '../../../src/application/stored/storedRoom.ts'
import { createTestClock } from '../../support/testClock.ts'

/** Texts that people add to; what a host keeps of them under a key of their own. */
const LINES: Part<readonly string[]> = {
  key: 'lines',
  version: 1,
  nothing: [],
  read: ({ lines }) => lines as readonly string[],
  write: (lines) => ({ lines }),
}
const added = (line: string) => (lines: readonly string[]) => (lines.includes(line) ? lines : [...lines, line])

/** What a Base stores, and sidebars that may be late: `beforeSave` runs when one has loaded and is about to save. */
function storage(before: Readonly<Record<string, unknown>> = {}) {
  const kept = new Map<string, unknown>(Object.entries(before))
  const calls: string[] = []
  const listeners = new Map<string, Set<() => void>>()
  const clock = createTestClock('2024-03-01T19:00:00+08:00')
  let refusal: HostError | null = null
  function open({ maySave = true, hears = true, onNews = (): void => undefined } = {}) {
    const hooks: { beforeSave: (() => Promise<void>) | null } = { beforeSave: null }
    const own = new Map<string, () => void>()
    const room = openStored({
      clock,
      maySave: () => maySave,
      onNews,
      host: {
        loadStored: async (part = '') => {
          calls.push(`load ${part}`)
          return ok(structuredClone(kept.get(part) ?? null))
        },
        saveStored: async (value, part = '') => {
          const late = hooks.beforeSave
          hooks.beforeSave = null
          await late?.()
          calls.push(`save ${part}`)
          if (refusal !== null) return err(refusal)
          kept.set(part, structuredClone(value))
          for (const listener of listeners.get(part) ?? []) if (listener !== own.get(part)) listener()
          return ok(undefined)
        },
        watchStored(listener, part = '') {
          own.set(part, listener)
          if (hears) listeners.set(part, (listeners.get(part) ?? new Set()).add(listener))
          return () => listeners.get(part)?.delete(listener)
        },
      },
    })
    return Object.assign(room, { hooks })
  }
  return {
    kept,
    calls,
    clock,
    open,
    refuse: (error: HostError | null) => {
      refusal = error
    },
  }
}
const linesOf = async (room: StoredRoom): Promise<readonly string[]> => {
  const loaded = await room.load(LINES)
  return loaded.ok ? loaded.value : []
}

describe('[KV1] a change is made on top of what is stored', () => {
  it('costs one load, one save and one look, and nothing is saved when nothing differs', async () => {
    const { open, calls } = storage()
    const room = open()
    expect(await room.change(LINES, added('a'))).toEqual(ok(['a']))
    expect(calls).toEqual(['load lines', 'save lines', 'load lines'])
    expect(await room.change(LINES, added('a'))).toEqual(ok(['a']))
    expect(calls.slice(3)).toEqual(['load lines'])
  })

  it.each([
    { hears: true, what: 'hears of it' },
    { hears: false, what: 'finds it missing at its next look' },
  ])('a change that another sidebar overwrote is made again when this sidebar $what', async ({ hears }) => {
    const { open, clock } = storage()
    const [a, b] = [open({ hears }), open({ hears })]
    for (const room of [a, b]) room.follow(LINES)
    b.hooks.beforeSave = async () => {
      await a.change(LINES, added('a'))
    }
    await b.change(LINES, added('b'))
    if (!hears) clock.set(clock.now() + 3000)
    for (const room of [a, b, a]) await room.settled()
    expect((await linesOf(open())).toSorted()).toEqual(['a', 'b'])
  })

  it('is not made again once another person has taken it back', async () => {
    const { open, clock } = storage()
    const [a, b] = [open(), open()]
    for (const room of [a, b]) room.follow(LINES)
    await a.change(LINES, added('a'))
    await b.change(LINES, (lines) => lines.filter((line) => line !== 'a'))
    for (const ms of [3000, 3000, 60_000]) {
      clock.set(clock.now() + ms)
      for (const room of [a, b]) await room.settled()
    }
    expect(await linesOf(open())).toEqual([])
  })

  it('that is overwritten long after is left as others have it', async () => {
    const { open, clock, kept } = storage()
    const a = open()
    await a.change(LINES, added('a'))
    clock.set(clock.now() + 120_000)
    kept.set('lines', { version: 1, lines: ['b'], changes: [] })
    expect(await linesOf(a)).toEqual(['b'])
  })

  it('a change that the host neither answered nor carried out is refused, and nothing of it counts', async () => {
    const { open, refuse } = storage()
    const room = open()
    refuse({ kind: 'timeout', what: 'setData', afterMs: 30_000 })
    expect(await room.change(LINES, added('a'))).toMatchObject({ ok: false, error: { kind: 'timeout' } })
    refuse(null)
    expect(await linesOf(room)).toEqual([])
  })

  it('a change of a part that a later version wrote is refused, and what stands there stays', async () => {
    const later = { version: 2, lines: 'another shape' }
    const { open, kept } = storage({ lines: later })
    expect(await open().change(LINES, added('a'))).toEqual(err({ kind: 'laterVersion' }))
    expect(kept.get('lines')).toEqual(later)
  })
})

describe('[KV3] what cannot be saved', () => {
  it('is refused to a reader who asks for it, without a call', async () => {
    const { open, calls } = storage()
    expect(await open({ maySave: false }).change(LINES, added('a'))).toMatchObject({
      ok: false,
      error: { kind: 'permissionDenied' },
    })
    expect(calls).toEqual([])
  })

  it('a finding of a reader counts in its sidebar only, on top of what others save', async () => {
    const { open, calls } = storage()
    const [reader, owner] = [open({ maySave: false }), open()]
    reader.follow(LINES)
    expect(await reader.change(LINES, added('mine'), { onRefusal: 'keep' })).toEqual(ok(['mine']))
    await owner.change(LINES, added('theirs'))
    await reader.settled()
    expect(reader.known(LINES)).toEqual(['theirs', 'mine'])
    expect(calls.filter((call) => call.startsWith('save'))).toHaveLength(1)
    expect(await linesOf(open())).toEqual(['theirs'])
  })

  it('for want of room counts in this sidebar and is told, until there is room again', async () => {
    const { open, refuse } = storage()
    const room = open()
    refuse({ kind: 'limitExceeded', what: 'setData' })
    expect(await room.change(LINES, added('a'), { onRefusal: 'keepWhenFull' })).toEqual(ok(['a']))
    expect([room.unkept(), room.known(LINES)]).toEqual([['lines'], ['a']])
    refuse(null)
    expect(await room.change(LINES, added('b'))).toEqual(ok(['a', 'b']))
    expect(room.unkept()).toEqual([])
  })

  it('because the host did not answer is saved when it does', async () => {
    const { open, refuse, clock } = storage()
    const room = open()
    refuse({ kind: 'timeout', what: 'setData', afterMs: 30_000 })
    await room.change(LINES, added('a'), { onRefusal: 'keep' })
    refuse(null)
    clock.set(clock.now() + 30_000)
    await room.settled()
    expect(await linesOf(open())).toEqual(['a'])
  })
})

describe('[KV4] a document in which everything stood together', () => {
  const sheet = freshSheet('tbl1', { preset: 'S2', withOptional: true })
  const second = freshSheet('tbl2', { preset: 'S3', withOptional: true })
  const document: StoredDocument = {
    ...EMPTY_DOCUMENT,
    settings: { ...DEFAULT_SETTINGS, cutOff: '17:00' },
    sheets: [sheet, second],
    stopped: ['tbl9'],
  }

  it('is read as it stands, and nothing is written for looking', async () => {
    const { open, calls } = storage({ '': document })
    expect(await loadDocument(open())).toEqual(ok(document))
    expect(calls.filter((call) => call.startsWith('save'))).toEqual([])
  })

  it('is divided once, before the first change; earlier versions refuse to overwrite what is left of it', async () => {
    const { open, calls, kept } = storage({ '': document })
    const room = open()
    await loadDocument(room)
    await room.change(SHEET_LIST, (list) => withStopped(list, 'tbl2'))
    expect(kept.get('')).toEqual({ version: 3 })
    expect(await loadDocument(open())).toEqual(ok({ ...document, sheets: [sheet], stopped: ['tbl9', 'tbl2'] }))
    calls.splice(0)
    await room.change(SETTINGS, (settings) => ({ ...settings, cutOff: '16:00' }))
    expect(calls).toEqual(['load settings', 'save settings', 'load settings'])
  })

  it('is divided by two sidebars at the same time, at any call, and nothing is lost', async () => {
    for (let at = 0; at < 8; at += 1) {
      const { open } = storage({ '': document })
      const [a, b] = [open(), open()]
      for (const room of [a, b]) await loadDocument(room)
      let n = 0
      const whenSaving = (): void => {
        a.hooks.beforeSave = async () => {
          n += 1
          if (n <= at) return whenSaving()
          await b.change(SHEET_LIST, (list) => withStopped(list, 'tbl2'))
          await b.change(sheetPart('tbl1'), (one) => (one === null ? null : { ...one, withOptional: false }))
        }
      }
      whenSaving()
      await a.change(SETTINGS, (settings) => ({ ...settings, cutOff: '16:00' }))
      for (const room of [a, b])
        await Promise.all([room.load(SHEET_LIST), room.load(SETTINGS), room.load(sheetPart('tbl1'))])
      const left = await loadDocument(open())
      expect(left, `second sidebar at save ${String(at)}`).toMatchObject({ ok: true })
      if (!left.ok || n <= at) continue
      expect([
        at,
        left.value.settings.cutOff,
        left.value.sheets.map(({ withOptional }) => withOptional),
        left.value.stopped,
      ]).toEqual([at, '16:00', [false], ['tbl9', 'tbl2']])
    }
  })

  it('a document that an earlier version writes after the division is ignored', async () => {
    const { open, kept } = storage({ '': document })
    await open().change(SHEET_LIST, (list) => withStopped(list, 'tbl2'))
    kept.set('', document)
    expect(await loadDocument(open())).toEqual(ok({ ...document, sheets: [sheet], stopped: ['tbl9', 'tbl2'] }))
  })
})

describe('[KV1] opening asks for no more than there is', () => {
  it('costs three loads and one for each tracked sheet', async () => {
    const { open, calls } = storage()
    const room = open()
    await room.change(sheetPart('tbl1'), () => freshSheet('tbl1', { preset: 'S2', withOptional: true }))
    await room.change(SHEET_LIST, () => ({ tracked: ['tbl1'], stopped: [] }))
    calls.splice(0)
    await loadDocument(open())
    expect(calls).toEqual(['load sheets', 'load settings', 'load setup', 'load sheet.tbl1'])
  })

  it('costs one more in a Base where nothing is stored', async () => {
    const { open, calls } = storage()
    await loadDocument(open())
    expect(calls).toEqual(['load sheets', 'load settings', 'load setup', 'load '])
  })
})
