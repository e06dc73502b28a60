import { cellEnvironment, textOfCell } from '../cells/environment.ts'
import { formatDate } from '../cells/date.ts'
import { linkTarget } from '../cells/link.ts'
import { FIELD } from '../fields/fieldTypes.ts'
import type { CellValue, FieldState, RecordState, Variants } from '../types.ts'
import { zoneOf, type Zone } from '../world/zone.ts'
import { primaryField, zoneOfBase, type Table, type World } from '../world/world.ts'
import { bind, isFormula, type Binding } from './bind.ts'
import type { Bound, BoundRows, TableView } from './bound.ts'
import { compile, type Frame, type Reading } from './compile.ts'
import { readerOf, typeOfField, type CellSurroundings } from './fieldCells.ts'
import type { FormulaChange, Formulas } from './formulas.ts'
import { parse } from './parse.ts'
import { UnreadableFormula } from './problems.ts'
import { render } from './rendering.ts'
import { ANY, type ResultType } from './resultType.ts'
import { schemaOf } from './schemaOf.ts'
import type { FaultName, FormulaReference } from './terms.ts'
import { Fault, NAME_FAULT, REFERENCE_FAULT, VALUE_FAULT, type Value } from './value.ts'
import { shownField, shownKind, shownText, wireCell, type ShownKind } from './wireCell.ts'

const MINUTE_MS = 60_000

/** A computed cell, valid for one version of its row, one of other tables and one minute. It is written over in place. */
interface Memo {
  fields: RecordState['fields']
  stamp: number
  clock: number
  outcome: Value | Fault
  /** The cell on the wire; undefined until somebody asks. */
  wire: CellValue
}

/** A formula column ready to be read. */
interface Entry {
  readonly field: FieldState
  /** Its table; null for a column that has just lost its own. */
  readonly rows: { readonly records: readonly RecordState[] } | null
  readonly binding: Binding | null
  readonly type: ResultType
  readonly run: ((frame: Frame) => Value) | null
  /** Why no cell of it can be computed. */
  readonly fault: Fault | null
  /** Whether it reads only cells of its own row. */
  readonly isLocal: boolean
  readonly usesClock: boolean
  /** Tables whose changes make its cells outdated. */
  readonly tables: ReadonlySet<Table>
  readonly memo: Map<RecordState, Memo>
  readonly kind: ShownKind
  readonly shown: FieldState
}

/** What makes cells of a formula outdated: which tables, and whether the clock. */
interface Traits {
  isLocal: boolean
  usesClock: boolean
  readonly tables: Set<Table>
}

/** Texts of a formula that change by themselves: RANDOM… only where they are told to go on. */
const CLOCK_FUNCTIONS: ReadonlySet<string> = new Set(['NOW', 'TODAY', 'RANDOMBETWEEN', 'RANDOMITEM'])

/** Maps a text to a number 0–1, always the same for the same text. */
function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** A frame without closures of its own: one is made for each cell of a long sheet. */
class CellFrame implements Frame {
  current: Value = null
  currentRow: RecordState | null
  readonly variants: Variants
  readonly zone: Zone
  readonly record: RecordState
  readonly clock: number
  private readonly fieldId: string
  private readonly revision: number

  constructor(variants: Variants, zone: Zone, fieldId: string, record: RecordState, revision: number, clock: number) {
    this.variants = variants
    this.zone = zone
    this.fieldId = fieldId
    this.record = record
    this.currentRow = record
    this.revision = revision
    this.clock = clock
  }

  get recordId(): string {
    return this.record.id
  }

  get stamp(): string {
    return `${this.revision} ${this.clock}`
  }

  chance(site: number, goesOn: boolean): number {
    const { record, fieldId } = this
    return hashed(`${record.id} ${fieldId} ${site} ${goesOn ? `${this.stamp} ${record.modifiedTime}` : ''}`)
  }
}

/** Caches the formulas of a Base: each is read once a schema, each cell computed once a row version and minute. */
export function createFormulas(worldOf: () => World): Formulas {
  let entries = new Map<FieldState, Entry>()
  let readers = new Map<FieldState, (record: RecordState) => Value>()
  /** Columns whose text is being read, to detect a cycle. */
  const making = new Set<FieldState>()
  let madeAt = -1
  let remembered: Map<string, string> | null = null

  function refresh(world: World): void {
    if (madeAt === world.schema) return
    madeAt = world.schema
    entries = new Map()
    readers = new Map()
  }

  function zoneOfFormulas(world: World): Zone {
    const { formulaZone } = world.variants
    return formulaZone === 'base' ? zoneOfBase(world) : zoneOf(formulaZone === 'utc' ? 'UTC' : world.viewerZone)
  }

  const surroundings = (world: World): CellSurroundings => {
    const member = (id: string) => world.document.members.find((each) => each.id === id)
    const nameOf = (id: string): string => {
      const found = member(id)
      return (world.language === 'zh' ? found?.name : found?.enName) ?? ''
    }
    return {
      rowText(tableId, recordId) {
        const record = world.tables.get(tableId)?.records.get(recordId)
        const table = world.tables.get(tableId)
        return table === undefined || record === undefined
          ? ''
          : textOfCell(record, primaryField(table), cellEnvironment(world))
      },
      memberName: nameOf,
      memberValue(id) {
        const found = member(id)
        return { id, name: found?.name ?? id, enName: found?.enName ?? id, en_name: found?.enName ?? id }
      },
    }
  }

  function readField(world: World, field: FieldState): (record: RecordState) => Value {
    const cached = readers.get(field)
    if (cached) return cached
    const read = isFormula(field) ? readComputed(world, field) : readerOf(field, surroundings(world))
    readers.set(field, read)
    return read
  }

  function readComputed(world: World, field: FieldState): (record: RecordState) => Value {
    // A change of the schema makes all readers anew, so that the entry stays that of the column.
    let entry: Entry | null = null
    return (record) => {
      const { outcome } = memoOf(world, (entry ??= entryOf(world, field)), record)
      if (outcome instanceof Fault) throw outcome
      return outcome
    }
  }

  const reading = (world: World): Reading => ({
    variants: world.variants,
    readerOf: (field) => readField(world, field),
    rowsOf: (tableId) => world.tables.get(tableId)?.state.records ?? [],
    row: (tableId, recordId) => world.tables.get(tableId)?.records.get(recordId),
  })

  /** The table of a column, also of a copy of a column that has just changed its type. */
  function tableOf(world: World, field: FieldState): Table | undefined {
    for (const table of world.tables.values()) if (table.fields.get(field.id) === field) return table
    for (const table of world.tables.values()) if (table.fields.has(field.id)) return table
    return undefined
  }

  function entryOf(world: World, field: FieldState): Entry {
    refresh(world)
    const cached = entries.get(field)
    if (cached) return cached
    making.add(field)
    try {
      const entry = makeEntry(world, field)
      entries.set(field, entry)
      return entry
    } finally {
      making.delete(field)
    }
  }

  function makeEntry(world: World, field: FieldState): Entry {
    const table = tableOf(world, field)
    const binding = table === undefined ? null : bindingOf(world, table, field)
    const traits: Traits = { isLocal: true, usesClock: false, tables: new Set() }
    const isRing = binding !== null && reaches(world, binding, field, new Set())
    const fault =
      binding === null || table === undefined ? NAME_FAULT : isRing ? REFERENCE_FAULT : faultOf(world, field, binding)
    if (binding !== null && fault === null) gatherTraits(world, binding.bound, traits)
    const type = binding?.bound.type ?? ANY
    return {
      field,
      binding,
      type,
      fault,
      ...traits,
      rows: table?.state ?? null,
      run: binding === null || fault !== null ? null : compile(binding.bound, reading(world)),
      memo: new Map(),
      kind: shownKind(field, type, world.variants),
      shown: shownField(field, type, world.variants),
    }
  }

  function bindingOf(world: World, table: Table, field: FieldState): Binding | null {
    try {
      return bind(parse(textOfFormula(field), world.variants, referencesOf(field)), schemaOf(world, table))
    } catch (error) {
      if (error instanceof UnreadableFormula) return null
      throw error
    }
  }

  function faultOf(world: World, field: FieldState, { problems }: Binding): Fault | null {
    if (problems.some(({ severity }) => severity === 'error')) return NAME_FAULT
    if (world.variants.formulaText !== 'literal') return null
    const text = textOfFormula(field)
    const isStale = referencesOf(field).some((reference) => {
      const table = world.tables.get(reference.tableId)
      const name = reference.fieldId === undefined ? table?.state.name : table?.fields.get(reference.fieldId)?.name
      const piece = text.slice(reference.start, reference.end)
      return name !== undefined && piece !== name && piece !== `[${name}]`
    })
    return isStale ? NAME_FAULT : null
  }

  /** Whether what a formula reads leads to `goal`. */
  function reaches(world: World, binding: Binding, goal: FieldState, seen: Set<FieldState>): boolean {
    return binding.uses.some(({ field }) => {
      if (field.id === goal.id) return true
      if (!isFormula(field) || seen.has(field)) return false
      seen.add(field)
      const table = tableOf(world, field)
      const inner =
        entries.get(field)?.binding ??
        (table === undefined
          ? null
          : making.has(field)
            ? bindingOf(world, table, field)
            : entryOf(world, field).binding)
      return inner !== null && reaches(world, inner, goal, seen)
    })
  }

  function gatherTraits(world: World, bound: Bound, traits: Traits): void {
    const all = (): void => {
      traits.isLocal = false
      for (const table of world.tables.values()) traits.tables.add(table)
    }
    const other = (tableId: string): void => {
      traits.isLocal = false
      const table = world.tables.get(tableId)
      if (table) traits.tables.add(table)
    }
    const place = (field: FieldState): void => {
      // The text of a link comes from rows of another table, whose texts may come from further tables.
      if (linkTarget(field) !== '') all()
      if (!isFormula(field)) return
      const inner = entryOf(world, field)
      if (!inner.isLocal) traits.isLocal = false
      if (inner.usesClock) traits.usesClock = true
      for (const table of inner.tables) traits.tables.add(table)
    }
    const rows = (range: BoundRows): void => {
      other(range.tableId)
      if (range.kind === 'rows') return
      rows(range.rows)
      if (range.kind === 'filterRows') walk(range.condition)
      else {
        place(range.by.field)
        if (range.ascending !== null) walk(range.ascending)
      }
    }
    const walk = (part: Bound): void => {
      if ('place' in part) place(part.place.field)
      switch (part.kind) {
        case 'column':
          return rows(part.rows)
        case 'through':
          all()
          return walk(part.object)
        case 'countRows':
          rows(part.rows)
          return walk(part.condition)
        case 'negative':
          return walk(part.operand)
        case 'binary':
          walk(part.left)
          return walk(part.right)
        case 'iterate':
          walk(part.range)
          return walk(part.body)
        case 'call':
          if (CLOCK_FUNCTIONS.has(part.spec.name)) traits.usesClock = true
          for (const arg of part.args) walk(arg)
          return undefined
        case 'special':
          for (const arg of part.args) walk(arg)
          return undefined
        default:
          return undefined
      }
    }
    walk(bound)
  }

  const stampOf = ({ isLocal, tables }: Entry): number => {
    if (isLocal) return 0
    let sum = 0
    for (const table of tables) sum += table.revision
    return sum
  }

  /** When the last row of another table changed, for a clock that only edits of inputs move. */
  function changedAt(entry: Entry): number {
    let last = 0
    for (const table of entry.tables)
      for (const { modifiedTime } of table.state.records) if (modifiedTime > last) last = modifiedTime
    return last
  }

  /** What NOW() says in a cell (switch formulaClock), by whole minutes; 0 where no clock is read. */
  function clockOf(world: World, entry: Entry, record: RecordState): number {
    if (!entry.usesClock) return 0
    const now = Math.floor(world.clock.now() / MINUTE_MS) * MINUTE_MS
    const { formulaClock } = world.variants
    if (formulaClock === 'onRead') return now
    const edited = Math.max(
      record.modifiedTime,
      entry.field.formula?.savedAt ?? 0,
      entry.isLocal ? 0 : changedAt(entry),
    )
    if (formulaClock === 'frozen') return edited
    const zone = zoneOfBase(world)
    return Math.max(edited, zone.startOfDay(zone.dayNumber(now)))
  }

  function memoOf(world: World, entry: Entry, record: RecordState): Memo {
    const stamp = stampOf(entry)
    const clock = clockOf(world, entry, record)
    const cached = entry.memo.get(record)
    if (cached !== undefined && cached.fields === record.fields && cached.stamp === stamp && cached.clock === clock)
      return cached
    // Drop deleted rows when the memo is larger than the table.
    if (entry.memo.size > 2 * (entry.rows?.records.length ?? 0) + 100) entry.memo.clear()
    const outcome = computed(world, entry, record, stamp, clock)
    const { fields } = record
    if (cached === undefined) {
      const memo: Memo = { fields, stamp, clock, outcome, wire: undefined }
      entry.memo.set(record, memo)
      return memo
    }
    cached.fields = fields
    cached.stamp = stamp
    cached.clock = clock
    cached.outcome = outcome
    cached.wire = undefined
    return cached
  }

  function computed(world: World, entry: Entry, record: RecordState, stamp: number, clock: number): Memo['outcome'] {
    if (entry.run === null) return entry.fault ?? NAME_FAULT
    try {
      return entry.run(new CellFrame(world.variants, zoneOfFormulas(world), entry.field.id, record, stamp, clock))
    } catch (error) {
      if (error instanceof Fault) return error
      // A long chain of columns may overflow the stack.
      if (error instanceof RangeError) return VALUE_FAULT
      throw error
    }
  }

  function trialEntry(world: World, { state }: TableView, binding: Binding): Entry {
    const field: FieldState = {
      id: '',
      name: '',
      type: FIELD.formula,
      isPrimary: false,
      property: {},
      description: { content: null },
    }
    const traits: Traits = { isLocal: true, usesClock: false, tables: new Set() }
    gatherTraits(world, binding.bound, traits)
    const { type } = binding.bound
    return {
      field,
      rows: state,
      binding,
      type,
      fault: null,
      ...traits,
      run: compile(binding.bound, reading(world)),
      memo: new Map(),
      kind: shownKind(field, type, world.variants),
      shown: shownField(field, type, world.variants),
    }
  }

  const textOfEntry = (world: World, entry: Entry, value: Value): string =>
    shownText(value, entry.kind, entry.shown, around(world), (ms, shownAs) =>
      formatDate(ms, shownAs, { zone: zoneOfBase(world) }),
    )

  const outcomeOf = (field: FieldState, record: RecordState): Memo['outcome'] => {
    const world = worldOf()
    return memoOf(world, entryOf(world, field), record).outcome
  }

  const around = (world: World) => ({ zone: zoneOfFormulas(world), variants: world.variants })

  /** The computed value in another form, or the fault of computing or converting it. */
  function shown<T>(
    field: FieldState,
    record: RecordState,
    form: (value: Value, entry: Entry, world: World) => T,
  ): T | Fault {
    const world = worldOf()
    const outcome = outcomeOf(field, record)
    if (outcome instanceof Fault) return outcome
    return caught(() => form(outcome, entryOf(world, field), world))
  }

  /** The cells of a column on the wire, for as long as nothing changes: what all rows share is looked up once. */
  function cells(field: FieldState): (record: RecordState) => CellValue {
    const world = worldOf()
    const entry = entryOf(world, field)
    const surrounding = around(world)
    return (record) => {
      const memo = memoOf(world, entry, record)
      if (memo.wire === undefined) memo.wire = onWire(entry, memo.outcome, surrounding)
      return memo.wire
    }
  }

  function onWire(entry: Entry, outcome: Memo['outcome'], surrounding: ReturnType<typeof around>): CellValue {
    const { variants } = surrounding
    try {
      if (outcome instanceof Fault) throw outcome
      return wireCell(outcome, entry.kind, surrounding)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return variants.formulaErrors === 'text' ? [{ type: 'text', text: error.fault }] : null
    }
  }

  const cell = (field: FieldState, record: RecordState): CellValue => cells(field)(record)

  /** The clock and the revisions that the formulas of a table read, as one text. */
  function stamp(tableId: string): string {
    const world = worldOf()
    const fields = world.tables.get(tableId)?.state.fields.filter(isFormula) ?? []
    if (fields.length === 0) return ''
    let sum = 0
    let usesClock = false
    for (const field of fields) {
      const entry = entryOf(world, field)
      sum += stampOf(entry)
      usesClock ||= entry.usesClock
    }
    return `${world.schema} ${sum} ${usesClock ? Math.floor(world.clock.now() / MINUTE_MS) : ''}`
  }

  /** What every formula cell of the Base shows, by column and row. */
  function allCells(world: World): Map<string, string> {
    const shownCells = new Map<string, string>()
    for (const table of world.tables.values()) {
      for (const field of table.state.fields) {
        if (!isFormula(field)) continue
        const read = cells(field)
        for (const record of table.state.records)
          shownCells.set(`${table.state.id} ${record.id} ${field.id}`, JSON.stringify(read(record)))
      }
    }
    return shownCells
  }

  function changes(): readonly FormulaChange[] {
    const world = worldOf()
    if (world.variants.formulaEvents === 'none') {
      remembered = null
      return []
    }
    const before = remembered
    remembered = allCells(world)
    if (before === null) return []
    const byRow = new Map<string, { tableId: string; recordId: string; fieldIds: string[] }>()
    for (const [key, now] of remembered) {
      if (!before.has(key) || before.get(key) === now) continue
      const [tableId = '', recordId = '', fieldId = ''] = key.split(' ')
      const row = byRow.get(`${tableId} ${recordId}`) ?? { tableId, recordId, fieldIds: [] }
      row.fieldIds.push(fieldId)
      byRow.set(`${tableId} ${recordId}`, row)
    }
    return [...byRow.values()]
  }

  const formulas: Formulas = {
    computes: isFormula,
    cell,
    cells,
    text(field, record) {
      const cell = shown(field, record, (value, entry, world) => textOfEntry(world, entry, value))
      return cell instanceof Fault ? (worldOf().variants.formulaErrors === 'text' ? cell.fault : '') : cell
    },
    fault(field, record): FaultName | null {
      const cell = shown(field, record, (value, entry, world) => wireCell(value, entry.kind, around(world)))
      return cell instanceof Fault ? cell.fault : null
    },
    shownAs(field) {
      return isFormula(field) ? entryOf(worldOf(), field).shown : field
    },
    typeOf(field) {
      if (!isFormula(field)) return typeOfField(field)
      return making.has(field) ? ANY : entryOf(worldOf(), field).type
    },
    stamp,
    publicText(field) {
      const text = textOfFormula(field)
      if (worldOf().variants.formulaText !== 'byId') return text
      const binding = entryOf(worldOf(), field).binding
      return binding === null ? text : render(text, binding.marks, 'ids').text
    },
    dependencies(field) {
      if (!isFormula(field)) return []
      return (entryOf(worldOf(), field).binding?.uses ?? []).map(({ tableId, field: used }) => ({
        tableId,
        fieldId: used.id,
      }))
    },
    reaches(binding, goal) {
      return reaches(worldOf(), binding, goal, new Set())
    },
    trial(table, binding) {
      const world = worldOf()
      refresh(world)
      const entry = trialEntry(world, table, binding)
      const value = (record: RecordState): Value | Fault => {
        return computed(world, entry, record, stampOf(entry), clockOf(world, entry, record))
      }
      return {
        value,
        text(record) {
          const found = value(record)
          return found instanceof Fault ? found : caught(() => textOfEntry(world, entry, found))
        },
      }
    },
    changes,
  }
  return formulas
}

function caught<T>(work: () => T): T | Fault {
  try {
    return work()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

const textOfFormula = (field: FieldState): string => {
  const text = field.property?.['formula']
  return typeof text === 'string' ? text : ''
}

const referencesOf = (field: FieldState): readonly FormulaReference[] => field.formula?.references ?? []
