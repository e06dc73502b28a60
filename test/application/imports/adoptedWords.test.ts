import { afterEach, describe, expect, it } from 'vitest'
import { text } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { adopt, openAdoptWorld } from '../adoption/adoptWorld.ts'
import { OWN, ownSheet } from '../adoption/ownSheet.ts'
import type { AppWorld } from '../../support/appWorld.ts'
import { valueOf } from '../../support/present.ts'
import { shownRows } from '../../support/shownRows.ts'
import { blockOf, proposedOf } from './support/blocks.ts'

let world: AppWorld
afterEach(() => world.close())

const HEADINGS = ['任务', '负责人', '起止时间', '完成进度', '状态']
const signal = new AbortController().signal

/** Brings rows into the sheet of words that was taken over. */
async function bring(rows: readonly (readonly string[])[], updates = false, headings = HEADINGS) {
  const imports = await world.app.actions.imports()
  const source = await imports.columns(blockOf([headings, ...rows]))
  const tableId = world.app.getState().sheet?.tableId ?? ''
  const choices = proposedOf(source, { year: 2024, updates })
  const wish = { source, choices, to: { kind: 'sheet', tableId, campaignId: null } } as const
  const { plan } = valueOf(await imports.preview(wish, signal))
  if (plan.writes > 0) valueOf(await imports.write(wish, plan, { signal, onProgress: () => undefined }))
  await world.quiet()
  return plan
}
const shown = (title: string) => {
  const cells = shownRows(world, OWN).find((row) => row.cells['任务'] === title)?.cells
  return HEADINGS.slice(1).map((heading) => cells?.[heading])
}

describe('[IM5] a sheet of words that was taken over gets the words of the file', () => {
  const ROWS = [
    ['海报', '张三', '2024.3.1-3.20', '剩余20%', '进行中'],
    ['推文', '李四', '2024.3.5-3.12', '60%', '冻结'],
    ['直播', '王五', '2024.3.10-3.22', '8成', '未完成'],
    ['物料', '王五', '2024.3.12-3.22', '70%', '进行中'],
  ]

  it('in its own columns, a span of days as one cell; what differs stays, is said to differ, and is changed when it is wanted', async () => {
    world = await openAdoptWorld({
      snapshot: ownSheet(
        HEADINGS.map((heading) => text(heading)),
        ROWS,
      ),
    })
    await adopt(world, OWN)
    const file = [
      ['推文', '李四', '2024.3.5-3.12', '80%', '冻结'],
      ['直播', '王五', '2024.3.10-3.22', '8成', '未完成'],
      ['新任务', '赵六', '2024.3.20-3.28', '约20%', '卡住'],
    ]
    const plan = await bring(file)
    expect(plan.rows.map(({ title, verdict }) => [title, verdict.kind])).toEqual([
      ['推文', 'kept'],
      ['直播', 'same'],
      ['新任务', 'new'],
    ])
    expect(plan.own.filter(({ isKept }) => !isKept)).toEqual([])
    expect(shown('新任务')).toEqual(['赵六', '2024.3.20-3.28', '约20%', '卡住'])
    expect(shown('推文')).toEqual(['李四', '2024.3.5-3.12', '60%', '冻结'])
    await bring(file, true)
    expect(shown('推文')).toEqual(['李四', '2024.3.5-3.12', '80%', '冻结'])
    expect((await bring(file, true)).writes).toBe(0)
  })

  it('from two columns of days as the one cell of a span', async () => {
    world = await openAdoptWorld({
      snapshot: ownSheet(
        HEADINGS.map((heading) => text(heading)),
        ROWS,
      ),
    })
    await adopt(world, OWN)
    const file = [
      ['新任务', '2024-03-20', '2024-03-28'],
      ['直播', '2024-03-10', '2024-03-22'],
    ]
    const plan = await bring(file, false, ['任务', '计划开始', '计划完成'])
    expect(plan.rows.map(({ title, verdict }) => [title, verdict.kind])).toEqual([
      ['新任务', 'new'],
      ['直播', 'same'],
    ])
    expect(shown('新任务')[1]).toBe('2024-03-20 - 2024-03-28')
    expect((await bring(file, false, ['任务', '计划开始', '计划完成'])).writes).toBe(0)
    await bring([['直播', '2024-03-25']], true, ['任务', '计划完成'])
    expect(shown('直播')[1]).toBe('2024-03-10 - 2024-03-25')
  })
})
