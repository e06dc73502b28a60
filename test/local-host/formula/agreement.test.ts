import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choice, choices, date, number, text, tick } from '../../../src/local-host/engine/fixtures/sheet.ts'
import { openTrial } from './trial.ts'
import { asText, evaluate, print, type Scene, type Sign, type Tree, type Value } from './secondEvaluator.ts'

const num = (n: number): Value => ({ k: 'num', n })
const words = (t: string): Value => ({ k: 'text', t })
const moment = (ms: number): Value => ({ k: 'date', minutes: ms / 60_000 })
const NONE: Value = { k: 'none' }
const list = (...items: Value[]): Value => ({ k: 'list', items })

/** The same rows twice: for the second evaluator, and as a person would type them. */
const COLUMNS: Scene['columns'] = {
  数: [num(3), num(5), num(-2), NONE, num(3)],
  名: [words('甲'), words('乙'), words('丙'), words('12'), NONE],
  日期: [moment(Date.UTC(2024, 0, 31)), NONE, moment(Date.UTC(2024, 1, 29, 9, 30)), NONE, NONE],
}
const ROWS: readonly Scene[] = [
  {
    cells: {
      数: num(3),
      半: num(2.5),
      名: words('甲乙'),
      文数: words('12'),
      日: moment(Date.UTC(2024, 2, 1, 9, 30)),
      末: moment(Date.UTC(2024, 1, 29)),
      勾: { k: 'bool', b: true },
      状态: words('进行中'),
      标签: list(words('甲'), words('乙')),
    },
    columns: COLUMNS,
  },
  {
    cells: {
      数: num(-7),
      半: NONE,
      名: NONE,
      文数: words('0.5'),
      日: NONE,
      末: moment(Date.UTC(2023, 11, 31, 23, 59)),
      勾: { k: 'bool', b: false },
      状态: NONE,
      标签: list(words('甲')),
    },
    columns: COLUMNS,
  },
  {
    cells: {
      数: NONE,
      半: num(0),
      名: words(' x '),
      文数: NONE,
      日: moment(Date.UTC(2024, 0, 1)),
      末: NONE,
      勾: { k: 'bool', b: false },
      状态: words('甲'),
      标签: NONE,
    },
    columns: COLUMNS,
  },
]

const trial = openTrial([
  {
    name: '主表',
    columns: [
      text('名'),
      number('数'),
      number('半'),
      text('文数'),
      date('日'),
      date('末'),
      tick('勾'),
      choice('状态', '进行中', '甲'),
      choices('标签', '甲', '乙'),
    ],
    rows: [
      ['甲乙', 3, 2.5, '12', '2024-03-01 09:30', '2024-02-29', true, '进行中', '甲、乙'],
      [null, -7, null, '0.5', null, '2023-12-31 23:59', null, null, '甲'],
      [' x ', null, 0, null, '2024-01-01', null, null, '甲', null],
    ],
  },
  {
    name: '数据',
    columns: [text('名'), number('数'), date('日期')],
    rows: [
      ['甲', 3, '2024-01-31'],
      ['乙', 5, null],
      ['丙', -2, '2024-02-29 09:30'],
      ['12', null, null],
      [null, 3, null],
    ],
  },
])

const RUNS = 1000

const lit = (value: Value): Tree => ({ op: 'lit', value })
const cells = (...names: string[]): fc.Arbitrary<Tree> =>
  fc.constantFrom(...names).map((name): Tree => ({ op: 'cell', name }))
const fn = (name: string, ...args: fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> =>
  fc.tuple(...args).map((parts): Tree => ({ op: 'fn', name, args: parts }))
const bin = (signs: readonly Sign[], left: fc.Arbitrary<Tree>, right: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.tuple(fc.constantFrom(...signs), left, right).map(([sign, a, b]): Tree => ({ op: 'bin', sign, left: a, right: b }))

type Kinds = Record<'number' | 'text' | 'truth' | 'date' | 'list' | 'any', Tree>

const NUMBERS = fc.oneof(
  fc.integer({ min: -20, max: 40 }).map((n) => lit(num(n))),
  fc.constantFrom(0.5, 2.25, 1.005, 0.1, 100).map((n) => lit(num(n))),
)
const DAY = fc.integer({ min: 19_600, max: 19_900 }).map((day) => lit({ k: 'date', minutes: day * 1440 }))

/**
 * Trees of the kinds that people write, now and then with a part of an unlike kind. Inside a condition `current` stands
 * for elements, and no other condition may stand there.
 */
function trees(current: fc.Arbitrary<Tree> | null): fc.Arbitrary<Tree> {
  const inside = (leaves: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
    current === null ? leaves : fc.oneof({ weight: 1, arbitrary: leaves }, { weight: 1, arbitrary: current })
  const { any } = fc.letrec<Kinds>((tie) => {
    const number = tie('number')
    const words = tie('text')
    const truth = tie('truth')
    const day = tie('date')
    const many = tie('list')
    const sloppy = (usual: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
      fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: tie('any') })
    const branches = (of: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
      fc.oneof(
        fn('IF', sloppy(truth), of, of),
        fn('IFERROR', of, of),
        fn('IFBLANK', sloppy(of), of),
        fn('IFS', truth, of, truth, of),
        fn('SWITCH', sloppy(of), of, of, of),
        fn('FIRST', many),
        fn('NTH', many, number),
      )
    const over = (name: string, body: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> => fn(name, many, body)
    const condition = current === null ? trees(fc.constant<Tree>({ op: 'current' })) : null
    return {
      number: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'tree' },
        inside(fc.oneof(NUMBERS, cells('数', '半'))),
        bin(['+', '-', '*', '/', '%'], sloppy(number), sloppy(number)),
        number.map((of): Tree => ({ op: 'neg', of })),
        bin(['-'], day, day),
        fn('SUM', sloppy(many), number),
        fn('AVERAGE', many),
        fn('MAX', number, sloppy(number)),
        fn('MIN', many),
        fn('COUNTA', many, words),
        fn('ABS', number),
        fn('INT', number),
        fn(
          'ROUND',
          sloppy(number),
          fc.integer({ min: -2, max: 3 }).map((n) => lit(num(n))),
        ),
        fn('ROUNDUP', number, lit0),
        fn('ROUNDDOWN', number, lit0),
        fn('MOD', number, number),
        fn('QUOTIENT', number, number),
        fn('LEN', sloppy(words)),
        fn('FIND', words, words),
        fn('YEAR', sloppy(day)),
        fn('MONTH', day),
        fn('DAY', day),
        fn('HOUR', day),
        fn('WEEKDAY', day, fc.constant(lit(num(2)))),
        fn('DAYS', day, sloppy(day)),
        fn('NETWORKDAYS', day, day),
        branches(number),
        ...(condition === null ? [] : [over('COUNTIF', condition)]),
      ),
      text: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'tree' },
        inside(
          fc.oneof(
            fc.constantFrom('', 'a', '甲', '12', '进行中', 'aBa').map((t) => lit({ k: 'text', t })),
            cells('名', '文数', '状态'),
          ),
        ),
        bin(['&'], tie('any'), tie('any')),
        fn('LEFT', words, number),
        fn('RIGHT', words, number),
        fn('UPPER', words),
        fn('TRIM', words),
        fn('SUBSTITUTE', words, words, words),
        fn('CONCATENATE', words, sloppy(words)),
        fn('TEXT', day, fc.constant(lit({ k: 'text', t: 'YYYY-MM-DD' }))),
        fn('ARRAYJOIN', many),
        branches(words),
      ),
      truth: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'tree' },
        inside(
          fc.oneof(
            fc.boolean().map((b) => lit({ k: 'bool', b })),
            cells('勾'),
          ),
        ),
        bin(['=', '!='], tie('any'), tie('any')),
        bin(['>', '>=', '<', '<='], number, sloppy(number)),
        bin(['<', '>='], words, words),
        bin(['>', '<='], day, sloppy(day)),
        bin(['&&', '||'], sloppy(truth), truth),
        fn('AND', truth, sloppy(truth)),
        fn('OR', truth, truth),
        fn('NOT', sloppy(truth)),
        fn('ISBLANK', tie('any')),
        fn('ISNULL', tie('any')),
        fn('ISERROR', tie('any')),
        fn('ISNUMBER', tie('any')),
        fn('CONTAIN', many, sloppy(words)),
        fn('CONTAINTEXT', words, words),
      ),
      date: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'tree' },
        inside(fc.oneof(DAY, cells('日', '末'))),
        bin(['+', '-'], day, sloppy(fc.integer({ min: -400, max: 400 }).map((n) => lit(num(n))))),
        fn(
          'EDATE',
          sloppy(day),
          fc.integer({ min: -30, max: 30 }).map((n) => lit(num(n))),
        ),
        fn(
          'DATE',
          fc.constantFrom(2023, 2024).map((n) => lit(num(n))),
          number,
          number,
        ),
        fn('MAX', day, day),
        branches(day),
      ),
      list: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'tree' },
        fc.oneof(
          cells('标签'),
          fc.constantFrom('数', '名', '日期').map((name): Tree => ({ op: 'column', name })),
        ),
        fn('LIST', number, number),
        fn('LIST', words, words, words),
        fn('LIST', tie('any')),
        fn('UNIQUE', many),
        fn('LISTCOMBINE', many, many),
        ...(condition === null ? [] : [over('FILTER', condition), over('MAP', condition)]),
      ),
      any: fc.oneof(number, words, truth, day, many),
    }
  })
  return any
}

const lit0 = fc.constantFrom(0, 1, 2).map((n) => lit(num(n)))

/** What was drawn decides how calls are written, so that a failure reads the same when it is run again. */
const expressions = fc
  .tuple(trees(null), fc.integer({ min: 0, max: 3 }))
  .map(([tree, style]) => ({ tree, source: print(tree, (name) => (name.length + style) % 3 === 0) }))

const call = (name: string, ...args: Tree[]): Tree => ({ op: 'fn', name, args })
const asWords = (tree: Tree): Tree => ({ op: 'bin', sign: '&', left: tree, right: lit(words('')) })
/** Blank, number or neither, so that 1 and "1" differ. */
const kindOf = (tree: Tree): Tree =>
  call(
    'IFERROR',
    call(
      'IF',
      call('ISBLANK', tree),
      lit(words('blank')),
      call('IF', call('ISNUMBER', tree), lit(words('number')), lit(words(''))),
    ),
    lit(words('')),
  )

/** The value as text with its kind; an error by its name. */
function seen(tree: Tree, scene: Scene): string {
  const value = evaluate(asWords(tree), scene)
  return value.k === 'err' ? value.name : `${asText(evaluate(kindOf(tree), scene))} ${asText(value)}`
}

const value = trial.column('值', '1')
const kind = trial.column('类', '1')

it('agrees with the second evaluator on a thousand random formulas over three rows', () => {
  let faults = 0
  fc.assert(
    fc.property(expressions, ({ tree, source }) => {
      value.rewrite(`(${source}) & ""`)
      kind.rewrite(`IFERROR(IF(ISBLANK(${source}), "blank", IF(ISNUMBER(${source}), "number", "")), "")`)
      for (const [row, scene] of ROWS.entries()) {
        const { fault, text } = value.read(row)
        if (fault !== null) faults++
        expect([source, row, fault ?? `${kind.read(row).text} ${text}`]).toEqual([source, row, seen(tree, scene)])
      }
    }),
    { seed: 20240301, numRuns: RUNS },
  )
  // Most formulas must not be errors, or the agreement would mean little.
  expect(faults).toBeLessThan((RUNS * ROWS.length) / 2)
})
