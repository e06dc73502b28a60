import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import type { FieldState, RecordState, TableState, ViewSettings, ViewState } from '../../engine/types.ts'
import { numberOf } from '../cells/cellReading.ts'
import { Choose } from '../parts/Choose.tsx'
import { selectCell } from '../state/commands.ts'
import { recordById } from '../state/recordIndex.ts'
import { toWallTime } from '../words/dates.ts'
import { kindOf } from '../fields/fieldTypes.ts'
import { openCard } from '../grid/edits.ts'
import { GroupLabel } from '../grid/GroupRow.tsx'
import { useCellText, useHost, useSay, useViewContent } from '../state/hostContext.tsx'
import { DAY_WIDTH, axisRange, barOf, dayNumber, dayOfNumber, filled, monthsOf } from './ganttGeometry.ts'
import type { Bar, DayNumber, GanttZoom } from './ganttGeometry.ts'
import { dependencyFields, headPath, linkPath, linksInSight, predecessorsOf, rowLinks } from './ganttLinks.ts'
import { coloursOf, SHADE } from './rowColours.ts'

const ROW_HEIGHT = 36
const HEAD_HEIGHT = 56
const NAME_WIDTH = 260
/** A bar narrower than this many px has its title beside it. */
const TITLE_ROOM = 110
const ZOOMS: readonly GanttZoom[] = ['week', 'month', 'quarter']

const isDate = (field: FieldState) => ['dateTime', 'createdTime', 'modifiedTime'].includes(kindOf(field.type))

/** Records as bars between two date fields, a setting of the page alone (host-protocol §7.7). */
export function GanttView({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const { engine } = host
  const { settings, rows, version } = useViewContent(table, view)
  const textOf = useCellText(table.id)
  const [zoom, setZoom] = useState<GanttZoom>('month')
  const scroller = useRef<HTMLDivElement>(null)
  const dates = table.fields.filter(isDate)
  const start = dates.find((field) => field.id === settings.hostOnly.startFieldId) ?? dates[0]
  const end = dates.find((field) => field.id === settings.hostOnly.endFieldId) ?? dates[1] ?? start
  const primary = table.fields.find((field) => field.isPrimary)
  const linkFields = dependencyFields(table)
  const chosenLinks = settings.hostOnly.dependencyFieldId
  const links = chosenLinks === '' ? undefined : (linkFields.find(({ id }) => id === chosenLinks) ?? linkFields[0])
  const { timeZone } = engine.document
  const dayOf = (record: RecordState, field: FieldState | undefined): DayNumber | null => {
    const instant = field === undefined ? null : numberOf(engine.cellValue(table.id, field.id, record))
    if (instant === null) return null
    const time = toWallTime(instant, timeZone)
    return dayNumber(time.year, time.month, time.day)
  }
  const now = toWallTime(engine.clock.now(), timeZone)
  const today = dayNumber(now.year, now.month, now.day)
  const dayWidth = DAY_WIDTH[zoom]
  const range = useMemo(() => {
    const days = rows.flatMap((row) =>
      row.kind === 'record' ? [dayOf(row.record, start), dayOf(row.record, end)].filter((day) => day !== null) : [],
    )
    return filled(axisRange(days, today), dayWidth)
  }, [rows, start, end, today, dayWidth]) // eslint-disable-line react-hooks/exhaustive-deps -- dayOf reads the document, whose changes make new rows
  const width = (range.last - range.first + 1) * dayWidth

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    paddingStart: HEAD_HEIGHT,
  })
  const firstStart = useMemo(() => {
    for (const row of rows) {
      const day = row.kind === 'record' ? dayOf(row.record, start) : null
      if (day !== null) return day
    }
    return today
  }, [rows, start]) // eslint-disable-line react-hooks/exhaustive-deps -- the initial scroll position, not updated later
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollLeft = Math.max(0, (firstStart - range.first - 5) * dayWidth)
  }, [view.id, dayWidth]) // eslint-disable-line react-hooks/exhaustive-deps -- only when the view or its scale changes

  const allLinks = useMemo(() => rowLinks(rows, links), [rows, links, version]) // eslint-disable-line react-hooks/exhaustive-deps -- records are changed in place; `version` tells

  const sources = useMemo(() => new Set(allLinks.map(({ from }) => from)), [allLinks])

  if (start === undefined) return <p className="lh-view-note">{say('gantt.noField')}</p>
  const choose = (choice: ViewSettings['hostOnly']) =>
    engine.page.setViewHostOnly(host.session(), table.id, view.id, { ...settings.hostOnly, ...choice })
  const items = virtualizer.getVirtualItems()
  /** Where the bar of a row is; null when it has none. */
  const placeOf = (index: number): (Bar & { readonly y: number }) | null => {
    const row = rows[index]
    const bar = row?.kind === 'record' ? barOf(dayOf(row.record, start), dayOf(row.record, end), range, dayWidth) : null
    return bar === null ? null : { ...bar, y: HEAD_HEIGHT + (index + 0.5) * ROW_HEIGHT }
  }
  const titleOf = (recordId: string): string => {
    const record = recordById(table, version, recordId)
    return record === null || primary === undefined ? '' : textOf(primary.id, record)
  }
  const options = dates.map((field) => ({ value: field.id, label: field.name }))
  const months = monthsOf(range, dayWidth)
  const shadeWeekends = zoom !== 'quarter'
  const firstWeekday = dayOfNumber(range.first).weekday
  return (
    <div className="lh-gantt-page">
      <div className="lh-view-bar">
        <span>{say('gantt.start')}</span>
        <Choose
          label={say('gantt.start')}
          value={start.id}
          onChoose={(startFieldId) => choose({ startFieldId })}
          choices={options}
        />
        <span>{say('gantt.end')}</span>
        <Choose
          label={say('gantt.end')}
          value={end?.id ?? start.id}
          onChoose={(endFieldId) => choose({ endFieldId })}
          choices={options}
        />
        {linkFields.length === 0 ? null : (
          <>
            <span>{say('gantt.links')}</span>
            <Choose
              label={say('gantt.links')}
              value={links?.id ?? ''}
              onChoose={(dependencyFieldId) => choose({ dependencyFieldId })}
              choices={[
                ...linkFields.map((field) => ({ value: field.id, label: field.name })),
                { value: '', label: say('gantt.links.none') },
              ]}
            />
          </>
        )}
        <span className="lh-segments" role="radiogroup" aria-label={say('view.5')}>
          {ZOOMS.map((each) => (
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={each === zoom}
              className={each === zoom ? 'lh-segment lh-on' : 'lh-segment'}
              onClick={() => setZoom(each)}
            >
              {say(`gantt.zoom.${each}`)}
            </button>
          ))}
        </span>
      </div>
      <div className="lh-gantt" ref={scroller} data-testid="gantt">
        <div className="lh-gantt-body" style={{ height: virtualizer.getTotalSize(), width: NAME_WIDTH + width }}>
          <div className="lh-gantt-head" style={{ height: HEAD_HEIGHT }}>
            <div className="lh-gantt-corner" style={{ width: NAME_WIDTH }}>
              {primary?.name}
            </div>
            <div className="lh-gantt-axis" style={{ width }}>
              {months.map((month) => (
                <span key={month.left} className="lh-gantt-month" style={{ left: month.left, width: month.width }}>
                  <span style={{ left: NAME_WIDTH + 8 }}>
                    {say('gantt.month', { year: month.year, month: month.month })}
                  </span>
                </span>
              ))}
              {zoom === 'quarter' ? null : (
                <Days
                  first={range.first}
                  last={range.last}
                  dayWidth={dayWidth}
                  every={zoom === 'week' ? 1 : 7}
                  today={today}
                />
              )}
            </div>
          </div>
          <div
            className="lh-gantt-days"
            style={{
              left: NAME_WIDTH,
              width,
              top: HEAD_HEIGHT,
              ...(shadeWeekends
                ? {
                    backgroundImage: weekendStripes(firstWeekday, dayWidth),
                    backgroundSize: `${String(7 * dayWidth)}px 100%`,
                  }
                : {}),
            }}
          />
          {today >= range.first && today <= range.last ? (
            <div
              className="lh-gantt-today"
              style={{ left: NAME_WIDTH + (today - range.first + 0.5) * dayWidth, top: HEAD_HEIGHT }}
              title={say('gantt.today')}
            />
          ) : null}
          <svg className="lh-gantt-links" style={{ left: NAME_WIDTH }} aria-hidden="true">
            {linksInSight(allLinks, items[0]?.index ?? 0, items.at(-1)?.index ?? -1).map((link) => (
              <Arrow key={`${String(link.from)}-${String(link.to)}`} from={placeOf(link.from)} to={placeOf(link.to)} />
            ))}
          </svg>
          {items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            const style = {
              transform: `translateY(${String(item.start)}px)`,
              height: item.size,
              width: NAME_WIDTH + width,
            }
            if (row.kind === 'group') {
              return (
                <div key={row.key} className="lh-gantt-row lh-gantt-group" style={style}>
                  <div className="lh-gantt-name" style={{ width: NAME_WIDTH }}>
                    <GroupLabel table={table} group={row} />
                    <span className="lh-group-count">{row.count}</span>
                  </div>
                </div>
              )
            }
            const { record } = row
            const title = primary === undefined ? '' : textOf(primary.id, record)
            const bar = barOf(dayOf(record, start), dayOf(record, end), range, dayWidth)
            const colours = coloursOf(settings.hostOnly.colours, record)
            const hue = colours.row ?? colours.mark
            const before = links === undefined ? [] : predecessorsOf(record, links)
            const classes = ['lh-gantt-bar']
            if (bar !== null && bar.width < TITLE_ROOM) classes.push('lh-gantt-short')
            if (sources.has(item.index)) classes.push('lh-gantt-source')
            if (hue !== null) classes.push('lh-gantt-coloured')
            const open = () => {
              if (primary !== undefined) selectCell(host, record.id, primary.id)
              openCard(host, table.id, record.id)
            }
            return (
              <div key={record.id} className="lh-gantt-row" style={style} data-record-id={record.id}>
                <button type="button" className="lh-gantt-name" style={{ width: NAME_WIDTH }} onClick={open}>
                  {title === '' ? say('grid.unnamed') : title}
                </button>
                {bar === null ? null : (
                  <button
                    type="button"
                    className={classes.join(' ')}
                    tabIndex={-1}
                    style={
                      {
                        left: NAME_WIDTH + bar.left,
                        width: Math.max(bar.width - 2, 4),
                        ...(hue === null ? {} : { '--colour': host.colours[hue + SHADE.middle]?.bgColor }),
                      } as CSSProperties
                    }
                    title={[
                      title,
                      `${textOf(start.id, record)} – ${end === undefined ? '' : textOf(end.id, record)}`,
                      ...(before.length === 0 ? [] : [`${say('gantt.links')}: ${before.map(titleOf).join(', ')}`]),
                    ].join('\n')}
                    onClick={open}
                    data-bar={record.id}
                  >
                    <span>{title}</span>
                  </button>
                )}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** A line with its head from a predecessor to a row; red when the row begins before the predecessor has ended. */
function Arrow({
  from,
  to,
}: {
  readonly from: (Bar & { readonly y: number }) | null
  readonly to: (Bar & { readonly y: number }) | null
}) {
  if (from === null || to === null) return null
  return (
    <g className={to.left < from.left + from.width ? 'lh-gantt-link lh-gantt-early' : 'lh-gantt-link'}>
      <path d={linkPath(from, to)} />
      <path className="lh-gantt-head-mark" d={headPath(to.left, to.y)} />
    </g>
  )
}

/** Grey weekends as one repeating gradient; `firstWeekday` is that of the first day of the axis. */
function weekendStripes(firstWeekday: number, dayWidth: number): string {
  const stops = Array.from({ length: 7 }, (_day, at) => {
    const weekday = (firstWeekday + at) % 7
    const colour = weekday === 0 || weekday === 6 ? 'var(--lh-shade)' : 'transparent'
    return `${colour} ${String(at * dayWidth)}px ${String((at + 1) * dayWidth)}px`
  })
  return `linear-gradient(to right, ${stops.join(', ')})`
}

function Days({
  first,
  last,
  dayWidth,
  every,
  today,
}: {
  readonly first: DayNumber
  readonly last: DayNumber
  readonly dayWidth: number
  readonly every: number
  readonly today: DayNumber
}) {
  const days: DayNumber[] = []
  for (let day = first; day <= last; day += 1) if (every === 1 || dayOfNumber(day).weekday === 1) days.push(day)
  return (
    <>
      {days.map((day) => (
        <span
          key={day}
          className={day === today ? 'lh-gantt-day lh-gantt-now' : 'lh-gantt-day'}
          style={{ left: (day - first) * dayWidth, width: dayWidth * every }}
        >
          {dayOfNumber(day).day}
        </span>
      ))}
    </>
  )
}
