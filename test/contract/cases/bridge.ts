import { answerOf, same, scratchTable, addRow, refused, until, type ContractCase } from '../contractHost.ts'

export const BRIDGE_CASES: readonly ContractCase[] = [
  {
    id: '4.5-a',
    says: 'theme, language, locale and user are told',
    async run({ bitable }) {
      same(['LIGHT', 'DARK'].includes(await bitable.bridge.getTheme()), true, 'theme')
      same(['zh', 'en', 'ja'].includes(await bitable.bridge.getLanguage()), true, 'language')
      same((await bitable.bridge.getLocale()).length > 2, true, 'locale')
      same((await bitable.bridge.getUserId()).startsWith('ou_'), true, 'user')
    },
  },
  {
    id: '4.5-b',
    says: 'setData is read back by getData; a missing key reads null (or {}, by the variant)',
    needs: ['lastingData'],
    async run({ bitable, variants }) {
      const key = `契约 ${Date.now()}`
      same(await bitable.bridge.getData(key), variants.missingData === 'emptyObject' ? {} : null, 'missing')
      same(await bitable.bridge.setData(key, { a: [1, { b: '二' }] }), true, 'setData')
      same(await bitable.bridge.getData(key), { a: [1, { b: '二' }] }, 'getData')
    },
  },
  {
    id: '4.5-c',
    says: 'more than 100 kB under one key is kept, refused with 10299994 or cut, by the variant; what was there before stays when it is refused',
    needs: ['lastingData'],
    async run({ bitable, variants: { dataLimit } }) {
      const key = `契约上限 ${Date.now()}`
      const most = 'x'.repeat(100_000)
      same(await bitable.bridge.setData(key, most), true, '100 kB')
      same(await bitable.bridge.getData(key), most, 'of 100 kB')
      const more = { text: '多'.repeat(40_000) }
      if (dataLimit === 'refused') {
        await refused(bitable.bridge.setData(key, `${most}x`), 10299994, 'one byte more')
        await refused(bitable.bridge.setData(key, more), 10299994, '120 kB of an object')
        same(await bitable.bridge.getData(key), most, 'what was there')
        return
      }
      same(await bitable.bridge.setData(key, `${most}x`), true, 'one byte more')
      same(await bitable.bridge.getData(key), dataLimit === 'cut' ? most : `${most}x`, 'of one byte more')
      await bitable.bridge.setData(key, more)
      const kept: unknown = await bitable.bridge.getData(key)
      if (dataLimit === 'none') same(kept, more, 'of an object')
      else
        same(
          [typeof kept, String(kept).startsWith('{"text":"多多'), String(kept).endsWith('多')],
          ['string', true, true],
          'of an object',
        )
    },
  },
  {
    id: '4.6-a',
    says: 'there are 55 option colours with ids 0 to 54',
    async run({ bitable }) {
      const colours = await bitable.ui.getSelectOptionColorInfoList()
      same(
        colours.map(({ id }) => id),
        Array.from({ length: 55 }, (_, id) => id),
        'ids',
      )
      same(
        colours.every(({ bgColor, textColor }) => /^#[0-9A-F]{6}$/i.test(bgColor) && /^#[0-9A-F]{6}$/i.test(textColor)),
        true,
        'hex',
      )
    },
  },
  {
    id: '4.6-b',
    says: 'switching to a table changes the selection and says so',
    needs: ['screen'],
    async run(host) {
      const { tableId, gridId } = await scratchTable(host)
      const seen: unknown[] = []
      const off = host.bitable.base.onSelectionChange(({ data }) => {
        seen.push(data)
      })
      same(await host.bitable.ui.switchToTable(tableId), true, 'switchToTable')
      await until(host, () => seen.length > 0)
      off()
      const { tableId: selected, viewId } = await host.bitable.base.getSelection()
      same([selected, viewId], [tableId, gridId], 'selection')
      const [change] = seen as { tableId: string }[]
      same(change?.tableId, tableId, 'event')
    },
  },
  {
    id: '4.6-d',
    says: 'a choice of records that is closed answers [] or null, or nothing ever, by the variants',
    needs: ['screen'],
    async run(host) {
      const { tableId, gridId } = await scratchTable(host)
      const answer = await answerOf(host, host.bitable.ui.selectRecordIdList(tableId, gridId))
      const { pickers, cancelledPicker } = host.variants
      same(
        answer === null ? 'none' : (answer.value ?? 'null'),
        pickers === 'never' ? 'none' : cancelledPicker === 'null' ? 'null' : [],
        'answer',
      )
    },
  },
  {
    id: '4.6-e',
    says: 'a choice of records without a view is one among the rows of the table',
    needs: ['screen'],
    async run(host) {
      const { tableId } = await scratchTable(host)
      const answer = await answerOf(host, host.bitable.ui.selectRecordIdList(tableId, ''))
      const { pickers, cancelledPicker } = host.variants
      same(
        answer === null ? 'none' : (answer.value ?? 'null'),
        pickers === 'never' ? 'none' : cancelledPicker === 'null' ? 'null' : [],
        'answer',
      )
      await refused(host.bitable.ui.selectRecordIdList(tableId, 'vewMissing'), 10215998, 'an unknown view')
    },
  },
  {
    id: '3.4-e',
    says: 'deleting a table or a view in which nobody stands changes no selection',
    async run(host) {
      const { table, tableId } = await scratchTable(host)
      const { viewId } = await table.addView({ type: 1 } as never)
      const before = await host.bitable.base.getSelection()
      const seen: unknown[] = []
      const off = host.bitable.base.onSelectionChange(({ data }) => {
        seen.push(data)
      })
      await host.settled()
      await table.deleteView(viewId)
      await host.bitable.base.deleteTable(tableId)
      await host.settled()
      off()
      same(seen, [], 'events')
      same(await host.bitable.base.getSelection(), before, 'selection')
    },
  },
  {
    id: '3.4-f',
    says: 'whoever stands in a view or table that is deleted stands elsewhere and hears it',
    needs: ['screen'],
    async run(host) {
      const { table, tableId, gridId } = await scratchTable(host)
      const { viewId } = await table.addView({ type: 1 } as never)
      await host.bitable.ui.switchToView(tableId, viewId)
      const seen: { tableId: string | null; viewId: string | null }[] = []
      const off = host.bitable.base.onSelectionChange(({ data }) => {
        seen.push(data)
      })
      await host.settled()
      await table.deleteView(viewId)
      await until(host, () => seen.length > 0)
      same([seen.at(-1)?.tableId, seen.at(-1)?.viewId], [tableId, gridId], 'after the view')
      seen.length = 0
      await host.bitable.base.deleteTable(tableId)
      await until(host, () => seen.length > 0)
      off()
      const [first] = await host.bitable.base.getTableMetaList()
      same(seen.at(-1)?.tableId, first?.id, 'after the table')
      same((await host.bitable.base.getSelection()).tableId, first?.id, 'selection')
    },
  },
  {
    id: '4.6-c',
    says: 'toasts succeed; the card of an unknown record is refused with 10214998',
    needs: ['screen'],
    async run(host) {
      const { table, tableId } = await scratchTable(host)
      const recordId = await addRow(table, {})
      same(await host.bitable.ui.showToast({ message: '好' }), true, 'toast')
      same(await host.bitable.ui.showRecordDetailDialog({ tableId, recordId }), true, 'card')
      await refused(host.bitable.ui.showRecordDetailDialog({ tableId, recordId: 'recMissing' }), 10214998, 'unknown')
    },
  },
]
