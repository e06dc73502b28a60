import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HostError } from '../../../src/local-host/engine/types.ts'
import { openVectorSheets } from './vectorSheets.ts'
import { VECTORS } from './vectors.ts'

const trial = openVectorSheets()
const table = trial.tables[0]
const known = Object.values(VECTORS)
  .flat()
  .map(([formula]) => formula)
const PIECES = [
  '[数]',
  '[',
  ']',
  '(',
  ')',
  ',',
  '.',
  '"',
  "'",
  '\\',
  '&',
  '&&',
  '|',
  '||',
  '!',
  '!=',
  '=',
  '==',
  '<',
  '<>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '$',
  'bitable::$table[',
  '$field[x]',
  '.$option[x]',
  'SUM(',
  'IF(',
  'FILTER(',
  '.MAP(',
  'CurrentValue',
  'CurrentValue.[数]',
  '[数据]',
  '[标签]',
  'TODAY',
  'TODAY()',
  'TRUE',
  '12',
  '0.8',
  '1e5',
  '１',
  '（',
  '，',
  ' ',
  '\n',
  '\u0000',
  '😀',
  '\uD800',
  '',
]

/**
 * Whatever the text: a formula that can be read, or a refusal that says where. What is wrong with the host; '' when
 * nothing is.
 */
function faultOfHost(text: string): string {
  const { problems } = trial.engine.formulas.check(table?.id ?? '', text, null)
  const isRefused = problems.some(({ severity }) => severity === 'error')
  const isAstray = problems.some(({ start, end }) => start < 0 || end < start || end > Math.max(text.length, 1))
  if (isAstray) return `${text}: a problem outside the text`
  try {
    const { cell } = trial.read(text)
    if (isRefused && text.trim() !== '') return `${text}: saved though the check refuses it`
    return typeof cell === 'number' && !Number.isFinite(cell) ? `${text}: reads ${String(cell)}` : ''
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    if (error.code !== 10213999 || !/character \d+/u.test(error.message)) return `${text}: ${error.message}`
    return isRefused ? '' : `${text}: refused though the check takes it`
  }
}

describe('any text is a formula or is refused with the place of the mistake', () => {
  it('pieces of the language in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        expect(faultOfHost(pieces.join(''))).toBe('')
      }),
      { seed: 1, numRuns: 700 },
    )
  })

  it('any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(faultOfHost(text)).toBe('')
      }),
      { seed: 2, numRuns: 150 },
    )
  })

  it('formulas with a piece lost, doubled or put elsewhere', () => {
    const cut = fc.tuple(fc.constantFrom(...known), fc.nat(60), fc.nat(8), fc.constantFrom('', ...PIECES))
    fc.assert(
      fc.property(cut, ([formula, at, length, piece]) => {
        expect(faultOfHost(formula.slice(0, at) + piece + formula.slice(at + length))).toBe('')
      }),
      { seed: 3, numRuns: 700 },
    )
  })

  it.each([
    ['parentheses', '('.repeat(5000)],
    ['closed parentheses', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['minus signs', `${'-'.repeat(5000)}1`],
    ['sums', `1${'+1'.repeat(5000)}`],
    ['calls', `${'ABS('.repeat(5000)}1${')'.repeat(5000)}`],
    ['chains', `1${'.ABS()'.repeat(5000)}`],
    ['columns of columns', `[数据]${'.[数]'.repeat(5000)}`],
    ['a long text', `"${'长'.repeat(100_000)}"`],
  ])('thousands of %s', (_what, text) => {
    expect(faultOfHost(text)).toBe('')
  })
})
