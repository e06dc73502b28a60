import { FIELD } from '../fields/fieldTypes.ts'
import { optionsOf } from '../fields/options.ts'
import type { FieldState } from '../types.ts'
import type { Bound, BoundRows, Place, TableView } from './bound.ts'
import { UNSUPPORTED_FUNCTIONS, isSpecial, plainFunction, specialOf, type SpecialName } from './functions/index.ts'
import type { NameToken, Syntax } from './parse.ts'
import type { FormulaProblem, ProblemCode } from './problems.ts'
import { ANY, BLANK, BOOLEAN, DATE, NUMBER, TEXT, either, elementType, listOf, type ResultType } from './resultType.ts'
import { NAME_FAULT, REFERENCE_FAULT, type Value } from './value.ts'

/** What binding needs from the Base. */
export interface Schema {
  readonly own: TableView
  /** Tables by id, including `own` while it is being made. */
  table(id: string): TableView | undefined
  tableNamed(name: string): TableView | undefined
  typeOf(field: FieldState): ResultType
  readonly blankTurnsToText: boolean
  /** True for a filter of old clients, where CurrentValue is the row being tested. */
  readonly isFilter: boolean
}

/** A piece of the text that stands for a table, a column or an option, in both spellings. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly byName: string
  readonly byId: string
  /** What it refers to; null for an option, whose name is a text like any other. */
  readonly target: { readonly tableId: string; readonly fieldId?: string } | null
}

export interface Binding {
  readonly bound: Bound
  readonly problems: readonly FormulaProblem[]
  readonly marks: readonly Mark[]
  /** Each column once, in the order of the text. */
  readonly uses: readonly Place[]
  readonly usesTables: ReadonlySet<string>
}

/** Resolves the names of a tree, checks the hard rules of the language (formula §4.6) and types every part. */
export function bind(tree: Syntax, schema: Schema): Binding {
  const binder = new Binder(schema)
  const bound = binder.value(tree, schema.isFilter ? { rowsOf: schema.own.state.id } : null)
  return {
    bound,
    problems: binder.problems,
    marks: binder.marks.toSorted((a, b) => a.start - b.start),
    uses: binder.uses,
    usesTables: binder.usesTables,
  }
}

/** Inside a condition or mapping: CurrentValue is a row, or an element of this type. */
type Scope = null | { readonly rowsOf: string } | { readonly element: ResultType }

type Operand =
  | { readonly is: 'value'; readonly bound: Bound }
  | { readonly is: 'rows'; readonly rows: BoundRows; readonly name: string; readonly madeBy: string | null }
  | { readonly is: 'row'; readonly tableId: string }

const LOST_NAME: Bound = { kind: 'lost', fault: NAME_FAULT, type: ANY }
const LOST_REFERENCE: Bound = { kind: 'lost', fault: REFERENCE_FAULT, type: ANY }
const constant = (value: Value, type: ResultType): Bound => ({ kind: 'constant', value, type })
const value = (bound: Bound): Operand => ({ is: 'value', bound })

/** Names that look like a start and like an end, to warn about DAYS with its arguments swapped. */
const START_NAME = /开始|起始|start|begin/iu
const END_NAME = /结束|截止|完成|end|due|finish/iu

class Binder {
  readonly problems: FormulaProblem[] = []
  marks: Mark[] = []
  readonly uses: Place[] = []
  readonly usesTables = new Set<string>()
  private readonly schema: Schema
  /** Number of calls bound so far; gives each call of a formula its own number. */
  private sites = 0

  constructor(schema: Schema) {
    this.schema = schema
  }

  private report(
    code: ProblemCode,
    at: { readonly start: number; readonly end: number },
    piece = '',
    severity: FormulaProblem['severity'] = 'error',
  ): Bound {
    this.problems.push({ code, severity, start: at.start, end: at.end, piece })
    return LOST_NAME
  }

  /** A part where one value or list is wanted. */
  value(node: Syntax, scope: Scope): Bound {
    const operand = this.operand(node, scope, 'value')
    if (operand.is === 'value') return operand.bound
    if (operand.is === 'row') return this.report('currentIsRow', node)
    return operand.madeBy === null
      ? this.report('tableValue', node, operand.name)
      : this.report('tableWithoutColumn', node, operand.madeBy)
  }

  private operand(node: Syntax, scope: Scope, wanted: 'value' | 'range' | 'object', followedBy?: NameToken): Operand {
    switch (node.kind) {
      case 'number':
        return value(constant(node.value, NUMBER))
      case 'text':
        return value(constant(node.value, node.value === '' ? BLANK : TEXT))
      case 'boolean':
        return value(constant(node.value, BOOLEAN))
      case 'current':
        return this.current(node, scope)
      case 'name':
        return this.name(node, wanted, followedBy)
      case 'member':
        return this.member(node, scope)
      case 'negative': {
        const operand = this.value(node.operand, scope)
        return value({ kind: 'negative', operand, type: NUMBER })
      }
      case 'binary':
        return value(this.binary(node, scope))
      default:
        return this.call(node, scope)
    }
  }

  private current(node: Syntax, scope: Scope): Operand {
    if (scope === null) return value(this.report('currentOutside', node))
    if ('rowsOf' in scope) return { is: 'row', tableId: scope.rowsOf }
    return value({ kind: 'current', type: scope.element })
  }

  private mark(
    name: { readonly start: number; readonly end: number },
    byName: string,
    byId: string,
    target: Mark['target'],
  ): void {
    this.marks.push({ start: name.start, end: name.end, byName, byId, target })
  }

  private use(table: TableView, field: FieldState): Place {
    const place = { tableId: table.state.id, field }
    if (!this.uses.some((each) => each.field === field)) this.uses.push(place)
    return place
  }

  /** A column of the formula's own row. */
  private ownCell(name: { readonly start: number; readonly end: number }, field: FieldState): Operand {
    const { own } = this.schema
    this.mark(name, `[${field.name}]`, `bitable::$table[${own.state.id}].$field[${field.id}]`, {
      tableId: own.state.id,
      fieldId: field.id,
    })
    const place = this.use(own, field)
    return value({ kind: 'cell', place, type: this.schema.typeOf(field) })
  }

  private rows(name: NameToken, table: TableView): Operand {
    const { id } = table.state
    this.mark(name, `[${table.state.name}]`, `bitable::$table[${id}]`, { tableId: id })
    this.usesTables.add(id)
    return { is: 'rows', rows: { kind: 'rows', tableId: id }, name: table.state.name, madeBy: null }
  }

  private name(
    { name, bare }: Syntax & { kind: 'name' },
    wanted: 'value' | 'range' | 'object',
    followedBy?: NameToken,
  ): Operand {
    if (name.means !== null) return this.meant(name)
    if (name.id !== null) {
      const table = name.id.of === 'table' ? this.schema.table(name.id.id) : undefined
      return table === undefined ? value(this.report('unknownTable', name, name.id.id)) : this.rows(name, table)
    }
    const field = this.schema.own.state.fields.find((each) => each.name === name.text)
    const table = this.schema.tableNamed(name.text)
    if (field !== undefined && (table === undefined || this.fieldWins(field, wanted, followedBy)))
      return this.ownCell(name, field)
    if (table !== undefined) return this.rows(name, table)
    if (bare && (plainFunction(name.text.toUpperCase()) !== undefined || isSpecial(name.text.toUpperCase()))) {
      return value(this.report('parentheses', name, name.text))
    }
    return value(this.report('unknownName', name, name.text))
  }

  /**
   * A column and a table of one name: a column that can be gone through or filtered is meant, else the table where one
   * is wanted.
   */
  private fieldWins(field: FieldState, wanted: 'value' | 'range' | 'object', followedBy?: NameToken): boolean {
    const type = this.schema.typeOf(field)
    if (wanted === 'value') return true
    if (wanted === 'range') return type.kind === 'list'
    const element = elementType(type)
    const target =
      element.kind === 'item' && element.tableId !== undefined ? this.schema.table(element.tableId) : undefined
    return (
      target !== undefined &&
      (followedBy === undefined || target.state.fields.some(({ name }) => name === followedBy.text))
    )
  }

  /** A span of a stored text whose reference is known; its target may be deleted. */
  private meant(name: NameToken): Operand {
    const { tableId = '', fieldId } = name.means ?? {}
    const table = this.schema.table(tableId)
    const field = fieldId === undefined ? undefined : table?.fields.get(fieldId)
    const target = fieldId === undefined ? { tableId } : { tableId, fieldId }
    if (table !== undefined && fieldId === undefined) return this.rows(name, table)
    if (table !== undefined && field !== undefined && table === this.schema.own) return this.ownCell(name, field)
    this.mark(
      name,
      `[${name.text}]`,
      fieldId === undefined ? `bitable::$table[${tableId}]` : `bitable::$table[${tableId}].$field[${fieldId}]`,
      target,
    )
    return value(LOST_REFERENCE)
  }

  /** The column of `table` that a name after a dot means; null when there is none. */
  private columnOf(table: TableView, name: NameToken, isOwnColumn: boolean): FieldState | Bound {
    const { id: tableId } = table.state
    const field =
      name.means !== null
        ? table.fields.get(name.means.fieldId ?? '')
        : name.id !== null
          ? table.fields.get(name.id.id)
          : table.state.fields.find((each) => each.name === name.text)
    if (field !== undefined) {
      this.mark(name, `[${field.name}]`, `$${isOwnColumn ? 'column' : 'field'}[${field.id}]`, {
        tableId,
        fieldId: field.id,
      })
      this.use(table, field)
      return field
    }
    if (name.means === null) return this.report('unknownColumn', name, name.id?.id ?? name.text)
    this.mark(name, `[${name.text}]`, `$column[${name.means.fieldId ?? ''}]`, {
      tableId,
      fieldId: name.means.fieldId ?? '',
    })
    return LOST_REFERENCE
  }

  private member(node: Syntax & { kind: 'member' }, scope: Scope): Operand {
    const { object, name } = node
    if (name.id?.of === 'option') return this.option(node, name.id.id, scope)
    const own = this.schema.own.state.id
    if (
      object.kind === 'name' &&
      object.name.id?.of === 'table' &&
      object.name.id.id === own &&
      name.id?.of === 'field'
    ) {
      const field = this.schema.own.fields.get(name.id.id)
      return field === undefined ? value(this.report('unknownColumn', name, name.id.id)) : this.ownCell(node, field)
    }
    const operand = this.operand(object, scope, 'object', name)
    if (operand.is === 'row') {
      const table = this.schema.table(operand.tableId)
      if (table === undefined) return value(LOST_REFERENCE)
      const field = this.columnOf(table, name, true)
      return value(
        'kind' in field
          ? field
          : { kind: 'currentCell', place: { tableId: operand.tableId, field }, type: this.schema.typeOf(field) },
      )
    }
    if (operand.is === 'rows') {
      const table = this.schema.table(operand.rows.tableId)
      if (table === undefined) return value(LOST_REFERENCE)
      const field = this.columnOf(table, name, operand.madeBy !== null || operand.rows.tableId === own)
      return value(
        'kind' in field
          ? field
          : {
              kind: 'column',
              place: { tableId: table.state.id, field },
              rows: operand.rows,
              type: listOf(this.schema.typeOf(field)),
            },
      )
    }
    return value(this.through(operand.bound, node))
  }

  /** A column of what a link points to. */
  private through(object: Bound, { object: syntax, name }: Syntax & { kind: 'member' }): Bound {
    if (object.kind === 'lost') {
      if (name.means !== null)
        this.mark(name, `[${name.text}]`, `$column[${name.means.fieldId ?? ''}]`, {
          tableId: name.means.tableId,
          fieldId: name.means.fieldId ?? '',
        })
      return object
    }
    const element = elementType(object.type)
    const table =
      element.kind === 'item' && element.tableId !== undefined ? this.schema.table(element.tableId) : undefined
    if (table === undefined)
      return this.report(syntax.kind === 'current' ? 'currentOfColumn' : 'columnAfterValue', name, name.text)
    const field = this.columnOf(table, name, true)
    if ('kind' in field) return field
    const type = this.schema.typeOf(field)
    return {
      kind: 'through',
      object,
      place: { tableId: table.state.id, field },
      type: object.type.kind === 'list' ? listOf(type.kind === 'list' ? type.of : type) : type,
    }
  }

  /** `….$option[id]`: the option's name, which is how a text writes it. */
  private option(node: Syntax & { kind: 'member' }, id: string, scope: Scope): Operand {
    const before = this.marks.length
    const object = this.value(node.object, scope)
    this.marks = this.marks.slice(0, before)
    const field = 'place' in object ? object.place.field : undefined
    const option = field === undefined ? undefined : optionsOf(field.property).find((each) => each.id === id)
    if (option === undefined) return value(this.report('unknownOption', node, id))
    this.mark(node, `"${option.name.replaceAll(/[\\"]/gu, (char) => `\\${char}`)}"`, `"${option.name}"`, null)
    return value(constant(option.name, TEXT))
  }

  private binary(node: Syntax & { kind: 'binary' }, scope: Scope): Bound {
    const left = this.value(node.left, scope)
    const right = this.value(node.right, scope)
    const { operator } = node
    const bound = (type: ResultType): Bound => ({ kind: 'binary', operator, left, right, type })
    switch (operator) {
      case '&':
        for (const [side, syntax] of [
          [left, node.left],
          [right, node.right],
        ] as const) {
          if (side.type.kind === 'date') this.report('dateAsText', syntax, '', 'warning')
        }
        return bound(TEXT)
      case '+':
      case '-':
        if (left.type.kind === 'date' && right.type.kind === 'date') return bound(NUMBER)
        if (left.type.kind === 'date') return bound(right.type.kind === 'any' && operator === '-' ? ANY : DATE)
        if (right.type.kind === 'date') return bound(DATE)
        return bound(left.type.kind === 'any' || right.type.kind === 'any' ? ANY : NUMBER)
      case '*':
      case '/':
      case '%':
      case '^':
        return bound(NUMBER)
      default:
        this.warnOfPercent(left, node.right)
        this.warnOfPercent(right, node.left)
        return bound(BOOLEAN)
    }
  }

  private warnOfPercent(side: Bound, other: Syntax): void {
    if (side.type.kind === 'number' && side.type.isPercent === true && other.kind === 'number' && other.value > 1) {
      this.report('percentLiteral', other, other.text, 'warning')
    }
  }

  private call(node: Syntax & { kind: 'call' }, scope: Scope): Operand {
    const name = this.schema.isFilter && node.name === 'CONTAINS' ? 'CONTAINTEXT' : node.name
    const at = { start: node.nameStart, end: node.nameEnd }
    if (UNSUPPORTED_FUNCTIONS.has(name)) return value(this.report('unsupportedFunction', at, name))
    const spec = plainFunction(name)
    const counts = spec ?? (isSpecial(name) ? specialOf(name) : undefined)
    if (counts === undefined) return value(this.report('unknownFunction', at, name))
    if (counts.max === 0 && node.chained) return value(this.report('noChain', at, name))
    const count = node.args.length
    if (count < counts.min || count > counts.max || (name === 'IFS' && count % 2 === 1))
      return value(this.report('argumentCount', at, name))
    if (spec === undefined) return this.special(name as SpecialName, node, scope)
    const args = node.args.map((arg) => this.value(arg, scope))
    this.warnOfCall(name, args, node)
    return value({ kind: 'call', spec, args, site: this.sites++, type: spec.result(args.map(({ type }) => type)) })
  }

  private warnOfCall(name: string, args: readonly Bound[], node: Syntax & { kind: 'call' }): void {
    const at = { start: node.nameStart, end: node.nameEnd }
    const [first, second] = args
    if (name === 'CONTAIN' && first?.type.kind === 'text') this.report('containText', at, '', 'warning')
    if (name === 'CONTAINTEXT' && !this.schema.isFilter && first?.type.kind === 'list')
      this.report('containTextList', at, '', 'warning')
    if (name === 'DAYS' && first !== undefined && second !== undefined && 'place' in first && 'place' in second) {
      if (START_NAME.test(first.place.field.name) && END_NAME.test(second.place.field.name))
        this.report('daysReversed', at, '', 'warning')
    }
  }

  private special(name: SpecialName, node: Syntax & { kind: 'call' }, scope: Scope): Operand {
    switch (name) {
      case 'FILTER':
      case 'MAP':
      case 'COUNTIF':
      case 'SUMIF':
        return this.iterate(name, node, scope)
      case 'SORTBY':
        return this.sortRows(node, scope)
      default: {
        const args = node.args.map((arg) => this.value(arg, scope))
        return value({
          kind: 'special',
          name,
          args,
          type: this.specialType(
            name,
            args.map(({ type }) => type),
          ),
        })
      }
    }
  }

  private specialType(name: SpecialName, types: readonly ResultType[]): ResultType {
    const one = (branches: readonly ResultType[]): ResultType =>
      branches.reduce((a, b) => either(a, b, this.schema.blankTurnsToText))
    switch (name) {
      case 'IF':
        return one(types.length > 2 ? types.slice(1) : [types[1] ?? ANY, BOOLEAN])
      case 'IFS':
        return one(types.filter((_type, at) => at % 2 === 1))
      case 'SWITCH':
        return one(types.filter((_type, at) => at > 0 && (at % 2 === 0 || at === types.length - 1)))
      case 'IFERROR':
      case 'IFBLANK':
        return one(types)
      default:
        return BOOLEAN
    }
  }

  private iterate(
    name: 'FILTER' | 'MAP' | 'COUNTIF' | 'SUMIF',
    node: Syntax & { kind: 'call' },
    scope: Scope,
  ): Operand {
    const [rangeSyntax, bodySyntax] = node.args
    if (rangeSyntax === undefined || bodySyntax === undefined) return value(LOST_NAME)
    const at = { start: node.nameStart, end: node.nameEnd }
    if (scope !== null && !this.schema.isFilter) return value(this.report('nested', at, name))
    const range = this.operand(rangeSyntax, scope, 'range')
    if (range.is === 'row') return value(this.report('currentIsRow', rangeSyntax))
    if (range.is === 'rows') {
      if (name === 'MAP' || name === 'SUMIF')
        return value(
          this.report(
            range.madeBy === null ? 'tableValue' : 'tableWithoutColumn',
            rangeSyntax,
            range.madeBy ?? range.name,
          ),
        )
      const condition = this.value(bodySyntax, { rowsOf: range.rows.tableId })
      if (name === 'COUNTIF') return value({ kind: 'countRows', rows: range.rows, condition, type: NUMBER })
      return {
        is: 'rows',
        rows: { kind: 'filterRows', rows: range.rows, tableId: range.rows.tableId, condition },
        name: range.name,
        madeBy: name,
      }
    }
    const { bound } = range
    if (bound.type.kind === 'boolean') return value(this.report('conditionFirst', at, name))
    const element = bound.type.kind === 'list' ? bound.type.of : bound.type
    if (name === 'SUMIF' && !['number', 'any', 'boolean', 'blank'].includes(elementType(element).kind))
      return value(this.report('sumifNumber', rangeSyntax))
    const body = this.value(bodySyntax, { element })
    const type = name === 'FILTER' ? listOf(element) : name === 'MAP' ? listOf(body.type) : NUMBER
    return value({ kind: 'iterate', name, range: bound, body, type })
  }

  private sortRows(node: Syntax & { kind: 'call' }, scope: Scope): Operand {
    const at = { start: node.nameStart, end: node.nameEnd }
    const [rangeSyntax, bySyntax, ascendingSyntax] = node.args
    if (rangeSyntax === undefined || bySyntax === undefined) return value(LOST_NAME)
    if (!node.chained) return value(this.report('chainOnly', at, node.name))
    const range = this.operand(rangeSyntax, scope, 'range')
    if (range.is !== 'rows') return value(this.report('chainOnly', at, node.name))
    const by = this.value(bySyntax, scope)
    if (by.kind === 'lost') return value(by)
    if (by.kind !== 'column' || by.rows.kind !== 'rows' || by.place.tableId !== range.rows.tableId)
      return value(this.report('sortColumn', bySyntax))
    const ascending = ascendingSyntax === undefined ? null : this.value(ascendingSyntax, scope)
    return {
      is: 'rows',
      rows: { kind: 'sortRows', rows: range.rows, tableId: range.rows.tableId, by: by.place, ascending },
      name: range.name,
      madeBy: node.name,
    }
  }
}

/** A formula column with a text; one without keeps what a snapshot holds. */
export const isFormula = (field: FieldState): boolean =>
  field.type === FIELD.formula && typeof field.property?.['formula'] === 'string' && field.property['formula'] !== ''
