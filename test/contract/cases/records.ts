import {
  addField,
  addRow,
  refused,
  rows,
  same,
  scratchTable,
  setRow,
  until,
  type ContractCase,
} from '../contractHost.ts'

const blank = (count: number): { fields: Record<string, never> }[] =>
  Array.from({ length: count }, () => ({ fields: {} }))

export const RECORD_CASES: readonly ContractCase[] = [
  {
    id: '7.1-a',
    says: 'addRecords, setRecords and deleteRecords take 200 rows (or 5000, by the variant) and refuse one more with 10214001',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const most = host.variants.recordLimit
      await refused(table.addRecords(blank(most + 1) as never), 10214001, 'addRecords')
      const ids = (await table.addRecords(blank(most) as never)) as string[]
      same(ids.length, most, 'ids')
      const writes = [...ids, ids[0]].map((recordId) => ({ recordId, fields: { [primaryId]: 'x' } }))
      await refused(table.setRecords(writes as never), 10214001, 'setRecords')
      same(await table.setRecords(writes.slice(0, most) as never), ids, 'setRecords of the most')
      await refused(table.deleteRecords([...ids, 'recMore']), 10214001, 'deleteRecords')
      same(await table.deleteRecords(ids), true, 'deleteRecords of the most')
    },
  },
  {
    id: '7.1-b',
    says: 'a page has at most 200 rows (or 5000, by the variant), one more is refused; pages follow hasMore and pageToken in the order of creation',
    async run(host) {
      const { table } = await scratchTable(host)
      const ids = await table.addRecords(blank(5) as never)
      const most = host.variants.recordLimit
      await refused(table.getRecordsByPage({ pageSize: most + 1 }), 10214001, 'one more')
      await refused(table.getRecordIdListByPage({ pageSize: most + 1 }), 10214001, 'one more id')
      same((await table.getRecordsByPage({ pageSize: most })).records.length, 5, 'the most')
      const whole = await table.getRecordsByPage({ pageSize: 5 })
      same([whole.records.length, whole.hasMore], [5, false], 'a page that holds exactly all')
      const first = await table.getRecordsByPage({ pageSize: 3, pageToken: 0 })
      same([first.total, first.hasMore, first.records.length], [5, true, 3], 'first page')
      if (first.pageToken === undefined) throw new Error('a page with more must carry a token')
      const last = await table.getRecordsByPage({ pageSize: 3, pageToken: first.pageToken })
      same(
        [last.total, last.hasMore, typeof last.pageToken],
        [5, false, host.variants.lastPage === 'token' ? 'number' : 'undefined'],
        'last page',
      )
      same(
        [...first.records, ...last.records].map((record) => (record as { recordId?: string }).recordId),
        ids,
        'order',
      )
    },
  },
  {
    id: '7.1-d',
    says: 'a page without a size has 200 rows, and the last rows come after it',
    async run(host) {
      const { table } = await scratchTable(host)
      const ids = [...(await table.addRecords(blank(200) as never)), ...(await table.addRecords(blank(3) as never))]
      const first = await table.getRecordsByPage({})
      same([first.records.length, first.hasMore, first.total], [200, true, 203], 'first page')
      const last = await table.getRecordIdListByPage({ pageToken: first.pageToken } as never)
      same([last.recordIds, last.hasMore], [ids.slice(200), false], 'last page')
      same((await table.getRecordIdList()).length, host.variants.recordLimit === 200 ? 200 : 203, 'the legacy list')
    },
  },
  {
    id: '7.1-c',
    says: 'getRecordsByIds keeps the order, leaves out record ids and refuses 1001 ids',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const a = await addRow(table, { [primaryId]: 'a' })
      const b = await addRow(table, { [primaryId]: 'b' })
      const text = (value: string) => ({ fields: { [primaryId]: [{ type: 'text', text: value }] } })
      const found = await table.getRecordsByIds([b, a])
      same(
        found.map(({ fields }) => ({ fields: { [primaryId]: fields[primaryId] } })),
        [text('b'), text('a')],
        'rows',
      )
      same(
        found.some((row) => 'recordId' in row),
        false,
        'record ids',
      )
      await refused(table.getRecordsByIds(Array.from({ length: 1001 }, () => a)), 10214001, '1001')
      await refused(table.getRecordsByIds(['recMissing']), 10214998, 'unknown')
    },
  },
  {
    id: '0-8',
    says: 'rows are keyed by field id: a name or an unknown id is refused with 10213998',
    async run(host) {
      const { table } = await scratchTable(host)
      await refused(addRow(table, { 文本: 'x' }), 10213998, 'a name')
      await refused(addRow(table, { fldMissing: 'x' }), 10213998, 'an unknown id')
    },
  },
  {
    id: '9.7-a',
    says: 'one bad row refuses a whole setRecords (or is left out), by the variant',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const recordId = await addRow(table, { [primaryId]: 'old' })
      const writes = [
        { recordId, fields: { [primaryId]: 'new' } },
        { recordId: 'recMissing', fields: {} },
      ]
      await refused(table.setRecords(writes as never), 10214998, 'setRecords')
      same(
        await table.getCellString(primaryId, recordId),
        host.variants.setRecords === 'atomic' ? 'old' : 'new',
        'the good row',
      )
    },
  },
  {
    id: '6.1-empty',
    says: 'empty cells are absent or null in a row, by the variant',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const id = await addField(table, { type: 2, name: '数' })
      await addRow(table, { [primaryId]: 'x' })
      const [row] = await rows(table)
      const keys = Object.keys(row?.fields ?? {})
      same([keys.includes(id), keys.includes(primaryId)], [host.variants.emptyCells === 'null', true], 'keys')
    },
  },
  {
    id: '6.1-touched',
    says: 'a cell that was emptied is absent, or null by the variant, also where a cell that was never written is absent',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, { type: 2, name: '数' })
      const recordId = await addRow(table, { [id]: 1 })
      await setRow(table, recordId, { [id]: null })
      await addRow(table, {})
      const [emptied, untouched] = await rows(table)
      const { emptyCells } = host.variants
      same(
        [emptied, untouched].map((row) => row !== undefined && id in row.fields),
        [emptyCells !== 'absent', emptyCells === 'null'],
        'keys',
      )
      same(await table.getCellValue(id, recordId), null, 'value')
    },
  },
  {
    id: '4.2-a',
    says: 'fields given as an array with named keys are written, by every call that writes rows',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const named = (text: string): never => Object.assign([], { [primaryId]: text }) as never
      const one = await table.addRecord({ fields: named('a') })
      const [two] = (await table.addRecords([{ fields: named('b') }])) as string[]
      const read = (): Promise<string[]> =>
        Promise.all([one, two ?? ''].map((recordId) => table.getCellString(primaryId, recordId)))
      same(await read(), ['a', 'b'], 'added')
      await table.setRecord(one, { fields: named('c') })
      await table.setRecords([{ recordId: two ?? '', fields: named('d') }])
      same(await read(), ['c', 'd'], 'changed')
    },
  },
  {
    id: '4.2-b',
    says: 'no write is swallowed: cells beside fields, or fields that are no object, are refused with 10212992',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const recordId = await addRow(table, { [primaryId]: 'old' })
      const lost: readonly { what: string; row: object }[] = [
        { what: 'cells beside fields', row: { [primaryId]: 'new' } },
        { what: 'a map', row: { fields: new Map([[primaryId, 'new']]) } },
        { what: 'a text', row: { fields: 'new' } },
      ]
      for (const { what, row } of lost) {
        await refused(table.addRecord(row as never), 10212992, `addRecord of ${what}`)
        await refused(table.addRecords([row] as never), 10212992, `addRecords of ${what}`)
        await refused(table.setRecord(recordId, row as never), 10212992, `setRecord of ${what}`)
        await refused(table.setRecords([{ recordId, ...row }] as never), 10212992, `setRecords of ${what}`)
      }
      same(
        (await rows(table)).map(({ fields }) => fields),
        [{ [primaryId]: [{ type: 'text', text: 'old' }] }],
        'rows',
      )
    },
  },
  {
    id: '4.2-c',
    says: 'an empty string where an id may be left out is no id',
    async run(host) {
      const { table, tableId, primaryId } = await scratchTable(host)
      const ids = [await addRow(table, { [primaryId]: 'a' }), await addRow(table, { [primaryId]: 'b' })]
      same(
        (await rows(table, { viewId: '' })).map(({ recordId }) => recordId),
        ids,
        'getRecordsByPage',
      )
      same(
        (await table.getRecordIdListByPage({ viewId: '', pageToken: '' } as never)).recordIds,
        ids,
        'getRecordIdListByPage',
      )
      same((await table.getRecords({ viewId: '', pageToken: '', filter: '' } as never)).records.length, 2, 'getRecords')
      const asked = { entity: 'Record', type: 'editable', param: { tableId, recordId: '', fieldId: '', viewId: '' } }
      same(await host.bitable.base.getPermission(asked as never), true, 'getPermission')
      same(
        (await host.bitable.bridge.getBitableUrl({ tableId, viewId: '', recordId: '', fieldId: '' })).includes('view='),
        false,
        'getBitableUrl',
      )
    },
  },
  {
    id: '6.1-string',
    says: 'stringValue gives every cell as it is shown',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const id = await addField(table, { type: 99003, name: '金额' })
      await addRow(table, { [primaryId]: 'x', [id]: 8000 })
      const [row] = await rows(table, { stringValue: true })
      same(row?.fields, { [primaryId]: 'x', [id]: '¥8,000.00' }, 'row')
    },
  },
  {
    id: '2.2-a',
    says: 'calls of one tick are answered one by one: a refusal spoils only itself',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const recordId = await addRow(table, {})
      const [good, bad] = await Promise.allSettled([
        table.setCellValue(primaryId, recordId, 'ok'),
        table.setCellValue(primaryId, 'recMissing', 'x'),
      ])
      same([good.status, bad.status], ['fulfilled', 'rejected'], 'outcomes')
      same(await table.getCellString(primaryId, recordId), 'ok', 'the good one')
    },
  },
  {
    id: '3.4-a',
    says: 'RecordAdd and RecordDelete come once per call with all ids (RecordAdd once a row, by the variant), RecordModify once per changed record, nothing for no change',
    beside: ({ ownEcho, events }) =>
      ownEcho === 'no' ? 'own writes do not echo' : events === 'afterCallback' ? null : `events come ${events}`,
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const seen: unknown[] = []
      const offs = [
        table.onRecordAdd(({ data }) => {
          seen.push(['add', data])
        }),
        table.onRecordModify(({ data }) => {
          seen.push(['modify', data])
        }),
        table.onRecordDelete(({ data }) => {
          seen.push(['delete', data])
        }),
      ]
      const ids = (await table.addRecords(blank(2) as never)) as string[]
      await table.setRecords(ids.map((recordId) => ({ recordId, fields: { [primaryId]: 'x' } })) as never)
      await setRow(table, ids[0] ?? '', { [primaryId]: 'x' })
      await table.deleteRecords(ids)
      await host.settled()
      for (const off of offs) off()
      const modified = ids.map((recordId) => ['modify', { recordId, fieldIds: [primaryId] }])
      const added = host.variants.recordAdd === 'perRow' ? ids.map((recordId) => ['add', [recordId]]) : [['add', ids]]
      same(seen, [...added, ...modified, ['delete', ids]], 'events')
    },
  },
  {
    id: '3.4-d',
    says: 'a RecordAdd of several rows carries all ids, or one each, by the variant; nothing is missing',
    beside: ({ ownEcho, events }) =>
      ownEcho === 'no'
        ? 'own writes do not echo'
        : events === 'coalesced' || events === 'duplicated'
          ? `events come ${events}`
          : null,
    async run(host) {
      const { table } = await scratchTable(host)
      const heard: (readonly string[])[] = []
      const off = table.onRecordAdd(({ data }) => {
        heard.push(data as unknown as readonly string[])
      })
      const ids = (await table.addRecords(blank(3) as never)) as string[]
      await until(host, () => heard.flat().length >= 3)
      off()
      same(heard.flat().toSorted(), ids.toSorted(), 'ids')
      same(heard.length, host.variants.recordAdd === 'perRow' ? 3 : 1, 'events')
    },
  },
  {
    id: '3.4-b',
    says: 'own writes echo, or not, by the variant',
    async run(host) {
      const { table } = await scratchTable(host)
      let echoes = 0
      const off = table.onRecordAdd(() => {
        echoes++
      })
      await addRow(table, {})
      await until(host, () => echoes > 0)
      off()
      same(echoes > 0, host.variants.ownEcho === 'yes', 'echo')
    },
  },
  {
    id: '3.4-c',
    says: "another user's edit arrives as RecordModify with row and columns, their rows as RecordAdd and RecordDelete with ids",
    needs: ['otherUser'],
    async run(host) {
      const { table, tableId, primaryId } = await scratchTable(host)
      const recordId = await addRow(table, {})
      await host.settled()
      const seen: unknown[] = []
      const offs = [
        table.onRecordAdd(({ data }) => {
          seen.push(['add', data])
        }),
        table.onRecordModify(({ data }) => {
          seen.push(['modify', data])
        }),
        table.onRecordDelete(({ data }) => {
          seen.push(['delete', data])
        }),
      ]
      await host.settled()
      const added =
        (await host.other?.(
          { kind: 'set', tableId, recordId, fields: { [primaryId]: 'x' } },
          { kind: 'add', tableId, rows: [{}] },
        )) ?? []
      await host.other?.({ kind: 'delete', tableId, recordIds: added })
      const told = (event: unknown): boolean => seen.some((each) => JSON.stringify(each) === JSON.stringify(event))
      const wanted = [
        ['modify', { recordId, fieldIds: [primaryId] }],
        ['add', added],
        ['delete', added],
      ]
      await until(host, () => wanted.every(told))
      for (const off of offs) off()
      same(wanted.map(told), [true, true, true], `events, of ${JSON.stringify(seen)}`)
    },
  },
]
