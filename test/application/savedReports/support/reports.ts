import type { CellValue, Facts, FactRow } from '../../../../src/application/savedReports/facts.ts'
import type { ReportKey } from '../../../../src/application/savedReports/reportKey.ts'
import type { ReportCells, ReportRows } from '../../../../src/application/savedReports/reportRows.ts'
import { WORD_PARTS, type WordPart, type Words, type Writing } from '../../../../src/application/savedReports/words.ts'
import type { DraftWish } from '../../../../src/application/savedReports/writeReport.ts'
import { ok } from '../../../../src/domain/index.ts'
import type { RowOf } from '../../../../src/schema/index.ts'

type ReportRow = RowOf<'reports'>

export const KEY: ReportKey = { kind: 'weekly', about: 'sheet', phase: null, from: '2024-03-11', to: '2024-03-17' }

export const taskRow = (id: string, cells: readonly CellValue[], title: string | null = `任务 ${id}`): FactRow => ({
  id,
  title,
  cells,
})

export const factsWith = (rows: readonly FactRow[] = [], change: Partial<Facts> = {}): Facts => ({
  today: '2024-03-15',
  asOf: '2024-03-15',
  figures: [
    { name: 'tasks', goal: null, value: rows.length },
    { name: 'done', goal: null, value: rows.filter(({ cells: [state] }) => state === 'done').length },
  ],
  tables: { tasks: { rows, of: rows.length } },
  ...change,
})

/** People's words as the tests write them into the text: every text on a line of its own. */
export const wordsText = (words: Words): string =>
  WORD_PARTS.flatMap((part) => (words[part]?.texts ?? []).map((text) => `${part}: ${text}\n`)).join('')

export const draftWish = (change: Partial<DraftWish> = {}): DraftWish => ({
  key: KEY,
  title: '周报',
  facts: factsWith(),
  head: '# 周报\n\n',
  tail: '\n## 本周\n\n完成 1 个任务\n',
  wordsText,
  asNew: false,
  replacesText: false,
  ...change,
})

export const writing = (part: WordPart, text: string, name: string, after: string | null = null): Writing => ({
  part,
  text,
  name,
  after,
  told: [],
})

const EMPTY = {
  title: null,
  campaign: null,
  type: null,
  from: null,
  to: null,
  body: null,
  snapshot: null,
  dataAsOf: null,
  status: null,
  confirmedBy: null,
} as const

export const reportRow = (recordId: string, cells: Partial<ReportRow> = {}): ReportRow => ({
  recordId,
  ...EMPTY,
  ...cells,
})

/** The table 报告 in memory. Each call takes its turn, as `pause` decides. */
export function createReportTable() {
  const rows = new Map<string, ReportRow>()
  let ids = 0
  const doors = (pause: (what: string) => Promise<void> = async () => undefined): ReportRows => {
    const call = async <Value>(what: string, work: () => Value) => {
      await pause(`${what} begins`)
      const value = work()
      await pause(`${what} ends`)
      return ok(value)
    }
    return {
      readAll: () => call('readAll', () => [...rows.values()]),
      read: (id) => call('read', () => rows.get(id) ?? null),
      add: (cells: ReportCells) =>
        call('add', () => {
          ids += 1
          const recordId = `rec${String(ids)}`
          rows.set(recordId, { ...EMPTY, ...cells, recordId } as ReportRow)
          return recordId
        }),
      write: (id, cells) =>
        call('write', () => {
          const row = rows.get(id)
          if (row !== undefined) rows.set(id, { ...row, ...cells } as ReportRow)
        }),
      remove: (gone) => call('remove', () => gone.forEach((id) => rows.delete(id))),
    }
  }
  return {
    doors,
    rows: (): readonly ReportRow[] => [...rows.values()],
    edit(recordId: string, cells: Partial<ReportRow>) {
      const row = rows.get(recordId)
      if (row !== undefined) rows.set(recordId, { ...row, ...cells })
    },
    drop: (recordId: string) => void rows.delete(recordId),
  }
}
