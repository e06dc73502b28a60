import './news.css'
import { useEffect, useId, useMemo, useState } from 'react'
import type { OpeningNews as News } from '../../application/app/news.ts'
import type { CompanionState } from '../../application/companions/companionState.ts'
import type { SheetState } from '../../application/engine/sheetState.ts'
import { daysBetween, type Turn, turnGroups } from '../../domain/index.ts'
import { bringWords, formatDay, type Translate } from '../../i18n/index.ts'
import { news as newsWords } from '../../i18n/zh-CN/news.ts'
import type { AssessedTask } from '../../schema/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { noteSeenNews, seenNewsOf } from './seenNews.ts'
import { TurnDrawing } from './TurnDrawing.tsx'
import { TurnedTasks } from './TurnedTasks.tsx'

bringWords(newsWords)

/** One line about what turned while no sidebar was open; unfolded, the moves, the tasks and why. [SN2] */
export default function OpeningNews({
  sheet,
  companions,
}: {
  /** What the scope shows of the sheet. */
  readonly sheet: SheetState
  readonly companions: CompanionState
}) {
  const { t, actions } = useSidebar()
  const [isOpen, setOpen] = useState(false)
  const [putAway, setPutAway] = useState<News | null>(null)
  const content = useId()
  const isRead = sheet.sync.kind === 'settled' && companions.sync.kind !== 'reading'
  const { answer: news } = useAnswer(isRead ? [sheet.tableId, companions.sync] : null, () => actions.openingNews())
  const turns = useMemo(() => {
    const shown = new Map(sheet.tasks.map((task) => [task.row.recordId, task]))
    return (news?.turns ?? []).flatMap((turn) => {
      const task = shown.get(turn.recordId)
      return task === undefined ? [] : [{ ...turn, title: task.row.title, isOld: isBehind(task, turn) }]
    })
  }, [news, sheet.tasks])
  const groups = useMemo(() => turnGroups(turns), [turns])
  // Written later by somebody else, or after this person was allowed to: no cell is old any more.
  const stillOld = turns.filter(({ isOld }) => isOld).length
  const [seenBefore] = useState(() => seenNewsOf(sheet.tableId))
  const isShown = news !== null && news !== putAway && turns.length > 0 && !(news.isOfOther && seenBefore === news.asOf)
  const shownDay = isShown ? news.asOf : null
  useEffect(() => {
    if (shownDay !== null) noteSeenNews(sheet.tableId, shownDay)
  }, [shownDay, sheet.tableId])
  if (!isShown) return null
  const dismiss = () => {
    setPutAway(news)
    void actions.dismissOpeningNews()
  }
  return (
    <section className="ct-news" data-open={isOpen}>
      <header>
        <button
          type="button"
          className="ct-plain ct-disclosure"
          aria-expanded={isOpen}
          aria-controls={content}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
          {titleOf(t, news, turns.length)}
        </button>
        <button
          type="button"
          className="ct-plain ct-icon-button"
          aria-label={t('news.dismiss')}
          title={t('news.dismiss')}
          onClick={dismiss}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      <div id={content} className="ct-news-content" hidden={!isOpen}>
        {isOpen && (
          <>
            <p className="ct-quiet">{whyText(t, news, Math.min(news.unwritten, stillOld), sheet.today)}</p>
            {turns.length > 1 && <TurnDrawing groups={groups} />}
            <TurnedTasks turns={turns} />
          </>
        )}
      </div>
    </section>
  )
}

/** Whether the cells of a task do not say yet what it has become. */
const isBehind = ({ row, assessment }: AssessedTask, turn: Turn): boolean =>
  (turn.state !== null && row.state !== assessment.state) ||
  (turn.band !== null && (row.band ?? 'none') !== assessment.band)

function titleOf(t: Translate, { since, asOf }: News, count: number): string {
  const days = daysBetween(since, asOf)
  if (days === null) return t('news.titleUnknown', { count })
  const when = days === 0 ? t('news.today') : days === 1 ? t('news.yesterday') : t('news.daysAgo', { count: days })
  return t('news.title', { when, count })
}

/** Which days are compared, what is known of why, and what was written. */
function whyText(
  t: Translate,
  { since, asOf, cause, written, unwritten }: News,
  stillOld: number,
  today: string,
): string {
  return [
    ...(since === null || since === asOf
      ? []
      : [`${t('news.range', { from: formatDay(since, today), to: formatDay(asOf, today) })} ·`]),
    ...(cause === null ? [] : [t(`news.${cause}`)]),
    ...(written > 0 ? [t('news.written', { count: written })] : []),
    ...(written === 0 && unwritten === 0 ? [t('news.writtenElsewhere')] : []),
    ...(stillOld > 0 ? [t('news.unwritten', { count: stillOld })] : []),
  ].join(' ')
}
