import { describe, expect, it } from 'vitest'
import { readDayText, readProgressText, statedBy } from '../../../src/domain/index.ts'
import { ownerFlag } from '../../../src/domain/owner.ts'
import { readMoneyText } from '../../../src/domain/typed/moneyText.ts'
import { AMOUNT_CELLS, DAY_CELLS, OWNER_CELLS, PROGRESS_CELLS, STATE_CELLS } from './auditedCells.ts'

const YEAR = 2024

function progressOf(text: string): string {
  const reading = readProgressText(text)
  if (reading.kind !== 'percent') return reading.kind === 'empty' ? 'empty' : '?'
  return `${reading.isSure ? '' : '~'}${String(Math.round(reading.percent * 100) / 100)}`
}

const dayText = (day: string): string => (day.startsWith(`${String(YEAR)}-`) ? day.slice(5) : day)

function daysOf(text: string): string {
  const reading = readDayText(text, YEAR)
  if (reading.kind !== 'span') return reading.kind === 'unreadable' ? '?' : reading.kind
  const [start, end] = [dayText(reading.start), dayText(reading.end)]
  return start === end ? start : `${start}..${end}`
}

const OWNERS = { ownerMissing: 'nobody', ownerNotAPerson: 'unit', ownerAmbiguous: 'several' } as const

function ownerOf(text: string): string {
  const flag = ownerFlag({ people: [], text })
  return flag === null ? 'person' : OWNERS[flag]
}

describe('cells as marketing teams type them', () => {
  it.each(PROGRESS_CELLS)('[AD1] "%s" reads as %s', (cell, reading) => expect(progressOf(cell)).toBe(reading))
  it.each(DAY_CELLS)('[AD2] "%s" reads as %s', (cell, reading) => expect(daysOf(cell)).toBe(reading))
  it.each(STATE_CELLS)('[AD3] [AD5] "%s" says %s', (cell, reading) => expect(statedBy(cell) ?? '-').toBe(reading))
  it.each(AMOUNT_CELLS)('[AD4] "%s" reads as %s', (cell, reading) => expect(String(readMoneyText(cell))).toBe(reading))
  it.each(OWNER_CELLS)('[OW1] "%s" names %s', (cell, reading) => expect(ownerOf(cell)).toBe(reading))
})
