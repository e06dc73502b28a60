import { describe, expect, it } from 'vitest'
import { REPORTS, toMarkdown } from '../../src/report/index.ts'
import { AFTERWARDS, campaignHistory, MIDDLE, NEXT, PAST, PRESENT } from '../support/campaignHistory.ts'
import { historyInput, type HistoryChoice } from './support/history.ts'

const SEED = 7

type Kind = keyof typeof REPORTS
const reportOf = (kind: Kind, choice: HistoryChoice): string =>
  toMarkdown(REPORTS[kind](historyInput(campaignHistory(SEED, choice.day), choice)))

const OF_PRESENT: readonly (readonly [Kind, HistoryChoice])[] = [
  ['daily', { day: MIDDLE }],
  ['weekly', { day: MIDDLE }],
  ['deviation', { day: MIDDLE }],
  ['phase', { day: MIDDLE, phase: '筹备期' }],
  ['evaluation', { day: AFTERWARDS }],
  ['retrospective', { day: AFTERWARDS }],
]

/** Whole documents over a generated history of three campaigns, reviewed like code. */
describe('approved reports of a history of three campaigns', () => {
  it.each(OF_PRESENT)('%s of the present campaign', async (kind, choice) => {
    await expect(reportOf(kind, choice)).toMatchFileSnapshot(`history-${kind}.approved.md`)
  })

  it.each(OF_PRESENT.filter(([kind]) => kind !== 'phase'))('%s of all campaigns together', async (kind, choice) => {
    const all = { ...choice, campaign: null }
    await expect(reportOf(kind, all)).toMatchFileSnapshot(`history-${kind}-portfolio.approved.md`)
  })

  it.each([
    ['weekly', 'en-US', MIDDLE],
    ['retrospective', 'ja-JP', AFTERWARDS],
  ] as const)('%s of the present campaign in %s', async (kind, locale, day) => {
    await expect(reportOf(kind, { day, locale })).toMatchFileSnapshot(`history-${kind}-${locale}.approved.md`)
  })
})

describe('campaigns in one Base', () => {
  /** What a report must not name, by the campaign that it belongs to. */
  function namesOf(campaign: string, day: string): readonly string[] {
    const { tasks, tables } = campaignHistory(SEED, day)
    const isOwn = (row: { readonly campaign: readonly string[] | null }) => row.campaign?.[0] === campaign
    const titled = [
      ...tasks.filter(isOwn),
      ...(tables.kpis?.rows ?? []).filter(isOwn),
      ...(tables.budget?.rows ?? []).filter(isOwn),
      ...(tables.issues?.rows ?? []).filter(isOwn),
    ]
    return titled.flatMap(({ title }) => (title === null ? [] : [title]))
  }

  it.each([PAST, PRESENT, NEXT])(
    '[RU1] a report of %s names no task, goal, line or problem of another one',
    (campaign) => {
      for (const [kind, choice] of OF_PRESENT) {
        const text = reportOf(kind, { ...choice, campaign }).replaceAll('\\', '')
        const foreign = [PAST, PRESENT, NEXT].filter((one) => one !== campaign)
        expect(foreign.flatMap((one) => namesOf(one, choice.day)).filter((name) => text.includes(name))).toEqual([])
      }
    },
  )

  it('a report of one campaign names its own tasks, and one of all names tasks of each', () => {
    const own = namesOf(PRESENT, MIDDLE)
    expect(own.filter((name) => reportOf('deviation', { day: MIDDLE }).includes(name)).length).toBeGreaterThan(2)
    const all = reportOf('retrospective', { day: AFTERWARDS, campaign: null })
    for (const campaign of [PAST, PRESENT])
      expect(namesOf(campaign, AFTERWARDS).some((name) => all.includes(name))).toBe(true)
  })
})

describe('what a report says of itself', () => {
  const history = campaignHistory(SEED, AFTERWARDS)
  const inputOn = (choice: Partial<HistoryChoice> = {}) => historyInput(history, { day: AFTERWARDS, ...choice })

  it('a report is named for its campaign, a phase review for the phase too, and a report of all for their number', () => {
    const titleOf = (choice: Partial<HistoryChoice>) => REPORTS.retrospective(inputOn(choice)).title
    expect(titleOf({})).toBe('复盘 · 夏季新品促销')
    expect(titleOf({ phase: '筹备期' })).toBe('复盘 · 夏季新品促销 · 筹备期')
    expect(titleOf({ campaign: null })).toBe('复盘 · 全部 3 个活动')
  })

  it('a campaign with open tasks after its last day is not called under way', () => {
    const conclusionOf = (choice: Partial<HistoryChoice>) =>
      REPORTS.retrospective(inputOn(choice))
        .summary?.conclusion.map(({ text }) => text)
        .join('')
    expect(conclusionOf({})).toMatch(/^夏季新品促销过了结束日期 6\/28，还没有收尾，完成 /u)
    expect(conclusionOf({ campaign: NEXT })).toMatch(/^秋季会员节还没开始，9\/1 才开始/u)
  })

  it('[BU2] [RA17] the review of a phase judges no reserve: its lines are no budget of their own', () => {
    expect(reportOf('phase', { day: MIDDLE, phase: '筹备期' })).not.toContain('应急备用金占')
    expect(reportOf('retrospective', { day: MIDDLE })).toContain('应急备用金占')
  })

  it('who is asked about a missed goal is named where the campaign has a lead', () => {
    expect(reportOf('retrospective', { day: AFTERWARDS })).toContain('沈言：写下「')
  })
})
