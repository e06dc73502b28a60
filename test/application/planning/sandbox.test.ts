import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyShift, type ShiftDeps } from '../../../src/application/planning/applyShift.ts'
import { planBoardSteps } from '../../../src/application/planning/planBoard.ts'
import {
  anchorSteps,
  changesOf,
  daysToMove,
  idsOf,
  type SandboxRows,
  stagesOf,
} from '../../../src/application/planning/sandbox.ts'
import {
  type SandboxStep,
  type StepTarget,
  withMove,
  withStep,
  withStepMoved,
} from '../../../src/application/planning/sandboxSteps.ts'
import { shiftEffectsSteps, type ShiftWish } from '../../../src/application/planning/shiftEffects.ts'
import type { HostPort, ReadContext } from '../../../src/application/ports.ts'
import { DEFAULT_SETTINGS } from '../../../src/application/stored/settings.ts'
import { addDays, allAtOnce, createWorkdayCalendar, err, ok, type ShiftedTask } from '../../../src/domain/index.ts'
import { fieldKeys, type RowOf, type TaskRow } from '../../../src/schema/index.ts'
import { assessedTasks } from '../../report/support/history.ts'
import { rowOf, type RowSketch } from '../../report/support/sampleSheets.ts'

const TODAY = '2024-06-14'
const { isWorkday } = createWorkdayCalendar()
const OPTIONS = { today: TODAY, isWorkday, pulls: false, keeps: new Set<string>() }
const NOBODY_STOPS = { signal: new AbortController().signal, onProgress: () => undefined }

const campaignRow = (recordId: string): RowOf<'campaigns'> =>
  ({
    ...Object.fromEntries(fieldKeys('campaigns').map((field) => [field, null])),
    recordId,
    title: recordId,
  }) as unknown as RowOf<'campaigns'>
const CAMPAIGNS = ['夏季', '秋季'].map(campaignRow)

const task = (recordId: string, plannedStart: string, plannedEnd: string, change: Partial<RowSketch> = {}) =>
  rowOf({ recordId, title: recordId, plannedStart, plannedEnd, campaign: ['夏季'], ...change })
const rowsOf = (tasks: readonly TaskRow[]): SandboxRows => ({
  tasks: assessedTasks(tasks, TODAY),
  campaigns: CAMPAIGNS,
})
const boardOf = ({ tasks }: SandboxRows) => allAtOnce(planBoardSteps(tasks, DEFAULT_SETTINGS.lagDefaults, TODAY))
const effectsOf = (rows: SandboxRows, steps: readonly SandboxStep[], wish: Partial<ShiftWish> = {}) =>
  allAtOnce(
    shiftEffectsSteps(
      boardOf(rows),
      { changes: changesOf(steps, rows), pulls: false, keeps: new Set(), ...wish },
      { today: TODAY, isWorkday, loadPeak: 3 },
    ),
  )

const CONTEXT = { binding: { fields: { plannedStart: {}, plannedEnd: {} } }, timeZone: 'UTC' } as unknown as ReadContext

/** A table in memory that counts how often it is asked and written. */
function tableOf(rows: readonly TaskRow[], mayWrite: (call: number) => boolean = () => true) {
  const cells = new Map(rows.map((row) => [row.recordId, row]))
  const calls = { reads: 0, writes: 0 }
  const logged: string[] = []
  const host = {
    readSome: async (_context: unknown, ids: readonly string[]) => {
      calls.reads += 1
      return ok(ids.flatMap((id) => cells.get(id) ?? []))
    },
    rewriteRows: async (
      _context: unknown,
      changes: readonly { readonly recordId: string; readonly fields: Partial<TaskRow> }[],
    ) => {
      calls.writes += 1
      if (!mayWrite(calls.writes)) return err({ kind: 'timeout', afterMs: 1 })
      for (const { recordId, fields } of changes) {
        const row = cells.get(recordId)
        if (row !== undefined) cells.set(recordId, { ...row, ...fields })
      }
      return ok(undefined)
    },
  } as unknown as Pick<HostPort, 'readSome' | 'rewriteRows'>
  const deps: ShiftDeps = {
    host,
    context: CONTEXT,
    now: () => 0,
    closing: new AbortController().signal,
    log: (entries) => logged.push(...entries.map(({ taskId, field, reason }) => `${taskId} ${field} ${reason ?? ''}`)),
  }
  return { rows: () => [...cells.values()], calls, logged, deps }
}

const STAGES = ['筹备期', '爆发期', null] as const
const ID_COUNT = 10
const idAt = (at: number) => `t${String(at)}`
const plans = fc.array(
  fc.record({
    start: fc.nat({ max: 30 }),
    days: fc.nat({ max: 6 }),
    stage: fc.constantFrom(...STAGES),
    campaign: fc.constantFrom('夏季', '秋季'),
    progress: fc.constantFrom(null, null, 0, 0, 30, 100),
    hold: fc.constantFrom(null, null, null, 'paused' as const, 'cancelled' as const),
    milestone: fc.boolean(),
    unplanned: fc.constantFrom(false, false, false, true),
    lagDays: fc.constantFrom(null, 0, 1, 4),
    predecessors: fc.uniqueArray(fc.nat({ max: ID_COUNT - 1 }), { maxLength: 2 }),
  }),
  { minLength: 2, maxLength: ID_COUNT },
)
const targets: fc.Arbitrary<StepTarget> = fc.oneof(
  fc.record({
    kind: fc.constant('tasks' as const),
    ids: fc.uniqueArray(fc.nat({ max: ID_COUNT - 1 }).map(idAt), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('stage' as const), stage: fc.constantFrom('筹备期', '爆发期', '没有的阶段') }),
  fc.record({ kind: fc.constant('campaign' as const), campaignId: fc.constantFrom(null, '夏季', '秋季') }),
)
const units = fc.constantFrom('calendar' as const, 'workday' as const)
const stepKinds: fc.Arbitrary<(key: number, target: StepTarget) => SandboxStep> = fc.oneof(
  fc
    .record({ days: fc.integer({ min: -9, max: 9 }), unit: units })
    .map((move) => (key: number, target: StepTarget) => ({ kind: 'move' as const, key, target, ...move })),
  fc
    .record({ factor: fc.constantFrom(0.5, 1.5, 2, 3), unit: units })
    .map((pace) => (key: number, target: StepTarget) => ({ kind: 'pace' as const, key, target, ...pace })),
  fc.constant((key: number, target: StepTarget) => ({ kind: 'cut' as const, key, target })),
)
const wishes = fc.record({
  steps: fc
    .array(fc.tuple(stepKinds, targets), { minLength: 1, maxLength: 4 })
    .map((made) => made.map(([step, target], at) => step(at + 1, target))),
  pulls: fc.boolean(),
  keeps: fc.uniqueArray(fc.nat({ max: ID_COUNT - 1 }).map(idAt), { maxLength: 3 }).map((ids) => new Set(ids)),
})
const build = (sketches: Parameters<Parameters<typeof plans.map>[0]>[0]): readonly TaskRow[] =>
  sketches.map(({ start, days, unplanned, campaign, predecessors, milestone, ...cells }, at) =>
    rowOf({
      recordId: idAt(at),
      title: idAt(at),
      plannedStart: unplanned || milestone ? null : addDays('2024-06-10', start),
      plannedEnd: unplanned ? null : addDays('2024-06-10', start + days),
      milestone,
      campaign: [campaign],
      predecessors: predecessors.map(idAt),
      ...cells,
    }),
  )
const daysOf = ({ plannedStart, plannedEnd }: Pick<TaskRow, 'plannedStart' | 'plannedEnd'>) => [
  plannedStart,
  plannedEnd,
]

describe('[SH2] [SH3] what a sandbox shows', () => {
  it('is what its write writes, for any steps, ticks and calendar, and looking at it asks and writes nothing', async () => {
    const seen = { moved: 0, kept: 0, cut: 0 }
    await fc.assert(
      fc.asyncProperty(plans, wishes, async (sketches, { steps, pulls, keeps }) => {
        const before = build(sketches)
        const { rows, calls, deps, logged } = tableOf(before)
        const { preview } = effectsOf(rowsOf(before), steps, { pulls, keeps })
        expect(calls).toEqual({ reads: 0, writes: 0 })
        expect(rows()).toEqual(before)
        const { moved } = preview
        expect(moved.filter(({ id }) => keeps.has(id))).toEqual([])
        const done = await applyShift(deps, moved, '试', NOBODY_STOPS)
        expect(done.ok).toBe(moved.length > 0)
        const after = new Map(moved.map((one) => [one.id, one.after]))
        expect(rows()).toEqual(
          before.map((row) => {
            const dates = after.get(row.recordId)
            if (dates === undefined) return row
            return { ...row, plannedStart: dates.start ?? row.plannedStart, plannedEnd: dates.end }
          }),
        )
        // The plan that the preview judged is the plan of the cells, tasks that are cut left out.
        const cut = new Set(preview.cut)
        const shown = preview.graph.tasks.filter(({ id }) => !cut.has(id))
        expect(shown.map(({ task: facts }) => daysOf(facts))).toEqual(
          rows()
            .filter(({ recordId }) => !cut.has(recordId))
            .map(daysOf),
        )
        const changed = moved.flatMap(({ id, before: old, after: now }) => [
          ...(old.start === now.start ? [] : [`${id} plannedStart 试`]),
          ...(old.end === now.end ? [] : [`${id} plannedEnd 试`]),
        ])
        expect(logged).toEqual(changed)
        seen.moved += moved.length
        seen.kept += preview.kept.length
        seen.cut += preview.cut.length
      }),
      { seed: 1430, numRuns: 400 },
    )
    // The generated plans reach what the test is about.
    expect(Math.min(seen.moved, seen.kept, seen.cut)).toBeGreaterThan(50)
  })
})

describe('[SH3] the steps of a sandbox', () => {
  const CHAIN = [
    task('物料', '2024-07-01', '2024-07-05', { stage: '筹备期' }),
    task('上线', '2024-07-08', '2024-07-09', { stage: '爆发期', predecessors: ['物料'], lagDays: 3 }),
    task('报告', '2024-07-15', '2024-07-16', { stage: '爆发期', campaign: ['秋季'] }),
  ]
  const move = (key: number, target: StepTarget, days = 2): SandboxStep => ({
    kind: 'move',
    key,
    target,
    days,
    unit: 'calendar',
  })

  it('are about ticked tasks, a stage, a campaign or everything, as the cells say now', () => {
    const rows = rowsOf(CHAIN)
    const about = (target: StepTarget, of = rows) => idsOf(target, of)
    expect(about({ kind: 'tasks', ids: ['报告', '物料', '删掉的'] })).toEqual(['物料', '报告'])
    expect(about({ kind: 'stage', stage: '爆发期' })).toEqual(['上线', '报告'])
    expect(about({ kind: 'campaign', campaignId: '夏季' })).toEqual(['物料', '上线'])
    expect(about({ kind: 'campaign', campaignId: null })).toEqual(['物料', '上线', '报告'])
    expect(stagesOf(rows.tasks)).toEqual(['筹备期', '爆发期'])
    const moved = rowsOf(CHAIN.map((row) => (row.recordId === '报告' ? { ...row, stage: '筹备期' } : row)))
    expect(about({ kind: 'stage', stage: '爆发期' }, moved)).toEqual(['上线'])
  })

  it('are put in, replaced when the same task is moved again from its cells, and change places', () => {
    const first = withStep([], (key) => move(key, { kind: 'stage', stage: '筹备期' }))
    const two = withMove(first, '上线', { days: 3, unit: 'calendar' })
    expect(two.map(({ key }) => key)).toEqual([1, 2])
    expect(withMove(two, '上线', { days: -1, unit: 'calendar' })).toEqual([
      first[0],
      move(2, { kind: 'tasks', ids: ['上线'] }, -1),
    ])
    expect(withStepMoved(two, 2, -1).map(({ key }) => key)).toEqual([2, 1])
    expect(withStepMoved(two, 2, 1)).toBe(two)
    expect(
      withStep(two.slice(1), (key) => move(key, { kind: 'stage', stage: '筹备期' })).map(({ key }) => key),
    ).toEqual([2, 3])
  })

  it('each see the dates that those before it leave, also when a day is asked for', () => {
    const rows = rowsOf(CHAIN)
    const plan = boardOf(rows)
    const anchor = (before: readonly SandboxStep[], ids: readonly string[], of = plan) =>
      allAtOnce(anchorSteps(of, changesOf(before, rows), ids, OPTIONS))
    expect(anchor([], ['上线', '物料'])).toEqual({ of: 'start', day: '2024-07-01' })
    const before = [move(1, { kind: 'tasks', ids: ['物料'] }, 4)]
    expect(anchor(before, ['上线'])).toEqual({ of: 'start', day: '2024-07-12' })
    const begun = boardOf(rowsOf(CHAIN.map((row) => ({ ...row, progress: 20 }))))
    expect(anchor([], ['物料', '上线'], begun)).toEqual({ of: 'end', day: '2024-07-09' })
    const over = boardOf(rowsOf(CHAIN.map((row) => ({ ...row, progress: 100, actualEnd: '2024-06-10' }))))
    expect(anchor([], ['物料'], over)).toBeNull()
  })

  it.each([
    { from: '2024-07-08', to: '2024-07-10', unit: 'calendar' as const, days: 2 },
    { from: '2024-07-08', to: '2024-07-01', unit: 'calendar' as const, days: -7 },
    { from: '2024-07-08', to: '2024-07-15', unit: 'workday' as const, days: 5 },
    { from: '2024-07-08', to: '2024-07-13', unit: 'workday' as const, days: 5 },
    { from: '2024-07-08', to: '2024-07-05', unit: 'workday' as const, days: -1 },
    { from: '2024-07-08', to: '2024-07-08', unit: 'workday' as const, days: 0 },
  ])('from $from to $to are $days days, counted as $unit', ({ from, to, unit, days }) => {
    expect(daysToMove(from, to, unit, isWorkday)).toBe(days)
  })

  it('cut tasks lose their links: a link that was too short is neither kept again nor broken', () => {
    const short = rowsOf([...CHAIN.slice(0, 1), { ...(CHAIN[1] as TaskRow), plannedStart: '2024-07-06' }])
    const cut = effectsOf(short, [{ kind: 'cut', key: 1, target: { kind: 'tasks', ids: ['物料'] } }])
    expect([cut.mended, cut.broken, cut.preview.moved]).toEqual([[], [], []])
    const moved = effectsOf(short, [move(1, { kind: 'tasks', ids: ['上线'] }, 2)])
    expect(moved.mended.map(({ taskId }) => taskId)).toEqual(['上线'])
  })
})

describe('[SH2] a long write', () => {
  const many = Array.from({ length: 450 }, (_none, at) => task(idAt(at), '2024-07-01', '2024-07-05'))
  const moved = (): readonly ShiftedTask[] =>
    effectsOf(rowsOf(many), [
      { kind: 'move', key: 1, target: { kind: 'campaign', campaignId: null }, days: 3, unit: 'calendar' },
    ]).preview.moved

  it('says how far it is, and stops between two calls', async () => {
    const { rows, deps, logged } = tableOf(many)
    const control = new AbortController()
    const progress: string[] = []
    const stopped = await applyShift(deps, moved(), '推迟', {
      signal: control.signal,
      onProgress: (written, total) => {
        progress.push(`${String(written)}/${String(total)}`)
        if (written === 200) control.abort()
      },
    })
    expect(stopped).toEqual(err({ kind: 'stopped', written: 200, total: 450, because: { kind: 'cancelled' } }))
    expect(progress).toEqual(['0/450', '200/450'])
    expect(rows().filter(({ plannedEnd }) => plannedEnd === '2024-07-08')).toHaveLength(200)
    // What is written has its reason in the log, whether or not somebody goes on.
    expect(logged).toHaveLength(400)
  })

  it('goes on with the same rows after the host refused one call, and moves none of them twice', async () => {
    const { rows, deps, calls, logged } = tableOf(many, (call) => call !== 2)
    const rest = moved()
    expect(await applyShift(deps, rest, '推迟', NOBODY_STOPS)).toMatchObject({
      ok: false,
      error: { kind: 'stopped', written: 200, because: { kind: 'timeout' } },
    })
    expect(await applyShift(deps, rest, '推迟', NOBODY_STOPS)).toEqual(ok(null))
    expect(new Set(rows().map(({ plannedEnd }) => plannedEnd))).toEqual(new Set(['2024-07-08']))
    expect(calls.writes).toBe(4)
    expect(new Set(logged).size).toBe(900)
  })
})
