import { factsOf } from '../../../application/savedReports/facts.ts'
import { aboutOf, type ReportKey } from '../../../application/savedReports/reportKey.ts'
import { WORD_PARTS, type Words } from '../../../application/savedReports/words.ts'
import type { DraftWish, WordsText } from '../../../application/savedReports/writeReport.ts'
import { type ReportKind, weekOf } from '../../../domain/index.ts'
import type { Translate } from '../../../i18n/index.ts'
import { type Block, type ReportDocument, sectionsMarkdown, toMarkdown } from '../../../report/index.ts'
import type { SheetRows } from '../../../schema/index.ts'
import type { ReportChoice, ReportSource } from '../useReport.ts'

/** What the report that is on show is about, as it is saved. [RL1] */
export function keyOf(
  { kind, scope, phase }: ReportChoice,
  { asOf }: Pick<ReportSource['sheet'], 'asOf'>,
  rows: SheetRows,
): ReportKey {
  const about = aboutOf(scope, rows)
  const { from, to } = kind === 'weekly' ? weekOf(asOf) : { from: asOf, to: asOf }
  const start = rows.campaigns?.rows.find(({ recordId }) => recordId === about)?.startDay ?? null
  return { kind, about, phase, from: isOfDays(kind) ? from : start, to }
}

const isOfDays = (kind: ReportKind): boolean => kind === 'daily' || kind === 'weekly' || kind === 'deviation'

/** People's words as a section of the text; nothing while nobody has written any. [RL3] */
export const wordsTextIn =
  (t: Translate): WordsText =>
  (words: Words) => {
    const blocks = WORD_PARTS.flatMap((part): readonly Block[] => {
      const texts = words[part]?.texts ?? []
      if (texts.length === 0) return []
      const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '')
      return [
        { kind: 'paragraph', line: [{ text: t(`saved.part.${part}`), strong: true }] },
        ...lines.map((text): Block => ({ kind: 'paragraph', line: [{ text }] })),
      ]
    })
    return blocks.length === 0 ? '' : `\n${sectionsMarkdown([{ id: 'words', title: t('saved.words'), blocks }])}\n`
  }

/** The report that is on show as it would be saved now. People's words stand below the summary, above the facts. */
export function draftOf(
  t: Translate,
  { document, facts }: { readonly document: ReportDocument; readonly facts: ReturnType<typeof factsOf> },
  key: ReportKey,
): Omit<DraftWish, 'asNew' | 'replacesText'> {
  const head = toMarkdown({ ...document, sections: [] })
  return {
    key,
    title: document.title,
    facts,
    head,
    tail: toMarkdown(document).slice(head.length),
    wordsText: wordsTextIn(t),
  }
}

/** What the report on show stands on. */
export const factsShown = ({ sheet, companions }: ReportSource, key: ReportKey, noRows: SheetRows) =>
  factsOf({ tasks: sheet.tasks, rows: companions?.rows ?? noRows, today: sheet.today, asOf: sheet.asOf }, key)
