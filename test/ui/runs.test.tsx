// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { CellRun } from '../../src/application/runs/runState.ts'
import type { RunEntry } from '../../src/application/runs/storedRuns.ts'
import { err, ok } from '../../src/domain/index.ts'
import { App } from '../../src/ui/App.tsx'
import '../../src/ui/runs/CellRuns.tsx'
import '../../src/ui/settings/SettingsPanel.tsx'
import '../../src/ui/Workspace.tsx'
import { type AppWorld, openAppWorld } from '../support/appWorld.ts'
import { present } from '../support/present.ts'
import { render, type Rendered } from '../support/render.tsx'
import '../support/translateIn.ts'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'

let world: AppWorld | null = null
let screen: Rendered | null = null
afterEach(async () => {
  await screen?.unmount()
  world?.close()
  window.sessionStorage.clear()
})

/** A sheet whose sample rows somebody has removed, with the settings open. */
async function openSettings(): Promise<{ readonly base: AppWorld; readonly shown: Rendered }> {
  const base = await openAppWorld()
  world = base
  await base.setUp({ preset: 'S2' })
  const shown = await render(<App store={base.app} clock={base.clock} />)
  screen = shown
  await quietly(() => shown.click(shown.button('设置')))
  return { base, shown }
}
async function quietly(act: () => unknown): Promise<void> {
  await act()
  for (let turn = 0; turn < 3; turn += 1) {
    await world?.quiet()
    await screen?.settle()
  }
}
const titles = (base: AppWorld): readonly string[] =>
  base.table().records.map((record) => {
    const cell = base.cells(record)['任务名称'] as readonly { readonly text: string }[] | string | null
    return typeof cell === 'string' ? cell : (cell?.map(({ text }) => text).join('') ?? '')
  })

/** What the buttons of the list of runs are called. */
const buttons = (shown: Rendered): readonly (string | null)[] =>
  shown.all('.ct-run-list button').map((button) => button.getAttribute('aria-label'))

describe('[TB2] 写入记录与撤销', () => {
  it('costs no host call before it is opened, says what a run wrote and what undoing it does, and does it', async () => {
    const { base, shown } = await openSettings()
    const all = titles(base)
    await base.app.actions.removeSample({ includeEdited: true })
    await base.quiet()
    expect(titles(base)).toEqual([])
    const calls = base.door.calls.length
    await quietly(() => shown.settle())
    expect(base.door.calls.length).toBe(calls)

    await quietly(() => shown.click(shown.button('看看写过什么')))
    expect(shown.text()).toContain('删除示例数据')
    expect(shown.text()).toContain(`删 ${String(all.length)} 行`)
    const written = base.door.calls.length
    await quietly(() => shown.click(shown.button('撤销：删除示例数据')))
    expect(shown.text()).toContain(`重新加回 ${String(all.length)} 行`)
    expect(base.door.calls.slice(written).some(({ key }) => /add|set[A-Z]|delete/u.test(key))).toBe(false)
    expect(titles(base)).toEqual([])

    await quietly(() => shown.click(shown.button('确认撤销')))
    expect(titles(base)).toEqual(all)
    expect(shown.text()).toContain('已撤销。')
    // The run says that it was taken back, and taking it back stands in the list as well.
    expect(shown.all('.ct-run-list > li').length).toBe(3)
    expect(shown.text()).toContain('撤销「删除示例数据」')
    expect(buttons(shown)).toEqual(['撤销：撤销「删除示例数据」', '撤销：搭建'])
    await quietly(() => shown.click(shown.button('撤销：撤销「删除示例数据」')))
    await quietly(() => shown.click(shown.button('确认撤销')))
    expect(titles(base)).toEqual([])
    // What was taken back stands again and can be taken back once more; the taking back of it cannot.
    expect(shown.text()).toContain('恢复「删除示例数据」')
    expect(buttons(shown)).toEqual(['撤销：恢复「删除示例数据」', '撤销：删除示例数据', '撤销：搭建'])
  })

  it('a row that somebody has touched since is named and stays, and the sentence goes with the touch', async () => {
    const { base, shown } = await openSettings()
    const column = base.fieldId('任务名称')
    const record = present(base.table().records[0], 'a row')
    const before = record.fields[column] ?? null
    const set = (value: unknown) =>
      base.door.asOther('WidgetTable_setRecord', [base.table().id], [record.id, { fields: { [column]: value } }])
    set([{ type: 'text', text: 'mine' }])
    await quietly(() => shown.click(shown.button('看看写过什么')))
    await quietly(() => shown.click(shown.button('撤销：搭建')))
    expect(shown.text()).toContain('的一行（之后改过）')
    expect(shown.text()).toContain('（已有内容）')
    await quietly(() => shown.click(shown.button('不撤销')))
    set(before)
    await quietly(() => shown.click(shown.button('撤销：搭建')))
    expect(shown.text()).not.toContain('之后改过')
    expect(shown.text()).toContain('删掉的字段和表不能再恢复')
    expect(shown.text()).toContain('这张表随后不再跟进')
  })

  it('[NW2] views that filter by native columns are named before these are taken back: which go, which change, which stay', async () => {
    const { base, shown } = await openSettings()
    await base.app.actions.native.make()
    await base.quiet()
    const { id, views } = base.table()
    const changed = present(
      views.find(({ name }) => name === '本周到期·实时'),
      'the view',
    )
    base.door.asOther('WidgetTable_setView', [id, undefined], [changed.id, { name: '这周' }])
    await quietly(() => shown.click(shown.button('看看写过什么')))
    const [button = null] = buttons(shown)
    await quietly(() => shown.click(shown.button(button ?? '')))
    expect(shown.text()).toContain('删除视图：该更新·实时')
    expect(shown.text()).toMatch(/视图改回按计算字段筛选：.*逾期未完成·实时/u)
    expect(shown.text()).toContain('视图「这周」（之后改过）')
  })
})

describe('[TB3] a selected cell of people’s', () => {
  const AT = context('2024-03-19')
  const SHEET = sheetOf(
    S3_ROWS.map((row) => assessed(row, AT)),
    AT,
  )
  const RUN: RunEntry = {
    id: 'one',
    kind: 'shift',
    sheetId: SHEET.tableId,
    at: Date.UTC(2024, 2, 18, 2),
    by: 'ou_me',
    why: '物料晚到',
    what: null,
    of: null,
    counts: { cells: 1, added: 0, deleted: 0, columns: 0, tables: 0 },
    tableIds: [SHEET.tableId],
    signParts: 0,
    bytes: 100,
    record: null,
    claim: null,
    takenBack: null,
  }
  const open = async (found: readonly CellRun[], field: 'plannedEnd' | 'state' = 'plannedEnd') => {
    const asked: unknown[][] = []
    const shown = await showApp(
      withSheet(SHEET, { userId: 'ou_me', selected: { table: 'tasks', recordId: 'rec3', field } }),
      {
        runs: {
          list: async () => ok([]),
          preview: async () => err({ kind: 'notKept' }),
          takeBack: async () => err({ kind: 'notKept' }),
          ofCell: async (...cell) => {
            asked.push(cell)
            return ok(found)
          },
        },
      },
      Date.UTC(2024, 2, 19),
    )
    await shown.screen.settle()
    return { ...shown, asked }
  }

  it('tells who wrote it, when, why and what, once it is asked', async () => {
    const shown = await open([{ run: RUN, before: '2024-03-20', after: '2024-03-23', how: 'written', undone: null }])
    expect(shown.asked).toEqual([])
    await shown.screen.click(shown.screen.button('插件改过这个单元格吗'))
    expect(shown.asked).toEqual([['tasks', 'rec3', 'plannedEnd']])
    expect(shown.screen.text()).toContain('2024-03-20 → 2024-03-23')
    expect(shown.screen.text()).toContain('调整计划 · 3/18 10:00，你')
    expect(shown.screen.text()).toContain('原因：物料晚到')
  })

  it('says that the extension has not written it, and asks nothing about a computed cell', async () => {
    const shown = await open([])
    await shown.screen.click(shown.screen.button('插件改过这个单元格吗'))
    expect(shown.screen.text()).toContain('最近 30 天插件没有写过它')
    const computed = await open([], 'state')
    expect(computed.screen.text()).not.toContain('插件改过这个单元格吗')
  })

  it('is found by its field in the table of the sheet on show', async () => {
    const { base } = await openSettings()
    const record = present(base.table().records[0], 'a row')
    const runs = await base.app.actions.runs.ofCell('tasks', record.id, 'title')
    expect(runs).toMatchObject({
      ok: true,
      value: [{ how: 'added', before: null, after: titles(base)[0], run: { kind: 'setUp' } }],
    })
    const day = await base.app.actions.runs.ofCell('tasks', record.id, 'plannedEnd')
    expect(day.ok && day.value[0]?.after).toMatch(/^\d{4}-\d\d-\d\d$/u)
    expect(await base.app.actions.runs.ofCell('tasks', 'recNone', 'title')).toEqual({ ok: true, value: [] })
  })
})
