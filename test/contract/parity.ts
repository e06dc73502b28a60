import { readFileSync, writeFileSync } from 'node:fs'
import type { Variants } from '../../src/local-host/engine/types.ts'
import { VARIANT_VALUES } from '../../src/local-host/engine/variants.ts'
import { CONTRACT_CASES } from './cases/index.ts'

/** When and with which SDK something was seen on a real host. */
interface Seen {
  /** YYYY-MM-DD. */
  readonly on: string
  readonly sdk: string
}

/** What real hosts were found to do: src/local-host/engine/measured.json, from the reports of contract.html. */
export interface Measured {
  /** The day by which age is judged: that of the last `npm run parity`. */
  readonly asOf: string | null
  readonly readings: Readonly<Record<string, Seen & { readonly value: string | number }>>
  readonly cases: Readonly<Record<string, Seen & { readonly held: boolean }>>
}

const FILE = new URL('../../src/local-host/engine/measured.json', import.meta.url)
const MAX_AGE_DAYS = 90
const DAY_MS = 86_400_000

export const readMeasured = (): Measured => JSON.parse(readFileSync(FILE, 'utf8')) as Measured

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a report adds to what is known: its readings and the cases it tried go over older ones. Throws for what is no
 * report.
 */
export function withReport(before: Measured, report: unknown, asOf: string): Measured {
  if (
    !isBag(report) ||
    typeof report['startedAt'] !== 'string' ||
    typeof report['sdk'] !== 'string' ||
    !isBag(report['findings']) ||
    !Array.isArray(report['outcomes'])
  ) {
    throw new TypeError('this is no report of contract.html: "Copy as JSON" gives one')
  }
  const seen: Seen = { on: report['startedAt'].slice(0, 10), sdk: report['sdk'] }
  const known = new Set(CONTRACT_CASES.map(({ id }) => id))
  const readings = { ...before.readings }
  for (const [name, finding] of Object.entries(report['findings'])) {
    const allowed: readonly unknown[] = VARIANT_VALUES[name as keyof Variants] ?? []
    const value: unknown = isBag(finding) ? finding['reading'] : null
    if (allowed.includes(value) && !isNewer(readings[name], seen))
      readings[name] = { value: value as string | number, ...seen }
  }
  const cases = { ...before.cases }
  for (const outcome of report['outcomes'] as unknown[]) {
    if (!isBag(outcome) || typeof outcome['id'] !== 'string' || !known.has(outcome['id'])) continue
    const { id, status } = outcome
    if ((status === 'passed' || status === 'failed') && !isNewer(cases[id], seen))
      cases[id] = { held: status === 'passed', ...seen }
  }
  return { asOf, readings, cases }
}

const isNewer = (known: Seen | undefined, seen: Seen): boolean => known !== undefined && known.on > seen.on

/** "not known", or when it was measured, with which SDK, and why that says little by now. */
export function standing(seen: Seen | undefined, { asOf }: Pick<Measured, 'asOf'>, sdk: string): string {
  if (seen === undefined) return 'not known'
  const age = asOf === null ? 0 : Math.round((Date.parse(asOf) - Date.parse(seen.on)) / DAY_MS)
  const doubts = [
    ...(age > MAX_AGE_DAYS ? [`more than ${String(MAX_AGE_DAYS)} days old`] : []),
    ...(seen.sdk === sdk ? [] : ['another SDK']),
  ]
  return `measured ${seen.on}, SDK ${seen.sdk}${doubts.length === 0 ? '' : ` (${doubts.join(', ')})`}`
}

/** Whether a reading may be relied on as it stands. */
export const isCurrent = (seen: Seen | undefined, measured: Pick<Measured, 'asOf'>, sdk: string): boolean =>
  seen !== undefined && !standing(seen, measured, sdk).endsWith(')')

/**
 * For `npm run parity -- <file>`: takes a report over, or without one only judges the age of what is known. Says what
 * came of it.
 */
export function applyReport(text: string | null, today: string): string {
  const before = readMeasured()
  const after = text === null ? { ...before, asOf: today } : withReport(before, JSON.parse(text) as unknown, today)
  writeFileSync(FILE, `${JSON.stringify(after, null, 2)}\n`)
  return `${String(Object.keys(after.readings).length)} of ${String(Object.keys(VARIANT_VALUES).length)} readings measured, ${String(Object.values(after.cases).filter(({ held }) => held).length)} cases seen to hold`
}
