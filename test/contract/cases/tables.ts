import { addField, addScratchTable, refused, same, scratchTable, until, type ContractCase } from '../contractHost.ts'

/** What the host calls the column that it makes by itself, by language. */
const TEXT_COLUMN: Readonly<Record<string, string>> = { zh: '文本', en: 'Text', ja: 'テキスト' }

export const TABLE_CASES: readonly ContractCase[] = [
  {
    id: '4.1-a',
    says: 'a table is found by id and by name, and listed',
    async run(host) {
      const { table, tableId } = await scratchTable(host)
      const name = await table.getName()
      same(
        await (await host.bitable.base.getTableByName(name)).getMeta(),
        { id: tableId, name, isSync: false },
        'by name',
      )
      same(
        (await host.bitable.base.getTableMetaList()).some((meta) => meta.id === tableId),
        true,
        'listed',
      )
    },
  },
  {
    id: '4.1-b',
    says: 'an unknown table is refused with 10212998',
    async run({ bitable }) {
      await refused(bitable.base.getTableById('tblMissing'), 10212998, 'by id')
      await refused(bitable.base.getTableByName('没有这张表'), 10212998, 'by name')
      await refused(bitable.base.getTableMetaById('tblMissing'), 10212998, 'meta')
    },
  },
  {
    id: '4.1-c',
    says: 'setTable renames and answers the id; deleteTable removes and answers true',
    async run(host) {
      const { table, tableId } = await scratchTable(host)
      const name = `${await table.getName()} 改名`
      same(await host.bitable.base.setTable(tableId, { name }), tableId, 'setTable')
      same(await table.getName(), name, 'name')
      same(await host.bitable.base.deleteTable(tableId), true, 'deleteTable')
      await refused(host.bitable.base.getTableById(tableId), 10212998, 'deleted')
    },
  },
  {
    id: '2.3-a',
    says: 'getTable(idOrName) of nothing rejects with an AggregateError without code',
    async run({ bitable }) {
      const error: unknown = await bitable.base.getTable('tblMissing').then(
        () => null,
        (reason: unknown) => reason,
      )
      same(error instanceof AggregateError && !('code' in error), true, 'AggregateError')
    },
  },
  {
    id: '4.1-d',
    says: 'getBaseName is not registered: 10299997',
    run: ({ bitable }) => refused((async () => await bitable.base.getBaseName())(), 10299997, 'getBaseName'),
  },
  {
    id: '4.1-e',
    says: 'an upload of something that is no file is refused with 10212992',
    async run({ bitable }) {
      await refused(bitable.base.batchUploadFile(['附件.png'] as never), 10212992, 'a name')
      await refused(bitable.base.batchUploadFile([null] as never), 10212992, 'nothing')
    },
  },
  {
    id: '7.2-a',
    says: 'a second table of the same name is refused with 10212995, by addTable and by setTable',
    async run(host) {
      const first = await scratchTable(host)
      const second = await scratchTable(host)
      const name = await first.table.getName()
      await refused(host.bitable.base.addTable({ name, fields: [] }), 10212995, 'addTable')
      await refused(host.bitable.base.setTable(second.tableId, { name }), 10212995, 'setTable')
    },
  },
  {
    id: '7.3-a',
    says: 'addTable makes one text column, the given ones or both, by the variant, and one grid view',
    async run(host) {
      const { bitable, variants } = host
      const table = await bitable.base.getTableById(
        await addScratchTable(host, [
          { type: 1, name: '标题' },
          { type: 2, name: '数' },
        ]),
      )
      const fields = await table.getFieldMetaList()
      const own = [TEXT_COLUMN[await bitable.bridge.getLanguage()], 1, true]
      const given = (first: boolean): unknown[] => [
        ['标题', 1, first],
        ['数', 2, false],
      ]
      const expected =
        variants.addTable === 'honourFields'
          ? given(true)
          : [own, ...(variants.addTable === 'defaultAndGiven' ? given(false) : [])]
      same(
        fields.map((field) => [field.name, field.type, field.isPrimary]),
        expected,
        'columns',
      )
      same(
        (await table.getViewMetaList()).map((view) => view.type),
        [1],
        'views',
      )
      const { total } = await table.getRecordIdListByPage({ pageSize: 1 })
      same(total, variants.addTable === 'tenBlankRows' ? 10 : 0, 'rows')
    },
  },
  {
    id: '7.3-b',
    says: 'the safe recipe works: rename the primary column, then add the rest',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      await table.setField(primaryId, { name: '任务名称', type: 1 } as never)
      await addField(table, { type: 2, name: '数量' })
      same(
        (await table.getFieldMetaList()).map((field) => field.name),
        ['任务名称', '数量'],
        'columns',
      )
    },
  },
  {
    id: '3.4-g',
    says: 'new and deleted columns say {tableId, fieldId, fieldType}, new and deleted tables say {}',
    beside: ({ ownEcho }) => (ownEcho === 'no' ? 'own writes do not echo' : null),
    async run(host) {
      const { bitable } = host
      const { table, tableId } = await scratchTable(host)
      const columns: unknown[] = []
      let added = 0
      let deleted = 0
      const offs = [
        table.onFieldAdd(({ data }) => {
          columns.push(['add', data])
        }),
        table.onFieldDelete(({ data }) => {
          columns.push(['delete', data])
        }),
        bitable.base.onTableAdd(() => {
          added++
        }),
        bitable.base.onTableDelete(() => {
          deleted++
        }),
      ]
      await host.settled()
      const fieldId = await addField(table, { type: 2, name: '数' })
      await table.deleteField(fieldId)
      const told = (what: string): boolean =>
        columns.some((each) => JSON.stringify(each) === JSON.stringify([what, { tableId, fieldId, fieldType: 2 }]))
      await until(host, () => told('add') && told('delete'))
      same([told('add'), told('delete')], [true, true], `columns, of ${JSON.stringify(columns)}`)
      const another = await addScratchTable(host)
      await until(host, () => added > 0)
      await bitable.base.deleteTable(another)
      await until(host, () => deleted > 0)
      for (const off of offs) off()
      same([added > 0, deleted > 0], [true, true], 'TableAdd and TableDelete')
    },
  },
  {
    id: '7.6-a',
    says: 'an owner may edit fields and records; Table.editable is false under advanced permissions',
    async run(host) {
      const { tableId, primaryId } = await scratchTable(host)
      const ask = (entity: string, type: string, param: object): Promise<boolean> =>
        host.bitable.base.getPermission({ entity, type, param } as never)
      same(await ask('Record', 'editable', { tableId }), true, 'Record.editable')
      same(await ask('Field', 'editable', { tableId, fieldId: primaryId }), true, 'Field.editable')
      same(await ask('Table', 'editable', { tableId }), host.variants.advancedPermissions === 'off', 'Table.editable')
      same(await host.bitable.base.isEditable(), true, 'isEditable')
    },
  },
]
