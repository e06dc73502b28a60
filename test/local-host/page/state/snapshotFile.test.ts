import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFixture } from '../../../../src/local-host/engine/fixtures/index.ts'
import { readSnapshotFile, snapshotFileName } from '../../../../src/local-host/page/state/snapshotFile.ts'

const templates = parseFixture('templates')
/** The file of the templates with one place replaced; `undefined` takes it away. */
function spoilt(path: readonly (string | number)[], value: unknown): string {
  const copy = structuredClone(templates)
  let at: unknown = copy
  for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[step]
  ;(at as Record<string | number, unknown>)[path.at(-1) ?? ''] = value
  return JSON.stringify(copy)
}

describe('a snapshot file', () => {
  it.each(['empty', 'templates', 'large:30'])('of %s is read as it was written', (fixture) => {
    const base = parseFixture(fixture)
    expect(readSnapshotFile(JSON.stringify(base))).toEqual({ ok: true, snapshot: base })
  })

  it('keeps what a later engine adds', () => {
    const read = readSnapshotFile(spoilt(['tables', 0, 'colours'], [1]))
    expect(read.ok && read.snapshot.tables[0]).toHaveProperty('colours', [1])
  })

  it.each([
    { because: 'no JSON', text: '{"version":1', refusal: { problem: 'notJson' } },
    { because: 'empty', text: '', refusal: { problem: 'notJson' } },
    { because: 'a list', text: '[]', refusal: { problem: 'notABase' } },
    { because: 'null', text: 'null', refusal: { problem: 'notABase' } },
    { because: 'a later version', text: spoilt(['version'], 2), refusal: { problem: 'otherVersion', version: '2' } },
    { because: 'no tables', text: spoilt(['tables'], []), refusal: { problem: 'notABase', at: 'tables' } },
    { because: 'a table without views', text: spoilt(['tables', 1, 'views'], []), refusal: { at: 'tables.1.views' } },
    {
      because: 'no primary column',
      text: spoilt(['tables', 0, 'fields', 0, 'isPrimary'], false),
      refusal: { at: 'tables.0.fields' },
    },
    {
      because: 'a row that is a text',
      text: spoilt(['tables', 0, 'records', 0], 'x'),
      refusal: { at: 'tables.0.records.0' },
    },
    {
      because: 'cells that are a list of nothing',
      text: spoilt(['tables', 0, 'records', 0, 'fields'], null),
      refusal: { at: 'tables.0.records.0.fields' },
    },
    {
      because: 'two tables of one id',
      text: spoilt(['tables', 1, 'id'], templates.tables[0]?.id),
      refusal: { at: 'tables' },
    },
    { because: 'no such time zone', text: spoilt(['timeZone'], 'Moon/Sea'), refusal: { at: 'timeZone' } },
    { because: 'nobody there', text: spoilt(['members'], []), refusal: { at: 'members' } },
    {
      because: 'a colour that is none',
      text: spoilt(
        ['tables', 0, 'views', 0, 'shared', 'hostOnly', 'colours'],
        [{ fieldId: 'fld1', optionId: 'opt1', hue: 11, scope: 'row' }],
      ),
      refusal: { at: 'tables.0.views.0.shared.hostOnly.colours.0.hue' },
    },
    { because: 'plugin data missing', text: spoilt(['pluginData'], undefined), refusal: { at: 'pluginData' } },
  ])('is refused: $because', ({ text, refusal }) => {
    expect(readSnapshotFile(text)).toMatchObject({ ok: false, ...refusal })
  })

  it('reading any file never throws', () => {
    const anyText = fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readSnapshotFile(text).ok).toBe(false)
    })
    fc.assert(anyText, { seed: 20240301, numRuns: 300 })
  })
})

describe('the name of the file', () => {
  const day = Date.parse('2024-03-01T20:00:00Z') // the 2nd in Shanghai
  it.each([
    { name: '活动跟进', file: '活动跟进 2024-03-02.json' },
    { name: 'a/b:c\n', file: 'a b c 2024-03-02.json' },
    { name: ' ', file: 'base 2024-03-02.json' },
  ])('$name → $file', ({ name, file }) => {
    expect(snapshotFileName({ name, timeZone: 'Asia/Shanghai' }, day)).toBe(file)
  })
})
