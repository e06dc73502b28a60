import { describe, expect, it } from 'vitest'
import {
  gatherChange,
  idsOf,
  modificationsOf,
  type SheetEvent,
} from '../../../../src/adapters/feishu/events/sheetChange.ts'

describe('[host-protocol §3.4] payloads', () => {
  it.each([
    {
      because: 'one record',
      data: { recordId: 'rec1', fieldIds: ['fldA', 'fldB'] },
      found: [['rec1', ['fldA', 'fldB']]],
    },
    { because: 'no fields named', data: { recordId: 'rec1' }, found: [['rec1', []]] },
    {
      because: 'several in a list',
      data: [
        { recordId: 'rec1', fieldIds: ['fldA'] },
        { recordId: 'rec2', fieldIds: [] },
      ],
      found: [
        ['rec1', ['fldA']],
        ['rec2', []],
      ],
    },
    {
      because: 'garbage among the fields',
      data: { recordId: 'rec1', fieldIds: [null, 'fldA', 7, ''] },
      found: [['rec1', ['fldA']]],
    },
    { because: 'no record id', data: { fieldIds: ['fldA'] }, found: [] },
    { because: 'an empty record id', data: { recordId: '', fieldIds: ['fldA'] }, found: [] },
    { because: 'a bare string', data: 'rec1', found: [] },
    { because: 'nothing', data: undefined, found: [] },
  ])('RecordModify with $because', ({ data, found }) => {
    expect(modificationsOf(data).map(({ recordId, fieldIds }) => [recordId, fieldIds])).toEqual(found)
  })

  it.each([
    { data: ['rec1', 'rec2'], found: ['rec1', 'rec2'] },
    { data: ['rec1', null, 5, ''], found: ['rec1'] },
    { data: { recordId: 'rec1' }, found: [] },
    { data: null, found: [] },
  ])('RecordAdd and RecordDelete with $data', ({ data, found }) => {
    expect(idsOf(data)).toEqual(found)
  })
})

describe('[HC2] a burst becomes one change', () => {
  const added = (...recordIds: string[]): SheetEvent => ({ kind: 'added', recordIds })
  const deleted = (...recordIds: string[]): SheetEvent => ({ kind: 'deleted', recordIds })
  const modified = (recordId: string, ...fieldIds: string[]): SheetEvent => ({ kind: 'modified', recordId, fieldIds })

  it.each<{
    because: string
    events: readonly SheetEvent[]
    change: readonly [string[], [string, string[]][], string[], boolean]
  }>([
    {
      because: 'columns of a row add up',
      events: [modified('r', 'a'), modified('r', 'b', 'a')],
      change: [[], [['r', ['a', 'b']]], [], false],
    },
    { because: 'duplicates count once', events: [added('r', 'r'), added('r')], change: [['r'], [], [], false] },
    {
      because: 'added and modified is both',
      events: [added('r'), modified('r', 'a')],
      change: [['r'], [['r', ['a']]], [], false],
    },
    {
      because: 'modified and deleted is deleted',
      events: [modified('r', 'a'), deleted('r')],
      change: [[], [], ['r'], false],
    },
    { because: 'added and deleted: reading tells', events: [added('r'), deleted('r')], change: [['r'], [], [], false] },
    {
      because: 'deleted and undone: reading tells',
      events: [deleted('r'), added('r')],
      change: [['r'], [], [], false],
    },
    { because: 'a column changed', events: [{ kind: 'schema' }], change: [[], [], [], true] },
  ])('$because', ({ events, change: [ofAdded, ofModified, ofDeleted, schemaChanged] }) => {
    const change = gatherChange('tbl1', events)
    expect(change).toMatchObject({
      tableId: 'tbl1',
      added: new Set(ofAdded),
      modified: new Map(ofModified.map(([recordId, fieldIds]) => [recordId, new Set(fieldIds)])),
      deleted: new Set(ofDeleted),
      schemaChanged,
    })
  })

  it('tells rows that were modified more than once', () => {
    expect(gatherChange('tbl1', [modified('r', 'a'), modified('s', 'a'), modified('r', 'a')]).repeated).toEqual(
      new Set(['r']),
    )
  })
})
