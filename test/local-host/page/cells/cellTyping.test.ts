import { describe, expect, it } from 'vitest'
import { FIELD } from '../../../../src/local-host/engine/fields/fieldTypes.ts'
import type { FieldState } from '../../../../src/local-host/engine/types.ts'
import { parseTypedNumber, typeIntoCell } from '../../../../src/local-host/page/cells/cellTyping.ts'

const field = (type: number, property: FieldState['property'] = null): FieldState => ({
  id: 'fld1',
  name: '列',
  type,
  isPrimary: false,
  property,
  description: { content: null },
})
const CONTEXT = {
  members: [
    { id: 'ou_1', name: '*经理', enName: 'Manager', avatarColor: '#000' },
    { id: 'ou_2', name: '*设计', enName: 'Designer', avatarColor: '#000' },
  ],
  timeZone: 'Asia/Shanghai',
  currentYear: 2024,
  progressScale: 1,
} as const
const OPTIONS = {
  options: [
    { id: 'optA', name: '进行中', color: 0 },
    { id: 'optB', name: '已完成', color: 1 },
  ],
}

describe('[host-protocol §6.1] what is typed becomes the value of the wire', () => {
  it.each([
    { type: FIELD.text, text: ' 海报 ', value: [{ type: 'text', text: ' 海报 ' }] },
    { type: FIELD.text, text: '  ', value: null },
    { type: FIELD.number, text: '1,234.5', value: 1234.5 },
    { type: FIELD.number, text: '45%', value: 0.45 },
    { type: FIELD.number, text: '-3', value: -3 },
    { type: FIELD.currency, text: '¥ 8,000', value: 8000 },
    { type: FIELD.progress, text: '29', value: 0.29 },
    { type: FIELD.progress, text: '12.3%', value: 0.123 },
    { type: FIELD.progress, text: '117', value: 1.17 },
    { type: FIELD.dateTime, text: '2024/3/1', value: Date.UTC(2024, 1, 29, 16) },
    { type: FIELD.checkbox, text: '是', value: true },
    { type: FIELD.checkbox, text: '', value: false },
    { type: FIELD.phone, text: '138', value: '138' },
    { type: FIELD.email, text: 'a@b.c', value: 'a@b.c' },
    { type: FIELD.url, text: 'https://x.cn', value: [{ type: 'url', text: 'https://x.cn', link: 'https://x.cn' }] },
    { type: FIELD.location, text: '121.47，31.23', value: { location: '121.47,31.23' } },
    {
      type: FIELD.location,
      text: '广州塔',
      value: {
        location: '113.3245,23.1064',
        name: '广州塔',
        address: '广州塔',
        adname: '海珠区',
        cityname: '广州市',
        pname: '广东省',
        fullAddress: '广东省广州市海珠区广州塔',
      },
    },
    {
      type: FIELD.user,
      text: '*经理、Designer',
      value: [
        { id: 'ou_1', name: '*经理', enName: 'Manager' },
        { id: 'ou_2', name: '*设计', enName: 'Designer' },
      ],
    },
  ])('type $type: $text', ({ type, text, value }) => {
    expect(typeIntoCell(field(type), text, CONTEXT)).toEqual({ ok: true, value })
  })

  it('options are found by name', () => {
    expect(typeIntoCell(field(FIELD.singleSelect, OPTIONS), '已完成', CONTEXT)).toEqual({
      ok: true,
      value: { id: 'optB', text: '已完成' },
    })
    expect(typeIntoCell(field(FIELD.multiSelect, OPTIONS), '进行中，已完成', CONTEXT)).toEqual({
      ok: true,
      value: [
        { id: 'optA', text: '进行中' },
        { id: 'optB', text: '已完成' },
      ],
    })
  })

  it('[host-protocol §9.9] progress is stored in the scale of the switch', () => {
    expect(typeIntoCell(field(FIELD.progress), '45%', { ...CONTEXT, progressScale: 100 })).toEqual({
      ok: true,
      value: 45,
    })
  })

  it.each([
    { type: FIELD.number, text: '约3个', problem: 'notANumber' },
    { type: FIELD.progress, text: '--', problem: 'notANumber' },
    { type: FIELD.dateTime, text: '下周', problem: 'notADate' },
    { type: FIELD.singleSelect, text: '没有', problem: 'unknownOption' },
    { type: FIELD.user, text: '*经理,路人', problem: 'unknownPerson' },
    { type: FIELD.location, text: '月球', problem: 'notAPlace' },
    { type: FIELD.location, text: '200,10', problem: 'notAPlace' },
    { type: FIELD.formula, text: '1', problem: 'notTypable' },
    { type: FIELD.attachment, text: 'a.png', problem: 'notTypable' },
  ])('type $type refuses $text: $problem', ({ type, text, problem }) => {
    expect(typeIntoCell(field(type), text, CONTEXT)).toEqual({ ok: false, problem, text })
  })
})

describe('a typed number', () => {
  it.each([
    { text: '12', number: { value: 12, percent: false } },
    { text: '.5', number: { value: 0.5, percent: false } },
    { text: '5.', number: { value: 5, percent: false } },
    { text: '1e3', number: { value: 1000, percent: false } },
    { text: '１２', number: null },
    { text: '60％', number: { value: 60, percent: true } },
    { text: '1-2', number: null },
    { text: '', number: null },
  ])('$text', ({ text, number }) => {
    expect(parseTypedNumber(text)).toEqual(number)
  })
})
