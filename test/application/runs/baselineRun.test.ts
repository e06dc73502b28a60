import { describe, expect, it, onTestFinished } from 'vitest'
import type { Baseline } from '../../../src/application/history/baselineList.ts'
import type { RunEntry } from '../../../src/application/runs/storedRuns.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present, valueOf } from '../../support/present.ts'
import { editRow, shownRows } from '../../support/shownRows.ts'

async function open(preset: 'full' | 'S3'): Promise<AppWorld> {
  const world = await openAppWorld({ at: '2024-03-01T19:00:00+08:00' })
  onTestFinished(world.close)
  await world.setUp({ preset })
  await world.app.actions.baselines.load()
  return world
}
const forever = new AbortController().signal
const campaignOf = ({ app }: AppWorld): string | null => app.getState().companions?.campaigns[0]?.campaignId ?? null

async function freeze(world: AppWorld, name: string, reason = ''): Promise<Baseline> {
  const frozen = await world.app.actions.baselines.freeze({ campaignId: campaignOf(world), name, reason })
  await world.quiet()
  return valueOf(frozen).baseline
}
const runsOf = async ({ app }: AppWorld): Promise<readonly RunEntry[]> => valueOf(await app.actions.runs.list())
/** The last run that froze a baseline of this name, or took that back. */
const runOf = async (world: AppWorld, what: string): Promise<RunEntry> =>
  present(
    (await runsOf(world)).find((run) => run.what === what),
    what,
  )
async function takeBack(world: AppWorld, id: string) {
  const done = await world.app.actions.runs.takeBack(id, { signal: forever })
  await world.quiet()
  return done
}
const standing = ({ app }: AppWorld): readonly string[] =>
  (app.getState().companions?.baselines ?? []).filter(({ isDeleted }) => !isDeleted).map(({ name }) => name)
/** The texts of a column of a table beside 任务. */
const column = (world: AppWorld, table: string, name: string): readonly unknown[] =>
  shownRows(world, table).flatMap(({ cells }) => ((cells[name] ?? '') === '' ? [] : [cells[name]]))
const pieces = (world: AppWorld): number =>
  Object.entries(world.engine.document.pluginData['plugin'] ?? {}).filter(
    ([key, value]) => key.includes('.frozen.') && (value as { readonly plan: unknown }).plan !== null,
  ).length

describe('[TB1] [BL1] freezing a plan', () => {
  it('is a run with its row in 变更记录, and tells its reason', async () => {
    const world = await open('full')
    await freeze(world, '甲')
    await freeze(world, '乙', '客户改期')
    expect(await runOf(world, 'v2 乙')).toMatchObject({
      kind: 'baseline',
      why: '客户改期',
      counts: { added: 1, cells: 0 },
    })
    expect(await runOf(world, 'v1 甲')).toMatchObject({ why: null })
  })

  it('is a run too where there is no 变更记录, and can be taken back there', async () => {
    const world = await open('S3')
    await freeze(world, '甲')
    expect(await takeBack(world, (await runOf(world, 'v1 甲')).id)).toMatchObject({ ok: true })
    expect(standing(world)).toEqual([])
  })
})

describe('[TB2] [BL1] taking a frozen plan back', () => {
  it('removes the baseline and its row, and that can be taken back, and so on', async () => {
    const world = await open('full')
    await freeze(world, '甲')
    const first = await freeze(world, '乙', '客户改期')
    const days = valueOf(await world.app.actions.baselines.plan(first))
    const logged = column(world, '变更记录', '摘要')
    let { id } = await runOf(world, 'v2 乙')
    for (const stands of [false, true, false, true]) {
      const shown = valueOf(await world.app.actions.runs.preview(id))
      expect(shown).toMatchObject({ baseline: { name: 'v2 乙', stands }, left: [] })
      expect(await takeBack(world, id)).toMatchObject({ ok: true })
      expect(standing(world)).toEqual(stands ? ['甲', '乙'] : ['甲'])
      expect(column(world, '活动', '基线版本')).toEqual([stands ? 'v2 乙' : 'v1 甲'])
      expect(column(world, '变更记录', '摘要')).toEqual(
        stands ? logged : logged.filter((title) => title !== '存为基线 v2 乙'),
      )
      id = present(
        (await runsOf(world)).find(({ of }) => of === id),
        'the taking back',
      ).id
    }
    const beside = await world.beside()
    onTestFinished(beside.close)
    expect(valueOf(await beside.app.actions.baselines.plan(first))).toEqual(days)
  })

  it('is refused while a later baseline of the campaign stands, which is named, and goes once that one is gone', async () => {
    const world = await open('full')
    await freeze(world, '甲')
    await freeze(world, '乙', '客户改期')
    const first = await runOf(world, 'v1 甲')
    const done = valueOf(await takeBack(world, first.id))
    expect(done.left).toMatchObject([{ what: { kind: 'baseline', column: 'v1 甲' }, because: 'builtOn' }])
    expect(standing(world)).toEqual(['甲', '乙'])
    expect(column(world, '变更记录', '摘要')).toContain('存为基线 v1 甲')
    await takeBack(world, (await runOf(world, 'v2 乙')).id)
    expect(valueOf(await takeBack(world, first.id)).left).toEqual([])
    expect(standing(world)).toEqual([])
  })

  it('leaves the row of 变更记录 that somebody has written in, and the baseline goes all the same', async () => {
    const world = await open('full')
    await freeze(world, '甲')
    const row = present(
      shownRows(world, '变更记录').find(({ cells }) => cells['摘要'] === '存为基线 v1 甲'),
      'the row',
    )
    editRow(world, '变更记录', row.id, { 原因: [{ type: 'text', text: '第一次定稿' }] })
    const done = valueOf(await takeBack(world, (await runOf(world, 'v1 甲')).id))
    expect(done.left).toMatchObject([{ what: { kind: 'row' }, because: 'changed' }])
    expect(standing(world)).toEqual([])
    expect(column(world, '变更记录', '原因')).toContain('第一次定稿')
  })

  it('keeps its days while its run is kept, also when the plan is frozen anew', async () => {
    const world = await open('full')
    await freeze(world, '甲')
    await takeBack(world, (await runOf(world, 'v1 甲')).id)
    expect(pieces(world)).toBe(1)
    await freeze(world, '乙', '重来')
    expect(pieces(world)).toBe(2)
  })
})
