import type { Steps } from '../../domain/index.ts'
import { matchRows } from './compareRows.ts'
import type { ImportSource } from './importColumns.ts'
import type { ValueField } from './importFields.ts'
import type { ImportChoices, ImportPlan, ImportRow } from './importPlan.ts'
import { takesNewOptions, type ImportTarget } from './importTarget.ts'
import { linkRows } from './linkRows.ts'
import { findOwnColumns, withOwnFields } from './ownColumns.ts'
import { readRows } from './readRows.ts'

/** Reads the rows of a block, compares them with those of a sheet, and links them. A second time there is nothing to write. */
export function* planImportSteps(
  source: ImportSource,
  choices: ImportChoices,
  present: ImportTarget,
): Steps<ImportPlan> {
  const chosen = new Map(source.columns.flatMap(({ at }) => (choices.fields[at] ? [[at, choices.fields[at]]] : [])))
  const own = yield* findOwnColumns(source, choices.kept, present, chosen)
  const target = withOwnFields(present, own)
  // What has no field in the target is brought as people's own column, or not at all.
  const fieldless = new Set(own.flatMap(({ at, field, isKept }) => (field === null || !isKept ? [at] : [])))
  const fields = new Map([...chosen].filter(([at]) => !fieldless.has(at)))
  const plain = own.filter(({ isKept, field }) => isKept && field === null)
  const { read, leftOut, unread: unreadCells } = yield* readRows(source, choices, target, { fields, own: plain })
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
    own,
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
