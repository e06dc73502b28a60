import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { TrackerSettings } from '../../src/application/stored/settings.ts'
import {
  dailyBrief,
  deviationAnalysis,
  type ReportInput,
  type ReportSettings,
  type ReportSheet,
  retrospective,
  toMarkdown,
  weeklyReport,
} from '../../src/report/index.ts'
import { inputOf, rowOf } from './support/sampleSheets.ts'
import { recordIdsOf } from './support/reading.ts'
import type { SheetState } from '../../src/application/engine/sheetState.ts'

const day = fc.oneof(
  fc
    .integer({ min: 0, max: 60 })
    .map((offset) => new Date(Date.UTC(2024, 1, 20) + offset * 86_400_000).toISOString().slice(0, 10)),
  fc.constantFrom('2024-02-30', '', 'soon'),
)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 })
const words = fc.oneof(
  fc.constantFrom('-', '{task}', '人力不足|排期', '<b>', '# 一\n# 二'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

const row = fc.record({
  title: maybe(words),
  stage: maybe(fc.constantFrom('筹备期', '爆发期')),
  channel: maybe(fc.constantFrom('抖音', '-')),
  module: maybe(words),
  plannedStart: maybe(day),
  plannedEnd: maybe(day),
  actualStart: maybe(day),
  actualEnd: maybe(day),
  progress: maybe(fc.oneof(fc.integer({ min: -10, max: 130 }), fc.constantFrom(0, 100, Number.NaN, 1e308))),
  state: maybe(fc.constantFrom('paused', 'cancelled', 'done')),
  risk: maybe(words),
  solution: maybe(words),
  solutionDue: maybe(day),
})

const sheet = fc.record({
  rows: fc
    .array(row, { maxLength: 12 })
    .map((rows) => rows.map((cells, at) => rowOf({ recordId: `rec${String(at)}`, ...cells }))),
  preset: fc.constantFrom('S2' as const, 'S3' as const),
  asOf: day,
  today: day,
  locale: fc.constantFrom('zh-CN' as const, 'en-US' as const, 'ja-JP' as const),
})

const REPORTS = [
  ['daily brief', dailyBrief],
  ['weekly report', weeklyReport],
  ['deviation analysis', deviationAnalysis],
  ['retrospective', retrospective],
] as const

describe.each(REPORTS)('%s', (_name, report) => {
  it('the report never throws, and every record it links to exists', () => {
    fc.assert(
      fc.property(sheet, (sketch) => {
        const document = report(inputOf(sketch))
        const known = new Set(sketch.rows.map(({ recordId }) => recordId))
        expect(recordIdsOf(document).filter((id) => !known.has(id))).toEqual([])
        expect(toMarkdown(document)).not.toMatch(/[ \t]$/mu)
      }),
      { seed: 20240301, numRuns: 200 },
    )
  })

  it('the report is the same, byte for byte, for any order of rows', () => {
    const shuffled = sheet.chain((sketch) =>
      fc
        .shuffledSubarray([...sketch.rows], { minLength: sketch.rows.length })
        .map((rows) => [sketch, { ...sketch, rows }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(JSON.stringify(report(inputOf(other)))).toBe(JSON.stringify(report(inputOf(one))))
      }),
      { seed: 20240301, numRuns: 200 },
    )
  })
})

it("a report's input accepts the application's sheet and settings as they are", () => {
  expectTypeOf<SheetState>().toExtend<ReportSheet>()
  expectTypeOf<TrackerSettings>().toExtend<ReportSettings>()
  expectTypeOf<ReportInput['settings']>().toEqualTypeOf<ReportSettings>()
})
