import type { RowOf } from '../../schema/index.ts'
import type { ReportKey } from './reportKey.ts'
import { reportsAbout, type SavedReport, savedReport } from './savedReports.ts'
import { lacks, type WordPart, type Writing } from './words.ts'
import type { WordsText, WordsWish } from './writeReport.ts'

/** What this sidebar has written and confirmed, until it is closed. */
export interface OwnWritings {
  /** Notes what a run has written into a report about `key`. */
  wrote(wish: WordsWish, of: { readonly key: ReportKey; readonly runId: string }): void
  /** A run was taken back: what it wrote is not to be written again. */
  forget(runId: string): void
  confirmed(row: RowOf<'reports'>): void
  /**
   * What a slower sidebar has overwritten, by the rows as they are now: words to write again [RL3], and confirmed reports
   * to put back [RL1].
   */
  overwritten(rows: readonly RowOf<'reports'>[]): {
    readonly words: readonly (WordsWish & { readonly runId: string })[]
    readonly confirmed: readonly RowOf<'reports'>[]
  }
  /** The writings that no row has room for: their report was confirmed without them, or deleted. */
  unkept(rows: readonly RowOf<'reports'>[]): readonly Unkept[]
}

/** A writing that stands in no row. */
export interface Unkept {
  readonly recordId: string
  readonly key: ReportKey
  readonly writing: Writing
}

interface Own {
  readonly recordId: string
  readonly key: ReportKey
  readonly runId: string
  /** The last writing into each part: those before it have become it. */
  readonly last: ReadonlyMap<WordPart, Writing>
  readonly wordsText: WordsText
}

/**
 * A host has no transactions: somebody who has read a row before this sidebar wrote it may write after it. So this sidebar
 * remembers its writings, and looks for them whenever the rows change.
 */
export function createOwnWritings(): OwnWritings {
  const written = new Map<string, Own>()
  const frozen = new Map<string, RowOf<'reports'>>()

  /** The row of the writings; of two drafts that were made at the same time the one that stayed. */
  const homeOf = ({ recordId, key }: Own, reports: readonly SavedReport[]): SavedReport | undefined =>
    reports.find((one) => one.recordId === recordId) ?? reportsAbout(reports, key)[0]

  const missing = ({ last }: Own, home: SavedReport | undefined): readonly Writing[] =>
    home?.snapshot === null ? [] : [...last.values()].filter((one) => lacks(home?.snapshot?.words ?? {}, one))

  return {
    wrote({ recordId, writings, wordsText }, { key, runId }) {
      const before = written.get(recordId)?.last ?? []
      const last = new Map([...before, ...writings.map((one) => [one.part, one] as const)])
      written.set(recordId, { recordId, key, runId, last, wordsText })
    },
    forget(runId) {
      for (const [recordId, own] of written) if (own.runId === runId) written.delete(recordId)
    },
    confirmed: (row) => void frozen.set(row.recordId, row),
    overwritten(rows) {
      const reports = rows.map(savedReport)
      return {
        words: [...written.values()].flatMap((own) => {
          const home = homeOf(own, reports)
          if (home === undefined || home.isConfirmed) return []
          const writings = missing(own, home)
          return writings.length === 0
            ? []
            : [{ recordId: home.recordId, writings, wordsText: own.wordsText, runId: own.runId }]
        }),
        confirmed: rows.flatMap((row) => {
          const own = frozen.get(row.recordId)
          return own !== undefined && row.status === 'confirmed' && row.snapshot !== own.snapshot ? [own] : []
        }),
      }
    },
    unkept(rows) {
      const reports = rows.map(savedReport)
      return [...written.values()].flatMap((own) => {
        const home = homeOf(own, reports)
        if (home?.isConfirmed === false) return []
        return missing(own, home).map((writing) => ({ recordId: own.recordId, key: own.key, writing }))
      })
    },
  }
}
