import { describe, expect, it } from 'vitest'
import { forecastBoardSteps, type ForecastSheet } from '../../../src/application/planning/forecastBoard.ts'
import { DEFAULT_SETTINGS, type RuleSettings } from '../../../src/application/stored/settings.ts'
import { addDays, allAtOnce, assessTask, type TaskFacts } from '../../../src/domain/index.ts'
import { type AssessedTask, TASK_FIELD_KEYS, type TaskRow } from '../../../src/schema/index.ts'
import { present } from '../../support/present.ts'
import { aRow } from '../../support/rows.ts'

const TODAY = '2024-07-10'
const LI = [{ id: 'ou_li', name: 'Li' }]
const WU = [{ id: 'ou_wu', name: 'Wu' }]

function assessed(row: TaskRow, hold: TaskFacts['hold'] = null): AssessedTask {
  const { plannedStart, plannedEnd, actualStart, actualEnd, progress } = row
  const facts = { plannedStart, plannedEnd, actualStart, actualEnd, progress, hold }
  return { row, facts, assessment: assessTask(facts, { today: TODAY, asOf: TODAY, calendar: { mode: 'calendar' } }) }
}

/** Planned for ten days of 2024. */
const tenDays = (recordId: string, start: string, cells: Partial<TaskRow> = {}) =>
  aRow(recordId, { module: 'KOL', owner: LI, plannedStart: start, plannedEnd: addDays(start, 9), ...cells })
/** Finished after so many days. */
const finished = (recordId: string, days: number, cells: Partial<TaskRow> = {}) =>
  tenDays(recordId, '2024-03-01', {
    actualStart: '2024-03-01',
    actualEnd: addDays('2024-03-01', days - 1),
    progress: 100,
    ...cells,
  })
/** Medians 12 days, P80 15. */
const FIVE = [10, 10, 12, 15, 20].map((days, at) => finished(`past${String(at)}`, days))
const OPEN = tenDays('open', '2024-07-20')

function sheetOf(tableId: string, rows: readonly TaskRow[], change: Partial<ForecastSheet> = {}): ForecastSheet {
  return {
    sheet: { tableId, tasks: rows.map((row) => assessed(row)), columns: TASK_FIELD_KEYS, today: TODAY, lastPassAt: 1 },
    settings: DEFAULT_SETTINGS,
    marks: null,
    ...change,
  }
}

const boardOf = (sheets: readonly ForecastSheet[]) => present(allAtOnce(forecastBoardSteps(sheets, 'a')), 'the board')
const rangeOf = (sheets: readonly ForecastSheet[]) => {
  const range = boardOf(sheets).ranges.get('open')
  return range?.kind === 'range'
    ? [range.accuracy.group, range.accuracy.n, range.median, range.p80]
    : (range?.because ?? null)
}

describe('[FC2] the forecast of a sheet', () => {
  it('rests on the finished tasks of every sheet that has been read', () => {
    expect(rangeOf([sheetOf('a', [OPEN, ...FIVE])])).toEqual(['moduleAndOwner', 5, '2024-07-31', '2024-08-03'])
    expect(rangeOf([sheetOf('a', [OPEN]), sheetOf('b', FIVE)])).toEqual([
      'moduleAndOwner',
      5,
      '2024-07-31',
      '2024-08-03',
    ])
    const unread = sheetOf('b', FIVE)
    const board = boardOf([sheetOf('a', [OPEN]), { ...unread, sheet: { ...unread.sheet, lastPassAt: null } }])
    expect([board.have, board.need, board.ranges.get('open')]).toEqual([
      0,
      5,
      { kind: 'none', id: 'open', because: 'tooFew' },
    ])
  })

  it('has nothing to say of a sheet that is not read or not there', () => {
    const one = sheetOf('a', [OPEN, ...FIVE])
    expect(allAtOnce(forecastBoardSteps([{ ...one, sheet: { ...one.sheet, lastPassAt: null } }], 'a'))).toBeNull()
    expect(allAtOnce(forecastBoardSteps([one], 'other'))).toBeNull()
  })

  it('says how many finished tasks there are, and finds the range with the one that was missing', () => {
    const four = FIVE.slice(1)
    const board = boardOf([sheetOf('a', [OPEN, ...four])])
    expect([board.have, board.need]).toEqual([4, 5])
    expect(rangeOf([sheetOf('a', [OPEN, ...four])])).toBe('tooFew')
    expect(rangeOf([sheetOf('a', [OPEN, ...four, finished('more', 10)])])).toEqual([
      'moduleAndOwner',
      5,
      '2024-07-31',
      '2024-08-03',
    ])
  })

  it.each<{ readonly what: string; readonly cells: Partial<TaskRow>; readonly group: string }>([
    { what: 'another owner', cells: { owner: WU }, group: 'module' },
    { what: 'nobody', cells: { owner: null }, group: 'module' },
    { what: 'two owners, one of them the same', cells: { owner: [...LI, ...WU] }, group: 'module' },
    { what: 'another module', cells: { module: '线下' }, group: 'owner' },
    { what: 'a dash for a module', cells: { module: '—' }, group: 'owner' },
    { what: 'both others', cells: { module: '线下', owner: WU }, group: 'all' },
    { what: 'blanks around the module', cells: { module: ' KOL ' }, group: 'moduleAndOwner' },
  ])('a task with $what is measured by the group $group', ({ cells, group }) => {
    expect(rangeOf([sheetOf('a', [{ ...OPEN, ...cells }, ...FIVE])])?.[0]).toBe(group)
  })

  it('two owners are the same two in another order, and a typed name is the same typed name', () => {
    const both = FIVE.map((row) => ({ ...row, owner: [...LI, ...WU] }))
    expect(rangeOf([sheetOf('a', [{ ...OPEN, owner: [...WU, ...LI] }, ...both])])?.[0]).toBe('moduleAndOwner')
    const typed = FIVE.map((row) => ({ ...row, owner: [{ id: '', name: '张三' }] }))
    expect(rangeOf([sheetOf('a', [{ ...OPEN, owner: [{ id: '', name: '张三 ' }] }, ...typed])])?.[0]).toBe(
      'moduleAndOwner',
    )
    expect(rangeOf([sheetOf('a', [{ ...OPEN, owner: [{ id: '', name: '李四' }] }, ...typed])])?.[0]).toBe('module')
  })

  it('a sheet without modules is measured by channel', () => {
    const byChannel = (row: TaskRow) => ({ ...row, module: null, channel: '抖音' })
    const columns = TASK_FIELD_KEYS.filter((key) => key !== 'module')
    const sheet = sheetOf('a', [byChannel(OPEN), ...FIVE.map(byChannel)])
    expect(rangeOf([{ ...sheet, sheet: { ...sheet.sheet, columns } }])?.[0]).toBe('moduleAndOwner')
    expect(rangeOf([sheet])?.[0]).toBe('owner')
  })

  it('parents are no samples and have no range, in the sheet that they are parents in', () => {
    const child = finished('child', 20, { parent: ['past0'] })
    expect(boardOf([sheetOf('a', [OPEN, ...FIVE, child])]).have).toBe(5)
    const part = tenDays('part', '2024-07-20', { parent: ['open'] })
    expect(rangeOf([sheetOf('a', [OPEN, part, ...FIVE])])).toBe('parent')
  })

  it('an end that was entered after the fact is no sample: a later day is on record on which it was not done', () => {
    const marks = { past0: [['2024-03-20', 80]] as const }
    expect(boardOf([sheetOf('a', [OPEN, ...FIVE], { marks })]).have).toBe(4)
    const before = { past0: [['2024-03-09', 80]] as const }
    expect(boardOf([sheetOf('a', [OPEN, ...FIVE], { marks: before })]).have).toBe(5)
  })

  it('cancelled tasks change nothing', () => {
    const one = sheetOf('a', [OPEN, ...FIVE])
    const cancelled = assessed(finished('cancelled', 60), 'cancelled')
    const more = { ...one, sheet: { ...one.sheet, tasks: [...one.sheet.tasks, cancelled] } }
    expect(boardOf([more])).toEqual(boardOf([one]))
  })

  it('each sheet counts by its own calendar', () => {
    const settings: RuleSettings = { ...DEFAULT_SETTINGS, calendar: { mode: 'workday', work: [], off: [] } }
    // 15–28 July are ten workdays of a fortnight; the past is in calendar days: twelve workdays are likely.
    const open = aRow('open', { module: 'KOL', owner: LI, plannedStart: '2024-07-15', plannedEnd: '2024-07-26' })
    expect(rangeOf([sheetOf('a', [open], { settings }), sheetOf('b', FIVE)])).toEqual([
      'moduleAndOwner',
      5,
      '2024-07-30',
      '2024-08-02',
    ])
  })

  it('links push tasks by the lags of the settings [DP4]', () => {
    const before = tenDays('before', '2024-07-20')
    const open = { ...OPEN, predecessors: ['before'] }
    // The predecessor ends on 31 July; KOL asks for 10 days.
    expect(boardOf([sheetOf('a', [before, open, ...FIVE])]).ranges.get('open')).toMatchObject({
      from: '2024-08-10',
      pushedBy: 'before',
    })
  })
})
