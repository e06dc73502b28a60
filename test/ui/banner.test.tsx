// @vitest-environment happy-dom
import { NO_ROWS } from '../../src/application/companions/sheetRows.ts'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../../src/application/app/appState.ts'
import type { CompanionState } from '../../src/application/companions/companionState.ts'
import { DEFAULT_SETTINGS } from '../../src/application/stored/settings.ts'
import { stalenessOf } from '../../src/ui/frame/bannerModel.ts'
import { withSheet } from './support/fakeStore.ts'
import { showApp, type Shown } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'
import type { SheetState } from '../../src/application/engine/sheetState.ts'

const AT = context('2024-03-19')
const NOW = Date.parse('2024-03-19T19:00:00+08:00')
const TASKS = S3_ROWS.map((row) => assessed(row, AT))

async function show(change: Partial<SheetState>): Promise<Shown> {
  return showApp(withSheet(sheetOf(TASKS, AT, { lastPassAt: NOW - 1000, ...change })), {}, NOW)
}

const refusal = { kind: 'timeout', what: '写入记录', afterMs: 10_000 } as const

describe('a pass that failed', () => {
  it('says why, when the last one succeeded, and when it is tried again', async () => {
    const { screen, store } = await show({
      sync: { kind: 'failed', at: NOW, error: refusal },
      lastPassAt: NOW - 3_600_000,
      nextTryAt: NOW + 20_000,
    })
    expect(screen.text()).toContain('更新失败，上次成功 18:00')
    expect(screen.text()).toContain('多维表格 10 秒内没有回应。')
    expect(screen.text()).toContain('20 秒后自动重试')
    await screen.click(screen.button('现在重试'))
    expect(store.calls).toEqual([['refresh']])
  })

  it('a long wait is shown as a time of day', async () => {
    const { screen } = await show({ sync: { kind: 'failed', at: NOW, error: refusal }, nextTryAt: NOW + 300_000 })
    expect(screen.text()).toContain('19:05 自动重试')
  })

  it('a pass that waits for a person says so', async () => {
    const { screen } = await show({
      sync: { kind: 'failed', at: NOW, error: { kind: 'permissionDenied', what: '读取数据表' } },
      lastPassAt: null,
      nextTryAt: null,
    })
    expect(screen.text()).toContain('更新失败，还没有成功过')
    expect(screen.text()).toContain('不会自动重试')
  })

  it('the announcement has no seconds, so that screen readers do not count', async () => {
    const { screen } = await show({ sync: { kind: 'failed', at: NOW, error: refusal }, nextTryAt: NOW + 20_000 })
    const alert = screen.find('.ct-notices [role=alert]').cloneNode(true) as HTMLElement
    for (const hidden of alert.querySelectorAll('[aria-hidden]')) hidden.remove()
    expect(alert.textContent).not.toContain('20 秒')
    expect(alert.textContent).toContain('稍后自动重试')
  })
})

describe('[EX2] rows that were not written', () => {
  it('are grouped by reason, and link to their records', async () => {
    const { screen, store } = await show({
      unwritten: [
        { because: 'permissionDenied', recordIds: ['rec1'], error: { kind: 'permissionDenied', what: '写入' } },
        { because: 'contested', recordIds: ['rec2', 'rec3'], until: NOW + 600_000 },
      ],
    })
    expect(screen.text()).toContain(
      '1 行没有写入。 你没有这项权限，请向多维表格的管理者申请。 这些行有改动，或到下一个统计日时会再写一次。',
    )
    expect(screen.text()).toContain('2 行先不写。 别的程序或自动化也在反复改这些计算字段，19:10 再试')
    await screen.click(screen.button('1 行没有写入。'))
    expect(store.calls).toEqual([['openRecord', 'rec1']])
  })

  it('[CV3] rows computed for a later day are explained and can be overridden', async () => {
    const { screen, store } = await show({
      unwritten: [{ because: 'laterDay', recordIds: ['rec1', 'rec2'], asOf: '2024-03-20' }],
    })
    expect(screen.text()).toContain('别处已经算到 3/20，这里还是 3/19')
    await screen.click(screen.button('用这里的结果'))
    expect(store.calls).toEqual([['overrideLaterDay']])
  })
})

describe('[TM1] stale figures', () => {
  it.each([
    { last: '2024-03-19T18:30:00+08:00', asOf: null, because: 'after today’s cut-off' },
    { last: '2024-03-19T17:59:00+08:00', asOf: '2024-03-18', because: 'before the cut-off: the day before' },
    { last: '2024-03-15T20:00:00+08:00', asOf: '2024-03-15', because: 'days ago' },
  ])('last success $last → $asOf: $because', ({ last, asOf }) => {
    expect(stalenessOf({ lastPassAt: Date.parse(last) }, DEFAULT_SETTINGS, NOW)?.asOf ?? null).toBe(asOf)
  })

  it('midnight makes yesterday’s states old even before the cut-off', () => {
    const stale = stalenessOf(
      { lastPassAt: Date.parse('2024-03-18T20:00:00+08:00') },
      DEFAULT_SETTINGS,
      Date.parse('2024-03-19T09:00:00+08:00'),
    )
    expect(stale?.asOf).toBe('2024-03-18')
  })

  it('are shown with their as-of day', async () => {
    const { screen } = await show({ lastPassAt: Date.parse('2024-03-18T20:00:00+08:00') })
    expect(screen.text()).toContain('上次成功更新是 3/18 20:00，表里的数还停在 3/18')
  })

  it('are not reported while the first rows are read', async () => {
    const { screen } = await show({
      lastPassAt: Date.parse('2024-03-18T20:00:00+08:00'),
      sync: { kind: 'reading', read: 1, total: 4 },
    })
    expect(screen.text()).not.toContain('表里的数还停在')
  })
})

describe('the tables beside the task table', () => {
  const fine = {
    table: 'budget',
    tableId: 'tblB',
    name: '预算',
    missing: [],
    denied: [],
    refused: [],
    unusable: null,
  } as const
  const showBeside = (companions: Partial<CompanionState>, change: Partial<AppState> = {}): Promise<Shown> =>
    showApp(
      withSheet(sheetOf(TASKS, AT, { lastPassAt: NOW - 1000 }), {
        companions: {
          tables: [fine],
          campaigns: [],
          parts: [],
          rows: NO_ROWS,
          planLog: null,
          baselines: [],
          sync: { kind: 'settled', at: NOW },
          unkept: null,
          keptDays: [],
          asked: [],
          logVersion: 0,
          ...companions,
        },
        ...change,
      }),
      {},
      NOW,
    )
  const notices = (screen: Shown['screen']) =>
    screen.all('.ct-notices [role=alert], .ct-notices [role=status]').map((one) => one.textContent)

  it('say nothing while all is well', async () => {
    const { screen } = await showBeside({})
    expect(notices(screen)).toEqual([])
  })

  it.each<{ because: string; unkept: NonNullable<CompanionState['unkept']>; said: string }>([
    {
      because: 'old days were dropped',
      unkept: { kind: 'older', from: '2024-02-05', leavesTasksOut: false },
      said: '2/5 之前的进度历史放不下，已不再保留；之后的照常记录。表格里的内容不受影响。',
    },
    {
      because: 'not all tasks fit',
      unkept: { kind: 'older', from: '2024-03-18', leavesTasksOut: true },
      said: '3/18 之前的进度历史已不再保留，之后的也放不下全部任务',
    },
    { because: 'nothing fits', unkept: { kind: 'nothing' }, said: '新的进度历史没能保存' },
  ])('[SN1] a history that the Base cannot store is reported until it can: $because', async ({ unkept, said }) => {
    const { screen, store } = await showBeside({ unkept })
    expect(screen.text()).toContain(said)
    expect(screen.text()).not.toMatch(/setData|限制|失败/u)
    const { companions } = store.getState()
    await screen.settle(() => store.set({ companions: companions === null ? null : { ...companions, unkept: null } }))
    expect(notices(screen)).toEqual([])
  })

  it.each<{ unkept: AppState['unkept'][number]; said: string }>([
    { unkept: { part: 'settings', tableId: null }, said: '设置没能保存' },
    { unkept: { part: 'sheets', tableId: null }, said: '跟进表的清单没能保存' },
    { unkept: { part: 'setup', tableId: null }, said: '建表的进度没能保存' },
    { unkept: { part: 'sheet', tableId: 'tbl1' }, said: '的记录没能保存' },
    { unkept: { part: 'statements', tableId: 'tbl1' }, said: '最早的已不再保留' },
  ])('[KV3] what the Base has no room for is said until there is room: $unkept.part', async ({ unkept, said }) => {
    const { screen, store } = await showBeside({}, { unkept: [unkept] })
    expect(notices(screen).join()).toContain(said)
    await screen.settle(() => store.set({ unkept: [] }))
    expect(notices(screen)).toEqual([])
  })

  it('a pass over them that failed says why and when it is tried again', async () => {
    const { screen, store } = await showBeside({
      sync: { kind: 'failed', at: NOW, error: refusal, nextTryAt: NOW + 20_000 },
    })
    expect(screen.text()).toContain('任务表以外的表没能更新。 多维表格 10 秒内没有回应。')
    expect(screen.text()).toContain('20 秒后自动重试')
    await screen.click(screen.button('现在重试'))
    expect(store.calls).toEqual([['refresh']])
  })

  it.each<{ because: string; table: Partial<CompanionState['tables'][number]>; said: string }>([
    {
      because: 'it may not be read',
      table: { unusable: { kind: 'permissionDenied', what: '读取数据表' } },
      said: '「预算」没有更新： 你没有这项权限，请向多维表格的管理者申请。',
    },
    {
      because: 'rows were refused',
      table: {
        refused: [
          { recordId: 'a', error: { kind: 'permissionDenied', what: '写入' } },
          { recordId: 'b', error: { kind: 'permissionDenied', what: '写入' } },
        ],
      },
      said: '「预算」有 2 行没有写入。 你没有这项权限，请向多维表格的管理者申请。',
    },
    {
      because: 'a column is locked',
      table: { denied: ['variance'] },
      said: '「预算」里这些字段你没有写入权限，不会更新：差异额',
    },
  ])('$because', async ({ table, said }) => {
    const { screen } = await showBeside({ tables: [{ ...fine, ...table }] })
    expect(screen.text()).toContain(said)
  })

  it('a reader is told once, not for each table', async () => {
    const { screen } = await showBeside({ tables: [{ ...fine, denied: ['variance'] }] }, { mayEdit: false })
    expect(screen.text()).not.toContain('「预算」')
  })
})
