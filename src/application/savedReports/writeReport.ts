import { err, ok, type Result } from '../../domain/index.ts'
import type { RowOf } from '../../schema/index.ts'
import type { HostError } from '../ports.ts'
import type { Facts } from './facts.ts'
import type { ReportKey } from './reportKey.ts'
import type { ReportCells, ReportRows } from './reportRows.ts'
import { reportsAbout, type SavedReport, savedReport } from './savedReports.ts'
import { digestOf, type Snapshot, snapshotText } from './snapshot.ts'
import { holds, withWordsOf, withWriting, type Words, type Writing } from './words.ts'

/** How people's words stand in the text of a report, in the language of whoever saves. */
export type WordsText = (words: Words) => string

/** A report that is to be saved. Its text is `head`, people's words and `tail`. */
export interface DraftWish {
  readonly key: ReportKey
  readonly title: string
  readonly facts: Facts
  readonly head: string
  readonly tail: string
  readonly wordsText: WordsText
  /** A person wants a new version beside a confirmed one. */
  readonly asNew: boolean
  /** A person has seen that the text was changed in the table, and wants it replaced. */
  readonly replacesText: boolean
}

/** Writings of people into one saved report. */
export interface WordsWish {
  readonly recordId: string
  readonly writings: readonly Writing[]
  readonly wordsText: WordsText
}

export type SaveRefusal =
  /** It was confirmed, and does not change any more. */
  | { readonly kind: 'confirmed' }
  /** People have changed 正文 in the table. */
  | { readonly kind: 'textChanged' }
  /** The row was deleted. */
  | { readonly kind: 'gone' }
  /** It is another one than the person has seen. */
  | { readonly kind: 'changed' }
  /** What is kept with it is damaged: nothing of it is overwritten. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'tooLong' }
  | HostError

type Saved = Promise<Result<SavedReport, SaveRefusal>>

/** A longer text could not be taken back: a run keeps it from before and after, at three bytes a character of Chinese. */
const MOST_CHARACTERS_OF_CELL = 40_000

/** After so many overwritings in a row this sidebar gives up: its words stay in its editor. */
const MOST_TRIES = 8

/**
 * Saves a draft: in the row of the draft that is there, else in a new row. What people have written stays. [RL1] [RL3]
 */
export async function saveDraft(rows: ReportRows, wish: DraftWish, now: number): Saved {
  const present = await reportsOf(rows)
  if (!present.ok) return present
  const [first] = reportsAbout(present.value, wish.key)
  if (first !== undefined && !first.isConfirmed) return await updateDraft(rows, first, wish, now)
  if (first !== undefined && !wish.asNew) return err({ kind: 'confirmed' })
  const made = cellsOf({ ...wish, words: first?.snapshot?.words ?? {}, madeAt: now }, now)
  if (!made.ok) return made
  const added = await rows.add({
    ...made.value,
    type: wish.key.kind,
    status: 'draft',
    ...(wish.key.about === 'sheet' || wish.key.about === 'unassigned' ? {} : { campaign: [wish.key.about] }),
  })
  return added.ok ? await onlyDraft(rows, added.value, wish) : added
}

async function updateDraft(rows: ReportRows, draft: SavedReport, wish: DraftWish, now: number): Saved {
  const { snapshot } = draft
  if (snapshot === null) return err({ kind: 'damaged' })
  if (isTextChanged(draft) && !wish.replacesText) return err({ kind: 'textChanged' })
  const { words, madeAt } = snapshot
  const cells = cellsOf({ ...wish, words, madeAt }, now)
  return cells.ok ? await write(rows, draft, cells.value) : cells
}

/**
 * Of two drafts that two sidebars have made at the same time the earlier one stays, with the words of both. One that holds
 * more than we put there stays as well. [RL1]
 */
async function onlyDraft(rows: ReportRows, ownId: string, { key, wordsText }: DraftWish): Saved {
  const present = await reportsOf(rows)
  if (!present.ok) return present
  const drafts = reportsAbout(present.value, key).filter(({ isConfirmed }) => !isConfirmed)
  const [first, ...doubles] = drafts
  if (first === undefined || !drafts.some(({ recordId }) => recordId === ownId)) return err({ kind: 'gone' })
  const empty = doubles.filter((one) => !isTextChanged(one) && one.row.confirmedBy === null)
  if (empty.length === 0) return ok(first)
  const words = empty.reduce<Words>(
    (all, { snapshot }) => withWordsOf(all, snapshot?.words ?? {}),
    first.snapshot?.words ?? {},
  )
  const cells = cellsWith(first, words, wordsText)
  if (!cells.ok) return cells
  const kept = await write(rows, first, cells.value)
  if (!kept.ok) return kept
  // Not everybody may delete, and another sidebar may have done it: then there is nothing left to do.
  await rows.remove(empty.map(({ recordId }) => recordId))
  return kept
}

/**
 * Writes people's words into a draft. Somebody else may write at the same time: it is looked whether the words stand there,
 * and otherwise they are written again, beside those of the other. [RL3]
 */
export async function writeWords(rows: ReportRows, { recordId, writings, wordsText }: WordsWish): Saved {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const draft = await draftOf(rows, recordId)
    if (!draft.ok) return draft
    const before = draft.value.snapshot?.words ?? {}
    if (writings.every((writing) => holds(before, writing))) return draft
    const cells = cellsWith(draft.value, writings.reduce(withWriting, before), wordsText)
    if (!cells.ok) return cells
    const written = await write(rows, draft.value, cells.value)
    if (!written.ok) return written
  }
  return err({ kind: 'changed' })
}

/** Confirms a draft as the person has seen it: `seen` is its 数据快照. From then on nothing writes it. [RL1] */
export async function confirmReport(
  rows: ReportRows,
  { recordId, seen, by }: { readonly recordId: string; readonly seen: string; readonly by: string | null },
): Saved {
  const draft = await draftOf(rows, recordId)
  if (!draft.ok) return draft
  const { row } = draft.value
  if (row.snapshot !== seen) return err({ kind: 'changed' })
  const confirmed = await rows.write(recordId, {
    status: 'confirmed',
    ...(by === null ? {} : { confirmedBy: [{ id: by, name: '' }] }),
  })
  if (!confirmed.ok) return confirmed
  const after = await rows.read(recordId)
  if (!after.ok) return after
  if (after.value === null) return err({ kind: 'gone' })
  if (after.value.snapshot === seen) return ok(savedReport(after.value))
  // Somebody wrote between reading and confirming: what was seen is what was confirmed.
  const restored = await putBack(rows, row)
  return restored.ok ? ok(savedReport({ ...after.value, ...writtenCells(row) })) : restored
}

/** Puts back what a report held when it was confirmed, when somebody has written over it since. [RL1] */
export async function restoreConfirmed(rows: ReportRows, confirmed: RowOf<'reports'>): Saved {
  const now = await rows.read(confirmed.recordId)
  if (!now.ok) return now
  if (now.value === null) return err({ kind: 'gone' })
  if (now.value.status !== 'confirmed' || now.value.snapshot === confirmed.snapshot) return ok(savedReport(now.value))
  const restored = await putBack(rows, confirmed)
  return restored.ok ? ok(savedReport(confirmed)) : restored
}

const putBack = (rows: ReportRows, row: RowOf<'reports'>) => rows.write(row.recordId, writtenCells(row))

/** What the extension writes into a row, apart from what it is about. */
const writtenCells = ({ title, from, to, body, snapshot, dataAsOf }: RowOf<'reports'>) => ({
  title,
  from,
  to,
  body,
  snapshot,
  dataAsOf,
})

/** A draft that may be written, as it is now. */
async function draftOf(rows: ReportRows, recordId: string): Promise<Result<SavedReport, SaveRefusal>> {
  const read = await rows.read(recordId)
  if (!read.ok) return read
  if (read.value === null) return err({ kind: 'gone' })
  const report = savedReport(read.value)
  if (report.refusal === 'later') return err({ kind: 'laterVersion' })
  if (report.snapshot === null) return err({ kind: 'damaged' })
  return report.isConfirmed ? err({ kind: 'confirmed' }) : ok(report)
}

async function reportsOf(rows: ReportRows): Promise<Result<readonly SavedReport[], SaveRefusal>> {
  const read = await rows.readAll()
  return read.ok ? ok(read.value.map(savedReport)) : read
}

/** Writes a draft and looks again. What was confirmed in the same moment gets back what it held. */
async function write(rows: ReportRows, draft: SavedReport, cells: ReportCells): Saved {
  const written = await rows.write(draft.recordId, cells)
  if (!written.ok) return written
  const after = await rows.read(draft.recordId)
  if (!after.ok) return after
  if (after.value === null) return err({ kind: 'gone' })
  const report = savedReport(after.value)
  if (!report.isConfirmed) return ok(report)
  const restored = await putBack(rows, draft.row)
  return restored.ok ? err({ kind: 'confirmed' }) : restored
}

/** Whether the text in the table is another one than was written. */
export const isTextChanged = ({ row, snapshot }: SavedReport): boolean =>
  snapshot !== null && snapshot.body.digest !== '' && row.body !== null && digestOf(row.body) !== snapshot.body.digest

type Cells = Result<ReportCells, SaveRefusal>

/** The cells of a draft with facts as they are now. */
function cellsOf(
  {
    key,
    title,
    facts,
    head,
    tail,
    wordsText,
    words,
    madeAt,
  }: DraftWish & { readonly words: Words; readonly madeAt: number },
  now: number,
): Cells {
  const { from, to } = key
  const text = wordsText(words)
  const snapshot = { key, madeAt, facts, words, body: markOf(head, text, tail) }
  return fitting(snapshot, head + text + tail, { title, from, to, dataAsOf: now })
}

/** The cells of a draft with other words. The text of people who have changed it in the table stays. */
function cellsWith(draft: SavedReport, words: Words, wordsText: WordsText): Cells {
  const { snapshot, row } = draft
  if (snapshot === null) return err({ kind: 'damaged' })
  if (row.body === null || snapshot.body.digest === '' || isTextChanged(draft))
    return fitting({ ...snapshot, words }, null, {})
  const body = row.body.replace(/\r\n?/gu, '\n')
  const [head, tail] = [body.slice(0, snapshot.body.wordsFrom), body.slice(snapshot.body.wordsTo)]
  const text = wordsText(words)
  return fitting({ ...snapshot, words, body: markOf(head, text, tail) }, head + text + tail, {})
}

const markOf = (head: string, text: string, tail: string): Snapshot['body'] => ({
  digest: digestOf(head + text + tail),
  wordsFrom: head.length,
  wordsTo: head.length + text.length,
})

function fitting(snapshot: Snapshot, body: string | null, cells: ReportCells): Cells {
  const kept = snapshotText(snapshot)
  if (Math.max(kept.length, body?.length ?? 0) > MOST_CHARACTERS_OF_CELL) return err({ kind: 'tooLong' })
  return ok({ ...cells, snapshot: kept, ...(body === null ? {} : { body }) })
}
