import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentCodec } from '../../../../src/adapters/feishu/cells/attachment.ts'
import { checkboxCodec } from '../../../../src/adapters/feishu/cells/checkbox.ts'
import { dayCodec, instantCodec } from '../../../../src/adapters/feishu/cells/date.ts'
import { FIELD_TYPE_CELLS } from '../../../../src/adapters/feishu/cells/fieldTypeCells.ts'
import { groupChatCodec } from '../../../../src/adapters/feishu/cells/groupChat.ts'
import { codecOf } from '../../../../src/adapters/feishu/cells/kinds.ts'
import { linkCodec } from '../../../../src/adapters/feishu/cells/link.ts'
import { numberCodec } from '../../../../src/adapters/feishu/cells/number.ts'
import { peopleCodec } from '../../../../src/adapters/feishu/cells/people.ts'
import { percentCodec } from '../../../../src/adapters/feishu/cells/percent.ts'
import { placeCodec } from '../../../../src/adapters/feishu/cells/place.ts'
import {
  multiSelectCodec,
  optionCodec,
  optionListCodec,
  singleSelectCodec,
} from '../../../../src/adapters/feishu/cells/select.ts'
import { plainTextCodec, textCodec } from '../../../../src/adapters/feishu/cells/text.ts'
import { urlCodec } from '../../../../src/adapters/feishu/cells/url.ts'
import { FIELD_TYPE } from '../../../../src/adapters/feishu/schema/fieldTypes.ts'
import type { FieldKind } from '../../../../src/schema/index.ts'

const RUNS = { seed: 20240301, numRuns: 300 }

const OPTIONS = [
  { id: 'opt1', name: '进行中', key: 'inProgress' },
  { id: 'opt2', name: '已完成', key: 'done' },
]
const KINDS: readonly FieldKind[] = [
  'text',
  'number',
  'percent',
  'points',
  'progress',
  'singleSelect',
  'multiSelect',
  'person',
  'people',
  'day',
  'instant',
]

describe('[HC1] decoding any cell gives a value or null and never throws', () => {
  const anyCell = fc.oneof(
    fc.anything(),
    fc.array(fc.record({ type: fc.anything(), text: fc.anything(), id: fc.anything() }, { requiredKeys: [] })),
  )
  const codecs = [
    ...KINDS.map((kind) => ({
      name: `kind ${kind}`,
      codec: codecOf({
        binding: { fieldId: 'fld', kind, scale: 100, options: OPTIONS },
        closed: true,
        timeZone: 'Asia/Shanghai',
      }),
    })),
    ...Object.entries(FIELD_TYPE_CELLS).map(([type, { codec }]) => ({ name: `FieldType ${type}`, codec })),
  ]
  it.each(codecs)('$name', ({ codec }) => {
    fc.assert(
      fc.property(anyCell, (raw) => void expect(codec.decode(raw)).not.toBeUndefined()),
      RUNS,
    )
  })

  it('an empty cell is null for every kind, absent or null alike', () => {
    for (const { name, codec } of codecs) {
      expect([name, codec.decode(null), codec.decode(undefined)]).toEqual([name, null, null])
    }
  })

  it('covers every FieldType of host-protocol §6.1', () => {
    expect(
      Object.keys(FIELD_TYPE_CELLS)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Object.values(FIELD_TYPE).sort((a, b) => a - b))
  })
})

describe('what is written reads back as the same value', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' })
  const id = fc.stringMatching(/^[a-zA-Z0-9_]{1,12}$/)
  const tenthsOfPercent = fc.integer({ min: -100_000, max: 100_000 }).map((tenths) => tenths / 10)
  const day = fc
    .date({ min: new Date('1990-01-02'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const zones = fc.constantFrom(
    'Asia/Shanghai',
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Sao_Paulo',
  )

  it.each([
    { name: 'text', codec: textCodec, values: text },
    { name: 'phone and e-mail', codec: plainTextCodec, values: text },
    { name: 'number', codec: numberCodec, values: fc.double({ noNaN: true, noDefaultInfinity: true }) },
    { name: 'percent stored as 0.15', codec: percentCodec(100), values: tenthsOfPercent },
    { name: 'percent stored as 15', codec: percentCodec(1), values: tenthsOfPercent },
    { name: 'select', codec: singleSelectCodec(OPTIONS, true), values: fc.constantFrom('inProgress', 'done') },
    {
      name: 'multi-select',
      codec: multiSelectCodec(OPTIONS, true),
      values: fc.constantFrom(['inProgress'], ['done', 'inProgress'], ['inProgress', 'done']),
    },
    { name: 'option', codec: optionCodec, values: fc.record({ id, text }) },
    { name: 'options', codec: optionListCodec, values: fc.array(fc.record({ id, text }), { minLength: 1 }) },
    { name: 'instant', codec: instantCodec, values: fc.integer({ min: 0, max: 4e12 }) },
    { name: 'checkbox', codec: checkboxCodec, values: fc.boolean() },
    { name: 'url', codec: urlCodec, values: fc.record({ text, link: fc.webUrl() }) },
    { name: 'link', codec: linkCodec, values: fc.record({ recordIds: fc.array(id, { minLength: 1 }), text }) },
    { name: 'chats', codec: groupChatCodec, values: fc.array(fc.record({ id, name: text }), { minLength: 1 }) },
    {
      name: 'attachments',
      codec: attachmentCodec,
      values: fc.array(fc.record({ token: id, name: text, size: fc.nat(), type: text, timeStamp: fc.nat() }), {
        minLength: 1,
      }),
    },
  ])('$name', ({ codec, values }) => {
    fc.assert(
      fc.property(values as fc.Arbitrary<never>, (value) => {
        expect(codec.decode(structuredClone(codec.encode(value)))).toEqual(value)
      }),
      RUNS,
    )
  })

  it('[TM2] a day in any zone, also around changes of the clock', () => {
    fc.assert(
      fc.property(day, zones, (value, zone) => {
        const codec = dayCodec(zone)
        expect(codec.decode(codec.encode(value))).toBe(value)
      }),
      { ...RUNS, numRuns: 1000 },
    )
  })

  it('people are written by id, and the host fills in the name', () => {
    expect(peopleCodec.encode([{ id: 'ou_1', name: '张三' }])).toEqual([{ id: 'ou_1' }])
    expect(peopleCodec.decode([{ id: 'ou_1' }])).toEqual([{ id: 'ou_1', name: '' }])
  })

  it('a place is written by its coordinates, and the host adds the address', () => {
    expect(placeCodec.encode({ location: '116.39,39.9', fullAddress: '北京' })).toEqual({ location: '116.39,39.9' })
    expect(placeCodec.decode({ location: '116.39,39.9', full_address: '北京' })).toEqual({
      location: '116.39,39.9',
      fullAddress: '北京',
    })
  })

  it.each([
    { name: 'text', codec: textCodec, empty: '' },
    { name: 'multi-select', codec: multiSelectCodec(OPTIONS, true), empty: [] },
    { name: 'people', codec: peopleCodec, empty: [] },
    { name: 'attachments', codec: attachmentCodec, empty: [] },
    { name: 'link', codec: linkCodec, empty: { recordIds: [], text: '' } },
    { name: 'url', codec: urlCodec, empty: { text: '', link: '' } },
  ])('an empty $name empties the cell', ({ codec, empty }) => {
    expect(codec.encode(empty as never)).toBeNull()
  })
})

describe('[host-protocol §6.1] a text column reads everything that the host shows as text', () => {
  it.each([
    { because: 'one segment', raw: [{ type: 'text', text: '预热' }], text: '预热' },
    {
      because: 'segments follow each other without a gap',
      raw: [
        { type: 'text', text: '见 ' },
        { type: 'url', text: '文档', link: 'https://a.b' },
        { type: 'mention', text: '@张三' },
      ],
      text: '见 文档@张三',
    },
    { because: 'a bare string', raw: '预热', text: '预热' },
    { because: 'an empty segment is an empty cell', raw: [{ type: 'text', text: '' }], text: null },
    { because: 'a segment with a null text', raw: [{ type: 'text', text: null }], text: null },
    { because: 'Url', raw: [{ type: 'url', text: '官网', link: 'https://a.b' }], text: '官网' },
    { because: 'Phone', raw: '13800000000', text: '13800000000' },
    { because: 'Number', raw: 0, text: '0' },
    { because: 'Formula', raw: 12.5, text: '12.5' },
    { because: 'Lookup of texts', raw: [[{ type: 'text', text: 'a' }], [{ type: 'text', text: 'b' }]], text: 'a, b' },
    { because: 'Barcode', raw: [{ type: 'text', text: '6901' }], text: '6901' },
    { because: 'AutoNumber', raw: { value: '007', status: 'completed' }, text: '007' },
    { because: 'SingleSelect', raw: { id: 'opt1', text: '进行中' }, text: '进行中' },
    {
      because: 'MultiSelect',
      raw: [
        { id: 'opt1', text: '人' },
        { id: 'opt2', text: '物' },
      ],
      text: '人, 物',
    },
    {
      because: 'User',
      raw: [
        { id: 'ou_1', name: '张三' },
        { id: 'ou_2', name: '李四' },
      ],
      text: '张三, 李四',
    },
    { because: 'Link', raw: { type: 'text', text: '主会场', recordIds: ['rec1'] }, text: '主会场' },
    { because: 'Location', raw: { fullAddress: '北京市', location: '1,2' }, text: '北京市' },
    { because: 'Checkbox has no text', raw: true, text: null },
    { because: 'not a number', raw: Number.NaN, text: null },
  ])('$because', ({ raw, text }) => {
    expect(textCodec.decode(raw)).toBe(text)
  })
})

describe('numbers and percents', () => {
  it.each([
    { raw: 0.29, scale: 100, percent: 29, because: '0.29 × 100 is not 28.999…' },
    { raw: 0.15, scale: 100, percent: 15, because: '15 %' },
    { raw: 15, scale: 100, percent: 1500, because: 'the scale never follows from the magnitude' },
    { raw: 0.15, scale: 1, percent: 0.15, because: 'nor from its being small' },
    { raw: 15, scale: 1, percent: 15, because: '15 %' },
    { raw: [0.5], scale: 100, percent: 50, because: 'a Lookup of one record' },
    { raw: [0.5, 0.6], scale: 100, percent: null, because: 'several numbers are not one' },
    { raw: '15%', scale: 100, percent: null, because: 'a text is not a number' },
    { raw: Number.POSITIVE_INFINITY, scale: 100, percent: null, because: 'not finite' },
    { raw: 15, scale: null, percent: null, because: 'the scale is not known yet' },
  ] as const)('$raw at scale $scale → $percent: $because', ({ raw, scale, percent }) => {
    expect(percentCodec(scale).decode(raw)).toBe(percent)
  })

  it('a percentage of an unknown scale cannot be written', () => {
    expect(percentCodec(null).encode(15)).toBeUndefined()
    expect(percentCodec(100).encode(Number.NaN)).toBeUndefined()
  })

  it('29 % reads as 29 after it was written, and −0 is written as 0', () => {
    expect(percentCodec(100).encode(29)).toBe(0.29)
    expect(percentCodec(100).decode(-0)).toBe(0)
  })

  it('points are stored as shown, unless the column has a percent format', () => {
    const points = (scale: 1 | 100 | null) =>
      codecOf({ binding: { fieldId: 'f', kind: 'points', scale, options: [] }, closed: false, timeZone: 'UTC' })
    expect([points(null).encode(-12.5), points(1).encode(-12.5), points(100).encode(-12.5)]).toEqual([
      -12.5, -12.5, -0.125,
    ])
  })
})

describe('selects', () => {
  const closed = singleSelectCodec(OPTIONS, true)
  const open = singleSelectCodec(OPTIONS, false)

  it.each([
    { because: 'by id', raw: { id: 'opt1', text: '进行中' }, inClosed: 'inProgress', inOpen: 'inProgress' },
    {
      because: 'by id, though the option was renamed',
      raw: { id: 'opt1', text: '在做' },
      inClosed: 'inProgress',
      inOpen: 'inProgress',
    },
    {
      because: 'by name when the id is new (a copied column)',
      raw: { id: 'optX', text: '已完成' },
      inClosed: 'done',
      inOpen: 'done',
    },
    {
      because: 'an option that came after the binding',
      raw: { id: 'optX', text: '待定' },
      inClosed: null,
      inOpen: '待定',
    },
    { because: 'a text column', raw: [{ type: 'text', text: '已完成' }], inClosed: 'done', inOpen: 'done' },
    {
      because: 'a text column of two segments',
      raw: [
        { type: 'text', text: '待' },
        { type: 'text', text: '定' },
      ],
      inClosed: null,
      inOpen: '待定',
    },
    { because: 'a Lookup of one record', raw: [{ id: 'opt2', text: '已完成' }], inClosed: 'done', inOpen: 'done' },
    {
      because: 'a Lookup of two records is not one option',
      raw: [
        { id: 'opt1', text: 'a' },
        { id: 'opt2', text: 'b' },
      ],
      inClosed: null,
      inOpen: null,
    },
  ])('$because', ({ raw, inClosed, inOpen }) => {
    expect([closed.decode(raw), open.decode(raw)]).toEqual([inClosed, inOpen])
  })

  it('[host-protocol §6.3] writes {id, text}, and refuses an option that is not bound', () => {
    expect(closed.encode('done')).toEqual({ id: 'opt2', text: '已完成' })
    expect(closed.encode('paused')).toBeUndefined()
    expect(multiSelectCodec(OPTIONS, true).encode(['done', 'paused'])).toBeUndefined()
  })

  it('several options: a closed list leaves out unknown ones and counts repeated ones once', () => {
    const raw = [
      { id: 'opt2', text: '已完成' },
      { id: 'optX', text: '?' },
      { id: 'opt2', text: '已完成' },
    ]
    expect(multiSelectCodec(OPTIONS, true).decode(raw)).toEqual(['done'])
    expect(multiSelectCodec(OPTIONS, false).decode(raw)).toEqual(['done', '?'])
    expect(multiSelectCodec(OPTIONS, true).decode({ id: 'opt2', text: '已完成' })).toEqual(['done'])
  })
})

describe('people and dates', () => {
  it.each([
    {
      because: 'name',
      raw: [{ id: 'ou_1', name: '张三', enName: 'Zhang San' }],
      people: [{ id: 'ou_1', name: '张三' }],
    },
    {
      because: 'the English name when there is no other',
      raw: [{ id: 'ou_1', name: '', en_name: 'Zhang' }],
      people: [{ id: 'ou_1', name: 'Zhang' }],
    },
    { because: 'a bare object', raw: { id: 'ou_1', name: '张三' }, people: [{ id: 'ou_1', name: '张三' }] },
    { because: 'entries without an id are nobody', raw: [{ name: '张三' }, { id: '' }, 'ou_1', null], people: null },
  ])('people: $because', ({ raw, people }) => {
    expect(peopleCodec.decode(raw)).toEqual(people)
  })

  it.each([
    { because: 'the first instant of the day', raw: Date.UTC(2024, 1, 29, 16), day: '2024-03-01' },
    { because: 'the last one', raw: Date.UTC(2024, 2, 1, 15, 59, 59, 999), day: '2024-03-01' },
    { because: 'a Formula result', raw: [Date.UTC(2024, 2, 1, 4)], day: '2024-03-01' },
    { because: 'a text is not a date', raw: '2024-03-01', day: null },
    { because: 'beyond the calendar', raw: 8.64e15, day: null },
  ])('[TM2] days in Shanghai: $because', ({ raw, day }) => {
    const codec = dayCodec('Asia/Shanghai')
    expect([codec.decode(raw), codec.decode(raw)]).toEqual([day, day])
  })

  it('a day that does not exist cannot be written', () => {
    expect(dayCodec('Asia/Shanghai').encode('2024-02-30')).toBeUndefined()
    expect(dayCodec('Asia/Shanghai').encode('2024-03-01')).toBe(Date.UTC(2024, 1, 29, 16))
  })
})
