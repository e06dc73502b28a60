import type { BroughtBlock, BroughtCell, BroughtMerge } from '../../../../src/application/imports/block.ts'
import { readColumns, type ImportSource } from '../../../../src/application/imports/importColumns.ts'
import type { ImportField } from '../../../../src/application/imports/importFields.ts'
import type { ImportChoices, ImportPlan } from '../../../../src/application/imports/importPlan.ts'
import { planImportSteps } from '../../../../src/application/imports/planImport.ts'
import { presetTarget, type ImportTarget } from '../../../../src/application/imports/importTarget.ts'
import { allAtOnce, type CalendarDate } from '../../../../src/domain/index.ts'

/** The day on which files are brought, unless a test says otherwise. */
const TODAY = '2026-03-16' as CalendarDate

export const cell = (text: string, value: BroughtCell['value'] = null): BroughtCell => ({ text, value })

/** A block of texts whose cells stand as they would in a sheet 任务表 from A1 on. */
export function blockOf(
  rows: readonly (readonly (string | BroughtCell)[])[],
  { name = '任务表', merges = [] }: { readonly name?: string; readonly merges?: readonly BroughtMerge[] } = {},
): BroughtBlock {
  const width = Math.max(...rows.map((row) => row.length))
  return {
    name,
    firstRow: 1,
    firstColumn: 1,
    merges,
    rows: rows.map((row) =>
      Array.from({ length: width }, (_, at) => {
        const one = row[at] ?? ''
        return typeof one === 'string' ? cell(one) : one
      }),
    ),
  }
}

/** What the sidebar would choose without a person's help. */
export const proposedOf = (source: ImportSource, change: Partial<ImportChoices> = {}): ImportChoices => ({
  fields: Object.fromEntries(
    source.columns.flatMap(({ at, proposed }): [number, ImportField][] =>
      proposed === null ? [] : [[at, proposed.field]],
    ),
  ),
  year: source.year,
  whole: null,
  kept: {},
  updates: false,
  ...change,
})

export function planOf(
  block: BroughtBlock,
  change: Partial<ImportChoices> = {},
  target: ImportTarget = presetTarget('full', 'zh-CN'),
  today = TODAY,
): ImportPlan {
  const source = readColumns(block)
  return allAtOnce(planImportSteps(source, proposedOf(source, change), target, today))
}

/** What a row would write, by field. */
export const writtenBy = (plan: ImportPlan, title: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (plan.rows.find((row) => row.title === title)?.changes ?? [])
      .filter(({ isWritten }) => isWritten)
      .map(({ field, after, words }) => [field, words ?? after]),
  )
