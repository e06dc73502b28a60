import { describe, expect, it } from 'vitest'
import { parseFixture } from '../../../../src/local-host/engine/fixtures/index.ts'
import { placeOf } from '../../../../src/local-host/page/state/place.ts'

const { tables } = parseFixture('templates')
const [first, second] = tables
const firstTable = { id: first?.id ?? '', view: first?.views[0]?.id ?? '' }
const secondTable = {
  id: second?.id ?? '',
  name: second?.name ?? '',
  view: second?.views[0]?.id ?? '',
  viewName: second?.views[0]?.name ?? '',
}

describe('the place an address names', () => {
  it.each([
    { wanted: { table: null, view: null }, place: { tableId: null, viewIds: {} } },
    { wanted: { table: secondTable.id, view: null }, place: { tableId: secondTable.id, viewIds: {} } },
    {
      wanted: { table: secondTable.name, view: secondTable.viewName },
      place: { tableId: secondTable.id, viewIds: { [secondTable.id]: secondTable.view } },
    },
    {
      wanted: { table: secondTable.id, view: secondTable.view },
      place: { tableId: secondTable.id, viewIds: { [secondTable.id]: secondTable.view } },
    },
    {
      wanted: { table: null, view: firstTable.view },
      place: { tableId: null, viewIds: { [firstTable.id]: firstTable.view } },
    },
    { wanted: { table: '没有这张表', view: '没有' }, place: { tableId: null, viewIds: {} } },
  ])('$wanted', ({ wanted, place }) => {
    expect(placeOf(tables, wanted)).toEqual(place)
  })

  it('a table whose name is the id of another one is not taken for it', () => {
    const tricky = tables.map((table, at) => (at === 0 ? { ...table, name: secondTable.id } : table))
    expect(placeOf(tricky, { table: secondTable.id, view: null }).tableId).toBe(secondTable.id)
  })
})
