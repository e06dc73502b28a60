import { describe, expect, it } from 'vitest'
import { computedCells } from '../../../src/application/rows/assessRow.ts'
import { createSheetModel, type SheetModel } from '../../../src/application/rows/sheetModel.ts'
import type { Rules } from '../../../src/application/rows/rules.ts'
import type { ComputedKey } from '../../../src/schema/index.ts'
import { aRow } from '../../support/rows.ts'
import { planRow } from '../../../src/application/rows/planCells.ts'

const ALL: ReadonlySet<ComputedKey> = new Set([
  'plannedProgress',
  'progressDeviation',
  'state',
  'band',
  'flags',
  'computedAt',
])
/** A sheet that has dates and progress only. */
const at = (asOf: string): Rules => ({ assess: { today: asOf, asOf, calendar: { mode: 'calendar' } }, has: new Set() })
const NOW = Date.UTC(2024, 2, 18, 12)
const planOf = (model: SheetModel, writable: ReadonlySet<ComputedKey>, now: number) =>
  [...model.recordIds()].flatMap((recordId) => model.planRow(recordId, { writable, now }) ?? [])

describe('[RU1] rows that are no tasks', () => {
  const task = { title: '海报', plannedStart: '2024-03-01', plannedEnd: '2024-03-05', progress: 40 }

  it.each(['合计', '小计：', 'Σ', '物料 小计'])('「%s」 is in no figure, and nothing is written into it', (title) => {
    const model = createSheetModel()
    model.put(aRow('rec1', task), at('2024-03-03'))
    model.put(aRow('total', { ...task, title, progress: 100 }), at('2024-03-03'))
    expect(model.figures().tasks.map(({ row }) => row.recordId)).toEqual(['rec1'])
    expect(model.figures().rollUp).toMatchObject({ actual: 40, counted: 1 })
    expect(planOf(model, ALL, NOW).map(({ recordId }) => recordId)).toEqual(['rec1'])
  })
})

describe('[RC1] the write plan is the smallest one', () => {
  const s2 = {
    title: '海报设计初稿',
    plannedStart: '2024-03-01',
    plannedEnd: '2024-03-05',
    actualStart: '2024-03-01',
    actualEnd: '2024-03-06',
    progress: 15,
  }

  it('the plan of a new row fills every computed cell and 计算时间', () => {
    const model = createSheetModel()
    model.put(aRow('rec1', s2), at('2024-03-01'))
    expect(planOf(model, ALL, NOW)).toEqual([
      {
        recordId: 'rec1',
        fields: {
          plannedProgress: 20,
          progressDeviation: -5,
          state: 'inProgress',
          band: 'normal',
          flags: ['actualEndInFuture'],
          computedAt: NOW,
        },
      },
    ])
  })

  it.each([
    { because: 'one stale cell', held: { band: 'watch' }, fields: { band: 'normal', computedAt: NOW } },
    { because: 'a hand-set state', held: { state: 'done' }, fields: { state: 'inProgress', computedAt: NOW } },
    {
      because: 'a figure off by more than noise',
      held: { plannedProgress: 20.1 },
      fields: { plannedProgress: 20, computedAt: NOW },
    },
    {
      because: 'a flag that no longer holds',
      held: { flags: ['actualEndInFuture', 'lateStart'] },
      fields: { flags: ['actualEndInFuture'], computedAt: NOW },
    },
  ])('the plan holds only what differs: $because', ({ held, fields }) => {
    const model = createSheetModel()
    const settled = {
      plannedProgress: 20,
      progressDeviation: -5,
      state: 'inProgress',
      band: 'normal',
      flags: ['actualEndInFuture'],
    }
    model.put(aRow('rec1', { ...s2, ...settled, ...held }), at('2024-03-01'))
    expect(planOf(model, ALL, NOW)).toEqual([{ recordId: 'rec1', fields }])
  })

  it.each([
    { because: 'the host keeps fewer digits', held: { plannedProgress: 45.4545455, progressDeviation: -15.4545455 } },
    { because: 'flags have no order', held: {} },
    { because: 'an old 计算时间 is no reason to write', held: { computedAt: 5 } },
  ])('the plan is empty: $because', ({ held }) => {
    const row = aRow('rec1', {
      title: '信息流广告投放',
      plannedStart: '2024-03-15',
      plannedEnd: '2024-03-25',
      actualStart: '2024-03-16',
      progress: 30,
      plannedProgress: 500 / 11,
      progressDeviation: 30 - 500 / 11,
      state: 'inProgress',
      band: 'warning',
      ...held,
    })
    const model = createSheetModel()
    model.put(row, at('2024-03-19'))
    expect(planOf(model, ALL, NOW)).toEqual([])
  })

  it('the plan leaves a blank row alone, and empties the computed cells of a row that became blank', () => {
    expect(planRow(aRow('rec1'), null, ALL, NOW)).toBeNull()
    expect(
      planRow(aRow('rec1', { state: 'delayed', plannedProgress: 100, computedAt: 5 }), null, ALL, NOW)?.fields,
    ).toEqual({
      plannedProgress: null,
      state: null,
      computedAt: NOW,
    })
  })

  it('[MI1] the plan leaves a blank card alone that was dragged into a column of the board', () => {
    expect(planRow(aRow('rec1', { state: 'done' }), null, ALL, NOW)).toBeNull()
  })

  it('the plan never holds a column that this user may not write', () => {
    const model = createSheetModel()
    model.put(aRow('rec1', s2), at('2024-03-01'))
    expect(planOf(model, new Set<ComputedKey>(['band']), NOW)).toEqual([
      { recordId: 'rec1', fields: { band: 'normal' } },
    ])
    expect(planOf(model, new Set<ComputedKey>(), NOW)).toEqual([])
  })
})

it('the band cell of a closed task is empty', () => {
  const model = createSheetModel()
  model.put(
    aRow('rec1', { title: 'x', plannedStart: '2024-03-01', plannedEnd: '2024-03-05', progress: 100 }),
    at('2024-03-06'),
  )
  expect(computedCells(model.get('rec1')?.assessment ?? null)).toMatchObject({ state: 'done', band: null })
})
