import fc from 'fast-check'
import { nativeExpressions, type NativeSource } from '../../../src/application/native/nativeColumns.ts'
import { expressionText, type FormulaNames } from '../../../src/application/native/expression.ts'
import { assessRow, computedCells } from '../../../src/application/rows/assessRow.ts'
import { planCalendar } from '../../../src/application/rows/rules.ts'
import type { RuleSettings } from '../../../src/application/stored/settings.ts'
import {
  addDays,
  asOfDay,
  createWorkdayCalendar,
  instantOf,
  weekdayOf,
  parseDay,
  type Bands,
} from '../../../src/domain/index.ts'
import {
  columnOptions,
  NATIVE_KEYS,
  type NativeKey,
  PRESETS,
  SHEET_LANGUAGES,
  TASK_FIELD_KEYS,
  taskTableIn,
  type ColumnSpec,
  type PresetId,
  type TaskRow,
} from '../../../src/schema/index.ts'
import {
  choice,
  date,
  number,
  text,
  type Column,
  type TypedCell,
} from '../../../src/local-host/engine/fixtures/sheet.ts'
import type { Variants } from '../../../src/local-host/engine/types.ts'
import { openTrial, plain } from '../../local-host/formula/trial.ts'

const ZONE = 'Asia/Shanghai'

/** A task table with its settings, at a moment. */
export interface Scene {
  readonly preset: PresetId
  readonly language: (typeof SHEET_LANGUAGES)[number]
  readonly settings: Pick<RuleSettings, 'cutOff' | 'bands' | 'calendar'>
  /** 1: a progress column holds 15 for 15 %; 100: it holds 0.15. */
  readonly scale: 1 | 100
  readonly hasQuantities: boolean
  /** How people call the options of 人工标记, and what they have added to the words of states and bands. */
  readonly hold: Readonly<Record<'paused' | 'cancelled', string>>
  readonly renamed: string
  /** Local time of the Base, 'HH:mm'. */
  readonly day: string
  readonly clock: string
  readonly variants: Partial<Variants>
  readonly tasks: readonly Task[]
}

interface Task {
  readonly title: string | null
  readonly plannedStart: string | null
  readonly plannedEnd: string | null
  readonly actualStart: string | null
  readonly actualEnd: string | null
  /** Percent, as the cell shows it. */
  readonly progress: number | null
  readonly doneAmount: number | null
  readonly totalAmount: number | null
  readonly hold: 'paused' | 'cancelled' | null
  /** The time in its date cells. */
  readonly time: string
}

const DATES = ['plannedStart', 'plannedEnd', 'actualStart', 'actualEnd'] as const

const taskNear = (day: string): fc.Arbitrary<Task> => {
  const near = fc.option(
    fc.integer({ min: -25, max: 25 }).map((shift) => addDays(day, shift)),
    { freq: 5 },
  )
  return fc.record({
    title: fc.option(fc.constant('海报'), { freq: 20 }),
    plannedStart: near,
    plannedEnd: near,
    actualStart: near,
    actualEnd: near,
    progress: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 100 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100) },
      { weight: 1, arbitrary: fc.constantFrom(null, null, -5, 0, 99.9, 100, 120) },
    ),
    doneAmount: fc.option(fc.integer({ min: 0, max: 30 })),
    totalAmount: fc.option(fc.integer({ min: -1, max: 30 })),
    hold: fc.constantFrom(null, null, null, null, 'paused' as const, 'cancelled' as const),
    time: fc.constantFrom('00:00', '09:00', '23:30'),
  })
}

const bands: fc.Arbitrary<Bands> = fc.oneof(
  fc.constant<Bands>({ watch: 5, warn: 10, severe: 20 }),
  fc.constant<Bands>({ watch: 0, warn: 7.5, severe: 33.3 }),
  fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
    .map(([watch, more, most]): Bands => ({ watch, warn: watch + more, severe: watch + more + most })),
)

/** The readings of the switches under which the expressions hold (formula §8). */
const variants: fc.Arbitrary<Partial<Variants>> = fc.record({
  formulaBranches: fc.constantFrom('lazy', 'eager'),
  formulaNull: fc.constantFrom('zero', 'blank', 'error'),
  formulaBlank: fc.constantFrom('keepsType', 'turnsToText'),
  formulaDates: fc.constantFrom('number', 'digits'),
  formulaLists: fc.constantFrom('blanksDropped', 'blanksKept'),
  formulaTextNumbers: fc.constantFrom('skipped', 'error'),
  networkdaysReversed: fc.constantFrom('negative', 'zero', 'error'),
  formulaResult: fc.constantFrom('declaredElseInferred', 'inferred'),
  formulaText: fc.constantFrom('asWritten', 'byId', 'literal'),
  formulaErrors: fc.constantFrom('null', 'text'),
  formulaOperators: fc.constantFrom('strict', 'lenient'),
  formulaQuotes: fc.constantFrom('backslash', 'doubled'),
  formulaInt: fc.constantFrom('truncate', 'floor'),
})

/** In the three languages, and as people rename them. */
const HOLD_WORDS = [
  { paused: '暂停', cancelled: '取消' },
  { paused: 'Paused', cancelled: 'Cancelled' },
  { paused: '一時停止', cancelled: '中止' },
  { paused: '先放一放', cancelled: '不做了 50%' },
] as const

/** Scenes with so many tasks each. */
export const scenes = (
  tasks: number,
  {
    mode,
    firstYear = 2024,
    lastYear = 2024,
  }: { readonly mode: 'calendar' | 'workday'; readonly firstYear?: number; readonly lastYear?: number },
): fc.Arbitrary<Scene> =>
  fc.tuple(fc.integer({ min: firstYear, max: lastYear }), fc.integer({ min: 0, max: 364 })).chain(([year, at]) => {
    const day = addDays(`${String(year)}-01-01`, at)
    return fc.record({
      preset: fc.constantFrom(...(Object.keys(PRESETS) as readonly PresetId[])),
      language: fc.constantFrom(...SHEET_LANGUAGES),
      settings: fc.record({
        cutOff: fc.constantFrom('18:00', '00:00', '09:30', '23:59'),
        bands,
        calendar: fc.record({
          mode: fc.constant(mode),
          work: fc.constantFrom<readonly string[]>([], [addDays(day, 1)]),
          off: fc.constantFrom<readonly string[]>([], [addDays(day, -1), addDays(day, 2)]),
        }),
      }),
      scale: fc.constantFrom(1 as const, 100 as const),
      hasQuantities: fc.boolean(),
      hold: fc.constantFrom(...HOLD_WORDS),
      renamed: fc.constantFrom('', '', '（我们的叫法）', ' (ours)'),
      day: fc.constant(day),
      clock: fc.constantFrom('00:00', '09:29', '09:30', '17:59', '18:00', '23:59'),
      variants,
      tasks: fc.array(taskNear(day), { minLength: tasks, maxLength: tasks }),
    })
  })

/** What a formula reads in the cells of one row, by native column. */
export type NativeRow = Readonly<Record<NativeKey, unknown>>

/** The words of a preset's states and bands in a language, as people have renamed them. */
function wordsOf(preset: PresetId, language: Scene['language'], renamed: string): NativeSource['words'] {
  const names = (fieldKey: 'state' | 'band'): Record<string, string> =>
    Object.fromEntries(
      columnOptions(
        'tasks',
        (taskTableIn(preset, language).columns.find(({ field }) => field === fieldKey) ??
          taskTableIn('full', language).columns.find(({ field }) => field === fieldKey)) as unknown as ColumnSpec,
      ).map(({ key, name }) => [key, `${name}${renamed}`]),
    )
  return {
    states: { ...names('state') },
    bands: { ...names('band') },
  } as unknown as NativeSource['words']
}

/** Weekdays without work and days of weekends with work, around a day. [CA1] */
function exceptionRows(day: string, calendar: RuleSettings['calendar']): readonly (readonly TypedCell[])[] {
  const { isWorkday } = createWorkdayCalendar({ overrides: { work: calendar.work, off: calendar.off } })
  return Array.from({ length: 161 }, (_none, at) => addDays(day, at - 80)).flatMap((one) => {
    const weekday = weekdayOf(parseDay(one) ?? 0)
    const isWeekend = weekday === 0 || weekday === 6
    if (isWorkday(one) === isWeekend) return [isWeekend ? [null, null, one] : [null, one, null]]
    return []
  })
}

/** The native columns of a scene, computed by the local Base; and what the rules say of the same tasks. */
export function playScene(scene: Scene): {
  readonly native: readonly NativeRow[]
  readonly rules: readonly NativeRow[]
} {
  const { settings, tasks, scale, hasQuantities, hold } = scene
  const columns: Column[] = [
    text('标题'),
    ...DATES.map((key) => date(`${key} 日`)),
    number('做了多少', '0.00'),
    choice('标记', hold.paused, hold.cancelled),
    ...(hasQuantities ? [number('完成'), number('全部')] : []),
  ]
  const trial = openTrial(
    [
      {
        name: '任务',
        columns,
        rows: tasks.map((task) => [
          task.title,
          ...DATES.map((key) => (task[key] === null ? null : `${task[key]} ${task.time}`)),
          task.progress === null ? null : Number((task.progress / scale).toFixed(9)),
          task.hold === null ? null : hold[task.hold],
          ...(hasQuantities ? [task.doneAmount, task.totalAmount] : []),
        ]),
      },
      {
        name: '日历例外',
        columns: [text('说明'), date('休息日'), date('上班日')],
        rows: exceptionRows(scene.day, settings.calendar),
      },
    ],
    scene.variants,
  )
  const [hours = 0, minutes = 0] = scene.clock.split(':').map(Number)
  trial.clock.now = (instantOf(scene.day, ZONE) ?? 0) + (hours * 60 + minutes) * 60_000
  const bound = (name: string, kind: 'text' | 'day' | 'progress' | 'singleSelect' | 'number') => ({
    fieldId: trial.field(name).id,
    kind,
    scale: kind === 'progress' ? scale : null,
    options: kind === 'singleSelect' ? Object.entries(hold).map(([key, word]) => ({ id: key, name: word, key })) : [],
  })
  const words = wordsOf(scene.preset, scene.language, scene.renamed)
  const source: NativeSource = {
    binding: {
      table: 'tasks',
      tableId: trial.tables[0]?.id ?? '',
      fields: {
        title: bound('标题', 'text'),
        plannedStart: bound('plannedStart 日', 'day'),
        plannedEnd: bound('plannedEnd 日', 'day'),
        actualStart: bound('actualStart 日', 'day'),
        actualEnd: bound('actualEnd 日', 'day'),
        progress: bound('做了多少', 'progress'),
        hold: bound('标记', 'singleSelect'),
        ...(hasQuantities ? { doneAmount: bound('完成', 'number'), totalAmount: bound('全部', 'number') } : {}),
      },
    },
    settings,
    words,
    stated: null,
    exceptions: {
      tableId: trial.tables[1]?.id ?? '',
      offId: trial.field('休息日', 1).id,
      onId: trial.field('上班日', 1).id,
    },
    ids: Object.fromEntries(NATIVE_KEYS.map((key) => [key, `new:${key}`])) as Record<NativeKey, string>,
  }
  const names: FormulaNames = {
    columns: [
      ...(trial.tables[0]?.fields ?? []).map(({ id, name }) => ({ id, name })),
      ...NATIVE_KEYS.map((key) => ({ id: `new:${key}`, name: `实时 ${key}` })),
    ],
    tables: trial.tables.map(({ id, name, fields }) => ({
      id,
      name,
      columns: fields.map((one) => ({ id: one.id, name: one.name })),
    })),
  }
  const expressions = nativeExpressions(source)
  const made = NATIVE_KEYS.map(
    (key) => [key, trial.column(`实时 ${key}`, expressionText(expressions[key], names))] as const,
  )
  const native = tasks.map(
    (_task, row) =>
      Object.fromEntries(
        made.map(([key, one]) => {
          const { cell, fault } = one.read(row)
          return [key, fault === null ? asPlain(cell) : fault]
        }),
      ) as NativeRow,
  )
  const days = asOfDay(new Date(trial.clock.now), ZONE, settings.cutOff)
  const context = { ...days, calendar: planCalendar(settings.calendar), bands: settings.bands }
  const rules = tasks.map((task): NativeRow => {
    const row = {
      ...Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null])),
      recordId: 'rec',
      title: task.title,
      plannedStart: task.plannedStart,
      plannedEnd: task.plannedEnd,
      actualStart: task.actualStart,
      actualEnd: task.actualEnd,
      progress: task.progress,
      hold: task.hold,
      ...(hasQuantities ? { doneAmount: task.doneAmount, totalAmount: task.totalAmount } : {}),
    } as unknown as TaskRow
    const isEmpty = Object.entries(row).every(([key, value]) => key === 'recordId' || value === null)
    const { facts, assessment } = assessRow(row, context)
    const cells = computedCells(isEmpty ? null : assessment)
    return {
      asOf: instantOf(days.asOf, ZONE),
      progress: rounded(facts.progress),
      planned: rounded(cells.plannedProgress),
      state: cells.state === null ? null : words.states[cells.state as keyof typeof words.states],
      deviation: rounded(cells.progressDeviation),
      band: cells.band === null ? null : words.bands[cells.band as keyof typeof words.bands],
      delay: cells.delayDays,
    }
  })
  return { native, rules }
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e9) / 1e9 + 0)

/** A cell as the rules give it: also figures and dates that a host has made texts of. */
function asPlain(cell: unknown): unknown {
  if (typeof cell === 'number') return rounded(cell)
  const simple = plain(cell)
  const words = Array.isArray(simple) ? simple.join('') : simple
  if (typeof words !== 'string') return words ?? null
  return /^-?\d+(?:\.\d+)?$/u.test(words) ? rounded(Number(words)) : words
}
