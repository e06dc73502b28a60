import { readFile } from 'node:fs/promises'
import type { Frame, Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { FIELD } from '../../src/local-host/engine/fields/fieldTypes.ts'
import type { TableState } from '../../src/local-host/engine/types.ts'
import { present } from '../support/present.ts'
import type { LocalBase } from './support/localBase.ts'
import { oneBrowser } from './support/oneBrowser.ts'

const openBase = oneBrowser()

/** The frame of a copy of the extension, loaded. */
async function frameOf(page: Page, copy = 1): Promise<Frame> {
  const frame = page.locator(`[data-testid="sidebar-frame${copy === 1 ? '' : `-${String(copy)}`}"]`)
  const inner = present(await present(await frame.elementHandle(), 'the sidebar').contentFrame(), 'its frame')
  await inner.waitForURL(/index\.html/u)
  return inner
}

/** One invoke of host-protocol §2.1 from the sidebar, past whatever the extension itself is doing. */
async function invoke(
  page: Page,
  key: string,
  context: readonly unknown[],
  ...params: readonly unknown[]
): Promise<unknown> {
  const frame = await frameOf(page)
  return frame.evaluate(
    ([k, c, p]) =>
      new Promise((resolve) => {
        const id = `probe-${String(Math.random())}`
        addEventListener('message', function hear({ data }: MessageEvent) {
          if (data?.id !== id) return
          removeEventListener('message', hear)
          resolve(data.payload.res[0])
        })
        parent.postMessage({ type: 'invoke', id, payload: { key: `bitable.${k}`, params: [{ c, p }] } }, '*')
      }),
    [key, context, params] as const,
  )
}

const first = async (local: LocalBase): Promise<TableState> =>
  present((await local.snapshot()).tables[0], 'a first table')
const place = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

describe('[host-protocol §6.1] every kind of cell has an editor', () => {
  const COLUMNS = [
    { name: '网址', type: FIELD.url, typed: 'https://a.example/', shown: 'https://a.example/' },
    { name: '电话', type: FIELD.phone, typed: '+86 138', shown: '+86 138' },
    { name: '邮箱', type: FIELD.email, typed: 'a@b.c', shown: 'a@b.c' },
    {
      name: '金额',
      type: FIELD.currency,
      property: { currencyCode: 'CNY', decimalDigits: 2 },
      typed: '1234.5',
      shown: '¥1,234.50',
    },
    { name: '条码', type: FIELD.barcode, typed: '6901234', shown: '6901234' },
    { name: '地点', type: FIELD.location, typed: '广州塔', shown: '广东省广州市海珠区广州塔' },
    {
      name: '多选',
      type: FIELD.multiSelect,
      property: { options: [{ name: '甲' }, { name: '乙' }] },
      typed: '甲',
      shown: '甲',
    },
    { name: '群组', type: FIELD.groupChat, typed: '市场群', shown: '市场群' },
    {
      name: '评分',
      type: FIELD.rating,
      property: { min: 1, max: 5, rating: { icon: 'star' } },
      typed: '3',
      shown: null,
    },
    { name: '勾选', type: FIELD.checkbox, typed: ' ', shown: null },
    { name: '附件', type: FIELD.attachment, typed: null, shown: '海报.png' },
    { name: '关联', type: FIELD.singleLink, typed: '第二行', shown: '第二行' },
  ] as const

  it('that opens, takes input and closes by keyboard', async () => {
    const local = await openBase({ viewport: { width: 2600, height: 700 } })
    const { page } = local
    const table = await first(local)
    const title = present(table.fields[0], 'a primary column').id
    await page.evaluate(
      ([id, field]) =>
        window.localHost.addRows(id, [
          { [field]: [{ type: 'text', text: '第一行' }] },
          { [field]: [{ type: 'text', text: '第二行' }] },
        ]),
      [table.id, title] as const,
    )
    for (const { typed: _typed, shown: _shown, ...config } of COLUMNS) {
      const property = config.type === FIELD.singleLink ? { property: { tableId: table.id } } : {}
      expect(await invoke(page, 'WidgetTable_addField', [table.id, undefined], { ...config, ...property })).toMatch(
        /^fld/u,
      )
    }
    const { records } = await first(local)
    const row = present(
      records.find((record) => JSON.stringify(record.fields).includes('第一行')),
      'the row',
    ).id
    const seen: (string | null)[] = []
    for (const { name, typed, shown } of COLUMNS) {
      const cell = await local.cell(table.name, '第一行', name)
      await cell.click()
      if (typed === null) {
        await page.keyboard.press('Enter')
        const chooser = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: '添加附件' }).click()
        await (await chooser).setFiles([{ name: '海报.png', mimeType: 'image/png', buffer: Buffer.from('x') }])
        await page.getByText('海报.png').nth(1).waitFor() // in the cell and in the panel
        await page.getByRole('button', { name: '完成' }).click()
      } else if (typed === ' ') await page.keyboard.press('Space')
      else {
        await page.keyboard.press('Enter')
        await page.keyboard.type(typed)
        await page.keyboard.press('Enter')
        await page.keyboard.press('Escape')
      }
      if (shown !== null) await cell.getByText(shown, { exact: true }).waitFor()
      seen.push(shown === null ? null : (await cell.innerText()).trim())
    }
    expect(seen).toEqual(COLUMNS.map(({ shown }) => shown))
    const { fields } = present(
      (await first(local)).records.find(({ id }) => id === row),
      'the row',
    )
    const byName = async (name: string) =>
      fields[
        present(
          (await first(local)).fields.find((field) => field.name === name),
          name,
        ).id
      ]
    expect([await byName('评分'), await byName('勾选'), await byName('群组')]).toEqual([
      3,
      true,
      [{ id: 'oc_local_市场群', name: '市场群', avatarUrl: '' }],
    ])
    expect(local.errors).toEqual([])
  })
})

describe('[host-protocol §4.6] what an extension asks of the page', () => {
  it('is shown and answered', async () => {
    const local = await openBase({ fixture: 'templates' })
    const { page } = local
    const [one, two] = (await local.snapshot()).tables
    const table = present(two, 'a second table')
    const [record] = table.records
    const viewId = present(table.views[0], 'a view').id

    expect(await invoke(page, 'UI_showToast', [], { toastType: 'success', message: '做好了' })).toBe(true)
    await page.locator('[data-toast="success"]', { hasText: '做好了' }).waitFor()

    expect(await invoke(page, 'UI_switchBlock', [], table.id)).toBe(true)
    await page.locator(`[data-table-id="${table.id}"][aria-current="page"]`).waitFor()
    expect(place(page)).toMatchObject({ table: table.id, view: viewId })
    expect(await invoke(page, 'UI_switchToView', [], one?.id, one?.views[0]?.id)).toBe(true)
    expect(await invoke(page, 'WidgetBase_getSelection', [])).toMatchObject({
      tableId: one?.id,
      viewId: one?.views[0]?.id,
    })

    const fieldIdList = table.fields.slice(0, 2).map(({ id }) => id)
    expect(
      await invoke(page, 'UI_showRecordDetailDialog', [], { tableId: table.id, recordId: record?.id, fieldIdList }),
    ).toBe(true)
    await page.getByTestId('record-card').waitFor()
    expect(await page.locator('.lh-card-field').count()).toBe(2)
    await page.keyboard.press('Escape')
    await page.getByTestId('record-card').waitFor({ state: 'hidden' })
    expect(
      await invoke(page, 'UI_showFieldValueEditor', [], {
        tableId: table.id,
        viewId,
        recordId: record?.id,
        fieldId: fieldIdList[1],
      }),
    ).toBe(true)
    await page.getByTestId('record-card').waitFor()
    await page.locator('.lh-card-field .lh-text-editor').fill('由插件请来填写')
    await page.keyboard.press('Enter')
    await page.locator('.lh-card-field', { hasText: '由插件请来填写' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('record-card').waitFor({ state: 'hidden' })

    const chosen = invoke(page, 'UI_selectRecordIdList', [], table.id, viewId)
    await page.getByRole('dialog').getByRole('checkbox').first().check()
    await page.getByRole('button', { name: '选择 1 条' }).click()
    expect(await chosen).toEqual([record?.id])
    const none = invoke(page, 'UI_selectRecordIdList', [], table.id, viewId)
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await none).toEqual([])

    const widths: number[] = []
    for (const size of ['medium', 'large', 'small']) {
      expect(await invoke(page, 'UI_setHostContainerSize', [], size)).toBe(true)
      widths.push(await page.locator('.lh-sidebar').evaluate((sidebar) => sidebar.clientWidth))
    }
    expect(widths).toEqual([560, 760, 410])
    void invoke(page, 'UI_closeHostContainer', []).catch(() => 'the frame is gone')
    await page.getByTestId('sidebar-frame').waitFor({ state: 'detached' })
    expect(local.errors).toEqual([])
  })
})

describe('the Base as a whole', () => {
  const baseMenu = async (page: Page, item: string) => {
    await page.getByTestId('base-menu').click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const confirm = (page: Page, name: string) => page.locator('.semi-modal-footer').getByRole('button', { name }).click()
  const pick = async (page: Page, name: string, text: string) => {
    const chooser = page.waitForEvent('filechooser')
    await baseMenu(page, '导入快照')
    await (await chooser).setFiles([{ name, mimeType: 'application/json', buffer: Buffer.from(text) }])
  }

  it('can be copied, saved to a file and read from it', async () => {
    const local = await openBase({ fixture: 'templates' })
    const { page } = local
    const before = await local.snapshot()
    const tableId = before.tables[0]?.id
    expect(
      await invoke(page, 'WidgetTable_setField', [tableId, undefined], before.tables[0]?.fields[1]?.id, {
        description: { content: '说明' },
      }),
    ).toMatch(/^fld/u)
    expect(await invoke(page, 'Bridge_setData', [], 'k', 1)).toBe(true)
    const frame = await frameOf(page)

    await baseMenu(page, '复制多维表格')
    await confirm(page, '复制多维表格')
    await page.getByRole('heading', { name: `${before.name} 副本` }).waitFor()
    const copy = await local.snapshot()
    expect([copy.baseId, copy.tables[0]?.id].some((id) => id === before.baseId || id === tableId)).toBe(false)
    expect(copy.tables.map(({ name }) => name)).toEqual(before.tables.map(({ name }) => name))
    expect(copy.tables[0]?.fields[1]?.description.content).not.toBeNull()
    expect(copy.pluginData).toEqual({})
    await expect.poll(() => frame.isDetached()).toBe(true) // the extension was loaded anew
    expect(place(page)['table']).toBe(copy.tables[0]?.id)

    const download = page.waitForEvent('download')
    await baseMenu(page, '导出快照')
    const saved = await download
    expect(saved.suggestedFilename()).toMatch(new RegExp(`^${before.name} 副本 \\d{4}-\\d{2}-\\d{2}\\.json$`, 'u'))
    const text = await readFile(await saved.path(), 'utf8')

    for (const [broken, words] of [
      ['{"version":1', '不是 JSON'],
      ['{"version":7}', '另一个版本'],
      [text.replace('"isPrimary":true', '"isPrimary":0'), 'tables.0.fields'],
    ] as const) {
      const old = JSON.stringify(await local.snapshot())
      await pick(page, 'broken.json', broken)
      await page.locator('[data-toast="error"]', { hasText: words }).waitFor()
      expect(JSON.stringify(await local.snapshot())).toBe(old)
    }

    const row = present(copy.tables[0]?.records[0], 'a row').id
    await page.evaluate(([table, record]) => window.localHost.deleteRows(table, [record]), [
      present(copy.tables[0], 'a table').id,
      row,
    ] as const)
    await pick(page, 'whole.json', text)
    await page.getByTestId('confirm').getByText('副本').waitFor()
    await confirm(page, '导入')
    await page.locator('[data-toast="success"]', { hasText: '副本' }).last().waitFor()
    expect((await local.snapshot()).tables[0]?.records[0]?.id).toBe(row)
    expect(local.errors).toEqual([])
  })
})

describe('the clock of the Base', () => {
  it('decides the date of today and the times of rows', async () => {
    const local = await openBase({})
    const { page } = local
    await page.evaluate(() => window.localHost.set('clockRate', 0))
    await page.evaluate(() => window.localHost.set('now', '2024-03-01T23:30:00+08:00'))
    const table = await first(local)
    const viewId = table.views[0]?.id
    const date = await invoke(page, 'WidgetTable_addField', [table.id, undefined], {
      type: FIELD.dateTime,
      name: '日期',
    })
    await page.evaluate(([id, ids]) => window.localHost.deleteRows(id, ids), [
      table.id,
      table.records.map(({ id }) => id),
    ] as const)
    const [id] = await page.evaluate(
      ([tableId, field]) => window.localHost.addRows(tableId, [{ [field]: Date.parse('2024-03-01T09:00:00+08:00') }]),
      [table.id, String(date)] as const,
    )
    expect((await first(local)).records.map(({ createdTime }) => new Date(createdTime).toISOString())).toEqual([
      '2024-03-01T15:30:00.000Z',
    ])
    await invoke(page, 'WidgetView_setFilter', [table.id, viewId, undefined], 'AddCondition', {
      fieldId: date,
      operator: 'is',
      value: 'Today',
    })
    await page.locator(`[data-row-record="${present(id, 'a row')}"]`).waitFor()

    await page.getByTestId('clock').click()
    await page.getByText('Asia/Shanghai').waitFor()
    await page.getByText('插件用的是浏览器自己的时间').waitFor()
    await page.getByRole('button', { name: '+1 小时' }).click()
    await page.locator(`[data-row-record="${present(id, 'a row')}"]`).waitFor({ state: 'detached' })
    expect(
      await page.evaluate(() => [window.localHost.switches()['now'], window.localHost.switches()['clockRate']]),
    ).toEqual(['2024-03-01T16:30:00.000Z', 0])
    await page.locator('input[type="datetime-local"]').fill('2024-03-01T08:00')
    await page.getByRole('button', { name: '设定' }).click()
    await page.locator(`[data-row-record="${present(id, 'a row')}"]`).waitFor()
    await page.getByRole('button', { name: '回到现在' }).click()
    await page.locator(`[data-row-record="${present(id, 'a row')}"]`).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => window.localHost.switches()['now'])).toBeNull()
    await expect(page.evaluate(() => window.localHost.set('now', 'tomorrow'))).rejects.toThrow(/now is null or a time/u)
    expect(local.errors).toEqual([])
  })
})

describe('a block of cells', () => {
  const texts = (rows: Locator) => rows.allInnerTexts()

  it('is selected with keys or by dragging, copied as tab-separated text, emptied and pasted', async () => {
    const local = await openBase({ fixture: 'large:500' })
    const { page } = local
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const table = await first(local)
    const [name, note] = present(table.fields.slice(0, 2), 'columns')
    const cell = (row: number, field = name) =>
      page.locator(`[data-record-id="${table.records[row]?.id ?? ''}"][data-field-id="${field?.id ?? ''}"]`)
    const block = page.locator('.lh-in-range')

    await cell(0).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await block.count()).toBe(4)
    const shown = await texts(block)
    await page.keyboard.press('Control+c')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${shown[0] ?? ''}\t${shown[1] ?? ''}\n${shown[2] ?? ''}\t${shown[3] ?? ''}`,
    )

    await cell(4, note).hover()
    await page.mouse.down()
    await cell(5).hover()
    await page.mouse.up()
    expect(await block.count()).toBe(4)
    await page.keyboard.press('Control+v')
    await page.locator('[data-toast="success"]').waitFor()
    expect(await texts(block)).toEqual(shown)

    // More rows than one call may carry (host-protocol §7.1).
    await cell(0, note).click()
    await page.keyboard.press('Control+Shift+ArrowDown')
    await page.keyboard.press('Delete')
    const left = (await first(local)).records.filter(
      ({ fields }) => note !== undefined && fields[note.id] !== undefined && fields[note.id] !== null,
    )
    expect(left).toEqual([])
    await page.keyboard.press('Escape')
    expect(await block.count()).toBe(0)
    expect(local.errors).toEqual([])
  })
})

describe('tables, views and fields', () => {
  it('are renamed, hidden and deleted, and the address names the shown one', async () => {
    const local = await openBase({
      fixture: 'templates',
      parameters: { table: '活动预算表', view: '表格 1' },
    })
    const { page } = local
    const { tables } = await local.snapshot()
    const table = present(
      tables.find(({ name }) => name === '活动预算表'),
      'the table',
    )
    await page.locator(`[data-table-id="${table.id}"][aria-current="page"]`).waitFor()
    const erase = async (menu: Locator) => {
      await menu.click()
      await page.getByRole('menuitem', { name: '删除' }).click()
      await page.locator('.semi-modal-footer').getByRole('button', { name: '删除' }).click()
      await page.getByTestId('confirm').waitFor({ state: 'detached' })
    }

    await page.getByTestId('add-view').click()
    await page.getByRole('menuitem', { name: '看板视图' }).click()
    await page.getByTestId('kanban').waitFor()
    const kanban = present((await local.table('活动预算表')).views[1], 'the new view')
    expect(place(page)).toMatchObject({ table: table.id, view: kanban.id })
    await page.locator(`[data-view-id="${kanban.id}"]`).dblclick()
    await page.locator('.lh-name-box').fill('按部门')
    await page.keyboard.press('Enter')
    await page.reload()
    await page.getByTestId('grid').or(page.getByTestId('kanban')).waitFor()
    expect(place(page)).toMatchObject({ table: table.id })
    await local.openView('活动预算表', '表格 1')

    const [, second, third] = table.fields
    const menuOf = async (field: typeof second) => {
      await page.locator(`.lh-header-cell[data-field-id="${field?.id ?? ''}"]`).hover()
      return page.locator(`[data-field-menu="${field?.id ?? ''}"]`)
    }
    await (await menuOf(second)).click()
    await page.getByRole('menuitem', { name: '隐藏字段' }).click()
    await page.locator(`.lh-header-cell[data-field-id="${second?.id ?? ''}"]`).waitFor({ state: 'detached' })
    await erase(await menuOf(third))
    expect((await local.table('活动预算表')).fields.map(({ id }) => id)).not.toContain(third?.id)
    expect((await local.table('活动预算表')).fields.map(({ id }) => id)).toContain(second?.id)

    const item = page.locator('.lh-table-item', { has: page.locator(`[data-table-id="${table.id}"]`) })
    await item.locator('.lh-table-button').dblclick()
    await page.locator('.lh-name-box').fill('预算')
    await page.keyboard.press('Enter')
    await item.getByText('预算').waitFor()
    await item.hover()
    await erase(item.locator('.lh-name-menu'))
    expect((await local.snapshot()).tables.map(({ name }) => name)).toEqual(
      tables.map(({ name }) => name).filter((name) => name !== '活动预算表'),
    )
    expect(place(page)['table']).toBe(tables[0]?.id)
    expect(await invoke(page, 'WidgetBase_getSelection', [])).toMatchObject({ tableId: tables[0]?.id })
    expect(local.errors).toEqual([])
  })
})

describe('two copies of the extension', () => {
  it('belong to two people, and one reloads with the other', async () => {
    const local = await openBase({ fixture: 'templates', parameters: { sidebars: '2' } })
    const { page } = local
    const ids = await Promise.all(
      [1, 2].map(async (copy) =>
        (await frameOf(page, copy)).evaluate(
          () =>
            new Promise((resolve) => {
              addEventListener('message', ({ data }: MessageEvent) => {
                if (data?.id === 'who') resolve(data.payload.res[0])
              })
              parent.postMessage(
                { type: 'invoke', id: 'who', payload: { key: 'bitable.Bridge_getUserId', params: [{ c: [], p: [] }] } },
                '*',
              )
            }),
        ),
      ),
    )
    const { members } = await local.snapshot()
    expect(ids).toEqual(members.slice(0, 2).map(({ id }) => id))
    const frames = [await frameOf(page, 1), await frameOf(page, 2)]
    await page.getByTestId('sidebar-reload').click()
    await expect.poll(() => frames.map((frame) => frame.isDetached())).toEqual([true, true])
    expect(local.errors).toEqual([])
  })
})

describe('in other languages', () => {
  it.each([
    { lang: 'en', role: 'Owner', add: 'Add record', title: 'Tables' },
    { lang: 'ja', role: '所有者', add: 'レコードを追加', title: 'テーブル' },
  ])('$lang: the page speaks it and the host’s new names are in it', async ({ lang, role, add, title }) => {
    const local = await openBase({ parameters: { lang } })
    const { page } = local
    await page.getByTestId('switch-role').getByText(role).waitFor()
    await page.getByRole('navigation', { name: title }).waitFor()
    await page.getByTestId('add-row').getByText(add).waitFor()
    expect(await invoke(page, 'Bridge_getLanguage', [])).toBe(lang)
    expect(local.errors).toEqual([])
  })
})

describe('what only people set in a view', () => {
  const TABLE = '任务分解与责任跟踪表'

  it('rows are coloured by the options of a select, on the board and in the gantt as well, for everybody', async () => {
    const local = await openBase({ fixture: 'templates', viewport: { width: 1700, height: 800 } })
    const { page } = local
    await page.getByText(TABLE, { exact: true }).first().click()
    await page.getByTestId('tool-colour').click()
    await page.getByLabel('按选项自己的颜色').selectOption({ label: '所属阶段' })
    const colours = async () => (await local.table(TABLE)).views[0]?.shared.hostOnly.colours ?? []
    await expect.poll(async () => (await colours()).map(({ scope }) => scope)).toEqual(['row', 'row', 'row', 'row'])
    const rows = page.locator('.lh-row.lh-coloured')
    expect(await rows.count()).toBe((await local.table(TABLE)).records.length)
    const backgrounds = () =>
      rows.evaluateAll((all) =>
        all.map((row) => getComputedStyle(row.querySelector('.lh-cell') ?? row).backgroundColor),
      )
    // 预热期 is red, 执行期 yellow, in the lightest shades of the options' own hues.
    expect(await backgrounds()).toEqual(['rgb(253, 226, 226)', 'rgb(253, 226, 226)', 'rgb(255, 245, 194)'])
    await page.getByLabel('颜色', { exact: true }).first().selectOption({ label: '灰' })
    await page.getByLabel('范围').nth(2).selectOption({ label: '行首色条' })
    await expect.poll(backgrounds).toEqual(['rgb(239, 240, 241)', 'rgb(239, 240, 241)'])
    expect(await page.locator('.lh-row.lh-row-marked').count()).toBe(1)
    await page.getByRole('button', { name: '全部清除' }).click()
    await expect.poll(() => rows.count()).toBe(0)
    expect(await colours()).toEqual([])
    await page.keyboard.press('Escape')
    for (const [view, coloured] of [
      ['看板视图', '.lh-board-card.lh-coloured'],
      ['甘特视图', '.lh-gantt-bar.lh-gantt-coloured'],
    ] as const) {
      await page.getByTestId('add-view').click()
      await page.getByText(view, { exact: true }).click()
      await page.getByTestId('tool-colour').click()
      await page.getByLabel('按选项自己的颜色').selectOption({ label: '所属阶段' })
      await expect.poll(() => page.locator(coloured).count()).toBe(3)
      await page.keyboard.press('Escape')
    }
    expect(local.errors).toEqual([])
  })

  it('a gantt draws an arrow from each predecessor, red where a row begins too early, and none when asked', async () => {
    const local = await openBase({ fixture: 'templates', viewport: { width: 1700, height: 800 } })
    const { page } = local
    await page.getByText(TABLE, { exact: true }).first().click()
    const table = await local.table(TABLE)
    const before = String(
      await invoke(page, 'WidgetTable_addField', [table.id, undefined], {
        type: FIELD.singleLink,
        name: '前置任务',
        property: { tableId: table.id, multiple: true },
      }),
    )
    const [first, second, third] = table.records.map(({ id }) => id)
    await invoke(
      page,
      'WidgetTable_setRecords',
      [table.id, undefined],
      [
        { recordId: second, fields: { [before]: { recordIds: [first] } } },
        { recordId: third, fields: { [before]: { recordIds: [first, second] } } },
      ],
    )
    await page.getByTestId('add-view').click()
    await page.getByText('甘特视图').click()
    await expect.poll(() => page.locator('.lh-gantt-link').count()).toBe(3)
    // T001 ends on 5 June and T002 begins on the 3rd.
    expect(await page.locator('.lh-gantt-early').count()).toBe(1)
    const [x, y] = present(
      /M([\d.]+) ([\d.]+)l/u.exec(
        present(await page.locator('.lh-gantt-head-mark').last().getAttribute('d'), 'a head'),
      ),
      'its place',
    )
      .slice(1)
      .map(Number)
    const bar = await page.locator(`[data-bar="${String(third)}"]`).evaluate((element: HTMLElement) => ({
      left:
        element.offsetLeft - Number.parseFloat(document.querySelector<SVGElement>('.lh-gantt-links')?.style.left ?? ''),
      middle: (element.parentElement?.getBoundingClientRect().top ?? 0) + 18,
      body: document.querySelector('.lh-gantt-body')?.getBoundingClientRect().top ?? 0,
    }))
    expect([x, y]).toEqual([bar.left, bar.middle - bar.body])
    await page.getByLabel('前置任务').selectOption({ label: '不画连线' })
    await expect.poll(() => page.locator('.lh-gantt-link').count()).toBe(0)
    expect(local.errors).toEqual([])
  })
})
