import { describe, expect, it } from 'vitest'
import type { FieldState, TableState, ViewRow } from '../../../../src/local-host/engine/types.ts'
import { dependencyFields, linkPath, linksInSight, rowLinks } from '../../../../src/local-host/page/views/ganttLinks.ts'

const link = (id: string, type: number, tableId: string): FieldState => ({
  id,
  name: id,
  type,
  isPrimary: false,
  property: { tableId, multiple: true },
  description: { content: null },
})
const row = (id: string, before: readonly string[]): ViewRow => ({
  kind: 'record',
  record: {
    id,
    fields: before.length === 0 ? {} : { fldBefore: { recordIds: before } },
    createdTime: 0,
    modifiedTime: 0,
    createdBy: '',
    modifiedBy: '',
  },
})
const heading: ViewRow = { kind: 'group', level: 0, fieldId: 'x', label: '', value: null, count: 1, key: 'g' }
const BEFORE = link('fldBefore', 18, 'tbl1')

describe('predecessors in a gantt', () => {
  it('links to the table itself name predecessors, links to other tables and other columns do not', () => {
    const fields = [
      link('fldOne', 18, 'tbl1'),
      link('fldTwo', 21, 'tbl1'),
      link('fldFar', 18, 'tbl2'),
      { ...link('fldText', 1, 'tbl1') },
    ]
    expect(dependencyFields({ id: 'tbl1', fields } as unknown as TableState).map(({ id }) => id)).toEqual([
      'fldOne',
      'fldTwo',
    ])
  })

  it('each link goes from the row of the predecessor to the row itself; hidden ones and a row itself are left out', () => {
    const rows = [heading, row('a', []), row('b', ['a', 'hidden', 'b']), row('c', ['a', 'b'])]
    expect(rowLinks(rows, BEFORE)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 3 },
    ])
    expect(rowLinks(rows, undefined)).toEqual([])
  })

  it('links with an end in sight are drawn', () => {
    const links = [
      { from: 0, to: 9 },
      { from: 5, to: 100 },
      { from: 100, to: 6 },
      { from: 0, to: 100 },
    ]
    expect(linksInSight(links, 5, 9)).toEqual(links.slice(0, 3))
  })
})

describe('the line between two bars', () => {
  const from = { left: 0, width: 100, y: 18 }
  it('goes straight down to a row that begins later', () => {
    expect(linkPath(from, { left: 130, width: 50, y: 90 })).toBe('M100 18H108V90H130')
  })
  it.each([
    { where: 'below', y: 90, between: 36 },
    { where: 'above', y: -54, between: 0 },
  ])('goes round between the rows to one $where that begins before the end', ({ y, between }) => {
    expect(linkPath(from, { left: 60, width: 50, y })).toBe(`M100 18H108V${String(between)}H52V${String(y)}H60`)
  })
})
