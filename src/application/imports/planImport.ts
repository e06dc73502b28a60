import { type CalendarDate, type Steps, visitInSteps } from '../../domain/index.ts'
import { cellAddress } from './cellAddress.ts'
import { matchRows } from './compareRows.ts'
import type { ImportSource } from './importColumns.ts'
import type { ValueField } from './importFields.ts'
import type { ImportChoices, ImportPlan, ImportRow, UnreadCell } from './importPlan.ts'
import { takesNewOptions, type ImportTarget } from './importTarget.ts'
import { linkRows } from './linkRows.ts'
import { findOwnColumns, withOwnFields } from './ownColumns.ts'
import { readRows, type ReadRow } from './readRows.ts'
import { otherStateThan } from './stateCells.ts'

/** Reads the rows of a block, compares them with those of a sheet, and links them. A second time there is nothing to write. */
export function* planImportSteps(
  source: ImportSource,
  choices: ImportChoices,
  present: ImportTarget,
  today: CalendarDate,
): Steps<ImportPlan> {
  const chosen = new Map(source.columns.flatMap(({ at }) => (choices.fields[at] ? [[at, choices.fields[at]]] : [])))
  const own = yield* findOwnColumns(source, choices.kept, present, chosen)
  const target = withOwnFields(present, own)
  // What has no field in the target is brought as people's own column, or not at all.
  const fieldless = new Set(
    own.flatMap(({ at, field, isKept }) =>
      // A state that has no column still says what is done.
      (chosen.get(at) === 'state' ? field === null && isKept : field === null || !isKept) ? [at] : [],
    ),
  )
  const fields = new Map([...chosen].filter(([at]) => !fieldless.has(at)))
  const plain = own.filter(({ isKept, field }) => isKept && field === null)
  const { read, leftOut, unread: unreadCells } = yield* readRows(source, choices, target, { fields, own: plain })
  const matched = yield* matchRows(read, target, choices)
  const linked = yield* linkRows({ source, choices, target, fields }, read, matched)
  const rows = [...leftOut, ...linked.rows].sort((a, b) => a.row - b.row)
  const unread = [...unreadCells, ...linked.unread, ...(yield* lostStates(source, target, { read, rows, today }))]
  const counts = { new: 0, changes: 0, same: 0, kept: 0, ambiguous: 0, leftOut: 0, unread: 0, unsure: 0, states: 0 }
  for (const { verdict } of rows) counts[verdict.kind] += 1
  for (const { why } of unread)
    counts[why === 'stateDiffers' ? 'states' : why === 'unsure' || why === 'noRemark' ? 'unsure' : 'unread'] += 1
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

/** The cells of people's state that say something else than the extension will compute of their rows. */
function* lostStates(
  { block, columns }: ImportSource,
  target: ImportTarget,
  { read, rows, today }: { read: readonly ReadRow[]; rows: readonly ImportRow[]; today: CalendarDate },
): Steps<readonly UnreadCell[]> {
  const said = new Map(read.flatMap(({ row, state }) => (state === null ? [] : [[row, state]])))
  const present = new Map(target.rows.map((row) => [row.recordId, row]))
  const lost: UnreadCell[] = []
  yield* visitInSteps(rows, (one) => {
    const state = said.get(one.row)
    if (state === undefined || one.verdict.kind === 'leftOut' || one.verdict.kind === 'ambiguous') return
    const becomes = otherStateThan(state.says, one, present.get(one.recordId ?? '') ?? null, today)
    if (becomes === null) return
    const heading = columns.find(({ at }) => at === state.at)?.heading ?? ''
    const address = cellAddress(block, one.row, state.at)
    lost.push({ address, heading, title: one.title, text: state.text, why: 'stateDiffers', becomes })
  })
  return lost
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
