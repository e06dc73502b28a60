import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useRef, useState, type ReactNode } from 'react'
import type { AdoptionDraft } from '../../application/adoption/adoptionDraft.ts'
import type { AdoptionPlan } from '../../application/adoption/planAdoption.ts'
import type { CellGroup, NamedRow, ReadThrough } from '../../application/adoption/readThrough.ts'
import { withRuling } from '../../application/adoption/rowRuling.ts'
import { MOST_RULED_ROWS, type AdoptionChoices } from '../../application/stored/document.ts'
import type { TaughtMeaning } from '../../domain/index.ts'
import { formatCount, formatDay, formatPercent, type Translate } from '../../i18n/index.ts'
import { Icon } from '../parts/Icon.tsx'
import { UnfoldLink } from '../parts/UnfoldLink.tsx'
import { useAnswer } from '../parts/useAnswer.ts'
import { useSidebar } from '../sidebarContext.ts'
import { TaughtWordList } from '../taught/TaughtWordList.tsx'
import { TeachWord } from '../taught/TeachWord.tsx'
import '../taught/taught.css'

const FIRST_TITLES = 5
/** A shorter list is drawn whole. */
const VIRTUAL_FROM = 60
const LINE_HEIGHT = 56

/**
 * The cells of all rows that cannot be read or only with doubt, each with what would be read; their words can be
 * taught. Above, the rows that are no tasks, or that people have made tasks. [AD1] [AD2] [TW1] [RU1] [RU3]
 */
export function ReadCells({
  draft,
  plan,
  choices,
  onChange,
}: {
  readonly draft: AdoptionDraft
  readonly plan: AdoptionPlan
  readonly choices: AdoptionChoices
  readonly onChange: (choices: AdoptionChoices) => void
}) {
  const { actions } = useSidebar()
  const readings = JSON.stringify([plan.boundColumns, plan.holdColumn, plan.sheet.tables.tasks.readings, choices.ruled])
  const { answer } = useAnswer([draft.readRows, readings], (signal) =>
    actions.adoption.readThrough(draft, plan, signal),
  )
  const teach = (columnId: string, word: string, meaning: TaughtMeaning | null): void => {
    const others = Object.entries(choices.taught?.[columnId] ?? {}).filter(([known]) => known !== word)
    const words = Object.fromEntries(meaning === null ? others : [...others, [word, meaning] as const])
    onChange({ ...choices, taught: { ...choices.taught, [columnId]: words } })
  }
  const rule = (recordId: string, ruling: 'task' | null): void =>
    onChange({ ...choices, ruled: withRuling(choices.ruled ?? {}, recordId, ruling) })
  const taught = Object.entries(choices.taught ?? {}).flatMap(([columnId, words]) =>
    Object.entries(words).map(([word, meaning]) => ({
      of: columnId,
      column: draft.table.columns.find(({ id }) => id === columnId)?.name ?? '',
      word,
      meaning,
    })),
  )
  return (
    <>
      {answer !== null && answer.leftOut.length > 0 && (
        <LeftOut leftOut={answer.leftOut} room={MOST_RULED_ROWS - answer.takenIn.length} onRule={rule} />
      )}
      {answer !== null && answer.takenIn.length > 0 && <TakenIn takenIn={answer.takenIn} onRule={rule} />}
      {answer !== null && answer.groups.length > 0 && (
        <Groups
          groups={answer.groups}
          onOpen={(recordId) => actions.adoption.openRecord(draft.table.id, recordId)}
          onTeach={teach}
        />
      )}
      {taught.length > 0 && <TaughtWordList words={taught} onRemove={({ of, word }) => teach(of, word, null)} />}
    </>
  )
}

type OnRule = (recordId: string, ruling: 'task' | null) => void

/** The rows that are no tasks, each with a press that makes it one. [RU3] */
function LeftOut({
  leftOut,
  room,
  onRule,
}: Pick<ReadThrough, 'leftOut'> & {
  /** Of how many more rows people may say it. */
  readonly room: number
  readonly onRule: OnRule
}) {
  const { t } = useSidebar()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <section className="ct-section">
      <p className="ct-quiet">
        {t('adopt.preview.leftOut', {
          count: leftOut.length,
          titles: leftOut
            .slice(0, FIRST_TITLES)
            .map((row) => nameOf(t, row))
            .join(t('common.listSeparator')),
        })}
      </p>
      <UnfoldLink
        isOpen={isOpen}
        controls={id}
        label={isOpen ? t('ruled.less') : t('ruled.more', { count: leftOut.length })}
        onToggle={setOpen}
      />
      <ul id={id} className="ct-read-cells" hidden={!isOpen}>
        {isOpen &&
          leftOut
            .slice(0, room)
            .map((row) => (
              <RowLine
                key={row.recordId}
                name={nameOf(t, row)}
                label={t('ruled.task')}
                about={t('ruled.task.of', { title: nameOf(t, row) })}
                onPress={() => onRule(row.recordId, 'task')}
              />
            ))}
      </ul>
    </section>
  )
}

/** The rows that people have made tasks, each with a press that takes it back. [RU3] */
function TakenIn({ takenIn, onRule }: Pick<ReadThrough, 'takenIn'> & { readonly onRule: OnRule }) {
  const { t } = useSidebar()
  return (
    <section className="ct-section">
      <h2>{t('ruled.takenIn')}</h2>
      <ul className="ct-read-cells" aria-label={t('ruled.takenIn')}>
        {takenIn.map((row) => (
          <RowLine
            key={row.recordId}
            name={nameOf(t, row)}
            label={t('taught.remove')}
            about={t('taught.remove.of', { word: nameOf(t, row) })}
            onPress={() => onRule(row.recordId, null)}
          />
        ))}
      </ul>
    </section>
  )
}

const nameOf = (t: Translate, { row, title }: NamedRow): string =>
  title === '' ? t('adopt.preview.leftOut.row', { row: String(row) }) : title

function RowLine({
  name,
  label,
  about,
  onPress,
}: {
  readonly name: string
  readonly label: string
  readonly about: string
  readonly onPress: () => void
}) {
  return (
    <li>
      <div className="ct-read-group">
        <strong>{name}</strong>
        <button type="button" className="ct-plain ct-link" aria-label={about} onClick={onPress}>
          {label}
        </button>
      </div>
    </li>
  )
}

type Line = { readonly group: CellGroup; readonly cell: NamedRow | null }

function Groups({
  groups,
  onOpen,
  onTeach,
}: {
  readonly groups: readonly CellGroup[]
  readonly onOpen: (recordId: string) => void
  readonly onTeach: (columnId: string, word: string, meaning: TaughtMeaning) => void
}) {
  const { t } = useSidebar()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const lines = groups.flatMap((group): Line[] => [
    { group, cell: null },
    ...(opened.has(keyOf(group)) ? group.cells.map((cell) => ({ group, cell })) : []),
  ])
  const toggle = (group: CellGroup): void => {
    const key = keyOf(group)
    setOpened((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]))
  }
  const lineOf = ({ group, cell }: Line) =>
    cell === null ? (
      <GroupLine
        group={group}
        isOpen={opened.has(keyOf(group))}
        onToggle={() => toggle(group)}
        onOpen={onOpen}
        onTeach={onTeach}
      />
    ) : (
      <CellLine cell={cell} column={group.column} onOpen={onOpen} />
    )
  return (
    <section className="ct-section">
      <header>
        <h2>{t('adopt.problems', { count: groups.reduce((sum, { cells }) => sum + cells.length, 0) })}</h2>
      </header>
      <p className="ct-quiet">{t('adopt.problems.about')}</p>
      {lines.length < VIRTUAL_FROM ? (
        <ul className="ct-read-cells">
          {lines.map((line) => (
            <li key={lineKey(line)}>{lineOf(line)}</li>
          ))}
        </ul>
      ) : (
        <VirtualLines lines={lines} lineOf={lineOf} />
      )}
    </section>
  )
}

const keyOf = ({ columnId, text }: CellGroup): string => `${columnId} ${text}`
const lineKey = ({ group, cell }: Line): string => `${keyOf(group)} ${cell?.recordId ?? ''}`

function VirtualLines({
  lines,
  lineOf,
}: {
  readonly lines: readonly Line[]
  readonly lineOf: (line: Line) => ReactNode
}) {
  const { t } = useSidebar()
  const box = useRef<HTMLElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- is about the React compiler, which we do not use
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => {
      const line = lines[index]
      return line === undefined ? index : lineKey(line)
    },
    overscan: 8,
  })
  return (
    <section ref={box} className="ct-read-box" aria-label={t('adopt.problems.list')}>
      <ul className="ct-read-cells" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index]
          return line === undefined ? null : (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={lines.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              {lineOf(line)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function GroupLine({
  group,
  isOpen,
  onToggle,
  onOpen,
  onTeach,
}: {
  readonly group: CellGroup
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onOpen: (recordId: string) => void
  readonly onTeach: (columnId: string, word: string, meaning: TaughtMeaning) => void
}) {
  const { t } = useSidebar()
  const { as, cells, column, columnId, text, why } = group
  const [first] = cells
  return (
    <div className="ct-read-group">
      <div>
        <strong>{t('adopt.cell.text', { text })}</strong>
        {cells.length > 1 && <b> ×{formatCount(cells.length)}</b>}
        <small>{readsText(t, group)}</small>
      </div>
      {cells.length > 1 ? (
        <button type="button" className="ct-plain ct-link" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={12} />
          {t('adopt.cell.rows', { column, count: cells.length })}
        </button>
      ) : (
        first !== undefined && <CellLine cell={first} column={column} onOpen={onOpen} />
      )}
      {(as === 'hold' || as === 'progress') && why !== 'contradicts' && why !== 'figure' && (
        <TeachWord word={text} as={as} onTeach={(meaning) => onTeach(columnId, text, meaning)} />
      )}
    </div>
  )
}

function CellLine({
  cell: { row, recordId, title },
  column,
  onOpen,
}: {
  readonly cell: NamedRow
  readonly column: string
  readonly onOpen: (recordId: string) => void
}) {
  const { t } = useSidebar()
  return (
    <button type="button" className="ct-plain ct-link ct-read-cell" onClick={() => onOpen(recordId)}>
      {t('adopt.problem.row', { row, column })}
      {title !== '' && <small>{title}</small>}
    </button>
  )
}

function readsText(t: Translate, { as, reads, why }: CellGroup): string {
  if (reads.kind === 'percent') {
    const said = why === 'contradicts' || why === 'figure' ? why : 'percent'
    return t(`adopt.cell.${said}`, { percent: formatPercent(reads.percent) })
  }
  if (reads.kind === 'day')
    return t(why === 'part' ? 'adopt.cell.part' : 'adopt.cell.day', { day: formatDay(reads.day) })
  if (reads.kind === 'yearMissing') return t('adopt.cell.yearMissing')
  return t(`adopt.cell.unread.${as === 'spanStart' || as === 'spanEnd' ? 'day' : as}`)
}
