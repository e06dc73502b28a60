import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDayText, readProgressText, stateOfWord } from '../../../src/domain/index.ts'
import { statedBy } from '../../../src/domain/typed/stateWord.ts'
import { ownerFlag } from '../../../src/domain/owner.ts'
import { readMoneyText } from '../../../src/domain/typed/moneyText.ts'
import { isWhole } from '../../support/sweep.ts'

/**
 * Cells composed of a figure, a decoration and noise whose meaning is known by how they were made. None may be read
 * surely wrong.
 */
const RUNS = { seed: 20_240_318, numRuns: isWhole ? 20_000 : 2000 }
const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values)

/** What may stand around anything without changing it. */
const noise = pick('', '', '', ' ', '\u200B', '\uFEFF', '\u200E', '✨', '⚠️ ', '  ')
const wide = (text: string): string =>
  text.replaceAll(/[\d%]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))

describe('[AD1] composed progress cells', () => {
  const percent = fc.integer({ min: 0, max: 100 })
  const figure = fc
    .tuple(
      percent,
      pick(
        (n: number) => `${String(n)}%`,
        (n: number) => `${String(n)} %`,
        (n: number) => wide(`${String(n)}%`),
        (n: number) => `${String(n)}.0%`,
        (n: number) => `${String(n)},0%`,
        (n: number) => `百分之${String(n)}`,
        (n: number) => `${String(n)} percent`,
      ),
    )
    .map(([meant, write]) => ({ meant, text: write(meant) }))
  const plainly = pick(
    (x: string) => x,
    (x: string) => `进度${x}`,
    (x: string) => `进度：${x}`,
    (x: string) => `完成${x}`,
    (x: string) => `${x}（2篇已发布）`,
    (x: string) => `海报-${x}`,
    (x: string) => `${x}，还差验收`,
    (x: string) => `进度（${x}）`,
  )
  const doubtful = pick(
    (x: string) => `约${x}`,
    (x: string) => `不到${x}`,
    (x: string) => `${x}以上`,
    (x: string) => `>${x}`,
    (x: string) => `${x}左右`,
    (x: string) => `超过${x}`,
    (x: string) => `${x}+`,
    (x: string) => `about ${x}`,
    (x: string) => `${x}?`,
    (x: string) => `接近${x}`,
    (x: string) => `本周${x}`,
    (x: string) => `${x}（估）`,
    (x: string) => `突破${x}`,
  )
  const otherwise = pick(
    (x: string) => `剩余${x}`,
    (x: string) => `还差${x}`,
    (x: string) => `落后${x}`,
    (x: string) => `${x} remaining`,
    (x: string) => `偏差${x}`,
    (x: string) => `转化率${x}`,
    (x: string) => `目标${x}`,
    (x: string) => `还剩 ${x}`,
    (x: string) => `预算用了${x}`,
    (x: string) => `延期${x}`,
    (x: string) => `海报${x}、视频105%`,
    (x: string) => `${x}/105%`,
    (x: string) => `比计划超前${x}`,
    (x: string) => `${x} behind`,
    (x: string) => `打${x}折`,
    (x: string) => `${x}（剩余）`,
    (x: string) => `${x}（目标）`,
    (x: string) => `争取完成${x}`,
    (x: string) => `已付${x}`,
    (x: string) => `通过率${x}`,
    (x: string) => `差${x}`,
  )
  const cell = fc
    .tuple(noise, figure, plainly, noise)
    .map(([before, { meant, text }, decorate, after]) => ({ meant, text: `${before}${decorate(text)}${after}` }))

  it('a plain one reads as meant', () => {
    fc.assert(
      fc.property(cell, ({ meant, text }) => {
        const reading = readProgressText(text)
        expect(reading.kind === 'percent' ? reading.percent : reading.kind).toBe(meant)
      }),
      RUNS,
    )
  })

  it('a doubtful one is never sure, and one that means something else is never read surely', () => {
    fc.assert(
      fc.property(noise, figure, fc.oneof(doubtful, otherwise), (before, { text }, decorate) => {
        const reading = readProgressText(before + decorate(text))
        expect(reading.kind === 'percent' && reading.isSure).toBe(false)
      }),
      RUNS,
    )
  })

  it('beside a state word or in a row of figures nothing is surely wrong', () => {
    fc.assert(
      fc.property(
        percent,
        percent,
        pick(
          '已完成（A%）',
          '未开始（A%）',
          'A/B',
          'A%（B%）',
          '完成（A/B）',
          'A%-B%',
          '✅A%',
          'A成',
          '第A/B批',
          'A月B日',
          'A.B',
          'vA-B%',
          'A:B',
        ),
        (a, b, shape) => {
          const text = shape.replaceAll('A', String(a)).replaceAll('B', String(b))
          const reading = readProgressText(text)
          if (reading.kind !== 'percent' || !reading.isSure) return
          const meant: Readonly<Record<string, number>> = {
            '已完成（A%）': a === 100 ? 100 : Number.NaN,
            '未开始（A%）': a === 0 ? 0 : Number.NaN,
            'A/B': (100 * a) / b,
            'A%（B%）': Math.abs(a - b) <= 1 ? a : Number.NaN,
            '✅A%': a === 100 ? 100 : Number.NaN,
            'A.B': Number(text),
          }
          expect(reading.percent).toBeCloseTo(meant[shape] ?? Number.NaN, 9)
        },
      ),
      RUNS,
    )
  })
})

describe('[AD2] composed date cells', () => {
  const day = fc
    .integer({ min: 0, max: 365 })
    .map((at) => new Date(Date.UTC(2024, 0, 1) + at * 86_400_000).toISOString().slice(0, 10))
    .filter((one) => one.startsWith('2024'))
  const parts = (iso: string): readonly [number, number] => [Number(iso.slice(5, 7)), Number(iso.slice(8))]
  const NAMES = ['Jan', 'Feb', 'March', 'Apr', 'May', 'June', 'Jul', 'Aug', 'Sept', 'Oct', 'November', 'Dec']
  const spelling = pick(
    (iso: string) => iso,
    (iso: string) => iso.replaceAll('-', '/'),
    (iso: string) => iso.replaceAll('-', '.'),
    (iso: string) => `2024年${String(parts(iso)[0])}月${String(parts(iso)[1])}日`,
    (iso: string) => `24年${String(parts(iso)[0])}月${String(parts(iso)[1])}号`,
    (iso: string) => `${String(parts(iso)[0])}月${String(parts(iso)[1])}日`,
    (iso: string) => `${String(parts(iso)[0])}/${String(parts(iso)[1])}`,
    (iso: string) => `${iso}T00:00:00`,
    (iso: string) => `${String(parts(iso)[1])}-${NAMES[parts(iso)[0] - 1] ?? ''}-2024`,
    (iso: string) => wide(iso),
  )
  const beside = pick(
    (x: string) => x,
    (x: string) => `${x}前`,
    (x: string) => `截止到${x}`,
    (x: string, iso: string) => `${x}（周${'日一二三四五六'[new Date(iso).getUTCDay()] ?? ''}）`,
    (x: string) => `${x} 18:00`,
    (x: string) => `最晚${x}`,
    (x: string) => `${x}（到货）`,
    (x: string) => `${x} 上午10点`,
    (x: string) => `by ${x}`,
  )
  const joint = pick('-', '~', '——', ' - ', '至', '到', ' to ', '～')

  it('a single day reads as meant', () => {
    fc.assert(
      fc.property(noise, day, spelling, beside, (before, iso, write, decorate) => {
        expect(readDayText(before + decorate(write(iso), iso), 2024)).toMatchObject({
          kind: 'span',
          start: iso,
          end: iso,
        })
      }),
      RUNS,
    )
  })

  it('a span reads as both of its ends, or not at all; never as something else', () => {
    fc.assert(
      fc.property(day, day, spelling, spelling, joint, (one, other, writeStart, writeEnd, between) => {
        const [start, end] = one <= other ? [one, other] : [other, one]
        const reading = readDayText(`${writeStart(start)}${between}${writeEnd(end)}`, 2024)
        expect(reading.kind === 'span' ? [reading.start, reading.end] : [start, end]).toEqual([start, end])
      }),
      RUNS,
    )
  })

  it('open ends, amounts, durations and parts of a month are no day', () => {
    const open = pick(
      (x: string) => `${x}起`,
      (x: string) => `${x}-待定`,
      (x: string) => `${x}至今`,
      (x: string) => `${x}以后`,
      (x: string) => `${x}~长期`,
      (x: string) => `约${x}`,
      (x: string) => `自${x}`,
      (x: string) => `${x}左右`,
      (x: string) => `预计${x}`,
      (x: string) => `${x}から`,
      (x: string) => `${x}未完成`,
      (x: string) => `${x}?`,
      (x: string) => `${x} 16:00:00Z`,
      (x: string) => `${x}、${x}`,
    )
    const amount = fc
      .tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        pick(
          'A.B万',
          'A-B天',
          'A.B小时',
          'A-B个工作日',
          'A.B%',
          'A-B weeks',
          'A.B元',
          'A月中旬',
          'A月',
          'A-B日',
          'A-B人',
          'A.Bw',
          'A-B期',
          'B decks',
          'B marketing posts',
          'A-B次',
          'A-B working days',
          'A-B business days',
          'A.B成',
          'A-Bkm',
          'A-B幅',
        ),
      )
      .map(([a, b, shape]) => shape.replaceAll('A', String(a)).replaceAll('B', String(b)))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(day, spelling, open).map(([iso, write, leave]) => leave(write(iso))),
          amount,
        ),
        (text) => {
          expect(readDayText(text, 2024)).toEqual({ kind: 'unreadable' })
        },
      ),
      RUNS,
    )
  })
})

describe('[AD3] composed state cells', () => {
  const word = pick(
    ['已完成', 'done'],
    ['完成', 'done'],
    ['Done', 'done'],
    ['进行中', 'inProgress'],
    ['進行中', 'inProgress'],
    ['未开始', 'notStarted'],
    ['延期', 'delayed'],
    ['滞后', 'delayed'],
    ['暂停', 'paused'],
    ['暂缓', 'paused'],
    ['取消', 'cancelled'],
    ['已终止', 'cancelled'],
    ['受阻', 'blocked'],
    ['On hold', 'paused'],
  )
  const harmless = pick(
    (x: string) => x,
    (x: string) => `1-${x}`,
    (x: string) => `02 ${x}`,
    (x: string) => `✅${x}`,
    (x: string) => `☑ ${x}`,
    (x: string) => `${x}（3.15）`,
    (x: string) => `${x}，并入下期`,
    (x: string) => `(${x})`,
    (x: string) => ` ${x} `,
    (x: string) => `${x}。`,
  )

  it('a word with a remark is that word', () => {
    fc.assert(
      fc.property(noise, word, harmless, noise, (before, [text, state], decorate, after) => {
        const cell = before + decorate(text ?? '') + after
        // An emoji is no box; a box in front of a box is a list.
        expect(stateOfWord(cell)).toBe(state)
      }),
      RUNS,
    )
  })

  it('a word that is denied, halved or asked is never that state', () => {
    const denied = pick(
      (x: string) => `未${x}`,
      (x: string) => `${x}一半`,
      (x: string) => `${x}？`,
      (x: string) => `没有${x}`,
      (x: string) => `不${x}`,
      (x: string) => `部分${x}`,
      (x: string) => `拟${x}`,
      (x: string) => `申请${x}`,
      (x: string) => `${x}率`,
    )
    fc.assert(
      fc.property(noise, word, denied, (before, [text, state], deny) => {
        const cell = before + deny(text ?? '')
        expect(stateOfWord(cell)).not.toBe(state)
        expect(statedBy(cell)).not.toBe('done')
      }),
      RUNS,
    )
  })
})

describe('[OW1] composed owners', () => {
  const person = pick(
    '张三',
    '李四',
    '王小明',
    '欧阳娜娜',
    'Kim Marshall',
    'Hall',
    '阿部',
    '市场部*经理',
    '*设计',
    'Anne-Marie',
    '长谷部',
  )
  const unit = pick('市场部', '全员', '设计组', '运营中心', 'Marketing Team', '门店组', '所有人', 'everyone', '技术部')
  const joint = pick('、', '，', ' / ', '&', '；', ' and ', '+', '\n')

  it('one person is one person, however decorated; a unit is none; two are two; nobody is missing', () => {
    const decorated = pick(
      (x: string) => x,
      (x: string) => ` ${x} `,
      (x: string) => `@${x}`,
      (x: string) => `${x}、`,
      (x: string) => `${x}（牵头）`,
    )
    fc.assert(
      fc.property(noise, person, decorated, (before, name, decorate) => {
        expect(
          ownerFlag({
            people: [],
            text:
              (before.trim() === before && !/\p{Extended_Pictographic}/u.test(before) ? before : '') + decorate(name),
          }),
        ).toBeNull()
      }),
      RUNS,
    )
    fc.assert(
      fc.property(unit, decorated, (name, decorate) => {
        expect(ownerFlag({ people: [], text: decorate(name) })).toBe('ownerNotAPerson')
      }),
      RUNS,
    )
    fc.assert(
      fc.property(person, fc.oneof(person, unit), joint, (one, other, between) => {
        expect(ownerFlag({ people: [], text: `${one}${between}${other}` })).toBe(
          one === other ? null : 'ownerAmbiguous',
        )
      }),
      RUNS,
    )
    fc.assert(
      fc.property(pick('TBD', '待定', '-', '', ' ', 'N/A', '无', '待定、'), (text) => {
        expect(ownerFlag({ people: [], text })).toBe('ownerMissing')
      }),
      RUNS,
    )
  })
})

describe('[AD4] composed amounts', () => {
  it('an amount reads as meant, and a range, a rate or a sentence as none', () => {
    const amount = fc.tuple(
      fc.integer({ min: 0, max: 99_999 }),
      pick(
        ['', 1],
        ['元', 1],
        ['万', 10_000],
        ['万元', 10_000],
        ['k', 1000],
        ['亿', 100_000_000],
        ['千元', 1000],
        ['块钱', 1],
        ['万含税', 10_000],
        ['百万', 1_000_000],
        ['元（含税）', 1],
        ['万元整', 10_000],
        [' 元 (税前)', 1],
      ),
      pick('', '¥', '￥', '人民币', 'RMB ', 'USD ', '$', '含税'),
    )
    fc.assert(
      fc.property(amount, fc.boolean(), ([whole, [unit, factor], before], isGrouped) => {
        const digits = isGrouped ? whole.toLocaleString('en-US') : String(whole)
        expect(readMoneyText(`${before}${digits}${String(unit)}`)).toBeCloseTo(whole * Number(factor), 3)
      }),
      RUNS,
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 100, max: 999 }),
        pick(
          'A-B万',
          'A元/人',
          'A~B元',
          '满A减B',
          'A元/天',
          '约A到B',
          'A+B',
          'A×B',
          'A万至B万',
          'A万起',
          'A万左右',
          'A万每月',
          'A万（预估）',
          'A（万元）',
          'A万B',
          'A（人均）',
          '￥A-B',
          'A%',
        ),
        (a, b, shape) => {
          expect(readMoneyText(shape.replaceAll('A', String(a)).replaceAll('B', String(b)))).toBeNull()
        },
      ),
      RUNS,
    )
  })
})
