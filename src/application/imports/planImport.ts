import type { Steps } from '../../domain/index.ts'
import { matchRows } from './compareRows.ts'
import type { ImportSource } from './importColumns.ts'
import { isRowLink, type ValueField } from './importFields.ts'
import type { ImportChoices, ImportPlan, ImportRow } from './importPlan.ts'
import { takesNewOptions, type ImportTarget } from './importTarget.ts'
import { linkRows } from './linkRows.ts'
import { readRows } from './readRows.ts'

/** Reads the rows of a block, compares them with those of a sheet, and links them. A second time there is nothing to write. */
export function* planImportSteps(
  source: ImportSource,
  choices: ImportChoices,
  target: ImportTarget,
): Steps<ImportPlan> {
  const fields = new Map(source.columns.flatMap(({ at }) => (choices.fields[at] ? [[at, choices.fields[at]]] : [])))
  const { read, leftOut, unread: unreadCells } = yield* readRows(source, choices, target, fields)
  const matched = yield* matchRows(read, target, choices)
  const linked = yield* linkRows({ source, choices, target, fields }, read, matched)
  const rows = [...leftOut, ...linked.rows].sort((a, b) => a.row - b.row)
  const unread = [...unreadCells, ...linked.unread]
  const counts = { new: 0, changes: 0, same: 0, kept: 0, ambiguous: 0, leftOut: 0, unread: 0, unsure: 0 }
  for (const { verdict } of rows) counts[verdict.kind] += 1
  for (const { why } of unread) counts[why === 'unsure' ? 'unsure' : 'unread'] += 1
  return {
    rows,
    counts,
    unread,
    newCampaigns: campaignsToAdd(rows, target),
    newOptions: optionsToAdd(rows, target),
    optionNames: namesOfOptions(target),
    without: source.columns.flatMap(({ at, heading }) => {
      const field = fields.get(at)
      if (field === undefined || field === 'state') return []
      return (isRowLink(field) ? target.links.has(field) : target.fields.has(field)) ? [] : [heading]
    }),
    asksYear: choices.year === null ? unread.some(({ why }) => why === 'yearMissing') : source.year === null,
    asksWhole: choices.whole !== null || unread.some(({ why }) => why === 'wholeMissing'),
    hasTitle: [...fields.values()].includes('title'),
    writes: counts.new + counts.changes,
  }
}

const namesOfOptions = ({ fields }: ImportTarget): ImportPlan['optionNames'] =>
  Object.fromEntries(
    [...fields].flatMap(([field, { options }]) => {
      const keys = options.filter(({ key, name }) => key !== name)
      return keys.length === 0 ? [] : [[field, Object.fromEntries(keys.map(({ key, name }) => [key, name]))]]
    }),
  )

function optionsToAdd(rows: readonly ImportRow[], target: ImportTarget): ImportPlan['newOptions'] {
  const wanted = new Map<ValueField, Set<string>>()
  for (const { changes } of rows) {
    for (const { field, after, isWritten, words } of changes) {
      if (!isWritten || words !== null || !takesNewOptions(field)) continue
      const known = target.fields.get(field)?.options ?? []
      for (const name of Array.isArray(after) ? (after as readonly string[]) : [after as string]) {
        if (known.some(({ key }) => key === name)) continue
        wanted.set(field, (wanted.get(field) ?? new Set()).add(name))
      }
    }
  }
  return [...wanted].map(([field, names]) => ({ field, names: [...names] }))
}

/** The campaigns that new rows name and nobody has made. */
function campaignsToAdd(rows: readonly ImportRow[], { fields, makesCampaigns }: ImportTarget): readonly string[] {
  if (!makesCampaigns) return []
  const known = new Set(fields.get('campaign')?.options.map(({ key }) => key))
  const named = rows.flatMap(({ changes }) =>
    changes.flatMap(({ field, after }) => (field === 'campaign' ? (after as readonly string[]) : [])),
  )
  return [...new Set(named)].filter((name) => !known.has(name))
}
