import type { CellValue, Engine, RecordState, Session, TableState } from '../../engine/types.ts'
import { sameValue, strings } from '../../engine/world/values.ts'
import { isComputed, kindOf } from '../fields/fieldTypes.ts'

/** A cell that a person changed. */
interface ChangedCell {
  readonly recordId: string
  readonly fieldId: string
  readonly before: CellValue
  readonly after: CellValue
}

/** A deleted row with its cells and its place. */
interface KeptRow {
  readonly id: string
  readonly fields: RecordState['fields']
  /** The row that followed it; null at the end. */
  readonly next: string | null
}

/** An edit of a person on the rows of a table. */
type Deed =
  | { readonly kind: 'cells'; readonly tableId: string; readonly cells: readonly ChangedCell[] }
  | { readonly kind: 'added' | 'deleted'; readonly tableId: string; readonly rows: readonly KeptRow[] }

/** Undo and redo for the edits of the person at the page. */
export interface Undo {
  /** Runs a call of the person and records what it changed. */
  watch<T>(key: string, context: readonly unknown[], params: readonly unknown[], run: () => T): T
  /** Makes everything that `work` changes one step. */
  together<T>(work: () => Promise<T>): Promise<T>
  /** Undoes the last step; false when there is none. Keeps what others changed since. Throws HostError. */
  undo(): boolean
  /** Redoes the last undone step; false when there is none. */
  redo(): boolean
}

const MOST_STEPS = 100
const PER_CALL = 200
const WRITES = /^WidgetTable_(?:(?<set>setRecords?|setCellValue)|(?<add>addRecords?)|(?<remove>deleteRecords?))$/u

export function createUndo(engine: Engine, session: () => Session): Undo {
  let done: (readonly Deed[])[] = []
  let undone: (readonly Deed[])[] = []
  let group: Deed[] | null = null
  /** The new ids of rows that were deleted and restored. */
  const reborn = new Map<string, string>()
  const idNow = (id: string): string => {
    const next = reborn.get(id)
    return next === undefined ? id : idNow(next)
  }

  const tableOf = (tableId: unknown): TableState | undefined => engine.document.tables.find(({ id }) => id === tableId)
  const ask = (method: string, tableId: string, ...params: readonly unknown[]): unknown =>
    engine.call(session(), `bitable.WidgetTable_${method}`, [tableId, undefined], params)

  function keptRows({ records }: TableState, ids: ReadonlySet<string>): readonly KeptRow[] {
    return records.flatMap((record, at) =>
      ids.has(record.id) ? [{ id: record.id, fields: record.fields, next: records[at + 1]?.id ?? null }] : [],
    )
  }
  const cellsBefore = ({ records }: TableState, ids: ReadonlySet<string>): ReadonlyMap<string, RecordState['fields']> =>
    new Map(records.filter(({ id }) => ids.has(id)).map(({ id, fields }) => [id, fields]))

  function changedCells(table: TableState, before: ReadonlyMap<string, RecordState['fields']>): readonly ChangedCell[] {
    const writable = table.fields.filter(({ type }) => !isComputed(kindOf(type)))
    return table.records.flatMap(({ id, fields }) => {
      const old = before.get(id)
      if (old === undefined || old === fields) return []
      return writable.flatMap(({ id: fieldId }) => {
        const [was, is] = [old[fieldId] ?? null, fields[fieldId] ?? null]
        return sameValue(was, is) ? [] : [{ recordId: id, fieldId, before: was, after: is }]
      })
    })
  }

  function remember(deed: Deed): void {
    if (deed.kind === 'cells' ? deed.cells.length === 0 : deed.rows.length === 0) return
    undone = []
    if (group !== null) group.push(deed)
    else done = [...done, [deed]].slice(-MOST_STEPS)
  }

  /** Ids of the rows in a call. */
  function idsOf(params: readonly unknown[], method: string): ReadonlySet<string> {
    const [first, second] = params
    if (method === 'setCellValue') return new Set(strings([second]))
    if (method === 'setRecords')
      return new Set(strings(Array.isArray(first) ? first.map((row: { recordId?: unknown }) => row.recordId) : []))
    return new Set(strings(Array.isArray(first) ? first : [first]))
  }

  function restoreCells({ tableId, cells }: Extract<Deed, { kind: 'cells' }>): Deed {
    const records = new Map(tableOf(tableId)?.records.map((record) => [record.id, record]))
    const fields = new Set(tableOf(tableId)?.fields.map(({ id }) => id))
    const back = cells
      .map((cell) => ({ ...cell, recordId: idNow(cell.recordId) }))
      .filter(
        ({ recordId, fieldId, after }) =>
          fields.has(fieldId) &&
          records.has(recordId) &&
          sameValue(records.get(recordId)?.fields[fieldId] ?? null, after),
      )
    const byRow = new Map<string, Record<string, CellValue>>()
    for (const { recordId, fieldId, before } of back) byRow.set(recordId, { ...byRow.get(recordId), [fieldId]: before })
    const rows = [...byRow].map(([recordId, own]) => ({ recordId, fields: own }))
    for (let at = 0; at < rows.length; at += PER_CALL) ask('setRecords', tableId, rows.slice(at, at + PER_CALL))
    return {
      kind: 'cells',
      tableId,
      cells: back.map(({ recordId, fieldId, before, after }) => ({ recordId, fieldId, before: after, after: before })),
    }
  }

  function removeRows({ tableId, rows }: { readonly tableId: string; readonly rows: readonly KeptRow[] }): Deed {
    const table = tableOf(tableId)
    const kept = table === undefined ? [] : keptRows(table, new Set(rows.map(({ id }) => idNow(id))))
    for (let at = 0; at < kept.length; at += PER_CALL)
      ask(
        'deleteRecords',
        tableId,
        kept.slice(at, at + PER_CALL).map(({ id }) => id),
      )
    return { kind: 'deleted', tableId, rows: kept }
  }

  function bringBack({ tableId, rows }: { readonly tableId: string; readonly rows: readonly KeptRow[] }): Deed {
    const table = tableOf(tableId)
    const writable = new Set(table?.fields.filter(({ type }) => !isComputed(kindOf(type))).map(({ id }) => id))
    const back: KeptRow[] = []
    for (let at = 0; at < rows.length; at += PER_CALL) {
      const part = rows.slice(at, at + PER_CALL)
      const fields = part.map((row) => ({
        fields: Object.fromEntries(Object.entries(row.fields).filter(([id]) => writable.has(id))),
      }))
      for (const [n, id] of strings(ask('addRecords', tableId, fields)).entries()) {
        const row = part[n]
        if (row === undefined) continue
        reborn.set(row.id, id)
        back.push({ ...row, id })
      }
    }
    // From last to first, so that the following row of each exists already.
    for (const row of back.toReversed()) {
      const next = row.next === null ? null : idNow(row.next)
      if (tableOf(tableId)?.records.some(({ id }) => id === next) === true)
        engine.page.moveRecord(session(), tableId, row.id, next)
    }
    return { kind: 'added', tableId, rows: back }
  }

  const reverse = (deed: Deed): Deed =>
    deed.kind === 'cells' ? restoreCells(deed) : deed.kind === 'added' ? removeRows(deed) : bringBack(deed)

  function step(from: (readonly Deed[])[]): readonly Deed[] | null {
    const deeds = from.at(-1)
    return deeds === undefined
      ? null
      : deeds
          .toReversed()
          .filter(({ tableId }) => tableOf(tableId) !== undefined)
          .map(reverse)
  }

  return {
    watch(key, context, params, run) {
      const found = WRITES.exec(key)?.groups
      const table = tableOf(context[0])
      if (found === undefined || table === undefined) return run()
      const tableId = table.id
      const method = key.slice(key.indexOf('_') + 1)
      if (found['add'] !== undefined) {
        const answer = run()
        remember({
          kind: 'added',
          tableId,
          rows: keptRows(table, new Set(strings(Array.isArray(answer) ? answer : [answer]))),
        })
        return answer
      }
      const ids = idsOf(params, method)
      if (found['remove'] !== undefined) {
        const rows = keptRows(table, ids)
        const answer = run()
        remember({ kind: 'deleted', tableId, rows })
        return answer
      }
      const before = cellsBefore(table, ids)
      const answer = run()
      remember({ kind: 'cells', tableId, cells: changedCells(table, before) })
      return answer
    },
    async together(work) {
      if (group !== null) return await work()
      const deeds: Deed[] = []
      group = deeds
      try {
        return await work()
      } finally {
        group = null
        if (deeds.length > 0) done = [...done, deeds].slice(-MOST_STEPS)
      }
    },
    undo() {
      const back = step(done)
      if (back === null) return false
      done = done.slice(0, -1)
      undone = [...undone, back]
      return true
    },
    redo() {
      const forth = step(undone)
      if (forth === null) return false
      undone = undone.slice(0, -1)
      done = [...done, forth]
      return true
    },
  }
}
