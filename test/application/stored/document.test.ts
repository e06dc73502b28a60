import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { EMPTY_DOCUMENT, areSettings, parseStored, type StoredSheet } from '../../../src/application/stored/document.ts'

const tasks = {
  tableId: 'tbl1',
  fields: { title: 'fld1' },
  scales: { progress: 100 as const },
  options: { state: { delayed: 'opt1' } },
  views: {},
  sample: null,
}
const sheet: StoredSheet = {
  preset: 'S2',
  withOptional: true,
  tables: { tasks: { ...tasks, columns: null } },
  settings: null,
  growth: [],
}

/** The sheet with a column of words, as it may have been saved. */
const withReading = (hold: unknown) => ({
  ...sheet,
  tables: { tasks: { ...tasks, columns: null, readings: { hold } } },
})

describe('what is stored for a Base', () => {
  it.each([
    { because: 'nothing yet', raw: null },
    { because: 'undefined', raw: undefined },
    { because: 'a stranger’s text', raw: 'hello' },
  ])('starts empty from $because', ({ raw }) => {
    expect(parseStored(raw)).toEqual({ ok: true, value: EMPTY_DOCUMENT })
  })

  it.each([
    { taught: { 等甲方: 'paused', 初稿: 30 }, read: { 等甲方: 'paused', 初稿: 30 } },
    { taught: { 等甲方: 'someLaterState' }, read: {} },
    { taught: { 初稿: 130 }, read: {} },
    { taught: undefined, read: undefined },
  ])('[TW1] the words taught as $taught are read as $read, and the sheet stays', ({ taught, read }) => {
    const hold = { as: 'hold', year: null, ...(taught === undefined ? {} : { taught }) }
    const raw = { ...EMPTY_DOCUMENT, sheets: [withReading(hold)] }
    const parsed = parseStored(raw)
    expect(parsed.ok && parsed.value.sheets.map(({ tables }) => tables.tasks.readings?.['hold']?.taught)).toEqual([
      read,
    ])
  })

  it('reads back what was saved', () => {
    const saved = { ...EMPTY_DOCUMENT, sheets: [sheet] }
    expect(parseStored(structuredClone(saved))).toEqual({ ok: true, value: saved })
  })

  it('is left alone when a later version wrote it', () => {
    expect(parseStored({ version: 3, anything: true })).toEqual({ ok: false, error: 'laterVersion' })
  })

  it('keeps the sound parts of a damaged document', () => {
    const damaged = {
      version: 2,
      settings: { ...DEFAULT_SETTINGS, cutOff: '25:99' },
      sheets: [sheet, { tables: 4 }],
      setup: 'x',
    }
    expect(parseStored(damaged)).toEqual({ ok: true, value: { ...EMPTY_DOCUMENT, sheets: [sheet] } })
  })

  it('takes over what version 1 kept, which knew one table a sheet and no stamps', () => {
    const { stamps: _later, ...earlier } = DEFAULT_SETTINGS
    const kept = {
      version: 1,
      settings: { ...earlier, cutOff: '17:00' },
      sheets: [{ preset: 'S2', withOptional: true, ...tasks }],
      setup: null,
    }
    expect(parseStored(kept)).toEqual({
      ok: true,
      value: { ...EMPTY_DOCUMENT, settings: { ...DEFAULT_SETTINGS, cutOff: '17:00' }, sheets: [sheet] },
    })
  })
})

describe('settings that may be saved', () => {
  it.each([
    { because: 'the defaults', change: {}, allowed: true },
    { because: 'thresholds out of order', change: { bands: { watch: 10, warn: 5, severe: 20 } }, allowed: false },
    { because: 'equal thresholds', change: { bands: { watch: 5, warn: 5, severe: 20 } }, allowed: false },
    { because: 'a cut-off that is no clock time', change: { cutOff: '24:00' }, allowed: false },
    { because: 'an unknown zone', change: { timeZone: 'Mars/Olympus' }, allowed: false },
    {
      because: 'a day that is no date',
      change: { calendar: { mode: 'workday', work: ['tomorrow'], off: [] } },
      allowed: false,
    },
  ])('$because', ({ change, allowed }) => {
    expect(areSettings({ ...DEFAULT_SETTINGS, ...change })).toBe(allowed)
  })
})
