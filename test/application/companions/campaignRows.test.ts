import { describe, expect, it } from 'vitest'
import { scopesOf } from '../../../src/application/companions/scope.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow, editRow, shownRow, shownRows, tableNamed } from '../../support/shownRows.ts'

const openFull = async (): Promise<AppWorld> => {
  const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
  await world.setUp({ preset: 'full' })
  return world
}

async function select(world: AppWorld, table: string, recordId: string, column: string): Promise<void> {
  const { id, fields } = tableNamed(world, table)
  const fieldId = fields.find(({ name }) => name === column)?.id ?? ''
  world.engine.page.setSelection(world.door.session, { tableId: id, recordId, fieldId })
  await world.quiet()
}

/** How many campaigns have figures and rows, and how many scopes people can choose from. */
function counts(world: AppWorld) {
  const { sheet, companions } = world.app.getState()
  const { rows, campaigns } = present(companions, 'the tables are tracked')
  return {
    figures: campaigns.length,
    rows: rows.campaigns?.rows.length,
    scopes: scopesOf(present(sheet, 'the sheet is tracked').tasks, rows).length,
  }
}

describe('[CS1] a row of 活动 that says nothing', () => {
  it.each([{}, { 角色分工: '待定' }])('is no campaign, and leaves nothing to choose: %j', async (cells) => {
    const world = await openFull()
    addRow(world, '活动', cells)
    await world.pass(60_000)
    expect(counts(world)).toEqual({ figures: 1, rows: 1, scopes: 1 })
  })

  it('is a campaign once a task is linked with it', async () => {
    const world = await openFull()
    const other = addRow(world, '活动', {})
    const task = shownRow(world, '任务', '线下物料准备')
    editRow(world, '任务', task.id, { 所属活动: { recordIds: [other], text: '', type: 'text' } })
    await world.pass(60_000)
    expect(counts(world)).toEqual({ figures: 2, rows: 2, scopes: 3 })
  })

  it('is a campaign once a day of 每日跟踪 is linked with it, and the day is called by its date alone', async () => {
    const world = await openFull()
    const other = addRow(world, '活动', {})
    const linked = { recordIds: [other], text: '', type: 'text' }
    const day = addRow(world, '每日跟踪', { 日期: Date.parse('2024-06-12T00:00:00+08:00'), 所属活动: linked })
    await world.pass(60_000)
    expect(counts(world)).toMatchObject({ figures: 2, rows: 2 })
    const { cells } = present(
      shownRows(world, '每日跟踪').find(({ id }) => id === day),
      'the day',
    )
    expect(cells['记录']).toBe('2024-06-12')
  })

  it('says why nothing is computed for it, and explains its cells once a task is linked with it [EX1]', async () => {
    const world = await openFull()
    const other = addRow(world, '活动', { 角色分工: '待定' })
    await world.pass(60_000)
    const explained = async () => {
      await select(world, '活动', other, '计划进度')
      const { selected } = world.app.getState()
      if (selected === null || selected.table === 'tasks') throw new Error('no computed cell of 活动 is selected')
      return present(await world.app.actions.explainCell(selected), 'the explanation')
    }
    expect(await explained()).toMatchObject({ result: null, lines: [{ say: 'campaign.notCampaign' }] })
    editRow(world, '活动', other, { 角色分工: null })
    const task = shownRow(world, '任务', '线下物料准备')
    editRow(world, '任务', task.id, { 所属活动: { recordIds: [other], text: '', type: 'text' } })
    await world.pass(60_000)
    expect((await explained()).lines[0]).toMatchObject({ say: 'campaign.planned' })
    const shown = shownRows(world, '活动').find(({ id }) => id === other)?.cells['计划进度']
    expect((await explained()).result).toBeCloseTo(100 * Number(shown))
  })
})
