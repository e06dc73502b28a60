import { describe, expect, it } from 'vitest'
import { dailyBrief, evaluationReport, REPORTS, retrospective, toMarkdown } from '../../src/report/index.ts'
import { FINISHED_CAMPAIGN } from './support/finishedCampaign.ts'
import { TEMPLATE_FIGURES } from './support/templateFigures.ts'
import { inputOf, S2_ROWS, S3_ROWS, sampleTables, type SheetSketch } from './support/sampleSheets.ts'

/**
 * Whole documents, reviewed like code. After an intended change: `npx vitest run --project unit test/report -u`, and
 * read the difference.
 */
const SHEETS: readonly { readonly file: string; readonly sketch: SheetSketch }[] = [
  { file: 'S2-2024-03-01', sketch: { preset: 'S2', rows: S2_ROWS, asOf: '2024-03-01' } },
  { file: 'S2-2024-03-07-morning', sketch: { preset: 'S2', rows: S2_ROWS, asOf: '2024-03-06', today: '2024-03-07' } },
  { file: 'S2-2024-03-08', sketch: { preset: 'S2', rows: S2_ROWS, asOf: '2024-03-08' } },
  { file: 'S3-2024-03-01', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-01' } },
  { file: 'S3-2024-03-12-stand-up', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-11', today: '2024-03-12' } },
  { file: 'S3-2024-03-18', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18' } },
  { file: 'S3-2024-03-18-en', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18', locale: 'en-US' } },
  { file: 'S3-2024-03-18-ja', sketch: { preset: 'S3', rows: S3_ROWS, asOf: '2024-03-18', locale: 'ja-JP' } },
  {
    file: 'finished-2024-04-12',
    sketch: { preset: 'S2', rows: FINISHED_CAMPAIGN, asOf: '2024-04-12', name: '2024 春季新品推广' },
  },
]

/** A template with all its tables. */
const whole = (preset: 'S0' | 'S1' | 'full'): Pick<SheetSketch, 'preset' | 'rows' | 'tables'> => {
  const { tasks, tables } = sampleTables(preset)
  return { preset, rows: tasks, tables }
}

/** Sheets with tables beside 任务. */
const WITH_TABLES: readonly { readonly file: string; readonly sketch: SheetSketch }[] = [
  { file: 'S0-2024-06-13', sketch: { ...whole('S0'), asOf: '2024-06-13' } },
  { file: 'S0-2024-07-02', sketch: { ...whole('S0'), asOf: '2024-07-02' } },
  { file: 'S0-2024-07-02-en', sketch: { ...whole('S0'), asOf: '2024-07-02', locale: 'en-US' } },
  { file: 'S0-2024-07-02-ja', sketch: { ...whole('S0'), asOf: '2024-07-02', locale: 'ja-JP' } },
  { file: 'S1-2024-10-22', sketch: { ...whole('S1'), asOf: '2024-10-22' } },
  { file: 'full-2024-07-02', sketch: { ...whole('full'), asOf: '2024-07-02' } },
  { file: 'templateFigures-2024-07-02', sketch: TEMPLATE_FIGURES },
  { file: 'templateFigures-2024-07-02-en', sketch: { ...TEMPLATE_FIGURES, locale: 'en-US' } },
  { file: 'templateFigures-2024-07-02-ja', sketch: { ...TEMPLATE_FIGURES, locale: 'ja-JP' } },
]

/** A stage of each template whose tasks have begun. */
const PHASES: readonly { readonly file: string; readonly sketch: SheetSketch }[] = [
  { file: 'S0-预热期', sketch: { ...whole('S0'), asOf: '2024-06-13', phase: '预热期' } },
  { file: 'S1-前期筹备', sketch: { ...whole('S1'), asOf: '2024-10-22', phase: '前期筹备' } },
  { file: 'full-预热期', sketch: { ...whole('full'), asOf: '2024-07-02', phase: '预热期' } },
]

describe('approved reports', () => {
  it.each(SHEETS)('daily brief of $file', async ({ file, sketch }) => {
    await expect(toMarkdown(dailyBrief(inputOf(sketch)))).toMatchFileSnapshot(`dailyBrief-${file}.approved.md`)
  })

  it.each(SHEETS)('retrospective of $file', async ({ file, sketch }) => {
    await expect(toMarkdown(retrospective(inputOf(sketch)))).toMatchFileSnapshot(`retrospective-${file}.approved.md`)
  })

  it.each(WITH_TABLES)('[S0-24] retrospective of $file', async ({ file, sketch }) => {
    await expect(toMarkdown(retrospective(inputOf(sketch)))).toMatchFileSnapshot(`retrospective-${file}.approved.md`)
  })

  it.each(PHASES)('[S3-23] review of the phase $file', async ({ file, sketch }) => {
    await expect(toMarkdown(REPORTS.phase(inputOf(sketch)))).toMatchFileSnapshot(`phase-${file}.approved.md`)
  })

  it.each([...SHEETS, ...WITH_TABLES])('[S1-22] evaluation of $file', async ({ file, sketch }) => {
    await expect(toMarkdown(evaluationReport(inputOf(sketch)))).toMatchFileSnapshot(`evaluation-${file}.approved.md`)
  })
})
