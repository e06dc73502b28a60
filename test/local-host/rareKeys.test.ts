import { describe, expect, it } from 'vitest'
import { number, text } from '../../src/local-host/engine/fixtures/sheet.ts'
import { codeOf, openBench, type Bench } from './support.ts'

/**
 * Keys that the contract does not ask: the SDK gives them no method of its own, or a sidebar has no use for them
 * (KEYS.md).
 */

const open = (): Bench =>
  openBench(
    [text('名称'), number('数', '0')],
    [
      ['甲', 1],
      ['乙', 2],
    ],
  )

const call = (
  { engine, owner }: Bench,
  key: string,
  context: readonly unknown[] = [],
  ...params: readonly unknown[]
): unknown => engine.call(owner, `bitable.${key}`, context, params)

describe('[host-protocol §4.5] Bridge', () => {
  it('tells the Base and its user', () => {
    const bench = open()
    const { baseId, name } = bench.engine.document
    expect(call(bench, 'Bridge_getBaseMetaInfo')).toEqual({ baseId, name })
    expect(call(bench, 'Bridge_getBaseUserId')).toBe(bench.owner.userId)
    expect(call(bench, 'Bridge_getPersonalBaseToken')).toBe('')
  })

  it('knows no shortcuts, goes to extensions, and takes listeners away', () => {
    const bench = open()
    const shortcuts = ['getShortcutExecuteParam', 'getShortcutLogById', 'transformShortcutExecuteResult']
    expect(shortcuts.map((method) => call(bench, `Bridge_${method}`, [], 'x'))).toEqual([null, null, null])
    expect(call(bench, 'Bridge_navigateToExtension', [], 'ext')).toBe(true)
    expect(call(bench, 'Bridge_unregisterBridgeEvent', [], 'DataChange')).toBeUndefined()
  })
})

describe('[host-protocol §4.6] UI and host-protocol §4.7 Private', () => {
  it('ask the page, and succeed when it does not answer', () => {
    const bench = open()
    const asked: string[] = []
    bench.engine.onUi(({ key }) => {
      asked.push(key)
    })
    const shown = ['showFieldConfigEditor', 'showFieldCreateEditor', 'showDebugEditFieldEditor', 'sendDebugShortcut']
    expect(shown.map((method) => call(bench, `UI_${method}`, [], {}))).toEqual([true, true, true, true])
    expect(call(bench, 'Private_showPrivateTips', [], 'no_copy_permission')).toBeUndefined()
    expect(asked).toEqual([...shown, 'showPrivateTips'])
  })

  it('accept listeners for events that never come', () => {
    const bench = open()
    for (const method of ['registerUIEvent', 'unregisterUIEvent', 'listenFetchDebugShortcut'])
      expect(call(bench, `UI_${method}`, [], 'FetchDebugShortcut')).toBeUndefined()
  })
})

describe('[host-protocol §4.3] fields', () => {
  it('tell what a formula pretends to be and who looks them up, and take listeners', () => {
    const bench = open()
    const { id } = bench.field('数')
    const formula = bench.ask('addField', [
      { type: 20, name: '公式', property: { formula: '1', dataType: { type: 2 } } },
    ])
    const lookup = bench.ask('addField', [
      { type: 19, name: '引用', property: { refTableId: bench.table.id, refFieldId: id } },
    ])
    expect(call(bench, 'WidgetField_getProxyType', [bench.table.id, formula])).toBe(2)
    expect(call(bench, 'WidgetField_getReverseDependency', [bench.table.id, id])).toEqual([
      { tableId: bench.table.id, fieldId: lookup },
    ])
    for (const method of ['registerFieldEvent', 'unregisterFieldEvent'])
      expect(call(bench, `WidgetField_${method}`, [bench.table.id, id], 'x')).toBeUndefined()
  })

  it('are found by name: getFieldIdByName, null for none', () => {
    const bench = open()
    expect([bench.ask('getFieldIdByName', ['数']), bench.ask('getFieldIdByName', ['没有'])]).toEqual([
      bench.field('数').id,
      null,
    ])
  })
})

describe('[host-protocol §4.2] files', () => {
  it('getCellThumbnailUrls gives a picture for each token, also for one that is lost', async () => {
    const urls = (await open().ask('getCellThumbnailUrls', [['box1', 'box2']])) as readonly string[]
    expect(urls.map((url) => url.slice(0, 11))).toEqual(['data:image/', 'data:image/'])
  })
})

describe('[host-protocol §4.4] views', () => {
  it('setView renames, and refuses the name of another view with 10215995', () => {
    const bench = open()
    const [view] = bench.table.views
    const { viewId } = bench.ask('addView', [{ type: 2, name: '看板' }]) as { viewId: string }
    expect(bench.ask('setView', [viewId, { name: '进度' }])).toBe(viewId)
    expect(codeOf(() => bench.ask('setView', [viewId, { name: view?.name }]))).toBe(10215995)
    expect(bench.table.views.map(({ name }) => name)).toEqual([view?.name, '进度'])
  })

  it('can be shared and unshared, and keep whether they sort automatically', () => {
    const bench = open()
    expect(bench.askView('toggleViewSharing', [true])).toBe(true)
    expect(bench.askView('getSharingMeta', [])).toMatchObject({
      status: 'Enabled',
      shareLink: expect.stringContaining('https://') as string,
    })
    bench.askView('toggleViewSharing', [false])
    expect(bench.askView('getSharingMeta', [])).toEqual({ status: 'Disabled', shareLink: '' })
    expect(bench.askView('setAutoSort', [true])).toBe(true)
  })

  it('have no child records: getChildRecordIdListByPage', () => {
    expect(open().askView('getChildRecordIdListByPage', [{ parentRecordId: 'rec1' }])).toEqual({
      total: 0,
      hasMore: false,
      recordIds: [],
    })
  })
})
