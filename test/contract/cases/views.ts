import {
  addField,
  addRow,
  answerOf,
  gridOf,
  refused,
  rows,
  same,
  scratchTable,
  type ContractCase,
  type ContractHost,
  type Scratch,
} from '../contractHost.ts'

interface Condition {
  readonly fieldId: string
  readonly operator: string
  readonly value?: unknown
}

/** A table with a number column and rows a = 1, b = 2, c = none. */
async function three(host: ContractHost): Promise<Scratch & { numberId: string; ids: string[] }> {
  const scratch = await scratchTable(host)
  const { table, primaryId } = scratch
  const numberId = await addField(table, { type: 2, name: '数' })
  const ids: string[] = []
  for (const [name, value] of [
    ['a', 1],
    ['b', 2],
    ['c', null],
  ] as const)
    ids.push(await addRow(table, { [primaryId]: name, [numberId]: value }))
  return { ...scratch, numberId, ids }
}

async function names({ table, primaryId }: Scratch, query: Record<string, unknown>): Promise<string> {
  const found = await rows(table, { ...query, stringValue: true })
  return found.map((row) => String(row.fields[primaryId])).join('')
}

const filter = (conjunction: string, ...conditions: (Condition | object)[]): { filter: object } => ({
  filter: { conjunction, conditions },
})

export const VIEW_CASES: readonly ContractCase[] = [
  {
    id: '7.4-a',
    says: 'grid, kanban, form, gallery, gantt and calendar views can be made; others are refused with 10215991',
    async run(host) {
      const { table } = await scratchTable(host)
      for (const type of [1, 2, 3, 4, 5, 7]) {
        const { viewId } = await table.addView({ type, name: `视图 ${type}` } as never)
        const meta = await table.getViewMetaById(viewId)
        same([meta.name, meta.type], [`视图 ${type}`, type], 'meta')
      }
      await refused(table.addView({ type: 6, name: '层级' } as never), 10215991, 'hierarchy')
    },
  },
  {
    id: '7.2-d',
    says: 'a repeated view name is refused with 10215995, the last view stays (10215001), unknown ids are 10215998',
    async run(host) {
      const { table, gridId } = await scratchTable(host)
      const { name } = await table.getViewMetaById(gridId)
      await refused(table.addView({ type: 1, name } as never), 10215995, 'addView')
      await refused(table.deleteView(gridId), 10215001, 'last view')
      await refused(table.getViewById('vewMissing'), 10215998, 'unknown')
      const { viewId } = await table.addView({ type: 1 } as never)
      same(await table.deleteView(viewId), true, 'deleteView')
    },
  },
  {
    id: '5.2-a',
    says: 'filters of getRecordsByPage work flat and nested; without conjunction there is none',
    async run(host) {
      const scratch = await three(host)
      const { primaryId, numberId } = scratch
      const is = (value: string): Condition => ({ fieldId: primaryId, operator: 'is', value })
      same(await names(scratch, filter('and', { fieldId: numberId, operator: 'isGreater', value: 1 })), 'b', 'flat')
      same(await names(scratch, filter('or', is('a'), is('c'))), 'ac', 'or')
      const nested = filter(
        'and',
        { conjunction: 'or', conditions: [is('a'), is('b')] },
        { conjunction: 'and', conditions: [{ fieldId: numberId, operator: 'isLess', value: 2 }] },
      )
      same(await names(scratch, nested), 'a', 'nested')
      same(await names(scratch, { filter: { conditions: [is('a')] } }), 'abc', 'no conjunction')
    },
  },
  {
    id: '5.2-b',
    says: 'sort puts empty cells last, both ways',
    async run(host) {
      const scratch = await three(host)
      same(await names(scratch, { sort: [{ fieldId: scratch.numberId, desc: false }] }), 'abc', 'ascending')
      same(await names(scratch, { sort: [{ fieldId: scratch.numberId, desc: true }] }), 'bac', 'descending')
    },
  },
  {
    id: '4.4-a',
    says: 'conditions are added, changed and deleted one by one and get ids; what is not valid answers false',
    async run(host) {
      const scratch = await three(host)
      const { primaryId, numberId } = scratch
      const grid = await gridOf(scratch)
      same(await grid.addFilterCondition({ fieldId: numberId, operator: 'isGreater', value: 0 } as never), true, 'add')
      same(
        await grid.addFilterCondition({ fieldId: primaryId, operator: 'is', value: 'b' } as never),
        true,
        'add another',
      )
      same((await grid.getVisibleRecordIdListByPage({})).recordIds, [scratch.ids[1]], 'both')
      same(await grid.setFilterConjunction('or' as never), true, 'or')
      same((await grid.getVisibleRecordIdListByPage({})).recordIds, scratch.ids.slice(0, 2), 'either')
      const info = await grid.getFilterInfo()
      const [first] = info?.conditions ?? []
      same(await grid.updateFilterCondition({ ...first, value: 1 } as never), true, 'update')
      same(await grid.deleteFilterCondition(String(info?.conditions[1]?.conditionId)), true, 'delete')
      const left = (await grid.getFilterInfo())?.conditions as unknown as (Condition & { conditionId: string })[]
      same(left, [{ conditionId: first?.conditionId, fieldId: numberId, operator: 'isGreater', value: 1 }], 'left')
      same(
        await grid.addFilterCondition({ fieldId: numberId, operator: 'contains', value: 1 } as never),
        false,
        'operator',
      )
      same(await grid.addFilterCondition({ fieldId: 'fldMissing', operator: 'is', value: 1 } as never), false, 'field')
      same(await grid.deleteFilterCondition('conMissing'), false, 'condition')
    },
  },
  {
    id: '4.4-b',
    says: 'sort and groups are full lists; a sort turns automatic sorting on; groups are for grid and gantt only',
    async run(host) {
      const scratch = await three(host)
      const { table, numberId, primaryId, ids } = scratch
      const grid = await gridOf(scratch)
      same(await grid.addSort({ fieldId: numberId, desc: true }), true, 'addSort')
      same(await grid.addGroup({ fieldId: primaryId, desc: true }), true, 'addGroup')
      same(await grid.getSortInfo(), [{ fieldId: numberId, desc: true }], 'sort')
      same(await grid.getGroupInfo(), [{ fieldId: primaryId, desc: true }], 'group')
      same((await grid.getVisibleRecordIdListByPage({})).recordIds, ids.toReversed(), 'groups come before sort')
      const { viewId } = await table.addView({ type: 2, name: '看板' } as never)
      const kanban = await table.getViewById(viewId)
      same(
        'getGroupInfo' in kanban &&
          typeof kanban.getGroupInfo === 'function' &&
          (await kanban.getGroupInfo().then(
            () => true,
            () => false,
          )),
        false,
        'kanban',
      )
    },
  },
  {
    id: '4.4-c',
    says: 'columns are hidden and shown, sized, and rows have a height; the primary column stays',
    async run(host) {
      const scratch = await three(host)
      const { numberId, primaryId } = scratch
      const grid = await gridOf(scratch)
      same(await grid.hideField([numberId]), true, 'hide')
      same(await grid.getVisibleFieldIdList(), [primaryId], 'hidden')
      same((await grid.getFieldMetaList()).length, 2, 'still a column')
      same(await grid.showField(numberId), true, 'show')
      same(await grid.getVisibleFieldIdList(), [primaryId, numberId], 'shown')
      same(await grid.hideField(primaryId), false, 'primary')
      same(await grid.setFieldWidth(numberId, 88), true, 'setFieldWidth')
      same(await grid.getFieldWidth(numberId), 88, 'width')
      same(await grid.setRowHeight(3 as never), true, 'setRowHeight')
      same(await grid.getRowHeight(), 3, 'height')
    },
  },
  {
    id: '4.4-e',
    says: 'hiding the primary column together with others hides the others, or none and answers false, by the variant',
    async run(host) {
      const scratch = await three(host)
      const { numberId, primaryId } = scratch
      const grid = await gridOf(scratch)
      const hides = host.variants.hidePrimary === 'hidesOthers'
      same(await grid.hideField([primaryId, numberId]), hides, 'answer')
      same(await grid.getVisibleFieldIdList(), hides ? [primaryId] : [primaryId, numberId], 'shown')
      same(await grid.hideField([primaryId]), false, 'primary alone')
    },
  },
  {
    id: '4.4-f',
    says: 'rows ticked in a grid are told, or the question is never answered, by the variant',
    async run(host) {
      const grid = await gridOf(await three(host))
      const answer = await answerOf(host, grid.getSelectedRecordIdList())
      same(answer === null ? 'none' : answer.value, host.variants.pickers === 'never' ? 'none' : [], 'answer')
    },
  },
  {
    id: '7.4-b',
    says: 'settings survive applySetting, which answers nothing',
    async run(host) {
      const scratch = await three(host)
      const grid = await gridOf(scratch)
      await grid.addSort({ fieldId: scratch.numberId, desc: true })
      same(await grid.applySetting(), undefined, 'applySetting')
      same(await grid.getSortInfo(), [{ fieldId: scratch.numberId, desc: true }], 'sort')
    },
  },
  {
    id: '9.4',
    says: 'with a viewId and a filter together, one of them wins, by the variant',
    async run(host) {
      const scratch = await three(host)
      const { numberId, primaryId, gridId } = scratch
      await (await gridOf(scratch)).addFilterCondition({
        fieldId: numberId,
        operator: 'isNotEmpty',
        value: null,
      } as never)
      same(await names(scratch, { viewId: gridId }), 'ab', 'viewId alone')
      const both = { viewId: gridId, ...filter('and', { fieldId: primaryId, operator: 'is', value: 'c' }) }
      same(await names(scratch, both), host.variants.viewIdOrFilter === 'viewId' ? 'ab' : 'c', 'both')
      same(await names(scratch, { viewId: gridId, filter: '', sort: [] }), 'ab', 'a filter that is none')
    },
  },
  {
    id: '4.4-d',
    says: 'a deleted column leaves the filters, orders and widths of its views',
    async run(host) {
      const scratch = await three(host)
      const { table, numberId } = scratch
      const grid = await gridOf(scratch)
      await grid.addFilterCondition({ fieldId: numberId, operator: 'isGreater', value: 1 } as never)
      await grid.addSort({ fieldId: numberId, desc: true })
      await table.deleteField(numberId)
      same([(await grid.getFilterInfo())?.conditions ?? [], await grid.getSortInfo()], [[], []], 'settings')
      same((await grid.getVisibleRecordIdListByPage({})).total, 3, 'rows')
    },
  },
]
