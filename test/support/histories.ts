import fc from 'fast-check'
import { expect } from 'vitest'
import type { ComputedCells, EnteredCells } from '../../src/application/ports.ts'
import { DEFAULT_SETTINGS, type TrackerSettings } from '../../src/application/stored/settings.ts'
import type { Variants } from '../../src/local-host/engine/types.ts'
import { type Crowd, openCrowd, type Sidebar, type TrackedBase } from './crowd.ts'
import { untilNextTurn } from '../../src/application/engine/dayTurns.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** What people, the host and time do to a tracked sheet. Rows and sidebars are picked modulo how many there are. */
type Step =
  | { readonly do: 'edit'; readonly row: number; readonly cells: EnteredCells; readonly links?: readonly number[] }
  | { readonly do: 'meddle'; readonly row: number; readonly cells: ComputedCells }
  | { readonly do: 'add'; readonly cells: EnteredCells }
  | { readonly do: 'remove'; readonly row: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fail' | 'hang'; readonly key: string; readonly count: number; readonly code: number }
  | { readonly do: 'lose'; readonly share: number }
  | { readonly do: 'limit'; readonly callsPerSecond: number | null }
  | { readonly do: 'deny'; readonly what: 'column' | 'record' | 'table'; readonly row: number }
  | { readonly do: 'allow' }
  | { readonly do: 'open'; readonly skewMs: number }
  | { readonly do: 'close' | 'hide' | 'show' | 'refresh'; readonly at: number }
  | { readonly do: 'answer'; readonly at: number; readonly accept: boolean }
  | { readonly do: 'stamp'; readonly at: number; readonly accept: boolean }
  | { readonly do: 'takeBack'; readonly at: number }
  | { readonly do: 'resume'; readonly at: number; readonly row: number }
  | { readonly do: 'settings'; readonly warn: number; readonly heard: number }

export interface History {
  readonly seed: number
  readonly at: string
  readonly variants: Partial<Variants>
  readonly stamps: 'propose' | 'automatic'
  readonly sidebars: number
  readonly latencyMs: number
  readonly steps: readonly Step[]
}

const day = fc
  .integer({ min: 0, max: 40 })
  .map((offset) => new Date(Date.UTC(2024, 1, 20) + offset * 24 * HOUR).toISOString().slice(0, 10))
const orEmpty = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null, freq: 4 })
const progress = fc.constantFrom(0, 5, 33.3, 50, 99.9, 100, 120)

/** People's cells; columns that the sheet lacks are left out by the adapter. */
const entered: fc.Arbitrary<EnteredCells> = fc.oneof(
  { weight: 5, arbitrary: orEmpty(progress).map((value) => ({ progress: value })) },
  { weight: 4, arbitrary: fc.record({ plannedStart: orEmpty(day), plannedEnd: orEmpty(day) }) },
  { weight: 2, arbitrary: fc.record({ actualStart: orEmpty(day), actualEnd: orEmpty(day) }) },
  { weight: 1, arbitrary: fc.record({ progress: orEmpty(progress), plannedEnd: orEmpty(day) }) },
  { weight: 1, arbitrary: fc.constantFrom({ title: '改名' }, { title: null }, { notes: '写在备注' }) },
  { weight: 1, arbitrary: fc.constantFrom('paused', 'cancelled', null).map((hold) => ({ hold })) },
  {
    weight: 1,
    arbitrary: fc.record({
      doneAmount: orEmpty(fc.integer({ min: 0, max: 12 })),
      totalAmount: orEmpty(fc.constant(10)),
    }),
  },
)
const computed: fc.Arbitrary<ComputedCells> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('done', 'paused', 'cancelled', 'delayed', 'inProgress', 'notStarted', null)
      .map((state) => ({ state })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { progressDeviation: 99 },
      { plannedProgress: null },
      { band: 'severe' },
      { flags: ['lateStart'] },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ state: 'done', band: null }) },
)
const which = fc.nat({ max: 11 })
const KEYS = [
  'WidgetTable_getRecordsByPage',
  'WidgetTable_getRecordsByIds',
  'WidgetTable_setRecords',
  'WidgetTable_getFieldMetaList',
  'WidgetBase_getPermission',
  '*',
] as const
const CODES = [10_299_999, 10_214_999, 10_214_997, 10_214_998, 10_213_998, 429] as const

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('edit' as const), row: which, cells: entered }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      row: which,
      cells: fc.record({ lagDays: orEmpty(fc.integer({ min: -2, max: 5 })) }),
      links: fc.array(which, { maxLength: 2 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('meddle' as const), row: which, cells: computed }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add' as const), cells: entered }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), row: which }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 7, 300, 2 * SECOND, 20 * SECOND, 3 * MINUTE, 12 * MINUTE, 5 * HOUR),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('fail' as const, 'hang' as const),
      key: fc.constantFrom(...KEYS),
      count: fc.integer({ min: 1, max: 4 }),
      code: fc.constantFrom(...CODES),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(0, 0.5, 1).map((share) => ({ do: 'lose' as const, share })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, 3).map((callsPerSecond) => ({ do: 'limit' as const, callsPerSecond })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('deny' as const),
      what: fc.constantFrom('column' as const, 'record' as const, 'table' as const),
      row: which,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'allow' as const }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 0, 2000, -90_000).map((skewMs) => ({ do: 'open' as const, skewMs })) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('close' as const, 'hide' as const, 'show' as const, 'refresh' as const),
      at: which,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), at: which, accept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stamp' as const), at: which, accept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('takeBack' as const), at: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const), at: which, row: which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('settings' as const),
      warn: fc.constantFrom(10, 12),
      heard: fc.nat({ max: 7 }),
    }),
  },
)

export const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(),
  at: fc.constantFrom(
    '2024-03-11T10:00:00+08:00',
    '2024-03-11T17:59:00+08:00',
    '2024-03-11T23:58:00+08:00',
    '2024-03-19T19:00:00+08:00',
  ),
  variants: fc.record({
    events: fc.constantFrom('afterCallback', 'beforeCallback', 'coalesced', 'duplicated', 'reordered', 'late'),
    ownEcho: fc.constantFrom('yes', 'no'),
    setRecords: fc.constantFrom('atomic', 'partial'),
    emptyCells: fc.constantFrom('absent', 'null'),
    lastPage: fc.constantFrom('noToken', 'token'),
  }),
  stamps: fc.constantFrom('propose', 'propose', 'automatic'),
  sidebars: fc.constantFrom(1, 1, 2, 3),
  latencyMs: fc.constantFrom(0, 0, 15),
  steps: fc.array(steps, { minLength: 1, maxLength: 12 }),
})

/** Plays a history, waits until no sidebar has work left, and checks the promises. */
export async function playHistory(base: TrackedBase, history: History): Promise<void> {
  const settings: TrackerSettings = { ...DEFAULT_SETTINGS, stamps: history.stamps }
  const crowd = await openCrowd(base, { at: history.at, seed: history.seed, settings, variants: history.variants })
  try {
    const consent = createConsent(crowd, history.stamps === 'automatic')
    crowd.faults.set('latencyMs', history.latencyMs)
    crowd.faults.set('jitterMs', history.latencyMs)
    for (let at = 0; at < history.sidebars; at += 1) await crowd.open({ settings })
    for (const step of history.steps) await take(crowd, step, settings, consent)
    await fallQuiet(crowd, consent)
    consent.look()
    expect(await crowd.differences()).toEqual([])
    expect(consent.unasked()).toEqual([])
    for (const { app } of crowd.sidebars) {
      expect(app.getState()).toMatchObject({
        sync: { kind: 'settled' },
        unwritten: [],
        intents: [],
        nextTryAt: null,
      })
    }
    await staysQuiet(crowd)
  } finally {
    crowd.close()
  }
}

/** The cells of people that sidebars may write, because a person has asked for it. */
function createConsent(crowd: Crowd, stampsItself: boolean) {
  const given = new Set<string>()
  const allow = (recordId: string, ...keys: readonly string[]): void => {
    for (const key of keys) if (hasColumn(crowd, key)) given.add(`${recordId} ${crowd.fieldId(key)}`)
  }
  const ours = new Set(
    [
      'plannedProgress',
      'progressDeviation',
      'deviationRate',
      'state',
      'band',
      'delayDays',
      'durationDays',
      'forecastEnd',
      'flags',
      'computedAt',
    ].flatMap((key) => (hasColumn(crowd, key) ? [crowd.fieldId(key)] : [])),
  )
  const dates = new Set(['actualStart', 'actualEnd'].map((key) => crowd.fieldId(key)))
  const seen: string[] = []
  return {
    allow,
    /** Allows every cell that the meaning of a hand-set state may write. [MI1] */
    meant: (recordId: string) => allow(recordId, 'progress', 'actualStart', 'actualEnd', 'hold', 'doneAmount'),
    /** Looks through the calls made so far; call before they are reset. */
    look() {
      for (const { key, params } of crowd.calls()) {
        if (/_(add|delete)Record/u.test(key)) seen.push(key)
        if (key !== 'WidgetTable_setRecords') continue
        for (const { recordId, fields } of params[0] as readonly {
          recordId: string
          fields: Record<string, unknown>
        }[]) {
          for (const fieldId of Object.keys(fields)) {
            const isAsked =
              ours.has(fieldId) || given.has(`${recordId} ${fieldId}`) || (stampsItself && dates.has(fieldId))
            if (!isAsked) seen.push(`${recordId} ${fieldId}`)
          }
        }
      }
    },
    unasked: () => seen,
  }
}
type Consent = ReturnType<typeof createConsent>

function hasColumn(crowd: Crowd, key: string): boolean {
  try {
    return crowd.fieldId(key) !== ''
  } catch {
    return false
  }
}

async function take(crowd: Crowd, step: Step, settings: TrackerSettings, consent: Consent): Promise<void> {
  const { clock, engine, faults, sidebars } = crowd
  const table = engine.document.tables.find(({ id }) => id === crowd.tableId)
  const rowAt = (at: number): string | undefined => table?.records[at % Math.max(1, table.records.length)]?.id
  const sidebar = (at: number): Sidebar | undefined => sidebars[at % Math.max(1, sidebars.length)]
  const recordId = 'row' in step ? rowAt(step.row) : undefined
  switch (step.do) {
    case 'edit': {
      if (recordId === undefined) return
      const links = step.links?.flatMap((at) => rowAt(at) ?? [])
      return crowd.edit(
        recordId,
        links === undefined
          ? step.cells
          : { ...step.cells, predecessors: links.length === 0 ? null : [...new Set(links)] },
      )
    }
    case 'meddle':
      if (recordId === undefined) return
      if (step.cells.state === 'done') consent.meant(recordId)
      else if (step.cells.state !== undefined) consent.allow(recordId, 'hold')
      return crowd.meddle(recordId, step.cells)
    case 'add':
      await crowd.add(step.cells)
      return
    case 'remove':
      if (recordId !== undefined) await crowd.remove(recordId)
      return
    case 'pass':
      return clock.pass(step.ms)
    case 'fail':
      return faults.failNext(step.key, step.count, step.code)
    case 'hang':
      return faults.hangNext(step.key, step.count)
    case 'lose':
      return faults.set('lostEvents', step.share)
    case 'limit':
      return faults.set('callsPerSecond', step.callsPerSecond)
    case 'deny':
      return engine.deny(
        sidebars.map(({ door }) => ({
          userId: door.session.userId,
          type: 'editable' as const,
          tableId: crowd.tableId,
          ...(step.what === 'column'
            ? { entity: 'Field' as const, fieldId: crowd.fieldId('band') }
            : { entity: 'Record' as const }),
          ...(step.what === 'record' && recordId !== undefined ? { recordId } : {}),
        })),
      )
    case 'allow':
      return engine.deny([])
    case 'open':
      if (sidebars.length < 3) await crowd.open({ settings, skewMs: step.skewMs })
      return
    case 'close':
      consent.look()
      crowd.resetCalls()
      return sidebar(step.at)?.close()
    case 'hide':
      return sidebar(step.at)?.clock.hide()
    case 'show':
      return sidebar(step.at)?.clock.show()
    case 'refresh':
      return sidebar(step.at)?.app.refresh()
    case 'answer':
      return answer(sidebar(step.at), step.accept, consent)
    case 'stamp':
      return stamp(sidebar(step.at), step.accept, consent)
    case 'takeBack':
      for (const row of sidebar(step.at)?.app.getState().dragged ?? []) sidebar(step.at)?.app.takeBackDrag(row.recordId)
      return
    case 'resume':
      if (recordId === undefined) return
      consent.allow(recordId, 'hold')
      return sidebar(step.at)?.app.resumeTask(recordId)
    case 'settings':
      return crowd.setSettings(
        { ...settings, bands: { ...settings.bands, warn: step.warn } },
        (at) => (step.heard & (1 << at)) !== 0,
      )
  }
}

function answer(sidebar: Sidebar | undefined, accept: boolean, consent: Consent): void {
  for (const { recordId } of sidebar?.app.getState().intents ?? []) {
    if (accept) consent.meant(recordId)
    sidebar?.app.answerIntent(recordId, accept, { day: '2024-03-10', progress: 40 })
  }
}

function stamp(sidebar: Sidebar | undefined, accept: boolean, consent: Consent): void {
  for (const { recordId } of sidebar?.app.getState().stamps ?? []) {
    if (!accept) sidebar?.app.dismissStamp(recordId)
    else {
      consent.allow(recordId, 'actualStart', 'actualEnd')
      sidebar?.app.acceptStamp(recordId)
    }
  }
}

/** Ends the faults, refreshes every sidebar, answers open questions, and lets time pass. */
async function fallQuiet(crowd: Crowd, consent: Consent): Promise<void> {
  crowd.faults.reset()
  crowd.engine.deny([])
  if (crowd.sidebars.length === 0) await crowd.open()
  for (const { clock } of crowd.sidebars) clock.show()
  // Each round is longer than a sweep; pauses after refusals and patience with contention may take several.
  for (let round = 0; round < 8; round += 1) {
    await crowd.clock.pass(11 * MINUTE)
    if (crowd.sidebars.every(isAtRest)) break
    for (const [at, sidebar] of crowd.sidebars.entries()) {
      answer(sidebar, (at + round) % 2 === 0, consent)
      await crowd.clock.pass(5 * SECOND)
    }
  }
  if (await awayFromTurn(crowd)) await crowd.clock.pass(MINUTE)
}

function isAtRest({ app }: Sidebar): boolean {
  const { sync, unwritten, intents, nextTryAt } = app.getState()
  return sync.kind === 'settled' && unwritten.length === 0 && intents.length === 0 && nextTryAt === null
}

/** Not shortly before a day turns, when clocks that go wrong disagree about it. */
async function awayFromTurn({ clock }: Crowd): Promise<boolean> {
  const left = untilNextTurn(clock.now(), DEFAULT_SETTINGS.timeZone, DEFAULT_SETTINGS.cutOff)
  if (left >= 3 * HOUR) return false
  await clock.pass(left + 5 * MINUTE)
  return true
}

/** Checks that nothing is written any more, and that hidden sidebars read nothing. */
async function staysQuiet(crowd: Crowd): Promise<void> {
  consumeCalls(crowd)
  await crowd.clock.pass(11 * MINUTE)
  const written = consumeCalls(crowd).filter((key) => /_(set|add|delete)[A-Z]/u.test(key))
  expect(written).toEqual([])
  for (const { clock } of crowd.sidebars) clock.hide()
  await crowd.clock.pass(2 * HOUR)
  expect(consumeCalls(crowd)).toEqual([])
}

function consumeCalls(crowd: Crowd): readonly string[] {
  const keys = crowd.calls().map(({ key }) => key)
  crowd.resetCalls()
  return keys
}
