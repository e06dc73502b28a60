import { describe, expect, it } from 'vitest'
import { taskPlaceSteps } from '../../../src/application/planning/taskPlace.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { allAtOnce } from '../../../src/domain/index.ts'
import { taskPlace as words } from '../../../src/i18n/zh-CN/taskPlace.ts'
import { bringWords } from '../../../src/i18n/index.ts'
import { placeTexts } from '../../../src/ui/task/placeTexts.ts'
import { assessedTasks } from '../../report/support/history.ts'
import { rowOf, type RowSketch } from '../../report/support/sampleSheets.ts'
import { translateIn } from '../../support/translateIn.ts'

bringWords(words)
const TODAY = '2024-06-14'
const t = translateIn('zh-CN')

type Cells = Partial<RowSketch>
/** 物料 → 上线 → 复盘, and 海报, which nobody waits for. */
function said(of: string, change: Readonly<Record<string, Cells>> = {}, mode: 'calendar' | 'workday' = 'calendar') {
  const rows: readonly RowSketch[] = [
    { recordId: '物料', plannedStart: '2024-07-01', plannedEnd: '2024-07-05' },
    { recordId: '上线', plannedStart: '2024-07-08', plannedEnd: '2024-07-09', predecessors: ['物料'], lagDays: 3 },
    { recordId: '复盘', plannedStart: '2024-07-15', plannedEnd: '2024-07-16', predecessors: ['上线'], lagDays: 1 },
    { recordId: '海报', plannedStart: '2024-07-01', plannedEnd: '2024-07-03' },
  ]
  const tasks = assessedTasks(
    rows.map((row) => rowOf({ title: row.recordId, ...row, ...change[row.recordId] })),
    TODAY,
  )
  const settings = { ...DEFAULT_SETTINGS, calendar: { ...DEFAULT_SETTINGS.calendar, mode } }
  const place = allAtOnce(taskPlaceSteps(tasks, of, settings, TODAY))
  return place === null ? [] : placeTexts(t, place)
}
const DONE: Cells = { progress: 100, actualEnd: '2024-06-13' }

describe('[DP1] [DP3] the place of a task in its plan', () => {
  it('names whom it waits for and the days that are missing, until the predecessor is done or the days are there', () => {
    expect(said('上线')).toContain('在等「物料」')
    expect(said('上线', { 物料: { plannedEnd: '2024-07-07' } })).toContain('在等「物料」（还差 2 天间隔）')
    expect(said('上线', { 物料: { plannedEnd: '2024-07-07' }, 上线: { lagDays: 1 } })).toContain('在等「物料」')
    expect(said('上线', { 物料: DONE }).join('')).not.toContain('在等')
    expect(said('上线', { 物料: { ...DONE, plannedEnd: '2024-07-06' } })).toContain('离「物料」的计划结束还差 1 天间隔')
    expect(said('上线', { 物料: { ...DONE, plannedEnd: '2024-07-05' } }).join('')).not.toContain('还差')
    expect(said('上线', { 上线: { predecessors: [] } }).join('')).not.toContain('在等')
    expect(said('上线', { 上线: { progress: 10 } }).join('')).not.toContain('在等')
    expect(said('上线', { 物料: { hold: 'cancelled' } }).join('')).not.toContain('物料')
  })

  it('names who waits for it, until they have begun, are cancelled, or no longer name it', () => {
    expect(said('物料')).toContain('被「上线」等着')
    for (const cells of [{ progress: 10 }, { hold: 'cancelled' as const }, { predecessors: [] }])
      expect(said('物料', { 上线: cells }).join('')).not.toContain('等着')
    const others = { 海报: { predecessors: ['物料'] }, 复盘: { predecessors: ['物料'] } }
    expect(said('物料', others)).toContain('被「上线」、「复盘」、「海报」等着')
  })

  it('says its float, and that it is critical only while every day counts', () => {
    expect(said('上线')).toContain('不在关键路径上：总浮动 5 天，自由浮动 5 天（自然日）')
    expect(said('物料')).toContain('不在关键路径上：总浮动 5 天，自由浮动 0 天（自然日）')
    expect(said('复盘').join('')).toContain('在关键路径上：总浮动 0 天')
    expect(said('复盘').join('')).not.toContain('不在关键路径上')
    expect(said('上线', { 上线: { plannedStart: '2024-07-13', plannedEnd: '2024-07-14' } }).join('')).toContain(
      '在关键路径上：总浮动 0 天',
    )
    expect(said('上线', { 上线: { plannedEnd: null } }).join('')).not.toContain('浮动')
  })

  it('counts the float in workdays where the sheet counts them', () => {
    // 2024-07-10 to 14: three workdays and a weekend.
    expect(said('上线', {}, 'workday')).toContain('不在关键路径上：总浮动 3 天，自由浮动 3 天（工作日）')
  })

  it('says the circle instead of a float, and nothing of a finished or cancelled task, or of a plan without links', () => {
    const circle = said('物料', { 物料: { predecessors: ['上线'] } })
    expect(circle.join('')).toContain('互相等待，不算浮动：物料 → 上线 → 物料')
    expect(circle.join('')).not.toContain('关键路径')
    expect(said('物料').join('')).not.toContain('互相等待')
    expect(said('物料', { 物料: DONE })).toEqual([])
    expect(said('物料', { 物料: { hold: 'cancelled' } })).toEqual([])
    expect(said('物料', { 上线: { predecessors: [] }, 复盘: { predecessors: [] } })).toEqual([])
  })
})
