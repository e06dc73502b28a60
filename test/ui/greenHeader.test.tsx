// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { assessed, context, sheetOf, taskRow } from './support/tasks.ts'

const AT = context('2024-03-03')
const AHEAD = taskRow('rec1', { title: '短视频', plannedStart: '2024-03-01', plannedEnd: '2024-03-30', progress: 60 })
const behind = (progress: number) =>
  taskRow('rec2', { title: '海报', plannedStart: '2024-03-01', plannedEnd: '2024-03-10', progress })
const header = async (progress: number): Promise<string> => {
  const { screen } = await showApp(
    withSheet(
      sheetOf(
        [AHEAD, behind(progress)].map((row) => assessed(row, AT)),
        AT,
      ),
    ),
  )
  return screen.find('.ct-conclusion').textContent ?? ''
}

describe('[RU2] [DV3] a green header', () => {
  it('says that a task is far behind while the whole is on plan, until its progress catches up', async () => {
    expect(await header(0)).toMatch(/正常.*1 个任务落后超过 10 个百分点/u)
    expect(await header(25)).not.toContain('落后超过')
  })
})
