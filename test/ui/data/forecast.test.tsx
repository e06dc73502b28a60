// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/index.ts'
import { rowOf, type RowSketch } from '../../report/support/sampleSheets.ts'
import { openBoard } from './boardScene.tsx'

const NOW = '2024-07-10 19:00'
const tenDays = (recordId: string, start: string, change: Partial<RowSketch> = {}) =>
  rowOf({ recordId, title: recordId, plannedStart: start, plannedEnd: addDays(start, 9), ...change })
const FIVE = [10, 10, 12, 15, 20].map((days, at) =>
  tenDays(`past${String(at)}`, '2024-03-01', {
    actualStart: '2024-03-01',
    actualEnd: addDays('2024-03-01', days - 1),
    progress: 100,
  }),
)
const said = async (tasks: readonly ReturnType<typeof rowOf>[]) => {
  const { screen } = await openBoard({ now: NOW, tasks })
  return screen
    .all('.ct-forecast')
    .map(({ textContent }) => textContent)
    .join('\n')
}

describe('[FC2] the range of a campaign in 数据', () => {
  it('is that of the last of its open tasks, which it names, with those that are left out', async () => {
    const text = await said([tenDays('直播', '2024-07-20'), tenDays('预热', '2024-07-12'), ...FIVE])
    expect(text).toContain('没完成的任务里最晚的一个：一半的可能在 7/31 或之前完成，八成在 8/3 或之前')
    expect(text).toContain('最晚的是 直播')
    expect(text).toContain('2 个没完成的任务，依据所有表里 5 个已完成任务')
    expect(text).not.toContain('没算在内')
    const paused = await said([
      tenDays('直播', '2024-07-20'),
      tenDays('预热', '2024-07-12', { plannedEnd: null }),
      ...FIVE,
    ])
    expect(paused).toContain('1 个没算在内')
  })

  it('says what is missing below five finished tasks, and nothing when all tasks are done', async () => {
    expect(await said([tenDays('直播', '2024-07-20'), ...FIVE.slice(2)])).toContain(
      '已完成任务有 3 个，至少要 5 个，还差 2 个',
    )
    expect(await said(FIVE)).toBe('')
  })

  it('says that no open task has a range only while none has', async () => {
    expect(await said([tenDays('直播', '2024-07-20', { plannedEnd: null }), ...FIVE])).toContain(
      '没有一个没完成的任务能给出范围',
    )
    expect(await said([tenDays('直播', '2024-07-20'), ...FIVE])).not.toContain('没有一个')
  })
})
