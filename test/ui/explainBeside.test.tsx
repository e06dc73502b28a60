// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { CellExplanation } from '../../src/application/app/appState.ts'
import { err, ok } from '../../src/domain/index.ts'
import { withSheet } from './support/fakeStore.ts'
import { showApp } from './support/showApp.tsx'
import { assessed, context, S3_ROWS, sheetOf } from './support/tasks.ts'

// Loaded beforehand, so that the card that loads it later does not wait for the disk.
import '../../src/ui/explain/BesideCell.tsx'
import '../../src/ui/runs/CellRuns.tsx'

const AT = context('2024-06-13')
const SHEET = sheetOf(
  S3_ROWS.map((row) => assessed(row, AT)),
  AT,
)
const CELL = { table: 'budget', recordId: 'rec1', field: 'useRate' } as const
const USE_RATE: CellExplanation = {
  cell: CELL,
  title: '线上推广',
  tableName: '预算',
  columnName: '使用率',
  isPeoples: false,
  result: 120,
  lines: [
    {
      rule: 'BU1',
      say: 'budget.useRate',
      values: {
        result: { as: 'percent', value: 120 },
        actual: { as: 'money', value: 12_000.5 },
        budget: { as: 'money', value: 10_000 },
      },
    },
  ],
}

describe('[EX1] the card of a computed cell of another table', () => {
  it('says the arithmetic in words, whose rule is in the tooltip, and nothing of the cell that was selected before', async () => {
    const { screen, store } = await showApp(withSheet(SHEET, { selected: CELL }), {
      explainCell: async (cell) => (cell.field === 'useRate' ? USE_RATE : null),
    })
    const card = screen.find('.ct-selected')
    expect(card.textContent).toContain('线上推广使用率')
    expect(card.textContent).toContain('120% = 实际花费 12,000.5 ÷ 预算金额 10,000')
    expect(card.textContent).not.toContain('BU1')
    expect(screen.find('.ct-selected [title="规则 BU1"]').textContent).toContain('120%')
    await screen.settle(() => store.set({ selected: { ...CELL, field: 'variance' } }))
    expect(screen.all('.ct-selected')).toHaveLength(0)
  })

  it('[TB3] of a cell of people’s tells which runs wrote it, in any table, once it is asked', async () => {
    const asked: unknown[] = []
    const cell = { table: 'budget', recordId: 'rec1', field: 'amount' } as const
    const { screen } = await showApp(withSheet(SHEET, { selected: cell }), {
      explainCell: async () => ({
        ...USE_RATE,
        cell,
        columnName: '预算金额',
        isPeoples: true,
        result: null,
        lines: [],
      }),
      runs: {
        list: async () => ok([]),
        preview: async () => err({ kind: 'notKept' }),
        takeBack: async () => err({ kind: 'notKept' }),
        ofCell: async (...place) => {
          asked.push(place)
          return ok([])
        },
      },
    })
    await screen.settle()
    expect(screen.find('.ct-selected').textContent).toContain('预算金额')
    await screen.click(screen.button('插件改过这个单元格吗'))
    expect(asked).toEqual([['budget', 'rec1', 'amount']])
    expect(screen.text()).toContain('最近 30 天插件没有写过它')
  })

  it('a row without a title is called by its table, an empty cell names the column that is missing', async () => {
    const { screen } = await showApp(withSheet(SHEET, { selected: CELL }), {
      explainCell: async () => ({
        ...USE_RATE,
        title: null,
        result: null,
        lines: [{ rule: 'BU1', say: 'missing', values: { column: { as: 'text', value: '预算金额' } } }],
      }),
    })
    const text = screen.find('.ct-selected').textContent ?? ''
    expect(text).toContain('预算')
    expect(text).toContain('「使用率」为空：没有填「预算金额」。')
  })
})
