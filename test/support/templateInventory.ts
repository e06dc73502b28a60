import { S0_TEMPLATE } from './templates/s0.ts'
import { S1_TEMPLATE } from './templates/s1.ts'
import { S2_TEMPLATE, S3_TEMPLATE } from './templates/s2s3.ts'
import type { TemplatePreset, TemplateTable } from './templates/inventoryTypes.ts'

export { FULL_MODEL } from './templates/full.ts'

/** The four source templates, column by column and row by row. */
export const TEMPLATES: readonly TemplatePreset[] = [S0_TEMPLATE, S1_TEMPLATE, S2_TEMPLATE, S3_TEMPLATE]

export function templateTable(id: string): TemplateTable {
  const table = TEMPLATES.flatMap(({ tables }) => tables).find((one) => one.id === id)
  if (table === undefined) throw new Error(`no template table is called ${id}`)
  return table
}
