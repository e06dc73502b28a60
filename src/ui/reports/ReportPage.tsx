import Button from '@douyinfe/semi-ui/lib/es/button'
import { useMemo, useState } from 'react'
import { phasesOf, dueOf } from '../../application/retrospective/due.ts'
import { restrictTo, scopesOf } from '../../application/retrospective/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { CalendarDate, DueReport, ReportKind } from '../../domain/index.ts'
import { bringReportWords, formatDay } from '../../i18n/index.ts'
import { reportWords } from '../../i18n/zh-CN/reportWords.ts'
import { REPORTS, toClipboardHtml, toHtml, toMarkdown } from '../../report/index.ts'
import { Choice } from '../parts/Choice.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { saveAs } from '../parts/saveAs.ts'
import { useSidebar } from '../sidebarContext.ts'
import { DocumentView } from './DocumentView.tsx'
import { firstScope, scopeKey, scopeName } from './reportChoices.ts'
import { type ReportChoice, type ReportSource, useReportInput } from './useReport.ts'

bringReportWords(reportWords)

const NO_PHASE = ':all'

/** The page of one or several kinds of report: what it is about is chosen above, the report follows the cells. */
export function ReportPage({
  kinds,
  day,
  ...source
}: ReportSource & {
  /** The kinds that people can choose from; with one there is no choice. */
  readonly kinds: readonly ReportKind[]
  /** The day that the sheet is shown as of; null for its own day. */
  readonly day: CalendarDate | null
}) {
  const { t } = useSidebar()
  const { sheet, companions } = source
  const rows = companions?.rows ?? NO_ROWS
  const [chosenScope, setScope] = useState<string | null>(null)
  const [chosenKind, setKind] = useState<ReportKind | null>(null)
  const [chosenPhase, setPhase] = useState<string | null>(null)
  const scopes = useMemo(() => scopesOf(sheet.tasks, rows), [sheet.tasks, rows])
  const scope = scopes.find((one) => scopeKey(one) === chosenScope) ?? firstScope(scopes, rows)
  const part = useMemo(() => restrictTo(scope, sheet.tasks, rows), [scope, sheet.tasks, rows])
  const phases = useMemo(() => phasesOf(part.tasks), [part.tasks])
  const due = dueOf(part, { asOf: sheet.asOf, phases, figures: companions?.campaigns ?? [] })
  const [only] = kinds
  const kind = kinds.find((one) => one === chosenKind) ?? kinds.find((one) => one === due.kind) ?? only ?? 'daily'
  const duePhase =
    kind === 'phase' ? (due.phase ?? phases.find(({ isClosed }) => isClosed)?.phase ?? phases[0]?.phase) : null
  const phase =
    phases.some((one) => one.phase === chosenPhase) && kind !== 'retrospective' ? chosenPhase : (duePhase ?? null)
  return (
    <div className="ct-panel">
      <header className="ct-report-choices">
        {kinds.length > 1 && (
          <Choice
            label={t('reports.kind')}
            value={kind}
            choices={kinds.map((one) => ({ value: one, label: kindLabel(t, one, due, sheet.asOf) }))}
            onChange={setKind}
          />
        )}
        {scopes.length > 1 && (
          <Choice
            label={t('reports.scope')}
            value={scopeKey(scope)}
            choices={scopes.map((one) => ({ value: scopeKey(one), label: scopeName(t, one, rows) }))}
            onChange={setScope}
          />
        )}
        {kind !== 'retrospective' && phases.length > 0 && (
          <Choice
            label={t('reports.phase')}
            value={phase ?? NO_PHASE}
            choices={[
              ...(kind === 'phase' ? [] : [{ value: NO_PHASE, label: t('reports.phase.all') }]),
              ...phases.map((one) => ({ value: one.phase, label: one.phase })),
            ]}
            onChange={setPhase}
          />
        )}
      </header>
      {day !== null && <p className="ct-look-note">{t('reports.otherDay', { day: formatDay(day, sheet.today) })}</p>}
      <ReportOf kind={kind} source={source} scope={scope} phase={phase} />
    </div>
  )
}

function kindLabel(
  t: ReturnType<typeof useSidebar>['t'],
  kind: ReportKind,
  due: DueReport,
  asOf: CalendarDate,
): string {
  const name = t(`reports.kind.${kind}`)
  if (kind !== due.kind) return name
  return due.due === asOf ? t('reports.dueToday', { name }) : t('reports.due', { name, day: formatDay(due.due, asOf) })
}

function ReportOf({
  source,
  ...choice
}: ReportChoice & {
  readonly source: ReportSource
}) {
  const { t, locale } = useSidebar()
  const { kind } = choice
  const input = useReportInput(source, choice)
  const document = useMemo(() => REPORTS[kind](input), [kind, input])
  return (
    <>
      <div className="ct-toolbar">
        <p className="ct-quiet">{t('retrospective.about')}</p>
        <Button
          size="small"
          theme="light"
          type="tertiary"
          onClick={() => saveAs(`${document.title}.html`, toHtml(document, locale))}
        >
          {t('document.save')}
        </Button>
        <CopyButton
          solid
          label={t('report.copy')}
          text={() => toMarkdown(document)}
          html={() => toClipboardHtml(document)}
        />
      </div>
      <DocumentView document={document} tasks={source.sheet.tasks} rows={input.material.rows} />
    </>
  )
}
