import { describe, expect, it } from 'vitest'
import { bindTable, rememberBinding, withScale } from '../../../src/application/sheet/bindTable.ts'
import type { StoredTable } from '../../../src/application/stored/document.ts'
import { builtTable, withColumn, withoutColumn } from '../../support/tables.ts'

const S2 = builtTable('S2')
const bind = (table = S2.table, stored: StoredTable = S2.stored) => bindTable('tasks', table, S2.target.columns, stored)
const forgotten: StoredTable = { ...S2.stored, fields: {}, options: {}, views: {} }

describe('[BD1] a column is found by its stored id', () => {
  it('every declared column of a finished sheet is bound', () => {
    expect(Object.keys(bind().binding.fields)).toHaveLength(21)
    expect(bind().missing).toEqual([])
    expect(bind().renamed).toEqual([])
  })

  it('the binding survives a rename of a column or an option', () => {
    const renamed = withColumn(S2.table, 'fld_state', {
      name: '进展',
      options: [
        { id: 'opt_state_delayed', name: '滞后' },
        { id: 'opt_state_done', name: '搞定' },
      ],
    })
    const { binding, renamed: names } = bind(renamed)
    expect(binding.fields.state?.options.map(({ key }) => key)).toEqual(['delayed', 'done'])
    expect(names).toEqual([{ field: 'state', from: '当前状态', to: '进展' }])
  })

  it.each([
    { because: 'deleted', table: withoutColumn(S2.table, 'fld_band'), reason: 'deleted' },
    { because: 'made a text', table: withColumn(S2.table, 'fld_band', { kind: 'text' }), reason: 'retyped' },
    {
      because: 'made something we have no use for',
      table: withColumn(S2.table, 'fld_band', { kind: null }),
      reason: 'retyped',
    },
  ])('a column that was $because is named as missing, and the rest is bound', ({ table, reason }) => {
    const { binding, missing } = bind(table)
    expect(missing).toEqual([{ field: 'band', name: '偏差等级', reason, proposal: null }])
    expect(Object.keys(binding.fields)).toHaveLength(20)
  })
})

describe('[BD2] in a copied Base a column is found by the marker in its description', () => {
  it('every column is bound with new ids and without stored data, whatever the columns are called', () => {
    const copy = {
      ...S2.table,
      columns: S2.table.columns.map((column) => ({
        ...column,
        id: column.id.replace('fld_', 'new_'),
        name: `Q3 ${column.name}`,
      })),
    }
    expect(bind(copy, forgotten).binding.fields.plannedEnd?.fieldId).toBe('new_plannedEnd')
    expect(bind(copy, forgotten).missing).toEqual([])
  })

  it('a stored id wins over a marker that was copied to another column', () => {
    const twice = {
      ...S2.table,
      columns: [
        { ...S2.table.columns[12], id: 'fld_copy', name: '副本' } as (typeof S2.table.columns)[number],
        ...S2.table.columns,
      ],
    }
    expect(bind(twice).binding.fields.progressDeviation?.fieldId).toBe('fld_progressDeviation')
  })
})

describe('[BD3] a column that has only the name is proposed and not bound', () => {
  it.each([
    { name: '当前状态', proposed: true },
    { name: '完成情况', proposed: true },
    { name: 'Status', proposed: true },
    { name: '心情', proposed: false },
  ])('a column named $name is proposed: $proposed', ({ name, proposed }) => {
    const table = withColumn(withoutColumn(S2.table, 'fld_state'), 'fld_notes', {
      id: 'fld_theirs',
      name,
      kind: 'singleSelect',
      description: '',
    })
    const { binding, missing } = bind(table)
    expect(binding.fields.state).toBeUndefined()
    expect(missing.find(({ field }) => field === 'state')?.proposal).toEqual(
      proposed ? { columnId: 'fld_theirs', name } : null,
    )
  })
})

describe('the scale of a percent column is never guessed', () => {
  it('the scale comes from the column, otherwise from what is stored, otherwise it stays open', () => {
    expect(bind().binding.fields.plannedProgress?.scale).toBe(100)
    expect(bind().binding.fields.progress?.scale).toBeNull()
    expect(bind(S2.table, { ...S2.stored, scales: { progress: 1 } }).binding.fields.progress?.scale).toBe(1)
  })

  it('the scale is stored with the binding', () => {
    expect(rememberBinding(withScale(bind().binding, 'progress', 100)).scales).toEqual({
      progress: 100,
      plannedProgress: 100,
    })
  })
})
