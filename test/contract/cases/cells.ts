import {
  addField,
  addRow,
  refused,
  rows,
  same,
  scratchTable,
  setRow,
  type ContractCase,
  type ContractHost,
} from '../contractHost.ts'
import type { ITable } from '@lark-base-open/js-sdk'

interface Cell {
  readonly says: string
  readonly type: number
  readonly property?: unknown
  readonly written: unknown
  readonly read: unknown
  readonly text: string
}

const NOON = Date.UTC(2024, 2, 1, 4) // 12:00 in Shanghai
const TOKEN = { name: '海报.png', size: 3, type: 'image/png', token: 'boxcn1', timeStamp: 1 }
const PLACE = {
  address: '',
  adname: '',
  cityname: '',
  name: '',
  pname: '',
  fullAddress: '',
  full_address: '',
  location: '116.3,39.9',
}

/** Written value → read value → displayed text (host-protocol §6.1). Times are those of a Base in Asia/Shanghai. */
const CELLS: readonly Cell[] = [
  { says: 'text', type: 1, written: [{ type: 'text', text: '甲' }], read: [{ type: 'text', text: '甲' }], text: '甲' },
  { says: 'text from a bare string', type: 1, written: '乙', read: [{ type: 'text', text: '乙' }], text: '乙' },
  {
    says: 'text with a link',
    type: 1,
    written: [{ type: 'url', text: '官网', link: 'https://a.cn' }],
    read: [{ type: 'url', text: '官网', link: 'https://a.cn' }],
    text: '官网',
  },
  { says: 'number', type: 2, property: { formatter: '1,000.00' }, written: 1234.5, read: 1234.5, text: '1,234.50' },
  { says: 'number as percent', type: 2, property: { formatter: '0%' }, written: 0.29, read: 0.29, text: '29%' },
  {
    says: 'date',
    type: 5,
    property: { dateFormat: 'yyyy-MM-dd HH:mm' },
    written: NOON,
    read: NOON,
    text: '2024-03-01 12:00',
  },
  { says: 'ticked checkbox', type: 7, written: true, read: true, text: 'true' },
  { says: 'phone', type: 13, written: '13800000000', read: '13800000000', text: '13800000000' },
  {
    says: 'url',
    type: 15,
    written: [{ type: 'url', text: '站', link: 'https://b.cn' }],
    read: [{ type: 'url', text: '站', link: 'https://b.cn' }],
    text: '站',
  },
  { says: 'attachment', type: 17, written: [TOKEN], read: [TOKEN], text: '海报.png' },
  { says: 'location', type: 22, written: { location: '116.3,39.9' }, read: PLACE, text: '116.3,39.9' },
  { says: 'barcode', type: 99001, written: 'A1', read: [{ type: 'text', text: 'A1' }], text: 'A1' },
  {
    says: 'currency',
    type: 99003,
    property: { decimalDigits: 2, currencyCode: 'USD' },
    written: -1234.5,
    read: -1234.5,
    text: '-$1,234.50',
  },
  { says: 'rating', type: 99004, property: { min: 1, max: 5 }, written: 4, read: 4, text: '4' },
  { says: 'e-mail', type: 99005, written: 'a@b.cn', read: 'a@b.cn', text: 'a@b.cn' },
]

/** Values of the wrong kind: 10216999 (host-protocol §6.2: the client converts nothing, host-protocol §9.5). */
const WRONG: readonly { says: string; type: number; property?: unknown; written: unknown }[] = [
  { says: 'a number as text', type: 2, written: '12' },
  { says: 'an ISO date', type: 5, written: '2024-03-01' },
  { says: 'a checkbox as text', type: 7, written: 'true' },
  { says: 'a phone as number', type: 13, written: 138 },
  { says: 'a rating beyond its range', type: 99004, property: { min: 1, max: 5 }, written: 6 },
  {
    says: 'an unknown option id',
    type: 3,
    property: { options: [{ name: '甲' }] },
    written: { id: 'optMissing', text: '甲' },
  },
  { says: 'an unknown person', type: 11, written: [{ id: 'ou_missing' }] },
  { says: 'an attachment without token', type: 17, written: [{ name: 'a' }] },
  { says: 'a place without coordinates', type: 22, written: { location: '北京' } },
]

async function cell(host: ContractHost, type: number, property: unknown) {
  const { table } = await scratchTable(host)
  const id = await addField(table, { type, name: '被测', ...(property === undefined ? {} : { property }) })
  return { table, id }
}

/** Files without where they were read from, which is a matter of the `attachmentPermission` variant. */
const withoutPermission = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((item: unknown) => (typeof item === 'object' && item !== null ? { ...item, permission: null } : item))
    : value

/** Blank values as the SDK's field objects build them (host-protocol §6.2), by the type of column they empty. */
const BLANKS: readonly {
  readonly says: string
  readonly type: number
  readonly property?: unknown
  readonly full: (host: ContractHost, field: FieldToFill) => Promise<unknown>
  readonly blank: readonly unknown[]
}[] = [
  {
    says: 'url',
    type: 15,
    full: async () => [{ type: 'url', text: '站', link: 'https://b.cn' }],
    blank: [[{ type: 'url', text: '', link: '' }], [null], [], ''],
  },
  {
    says: 'user',
    type: 11,
    full: async (host) => [{ id: await host.bitable.bridge.getUserId() }],
    blank: [[null], [], [''], '', [{ id: '' }], { id: null, name: null }],
  },
  {
    says: 'text',
    type: 1,
    full: async () => '甲',
    blank: [[{ type: 'text', text: null }], [{ type: 'text', text: '' }], [null], [], ''],
  },
  { says: 'barcode', type: 99001, full: async () => 'A1', blank: [[{ type: 'text', text: null }], [null], ''] },
  { says: 'attachment', type: 17, full: async () => [TOKEN], blank: [[null], [], '', ['']] },
  {
    says: 'group chat',
    type: 23,
    full: async () => [{ id: 'oc_1', name: '群' }],
    blank: [[null], [], '', [''], [{ id: '', name: '' }]],
  },
  { says: 'phone', type: 13, full: async () => '138', blank: ['', [], [null]] },
  { says: 'e-mail', type: 99005, full: async () => 'a@b.cn', blank: ['', [], [null]] },
  {
    says: 'single select',
    type: 3,
    property: { options: [{ name: '甲' }] },
    full: async (_host, field) => firstOption(field),
    blank: ['', [], [null], [''], { id: '', text: '' }],
  },
  {
    says: 'multiple select',
    type: 4,
    property: { options: [{ name: '甲' }] },
    full: async (_host, field) => [await firstOption(field)],
    blank: ['', [], [null], [''], [{ id: '', text: '' }]],
  },
  {
    says: 'location',
    type: 22,
    full: async () => ({ location: '116.3,39.9' }),
    blank: ['', [], { location: '', fullAddress: '' }],
  },
]

/** A blank link needs a table to point to, so it is a case of its own. */
const BLANK_LINKS: readonly unknown[] = ['', [], [null], { recordIds: [] }, { recordIds: [''] }, { recordIds: null }]

interface FieldToFill {
  readonly table: ITable
  readonly id: string
}

async function firstOption({ table, id }: FieldToFill): Promise<unknown> {
  const { options } = (await table.getFieldMetaById(id)).property as { options: { id: string; name: string }[] }
  return { id: options[0]?.id, text: options[0]?.name }
}

export const CELL_CASES: readonly ContractCase[] = [
  ...CELLS.map(
    ({ says, type, property, written, read, text }, n): ContractCase => ({
      id: `6.1-${n + 1}`,
      says: `${says} is written, read back and shown`,
      async run(host) {
        const { table, id } = await cell(host, type, property)
        const recordId = await addRow(table, { [id]: written })
        same(withoutPermission(await table.getCellValue(id, recordId)), read, 'read')
        same(await table.getCellString(id, recordId), text, 'text')
        await setRow(table, recordId, { [id]: null })
        same(await table.getCellValue(id, recordId), null, 'cleared')
      },
    }),
  ),
  ...WRONG.map(
    ({ says, type, property, written }, n): ContractCase => ({
      id: `9.5-${n + 1}`,
      says: `${says} is refused with 10216999`,
      async run(host) {
        const { table, id } = await cell(host, type, property)
        const recordId = await addRow(table, {})
        await refused(table.setCellValue(id, recordId, written as never), 10216999, 'setCellValue')
        await refused(setRow(table, recordId, { [id]: written }), 10216999, 'setRecord')
      },
    }),
  ),
  {
    id: '6.1-progress',
    says: 'progress of 45 % is 0.45 or 45, by the variant, and shows 45%',
    async run(host) {
      const { table, id } = await cell(host, 99002, undefined)
      const recordId = await addRow(table, { [id]: 0.45 * host.variants.progressScale })
      same(await table.getCellString(id, recordId), '45%', 'text')
    },
  },
  {
    id: '6.1-select',
    says: 'a single select takes {id, text} of a known option and answers its name',
    async run(host) {
      const { table, id } = await cell(host, 3, { options: [{ name: '甲' }, { name: '乙' }] })
      const { options } = (await table.getFieldMetaById(id)).property as { options: { id: string }[] }
      const recordId = await addRow(table, { [id]: { id: options[1]?.id, text: '写错的名字' } })
      same(await table.getCellValue(id, recordId), { id: options[1]?.id, text: '乙' }, 'read')
      same(await table.getCellString(id, recordId), '乙', 'text')
    },
  },
  {
    id: '6.1-multiselect',
    says: 'a multiple select takes a list and shows it joined',
    async run(host) {
      const { table, id } = await cell(host, 4, { options: [{ name: '甲' }, { name: '乙' }] })
      const { options } = (await table.getFieldMetaById(id)).property as { options: { id: string; name: string }[] }
      const value = options.map((option) => ({ id: option.id, text: option.name }))
      const recordId = await addRow(table, { [id]: value })
      same(await table.getCellValue(id, recordId), value, 'read')
      same(await table.getCellString(id, recordId), '甲,乙', 'text')
    },
  },
  {
    id: '6.1-select-string',
    says: 'a bare string written to a select leaves the cell blank (or is refused), by the variant',
    async run(host) {
      const { table, id } = await cell(host, 3, { options: [{ name: '甲' }] })
      const recordId = await addRow(table, {})
      if (host.variants.selectStrings === 'reject') {
        await refused(setRow(table, recordId, { [id]: '甲' }), 10216999, 'setRecord')
        return
      }
      await setRow(table, recordId, { [id]: '甲' })
      same(await table.getCellValue(id, recordId), null, 'dropped')
    },
  },
  {
    id: '6.1-user',
    says: 'people are written as [{id}] and read with their names',
    async run(host) {
      const { table, id } = await cell(host, 11, { multiple: true })
      const userId = await host.bitable.bridge.getUserId()
      const recordId = await addRow(table, { [id]: [{ id: userId }] })
      const [user] = (await table.getCellValue(id, recordId)) as { id: string; name: string }[]
      same([user?.id, typeof user?.name === 'string' && user.name !== ''], [userId, true], 'user')
    },
  },
  {
    id: '6.1-unchecked',
    says: 'a checkbox to which false is written is empty, or false by the variant',
    async run(host) {
      const { table, id } = await cell(host, 7, undefined)
      const recordId = await addRow(table, { [id]: true })
      await setRow(table, recordId, { [id]: false })
      const value: unknown = (await table.getCellValue(id, recordId)) ?? null
      same(value === false ? 'false' : value, host.variants.uncheckedBox === 'false' ? 'false' : null, 'value')
      same(await table.getCellString(id, recordId), 'false', 'text')
    },
  },
  {
    id: '6.1-attachment',
    says: 'attachments that are read carry the cell they were read from, or do not, by the variant; written back, they change nothing',
    async run(host) {
      const { table, id } = await cell(host, 17, undefined)
      const recordId = await addRow(table, { [id]: [TOKEN] })
      const expected =
        host.variants.attachmentPermission === 'present' ? { tableId: table.id, recordId, fieldId: id } : null
      const permission = (value: unknown): unknown => (value as { permission?: unknown }[])[0]?.permission ?? null
      const value: unknown = await table.getCellValue(id, recordId)
      same(permission(value), expected, 'getCellValue')
      same(permission((await table.getRecordById(recordId)).fields[id]), expected, 'getRecordById')
      let changes = 0
      const off = table.onRecordModify(() => {
        changes++
      })
      await setRow(table, recordId, { [id]: value })
      await host.settled()
      off()
      same(changes, 0, 'RecordModify')
      const copy = await addRow(table, { [id]: value })
      same(
        permission(await table.getCellValue(id, copy)),
        expected === null ? null : { ...expected, recordId: copy },
        'a copy',
      )
    },
  },
  {
    id: '6.2-a',
    says: 'rows are written back as they were read: times and users of the host are left out, the rest is written',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const computed: string[] = []
      for (const type of [1001, 1002, 1003, 1004]) computed.push(await addField(table, { type, name: `自动 ${type}` }))
      const recordId = await addRow(table, { [primaryId]: 'a' })
      const blankId = await addRow(table, {})
      const row = await table.getRecordById(recordId)
      same(
        computed.every((id) => id in row.fields),
        true,
        'the row has them',
      )
      const copyId = await table.addRecord(row as never)
      const copies = (await table.addRecords([
        await table.getRecordById(recordId),
        await table.getRecordById(blankId),
      ] as never)) as string[]
      for (const id of [copyId, copies[0] ?? '']) same(await table.getCellString(primaryId, id), 'a', 'copy')
      const page = await rows(table)
      same(
        await table.setRecords(page as never),
        page.map((each) => each.recordId),
        'a page as it is',
      )
      await table.setRecords(page.map((each) => ({ ...each, fields: { ...each.fields, [primaryId]: 'b' } })) as never)
      await table.setRecord(recordId, { fields: { ...row.fields, [primaryId]: 'c' } } as never)
      same(
        (await rows(table, { stringValue: true })).map(({ fields }) => fields[primaryId]),
        ['c', 'b', 'b', 'b', 'b'],
        'texts',
      )
      for (const id of computed) {
        await refused(table.setCellValue(id, recordId, 1 as never), 10216997, 'setCellValue')
        await refused(
          table.setCellValue(id, recordId, (await table.getCellValue(id, recordId)) as never),
          10216997,
          'setCellValue of what is there',
        )
      }
    },
  },
  {
    id: '6.2-b',
    says: 'auto numbers, formulas and lookups of a row that is written whole are left out, or refused with 10216997, by the variant',
    beside: ({ formulaConfig }) =>
      formulaConfig === 'accepted' ? null : 'this host takes no formula from an extension',
    async run(host) {
      const { table, tableId, primaryId } = await scratchTable(host)
      const number = await addField(table, { type: 1005, name: '编号' })
      const formula = await addField(table, { type: 20, name: '公式', property: { formula: '1+1' } })
      const lookup = await addField(table, {
        type: 19,
        name: '引用',
        property: { refFieldId: primaryId, refTableId: tableId },
      })
      const recordId = await addRow(table, { [primaryId]: 'a' })
      const { fields } = await table.getRecordById(recordId)
      for (const id of [number, formula, lookup]) {
        const cells = { [primaryId]: 'b', [id]: fields[id] ?? null }
        if (host.variants.computedCells === 'refused') {
          await refused(table.addRecord({ fields: cells } as never), 10216997, 'addRecord')
          await refused(setRow(table, recordId, cells), 10216997, 'setRecord')
          continue
        }
        const copy = await table.addRecord({ fields: cells } as never)
        same(await table.getCellString(primaryId, copy), 'b', 'addRecord')
        await setRow(table, recordId, { ...cells, [primaryId]: id })
        same(await table.getCellString(primaryId, recordId), id, 'setRecord')
      }
    },
  },
  ...BLANKS.map(
    ({ says, type, property, full, blank }, n): ContractCase => ({
      id: n === 0 ? '6.2-c' : `6.2-c${String(n)}`,
      says: `blank values of a ${says} column, as the SDK builds them, empty the cell`,
      async run(host) {
        const { table, id } = await cell(host, type, property)
        const recordId = await addRow(table, {})
        for (const value of blank) {
          const what = JSON.stringify(value)
          await table.setCellValue(id, recordId, (await full(host, { table, id })) as never)
          same(((await table.getCellValue(id, recordId)) ?? null) === null, false, `full before ${what}`)
          await table.setCellValue(id, recordId, value as never)
          same(await table.getCellValue(id, recordId), null, `setCellValue ${what}`)
          await setRow(table, recordId, { [id]: await full(host, { table, id }) })
          await setRow(table, recordId, { [id]: value })
          same(await table.getCellValue(id, recordId), null, `setRecord ${what}`)
        }
      },
    }),
  ),
  {
    id: '6.2-f',
    says: 'blank values of a link empty the cell',
    async run(host) {
      const { table, tableId } = await scratchTable(host)
      const id = await addField(table, { type: 18, name: '被测', property: { tableId } })
      const recordId = await addRow(table, {})
      for (const value of BLANK_LINKS) {
        await setRow(table, recordId, { [id]: { recordIds: [recordId] } })
        same(((await table.getCellValue(id, recordId)) ?? null) === null, false, 'full')
        await setRow(table, recordId, { [id]: value })
        same(await table.getCellValue(id, recordId), null, `setRecord ${JSON.stringify(value)}`)
        await setRow(table, recordId, { [id]: { recordIds: [recordId] } })
        await table.setCellValue(id, recordId, value as never)
        same(await table.getCellValue(id, recordId), null, `setCellValue ${JSON.stringify(value)}`)
      }
    },
  },
  {
    id: '6.2-e',
    says: 'a row is written back and copied with what its columns would not take anew',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const rating = await addField(table, { type: 99004, name: '评分', property: { min: 1, max: 5 } })
      const chats = await addField(table, { type: 23, name: '群', property: { multiple: true } })
      const two = ['oc_1', 'oc_2'].map((id) => ({ id, name: id }))
      const recordId = await addRow(table, { [primaryId]: 'a', [rating]: 5, [chats]: two })
      await table.setField(rating, { type: 99004, property: { min: 1, max: 3 } } as never)
      await table.setField(chats, { type: 23, property: { multiple: false } } as never)
      const row = await table.getRecordById(recordId)
      await setRow(table, recordId, { ...row.fields, [primaryId]: 'b' })
      const after = await table.getRecordById(recordId)
      same(after.fields[rating], 5, 'the rating stays')
      same(after.fields[chats], row.fields[chats], 'both chats stay')
      const copy = await table.addRecord(row as never)
      same(await table.getCellValue(rating, copy), 5, 'the rating of the copy')
      await refused(setRow(table, recordId, { [rating]: 4 }), 10216999, 'a new rating beyond the range')
    },
  },
  {
    id: '6.1-computed',
    says: 'times, users and numbers of the host are readable and refuse writes with 10216997',
    async run(host) {
      const { table } = await scratchTable(host)
      const recordId = await addRow(table, {})
      const userId = await host.bitable.bridge.getUserId()
      for (const type of [1001, 1002, 1003, 1004, 1005]) {
        const id = await addField(table, { type, name: `自动 ${type}` })
        const value: unknown = await table.getCellValue(id, recordId)
        const plausible =
          type <= 1002
            ? typeof value === 'number'
            : type <= 1004
              ? JSON.stringify(value).includes(userId)
              : JSON.stringify(value) === '{"value":"1","status":"completed"}'
        same(plausible, true, `type ${type} reads ${JSON.stringify(value)}`)
        await refused(setRow(table, recordId, { [id]: 1 }), 10216997, `type ${type}`)
      }
    },
  },
  {
    id: '6.1-formula',
    says: 'formulas and lookups are kept but refuse writes with 10216997',
    beside: ({ formulaConfig }) =>
      formulaConfig === 'accepted' ? null : 'this host takes no formula from an extension',
    async run(host) {
      const { table, tableId, primaryId } = await scratchTable(host)
      const recordId = await addRow(table, {})
      const formula = await addField(table, { type: 20, name: '公式', property: { formula: '1+1' } })
      const lookup = await addField(table, {
        type: 19,
        name: '引用',
        property: { refFieldId: primaryId, refTableId: tableId },
      })
      same((await table.getFieldMetaById(formula)).property, { formula: '1+1' }, 'property')
      await refused(setRow(table, recordId, { [formula]: 3 }), 10216997, 'formula')
      await refused(setRow(table, recordId, { [lookup]: 'x' }), 10216997, 'lookup')
    },
  },
  {
    id: '6.1-link',
    says: 'a one-way link is written as {recordIds}; an unknown record is refused with 10214998',
    async run(host) {
      const target = await scratchTable(host)
      const there = await addRow(target.table, { [target.primaryId]: '活动' })
      const { table, id } = await cell(host, 18, { tableId: target.tableId })
      const recordId = await addRow(table, { [id]: { recordIds: [there] } })
      const read = {
        text: '活动',
        type: 'text',
        recordIds: [there],
        tableId: target.tableId,
        record_ids: [there],
        table_id: target.tableId,
      }
      same(await table.getCellValue(id, recordId), read, 'read')
      await refused(setRow(table, recordId, { [id]: { recordIds: ['recMissing'] } }), 10214998, 'unknown')
      await target.table.deleteRecord(there)
      same(await table.getCellValue(id, recordId), null, 'after the target is deleted')
    },
  },
]
