import { describe, expect, it } from 'vitest'
import { number, text } from '../../../../src/local-host/engine/fixtures/sheet.ts'
import { createUndo } from '../../../../src/local-host/page/state/undo.ts'
import { openBench, session } from '../../support.ts'

/** Three rows of a person, who edits them as the page does. */
function open() {
  const bench = openBench(
    [text('名称'), number('数', '0')],
    [
      ['甲', 1],
      ['乙', 2],
      ['丙', 3],
    ],
  )
  const { engine, owner } = bench
  const undo = createUndo(engine, () => owner)
  const [name, count] = [bench.field('名称').id, bench.field('数').id]
  const act = (method: string, ...params: readonly unknown[]): unknown => {
    const key = `WidgetTable_${method}`
    const context = [bench.table.id, undefined]
    return undo.watch(key, context, params, () => engine.call(owner, `bitable.${key}`, context, params))
  }
  const ids = bench.table.records.map(({ id }) => id)
  const shown = () =>
    bench.table.records.map((record) => [engine.cellText(bench.table.id, name, record), record.fields[count] ?? null])
  return { ...bench, undo, act, ids, name, count, shown }
}

const AT_FIRST = [
  ['甲', 1],
  ['乙', 2],
  ['丙', 3],
]

describe('undo and redo of what a person did', () => {
  it.each([
    {
      what: 'a cell',
      deed: ({ act, ids, count }: ReturnType<typeof open>) => act('setRecord', ids[0], { fields: { [count]: 9 } }),
      after: [
        ['甲', 9],
        ['乙', 2],
        ['丙', 3],
      ],
    },
    {
      what: 'an emptied cell',
      deed: ({ act, ids, name }: ReturnType<typeof open>) => act('setCellValue', name, ids[1], null),
      after: [
        ['甲', 1],
        ['', 2],
        ['丙', 3],
      ],
    },
    {
      what: 'cells of many rows',
      deed: ({ act, ids, count }: ReturnType<typeof open>) =>
        act(
          'setRecords',
          ids.map((recordId) => ({ recordId, fields: { [count]: 0 } })),
        ),
      after: [
        ['甲', 0],
        ['乙', 0],
        ['丙', 0],
      ],
    },
    {
      what: 'a new row',
      deed: ({ act, name }: ReturnType<typeof open>) => act('addRecord', { fields: { [name]: '丁' } }),
      after: [...AT_FIRST, ['丁', null]],
    },
    {
      what: 'deleted rows, which come back to their places',
      deed: ({ act, ids }: ReturnType<typeof open>) => act('deleteRecords', ids.slice(0, 2)),
      after: [['丙', 3]],
    },
  ])('$what', ({ deed, after }) => {
    const world = open()
    deed(world)
    expect(world.shown()).toEqual(after)
    expect(world.undo.undo()).toBe(true)
    expect(world.shown()).toEqual(AT_FIRST)
    expect(world.undo.redo()).toBe(true)
    expect(world.shown()).toEqual(after)
    expect(world.undo.undo()).toBe(true)
    expect(world.shown()).toEqual(AT_FIRST)
    expect(world.undo.undo()).toBe(false)
  })

  it('go step by step, also past a row that was deleted meanwhile', () => {
    const { act, ids, count, undo, shown } = open()
    act('setRecord', ids[1], { fields: { [count]: 8 } })
    act('deleteRecord', ids[1])
    undo.undo()
    expect(shown()).toEqual([
      ['甲', 1],
      ['乙', 8],
      ['丙', 3],
    ])
    undo.undo()
    expect(shown()).toEqual(AT_FIRST)
    undo.redo()
    undo.redo()
    expect(shown()).toEqual([
      ['甲', 1],
      ['丙', 3],
    ])
  })

  it('treat a group of writes as one step', async () => {
    const { act, ids, count, undo, shown } = open()
    await undo.together(async () => {
      for (const id of ids) act('setRecord', id, { fields: { [count]: 0 } })
    })
    undo.undo()
    expect(shown()).toEqual(AT_FIRST)
    expect(undo.undo()).toBe(false)
  })
})

describe('edits of other people', () => {
  it('are not undone when they changed the same cell later', () => {
    const { act, ask, ids, name, count, undo, shown } = open()
    act('setRecord', ids[0], { fields: { [name]: '我', [count]: 9 } })
    ask('setRecord', [ids[0], { fields: { [count]: 100 } }], session('owner', 'ou_local0002'))
    undo.undo()
    expect(shown()).toEqual([
      ['甲', 100],
      ['乙', 2],
      ['丙', 3],
    ])
  })

  it('are no steps, and neither is reading', () => {
    const { act, ask, ids, count, undo } = open()
    ask('setRecord', [ids[0], { fields: { [count]: 100 } }], session('owner', 'ou_local0002'))
    act('getRecordById', ids[0])
    act('setRecord', ids[1], { fields: { [count]: 2 } })
    expect(undo.undo()).toBe(false)
  })
})

it('a new edit clears what could be redone', () => {
  const { act, ids, count, undo, shown } = open()
  act('setRecord', ids[0], { fields: { [count]: 9 } })
  undo.undo()
  act('setRecord', ids[1], { fields: { [count]: 7 } })
  expect(undo.redo()).toBe(false)
  expect(shown()).toEqual([
    ['甲', 1],
    ['乙', 7],
    ['丙', 3],
  ])
})
