import { describe, expect, it } from 'vitest'
import { openAppWorld } from '../../support/appWorld.ts'
import { present } from '../../support/present.ts'
import { editRow, shownRows, tableNamed } from '../../support/shownRows.ts'

describe('[MI1] [S2-11] [S3-16] a task that a hand has set to 已完成', () => {
  it('is confirmed with what it delivered, which is written where nobody had written anything', async () => {
    const world = await openAppWorld({ at: '2024-06-13T19:00:00+08:00' })
    await world.setUp({ preset: 'full' })
    const names = tableNamed(world, '任务').fields.map(({ name }) => name)
    const words = present(
      names.find((name) => name.startsWith('交付物')),
      'the column of what is delivered',
    )
    const open = shownRows(world, '任务').find(({ cells }) => cells['当前状态'] === '进行中')
    const { id } = present(open, 'a task under way')
    editRow(world, '任务', id, { [words]: null, 实际进度: 0.6 })
    await world.quiet()
    editRow(world, '任务', id, { 当前状态: '已完成' })
    await world.quiet()
    expect(world.app.getState().sheet?.intents).toMatchObject([{ recordId: id, asked: 'done' }])
    world.app.actions.answerIntent(id, true, { deliverable: '三张海报' })
    await world.quiet()
    const row = () =>
      present(
        shownRows(world, '任务').find((one) => one.id === id),
        'the row',
      ).cells
    expect(row()).toMatchObject({ [words]: '三张海报', 实际进度: 1, 当前状态: '已完成' })
  })
})
