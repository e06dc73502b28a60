import { describe, expect, it } from 'vitest'
import type { TableState } from '../../../src/local-host/engine/types.ts'
import { optionWords, purposeWidths, taskTableOf, type PresetId } from '../../../src/schema/index.ts'
import { present, valueOf } from '../../support/present.ts'
import { openAppWorld } from '../../support/appWorld.ts'
import { rightEdgeOf, viewColumns, viewOf } from '../../support/viewColumns.ts'
import { ENGLISH, TEXT, TRADITIONAL, adopt, openAdoptWorld, tableCalled } from '../adoption/adoptWorld.ts'

/** The visible width of the grid beside a sidebar of 410 px, row heads included. */
const FIRST_SIGHT = 820
const VIEWS = ['每日更新', '⚠ 偏差预警', '延期任务', '逾期未完成·实时']

/** Asserts that the band, and in 每日更新 every column, is visible without scrolling. */
function expectInSight(table: TableState, views: readonly string[], band: string): void {
  for (const view of views)
    expect(rightEdgeOf(table, view, band), `${table.name} ${view}`).toBeLessThanOrEqual(FIRST_SIGHT)
  const last = present(viewColumns(table, '每日更新').at(-1), 'a column')
  expect(rightEdgeOf(table, '每日更新', last), `${table.name} ${last}`).toBeLessThanOrEqual(FIRST_SIGHT)
}

/**
 * Widths of a letter at 14 px (Latin ones on average), and of all paddings and borders of the coloured mark and its
 * cell.
 */
const letterWidth = (letter: string): number => (/[\u2e80-\uffef]/u.test(letter) ? 14 : 6.4)
const MARK_EDGES = 37

describe('[VW1] the coloured band is visible without scrolling', () => {
  it.each(optionWords('tasks', 'band'))('the column of the band is wide enough for 「$name」', ({ name }) => {
    const words = [...name].reduce((sum, letter) => sum + letterWidth(letter), 0)
    expect(words + MARK_EDGES).toBeLessThanOrEqual(
      present(purposeWidths(['title', 'band'], 0).fields['band'], 'a width'),
    )
  })

  it.each<{ preset: PresetId; columns: readonly string[] }>([
    {
      preset: 'S2',
      columns: [
        '任务名称',
        '主责任人',
        '计划结束时间',
        '实际进度(%)',
        '进度偏差(%)',
        '当前状态',
        '风险问题',
        '偏差等级',
      ],
    },
    {
      preset: 'S3',
      columns: ['核心任务', '负责人', '计划完成时间', '当前进度', '完成状态', '风险描述', '进度偏差', '偏差等级'],
    },
    { preset: 'S1', columns: ['任务内容', '结束时间', '负责人', '完成情况', '实际进度', '进度偏差', '偏差等级'] },
    {
      preset: 'S0',
      columns: ['任务名称', '负责人', '结束时间', '进度状态', '滞后原因(若适用)', '实际进度', '进度偏差', '偏差等级'],
    },
    {
      preset: 'full',
      columns: ['任务名称', '主责人', '计划结束', '实际进度', '进度偏差', '偏差等级', '当前状态', '风险问题'],
    },
  ])('set-up of $preset shows it so in the first view and in those for late tasks', async ({ preset, columns }) => {
    const world = await openAppWorld()
    await world.setUp({ preset, sample: 'none' })
    const table = world.table()
    expect(table.views[0]?.name).toBe('每日更新')
    expect(viewColumns(table, '每日更新')).toEqual(columns)
    expectInSight(table, VIEWS, '偏差等级')
    const declared = taskTableOf(preset)
      .columns.filter(({ extra }) => extra !== 'bookkeeping')
      .map(({ name }) => name)
    expect(viewColumns(table, '全部任务')).toEqual(declared)
    expect(viewColumns(table, '状态看板')).toHaveLength(4)
    world.close()
  })

  it.each([TRADITIONAL, TEXT, ENGLISH])(
    'a taken over sheet in %s gets our views beside people’s own, which stay',
    async (name) => {
      const world = await openAdoptWorld()
      const theirs = structuredClone(tableCalled(world.door.engine.document, name).views)
      await adopt(world, name)
      const table = tableCalled(world.door.engine.document, name)
      expect(table.views.slice(0, theirs.length)).toEqual(theirs)
      const ours = table.views.slice(theirs.length).map((view) => view.name)
      expect(ours[0]).toBe('每日更新')
      expect(world.app.getState().adoption).toMatchObject({ kind: 'done', views: ours, failures: [] })
      expectInSight(
        table,
        VIEWS.filter((view) => ours.includes(view)),
        '偏差等级',
      )
      expect(ours).toEqual(expect.arrayContaining(['每日更新', '全部任务', '⚠ 偏差预警', '延期任务', '状态看板']))
      // A host cannot compare words with today.
      expect(ours.includes('逾期未完成·实时')).toBe(name !== TEXT)
      world.close()
    },
  )

  it('people’s view with one of our names stays, and declined views are neither made nor missed', async () => {
    const world = await openAdoptWorld()
    const before = tableCalled(world.door.engine.document, ENGLISH)
    world.door.asOther('WidgetTable_addView', [before.id, undefined], [{ type: 1, name: '每日更新' }])
    await world.quiet()
    const theirs = structuredClone(viewOf(tableCalled(world.door.engine.document, ENGLISH), '每日更新'))
    await adopt(world, ENGLISH, { withoutViews: ['gantt', 'board'] })
    const table = tableCalled(world.door.engine.document, ENGLISH)
    expect(viewOf(table, '每日更新')).toEqual(theirs)
    expect(table.views.map((view) => view.name)).toContain('每日更新（自动）')
    expect(table.views.map((view) => view.name)).not.toContain('状态看板')
    const report = valueOf(await world.app.actions.checkSchema())
    expect('drift' in report && report.drift.map(({ id }) => id)).toEqual([])
    world.close()
  })
})
