import { describe, expect, it } from 'vitest'
import { choice, number, text } from '../../../../src/local-host/engine/fixtures/sheet.ts'
import { optionsOf } from '../../../../src/local-host/engine/fields/options.ts'
import type { FieldState } from '../../../../src/local-host/engine/types.ts'
import { openBench, session } from '../../support.ts'

const open = () =>
  openBench(
    [text('名称'), choice('状态', '进行中', '已完成'), number('数')],
    [
      ['a', '已完成', 1],
      ['b', '进行中', 2],
      ['c', null, 3],
      ['d', '进行中', 1],
    ],
  )

type Bench = ReturnType<typeof open>

/** The rows of the grid as a person reads them: group headers in brackets with their count. */
function shown(bench: Bench, userId = bench.owner.userId, collapsed: ReadonlySet<string> = new Set()): string {
  const { id, views, fields } = bench.table
  return bench.engine
    .viewRows(id, views[0]?.id ?? '', userId, collapsed)
    .map((row) =>
      row.kind === 'group' ? `[${row.label}:${row.count}]` : bench.engine.cellText(id, fields[0]?.id ?? '', row.record),
    )
    .join(' ')
}

describe('what the SDK cannot see of a view', () => {
  it('colours of rows follow a copy of the Base, and go with their column, as the links of a gantt do', () => {
    const bench = open()
    const field = bench.field('状态')
    const optionOf = ({ property }: FieldState) => optionsOf(property)[0]?.id ?? ''
    const optionId = optionOf(field)
    const viewId = bench.table.views[0]?.id ?? ''
    const colours = [{ fieldId: field.id, optionId, hue: 0, scope: 'row' as const }]
    bench.engine.page.setViewHostOnly(bench.owner, bench.table.id, viewId, { colours, dependencyFieldId: field.id })
    const copied = bench.engine.copyOfBase().tables[0]
    const copiedField = copied?.fields[1]
    if (copiedField === undefined) throw new Error('the copy has no select')
    expect(copied?.views[0]?.shared.hostOnly.colours).toEqual([
      {
        fieldId: copiedField.id,
        optionId: optionOf(copiedField),
        hue: 0,
        scope: 'row',
      },
    ])
    expect(copiedField.id).not.toBe(field.id)
    bench.ask('deleteField', [field.id])
    expect(bench.table.views[0]?.shared.hostOnly).toEqual({ colours: [] })
  })
})

describe('what a view shows', () => {
  it('groups by option order with empty cells last, sorts within, and keeps headers of collapsed groups', () => {
    const bench = open()
    bench.askView('setGroupInfo', [[{ fieldId: bench.field('状态').id, desc: false }]])
    bench.askView('setSortInfo', [[{ fieldId: bench.field('数').id, desc: false }]])
    expect(shown(bench)).toBe('[进行中:2] d b [已完成:1] a [:1] c')
    expect(shown(bench, undefined, new Set(['/进行中']))).toBe('[进行中:2] [已完成:1] a [:1] c')
  })

  it('nests groups and counts each level', () => {
    const bench = open()
    bench.askView('setGroupInfo', [
      [
        { fieldId: bench.field('状态').id, desc: true },
        { fieldId: bench.field('数').id, desc: false },
      ],
    ])
    expect(shown(bench)).toBe('[已完成:1] [1:1] a [进行中:2] [1:1] d [2:1] b [:1] [3:1] c')
  })
})

describe('[host-protocol §7.4] settings are personal until applied', () => {
  const other = 'ou_local0002'

  it('filter, sort, group and row height reach others with applySetting only', () => {
    const bench = open()
    bench.askView('setFilter', ['AddCondition', { fieldId: bench.field('数').id, operator: 'is', value: 1 }])
    bench.askView('setRowHeight', [4])
    expect([shown(bench), shown(bench, other)]).toEqual(['a d', 'a b c d'])
    expect(bench.askView('getRowHeight', [], session('editor', other))).toBe(1)
    bench.askView('applySetting', [])
    expect([shown(bench), shown(bench, other)]).toEqual(['a d', 'a d'])
    expect(bench.askView('getRowHeight', [], session('editor', other))).toBe(4)
  })

  it('a user who applied settings sees what others apply later', () => {
    const bench = open()
    const theirs = session('editor', other)
    bench.askView('setRowHeight', [2])
    bench.askView('applySetting', [])
    bench.askView('setRowHeight', [3], theirs)
    bench.askView('applySetting', [], theirs)
    expect(bench.askView('getRowHeight', [])).toBe(3)
  })

  it("hidden columns and widths are the view's; a reader hides for themselves", () => {
    const bench = open()
    const id = bench.field('数').id
    bench.askView('setFieldVisibility', [id, true], session('reader', 'ou_local0003'))
    expect(bench.askView('getVisibleFieldIdList', [])).toHaveLength(3)
    bench.askView('setFieldVisibility', [id, true])
    bench.askView('setFieldWidth', [id, 99])
    const theirs = session('editor', other)
    expect(bench.askView('getVisibleFieldIdList', [], theirs)).toHaveLength(2)
    expect(bench.askView('getFieldWidth', [id], theirs)).toBe(99)
  })

  it('a setting is no event: there are none for views (host-protocol §3.2)', () => {
    const bench = open()
    bench.askView('setSortInfo', [[{ fieldId: bench.field('数').id, desc: true }]])
    expect(bench.events()).toEqual([])
  })
})

it('[host-protocol §4.4] deprecated parameters narrow and resort what the view shows', () => {
  const bench = open()
  bench.askView('setFilter', ['AddCondition', { fieldId: bench.field('状态').id, operator: 'isNotEmpty', value: null }])
  const filter = { conjunction: 'and', conditions: [{ fieldId: bench.field('数').id, operator: 'is', value: 1 }] }
  const sort = [{ fieldId: bench.field('名称').id, desc: true }]
  const [a, , , d] = bench.table.records.map(({ id }) => id)
  expect(bench.askView('getVisibleRecordIdListByPage', [{ filter, sort }])).toEqual({
    total: 2,
    hasMore: false,
    recordIds: [d, a],
  })
})

it('ticked rows are answered per user and are no selection', () => {
  const bench = open()
  const [a] = bench.table.records.map(({ id }) => id)
  bench.engine.page.setSelectedRecords(bench.owner, bench.table.views[0]?.id ?? '', [a ?? ''])
  expect(bench.askView('getSelectedRecordIdList', [])).toEqual([a])
  expect(bench.askView('getSelectedRecordIdList', [], session('owner', 'ou_local0002'))).toEqual([])
  expect(bench.events()).toEqual([])
})

it.each([
  [1, ['filterInfo', 'sortInfo', 'groupInfo', 'hierarchyConfig']],
  [2, ['filterInfo', 'sortInfo']],
  [3, []],
  [4, ['filterInfo', 'sortInfo']],
  [5, ['filterInfo', 'sortInfo', 'groupInfo']],
  [7, ['filterInfo']],
])('[host-protocol §7.4] the meta of a view of type %i tells %j', (type, keys) => {
  const bench = open()
  const { viewId } = bench.ask('addView', [{ type }]) as { viewId: string }
  const meta = bench.ask('getViewMetaById', [viewId]) as { property: object }
  expect(Object.keys(meta.property)).toEqual(keys)
})
