import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commonYear,
  isCalendarDate,
  plainText,
  readDayText,
  readProgressText,
  saysNothing,
  splitRemarks,
  stateOfWord,
} from '../../../src/domain/index.ts'
import { readMoneyText } from '../../../src/domain/typed/moneyText.ts'

const SEED = { seed: 20_240_318, numRuns: 2000 }
/** Cells as people might type them: pieces that mean something to one of the readers, in any order. */
const PIECES = [
  '60',
  '%',
  '％',
  '2/3',
  '约',
  '(',
  '）',
  '已完成',
  '未开始',
  '3月',
  '15日',
  '2024',
  '.',
  '-',
  '/',
  '至',
  '万元',
  '8,000',
  '六成',
  ' ',
  '前',
  'Mar',
  '😀',
  '0.4',
  '\u0000',
  '１２',
]
const typedText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((parts) => parts.join('')),
)

describe('[AD1] progress typed as text', () => {
  const read = (percent: number, note: string | null = null, isSure = true) => ({
    kind: 'percent',
    percent,
    note,
    isSure,
  })
  it.each([
    { id: 'S3-1', text: '60%(2篇已发布,1篇待审核)', reading: read(60, '2篇已发布,1篇待审核') },
    { id: 'S3-1', text: '100%', reading: read(100) },
    { id: 'S3-1', text: '30%(素材已上线,消耗1.5万)', reading: read(30, '素材已上线,消耗1.5万') },
    { id: 'S3-1', text: '30%（素材已上线，消耗1.5万）', reading: read(30, '素材已上线，消耗1.5万') },
    { id: 'S3-1', text: '0%', reading: read(0) },
    { id: 'S2-4', text: '3/10', reading: read(30) },
    { id: 'S2-4', text: '完成3/10条', reading: read(30) },
    { id: 'Q21', text: '2/3', reading: read(200 / 3) },
    { id: 'S0-2', text: '已完成', reading: read(100) },
    { id: 'S1-2', text: '□未完成', reading: { kind: 'unreadable' } },
    { id: 'S2-1', text: '15', reading: read(15) },
    { id: 'fullwidth', text: '８０％', reading: read(80) },
    { id: 'English', text: 'Done', reading: read(100) },
    { id: 'English', text: 'about 40 %', reading: read(40, null, false) },
    { id: 'not begun', text: '未开始', reading: read(0) },
    { id: 'traditional', text: '尚未開始', reading: read(0) },
    { id: 'about', text: '约60%', reading: read(60, null, false) },
    { id: 'about', text: '約95%，只差驗收', reading: read(95, '只差验收', false) },
    { id: 'range: its lower end, unsure', text: '60-70%', reading: read(60, null, false) },
    { id: 'tenths', text: '七成五', reading: read(75, null, false) },
    { id: 'a fraction without a sign', text: '0.4', reading: read(40, null, false) },
    { id: 'in the remark', text: '进行中(60%)', reading: read(60, '进行中') },
    { id: 'over the end, kept', text: '120%', reading: read(120) },
    { id: 'one percent or all?', text: '1', reading: { kind: 'unreadable' } },
    { id: 'no figure', text: '约一半', reading: { kind: 'unreadable' } },
    { id: 'two figures', text: '海报60%,视频30%', reading: { kind: 'unreadable' } },
    { id: 'more done than there is', text: '4/3', reading: { kind: 'unreadable' } },
    { id: 'a date', text: '3/15前完成', reading: { kind: 'unreadable' } },
    { id: 'a count', text: '5000', reading: { kind: 'unreadable' } },
    { id: 'no word of progress', text: '进行中', reading: { kind: 'unreadable' } },
    { id: 'S0-3', text: '-', reading: { kind: 'empty' } },
    { id: 'empty', text: '  ', reading: { kind: 'empty' } },
  ])('$id: "$text"', ({ text, reading }) => {
    expect(readProgressText(text)).toEqual(reading)
  })

  it('readProgressText reads any text, and a percentage is finite', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const reading = readProgressText(text)
        expect(reading.kind !== 'percent' || (Number.isFinite(reading.percent) && reading.note !== '')).toBe(true)
      }),
      SEED,
    )
  })

  it('readProgressText reads every whole percentage with and without words around it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('%', '％', ' %', '%（见备注）', '%,见备注'),
        (percent, tail) => {
          expect(readProgressText(`${String(percent)}${tail}`)).toMatchObject({
            kind: 'percent',
            percent,
            isSure: true,
          })
        },
      ),
      SEED,
    )
  })
})

describe('[AD2] days typed as text', () => {
  const span = (start: string, end = start, isYearTyped = false, note: string | null = null) => ({
    kind: 'span',
    start,
    end,
    isYearTyped,
    note,
  })
  it.each([
    { id: 'S1-2', text: '10月1日-5日', reading: span('2024-10-01', '2024-10-05') },
    { id: 'S1-2', text: '10月6日-10日', reading: span('2024-10-06', '2024-10-10') },
    { id: 'S1-2', text: '10月15日', reading: span('2024-10-15') },
    { id: 'S0-2', text: '6.1-6.5', reading: span('2024-06-01', '2024-06-05') },
    { id: 'S0-1', text: '2024.6.1-6.30', reading: span('2024-06-01', '2024-06-30', true) },
    { id: 'S0-3', text: '2024.6.10', reading: span('2024-06-10', '2024-06-10', true) },
    { id: 'S3-1', text: '03-01~03-10', reading: span('2024-03-01', '2024-03-10') },
    { id: 'S3-1', text: '3月27日前到货', reading: span('2024-03-27', '2024-03-27', false, '到货') },
    { id: 'S2-12', text: '3月15日前', reading: span('2024-03-15') },
    { id: 'S1-19', text: '10月15日 18:00前', reading: span('2024-10-15') },
    { id: 'ISO', text: '2024-03-01', reading: span('2024-03-01', '2024-03-01', true) },
    { id: 'year typed', text: '2023年12月28日至2024年1月3日', reading: span('2023-12-28', '2024-01-03', true) },
    { id: 'over the year', text: '12.28-1.3', reading: span('2024-12-28', '2025-01-03') },
    { id: 'slashes', text: '2024/3/28前', reading: span('2024-03-28', '2024-03-28', true) },
    { id: 'eight digits', text: '20240310', reading: span('2024-03-10', '2024-03-10', true) },
    { id: 'fullwidth', text: '３月１５日', reading: span('2024-03-15') },
    { id: 'number of the day', text: '3月15号（周五）', reading: span('2024-03-15') },
    { id: 'English', text: 'Mar 5, 2024', reading: span('2024-03-05', '2024-03-05', true) },
    { id: 'English', text: '5th March', reading: span('2024-03-05') },
    { id: 'a day that is not', text: '2月30日', reading: { kind: 'unreadable' } },
    { id: 'leap day of a common year', text: '2023.2.29', reading: { kind: 'unreadable' } },
    { id: 'backwards', text: '6.5-6.1', reading: { kind: 'unreadable' } },
    { id: 'two dates', text: '3月1日、3月5日', reading: { kind: 'unreadable' } },
    { id: 'part of a month', text: '3月中旬', reading: { kind: 'unreadable' } },
    { id: 'which is the day?', text: '3/4/2024', reading: { kind: 'unreadable' } },
    { id: 'a number', text: '12', reading: { kind: 'unreadable' } },
    { id: 'undecided', text: '待定', reading: { kind: 'empty' } },
  ])('$id: "$text"', ({ text, reading }) => {
    expect(readDayText(text, 2024)).toEqual(reading)
  })

  it.each(['10月1日-5日', '6.1', '3月27日前', '2月29日'])(
    '[Q23] "%s" without a year and without a hint is open, never the current year',
    (text) => {
      expect(readDayText(text, null)).toEqual({ kind: 'yearMissing' })
    },
  )

  it('readDayText needs no hint for a typed year, and a day that no year has is unreadable', () => {
    expect(readDayText('2024.6.10', null)).toMatchObject({ kind: 'span', start: '2024-06-10' })
    expect(readDayText('2月30日', null)).toEqual({ kind: 'unreadable' })
  })

  it('readDayText reads any text; its days exist, and a span does not end before it starts', () => {
    fc.assert(
      fc.property(typedText, fc.option(fc.integer({ min: 1990, max: 2100 }), { nil: null }), (text, hint) => {
        const reading = readDayText(text, hint)
        expect(
          reading.kind !== 'span' ||
            (isCalendarDate(reading.start) && isCalendarDate(reading.end) && reading.start <= reading.end),
        ).toBe(true)
      }),
      SEED,
    )
  })

  it('readDayText reads every day in each of its spellings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = new Date(Date.UTC(1990, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
        const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
        for (const text of [
          day,
          `${year}.${month}.${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
          `${year}/${month}/${dayOfMonth}前`,
        ]) {
          expect(readDayText(text, null)).toMatchObject({ kind: 'span', start: day, end: day, isYearTyped: true })
        }
        expect(readDayText(`${month}月${dayOfMonth}日`, year)).toMatchObject({ start: day, isYearTyped: false })
      }),
      { ...SEED, numRuns: 300 },
    )
  })

  it('the common year is the one of most days', () => {
    expect(commonYear([])).toBeNull()
    expect(commonYear(['2024-03-01', '2023-12-31', '2024-04-01', 'soon'])).toBe(2024)
    expect(commonYear(['2023-12-31', '2024-01-01'])).toBe(2024)
  })
})

describe('[AD3] words for a state', () => {
  it.each([
    ['S0-2', '滞后', 'delayed'],
    ['S0-2', '滞后(1天)', 'delayed'],
    ['S1-2', '□延期', 'delayed'],
    ['S2-1', '未开始', 'notStarted'],
    ['S3-1', '进行中', 'inProgress'],
    ['S3-1', '已完成', 'done'],
    ['traditional', '進行中', 'inProgress'],
    ['traditional', '延誤', 'delayed'],
    ['traditional', '暫停', 'paused'],
    ['English', 'In progress', 'inProgress'],
    ['English', 'in-progress ', 'inProgress'],
    ['English', 'Not started', 'notStarted'],
    ['English', 'DONE ✅', 'done'],
    ['English', 'Cancelled', 'cancelled'],
    ['no state of ours', 'Blocked', 'blocked'],
    ['no state', '高', null],
    ['no state', '', null],
  ])('%s: %s → %s', (_id, word, state) => {
    expect(stateOfWord(word)).toBe(state)
  })

  it('stateOfWord reads any text', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(stateOfWord(text)).not.toBeUndefined()
      }),
      SEED,
    )
  })
})

describe('[AD4] money typed as text', () => {
  it.each([
    ['S0-1', '50万元', 500_000],
    ['S1-1', '8,000', 8000],
    ['S1-1', '15,000', 15_000],
    ['S3-1', '1.5万', 15_000],
    ['S0-6', '30万', 300_000],
    ['fullwidth', '￥８，０００', 8000],
    ['traditional', '3.2萬元', 32_000],
    ['zero', '0', 0],
    ['a rate', '200元/人/天', null],
    ['words', '按实报销', null],
    ['nothing', '-', null],
    ['two amounts', '满30减5', null],
  ])('%s: %s → %s', (_id, text, amount) => {
    expect(readMoneyText(text)).toBe(amount)
  })

  it('readMoneyText reads any text, and an amount is finite', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(Number.isFinite(readMoneyText(text) ?? 0)).toBe(true)
      }),
      SEED,
    )
  })
})

describe('plainText and splitRemarks', () => {
  it.each([
    ['ＡＢＣ（％）', 'abc(%)'],
    ['實際進度', '实际进度'],
    ['  Planned \n Start ', 'planned start'],
    ['差異', '差异'],
  ])('%s reads %s', (text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it('plainText is idempotent', () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text))
      }),
      SEED,
    )
  })

  it.each(['-', '——', '无', '沒有', 'N/A', 'TBD', ' ', '/', '待定'])('"%s" says nothing', (text) =>
    expect(saysNothing(text)).toBe(true),
  )

  it('splitRemarks separates remarks in any kind of brackets', () => {
    expect(splitRemarks('滞后原因（若适用）')).toEqual({ words: '滞后原因', remarks: ['若适用'] })
    expect(splitRemarks('a(b(c)d)e[f')).toEqual({ words: 'a e', remarks: ['b(c)d', 'f'] })
  })
})
