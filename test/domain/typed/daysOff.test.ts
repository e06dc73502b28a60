import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDaysOff } from '../../../src/domain/typed/daysOff.ts'
import { addDays } from '../../../src/domain/index.ts'

const days = (from: string, count: number) => Array.from({ length: count }, (_, at) => addDays(from, at))
const read = (text: string, year: number | null = 2027) => {
  const [line] = readDaysOff(text, year)
  return line === undefined ? null : { off: line.off, work: line.work, problem: line.problem?.kind ?? null }
}

describe('[DO1] [CA1] days off and made-up days as people paste them', () => {
  it.each<{ text: string; year?: number | null; off?: readonly string[]; work?: readonly string[] }>([
    { text: '2027-01-01', off: ['2027-01-01'] },
    { text: '2027/1/1', off: ['2027-01-01'] },
    { text: '2027.1.1 休', year: null, off: ['2027-01-01'] },
    { text: '2027年1月1日-3日 休', year: null, off: days('2027-01-01', 3) },
    { text: '２０２７年１月１日～３日　休', year: null, off: days('2027-01-01', 3) },
    { text: '2027-01-01~2027-01-03', year: null, off: days('2027-01-01', 3) },
    { text: '2027-01-01 - 2027-01-03 off', year: null, off: days('2027-01-01', 3) },
    { text: '1.1-1.3 放假', off: days('2027-01-01', 3) },
    { text: '1.1-3 放假', off: days('2027-01-01', 3) },
    { text: '2027/1/1-3', off: days('2027-01-01', 3) },
    { text: '2/6 补班', work: ['2027-02-06'] },
    { text: '2/6、2/20 补班', work: ['2027-02-06', '2027-02-20'] },
    { text: '补班：2/6，2/20', work: ['2027-02-06', '2027-02-20'] },
    { text: '2月6日、20日上班', work: ['2027-02-06', '2027-02-20'] },
    { text: '2027-02-06\t春节\t上班', work: ['2027-02-06'] },
    { text: '2月6日（星期六）不放假', work: ['2027-02-06'] },
    { text: '2月8日不上班', off: ['2027-02-08'] },
    { text: '2027-05-01 holiday', off: ['2027-05-01'] },
    { text: '12月31日至1月2日放假', off: days('2027-12-31', 3) },
    { text: '2026年12月31日至2027年1月2日放假', year: null, off: days('2026-12-31', 3) },
    {
      text: '1月1日至3日放假调休，共3天。1月4日（星期日）上班',
      year: 2026,
      off: days('2026-01-01', 3),
      work: ['2026-01-04'],
    },
    {
      text: '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
      year: 2026,
      off: days('2026-01-01', 3),
      work: ['2026-01-04'],
    },
    {
      text: '二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。',
      year: 2026,
      off: days('2026-02-15', 9),
      work: ['2026-02-14', '2026-02-28'],
    },
    {
      text: '七、国庆节、中秋节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。',
      year: 2026,
      off: days('2026-10-01', 7),
      work: ['2026-09-20', '2026-10-10'],
    },
    { text: '三、清明节：4月5日（星期一）放假，共1天', off: ['2027-04-05'] },
  ])('$text', ({ text, year = 2027, off = [], work = [] }) => {
    expect(read(text, year)).toEqual({ off, work, problem: null })
  })

  it.each([
    { text: '国庆节', problem: 'noDay' },
    { text: '各省、自治区、直辖市人民政府', problem: 'noDay' },
    { text: '1-3日放假', problem: 'noDay' },
    { text: '3日放假', problem: 'noDay' },
    { text: '2月30日放假', problem: 'noSuchDay' },
    { text: '13月1日', problem: 'noSuchDay' },
    { text: '1月3日至1日放假', problem: 'noSuchDay' },
    { text: '1月4日（星期日）上班', problem: 'weekday' },
    { text: '1月1日至3日放假，共4天', problem: 'count' },
    { text: '1月1日至12月1日放假', problem: 'tooLong' },
  ])('$text: $problem', ({ text, problem }) => {
    expect(read(text)).toEqual({ off: [], work: [], problem })
  })

  it('[AD2] a date without a year takes the last year that was written, and none where nobody wrote one', () => {
    const [heading, first, second, third] = readDaysOff(
      '国务院办公厅关于2027年部分节假日安排的通知\n1月1日放假\n2028年1月1日放假\n1月3日放假',
      null,
    )
    expect(heading).toMatchObject({ isHeading: true, problem: null, off: [] })
    expect(first?.off).toEqual(['2027-01-01'])
    expect(second?.off).toEqual(['2028-01-01'])
    expect(third?.off).toEqual(['2028-01-03'])
    expect(read('1月1日放假', null)).toMatchObject({ problem: 'noYear' })
  })

  it('says where neither 休 nor 班 is written, and empty lines are none', () => {
    expect(readDaysOff('2027-01-01\n\n  \n2027-01-02 休\n', null).map(({ isAssumed }) => isAssumed)).toEqual([
      true,
      false,
    ])
  })

  it('a day that is written as both is worked', () => {
    expect(read('1月1日至3日放假。1月2日上班')).toEqual({
      off: ['2027-01-01', '2027-01-03'],
      work: ['2027-01-02'],
      problem: null,
    })
  })

  it('never throws, reads only days that exist, and reads of a line everything or nothing', () => {
    const piece = fc.constantFrom(
      '1月1日',
      '2027-02-30',
      '至',
      '3日',
      '休',
      '上班',
      '。',
      '（周日）',
      '共3天',
      '12/31',
      '-',
      '1.',
      '月',
      '\n',
      '2027年',
      '，',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 }), (parts) => {
        for (const { off, work, problem } of readDaysOff(parts.join(''), 2027)) {
          for (const day of [...off, ...work]) expect(addDays(day, 0)).toBe(day)
          expect(off.filter((day) => work.includes(day))).toEqual([])
          expect(problem === null || off.length + work.length === 0).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
