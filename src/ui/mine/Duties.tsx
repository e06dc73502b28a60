import { useMemo, useState } from 'react'
import type { PersonBoard } from '../../application/board/personBoard.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { type CalendarDate, type TaskState, written } from '../../domain/index.ts'
import { formatCount } from '../../i18n/index.ts'
import type { SheetRows } from '../../schema/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { RecordsLink } from '../parts/RecordsLink.tsx'
import { stateHue } from '../parts/Tag.tsx'
import { dueSentence } from '../reports/DueLine.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { answerLine, datedLine, type DutyLine, updateLine } from './dutyWords.ts'

/** So many lines of a group are shown; a press shows `MOST_SHOWN`, the rest is only counted. */
const FIRST_SHOWN = 5
const MOST_SHOWN = 50

interface DutiesProps {
  readonly board: PersonBoard
  readonly sheet: Pick<SheetState, 'tasks' | 'today' | 'asOf' | 'preset' | 'language' | 'columnNames'>
  readonly rows: SheetRows
  readonly timeZone: string
  readonly nowMs: number
  /** Whether the tables beside 任务 have been read: without them nothing can be said of issues and reports. */
  readonly isRead: boolean
  /** Whether any progress was kept: without it nothing can be said of updates. */
  readonly hasMarks: boolean
  readonly onReport: (campaignId: string | null) => void
}

/** What a person has to do, group by group, each line with its next step; empty groups stand in one line. [MY1] */
export function Duties({ board, sheet, rows, timeZone, nowMs, isRead, hasMarks, onReport }: DutiesProps) {
  const { t } = useSidebar()
  const { duties, answers, reports } = board
  const { today, asOf } = sheet
  const tasks = useMemo(() => new Map(sheet.tasks.map((task) => [task.row.recordId, task])), [sheet.tasks])
  const issueTitles = new Map((rows.issues?.rows ?? []).map(({ recordId, title }) => [recordId, title]))
  const titleOf = ({ table, recordId }: DutyLine): string =>
    table === 'tasks'
      ? (written(tasks.get(recordId)?.row.title ?? null) ?? t('task.untitled'))
      : (written(issueTitles.get(recordId) ?? null) ?? t('mine.untitledIssue'))
  const stateOf = (recordId: string) => tasks.get(recordId)?.assessment.state ?? 'inProgress'
  const now = { today, timeZone, nowMs }
  const names = { ...sheet, rows }
  const isChosen = (id: string) => (tasks.get(id)?.row.updateFrequency ?? null) !== null
  const groups = [
    { key: 'overdue', lines: duties.overdue.map((duty) => datedLine(t, duty, now, names)), isKnown: true },
    { key: 'today', lines: duties.today.map((duty) => datedLine(t, duty, now, names)), isKnown: true },
    { key: 'week', lines: duties.week.map((duty) => datedLine(t, duty, now, names)), isKnown: true },
    {
      key: 'updates',
      lines: duties.updates.map((update) => updateLine(t, update, isChosen(update.id), names)),
      isKnown: hasMarks && duties.unknownUpdateIds.length === 0,
    },
    { key: 'answers', lines: answers.map((answer) => answerLine(t, answer, names)), isKnown: true },
  ] as const
  const empty = [
    ...groups.flatMap(({ key, lines, isKnown }) => (lines.length === 0 && isKnown ? [key] : [])),
    ...(reports.length === 0 && isRead ? (['reports'] as const) : []),
  ]
  return (
    <>
      {!isRead && <p className="ct-quiet">{t('mine.unread')}</p>}
      {groups.map(({ key, lines }) =>
        lines.length === 0 ? null : <Group key={key} name={key} lines={lines} titleOf={titleOf} stateOf={stateOf} />,
      )}
      {isRead && reports.length > 0 && (
        <section className="ct-mine-group">
          <h3>
            {t('mine.group.reports')} <b>{formatCount(reports.length)}</b>
          </h3>
          <ul>
            {reports.map(({ campaignId, due }) => (
              <ReportRow
                key={campaignId ?? ''}
                name={nameOf(rows, campaignId)}
                words={dueSentence(t, due, asOf)}
                kind={t(`reports.kind.${due.kind}`)}
                onOpen={() => onReport(campaignId)}
              />
            ))}
          </ul>
        </section>
      )}
      {empty.length > 0 && (
        <p className="ct-quiet">
          {t('mine.none', { groups: empty.map((key) => t(`mine.group.${key}`)).join(t('common.listSeparator')) })}
        </p>
      )}
      <Unknown board={board} sheet={sheet} issueTitles={issueTitles} hasMarks={hasMarks} today={today} />
    </>
  )
}

const nameOf = ({ campaigns }: SheetRows, campaignId: string | null): string | null =>
  written(campaigns?.rows.find(({ recordId }) => recordId === campaignId)?.title ?? null)

function Group({
  name,
  lines,
  titleOf,
  stateOf,
}: {
  readonly name: 'overdue' | 'today' | 'week' | 'updates' | 'answers'
  readonly lines: readonly DutyLine[]
  readonly titleOf: (line: DutyLine) => string
  readonly stateOf: (recordId: string) => TaskState
}) {
  const { t, actions } = useSidebar()
  const [isWhole, setWhole] = useState(false)
  const shown = lines.slice(0, isWhole ? MOST_SHOWN : FIRST_SHOWN)
  const open = ({ table, recordId }: DutyLine) =>
    table === 'tasks' ? actions.openRecord(recordId) : actions.openRecord(recordId, table)
  return (
    <section className="ct-mine-group">
      <h3>
        {t(`mine.group.${name}`)} <b>{formatCount(lines.length)}</b>
      </h3>
      <ul>
        {shown.map((line) => (
          <li key={line.key}>
            <button type="button" className="ct-plain ct-mine-row" onClick={() => open(line)}>
              <LineMark line={line} state={stateOf(line.recordId)} />
              <span className="ct-mine-words">
                <span>{titleOf(line)}</span>
                <span>{line.words}</span>
              </span>
              <Icon name="chevronRight" size={14} />
            </button>
          </li>
        ))}
      </ul>
      {lines.length > shown.length &&
        (isWhole ? (
          <p className="ct-quiet">{t('mine.rest', { count: lines.length - shown.length })}</p>
        ) : (
          <button type="button" className="ct-plain ct-link ct-quiet" onClick={() => setWhole(true)}>
            {t('mine.more', { count: Math.min(lines.length, MOST_SHOWN) - shown.length })}
          </button>
        ))}
    </section>
  )
}

/** A task by its state, an issue by a sign of its own. */
function LineMark({ line: { table, isLate }, state }: { readonly line: DutyLine; readonly state: TaskState }) {
  const isIssue = table === 'issues'
  return (
    <span className="ct-mine-mark" data-hue={isIssue ? (isLate ? 'red' : 'orange') : stateHue(state)}>
      <Icon name={isIssue ? 'warning' : state} />
    </span>
  )
}

function ReportRow({
  name,
  kind,
  words,
  onOpen,
}: {
  readonly name: string | null
  readonly kind: string
  readonly words: string
  readonly onOpen: () => void
}) {
  const { t } = useSidebar()
  return (
    <li>
      <button type="button" className="ct-plain ct-mine-row" onClick={onOpen}>
        <span className="ct-mine-words">
          <span>{name === null ? kind : `${kind} · ${name}`}</span>
          <span>{words}</span>
        </span>
        <span className="ct-link">{t('mine.report.write')}</span>
      </button>
    </li>
  )
}

/** What cannot be told, with the rows that it is about. */
function Unknown({
  board: { duties },
  sheet,
  issueTitles,
  hasMarks,
}: {
  readonly board: PersonBoard
  readonly sheet: Pick<SheetState, 'tasks'>
  readonly issueTitles: ReadonlyMap<string, string | null>
  readonly hasMarks: boolean
  readonly today: CalendarDate
}) {
  const { t } = useSidebar()
  const { unknownUpdateIds, undatedIssueIds } = duties
  return (
    <>
      {!hasMarks && unknownUpdateIds.length > 0 && <p className="ct-quiet">{t('mine.updates.noneKept')}</p>}
      {hasMarks && unknownUpdateIds.length > 0 && (
        <p className="ct-quiet">
          <RecordsLink recordIds={unknownUpdateIds} tasks={sheet.tasks}>
            {t('mine.updates.unknown', { count: unknownUpdateIds.length })}
          </RecordsLink>
        </p>
      )}
      {undatedIssueIds.length > 0 && (
        <p className="ct-quiet">
          <RecordsLink recordIds={undatedIssueIds} tasks={sheet.tasks} table="issues" titles={issueTitles}>
            {t('mine.undatedIssues', { count: undatedIssueIds.length })}
          </RecordsLink>
        </p>
      )}
    </>
  )
}
