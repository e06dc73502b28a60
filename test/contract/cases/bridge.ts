import { same, scratchTable, addRow, refused, until, type ContractCase } from '../contractHost.ts'

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
    says: 'setData is read back by getData; a missing key reads null',
    needs: ['lastingData'],
    async run({ bitable }) {
      const key = `契约 ${Date.now()}`
      same(await bitable.bridge.getData(key), null, 'missing')
      same(await bitable.bridge.setData(key, { a: [1, { b: '二' }] }), true, 'setData')
      same(await bitable.bridge.getData(key), { a: [1, { b: '二' }] }, 'getData')
    },
  },
  {
    id: '4.6-a',
    says: 'there are 55 option colours with ids 0 to 54',
    async run({ bitable }) {
      const colours = await bitable.ui.getSelectOptionColorInfoList()
      same(colours.map(({ id }) => id), Array.from({ length: 55 }, (_, id) => id), 'ids')
      same(colours.every(({ bgColor, textColor }) => /^#[0-9A-F]{6}$/i.test(bgColor) && /^#[0-9A-F]{6}$/i.test(textColor)), true, 'hex')
    },
  },
  {
    id: '4.6-b',
    says: 'switching to a table changes the selection and says so',
    needs: ['screen'],
    async run(host) {
      const { tableId, gridId } = await scratchTable(host)
      const seen: unknown[] = []
      const off = host.bitable.base.onSelectionChange(({ data }) => { seen.push(data) })
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
