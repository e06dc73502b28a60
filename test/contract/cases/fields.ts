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

const SELECT = { type: 3, name: '状态', property: { options: [{ name: '未开始' }, { name: '进行中', color: 7 }] } }

interface Option {
  readonly id: string
  readonly name: string
  readonly color: number
}

/** The writing methods of the field objects that the SDK composes (host-protocol §6.2, §6.3). */
interface WritingField {
  readonly id: string
  setValue(recordId: string, value: unknown): Promise<unknown>
  createCell(value: unknown): Promise<unknown>
  getOptions(): Promise<readonly Option[]>
  addOption(name: string, color?: number): Promise<unknown>
  setOption(idOrName: string, change: { readonly name: string }): Promise<unknown>
  deleteOption(idOrName: string): Promise<unknown>
}

const optionsOf = (meta: { property: unknown }): Option[] => (meta.property as { options: Option[] }).options

/** Every creatable type with the property it must come back with (host-protocol §7.5). */
const TYPES: readonly { type: number; given?: unknown; expected: unknown }[] = [
  { type: 1, expected: null },
  { type: 2, given: { formatter: '0.00%' }, expected: { formatter: '0.00%' } },
  {
    type: 5,
    given: { dateFormat: 'yyyy-MM-dd' },
    expected: { dateFormat: 'yyyy-MM-dd', displayTimeZone: false, autoFill: false },
  },
  { type: 7, expected: null },
  { type: 11, given: { multiple: false }, expected: { multiple: false } },
  { type: 13, expected: null },
  { type: 15, expected: null },
  { type: 17, expected: { onlyMobile: false } },
  { type: 22, expected: { inputType: 'NOT_LIMIT' } },
  { type: 23, expected: { multiple: true } },
  { type: 1001, expected: { dateFormat: 'yyyy/MM/dd', displayTimeZone: false } },
  { type: 1002, expected: { dateFormat: 'yyyy/MM/dd', displayTimeZone: false } },
  { type: 1003, expected: null },
  { type: 1004, expected: null },
  { type: 1005, expected: null },
  { type: 99001, expected: { onlyMobile: false } },
  { type: 99002, expected: null },
  {
    type: 99003,
    given: { decimalDigits: 0, currencyCode: 'USD' },
    expected: { decimalDigits: 0, currencyCode: 'USD' },
  },
  {
    type: 99004,
    given: { min: 0, max: 10, rating: { icon: 'heart' } },
    expected: { min: 0, max: 10, rating: { icon: 'heart' } },
  },
  { type: 99005, expected: null },
]

export const FIELD_CASES: readonly ContractCase[] = [
  {
    id: '7.5-a',
    says: 'every type is created with its property and read back',
    async run(host) {
      const { table } = await scratchTable(host)
      for (const { type, given, expected } of TYPES) {
        const id = await addField(table, {
          type,
          name: `类型 ${type}`,
          ...(given === undefined ? {} : { property: given }),
        })
        const meta = await table.getFieldMetaById(id)
        same(
          [meta.id, meta.type, meta.name, meta.isPrimary, meta.property],
          [id, type, `类型 ${type}`, false, expected],
          `type ${type}`,
        )
      }
    },
  },
  {
    id: '7.5-b',
    says: 'options get ids and colours; a given colour is kept',
    async run(host) {
      const { table } = await scratchTable(host)
      const options = optionsOf(await table.getFieldMetaById(await addField(table, SELECT)))
      same(
        options.map(({ name }) => name),
        ['未开始', '进行中'],
        'names',
      )
      same(
        options.every(({ id, color }) => id.startsWith('opt') && color >= 0 && color <= 54),
        true,
        'ids and colours',
      )
      same(options[1]?.color, 7, 'given colour')
    },
  },
  {
    id: '7.5-c',
    says: 'a two-way link makes its twin in the other table, and both sides hold the link',
    async run(host) {
      const left = await scratchTable(host)
      const right = await scratchTable(host)
      const linkId = await addField(left.table, { type: 21, name: '关联', property: { tableId: right.tableId } })
      const { backFieldId } = (await left.table.getFieldMetaById(linkId)).property as { backFieldId: string }
      same(
        (await right.table.getFieldMetaById(backFieldId)).property,
        { tableId: left.tableId, multiple: true, backFieldId: linkId },
        'twin',
      )
      const there = await addRow(right.table, { [right.primaryId]: '那边' })
      const here = await addRow(left.table, { [linkId]: { recordIds: [there] } })
      const value = (await right.table.getCellValue(backFieldId, there)) as { recordIds: string[] }
      same(value.recordIds, [here], 'twin cell')
      same(await left.table.getCellString(linkId, here), '那边', 'text of the link')
      await setRow(left.table, here, { [linkId]: null })
      same(await right.table.getCellValue(backFieldId, there), null, 'twin cell after clearing')
    },
  },
  {
    id: '7.2-b',
    says: 'unknown types, repeated names and unknown ids are refused with 10213991, 10213995, 10213998',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      await refused(addField(table, { type: 25, name: '对象' }), 10213991, 'type')
      await addField(table, { type: 1, name: '甲' })
      await refused(addField(table, { type: 1, name: '甲' }), 10213995, 'addField')
      await refused(table.setField(primaryId, { name: '甲' } as never), 10213995, 'setField')
      await refused(table.getFieldById('fldMissing'), 10213998, 'getFieldById')
      await refused(table.getFieldMetaById('fldMissing'), 10213998, 'getFieldMetaById')
      await refused(table.deleteField('fldMissing'), 10213998, 'deleteField')
    },
  },
  {
    id: '7.2-c',
    says: 'the primary column cannot be deleted; others can, and their cells go',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const id = await addField(table, { type: 2, name: '数' })
      await addRow(table, { [primaryId]: 'x', [id]: 1 })
      await refused(table.deleteField(primaryId), 10213997, 'primary')
      same(await table.deleteField(id), true, 'deleteField')
      same(Object.keys((await rows(table))[0]?.fields ?? {}), [primaryId], 'cells')
    },
  },
  {
    id: '0-9',
    says: 'an unchanged setField is a no-op without FieldModify; a real one says {tableId, fieldId, fieldType}',
    async run(host) {
      const { table, tableId } = await scratchTable(host)
      const id = await addField(table, SELECT)
      const seen: unknown[] = []
      const off = table.onFieldModify(({ data }) => {
        seen.push(data)
      })
      const meta = await table.getFieldMetaById(id)
      await table.setField(id, meta as never)
      await host.settled()
      same(seen, [], 'unchanged')
      await table.setField(id, { name: '当前状态' } as never)
      await until(host, () => seen.length > 0)
      off()
      same(seen[0], host.variants.ownEcho === 'yes' ? { tableId, fieldId: id, fieldType: 3 } : undefined, 'changed')
      same(optionsOf(await table.getFieldMetaById(id)), optionsOf(meta), 'options kept')
    },
  },
  {
    id: '6.3-a',
    says: 'a new option sent as {name} gets an id; a removed one empties the cells that held it',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, SELECT)
      const [first, second] = optionsOf(await table.getFieldMetaById(id))
      const kept = await addRow(table, { [id]: { id: first?.id, text: '未开始' } })
      const lost = await addRow(table, { [id]: { id: second?.id, text: '进行中' } })
      await table.setField(id, { type: 3, property: { options: [first, { name: '已完成' }] } } as never)
      const options = optionsOf(await table.getFieldMetaById(id))
      same([options[0]?.id, options.map(({ name }) => name)], [first?.id, ['未开始', '已完成']], 'options')
      same(await table.getCellValue(id, kept), { id: first?.id, text: '未开始' }, 'kept')
      same(await table.getCellValue(id, lost), null, 'lost')
    },
  },
  {
    id: '6.2-d',
    says: 'field objects write: texts, blanks, options by name, cells made for a new row',
    async run(host) {
      const { table, primaryId } = await scratchTable(host)
      const make = async (config: { type: number; name: string; property?: unknown }) =>
        (await table.getFieldById(await addField(table, config))) as unknown as WritingField
      const text = (await table.getFieldById(primaryId)) as unknown as WritingField
      const url = await make({ type: 15, name: '链接' })
      const user = await make({ type: 11, name: '负责人', property: { multiple: false } })
      const select = await make(SELECT)
      const tags = await make({ ...SELECT, type: 4, name: '标签' })
      const recordId = await addRow(table, {})
      const userId = await host.bitable.bridge.getUserId()
      await text.setValue(recordId, '甲')
      await url.setValue(recordId, 'https://a.cn')
      await user.setValue(recordId, { id: userId })
      await select.setValue(recordId, '进行中')
      await tags.setValue(recordId, ['未开始', '新标签'])
      const shown = (): Promise<string[]> =>
        Promise.all([text, url, select, tags].map(({ id }) => table.getCellString(id, recordId)))
      same(await shown(), ['甲', 'https://a.cn', '进行中', '未开始,新标签'], 'written')
      same(
        (await tags.getOptions()).map(({ name }) => name),
        ['未开始', '进行中', '新标签'],
        'the missing option',
      )
      await text.setValue(recordId, null)
      await url.setValue(recordId, '')
      await user.setValue(recordId, null)
      const left = await Promise.all([text, url, user].map(({ id }) => table.getCellValue(id, recordId)))
      same(
        left.map((value: unknown) => value ?? null),
        [null, null, null],
        'blanked',
      )
      await url.setValue(recordId, null)
      same(await table.getCellValue(url.id, recordId), null, 'blanked again')
      const made = await table.addRecord([await text.createCell('新行'), await select.createCell('未开始')] as never)
      same(
        [await table.getCellString(text.id, made), await table.getCellString(select.id, made)],
        ['新行', '未开始'],
        'a row of cells',
      )
      const more = (await table.addRecords([
        [await text.createCell('乙')],
        [await text.createCell('丙')],
      ] as never)) as string[]
      same(await Promise.all(more.map((id) => table.getCellString(text.id, id))), ['乙', '丙'], 'rows of cells')
      await select.addOption('已完成', 9)
      await select.setOption('未开始', { name: '待办' })
      await select.deleteOption('进行中')
      same(
        (await select.getOptions()).map(({ name }) => name),
        ['待办', '已完成'],
        'options',
      )
      same(
        [await table.getCellString(select.id, made), await table.getCellString(select.id, recordId)],
        ['待办', ''],
        'cells of changed options',
      )
    },
  },
  {
    id: '6.3-b',
    says: 'a renamed option reads with its new name in every cell that holds it, by every way of reading',
    async run(host) {
      const { table } = await scratchTable(host)
      const single = await addField(table, SELECT)
      const multiple = await addField(table, { ...SELECT, type: 4, name: '标签' })
      for (const [fieldId, list] of [
        [single, false],
        [multiple, true],
      ] as const) {
        const options = optionsOf(await table.getFieldMetaById(fieldId))
        const [first, second] = options
        const held = [{ id: second?.id, text: second?.name }, ...(list ? [{ id: first?.id, text: first?.name }] : [])]
        const recordId = await addRow(table, { [fieldId]: list ? held : held[0] })
        const modified: unknown[] = []
        const off = table.onRecordModify(({ data }) => {
          modified.push(data)
        })
        await host.settled()
        await table.setField(fieldId, { property: { options: [first, { ...second, name: '在办' }] } } as never)
        const now = held.map((each) => (each.id === second?.id ? { ...each, text: '在办' } : each))
        const expected = list ? now : now[0]
        same(await table.getCellValue(fieldId, recordId), expected, 'getCellValue')
        same((await table.getRecordById(recordId)).fields[fieldId], expected, 'getRecordById')
        same((await table.getRecordsByIds([recordId]))[0]?.fields[fieldId], expected, 'getRecordsByIds')
        same(
          (await rows(table)).find((row) => row.recordId === recordId)?.fields[fieldId],
          expected,
          'getRecordsByPage',
        )
        same(await (await table.getFieldById(fieldId)).getValue(recordId), expected, 'field.getValue')
        same(await table.getCellString(fieldId, recordId), now.map(({ text }) => text).join(','), 'getCellString')
        await host.settled()
        off()
        same(modified, [], 'RecordModify')
      }
    },
  },
  {
    id: '6.3-c',
    says: 'a select with repeated names can be edited; a new repeated name is refused with 10213995 or kept, by the variant',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, {
        type: 3,
        name: '状态',
        property: { options: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] },
      })
      const options = async (): Promise<Option[]> => optionsOf(await table.getFieldMetaById(id))
      const [first, second, third] = await options()
      const recordId = await addRow(table, { [id]: { id: second?.id, text: '乙' } })
      const set = (next: readonly unknown[]): Promise<string> =>
        table.setField(id, { type: 3, property: { options: next } } as never)
      await set([first, { ...second, name: '甲' }, third])
      same(
        (await options()).map(({ name }) => name),
        ['甲', '甲', '丙'],
        'renamed to a name that is there',
      )
      await set([...(await options()), { name: '丁' }])
      same(
        (await options()).map(({ name }) => name),
        ['甲', '甲', '丙', '丁'],
        'an option more',
      )
      same(await table.getCellValue(id, recordId), { id: second?.id, text: '甲' }, 'cell')
      const repeated = [...(await options()), { name: '丙' }]
      if (host.variants.repeatedOptions === 'refused') await refused(set(repeated), 10213995, 'a new one')
      else await set(repeated)
      const after =
        host.variants.repeatedOptions === 'refused' ? ['甲', '甲', '丙', '丁'] : ['甲', '甲', '丙', '丁', '丙']
      same(
        (await options()).map(({ name }) => name),
        after,
        'after a new one',
      )
      await set((await options()).filter((option) => option.id !== first?.id))
      same(
        (await options()).map(({ name }) => name),
        after.slice(1),
        'one of them removed',
      )
      same(await table.getCellValue(id, recordId), { id: second?.id, text: '甲' }, 'cell of the one that stays')
    },
  },
  {
    id: '6.3-d',
    says: 'a column with repeated options is copied to another table, and a known option without a name keeps its own',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, {
        type: 3,
        name: '状态',
        property: { options: [{ name: '甲' }, { name: '乙' }] },
      })
      const [first, second] = optionsOf(await table.getFieldMetaById(id))
      const recordId = await addRow(table, { [id]: { id: second?.id, text: '乙' } })
      await table.setField(id, { type: 3, property: { options: [first, { ...second, name: '甲' }] } } as never)
      const other = await scratchTable(host)
      const meta = await table.getFieldMetaById(id)
      const copy = await addField(other.table, { type: meta.type, name: '副本', property: meta.property })
      same(
        optionsOf(await other.table.getFieldMetaById(copy)).map((option) => [option.id, option.name]),
        optionsOf(meta).map((option) => [option.id, option.name]),
        'options of the copy',
      )
      await table.setField(id, { type: 3, property: { options: [first, { id: second?.id, name: '' }] } } as never)
      same(await table.getCellValue(id, recordId), { id: second?.id, text: '甲' }, 'cell')
    },
  },
  {
    id: '6.3-e',
    says: 'a list of options becomes one choice, and back, by the ids of options: also renamed at once, and two of one name',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, {
        type: 4,
        name: '状态',
        property: { options: [{ name: '甲' }, { name: '乙' }] },
      })
      const [first, second] = optionsOf(await table.getFieldMetaById(id))
      const both = await addRow(table, { [id]: [first, second].map((each) => ({ id: each?.id, text: each?.name })) })
      const one = await addRow(table, { [id]: [{ id: second?.id, text: '乙' }] })
      const set = (type: number, name: string): Promise<string> =>
        table.setField(id, { type, property: { options: [first, { ...second, name }] } } as never)
      await set(3, '丙')
      same(await table.getCellValue(id, both), { id: first?.id, text: '甲' }, 'the first of two')
      same(await table.getCellValue(id, one), { id: second?.id, text: '丙' }, 'renamed')
      await set(3, '甲')
      await set(4, '甲')
      same(await table.getCellValue(id, one), [{ id: second?.id, text: '甲' }], 'of one name')
    },
  },
  {
    id: '7.5-d',
    says: 'a description is written as text and read as segments',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, { type: 1, name: '说明', description: { content: '由扩展维护' } })
      const { description } = await table.getFieldMetaById(id)
      same(description.content, [{ type: 'text', text: '由扩展维护' }], 'content')
    },
  },
  {
    id: '9-11',
    says: 'text turned into numbers keeps what reads as a number (unverified on a real host)',
    async run(host) {
      const { table } = await scratchTable(host)
      const id = await addField(table, { type: 1, name: '金额' })
      const good = await addRow(table, { [id]: '1,200' })
      const bad = await addRow(table, { [id]: '不详' })
      await table.setField(id, { type: 2 } as never)
      same([await table.getCellValue(id, good), await table.getCellValue(id, bad)], [1200, null], 'values')
    },
  },
]
