// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { number, text } from '../../../../src/local-host/engine/fixtures/sheet.ts'
import { parseAddress } from '../../../../src/local-host/page/state/address.ts'
import { columnsOf } from '../../../../src/local-host/page/grid/columns.ts'
import { fillDown, selectAll } from '../../../../src/local-host/page/grid/edits.ts'
import { pasteInto } from '../../../../src/local-host/page/grid/gridClipboard.ts'
import { deedOfKey, indexRecordRows } from '../../../../src/local-host/page/grid/moves.ts'
import { rangeBetween } from '../../../../src/local-host/page/grid/range.ts'
import { createHost } from '../../../../src/local-host/page/state/host.ts'
import { createHostClock } from '../../../../src/local-host/page/state/hostClock.ts'
import { createPageStore } from '../../../../src/local-host/page/state/pageStore.ts'
import { openBench } from '../../support.ts'

/** A grid of two columns and three rows, and what a person does in it without a browser. */
function open() {
  const bench = openBench(
    [text('名称'), number('数', '0')],
    [
      ['甲', 1],
      ['乙', 2],
      ['丙', 3],
    ],
  )
  const page = createPageStore({
    ...parseAddress('http://localhost/host.html'),
    tableId: bench.table.id,
    viewIds: {},
  } as never)
  const host = createHost(
    bench.engine,
    page,
    createHostClock(() => 0),
  )
  const [view] = bench.table.views
  const shown = () => ({
    rows: indexRecordRows(bench.engine.viewRows(bench.table.id, view?.id ?? '', host.member().id)),
    columns: columnsOf(bench.table, bench.engine.viewSettings(bench.table.id, view?.id ?? '', host.member().id), null),
  })
  const texts = () =>
    bench.table.records.map((record) =>
      bench.table.fields.map(({ id }) => bench.engine.cellText(bench.table.id, id, record)).join(' '),
    )
  return { bench, host, shown, texts }
}

const AT_FIRST = ['甲 1', '乙 2', '丙 3']
const clipboard = (content: string) =>
  ({
    clipboardData: { getData: (type: string) => (type === 'text/plain' ? content : '') },
    preventDefault: () => undefined,
  }) as unknown as ClipboardEvent

describe('a block of cells', () => {
  it('is everything after select all, and is filled from its first row in one step', async () => {
    const { bench, host, shown, texts } = open()
    selectAll(host, shown())
    const { active, rangeEnd } = host.page.getState()
    const range = rangeBetween(active, rangeEnd, shown())
    expect(range).toEqual({ top: 0, bottom: 2, left: 0, right: 1 })
    if (range === null) return
    await fillDown(host, bench.table, range, shown())
    expect(texts()).toEqual(['甲 1', '甲 1', '甲 1'])
    host.undo.undo()
    expect(texts()).toEqual(AT_FIRST)
  })

  it('that is pasted beyond the last row adds rows, in one step', async () => {
    const { bench, host, shown, texts } = open()
    host.page.setState({ active: { recordId: bench.table.records[1]?.id ?? '', fieldId: bench.field('名称').id } })
    await pasteInto(host, bench.table, clipboard('a\t10\nb\t20\nc\t30\nd\t40'), shown())
    expect(texts()).toEqual(['甲 1', 'a 10', 'b 20', 'c 30', 'd 40'])
    host.undo.undo()
    expect(texts()).toEqual(AT_FIRST)
    host.undo.redo()
    expect(texts()).toEqual(['甲 1', 'a 10', 'b 20', 'c 30', 'd 40'])
  })

  it('that is one cell fills a whole selection, and one that fits twice is pasted twice', async () => {
    const { bench, host, shown, texts } = open()
    const [first, second] = bench.table.records.map(({ id }) => id)
    const name = bench.field('名称').id
    selectAll(host, shown())
    await pasteInto(host, bench.table, clipboard('7'), shown())
    expect(texts()).toEqual(['7 7', '7 7', '7 7'])
    host.undo.undo()
    expect(texts()).toEqual(AT_FIRST)
    host.page.setState({
      active: { recordId: first ?? '', fieldId: name },
      rangeEnd: { recordId: second ?? '', fieldId: bench.field('数').id },
    })
    await pasteInto(host, bench.table, clipboard('8\t9'), shown())
    expect(texts()).toEqual(['8 9', '8 9', '丙 3'])
    host.undo.undo()
    // Two lines do not fit into three rows: once, from the first cell.
    selectAll(host, shown())
    await pasteInto(host, bench.table, clipboard('a\nb'), shown())
    expect(texts()).toEqual(['a 1', 'b 2', '丙 3'])
  })

  it('that is pasted into a table without rows becomes its rows', async () => {
    const { bench, host, shown, texts } = open()
    bench.ask('deleteRecords', [bench.table.records.map(({ id }) => id)])
    await pasteInto(host, bench.table, clipboard('a\t1\nb\t2'), shown())
    expect(texts()).toEqual(['a 1', 'b 2'])
  })

  it('ends at the last row for whoever may not add rows', async () => {
    const { bench, host, shown, texts } = open()
    bench.engine.deny([{ entity: 'Record', type: 'addable' }])
    host.page.setState({ active: { recordId: bench.table.records[2]?.id ?? '', fieldId: bench.field('名称').id } })
    await pasteInto(host, bench.table, clipboard('a\nb'), shown())
    expect(texts()).toEqual(['甲 1', '乙 2', 'a 3'])
  })
})

it.each([
  ['z', false, 'undo'],
  ['Z', true, 'redo'],
  ['y', false, 'redo'],
  ['a', false, 'selectAll'],
  ['d', false, 'fillDown'],
  ['c', false, null],
  ['a', true, null],
] as const)('Ctrl with %s (shift %s) means %s', (key, shift, deed) => {
  expect(deedOfKey(key, shift)).toBe(deed)
})
