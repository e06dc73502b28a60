import { describe, expect, it } from 'vitest'
import { boardOf } from '../../../src/application/board/board.ts'
import { channelBoard } from '../../../src/application/board/channelBoard.ts'
import { issueBoard } from '../../../src/application/board/issueBoard.ts'
import { milestoneBoard } from '../../../src/application/board/milestoneBoard.ts'
import type { ReportScope } from '../../../src/application/companions/scope.ts'
import { issueCells } from '../../../src/application/companions/issueCells.ts'
import { metricCells } from '../../../src/application/companions/metricCells.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { explainRollUpTasks, instantOf } from '../../../src/domain/index.ts'
import { fieldKeys } from '../../../src/schema/index.ts'
import { assessedTasks, historyInput } from '../../report/support/history.ts'
import { AFTERWARDS, campaignHistory, MIDDLE, PAST, PRESENT } from '../../support/campaignHistory.ts'

const TIME_ZONE = DEFAULT_SETTINGS.timeZone
const { sla } = DEFAULT_SETTINGS

describe.each([
  [1, MIDDLE],
  [2, AFTERWARDS],
  [3, MIDDLE],
])('generated campaigns (seed %s) on %s', (seed, day) => {
  const history = campaignHistory(seed, day)
  const tasks = assessedTasks(history.tasks, day)
  const nowMs = instantOf(day, TIME_ZONE) + 20 * 3_600_000
  const { tables } = history
  const issueColumns = new Set(tables.issues?.columns ?? [])
  const issues = issueCells({ issues: tables.issues?.rows ?? [], issueColumns, nowMs, timeZone: TIME_ZONE, sla })
  const metrics = metricCells({
    metrics: tables.metrics?.rows ?? [],
    kpis: tables.kpis?.rows ?? [],
    campaigns: tables.campaigns?.rows ?? [],
  })
  const boardIn = (scope: ReportScope) =>
    boardOf(
      {
        tasks,
        columns: fieldKeys('tasks'),
        rows: tables,
        preset: 'full',
        language: 'zh-CN',
        columnNames: {},
        today: day,
        asOf: day,
        timeZone: TIME_ZONE,
        rules: DEFAULT_SETTINGS,
        nowMs,
      },
      scope,
    )
  const scopes: readonly ReportScope[] = [
    { kind: 'sheet' },
    ...[PAST, PRESENT].map((campaignId): ReportScope => ({ kind: 'campaign', campaignId })),
  ]

  it('have clocks, channels and milestones to compare', () => {
    const board = boardIn({ kind: 'sheet' })
    expect(issueBoard(board).open.some(({ clocks }) => clocks.length > 0)).toBe(true)
    expect(channelBoard(board).lines.length).toBeGreaterThan(1)
    expect(milestoneBoard(board).all).toBeGreaterThan(1)
  })

  it.each(scopes)(
    '[SL1] clocks, [AN1] verdicts, and [MS1] counts of $kind $campaignId are those of the cells',
    (scope) => {
      const board = boardIn(scope)
      for (const { row, clocks } of issueBoard(board).open) {
        const cells = issues.get(row.recordId)
        const cellOf = { response: cells?.responseClock, solution: cells?.solutionClock, measure: undefined }
        const judged = clocks.filter(({ answer }) => answer !== 'measure')
        expect([row.recordId, ...judged.map(({ answer }) => cellOf[answer] ?? 'unknown')]).toEqual([
          row.recordId,
          ...judged.map(({ clock }) => clock.value),
        ])
      }
      for (const { latest } of channelBoard(board).lines)
        for (const id of latest.ids) {
          const { value } = latest.anomaly
          expect([id, metrics.get(id)?.anomaly]).toEqual([id, value === 'insufficient' ? 'tooFew' : value])
          expect([id, metrics.get(id)?.change]).toEqual([id, latest.anomaly.change])
        }
      const milestones = milestoneBoard(board)
      const { done } = explainRollUpTasks(board.tasks.filter(({ row }) => row.milestone === true))
      expect(milestones.passed).toBe(done)
    },
  )

  it('[SL3] [SL4] [RA6] [RA7] rates and funnel are those of the report', () => {
    const board = boardIn({ kind: 'campaign', campaignId: PRESENT })
    const { RA4, RA5, RA6, RA7 } = historyInput(history, { day, tasks }).material.facts
    const { foresight, success, hits } = issueBoard(board)
    expect(plain(foresight)).toEqual(plain(RA4))
    expect(plain(success)).toEqual(plain(RA5))
    expect(plain(hits?.all.response)).toEqual(plain(RA6.response))
    expect(plain(hits?.all.solution)).toEqual(plain(RA6.solution))
    expect(plain(board.funnel?.funnel)).toEqual(plain(RA7))
  })
})

/** The ids of a report are sorted, those of the panel stand in the order of the table. */
const plain = (insight: object | null | undefined) =>
  JSON.parse(
    JSON.stringify(insight ?? null, (key, value: unknown) =>
      (key === 'ids' || key === 'missedIds') && Array.isArray(value) ? value.toSorted() : value,
    ),
  ) as unknown
