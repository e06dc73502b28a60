import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CampaignInPortfolio,
  joinPortfolios,
  sheetInPortfolio,
  type SheetNow,
} from '../../../src/application/app/portfolio.ts'
import { boardOf } from '../../../src/application/board/board.ts'
import { moneyOf } from '../../../src/application/board/money.ts'
import { judgement } from '../../../src/application/companions/bringUpToDate.ts'
import { campaignCells, campaignFigures } from '../../../src/application/companions/campaignCells.ts'
import { withActuals } from '../../../src/application/companions/kpiCells.ts'
import { partsIn, scopesOf } from '../../../src/application/companions/scope.ts'
import { sheetInScope } from '../../../src/application/companions/scopedSheet.ts'
import { sheetParts } from '../../../src/application/companions/sheetParts.ts'
import { sheetStanding } from '../../../src/application/companions/sheetStanding.ts'
import { gatherSteps } from '../../../src/application/retrospective/gather.ts'
import { ruleContext } from '../../../src/application/rows/rules.ts'
import { createSheetModel } from '../../../src/application/rows/sheetModel.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { allAtOnce, createWorkdayCalendar, instantOf, type RollUp } from '../../../src/domain/index.ts'
import { formatPercent } from '../../../src/i18n/index.ts'
import { REPORTS } from '../../../src/report/index.ts'
import { TASK_FIELD_KEYS } from '../../../src/schema/index.ts'
import { campaignHistory } from '../../support/campaignHistory.ts'
import { present } from '../../support/present.ts'
import { isWhole } from '../../support/sweep.ts'
import { inputOf } from '../../report/support/sampleSheets.ts'
import { settledCompanions } from '../../ui/support/fakeStore.ts'
import { sheetOf } from '../../ui/support/tasks.ts'

/** In a sample every tenth Base is tried. */
const BASES = isWhole ? 1000 : 100

/** A Base with up to three campaigns, some of whose tasks belong to none. */
const BASE = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  today: fc.constantFrom('2024-03-20', '2024-06-05', '2024-06-14', '2024-07-03', '2024-09-10'),
  campaigns: fc.integer({ min: 0, max: 3 }),
  /** Every so many tasks lose their campaign; none with 0. */
  strayEvery: fc.constantFrom(0, 0, 3, 7),
  phase: fc.constantFrom('running', 'preparing', 'reviewing', 'archived', null),
})
type Base = typeof BASE extends fc.Arbitrary<infer Value> ? Value : never

/** The sheet as its engines have it in memory after a pass. */
function sheetNow({ seed, today, campaigns: count, strayEvery, phase }: Base): SheetNow {
  const { tasks: rows, tables } = campaignHistory(seed, today)
  const campaigns = (tables.campaigns?.rows ?? [])
    .slice(0, count)
    .map((row, at) => (at === 1 ? { ...row, phase } : row))
  const nowMs = instantOf(today, DEFAULT_SETTINGS.timeZone) + 20 * 3_600_000
  const context = ruleContext(DEFAULT_SETTINGS, nowMs, new Set(TASK_FIELD_KEYS))
  const model = createSheetModel()
  for (const [at, row] of rows.entries())
    model.put(strayEvery > 0 && at % strayEvery === 0 ? { ...row, campaign: null } : row, context)
  allAtOnce(model.settleLinksSteps(context))
  const sheetRows = {
    ...tables,
    campaigns: tables.campaigns === null || count === 0 ? null : { ...tables.campaigns, rows: campaigns },
  }
  const { tasks } = model.figures()
  const facts = {
    ...judgement(tasks, context, DEFAULT_SETTINGS, nowMs, 'zh-CN'),
    campaigns,
    kpis: withActuals(tables.kpis?.rows ?? [], tables.metrics?.rows ?? [], context.assess.asOf),
    budget: tables.budget?.rows ?? [],
    issues: tables.issues?.rows ?? [],
    issueColumns: new Set(tables.issues?.columns),
    metrics: tables.metrics?.rows ?? [],
  }
  const parts = sheetParts(facts)
  const sheet = sheetOf(tasks, context.assess, {
    ...model.figures(),
    name: '任务',
    preset: 'full',
    columns: TASK_FIELD_KEYS,
    lastPassAt: nowMs,
  })
  const figures = count === 0 ? [] : campaignFigures(facts, parts)
  return {
    sheet,
    companions: settledCompanions({ campaigns: figures, parts, rows: sheetRows }),
    settings: DEFAULT_SETTINGS,
  }
}

const shown = ({ planned, actual, deviation, completionRate, spi }: RollUp) => ({
  planned,
  actual,
  deviation,
  completionRate,
  spi,
})

/** What overview, 数据, table and report show of a campaign must be what the portfolio shows of it. */
function compare(now: SheetNow, one: CampaignInPortfolio): void {
  const { sheet, companions } = now
  const { scope } = one
  const { bands } = DEFAULT_SETTINGS
  const wanted = shown(one.rollUp)

  // The parts of the scope, chosen without the function that everybody asks.
  const wantedId = scope.kind === 'campaign' ? scope.campaignId : null
  const ownParts = companions.parts.filter(({ campaignId }) => scope.kind === 'sheet' || campaignId === wantedId)
  expect(partsIn(scope, companions.parts)).toEqual(ownParts)
  expect(one.titles).toEqual(ownParts[0]?.titles ?? new Map())

  // The overview, before and after the campaigns of 活动 have been computed again.
  for (const campaigns of [[], companions.campaigns]) {
    const own = sheetInScope(sheet, scope, { rows: companions.rows, campaigns })
    const standing = sheetStanding(own.tasks, ownParts, { today: sheet.today, bands })
    expect(shown(own.rollUp)).toEqual(wanted)
    expect(own.counts).toEqual(one.counts)
    expect(standing.value).toBe(one.health.value)
    expect(standing.parts[0]?.health.reasons ?? []).toEqual(one.health.reasons)
    expect(standing.finished).toEqual(one.finished)
  }

  // 数据
  const material = {
    tasks: sheet.tasks,
    columns: sheet.columns,
    rows: companions.rows,
    preset: sheet.preset,
    language: sheet.language,
    columnNames: {},
    today: sheet.today,
    asOf: sheet.asOf,
    timeZone: DEFAULT_SETTINGS.timeZone,
    rules: DEFAULT_SETTINGS,
    nowMs: present(sheet.lastPassAt, 'a pass'),
  }
  const money = moneyOf(boardOf(material, scope))
  expect([one.rollUp.actual, undefined]).toContain(money?.pace?.progress)

  // The cells of 活动
  const row = companions.rows.campaigns?.rows.find(
    ({ recordId }) => scope.kind === 'campaign' && recordId === scope.campaignId,
  )
  const cells = campaignCells(companions.rows.campaigns?.rows ?? [], companions.campaigns)
  const { planned, actual, deviation, completionRate, spi } = wanted
  const ofTable = {
    plannedProgress: planned,
    actualProgress: actual,
    progressDeviation: deviation,
    completionRate,
    spi,
    health: one.health.value,
    forecastEnd: one.forecastEnd,
  }
  expect(row === undefined ? ofTable : cells.get(row.recordId)).toMatchObject(ofTable)

  // The report
  const { isWorkday } = createWorkdayCalendar()
  const report = allAtOnce(
    gatherSteps(
      { ...material, planLog: null, frozenPlans: null, isWorkday, untitled: '' },
      { scope, phase: null, kind: 'daily' },
    ),
  )
  expect(report.tasks.map((task) => task.row.recordId)).toEqual(one.tasks.map((task) => task.row.recordId))
  expect(sheetStanding(report.tasks, ownParts, { today: sheet.today, bands }).value).toBe(one.health.value)
}

const campaignsOf = (now: SheetNow) => joinPortfolios([sheetInPortfolio(now)]).campaigns

describe('[PF1] [RU1] [RU2] one figure everywhere', () => {
  it('portfolio, overview, 数据, the cells of 活动 and the report agree in generated Bases', () => {
    fc.assert(
      fc.property(BASE, (base) => {
        const now = sheetNow(base)
        const campaigns = campaignsOf(now)
        // Every choice of the header stands in the portfolio, except all together.
        const choices = scopesOf(now.sheet.tasks, now.companions.rows)
        expect(campaigns.map(({ scope }) => JSON.stringify(scope)).toSorted()).toEqual(
          (choices.length === 1 ? choices : choices.slice(1)).map((scope) => JSON.stringify(scope)).toSorted(),
        )
        for (const one of campaigns) compare(now, one)
      }),
      { numRuns: BASES, seed: 20240614 },
    )
  })

  it('what a report says in words and numbers is what the portfolio shows', () => {
    fc.assert(
      fc.property(BASE, (base) => {
        const now = sheetNow(base)
        const { sheet, companions } = now
        for (const { scope, rollUp, tasks } of campaignsOf(now)) {
          if (tasks.length === 0) continue
          const input = inputOf({
            preset: 'full',
            rows: [],
            asOf: sheet.asOf,
            today: sheet.today,
            tables: companions.rows,
            scope,
            assessed: sheet.tasks,
          })
          if (rollUp.planned === null || rollUp.actual === null) continue
          const figures = REPORTS.retrospective(input)
            .sections.flatMap(({ blocks }) => blocks)
            .flatMap((block) => (block.kind === 'figures' ? block.items : []))
            .map(({ value }) => value)
          expect(figures).toContain(formatPercent(rollUp.planned))
          expect(figures).toContain(formatPercent(rollUp.actual))
          expect(figures).toContain(formatPercent(rollUp.completionRate))
        }
      }),
      { numRuns: 20, seed: 20240614 },
    )
  })
})
