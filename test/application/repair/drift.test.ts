import fc from 'fast-check'
import type { TablesDescribed } from '../../../src/application/sheet/describeTables.ts'
import { describe, expect, it } from 'vitest'
import type { ColumnInfo, TableDescription } from '../../../src/application/ports.ts'
import { findDrift, weightOf, type Drift } from '../../../src/application/repair/drift.ts'
import { withTable, type StoredSheet } from '../../../src/application/stored/document.ts'
import { markerOf, type PresetId, type TableKey } from '../../../src/schema/index.ts'
import { present } from '../../support/present.ts'
import { builtTable, withColumn, withoutColumn } from '../../support/tables.ts'

const S2 = builtTable('S2')

const drift = (table: TableDescription | 'deleted', sheet: StoredSheet = S2.sheet): readonly Drift[] =>
  findDrift(sheet, { tasks: table })
const columnOf = (table: TableDescription, id: string): ColumnInfo =>
  present(
    table.columns.find((column) => column.id === id),
    id,
  )
const inFront = (table: TableDescription, column: ColumnInfo): TableDescription => ({
  ...table,
  columns: [column, ...table.columns],
})
const kinds = (differences: readonly Drift[]): readonly string[] => differences.map(({ id }) => id)

describe('[DR1] findDrift of the task table', () => {
  it('a sheet has no drift right after its set-up', () => {
    expect(drift(S2.table)).toEqual([])
  })

  it.each<{ what: string; table: TableDescription | 'deleted'; expected: object; weight: string }>([
    {
      what: 'a renamed column',
      table: withColumn(S2.table, 'fld_state', { name: '进展' }),
      expected: { kind: 'columnRenamed', from: '当前状态', to: '进展' },
      weight: 'fine',
    },
    {
      what: 'a deleted column',
      table: withoutColumn(S2.table, 'fld_band'),
      expected: { kind: 'columnDeleted', field: 'band', wasThere: true, proposal: null },
      weight: 'loss',
    },
    {
      what: 'a deleted column beside one of people’s that is like it',
      table: {
        ...S2.table,
        columns: [
          ...withoutColumn(S2.table, 'fld_plannedEnd').columns,
          { ...columnOf(S2.table, 'fld_plannedEnd'), id: 'fld_theirs', name: '截止日期', description: '' },
        ],
      },
      expected: { kind: 'columnDeleted', field: 'plannedEnd', proposal: { columnId: 'fld_theirs', name: '截止日期' } },
      weight: 'loss',
    },
    {
      what: 'a retyped column',
      table: withColumn(S2.table, 'fld_band', { kind: 'text', name: '等级备注' }),
      expected: { kind: 'columnRetyped', field: 'band', name: '偏差等级', now: '等级备注' },
      weight: 'loss',
    },
    {
      what: 'a column whose new type the extension does not use',
      table: withColumn(S2.table, 'fld_progress', { kind: null }),
      expected: { kind: 'columnRetyped', field: 'progress' },
      weight: 'loss',
    },
    {
      what: 'a deleted or merged option',
      table: withColumn(S2.table, 'fld_state', {
        options: columnOf(S2.table, 'fld_state').options.filter(({ name }) => name !== '延期'),
      }),
      expected: { kind: 'optionsDeleted', field: 'state', options: ['延期'] },
      weight: 'loss',
    },
    {
      what: 'an older sheet without options for paused and cancelled [MI1]',
      table: withColumn(S2.table, 'fld_state', {
        options: columnOf(S2.table, 'fld_state').options.filter(({ name }) => name !== '已暂停' && name !== '已取消'),
      }),
      expected: { kind: 'optionsDeleted', field: 'state', options: ['已暂停', '已取消'] },
      weight: 'loss',
    },
    {
      what: 'a renamed option',
      table: withColumn(S2.table, 'fld_state', {
        options: columnOf(S2.table, 'fld_state').options.map((option) =>
          option.name === '延期' ? { ...option, name: '滞后' } : option,
        ),
      }),
      expected: { kind: 'optionsRenamed', options: [{ from: '延期', to: '滞后' }] },
      weight: 'fine',
    },
    {
      what: 'a column of ours without its mark',
      table: withColumn(S2.table, 'fld_band', { description: '随便写点' }),
      expected: { kind: 'markLost', field: 'band' },
      weight: 'minor',
    },
    {
      what: 'a column of people’s without its mark',
      table: withColumn(S2.table, 'fld_plannedEnd', { description: '' }),
      expected: { kind: 'markLost', field: 'plannedEnd' },
      weight: 'minor',
    },
    {
      what: 'a second column with the same mark',
      table: inFront(S2.table, { ...columnOf(S2.table, 'fld_progress'), id: 'fld_copy', name: '实际进度(%) 副本' }),
      expected: { kind: 'markTwice', field: 'progress', copies: [{ id: 'fld_copy' }] },
      weight: 'minor',
    },
    {
      what: 'a deleted view',
      table: { ...S2.table, views: S2.table.views.filter(({ id }) => id !== 'vew_gantt') },
      expected: { kind: 'viewDeleted', view: 'gantt', wasThere: true },
      weight: 'minor',
    },
    {
      what: 'a renamed table',
      table: { ...S2.table, name: '春季推广' },
      expected: { kind: 'tableRenamed', from: '执行进度跟踪表' },
      weight: 'fine',
    },
    {
      what: 'a deleted task table',
      table: 'deleted',
      expected: { kind: 'tableDeleted', table: 'tasks' },
      weight: 'loss',
    },
  ])('$what is drift', ({ table, expected, weight }) => {
    const differences = drift(table)
    expect(differences).toHaveLength(1)
    expect(differences[0]).toMatchObject(expected)
    expect(differences.map(weightOf)).toEqual([weight])
  })

  it('columns in another order, other columns of people’s, and a view of theirs are no drift', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...S2.table.columns], { minLength: S2.table.columns.length }), (columns) => {
        const theirs: ColumnInfo = {
          ...columnOf(S2.table, 'fld_notes'),
          id: 'fld_theirs',
          name: '心情',
          description: '',
        }
        expect(
          drift({
            ...S2.table,
            columns: [theirs, ...columns],
            views: [...S2.table.views, { id: 'vew_x', name: '我的', type: 'grid' }],
          }),
        ).toEqual([])
      }),
      { seed: 5, numRuns: 50 },
    )
  })

  it('a second copy of a sheet has a name of its own, which is no renaming', () => {
    expect(drift({ ...S2.table, name: '执行进度跟踪表 2' })).toEqual([])
  })

  it('a view that people have made again by its name stands for the lost one', () => {
    const table = {
      ...S2.table,
      views: S2.table.views.map((view) => (view.id === 'vew_gantt' ? { ...view, id: 'vew_theirs' } : view)),
    }
    expect(drift(table)).toEqual([])
  })

  it('a column that was left out on purpose is no drift, nor is a view that would need it', () => {
    const sheet = withTable(S2.sheet, 'tasks', { ...S2.stored, leftOut: ['column:band', 'view:gantt'] })
    const table = {
      ...withoutColumn(S2.table, 'fld_band'),
      views: S2.table.views.filter(({ id }) => id !== 'vew_gantt' && id !== 'vew_slipping'),
    }
    expect(drift(table, sheet)).toEqual([])
  })

  it('options that people have deleted from their own columns are no drift', () => {
    const { table, sheet } = builtTable('full', 'issues')
    expect(
      findDrift(withTable(sheet, 'tasks', S2.stored), { issues: withColumn(table, 'fld_severity', { options: [] }) }),
    ).toEqual([])
  })
})

describe('[DR1] findDrift of the companion tables', () => {
  const full = (['campaigns', 'tasks', 'kpis', 'issues', 'changes'] as const satisfies readonly TableKey[]).map((key) =>
    builtTable('full', key),
  )
  const sheet = full.reduce(
    (whole, { target, stored }) => withTable(whole, target.table, stored),
    present(full[0], 'campaigns').sheet,
  )
  const seen: TablesDescribed = Object.fromEntries(full.map(({ target, table }) => [target.table, table]))

  it('complete companion tables have no drift', () => {
    expect(findDrift(sheet, seen)).toEqual([])
  })

  it('a deleted companion table is drift, and so is every link that pointed into it', () => {
    expect(kinds(findDrift(sheet, { ...seen, campaigns: 'deleted' }))).toEqual([
      'tableDeleted/campaigns',
      'linkAstray/tasks/campaign',
      'linkAstray/kpis/campaign',
      'linkAstray/issues/campaign',
      'linkAstray/changes/campaign',
    ])
  })

  it('a link that people have pointed at another table is drift', () => {
    const kpis = present(full[2], 'kpis').table
    const differences = findDrift(sheet, {
      ...seen,
      kpis: withColumn(kpis, 'fld_campaign', { linkedTableId: 'tbl_elsewhere' }),
    })
    expect(differences).toMatchObject([{ kind: 'linkAstray', table: 'kpis', field: 'campaign', target: 'campaigns' }])
  })

  it('a table that could not be described has no drift', () => {
    expect(findDrift(sheet, { tasks: present(seen.tasks, 'tasks') })).toEqual([])
  })
})

describe('[BD2] findDrift when several columns have one mark', () => {
  const forgotten = withTable(S2.sheet, 'tasks', { ...S2.stored, fields: {}, options: {} })
  it.each([
    {
      what: 'the column with the declared name is bound, wherever it stands',
      name: '实际进度(%) 副本',
      kind: 'progress' as const,
    },
    { what: 'the column of a fitting type is bound', name: '0', kind: 'text' as const },
  ])('$what', ({ name, kind }) => {
    const copy: ColumnInfo = { ...columnOf(S2.table, 'fld_progress'), id: 'fld_copy', name, kind }
    const differences = drift(inFront(S2.table, copy), forgotten)
    expect(differences.filter((one) => weightOf(one) === 'loss')).toEqual([])
    expect(differences).toMatchObject([{ kind: 'markTwice', copies: [{ id: 'fld_copy' }] }])
  })
})

it.each<PresetId>(['S0', 'S1', 'S2', 'S3', 'full'])(
  '%s: every column of every table is differences by its mark alone',
  (preset) => {
    const { table, sheet } = builtTable(preset)
    const forgotten = withTable(sheet, 'tasks', { ...present(sheet.tables.tasks, 'tasks'), fields: {}, options: {} })
    expect(
      table.columns.every(({ description, id }) => description.endsWith(markerOf('tasks', id.replace('fld_', '')))),
    ).toBe(true)
    expect(findDrift(forgotten, { tasks: table }).filter((one) => weightOf(one) === 'loss')).toEqual([])
  },
)
