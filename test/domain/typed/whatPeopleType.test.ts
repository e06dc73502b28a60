import { describe, expect, it } from 'vitest'
import { readDayText, readProgressText, stateOfWord } from '../../../src/domain/index.ts'
import { statedBy } from '../../../src/domain/typed/stateWord.ts'
import { ownerFlag } from '../../../src/domain/owner.ts'
import { readMoneyText } from '../../../src/domain/typed/moneyText.ts'
import cases from './whatPeopleType.json' with { type: 'json' }

/** Cells, headings and tables from public sheets, with what is right and why; `holdsToday` says what held before. */
const typed = (id: string): string => {
  const found = cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no case ${id}`)
  return /«([^»]*)»/u.exec(found.input)?.[1] ?? found.input
}
const ids = (group: string): readonly string[] => cases.filter((one) => one.group.startsWith(group)).map(({ id }) => id)

describe('[AD1] progress cells that people have typed', () => {
  const sure = (percent: number) => ({ percent: expect.closeTo(percent, 2) as number, isSure: true })
  const unsure = (percent: number) => ({ percent: expect.closeTo(percent, 2) as number, isSure: false })
  const UNREADABLE = { kind: 'unreadable' }
  const READINGS: Readonly<Record<string, object>> = {
    A01: unsure(80),
    A03: unsure(66.67),
    A05: UNREADABLE,
    A06: UNREADABLE,
    A08: UNREADABLE,
    A09: unsure(50),
    A11: unsure(80),
    A12: sure(60.5),
    A14: UNREADABLE,
    A15: sure(80),
    A17: unsure(80),
    A19: sure(65),
    A20: unsure(95),
    A21: sure(100),
    A23: unsure(80),
    A25: UNREADABLE,
    A26: { kind: 'empty' },
    A28: unsure(-5),
    A29: UNREADABLE,
    A30: sure(1),
    A31: sure(100),
    A32: UNREADABLE,
    A33: sure(33.33),
  }
  it.each(ids('A'))('case %s', (id) => expect(readProgressText(typed(id))).toMatchObject(READINGS[id] ?? { kind: id }))
})

describe('[AD2] date cells that people have typed', () => {
  const span = (start: string, end = start) => ({ kind: 'span', start, end })
  const UNREADABLE = { kind: 'unreadable' }
  const READINGS: Readonly<Record<string, object>> = {
    B01: span('2024-06-23'),
    B03: span('2024-06-17', '2024-06-30'),
    B05: span('2024-06-01', '2024-06-18'),
    B06: span('2024-06-11'),
    B07: span('2024-06-01', '2024-06-05'),
    B09: span('2024-03-03'),
    B10: span('2024-03-01'),
    B11: UNREADABLE,
    B12: UNREADABLE,
    B14: UNREADABLE,
    B15: UNREADABLE,
    B17: UNREADABLE,
    B18: UNREADABLE,
    B20: UNREADABLE,
    B22: UNREADABLE,
    B24: UNREADABLE,
    B25: UNREADABLE,
    B26: UNREADABLE,
    B27: span('2024-09-26', '2024-09-27'),
    B29: UNREADABLE,
    B30: UNREADABLE,
    B32: span('2024-03-01'),
    B33: UNREADABLE,
    B34: span('2024-03-27'),
  }
  it.each(ids('B'))('case %s', (id) => expect(readDayText(typed(id), 2024)).toMatchObject(READINGS[id] ?? { kind: id }))
})

describe('[AD3] state cells that people have typed', () => {
  const STATES: Readonly<Record<string, string | null>> = {
    C01: 'done',
    C02: 'inProgress',
    C03: 'inProgress',
    C05: 'delayed',
    C07: 'notStarted',
    C09: 'done',
    C11: 'paused',
    C12: null,
    C13: null,
    C14: 'cancelled',
    C16: 'cancelled',
    C18: null,
  }
  it.each(ids('C'))('case %s', (id) => expect(stateOfWord(typed(id))).toBe(STATES[id]))
  it('[AD5] an unknown word is unclear, and "not done" is not', () => {
    expect(['Reopened', '❌ 未完成', '未取消', '等甲方', '—', '□', '未完成', '□未完成 □已完成'].map(statedBy)).toEqual([
      'unclear',
      null,
      'unclear',
      'unclear',
      null,
      null,
      null,
      null,
    ])
  })
})

describe('[AD4] amounts that people have typed', () => {
  const AMOUNTS: Readonly<Record<string, number | null>> = {
    D01: 50_000,
    D03: 25_000_000_000,
    D04: 15_000,
    D05: 320_000_000,
    D06: null,
    D08: null,
    D09: null,
    D10: null,
  }
  it.each(ids('D'))('case %s', (id) => expect(readMoneyText(typed(id))).toBe(AMOUNTS[id]))
})

describe('[OW1] owners that people have typed', () => {
  const FLAGS: Readonly<Record<string, string | null>> = {
    O01: 'ownerNotAPerson',
    O03: 'ownerAmbiguous',
    O04: 'ownerAmbiguous',
    O06: 'ownerMissing',
    O07: null,
    O09: null,
    O11: null,
  }
  it.each(ids('E'))('case %s', (id) => expect(ownerFlag({ people: [], text: typed(id) })).toBe(FLAGS[id]))
})
