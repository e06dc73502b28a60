import { describe, expect, it } from 'vitest'
import type {
  FieldState,
  RecordState,
  TableState,
  ViewRow,
  ViewSettings,
} from '../../../../src/local-host/engine/types.ts'
import { columnsAtRest, columnsInSight, columnsOf, HEAD_WIDTH } from '../../../../src/local-host/page/grid/columns.ts'
import { clip, indexRecordRows, stepOfKey } from '../../../../src/local-host/page/grid/moves.ts'
import { rangeBetween, recordIdsIn } from '../../../../src/local-host/page/grid/range.ts'

const field = (id: string, isPrimary = false): FieldState => ({
  id,
  name: id,
  type: 1,
  isPrimary,
  property: null,
  description: { content: null },
})
const table = (fields: FieldState[]): TableState => ({
  id: 'tbl',
  name: 't',
  isSync: false,
  fields,
  records: [],
  views: [],
  autoNumber: 0,
})
const settings = (change: Partial<ViewSettings>): ViewSettings => ({
  filter: null,
  sort: [],
  autoSort: false,
  group: [],
  hidden: [],
  widths: {},
  rowHeight: 1,
  hostOnly: {},
  ...change,
})

describe('columns of a view', () => {
  it('start with the primary one, leave hidden ones out and follow each other', () => {
    const columns = columnsOf(
      table([field('a'), field('p', true), field('b')]),
      settings({ hidden: ['a', 'p'], widths: { p: 200, b: 100 } }),
      null,
    )
    expect(columns.map(({ field, left, width }) => [field.id, left, width])).toEqual([
      ['p', HEAD_WIDTH, 200],
      ['b', HEAD_WIDTH + 200, 100],
    ])
  })

  it('show a width while it is dragged', () => {
    expect(
      columnsOf(table([field('p', true)]), settings({ widths: { p: 200 } }), { fieldId: 'p', width: 333 })[0]?.width,
    ).toBe(333)
  })

  it('are rendered where visible; narrow tables are completed when scrolling stops', () => {
    const many = (count: number) =>
      columnsOf(
        table(Array.from({ length: count }, (_field, at) => field(`f${String(at)}`, at === 0))),
        settings({ widths: Object.fromEntries(Array.from({ length: count }, (_w, at) => [`f${String(at)}`, 100])) }),
        null,
      )
    const narrow = many(20)
    expect(columnsInSight(narrow, 0, 500)).toEqual([1, 8])
    expect(columnsAtRest(narrow, columnsInSight(narrow, 0, 500))).toEqual([1, 20])
    const wide = many(100)
    const [from, to] = columnsInSight(wide, 4000, 800)
    expect([from, to]).toEqual([36, 51])
    expect(columnsAtRest(wide, [from, to])).toEqual([36, 51])
  })
})

describe('moving over the grid', () => {
  const record = (id: string): ViewRow => ({
    kind: 'record',
    record: { id, fields: {}, createdTime: 0, modifiedTime: 0, createdBy: '', modifiedBy: '' } satisfies RecordState,
  })
  const group = (key: string): ViewRow => ({
    kind: 'group',
    level: 0,
    fieldId: 'a',
    label: key,
    value: null,
    count: 1,
    key,
  })

  it('passes over group headings', () => {
    const records = indexRecordRows([group('x'), record('r1'), group('y'), record('r2')])
    expect(records.at).toEqual([1, 3])
    expect(records.positionOf('r2')).toBe(1)
    expect([records.idAt(0), records.idAt(1), records.idAt(2), records.idAt(-1)]).toEqual([
      'r1',
      'r2',
      undefined,
      undefined,
    ])
  })

  it.each([
    { key: 'ArrowDown', ctrl: false, shift: false, row: 5, next: 6 },
    { key: 'ArrowUp', ctrl: true, shift: false, row: 5, next: 0 },
    { key: 'PageDown', ctrl: false, shift: false, row: 5, next: 9 },
    { key: 'End', ctrl: true, shift: false, row: 5, next: 9 },
    { key: 'Home', ctrl: false, shift: false, row: 5, next: 5 },
  ])('$key (ctrl $ctrl) from row $row of 10 goes to $next', ({ key, ctrl, shift, row, next }) => {
    const step = stepOfKey(key, ctrl, shift, 20)
    expect(clip(row, step?.rows ?? Number.NaN, 10)).toBe(next)
  })

  it('goes sideways with Tab and back with Shift', () => {
    expect(stepOfKey('Tab', false, false, 20)).toEqual({ columns: 1, rows: 0 })
    expect(stepOfKey('Tab', false, true, 20)).toEqual({ columns: -1, rows: 0 })
    expect(stepOfKey('a', false, false, 20)).toBeNull()
  })
})

describe('a block of cells', () => {
  const row = (id: string): ViewRow => ({
    kind: 'record',
    record: { id, fields: {}, createdTime: 0, modifiedTime: 0, createdBy: '', modifiedBy: '' },
  })
  const heading: ViewRow = { kind: 'group', level: 0, fieldId: 'a', label: 'x', value: null, count: 2, key: 'x' }
  const shown = {
    rows: indexRecordRows([row('r0'), row('r1'), heading, row('r2'), row('r3')]),
    columns: columnsOf(table([field('p', true), field('a'), field('b')]), settings({ hidden: ['b'] }), null),
  }
  const cell = (recordId: string, fieldId: string) => ({ recordId, fieldId })

  it.each([
    { from: cell('r1', 'p'), to: cell('r2', 'a'), range: { top: 1, bottom: 2, left: 0, right: 1 } },
    { from: cell('r3', 'a'), to: cell('r0', 'p'), range: { top: 0, bottom: 3, left: 0, right: 1 } },
    { from: cell('r1', 'a'), to: null, range: { top: 1, bottom: 1, left: 1, right: 1 } },
    { from: null, to: cell('r1', 'a'), range: null },
    { from: cell('gone', 'p'), to: cell('r1', 'a'), range: null },
    { from: cell('r1', 'p'), to: cell('r1', 'b'), range: null },
  ])('from $from.recordId $from.fieldId to $to.recordId $to.fieldId', ({ from, to, range }) => {
    expect(rangeBetween(from, to, shown)).toEqual(range)
  })

  it('passes over group headings', () => {
    expect(recordIdsIn({ top: 1, bottom: 2, left: 0, right: 0 }, shown.rows)).toEqual(['r1', 'r2'])
  })
})
