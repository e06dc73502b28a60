import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo, useState } from 'react'
import { factsOf } from '../../../application/savedReports/facts.ts'
import { isTextChanged } from '../../../application/savedReports/writeReport.ts'
import type { SavedReport } from '../../../application/savedReports/savedReports.ts'
import type { ReportAnswer, ReportRefusal } from '../../../application/savedReports/savedReportState.ts'
import { WORD_PARTS, type WordPart, type Writing } from '../../../application/savedReports/words.ts'
import type { SheetState } from '../../../application/engine/sheetState.ts'
import { newId } from '../../../application/stored/newId.ts'
import type { ReportKind } from '../../../domain/index.ts'
import { formatMoment } from '../../../i18n/index.ts'
import { fromMarkdown, type ReportDocument } from '../../../report/index.ts'
import type { SheetRows } from '../../../schema/index.ts'
import { ArrivalHeading } from '../../parts/ArrivalHeading.tsx'
import { GuardedButton } from '../../parts/GuardedButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useAnswer } from '../../parts/useAnswer.ts'
import { useShownSheet } from '../../shownSheet.ts'
import { useSidebar } from '../../sidebarContext.ts'
import { DocumentView } from '../DocumentView.tsx'
import { CompareView } from './CompareView.tsx'
import { refusalText } from './refusalText.ts'
import { StatusTag } from './SavedList.tsx'
import { wordsTextIn } from './savedText.ts'
import { toldIn } from './toldFigures.ts'
import { type Typed, type TypedWords, WordsEditor } from './WordsEditor.tsx'
import './saved.css'

/** The title stands above already. */
const WITHOUT_SECTIONS: ReportDocument = { title: '', subtitle: '', summary: null, sections: [] }

/** What people write into reports of a day or a week; the others have every part. */
const SHORT_PARTS: readonly WordPart[] = ['conclusion', 'next']
const SHORT_KINDS: ReadonlySet<ReportKind> = new Set(['daily', 'weekly', 'deviation'])

/** What came of a press. It goes once the report is confirmed, or a draft again, by somebody else. */
interface Told {
  readonly ok: boolean
  readonly text: string
  readonly isConfirmed: boolean
}

/** A saved report: a draft with its editors, or a confirmed one to read; and what has moved since. [RL1] [RL2] [RL3] */
export function SavedView({
  report,
  live,
  rows,
  timeZone,
  typed,
  onType,
  onBack,
  onWritten,
  onShow,
}: {
  readonly report: SavedReport
  readonly live: SheetState
  readonly rows: SheetRows
  readonly timeZone: string
  /** What was typed and is not saved: it stays when people look at something else. */
  readonly typed: TypedWords
  readonly onType: (typed: TypedWords) => void
  readonly onBack: () => void
  readonly onWritten: (report: SavedReport) => void
  /** Shows the report as it is now; null for one that was typed by hand. */
  readonly onShow: (() => void) | null
}) {
  const { t, actions, clock, announce } = useSidebar()
  const { mayWrite } = useShownSheet()
  const { row, snapshot, isConfirmed, recordId } = report
  const [isCompared, setCompared] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const key = snapshot?.key ?? null
  const { tasks, today, asOf } = live
  const now = useMemo(
    () => (key === null ? null : factsOf({ tasks, rows, today, asOf }, key)),
    [key, tasks, rows, today, asOf],
  )
  const isDraft = !isConfirmed && snapshot !== null
  const isEditable = isDraft && mayWrite
  const document = useMemo(() => documentOf(report, isEditable), [report, isEditable])
  const { answer: unkept } = useAnswer([recordId, row], async () =>
    (await actions.savedReports()).unkept().filter((one) => one.recordId === recordId),
  )
  const say = (refusal: ReportRefusal) =>
    setTold({ ok: false, text: refusalText(t, refusal, live.language), isConfirmed })
  const run = async (work: () => ReportAnswer, done: (saved: SavedReport) => string): Promise<boolean> => {
    setBusy(true)
    const answer = await work()
    setBusy(false)
    if (answer.ok) {
      onWritten(answer.value)
      const text = done(answer.value)
      setTold({ ok: true, text, isConfirmed: answer.value.isConfirmed })
      announce(text)
    } else say(answer.error)
    return answer.ok
  }

  const saveWords = async () => {
    if (snapshot === null) return
    const writings = Object.entries(typed).map(
      ([part, { text, after }]): Writing => ({
        part: part as WordPart,
        text,
        after,
        name: newId(),
        told: toldIn(snapshot.facts),
      }),
    )
    const saved = await run(
      async () => (await actions.savedReports()).write({ recordId, writings, wordsText: wordsTextIn(t) }),
      (after) => {
        const words = after.snapshot?.words ?? {}
        if (writings.some(({ part }) => (words[part]?.texts.length ?? 0) > 1)) return t('saved.done.both')
        return t(isTextChanged(after) ? 'saved.done.wordsOnly' : 'saved.done.words')
      },
    )
    if (saved) onType({})
  }
  const confirm = async () => {
    setAsked(false)
    await run(
      async () => (await actions.savedReports()).confirm(recordId, row.snapshot ?? ''),
      () => t('saved.done.confirmed'),
    )
  }

  const names = (row.confirmedBy ?? []).map(({ name }) => name).filter((name) => name !== '')
  const parts = key !== null && SHORT_KINDS.has(key.kind) ? SHORT_PARTS : WORD_PARTS
  const type = (part: WordPart, next: Typed) => onType({ ...typed, [part]: next })
  return (
    <div className="ct-saved-view">
      <button type="button" className="ct-plain ct-link" onClick={onBack}>
        <Icon name="chevronLeft" size={14} /> {t('saved.back')}
      </button>
      <ArrivalHeading>{row.title ?? t('saved.untitled')}</ArrivalHeading>
      <div className="ct-saved-head">
        <StatusTag report={report} />
        <span className="ct-quiet">
          {[
            row.dataAsOf === null ? '' : t('saved.asOf', { when: formatMoment(row.dataAsOf, timeZone, clock()) }),
            isConfirmed && names.length > 0 ? t('saved.by', { names: names.join(t('common.listSeparator')) }) : '',
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </span>
      </div>
      <div className="ct-actions">
        {now !== null && (
          <Button size="small" aria-pressed={isCompared} onClick={() => setCompared(!isCompared)}>
            {t('saved.compare')}
          </Button>
        )}
        {onShow !== null && (
          <Button size="small" onClick={onShow}>
            {t('saved.toReport')}
          </Button>
        )}
        {isEditable && !isAsked && (
          <GuardedButton
            size="small"
            disabled={isBusy}
            whyNot={Object.keys(typed).length > 0 ? t('saved.words.unsaved') : null}
            onClick={() => setAsked(true)}
          >
            {t('saved.confirm')}
          </GuardedButton>
        )}
      </div>
      {isEditable && isAsked && (
        <Notice
          tone="info"
          action={
            <>
              <Button size="small" theme="solid" onClick={() => void confirm()}>
                {t('saved.confirm.yes')}
              </Button>
              <Button size="small" onClick={() => setAsked(false)}>
                {t('common.cancel')}
              </Button>
            </>
          }
        >
          {t('saved.confirm.ask')}
        </Notice>
      )}
      {told?.isConfirmed === isConfirmed && <Notice tone={told.ok ? 'success' : 'danger'}>{told.text}</Notice>}
      {!mayWrite && isDraft && <p className="ct-quiet">{t('saved.mayNot')}</p>}
      {(unkept ?? []).map(({ writing }) => (
        <Notice key={writing.name} tone="warning">
          {t('saved.words.unkept')} {writing.text}
        </Notice>
      ))}
      {isCompared && snapshot !== null && now !== null && (
        <CompareView saved={snapshot.facts} now={now} tasks={tasks} rows={rows} />
      )}
      <DocumentView document={WITHOUT_SECTIONS} lead={document.lead} tasks={tasks} rows={rows} />
      {isEditable && now !== null && (
        <WordsEditor
          parts={parts}
          words={snapshot.words}
          now={now}
          around={{ t, rows, today }}
          typed={typed}
          isBusy={isBusy}
          onType={type}
          onSave={() => void saveWords()}
        />
      )}
      {/* By themselves they stay open, however many sections the facts have. */}
      {document.words.length > 0 && (
        <DocumentView document={{ ...WITHOUT_SECTIONS, sections: document.words }} tasks={tasks} rows={rows} />
      )}
      <DocumentView document={{ ...WITHOUT_SECTIONS, sections: document.sections }} tasks={tasks} rows={rows} />
    </div>
  )
}

/** The saved text to read. Of a draft people's words stand in their editors and not a second time in the text. */
function documentOf(report: SavedReport, isEditable: boolean) {
  const text = (report.row.body ?? '').replace(/\r\n?/gu, '\n')
  const { wordsFrom = 0, wordsTo = 0 } = report.snapshot?.body ?? {}
  if (isTextChanged(report)) return { words: [], ...fromMarkdown(text) }
  const words = isEditable ? [] : fromMarkdown(text.slice(wordsFrom, wordsTo)).sections
  return { words, ...fromMarkdown(text.slice(0, wordsFrom) + text.slice(wordsTo)) }
}
