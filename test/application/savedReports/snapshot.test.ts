import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FactRow, FIGURES } from '../../../src/application/savedReports/facts.ts'
import { digestOf, readSnapshot, type Snapshot, snapshotText } from '../../../src/application/savedReports/snapshot.ts'
import { WORD_PARTS } from '../../../src/application/savedReports/words.ts'
import { factsWith, KEY, taskRow } from './support/reports.ts'

const kept = (rows: readonly FactRow[] = []): Snapshot => ({
  key: KEY,
  madeAt: 1710500000000,
  facts: factsWith(rows),
  words: { next: { texts: ['补货'], seen: ['w1'], told: [['done', 1]] } },
  body: { digest: digestOf('text'), wordsFrom: 0, wordsTo: 4 },
})
const back = (snapshot: Snapshot): Snapshot => {
  const read = readSnapshot(snapshotText(snapshot))
  if (!read.ok) throw new Error(read.error)
  return read.value
}

/** As version 0 would have kept it: figures alone. */
const V0 =
  '{"version":0,"key":{"kind":"weekly","about":"sheet","phase":null,"from":"2024-03-11","to":"2024-03-17"},' +
  '"madeAt":1710500000000,"today":"2024-03-15","asOf":"2024-03-15","figures":[["tasks",null,3],["done",null,1]]}'
/** As version 1 keeps it: this text must be understood by every later version. */
const V1 =
  '{"version":1,"key":{"kind":"weekly","about":"sheet","phase":null,"from":"2024-03-11","to":"2024-03-17"},' +
  '"madeAt":1710500000000,"today":"2024-03-15","asOf":"2024-03-15",' +
  '"body":{"digest":"4-1abc","wordsFrom":0,"wordsTo":4},' +
  '"words":{"next":{"texts":["补货"],"seen":["w1"],"told":[["done",1]]}},' +
  '"figures":[["tasks",null,1],["attainment","recK",93.5]],' +
  '"tables":{"tasks":{"of":1,"rows":[["recA","物料制作","done",100,-14,5,null]]}}}'

describe('[RL1] what is kept with a saved report', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: fc.string({ minLength: 1 }),
            title: fc.string({ minLength: 1 }),
            progress: fc.float({ noNaN: true, noDefaultInfinity: true }),
          }),
          { maxLength: 20 },
        ),
        fc.dictionary(
          fc.constantFrom(...WORD_PARTS),
          fc.record({ texts: fc.array(fc.string()), seen: fc.array(fc.string()), told: fc.constant([]) }),
        ),
        fc.constantFrom(...FIGURES),
        (rows, words, name) => {
          const snapshot: Snapshot = {
            ...kept(
              rows.map(({ id, title, progress }) =>
                taskRow(id, ['delayed', progress + 0, '2024-02-28', null, '2024-04-01'], title),
              ),
            ),
            words: { ...words },
          }
          const whole = { ...snapshot, facts: { ...snapshot.facts, figures: [{ name, goal: null, value: -1.5 }] } }
          expect(back(whole)).toEqual(whole)
        },
      ),
      { numRuns: 200, seed: 11 },
    )
  })

  it('of version 0 is read: its figures can be compared, and it has no words and no rows', () => {
    const read = readSnapshot(V0)
    expect(read).toMatchObject({ ok: true, value: { key: KEY, words: {}, facts: { tables: {}, asOf: '2024-03-15' } } })
    expect(read.ok && read.value.facts.figures).toEqual([
      { name: 'tasks', goal: null, value: 3 },
      { name: 'done', goal: null, value: 1 },
    ])
  })

  it('of version 1 is read whole', () => {
    expect(readSnapshot(V1)).toEqual({
      ok: true,
      value: {
        key: KEY,
        madeAt: 1710500000000,
        words: { next: { texts: ['补货'], seen: ['w1'], told: [['done', 1]] } },
        body: { digest: '4-1abc', wordsFrom: 0, wordsTo: 4 },
        facts: {
          today: '2024-03-15',
          asOf: '2024-03-15',
          figures: [
            { name: 'tasks', goal: null, value: 1 },
            { name: 'attainment', goal: 'recK', value: 93.5 },
          ],
          tables: {
            tasks: { of: 1, rows: [taskRow('recA', ['done', 100, '2024-03-01', '2024-03-20', null], '物料制作')] },
          },
        },
      },
    })
  })

  it('of a later version is called so, and what is no snapshot is damaged', () => {
    expect(readSnapshot('{"version":2,"all":"new"}')).toEqual({ ok: false, error: 'later' })
    for (const text of [null, '', '{', '[]', '{"version":1}', '12'])
      expect(readSnapshot(text)).toEqual({ ok: false, error: 'damaged' })
  })

  it('loses a damaged part and keeps the others', () => {
    const read = readSnapshot(V1.replace('"texts":["补货"]', '"texts":7').replace('"attainment"', '"unheardOf"'))
    expect(read).toMatchObject({ ok: true, value: { words: {}, facts: { tables: { tasks: { of: 1 } } } } })
    expect(read.ok && read.value.facts.figures).toHaveLength(1)
  })
})

describe('[RL1] the room in a cell', () => {
  const rows = (count: number): readonly FactRow[] =>
    Array.from({ length: count }, (_, at) =>
      taskRow(
        `recu${String(at).padStart(9, 'x')}`,
        [at % 3 === 0 ? 'delayed' : 'done', 37.5, '2024-03-11', '2024-03-20', null],
        '门店物料制作与验收',
      ),
    )
  it.each([
    { count: 50, told: 50, titled: true },
    { count: 500, told: 500, titled: true },
    { count: 20_000, told: 600, titled: false },
  ])(
    'of a sheet of $count tasks at least $told rows are kept, with their titles: $titled',
    ({ count, told, titled }) => {
      const text = snapshotText(kept(rows(count)))
      expect(text.length).toBeLessThanOrEqual(32_000)
      const read = readSnapshot(text)
      const { tasks } = read.ok ? read.value.facts.tables : {}
      expect(tasks?.of).toBe(count)
      expect(tasks?.rows.length).toBeGreaterThanOrEqual(told)
      expect(tasks?.rows[0]?.title !== null).toBe(titled)
    },
  )

  it('goes first to the rows of which more is to be expected', () => {
    const read = readSnapshot(snapshotText(kept(rows(3000))))
    const states = (read.ok ? (read.value.facts.tables.tasks?.rows ?? []) : []).map(({ cells: [state] }) => state)
    expect(new Set(states)).toEqual(new Set(['delayed']))
  })
})
