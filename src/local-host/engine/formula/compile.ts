import type { FieldState, RecordState, Variants } from '../types.ts'
import type { Bound, BoundRows, Place } from './bound.ts'
import { DAY_MS, instant } from './functions/dates.ts'
import { blankNumber, flagOf, type Evaluation } from './functions/functionSpec.ts'
import { modulo } from './functions/numbers.ts'
import type { BinaryOperator } from './parse.ts'
import { keyOf, repeatedKeys } from './repeated.ts'
import {
  DateValue,
  DIVISION_FAULT,
  Fault,
  Item,
  REFERENCE_FAULT,
  VALUE_FAULT,
  conditionOf,
  elementsOf,
  equal,
  finite,
  isBlank,
  isList,
  numberOrBlank,
  order,
  orderOfBlanks,
  scalarOf,
  textOf,
  type Scalar,
  type Value,
} from './value.ts'

/** One cell under computation. */
export interface Frame extends Evaluation {
  readonly record: RecordState
  /** What CurrentValue means at the moment: an element, or a row of a table. */
  current: Value
  currentRow: RecordState | null
  /** Changes with anything that a row-free part may depend on. */
  readonly stamp: string
}

/** What compiling needs from the Base. */
export interface Reading {
  readerOf(field: FieldState): (record: RecordState) => Value
  /** All rows of a table, in the order of creation; [] when it is gone. */
  rowsOf(tableId: string): readonly RecordState[]
  row(tableId: string, recordId: string): RecordState | undefined
  readonly variants: Variants
}

type Run = (frame: Frame) => Value

/** A compiled part of a formula. */
interface Part {
  readonly run: Run
  /** Whether it has the same value in every row. */
  readonly isRowFree: boolean
  /** Whether it reads a whole table, so that it is worth computing once for all rows. */
  readonly isCostly: boolean
}

/** Compiles a tree. The result throws Faults and nothing else. */
export const compile = (bound: Bound, reading: Reading): Run =>
  once(new Compiler(reading, repeatedKeys(bound)).part(bound), true)

/** Computes a part that stands more than once in a formula only once a row. */
function onceARow(run: Run): Run {
  let row: Frame | null = null
  let result: { readonly value: Value } | Fault = REFERENCE_FAULT
  return (frame) => {
    if (row !== frame) {
      result = attempt(run, frame)
      row = frame
    }
    if (result instanceof Fault) throw result
    return result.value
  }
}

/** Computes a costly part with the same value in every row only once. */
function once({ run, isRowFree, isCostly }: Part, isOutside: boolean): Run {
  if (!isRowFree || !isCostly || !isOutside) return run
  let stamp: string | null = null
  let result: { readonly value: Value } | Fault = REFERENCE_FAULT
  return (frame) => {
    if (stamp !== frame.stamp) {
      result = attempt(run, frame)
      ;({ stamp } = frame)
    }
    if (result instanceof Fault) throw result
    return result.value
  }
}

function attempt(run: Run, frame: Frame): { readonly value: Value } | Fault {
  try {
    return { value: run(frame) }
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

/** Functions whose result differs between rows although they read no cell. */
const ROW_FUNCTIONS: ReadonlySet<string> = new Set(['RECORD_ID', 'RANDOMBETWEEN', 'RANDOMITEM'])

class Compiler {
  private readonly reading: Reading
  /** Inside a condition or mapping, where a part may depend on CurrentValue. */
  private isInside = false
  private readonly repeated: ReadonlySet<string>
  /** Parts that stand more than once, by what they compute. */
  private readonly shared = new Map<string, { run: Run; part: Part }>()

  constructor(reading: Reading, repeated: ReadonlySet<string>) {
    this.reading = reading
    this.repeated = repeated
  }

  private run(bound: Bound): { run: Run; part: Part } {
    const key = this.isInside || this.repeated.size === 0 ? null : keyOf(bound)
    if (key === null || !this.repeated.has(key)) return this.runOf(bound)
    const known = this.shared.get(key)
    if (known !== undefined) return known
    const made = this.runOf(bound)
    const shared = { run: onceARow(made.run), part: made.part }
    this.shared.set(key, shared)
    return shared
  }

  private runOf(bound: Bound): { run: Run; part: Part } {
    const part = this.part(bound)
    return { run: once(part, !this.isInside), part }
  }

  private join(parts: readonly Part[], run: Run, isRowFree = true): Part {
    return {
      run,
      isRowFree: isRowFree && parts.every((part) => part.isRowFree),
      isCostly: parts.some((part) => part.isCostly),
    }
  }

  part(bound: Bound): Part {
    switch (bound.kind) {
      case 'constant': {
        const { value } = bound
        return { run: () => value, isRowFree: true, isCostly: false }
      }
      case 'lost': {
        const { fault } = bound
        return {
          run: () => {
            throw fault
          },
          isRowFree: true,
          isCostly: false,
        }
      }
      case 'cell': {
        const reader = this.reading.readerOf(bound.place.field)
        return { run: ({ record }) => reader(record), isRowFree: false, isCostly: false }
      }
      case 'current':
        return { run: ({ current }) => current, isRowFree: false, isCostly: false }
      case 'currentCell': {
        const reader = this.reading.readerOf(bound.place.field)
        return {
          run: ({ currentRow }) => (currentRow === null ? null : reader(currentRow)),
          isRowFree: false,
          isCostly: false,
        }
      }
      case 'column':
        return this.column(bound.place, bound.rows)
      case 'through':
        return this.through(bound.place, bound.object)
      case 'negative': {
        const { run, part } = this.run(bound.operand)
        return this.join([part], (frame) => {
          const number = numberOrBlank(run(frame)) ?? blankNumber(frame)
          return number === undefined ? null : -number || 0
        })
      }
      case 'binary':
        return this.binary(bound.operator, bound.left, bound.right)
      case 'call':
        return this.call(bound)
      case 'special':
        return this.special(bound.name, bound.args)
      case 'countRows':
        return this.countRows(bound.rows, bound.condition)
      default:
        return this.iterate(bound.name, bound.range, bound.body)
    }
  }

  private call({ spec, args, site }: Bound & { kind: 'call' }): Part {
    const runs = args.map((arg) => this.run(arg))
    const parts = runs.map(({ part }) => part)
    const isRowFree = !ROW_FUNCTIONS.has(spec.name)
    const [a, b, c] = runs.map(({ run }) => run)
    // Most calls have up to three arguments: avoid a loop for them.
    if (a === undefined) return this.join(parts, (frame) => spec.run([], frame, site), isRowFree)
    if (b === undefined) return this.join(parts, (frame) => spec.run([a(frame)], frame, site), isRowFree)
    if (c === undefined) return this.join(parts, (frame) => spec.run([a(frame), b(frame)], frame, site), isRowFree)
    return this.join(
      parts,
      (frame) =>
        spec.run(
          runs.map(({ run }) => run(frame)),
          frame,
          site,
        ),
      isRowFree,
    )
  }

  /** Cells of some rows; blank ones by the switch formulaLists. */
  private column(place: Place, rows: BoundRows): Part {
    const { rowsOf, part } = this.rows(rows)
    const reader = this.reading.readerOf(place.field)
    const keepsBlanks = this.reading.variants.formulaLists === 'blanksKept'
    return {
      ...part,
      run(frame) {
        const values: Value[] = []
        for (const row of rowsOf(frame)) {
          const value = reader(row)
          if (keepsBlanks || !isBlank(value)) values.push(value)
        }
        return values
      },
    }
  }

  private rows(rows: BoundRows): { rowsOf: (frame: Frame) => readonly RecordState[]; part: Omit<Part, 'run'> } {
    if (rows.kind === 'rows') {
      const { tableId } = rows
      return { rowsOf: () => this.reading.rowsOf(tableId), part: { isRowFree: true, isCostly: true } }
    }
    const inner = this.rows(rows.rows)
    if (rows.kind === 'filterRows') {
      const { test, part } = this.condition(rows.condition)
      return {
        rowsOf: (frame) => inner.rowsOf(frame).filter((row) => test(frame, row)),
        part: { isRowFree: part.isRowFree && inner.part.isRowFree, isCostly: true },
      }
    }
    const reader = this.reading.readerOf(rows.by.field)
    const ascending = rows.ascending === null ? null : this.run(rows.ascending)
    return {
      rowsOf(frame) {
        const sign = ascending === null || flagOf(ascending.run(frame), true) ? 1 : -1
        return inner
          .rowsOf(frame)
          .map((row) => ({ row, key: scalarOf(reader(row)) }))
          .toSorted((x, y) => {
            if (isBlank(x.key) || isBlank(y.key)) return Number(isBlank(x.key)) - Number(isBlank(y.key))
            return (order(x.key, y.key) ?? 0) * sign
          })
          .map(({ row }) => row)
      },
      part: { isRowFree: inner.part.isRowFree && (ascending?.part.isRowFree ?? true), isCostly: true },
    }
  }

  /** A part inside a condition: whether it is the same in every row does not depend on CurrentValue. */
  private inside(bound: Bound): Part {
    const outside = this.isInside
    this.isInside = true
    const part = this.part(bound)
    this.isInside = outside
    return { ...part, isRowFree: !readsOwnRow(bound) }
  }

  private condition(bound: Bound): { test: (frame: Frame, row: RecordState) => boolean; part: Part } {
    const part = this.inside(bound)
    return {
      part,
      test(frame, row) {
        const before = frame.currentRow
        frame.currentRow = row
        try {
          return conditionOf(part.run(frame))
        } finally {
          frame.currentRow = before
        }
      },
    }
  }

  private countRows(rows: BoundRows, condition: Bound): Part {
    const { rowsOf, part } = this.rows({ kind: 'filterRows', rows, tableId: rows.tableId, condition })
    return { ...part, run: (frame) => rowsOf(frame).length }
  }

  private through(place: Place, object: Bound): Part {
    const { run, part } = this.run(object)
    const reader = this.reading.readerOf(place.field)
    const keepsBlanks = this.reading.variants.formulaLists === 'blanksKept'
    const rowOf = (value: Scalar): RecordState | undefined => {
      const raw = value instanceof Item && value.family === 'record' ? (value.raw as { recordId: string }) : null
      return raw === null ? undefined : this.reading.row(place.tableId, raw.recordId)
    }
    if (object.type.kind !== 'list') {
      return this.join([part], (frame) => {
        const row = rowOf(scalarOf(run(frame)))
        return row === undefined ? null : reader(row)
      })
    }
    return this.join([part], (frame) => {
      const linked = run(frame)
      if (linked === null) return []
      return elementsOf(linked).flatMap((value): readonly Value[] => {
        const row = rowOf(value)
        if (row === undefined) return []
        const cell = reader(row)
        if (isBlank(cell) && !keepsBlanks) return []
        return isList(cell) ? cell : [cell]
      })
    })
  }

  private iterate(name: 'FILTER' | 'MAP' | 'COUNTIF' | 'SUMIF', range: Bound, body: Bound): Part {
    const { run, part } = this.run(range)
    const inner = this.inside(body)
    const each = (frame: Frame): { readonly value: Value; readonly result: Value }[] => {
      const list = run(frame)
      const { current } = frame
      const elements = list === null ? [] : isList(list) ? list : [list]
      try {
        return elements.map((value) => {
          frame.current = value
          return { value, result: inner.run(frame) }
        })
      } finally {
        frame.current = current
      }
    }
    const compute: Readonly<Record<typeof name, Run>> = {
      MAP: (frame) => each(frame).map(({ result }) => result),
      FILTER: (frame) =>
        each(frame)
          .filter(({ result }) => conditionOf(result))
          .map(({ value }) => value),
      COUNTIF: (frame) => each(frame).filter(({ result }) => conditionOf(result)).length,
      SUMIF: (frame) =>
        finite(
          each(frame)
            .filter(({ result }) => conditionOf(result))
            .reduce((sum, { value }) => sum + (numberOrBlank(value) ?? 0), 0),
        ),
    }
    return {
      run: compute[name],
      isRowFree: part.isRowFree && inner.isRowFree,
      isCostly: part.isCostly || inner.isCostly,
    }
  }

  private binary(operator: BinaryOperator, left: Bound, right: Bound): Part {
    const [a, b] = [this.run(left), this.run(right)]
    return this.join([a.part, b.part], operation(operator, a.run, b.run, this.reading.variants))
  }

  private special(name: Extract<Bound, { kind: 'special' }>['name'], args: readonly Bound[]): Part {
    const runs = args.map((arg) => this.run(arg))
    const run = SPECIAL_RUNS[name](runs.map((each) => each.run))
    const isEager = this.reading.variants.formulaBranches === 'eager' && name !== 'ISERROR'
    // With eager branches an error in any branch is the result; IFERROR catches only its own first argument.
    const demanded = name === 'IFERROR' ? runs.slice(1) : runs
    return this.join(
      runs.map(({ part }) => part),
      isEager
        ? (frame) => {
            for (const each of demanded) each.run(frame)
            return run(frame)
          }
        : run,
    )
  }
}

/** Whether a condition reads the formula's own row, or is different by row otherwise. */
function readsOwnRow(bound: Bound): boolean {
  switch (bound.kind) {
    case 'cell':
      return true
    case 'constant':
    case 'lost':
    case 'current':
    case 'currentCell':
      return false
    case 'column':
      return rowsReadOwnRow(bound.rows)
    case 'through':
      return readsOwnRow(bound.object)
    case 'negative':
      return readsOwnRow(bound.operand)
    case 'binary':
      return readsOwnRow(bound.left) || readsOwnRow(bound.right)
    case 'call':
      return ROW_FUNCTIONS.has(bound.spec.name) || bound.args.some(readsOwnRow)
    case 'special':
      return bound.args.some(readsOwnRow)
    case 'countRows':
      return rowsReadOwnRow(bound.rows) || readsOwnRow(bound.condition)
    default:
      return readsOwnRow(bound.range) || readsOwnRow(bound.body)
  }
}

function rowsReadOwnRow(rows: BoundRows): boolean {
  if (rows.kind === 'rows') return false
  if (rows.kind === 'filterRows') return rowsReadOwnRow(rows.rows) || readsOwnRow(rows.condition)
  return rowsReadOwnRow(rows.rows) || (rows.ascending !== null && readsOwnRow(rows.ascending))
}

/** The sense of || over several conditions: as lazy as the branches are. */
const some =
  (runs: readonly Run[], wanted: boolean): Run =>
  (frame) => {
    for (const run of runs) if (conditionOf(run(frame)) === wanted) return wanted
    return !wanted
  }

const SPECIAL_RUNS: Readonly<Record<Extract<Bound, { kind: 'special' }>['name'], (runs: readonly Run[]) => Run>> = {
  IF:
    ([condition, yes, no]) =>
    (frame) => {
      if (condition === undefined || yes === undefined) return null
      return conditionOf(condition(frame)) ? yes(frame) : no === undefined ? false : no(frame)
    },
  IFS: (runs) => (frame) => {
    for (let at = 0; at + 1 < runs.length; at += 2) {
      if (conditionOf(runs[at]?.(frame) ?? null)) return runs[at + 1]?.(frame) ?? null
    }
    throw VALUE_FAULT
  },
  SWITCH:
    ([subject, ...rest]) =>
    (frame) => {
      const wanted = subject?.(frame) ?? null
      let at = 0
      for (; at + 1 < rest.length; at += 2) {
        if (equal(wanted, rest[at]?.(frame) ?? null)) return rest[at + 1]?.(frame) ?? null
      }
      return rest[at]?.(frame) ?? null
    },
  IFERROR:
    ([subject, otherwise]) =>
    (frame) => {
      const outcome = attempt((inner) => subject?.(inner) ?? null, frame)
      return outcome instanceof Fault ? (otherwise?.(frame) ?? null) : outcome.value
    },
  IFBLANK:
    ([subject, otherwise]) =>
    (frame) => {
      const value = subject?.(frame) ?? null
      return isBlank(value) ? (otherwise?.(frame) ?? null) : value
    },
  ISERROR:
    ([subject]) =>
    (frame) =>
      attempt((inner) => subject?.(inner) ?? null, frame) instanceof Fault,
  AND: (runs) => some(runs, false),
  OR: (runs) => some(runs, true),
}

const ORDERS: Readonly<Record<'>' | '>=' | '<' | '<=', (step: number) => boolean>> = {
  '>': (step) => step > 0,
  '>=': (step) => step >= 0,
  '<': (step) => step < 0,
  '<=': (step) => step <= 0,
}

const ARITHMETIC: Readonly<Record<'*' | '/' | '%' | '^', (a: number, b: number) => number>> = {
  '*': (a, b) => a * b,
  '/'(a, b) {
    if (b === 0) throw DIVISION_FAULT
    return a / b
  },
  '%': modulo,
  '^': (a, b) => a ** b,
}

function operation(operator: BinaryOperator, left: Run, right: Run, variants: Variants): Run {
  switch (operator) {
    case '&':
      return (frame) => textOf(left(frame), frame) + textOf(right(frame), frame)
    case '=':
      return (frame) => equal(left(frame), right(frame))
    case '!=':
      return (frame) => !equal(left(frame), right(frame))
    case '>':
    case '>=':
    case '<':
    case '<=': {
      const holds = ORDERS[operator]
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        const step = order(a, b)
        if (step !== null) return holds(step)
        if (variants.formulaNull === 'error') throw VALUE_FAULT
        return variants.formulaNull === 'blank' ? null : holds(orderOfBlanks(a, b))
      }
    }
    case '&&':
    case '||': {
      const wanted = operator === '||'
      if (variants.formulaBranches === 'lazy') return some([left, right], wanted)
      return (frame) => {
        const [a, b] = [conditionOf(left(frame)), conditionOf(right(frame))]
        return wanted ? a || b : a && b
      }
    }
    case '+':
    case '-':
      return sum(operator === '+' ? 1 : -1, left, right)
    default: {
      const compute = ARITHMETIC[operator]
      return (frame) => {
        const a = numberOrBlank(left(frame)) ?? blankNumber(frame)
        const b = numberOrBlank(right(frame)) ?? blankNumber(frame)
        return a === undefined || b === undefined ? null : finite(compute(a, b))
      }
    }
  }
}

/** Numbers, dates with days, and the days between two dates. */
const sum =
  (sign: 1 | -1, left: Run, right: Run): Run =>
  (frame) => {
    const a = scalarOf(left(frame))
    const b = scalarOf(right(frame))
    if (a instanceof DateValue) {
      if (b instanceof DateValue) {
        if (sign === 1) throw VALUE_FAULT
        return (a.ms - b.ms) / DAY_MS
      }
      const days = numberOrBlank(b) ?? blankNumber(frame)
      return days === undefined ? null : instant(a.ms + sign * days * DAY_MS)
    }
    if (b instanceof DateValue) {
      if (sign === -1) {
        // A number or a blank minus a date is no date; the blank may still decide.
        if ((numberOrBlank(a) ?? blankNumber(frame)) === undefined) return null
        throw VALUE_FAULT
      }
      const days = numberOrBlank(a) ?? blankNumber(frame)
      return days === undefined ? null : instant(b.ms + days * DAY_MS)
    }
    const x = numberOrBlank(a) ?? blankNumber(frame)
    const y = numberOrBlank(b) ?? blankNumber(frame)
    return x === undefined || y === undefined ? null : finite(x + sign * y)
  }
