import { FIELD } from '../fields/fieldTypes.ts'
import type { FieldState } from '../types.ts'
import { isFiniteNumber } from '../world/values.ts'
import { wrongValue, type CellType } from './cellType.ts'

const SYMBOLS: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  AED: 'AED',
  AUD: 'AU$',
  BRL: 'R$',
  CAD: 'CA$',
  CHF: 'CHF',
  HKD: 'HK$',
  INR: '₹',
  IDR: 'Rp',
  JPY: 'JP¥',
  KRW: '₩',
  MOP: 'MOP$',
  MXN: 'MX$',
  MYR: 'RM',
  PHP: '₱',
  PLN: 'zł',
  RUB: '₽',
  SGD: 'S$',
  THB: '฿',
  TRY: '₺',
  TWD: 'NT$',
  VND: '₫',
}

/**
 * Formats by a NumberFormatter of host-protocol §7.5: '0' … '0.0000', '1,000', '1,000.00', '0%', '0.00%'; anything else
 * as it is.
 */
export function formatNumber(value: number, formatter: unknown): string {
  if (typeof formatter !== 'string' || formatter === '') return String(value)
  const decimals = (/\.(0+)/.exec(formatter)?.[1] ?? '').length
  if (formatter.endsWith('%')) return `${fixed(value * 100, decimals)}%`
  return formatter.startsWith('1,') ? grouped(value, decimals) : fixed(value, decimals)
}

/** Like toFixed, but 1.005 with two digits is 1.01: rounds the decimal text, not the binary number. */
function fixed(value: number, decimals: number): string {
  const shifted = Math.round(Number(`${rounded(Math.abs(value))}e${decimals}`))
  if (!Number.isFinite(shifted)) return value.toFixed(decimals)
  return `${value < 0 && shifted !== 0 ? '-' : ''}${Number(`${shifted}e-${decimals}`).toFixed(decimals)}`
}

/** Rounds to twelve digits before formatting, so that 0.29 × 100 reads 29. */
const rounded = (value: number): number => Number(value.toPrecision(12))

function grouped(value: number, decimals: number): string {
  const [whole = '0', fraction] = fixed(Math.abs(value), decimals).split('.')
  const separated = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${separated}${fraction === undefined ? '' : `.${fraction}`}`
}

function normalise(raw: unknown, field: FieldState): number {
  // Numbers as strings travel as strings (host-protocol §6.2); nobody knows what Feishu makes of them, so we refuse
  // (host-protocol §9.5).
  if (!isFiniteNumber(raw)) throw wrongValue(field, 'a finite number')
  return raw
}

function parse(text: string): number | null {
  const cleaned = text.replaceAll(/[,\s¥$€£]/g, '')
  const percent = cleaned.endsWith('%')
  const value = Number(percent ? cleaned.slice(0, -1) : cleaned)
  return cleaned === '' || !Number.isFinite(value) ? null : percent ? rounded(value / 100) : value
}

/** Number, shown by its formatter. */
export const numberCell: CellType = {
  types: [FIELD.number],
  family: 'number',
  writable: true,
  normalise,
  text: (value, field) => (isFiniteNumber(value) ? formatNumber(value, field.property?.['formatter']) : ''),
  fromText: parse,
}

/** Progress: 1 or 100 means "100 %" by the `progressScale` variant (host-protocol §9.9). */
export const progressCell: CellType = {
  types: [FIELD.progress],
  family: 'number',
  writable: true,
  normalise,
  text: (value, _field, env) =>
    isFiniteNumber(value) ? `${Math.round(rounded((value * 100) / env.variants.progressScale))}%` : '',
  fromText(text, _field, env) {
    const value = parse(text)
    return value === null ? null : rounded(text.trim().endsWith('%') ? value * env.variants.progressScale : value)
  },
}

/** Currency, shown with its symbol, thousands and digits. */
export const currencyCell: CellType = {
  types: [FIELD.currency],
  family: 'number',
  writable: true,
  normalise,
  text(value, field) {
    if (!isFiniteNumber(value)) return ''
    const code = field.property?.['currencyCode']
    const digits = field.property?.['decimalDigits']
    const amount = grouped(Math.abs(value), isFiniteNumber(digits) ? digits : 2)
    return `${value < 0 ? '-' : ''}${SYMBOLS[typeof code === 'string' ? code : 'CNY'] ?? '¥'}${amount}`
  },
  fromText: parse,
}

/** Rating: a whole number within the field's min and max (host-protocol §6.1). */
export const ratingCell: CellType = {
  types: [FIELD.rating],
  family: 'number',
  writable: true,
  normalise(raw, field) {
    const { min, max } = ratingRange(field)
    if (!isFiniteNumber(raw) || !Number.isInteger(raw) || raw < min || raw > max)
      throw wrongValue(field, `a whole number ${min}–${max}`)
    return raw
  },
  text: (value) => (isFiniteNumber(value) ? String(value) : ''),
  fromText(text, field) {
    const value = parse(text)
    const { min, max } = ratingRange(field)
    return value === null ? null : Math.min(max, Math.max(min, Math.round(value)))
  },
}

function ratingRange(field: FieldState): { min: number; max: number } {
  const min = field.property?.['min']
  const max = field.property?.['max']
  return { min: isFiniteNumber(min) ? min : 1, max: isFiniteNumber(max) ? max : 5 }
}
