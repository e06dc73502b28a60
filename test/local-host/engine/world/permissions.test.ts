import { describe, expect, it } from 'vitest'
import { number, text } from '../../../../src/local-host/engine/fixtures/sheet.ts'
import type { Denial, PermissionEntity, PermissionType, RoleName } from '../../../../src/local-host/engine/types.ts'
import { codeOf, openBench, session } from '../../support.ts'

const open = () =>
  openBench(
    [text('名称'), number('数')],
    [
      ['a', 1],
      ['b', 2],
    ],
  )
type Bench = ReturnType<typeof open>

/** Every kind of write, with the code of its refusal (host-protocol §7.2). */
const WRITES: readonly {
  readonly what: string
  readonly code: number
  readonly run: (bench: Bench, role: RoleName) => unknown
}[] = [
  {
    what: 'addTable',
    code: 10212997,
    run: ({ engine }, role) => engine.call(session(role), 'bitable.WidgetBase_addTable', [], [{ name: '新表' }]),
  },
  {
    what: 'setTable',
    code: 10212997,
    run: ({ engine, table }, role) =>
      engine.call(session(role), 'bitable.WidgetBase_setTable', [], [table.id, { name: '改' }]),
  },
  {
    what: 'deleteTable',
    code: 10212997,
    run: ({ engine, table }, role) => engine.call(session(role), 'bitable.WidgetBase_deleteTable', [], [table.id]),
  },
  {
    what: 'addField',
    code: 10213997,
    run: (bench, role) => bench.ask('addField', [{ type: 1, name: '列' }], session(role)),
  },
  {
    what: 'setField',
    code: 10213997,
    run: (bench, role) => bench.ask('setField', [bench.field('数').id, { name: '改' }], session(role)),
  },
  {
    what: 'deleteField',
    code: 10213997,
    run: (bench, role) => bench.ask('deleteField', [bench.field('数').id], session(role)),
  },
  { what: 'addRecord', code: 10214997, run: (bench, role) => bench.ask('addRecord', [{ fields: {} }], session(role)) },
  {
    what: 'setRecord',
    code: 10214997,
    run: (bench, role) =>
      bench.ask('setRecord', [bench.table.records[0]?.id, { fields: { [bench.field('数').id]: 9 } }], session(role)),
  },
  {
    what: 'setCellValue',
    code: 10216997,
    run: (bench, role) =>
      bench.ask('setCellValue', [bench.field('数').id, bench.table.records[0]?.id, 9], session(role)),
  },
  {
    what: 'deleteRecord',
    code: 10214997,
    run: (bench, role) => bench.ask('deleteRecord', [bench.table.records[0]?.id], session(role)),
  },
  { what: 'addView', code: 10215997, run: (bench, role) => bench.ask('addView', [{ type: 1 }], session(role)) },
  { what: 'applySetting', code: 10215997, run: (bench, role) => bench.askView('applySetting', [], session(role)) },
]

const SCHEMA = new Set(['addTable', 'setTable', 'deleteTable', 'addField', 'setField', 'deleteField'])

describe('[host-protocol §7.6] roles', () => {
  it.each(WRITES)('an owner may $what', ({ run }) => {
    expect(codeOf(() => run(open(), 'owner'))).toBeNull()
  })

  it.each(WRITES)('an editor may edit rows and views but no schema: $what', ({ what, code, run }) => {
    expect(codeOf(() => run(open(), 'editor'))).toBe(SCHEMA.has(what) ? code : null)
  })

  it.each(WRITES)('a reader may not $what: $code', ({ code, run }) => {
    const bench = open()
    const before = bench.engine.snapshot()
    expect(codeOf(() => run(bench, 'reader'))).toBe(code)
    expect(bench.engine.snapshot()).toEqual(before)
  })

  it('a filter of a reader is personal', () => {
    const bench = open()
    const reader = session('reader', 'ou_local0002')
    expect(
      bench.askView('setFilter', ['AddCondition', { fieldId: bench.field('数').id, operator: 'is', value: 1 }], reader),
    ).toBe(true)
    expect(bench.askView('getVisibleRecordIdList', [], reader)).toHaveLength(1)
    expect(bench.askView('getVisibleRecordIdList', [])).toHaveLength(2)
  })
})

it('a reader moves no rows, and arranges a gantt or kanban view for themselves only', () => {
  const bench = open()
  const { engine, table } = bench
  const viewId = table.views[0]?.id ?? ''
  const reader = session('reader', 'ou_local0002')
  expect(codeOf(() => engine.page.moveRecord(reader, table.id, table.records[0]?.id ?? '', null))).toBe(10214997)
  engine.page.setViewHostOnly(reader, table.id, viewId, { startFieldId: bench.field('数').id })
  const seenBy = (userId: string): unknown => engine.viewSettings(table.id, viewId, userId).hostOnly
  expect([seenBy('ou_local0002'), seenBy('ou_local0001')]).toEqual([{ startFieldId: bench.field('数').id }, {}])
  engine.page.setViewHostOnly(bench.owner, table.id, viewId, { endFieldId: bench.field('数').id })
  expect([seenBy('ou_local0002'), seenBy('ou_local0001')]).toEqual([
    { endFieldId: bench.field('数').id },
    { endFieldId: bench.field('数').id },
  ])
})

describe('[host-protocol §7.6] getPermission tells the truth, except that Table.editable is false by design', () => {
  const answer = (bench: Bench, role: RoleName, entity: PermissionEntity, type: PermissionType): unknown =>
    bench.engine.call(
      session(role),
      'bitable.WidgetBase_getPermission',
      [],
      [
        {
          entity,
          type,
          param: {
            tableId: bench.table.id,
            fieldId: bench.field('数').id,
            recordId: bench.table.records[0]?.id,
            viewId: bench.table.views[0]?.id,
          },
        },
      ],
    )

  it.each<[PermissionEntity, PermissionType, boolean, boolean, boolean]>([
    ['Base', 'editable', true, true, false],
    ['Base', 'manageable', true, false, false],
    ['Base', 'copyable', true, true, true],
    ['Base', 'printable', true, true, true],
    ['Table', 'visible', true, true, true],
    ['Table', 'addable', true, false, false],
    ['Table', 'editable', false, false, false],
    ['Field', 'editable', true, true, false],
    ['Field', 'addable', true, false, false],
    ['Field', 'deletable', true, false, false],
    ['Record', 'addable', true, true, false],
    ['Record', 'editable', true, true, false],
    ['Record', 'deletable', true, true, false],
    ['Cell', 'editable', true, true, false],
    ['View', 'editable', true, true, false],
    ['View', 'visible', true, true, true],
  ])('%s.%s: owner %s, editor %s, reader %s', (entity, type, owner, editor, reader) => {
    const bench = open()
    expect((['owner', 'editor', 'reader'] as const).map((role) => answer(bench, role, entity, type))).toEqual([
      owner,
      editor,
      reader,
    ])
  })

  it('answers false to questions it does not understand', () => {
    const bench = open()
    expect(answer(bench, 'owner', 'Column' as PermissionEntity, 'editable')).toBe(false)
    expect(bench.engine.call(session(), 'bitable.WidgetBase_getPermission', [], [null])).toBe(false)
  })
})

describe('permissions withdrawn while running', () => {
  it.each<{ what: string; denial: (bench: Bench) => Denial; number: number | null; text: number | null }>([
    {
      what: 'one column',
      denial: ({ field }) => ({ entity: 'Field', type: 'editable', fieldId: field('数').id }),
      number: 10214997,
      text: null,
    },
    { what: 'every row', denial: () => ({ entity: 'Record', type: 'editable' }), number: 10214997, text: 10214997 },
    {
      what: 'another row',
      denial: ({ table }) => ({ entity: 'Record', type: 'editable', recordId: table.records[1]?.id ?? '' }),
      number: null,
      text: null,
    },
    {
      what: 'another table',
      denial: () => ({ entity: 'Record', type: 'editable', tableId: 'tblOther' }),
      number: null,
      text: null,
    },
    {
      what: 'another user',
      denial: () => ({ entity: 'Record', type: 'editable', userId: 'ou_other' }),
      number: null,
      text: null,
    },
    { what: 'the whole Base', denial: () => ({ entity: 'Base', type: 'editable' }), number: 10214997, text: 10214997 },
  ])('$what', ({ denial, number, text }) => {
    const bench = open()
    bench.engine.deny([denial(bench)])
    const write = (column: string, value: unknown) =>
      codeOf(() =>
        bench.ask('setRecord', [bench.table.records[0]?.id, { fields: { [bench.field(column).id]: value } }]),
      )
    expect([write('数', 5), write('名称', 'x')]).toEqual([number, text])
    bench.engine.deny([])
    expect([write('数', 6), write('名称', 'y')]).toEqual([null, null])
  })

  it('hides columns, rows and tables', () => {
    const bench = open()
    const { table, owner } = bench
    bench.engine.deny([
      { entity: 'Field', type: 'visible', fieldId: bench.field('数').id },
      { entity: 'Record', type: 'visible', recordId: table.records[0]?.id ?? '' },
    ])
    const page = bench.ask('getRecordsByPage', [{}]) as { total: number; records: { fields: object }[] }
    expect([page.total, Object.keys(page.records[0]?.fields ?? {})]).toEqual([1, [bench.field('名称').id]])
    expect(bench.ask('getFieldMetaList', [])).toHaveLength(1)
    bench.engine.deny([{ entity: 'Table', type: 'visible', tableId: table.id }])
    expect(bench.engine.call(owner, 'bitable.WidgetBase_getTableMetaList', [], [])).toHaveLength(1)
    expect(codeOf(() => bench.ask('getRecordsByPage', [{}]))).toBe(10212997)
  })

  it('says PermissionChange', () => {
    const bench = open()
    bench.engine.deny([{ entity: 'Base', type: 'editable' }])
    expect(bench.events().map(({ name }) => name)).toEqual(['BaseEvent_PermissionChange'])
  })
})

it('a synchronised table takes no writes, not even from its owner', () => {
  const bench = open()
  const snapshot = bench.engine.snapshot()
  const [table] = snapshot.tables
  if (table) table.isSync = true
  bench.engine.load(snapshot)
  const { field, owner, engine } = bench
  expect(codeOf(() => bench.ask('addRecord', [{ fields: {} }]))).toBe(10214997)
  expect(codeOf(() => bench.ask('addField', [{ type: 1 }]))).toBe(10213997)
  expect(bench.ask('getRecordsByPage', [{}])).toMatchObject({ total: 2 })
  const param = { tableId: bench.table.id, fieldId: field('数').id }
  expect(
    engine.call(owner, 'bitable.WidgetBase_getPermission', [], [{ entity: 'Field', type: 'editable', param }]),
  ).toBe(false)
})
