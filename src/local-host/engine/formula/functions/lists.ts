import { ANY, NUMBER, elementType, listOf, type ResultType } from '../resultType.ts'
import {
  DateValue,
  Item,
  VALUE_FAULT,
  elementsOf,
  equal,
  isBlank,
  isList,
  order,
  scalarOf,
  textOf,
  type Scalar,
  type Value,
} from '../value.ts'
import { flagOf, gives, textArg, wholeOf, type FunctionSpec } from './functionSpec.ts'

const text = gives.text('list')

const firstElement = (types: readonly ResultType[]): ResultType => {
  const [type = ANY] = types
  return type.kind === 'list' ? type.of : type
}
const sameList = (types: readonly ResultType[]): ResultType => {
  const [type = ANY] = types
  return type.kind === 'list' ? type : listOf(type)
}
const flatList = (types: readonly ResultType[]): ResultType => {
  const elements = types.map(elementType)
  const [first = ANY] = elements
  return listOf(elements.every((type) => type.kind === first.kind) ? first : ANY)
}

const listIn = (arg: Value | undefined): readonly Value[] =>
  arg === undefined || arg === null ? [] : isList(arg) ? arg : [arg]

/** Elements in order, blanks last either way; unlike elements have no order. */
function sorted(elements: readonly Scalar[], ascending: boolean): Scalar[] {
  const blanks = elements.filter((value) => isBlank(value))
  const rest = elements.filter((value) => !isBlank(value))
  return [...rest.toSorted((a, b) => (order(a, b) ?? 0) * (ascending ? 1 : -1)), ...blanks]
}

/** The first of every run of equals, in their order. */
function distinct(elements: readonly Scalar[]): Scalar[] {
  const seen = new Set<string>()
  return elements.filter((value) => {
    const id = identity(value)
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** A text that only equal values share, so that a list is compared in one pass. */
function identity(value: Scalar): string {
  if (isBlank(value)) return 'blank'
  if (value instanceof DateValue) return `date ${value.ms}`
  if (typeof value === 'number' || typeof value === 'boolean') return `number ${Number(value)}`
  return `text ${value instanceof Item ? value.text : String(value)}`
}

const EARTH_RADIUS_KM = 6371.0088
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Longitude and latitude of a place. */
function placeOf(value: Value): readonly [number, number] {
  const scalar = scalarOf(value)
  const raw = scalar instanceof Item && scalar.family === 'place' ? scalar.raw : null
  const location = typeof raw === 'object' && raw !== null && 'location' in raw ? String(raw.location) : ''
  const [longitude = NaN, latitude = NaN] = location.split(',').map(Number)
  if (location === '' || Number.isNaN(longitude) || Number.isNaN(latitude)) throw VALUE_FAULT
  return [longitude, latitude]
}

const distance: FunctionSpec['run'] = (args) => {
  const [[fromLongitude, fromLatitude], [toLongitude, toLatitude]] = [
    placeOf(args[0] ?? null),
    placeOf(args[1] ?? null),
  ]
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2
  const h =
    half(fromLatitude, toLatitude) +
    Math.cos(radians(fromLatitude)) * Math.cos(radians(toLatitude)) * half(fromLongitude, toLongitude)
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The functions on lists: formula §4.5; FILTER, MAP and SORTBY are in `compile.ts`. */
export const LIST_FUNCTIONS: readonly FunctionSpec[] = [
  gives.by('list', (types) => listOf(types.every((type) => type.kind === types[0]?.kind) ? (types[0] ?? ANY) : ANY))(
    'LIST',
    'v, …',
    (args) => [...args],
  ),
  gives.by('list', flatList)('LISTCOMBINE', 'v, …', (args) => args.flatMap((arg) => elementsOf(arg))),
  gives.by('list', firstElement)('FIRST', 'list', (args) => listIn(args[0])[0] ?? null),
  gives.by('list', firstElement)('LAST', 'list', (args) => listIn(args[0]).at(-1) ?? null),
  gives.by('list', firstElement)('NTH', 'list, i', (args) => listIn(args[0])[wholeOf(args[1], 1) - 1] ?? null),
  gives.by('list', sameList)('SORT', 'list, [asc]', (args) =>
    sorted(elementsOf(args[0] ?? null), flagOf(args[1], true)),
  ),
  gives.by('list', sameList)('UNIQUE', 'list', (args) => distinct(elementsOf(args[0] ?? null))),
  text('ARRAYJOIN', 'list, [sep]', (args, around) =>
    elementsOf(args[0] ?? null)
      .map((value) => textOf(value, around))
      .join(args[1] === undefined ? ',' : textArg(args, 1, around)),
  ),
  gives.by('list', () => NUMBER)('DISTANCE', 'a, b', distance),
]

/** Whether any, all or nothing but the given values are elements of a list. */
export const containing =
  (how: 'any' | 'all' | 'only'): FunctionSpec['run'] =>
  (args) => {
    const elements = elementsOf(args[0] ?? null).filter((value) => !isBlank(value))
    const wanted = args.slice(1).flatMap((arg) => elementsOf(arg))
    const isIn = (values: readonly Scalar[], each: Scalar): boolean => values.some((value) => equal(value, each))
    if (how === 'any') return wanted.some((value) => isIn(elements, value))
    if (how === 'all') return wanted.every((value) => isIn(elements, value))
    return elements.length > 0 && elements.every((value) => isIn(wanted, value))
  }
