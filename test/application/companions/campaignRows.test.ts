import { describe, expect, it } from 'vitest'
import { scopesOf } from '../../../src/application/companions/scope.ts'
import { openAppWorld, type AppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { addRow, editRow, shownRow } from '../../support/shownRows.ts'

const openFull = async (): Promise<AppWorld> => {
  const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
  await world.setUp({ preset: 'full' })
  return world
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
})
