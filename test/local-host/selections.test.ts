import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../src/local-host/engine/fixtures/index.ts'
import type { HostEvent } from '../../src/local-host/engine/types.ts'
import { NOON, session } from './support.ts'

const MINE = session('owner', 'ou_local0001')
const THEIRS = session('owner', 'ou_local0002')

/** A Base with three tables; everybody has the first one selected. */
function open() {
  const engine = createEngine({ snapshot: parseFixture('empty'), clock: { now: () => NOON }, seed: 1 })
  const add = (name: string) =>
    (engine.call(MINE, 'bitable.WidgetBase_addTable', [], [{ name }]) as { tableId: string }).tableId
  const [second, third] = [add('二'), add('三')]
  const heard: HostEvent[] = []
  engine.onEvent((event) => {
    if (event.name === 'BaseEvent_SelectionChange') heard.push(event)
  })
  const toldUsers = (): readonly (string | undefined)[] => heard.splice(0).map(({ userId }) => userId)
  return { engine, first: engine.document.tables[0]?.id ?? '', second, third, toldUsers }
}

describe('[host-protocol §3.4] when a table is deleted', () => {
  it('users who had selected another table get no event, not even the one who deleted it', () => {
    const { engine, third, toldUsers } = open()
    engine.call(MINE, 'bitable.WidgetBase_deleteTable', [], [third])
    expect(toldUsers()).toEqual([])
  })

  it('the other user who had selected it gets an event and is moved to the first table', () => {
    const { engine, first, third, toldUsers } = open()
    engine.page.setSelection(THEIRS, { tableId: third, viewId: null, recordId: 'rec1' })
    toldUsers()
    engine.call(MINE, 'bitable.WidgetBase_deleteTable', [], [third])
    expect(toldUsers()).toEqual([THEIRS.userId])
    expect(engine.page.selection(THEIRS)).toMatchObject({ tableId: first, recordId: null })
  })

  it('members who never selected a table are in the first one and get an event when it is deleted', () => {
    const { engine, first, second, toldUsers } = open()
    engine.call(MINE, 'bitable.WidgetBase_deleteTable', [], [first])
    expect(toldUsers()).toContain(THEIRS.userId)
    expect(engine.page.selection(THEIRS).tableId).toBe(second)
  })
})

describe('[host-protocol §3.4] when a row or a column is deleted', () => {
  it.each(['row', 'column'] as const)('users whose cell goes with the %s stand in no cell and hear it', (what) => {
    const { engine, first, toldUsers } = open()
    const context = [first, undefined]
    const fieldId = engine.call(MINE, 'bitable.WidgetTable_addField', context, [{ type: 2, name: '数' }]) as string
    const [recordId, another] = engine.document.tables[0]?.records.map(({ id }) => id) ?? []
    engine.page.setSelection(THEIRS, { tableId: first, fieldId, recordId: recordId ?? '' })
    engine.page.setSelection(MINE, {
      tableId: first,
      fieldId: engine.document.tables[0]?.fields[0]?.id ?? '',
      recordId: another ?? '',
    })
    toldUsers()
    if (what === 'row') engine.call(MINE, 'bitable.WidgetTable_deleteRecord', context, [recordId])
    else engine.call(MINE, 'bitable.WidgetTable_deleteField', context, [fieldId])
    expect(toldUsers()).toEqual([THEIRS.userId])
    expect(engine.page.selection(THEIRS)).toMatchObject({ tableId: first, recordId: null, fieldId: null })
    expect(engine.page.selection(MINE)).toMatchObject({ recordId: another })
  })
})

describe('[host-protocol §3.4] ticking rows', () => {
  it('fires no SelectionChange', () => {
    const { engine, toldUsers } = open()
    const viewId = engine.document.tables[0]?.views[0]?.id ?? ''
    engine.page.setSelectedRecords(MINE, viewId, ['rec1', 'rec2'])
    expect(toldUsers()).toEqual([])
  })
})
