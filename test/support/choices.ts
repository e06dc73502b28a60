import fc from 'fast-check'
import { expect } from 'vitest'
import { proposedChoices } from '../../src/application/adoption/planAdoption.ts'
import { isSameValue } from '../../src/application/stored/sameValue.ts'
import type { TrackerSettings } from '../../src/application/stored/settings.ts'
import type { Snapshot, Variants } from '../../src/local-host/engine/types.ts'
import { createFaults } from '../../src/local-host/wire/faults.ts'
import { OWN, ownSheet } from '../application/adoption/ownSheet.ts'
import { STORED_KEY } from '../../src/adapters/feishu/stored.ts'
import { present } from './present.ts'
import { editRow, shownRows } from './shownRows.ts'
import { storedIn } from './storedRoom.ts'
import { openAppWorld, type AppWorld } from './appWorld.ts'
import type { TestClock } from './testClock.ts'

/** A choice that one person makes in one sidebar. */
export type Choice =
  | { readonly do: 'cutOff'; readonly scope: 'base' | 'sheet'; readonly value: string }
  | { readonly do: 'warn'; readonly scope: 'base' | 'sheet'; readonly value: number }
  | { readonly do: 'dayOff'; readonly scope: 'base' | 'sheet'; readonly value: string }
  | { readonly do: 'language'; readonly value: TrackerSettings['language'] }
  | { readonly do: 'grow'; readonly name: string }
  | { readonly do: 'undo'; readonly name: string }
  | { readonly do: 'removeSample' | 'stop' | 'resume' | 'dismissSetup' | 'leaveOut' | 'adopt' }

/** An event in the Base that no person of the test has chosen. */
type Event =
  | { readonly do: 'pause'; readonly row: number }
  | { readonly do: 'progress'; readonly row: number; readonly value: number }
  | { readonly do: 'plannedEnd'; readonly row: number; readonly day: string }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'lose'; readonly at: number; readonly share: number }

interface Choose {
  readonly do: 'choose'
  readonly by: number
  readonly choice: Choice
  /** A choice of another person, made before the n-th call of the first one. */
  readonly meanwhile: { readonly by: number; readonly choice: Choice; readonly beforeCall: number } | null
}

export interface ChoiceHistory {
  readonly sidebars: number
  /** Whether everything is stored in one document, as version 2 did. */
  readonly isOneDocument: boolean
  readonly events: Variants['events']
  readonly steps: readonly (Event | Choose)[]
}

const scope = fc.constantFrom('base' as const, 'sheet' as const)
const columnName = fc.constantFrom('前置天数', '供应商', '渠道')
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ do: fc.constant('cutOff' as const), scope, value: fc.constantFrom('17:00', '18:30', '00:00') }),
  fc.record({ do: fc.constant('warn' as const), scope, value: fc.constantFrom(9, 11, 13) }),
  fc.record({ do: fc.constant('dayOff' as const), scope, value: fc.constantFrom('2024-03-04', '2024-03-05') }),
  fc.record({ do: fc.constant('language' as const), value: fc.constantFrom('zh-CN' as const, 'ja-JP' as const) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('grow' as const), name: columnName }) },
  fc.record({ do: fc.constant('undo' as const), name: columnName }),
  fc.record({
    do: fc.constantFrom(
      'removeSample' as const,
      'stop' as const,
      'resume' as const,
      'dismissSetup' as const,
      'leaveOut' as const,
      'adopt' as const,
    ),
  }),
)
const who = fc.nat({ max: 2 })
const row = fc.nat({ max: 2 })

export const choiceHistories: fc.Arbitrary<ChoiceHistory> = fc.record({
  sidebars: fc.constantFrom(2, 3),
  isOneDocument: fc.boolean(),
  events: fc.constantFrom('afterCallback' as const, 'beforeCallback' as const, 'duplicated' as const, 'late' as const),
  steps: fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          do: fc.constant('choose' as const),
          by: who,
          choice,
          meanwhile: fc.option(fc.record({ by: who, choice, beforeCall: fc.integer({ min: 1, max: 6 }) }), {
            nil: null,
          }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), row }) },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('progress' as const), row, value: fc.constantFrom(0.1, 0.4, 0.8) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('plannedEnd' as const),
          row,
          day: fc.constantFrom('2024-03-08', '2024-03-09'),
        }),
      },
      { weight: 2, arbitrary: fc.constantFrom(0, 3000, 70_000).map((ms) => ({ do: 'pass' as const, ms })) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('lose' as const), at: who, share: fc.constantFrom(0, 0.5, 1, 1) }),
      },
    ),
    { minLength: 2, maxLength: 8 },
  ),
})

const AT = '2024-03-01T19:00:00+08:00'
const SHEET = '实施进度监控表'
const OTHER = '综合行销推广方案执行进度表'

/**
 * A Base in which every choice is possible. It has a tracked sheet with a deleted column and an unknown scale, a second
 * sheet, a table that can be taken over, and an interrupted set-up.
 */
export async function baseOfChoices(): Promise<Snapshot> {
  const world = await openAppWorld({ at: AT, snapshot: ownSheet(OWN_COLUMNS, OWN_ROWS) })
  await world.setUp({ preset: 'S3', sample: 'verbatim' })
  await world.setUp({ preset: 'S2', sample: 'none' })
  world.door.beforeCall = (_n, key) => {
    if (key === 'WidgetBase_addTable') throw Object.assign(new Error('no'), { code: 1 })
  }
  await world.setUp({ preset: 'S1', sample: 'none' })
  world.door.beforeCall = null
  const { engine } = world.door
  const table = present(
    engine.document.tables.find(({ name }) => name === SHEET),
    SHEET,
  )
  const band = present(
    table.fields.find(({ name }) => name === '偏差等级'),
    'the column of bands',
  )
  world.close()
  world.door.asOther('WidgetTable_deleteField', [table.id, undefined], [band.id])
  return withoutScales(engine.snapshot())
}

const OWN_COLUMNS = [
  { name: '事项', type: 1 },
  { name: '开始', type: 5 },
  { name: '完成', type: 5 },
  { name: '进度', type: 2 },
] as unknown as Parameters<typeof ownSheet>[0]
const OWN_ROWS = [
  ['海报', '2024-03-01', '2024-03-09', 20],
  ['直播', '2024-03-02', '2024-03-08', 40],
] as unknown as Parameters<typeof ownSheet>[1]

/** Removes the stored scale of progress, in both shapes of what is stored. */
function withoutScales(snapshot: Snapshot): Snapshot {
  const text = JSON.stringify(snapshot.pluginData).replaceAll(/"scales":\{[^}]*\}/gu, '"scales":{}')
  return { ...snapshot, pluginData: JSON.parse(text) as Snapshot['pluginData'] }
}

/** The Base as version 2 has left it. */
async function inOneDocument(base: Snapshot): Promise<Snapshot> {
  const document = await storedIn(base)
  const { plugin = {} } = base.pluginData
  const others = Object.entries(plugin).filter(([key]) => /history|statements/u.test(key))
  return {
    ...structuredClone(base),
    pluginData: { plugin: { [STORED_KEY]: structuredClone(document), ...structuredClone(Object.fromEntries(others)) } },
  }
}

/** Plays the choices, waits until no sidebar has work left, and asks a new sidebar which of them are still there. */
export async function playChoices(base: Snapshot, history: ChoiceHistory): Promise<void> {
  const first = await openAppWorld({
    snapshot: history.isOneDocument ? await inOneDocument(base) : structuredClone(base),
    at: AT,
    seed: 5,
    faults: createFaults(1),
    variants: { events: history.events },
  })
  const { clock, engine } = first
  const worlds = [first]
  const members = engine.document.members
  for (let at = 1; at < history.sidebars; at += 1) {
    const userId = present(members[at % members.length], 'a member').id
    worlds.push(await first.beside({ userId, faults: createFaults(at + 1) }))
  }
  const chosen = createLedger()
  await rest(worlds, clock, 70_000)
  for (const step of history.steps) await take(worlds, clock, step, chosen)
  for (const { door, app } of worlds) {
    door.faults.reset()
    // A refresh finds the changes of rows whose events were lost, as the next sweep would.
    app.actions.refresh()
  }
  await rest(worlds, clock, 180_000)

  const fresh = await first.beside({ faults: createFaults(9) })
  showMain(fresh)
  await rest([...worlds, fresh], clock, 10_000)
  const seen = whatIsLeft(fresh)
  for (const world of [...worlds, fresh]) world.close()
  chosen.check(seen)
}

/** Lets time pass for all sidebars, one second at a time. */
async function rest(worlds: readonly AppWorld[], clock: TestClock, ms: number): Promise<void> {
  for (const until = clock.now() + ms; ; ) {
    for (const world of worlds) await world.quiet()
    if (clock.now() >= until) return
    clock.set(Math.min(until, clock.now() + (until - clock.now() > 20_000 ? 5000 : 1000)))
  }
}

async function take(
  worlds: readonly AppWorld[],
  clock: TestClock,
  step: ChoiceHistory['steps'][number],
  chosen: Ledger,
): Promise<void> {
  const world = (at: number): AppWorld => present(worlds[at % worlds.length], 'a sidebar')
  const [first] = worlds
  if (first === undefined) return
  const rowAt = (at: number) => {
    const rows = shownRows(first, SHEET).filter(({ cells }) => cells['完成状态'] !== '已完成')
    return rows[at % Math.max(1, rows.length)]
  }
  switch (step.do) {
    case 'pass':
      return rest(worlds, clock, step.ms)
    case 'lose':
      return world(step.at).door.faults.set('lostEvents', step.share)
    case 'pause':
    case 'progress':
    case 'plannedEnd': {
      const edited = rowAt(step.row)
      if (edited === undefined) return
      const cells =
        step.do === 'pause'
          ? { 完成状态: '已暂停' }
          : step.do === 'progress'
            ? { 当前进度: step.value }
            : { 计划完成时间: Date.parse(`${step.day}T00:00:00+08:00`) }
      editRow(first, SHEET, edited.id, cells)
      await rest(worlds, clock, 1000)
      if (step.do === 'pause') chosen.said(edited.id, 'state', 'paused')
      else if (step.do === 'progress') chosen.said(edited.id, 'mark', Math.round(step.value * 100))
      else chosen.said(edited.id, 'plannedEnd', step.day)
      return
    }
    case 'choose': {
      const { meanwhile } = step
      const isTogether =
        meanwhile !== null &&
        world(meanwhile.by) !== world(step.by) &&
        !thingsOf(meanwhile.choice).some((thing) => thingsOf(step.choice).includes(thing))
      if (!isTogether) {
        await choose(world(step.by), step.choice, chosen)
        if (meanwhile !== null) await choose(world(meanwhile.by), meanwhile.choice, chosen)
        return rest(worlds, clock, 0)
      }
      const { door } = world(step.by)
      let calls = 0
      let other: Promise<void> | null = null
      door.beforeCall = async () => {
        calls += 1
        if (calls !== meanwhile.beforeCall || other !== null) return
        other = choose(world(meanwhile.by), meanwhile.choice, chosen)
        await other
      }
      await choose(world(step.by), step.choice, chosen)
      door.beforeCall = null
      await (other ?? choose(world(meanwhile.by), meanwhile.choice, chosen))
      return rest(worlds, clock, 0)
    }
  }
}

/** The things that a choice is about. Of two choices about one thing at the same time either may win. */
function thingsOf({ do: what, ...choice }: Choice): readonly string[] {
  if ('scope' in choice) return ['rules', what]
  if (what === 'grow' || what === 'undo') return ['name' in choice ? choice.name : '']
  if (what === 'stop' || what === 'resume') return ['tracking']
  return [what]
}

interface Left {
  readonly baseSettings: TrackerSettings
  readonly settings: TrackerSettings
  readonly growth: readonly string[]
  readonly hasSample: boolean
  readonly tracked: readonly string[]
  readonly stopped: readonly string[]
  readonly hasBegunSetup: boolean
  readonly isBandMissed: boolean
  readonly hasScale: boolean
  /** For each existing row its state, the last mark of its progress and the last line of the log. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>
}

function whatIsLeft({ app, door }: AppWorld): Left {
  const state = app.getState()
  const stored = (door.engine.document.pluginData['plugin'] ?? {}) as Readonly<Record<string, unknown>>
  const { marks: markText = '{}', log = [] } = (stored[`campaign-tracker.history.${state.sheet?.tableId ?? ''}`] ??
    {}) as {
    readonly marks?: string
    readonly log?: readonly { readonly taskId: string; readonly field: string; readonly after: unknown }[]
  }
  const marks = JSON.parse(markText) as Readonly<Record<string, readonly (readonly [string, unknown])[]>>
  return {
    baseSettings: state.baseSettings,
    settings: state.settings,
    growth: app.actions.additions
      .steps()
      .filter(({ undone }) => undone === null)
      .map(({ name }) => name)
      .toSorted(),
    hasSample: state.sheet?.sample !== null,
    tracked: state.sheets.map(({ name }) => name),
    stopped: state.stopped.map(({ name }) => name),
    hasBegunSetup: state.setup.kind === 'interrupted',
    isBandMissed: state.drift?.differences.some(({ id }) => id === 'columnDeleted/tasks/band') !== false,
    hasScale: JSON.stringify(stored).includes('"scales":{"progress":'),
    rows: new Map(
      (state.sheet?.tasks ?? []).map(({ row: { recordId }, assessment }) => [
        recordId,
        {
          state: assessment.state,
          mark: marks[recordId]?.at(-1)?.[1],
          plannedEnd: log.findLast((line) => line.taskId === recordId && line.field === 'plannedEnd')?.after,
        },
      ]),
    ),
  }
}

/** Records the accepted choices and tells whether they still hold. */
function createLedger() {
  const base = new Map<string, unknown>()
  let own: Map<string, unknown> | null = null
  const growth = new Set<string>()
  let expected: { -readonly [Key in keyof Left]?: Left[Key] } = {}
  const said = new Map<string, Record<string, unknown>>()
  let isAdopted = false
  return {
    /**
     * `value` is null when the person left what was shown: then another person's choice of it stands. Only the first
     * who gives the sheet rules of its own keeps what is `shown`. `seesOwn`: the sidebar shows that the sheet has rules
     * of its own; choosing for the Base ends them.
     */
    rule(
      scopeOf: 'base' | 'sheet',
      key: string,
      { value, shown, seesOwn }: { readonly value: unknown; readonly shown: unknown; readonly seesOwn: boolean },
    ) {
      if (scopeOf === 'base') {
        if (value !== null) base.set(key, value)
        if (seesOwn) own = null
      } else if (own === null && (value !== null || !seesOwn)) own = new Map([[key, shown]])
      else if (value !== null) own?.set(key, value)
    },
    language: (value: string) => void base.set('language', value),
    grown: (name: string) => void growth.add(name),
    undone: (name: string) => void growth.delete(name),
    left: (part: Partial<Left>) => {
      expected = { ...expected, ...part }
    },
    said: (recordId: string, what: string, value: unknown) =>
      void said.set(recordId, { ...said.get(recordId), [what]: value }),
    adopted: () => {
      isAdopted = true
    },
    check(seen: Left) {
      const { cutOff, bands, calendar, language } = seen.baseSettings
      const shared: Readonly<Record<string, unknown>> = { cutOff, warn: bands.warn, dayOff: calendar.off, language }
      for (const [key, value] of base) expect({ [key]: shared[key] }).toEqual({ [key]: valueOf(key, value, shared) })
      const judged: Readonly<Record<string, unknown>> = {
        cutOff: seen.settings.cutOff,
        warn: seen.settings.bands.warn,
        dayOff: seen.settings.calendar.off,
      }
      for (const [key, value] of own ?? new Map<string, unknown>())
        expect({ own: { [key]: judged[key] } }).toEqual({ own: { [key]: valueOf(key, value, judged) } })
      if (own === null && base.size > 0)
        for (const key of ['cutOff', 'warn', 'dayOff']) expect(judged[key]).toEqual(shared[key])
      expect({ growth: seen.growth }).toEqual({ growth: [...growth].toSorted() })
      for (const key of Object.keys(expected) as (keyof Left)[])
        expect({ [key]: seen[key] }).toEqual({ [key]: expected[key] })
      expect({ isAdopted: seen.tracked.includes(OWN) }).toEqual({ isAdopted })
      expect({ hasScale: seen.hasScale }).toEqual({ hasScale: true })
      for (const [recordId, was] of said)
        if (seen.rows.has(recordId)) expect(seen.rows.get(recordId)).toMatchObject(was)
    },
  }
}
type Ledger = ReturnType<typeof createLedger>

/** Days off are added up: a chosen day must be among them. */
const valueOf = (key: string, value: unknown, seen: Readonly<Record<string, unknown>>): unknown =>
  key === 'dayOff' ? ((seen[key] as readonly string[]).includes(value as string) ? seen[key] : [value]) : value

function showMain({ app }: AppWorld): void {
  const main = app.getState().sheets.find(({ name }) => name === SHEET)
  if (main !== undefined) app.actions.showSheet(main.tableId)
}

async function choose(world: AppWorld, choice: Choice, chosen: Ledger): Promise<void> {
  const { app } = world
  const { actions } = app
  const sheetOf = (name: string) => app.getState().sheets.find((one) => one.name === name)
  switch (choice.do) {
    case 'cutOff':
    case 'warn':
    case 'dayOff': {
      const state = app.getState()
      const before = choice.scope === 'base' ? state.baseSettings : state.settings
      const seesOwn = sheetOf(SHEET)?.hasOwnSettings === true
      const settings: TrackerSettings =
        choice.do === 'cutOff'
          ? { ...before, cutOff: choice.value }
          : choice.do === 'warn'
            ? { ...before, bands: { ...before.bands, warn: choice.value } }
            : { ...before, calendar: { ...before.calendar, off: [...new Set([...before.calendar.off, choice.value])] } }
      if (!(await actions.saveSettings(settings, choice.scope)).ok) return
      const value = isSameValue(before, settings) ? null : choice.value
      return chosen.rule(choice.scope, choice.do, { value, shown: choice.value, seesOwn })
    }
    case 'language': {
      const { settings, sheets, sheet } = app.getState()
      const hasOwn = sheets.find(({ tableId }) => tableId === sheet?.tableId)?.hasOwnSettings === true
      const before = hasOwn ? settings : app.getState().baseSettings
      const saved = await actions.saveSettings({ ...before, language: choice.value }, hasOwn ? 'sheet' : 'base')
      if (saved.ok) chosen.language(choice.value)
      return
    }
    case 'grow': {
      const grown = await actions.additions.add({
        kind: 'column',
        table: 'tasks',
        name: choice.name,
        columnKind: 'number',
        options: [],
        reason: '试',
      })
      if (grown.ok) chosen.grown(choice.name)
      return
    }
    case 'undo': {
      const step = actions.additions.steps().find(({ name, undone }) => name === choice.name && undone === null)
      const undone = step === undefined ? null : await actions.additions.undo(step.version)
      if (undone?.ok === true && undone.value === 'undone') chosen.undone(choice.name)
      return
    }
    case 'removeSample': {
      const removed = await actions.removeSample({ includeEdited: true })
      if (removed.ok) chosen.left({ hasSample: false })
      return
    }
    case 'stop': {
      const sheet = sheetOf(OTHER)
      if (sheet === undefined || !(await actions.stopTracking(sheet.tableId)).ok) return
      return chosen.left({ stopped: [OTHER] })
    }
    case 'resume': {
      const stopped = app.getState().stopped.find(({ name }) => name === OTHER)
      if (stopped === undefined || !(await actions.trackAgain(stopped.tableId)).ok) return
      showMain(world)
      return chosen.left({ stopped: [] })
    }
    case 'dismissSetup': {
      if (app.getState().setup.kind !== 'interrupted') return
      actions.dismissSetup()
      await world.quiet()
      return chosen.left({ hasBegunSetup: false })
    }
    case 'leaveOut': {
      actions.repairSchema()
      await world.quiet()
      if (app.getState().repair.kind !== 'planned') return
      actions.startRepair({ 'columnDeleted/tasks/band': 'leaveOut' })
      await world.quiet()
      await world.quiet()
      if (app.getState().repair.kind === 'done') chosen.left({ isBandMissed: false })
      actions.leaveRepair()
      return
    }
    case 'adopt': {
      const table = present(
        world.door.engine.document.tables.find(({ name }) => name === OWN),
        OWN,
      )
      if (sheetOf(OWN) !== undefined) return
      const draft = await actions.adoption.open(table.id)
      if (!draft.ok) return
      actions.adoption.start(draft.value, proposedChoices(draft.value))
      await world.quiet()
      await world.quiet()
      if (app.getState().adoption.kind !== 'done') return
      showMain(world)
      return chosen.adopted()
    }
  }
}
