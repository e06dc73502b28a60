import { describe, expect, it } from 'vitest'
import type { BroughtBlock } from '../../../src/application/imports/block.ts'
import { readColumns } from '../../../src/application/imports/importColumns.ts'
import { templateTable } from '../../support/templateInventory.ts'
import { TRADITIONAL_FORMS } from '../../support/traditionalForms.ts'

const inForm = (choice: number) => (word: string) =>
  Array.from(word, (character) => TRADITIONAL_FORMS.get(character)?.at(choice) ?? character).join('')
const FORMS = [
  ['simplified', (text: string) => text],
  ['traditional', inForm(0)],
  ['badly converted', inForm(-1)],
] as const

function blockOf(id: string, spell: (text: string) => string): BroughtBlock {
  const { rows } = templateTable(id)
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const texts = [headings, ...rows.map((row) => headings.map((name) => row[name] ?? ''))]
  return {
    name: id,
    rows: texts.map((cells) => cells.map((text) => ({ text: spell(text), value: null }))),
    firstRow: 1,
    firstColumn: 0,
    merges: [],
  }
}

describe('[IM1] the task tables of the four templates, pasted', () => {
  const WANTED = [
    ['S0-2', 'S0', ['code', 'title', 'stage', 'owner', 'plannedEnd', 'deliverable', 'state', 'delayReason']],
    ['S1-2', 'S1', ['stage', 'plannedEnd', 'title', 'owner', 'notes']],
    [
      'S2-1',
      'S2',
      'title description module owner collaborators department plannedStart plannedEnd actualStart actualEnd progress state risk solution solutionDue notes'.split(
        ' ',
      ),
    ],
    [
      'S3-1',
      'S3',
      'stage channel title description owner plannedStart plannedEnd actualStart actualEnd progress state risk solution notes'.split(
        ' ',
      ),
    ],
  ] as const
  it.each(WANTED.flatMap((wanted) => FORMS.map(([form, spell]) => [form, spell, ...wanted] as const)))(
    '%s: their columns are known, and the template is proposed',
    (_form, spell, id, preset, fields) => {
      const source = readColumns(blockOf(id, spell))
      expect(source.preset).toBe(preset)
      expect(source.columns.flatMap(({ proposed }) => proposed?.field ?? [])).toEqual(fields)
    },
  )
})
