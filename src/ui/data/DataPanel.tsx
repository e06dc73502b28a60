import Button from '@douyinfe/semi-ui/lib/es/button'
import { lazy, Suspense, useMemo } from 'react'
import { boardOf } from '../../application/board/board.ts'
import { hasChannels } from '../../application/board/channelBoard.ts'
import { hasIssues } from '../../application/board/issueBoard.ts'
import { hasMilestones } from '../../application/board/milestoneBoard.ts'
import { clocksJudgedAt, type CompanionState } from '../../application/companions/companionState.ts'
import type { ReportScope } from '../../application/companions/scope.ts'
import { NO_ROWS } from '../../application/companions/sheetRows.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import type { TrackerSettings } from '../../application/stored/settings.ts'
import { bringWords } from '../../i18n/index.ts'
import { board as boardWords } from '../../i18n/zh-CN/board.ts'
import { explain as explainWords } from '../../i18n/zh-CN/explain.ts'
import { reportWords } from '../../i18n/zh-CN/reportWords.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Later } from '../parts/Later.tsx'
import { sandboxTopic, useSandboxes } from '../sandbox/sandboxes.ts'
import { useSidebar } from '../sidebarContext.ts'
import { ChannelsSection } from './ChannelsSection.tsx'
import { GoalsSection } from './GoalsSection.tsx'
import { IssuesSection } from './IssuesSection.tsx'
import { MilestonesSection } from './MilestonesSection.tsx'
import { MoneySection } from './MoneySection.tsx'
import { hasPlan, PlanSection } from './PlanSection.tsx'
import type { Section } from './section.ts'

bringWords(boardWords)
bringWords(explainWords)
bringWords(reportWords)

/** The drawing comes when the other sections stand. */
const GanttSection = lazy(() => import('../gantt/GanttSection.tsx'))

/** In the order of the panel: what was promised, what it costs, what is in the way. The plan, which any sheet has, is the last. */
const SECTIONS: readonly Section[] = [
  { key: 'goals', has: ({ rows }) => rows.kpis !== null, Section: GoalsSection },
  { key: 'money', has: ({ rows }) => rows.budget !== null, Section: MoneySection },
  { key: 'issues', has: hasIssues, Section: IssuesSection },
  { key: 'milestones', has: hasMilestones, Section: MilestonesSection },
  { key: 'channels', has: (board) => hasChannels(board) || board.funnel !== null, Section: ChannelsSection },
]

interface DataPanelProps {
  /** The sheet as of its own day. */
  readonly sheet: SheetState
  readonly scope: ReportScope
  readonly settings: TrackerSettings
  /** Null before the tables beside 任务 have been read. */
  readonly companions: CompanionState | null
  /** Opens the step that adds tables to the sheet; null for people who may not manage the Base. */
  readonly onUpgrade: (() => void) | null
}

/** Goals, money, clocks, milestones and channels of one campaign: only what the sheet has tables for. */
export function DataPanel({ sheet, scope, settings, companions, onUpgrade }: DataPanelProps) {
  const { t } = useSidebar()
  const sandboxes = useSandboxes()
  const { tasks, columns, columnNames, preset, language, today, asOf } = sheet
  const rows = companions?.rows ?? NO_ROWS
  const nowMs = clocksJudgedAt(companions, sheet)
  const { timeZone } = settings
  const board = useMemo(
    () =>
      boardOf(
        { tasks, columns, columnNames, rows, preset, language, today, asOf, timeZone, rules: settings, nowMs },
        scope,
      ),
    [tasks, columns, columnNames, rows, preset, language, today, asOf, timeZone, settings, nowMs, scope],
  )
  if (companions === null || companions.sync.kind === 'reading')
    return <output className="ct-quiet">{t('board.reading')}</output>
  const shown = SECTIONS.filter(({ has }) => has(board))
  const topic = sandboxTopic(sheet.tableId, scope)
  const props = { board, settings, companions, topic, onUpgrade }
  return (
    <div className="ct-panel">
      {shown.length === 0 && (
        <EmptyState icon="table" title={t('board.empty')}>
          <p>{t('board.empty.next')}</p>
          {onUpgrade !== null && <Button onClick={onUpgrade}>{t('header.upgrade')}</Button>}
        </EmptyState>
      )}
      {shown.map(({ key, Section }) => (
        <Section key={key} {...props} />
      ))}
      {columns.includes('plannedEnd') && (
        <Suspense>
          <Later>
            <GanttSection {...props} onShift={(request) => sandboxes.open(topic, request)} />
          </Later>
        </Suspense>
      )}
      {hasPlan(board) && <PlanSection {...props} />}
    </div>
  )
}
