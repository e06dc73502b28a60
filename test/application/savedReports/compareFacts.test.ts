import { describe, expect, it } from 'vitest'
import { compareFacts } from '../../../src/application/savedReports/compareFacts.ts'
import type { Facts } from '../../../src/application/savedReports/facts.ts'
import { factsWith, taskRow } from './support/reports.ts'

const OPEN = ['inProgress', 40, '2024-03-11', '2024-03-20', null] as const
const DONE = ['done', 100, '2024-03-11', '2024-03-20', '2024-03-19'] as const
const of = (facts: Facts, before: Facts) => compareFacts(before, facts)

describe('[RL2] what has moved since a report was saved', () => {
  it('is nothing when nothing has', () => {
    const facts = factsWith([taskRow('a', OPEN)])
    expect(of(facts, facts)).toEqual({ figures: [], others: [], days: 0, isPartial: false })
  })

  it('names the figure, both values, and the row with its cells from before and now', () => {
    const moved = of(
      factsWith([taskRow('a', DONE), taskRow('b', OPEN)]),
      factsWith([taskRow('a', OPEN), taskRow('b', OPEN)]),
    )
    expect(moved.figures).toEqual([
      {
        figure: { name: 'done', goal: null, value: 1 },
        before: 0,
        now: 1,
        rows: [
          {
            table: 'tasks',
            id: 'a',
            title: '任务 a',
            what: 'changed',
            cells: [
              { cell: 'state', before: 'inProgress', now: 'done' },
              { cell: 'progress', before: 40, now: 100 },
              { cell: 'actualEnd', before: null, now: '2024-03-19' },
            ],
          },
        ],
      },
    ])
  })

  it('names rows that were added, and deleted ones by the title that they had', () => {
    const moved = of(factsWith([taskRow('b', DONE, '新任务')]), factsWith([taskRow('a', OPEN, '旧任务')]))
    expect(moved.figures.map(({ figure }) => figure.name)).toEqual(['done'])
    expect(moved.figures[0]?.rows.map(({ what, title }) => [what, title])).toEqual([
      ['added', '新任务'],
      ['gone', '旧任务'],
    ])
  })

  it('lists rows that have changed without moving a figure by themselves', () => {
    const later = [...OPEN.slice(0, 3), '2024-03-25', null]
    const moved = of(factsWith([taskRow('a', later)]), factsWith([taskRow('a', OPEN)]))
    expect(moved.figures).toEqual([])
    expect(moved.others.map(({ id, cells }) => [id, cells])).toEqual([
      ['a', [{ cell: 'plannedEnd', before: '2024-03-20', now: '2024-03-25' }]],
    ])
  })

  it('names for a goal its own row alone, and a goal that was deleted', () => {
    const goals = (actual: number, ids: readonly string[]): Facts =>
      factsWith([], {
        figures: ids.map((goal) => ({ name: 'goalActual', goal, value: goal === 'k1' ? actual : 1 })),
        tables: {
          kpis: { of: ids.length, rows: ids.map((id) => ({ id, title: id, cells: [10, id === 'k1' ? actual : 1] })) },
        },
      })
    const moved = of(goals(7, ['k1']), goals(5, ['k1', 'k2']))
    expect(
      moved.figures.map(({ figure, now, rows }) => [figure.goal, now, rows.map(({ id, what }) => [id, what])]),
    ).toEqual([
      ['k1', 7, [['k1', 'changed']]],
      ['k2', null, [['k2', 'gone']]],
    ])
  })

  it('counts the days that have passed, and calls nothing added where not every row was kept', () => {
    const before = factsWith([taskRow('a', OPEN)], { tables: { tasks: { of: 2, rows: [taskRow('a', OPEN)] } } })
    const moved = of({ ...factsWith([taskRow('a', OPEN), taskRow('b', OPEN)]), asOf: '2024-03-18' }, before)
    expect(moved).toMatchObject({ days: 3, isPartial: true, others: [] })
    expect(moved.figures.map(({ figure, rows }) => [figure.name, rows])).toEqual([['tasks', []]])
  })

  it('is not moved by noise behind the ninth digit', () => {
    const deviating = (value: number) => factsWith([], { figures: [{ name: 'deviation', goal: null, value }] })
    expect(of(deviating(0.1 + 0.2), deviating(0.3)).figures).toEqual([])
  })
})
