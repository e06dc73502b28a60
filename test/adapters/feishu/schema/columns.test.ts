import type { IFieldMeta, ISelectOptionColor } from '@lark-base-open/js-sdk'
import { describe, expect, it } from 'vitest'
import { createPalette } from '../../../../src/adapters/feishu/schema/colours.ts'
import {
  changedColumnConfig,
  missingOptions,
  newColumnConfig,
  withOptions,
} from '../../../../src/adapters/feishu/schema/columnConfig.ts'
import { columnInfo } from '../../../../src/adapters/feishu/schema/columnInfo.ts'
import type { ColumnDraft } from '../../../../src/application/ports.ts'
import type { Hue } from '../../../../src/schema/index.ts'
import { OPTION_COLOURS } from '../../../../src/local-host/engine/fields/options.ts'

const metaOf = (type: number, property: unknown = null, more: object = {}): IFieldMeta =>
  ({ id: 'fld1', name: '列', isPrimary: false, type, property, description: { content: null }, ...more }) as IFieldMeta

const palette = createPalette(OPTION_COLOURS as unknown as ISelectOptionColor[])
const hueOf = (color: number | undefined) => {
  const hex = OPTION_COLOURS.find(({ id }) => id === color)?.bgColor ?? ''
  return OPTION_COLOURS.findIndex(({ bgColor }) => bgColor === hex) % 11 // eleven hues, the same order in each shade
}

describe('a column of the host is described as ColumnInfo', () => {
  it.each([
    { because: 'text', type: 1, property: null, kind: 'text', scale: null },
    { because: 'plain number', type: 2, property: { formatter: '0.0' }, kind: 'number', scale: 1 },
    { because: 'whole percent', type: 2, property: { formatter: '0%' }, kind: 'percent', scale: 100 },
    { because: 'percent with decimals', type: 2, property: { formatter: '0.00%' }, kind: 'percent', scale: 100 },
    { because: 'a number without property', type: 2, property: null, kind: 'number', scale: 1 },
    {
      because: 'progress cannot be decided without a look',
      type: 99_002,
      property: null,
      kind: 'progress',
      scale: null,
    },
    { because: 'currency', type: 99_003, property: { decimalDigits: 2 }, kind: 'currency', scale: null },
    { because: 'rating', type: 99_004, property: { min: 1, max: 5 }, kind: 'number', scale: null },
    {
      because: 'a formula of a number',
      type: 20,
      property: { formula: '1', dataType: { type: 2 } },
      kind: 'number',
      scale: 1,
    },
    {
      because: 'a formula of a percentage',
      type: 20,
      property: { formula: '1', dataType: { type: 2 }, formatter: '0%' },
      kind: 'percent',
      scale: 100,
    },
    {
      because: 'a formula of a date',
      type: 20,
      property: { formula: '1', dataType: { type: 5 } },
      kind: 'day',
      scale: null,
    },
    { because: 'a formula that says nothing', type: 20, property: { formula: '1' }, kind: 'text', scale: null },
    { because: 'a formula of a formula', type: 20, property: { dataType: { type: 20 } }, kind: 'text', scale: null },
    { because: 'a day', type: 5, property: { dateFormat: 'yyyy/MM/dd' }, kind: 'day', scale: null },
    { because: 'a moment', type: 5, property: { dateFormat: 'yyyy-MM-dd HH:mm' }, kind: 'instant', scale: null },
    { because: 'created', type: 1001, property: { dateFormat: 'yyyy/MM/dd' }, kind: 'instant', scale: null },
    { because: 'one person', type: 11, property: { multiple: false }, kind: 'person', scale: null },
    { because: 'several people', type: 11, property: { multiple: true }, kind: 'people', scale: null },
    { because: 'created by', type: 1003, property: null, kind: 'person', scale: null },
    { because: 'url reads as text', type: 15, property: null, kind: 'text', scale: null },
    { because: 'an auto number', type: 1005, property: null, kind: 'autoNumber', scale: null },
    { because: 'a checkbox', type: 7, property: null, kind: 'checkbox', scale: null },
    { because: 'a place is of no use', type: 22, property: null, kind: null, scale: null },
    { because: 'a type of a newer host', type: 424_242, property: null, kind: null, scale: null },
  ])('$because', ({ type, property, kind, scale }) => {
    expect(columnInfo(metaOf(type, property))).toMatchObject({ kind, declaredScale: scale })
  })

  it.each([
    {
      because: 'segments',
      description: {
        content: [
          { type: 'text', text: '按计划 ' },
          { type: 'text', text: '〔跟进:tasks.state〕' },
        ],
      },
      text: '按计划 〔跟进:tasks.state〕',
    },
    { because: 'a string', description: { content: '说明' }, text: '说明' },
    { because: 'null', description: { content: null }, text: '' },
    { because: 'no description at all', description: undefined, text: '' },
  ])('a description of $because', ({ description, text }) => {
    expect(columnInfo(metaOf(1, null, { description })).description).toBe(text)
  })

  it('entries that are no options are left out', () => {
    const property = { options: [{ id: 'opt1', name: '甲', color: 3 }, { name: '无 id' }, null] }
    expect(columnInfo(metaOf(3, property)).options).toEqual([{ id: 'opt1', name: '甲' }])
    expect(columnInfo(metaOf(3, null)).options).toEqual([])
  })
})

describe('[host-protocol §7.5] the config of a new column', () => {
  it.each<{ draft: Omit<ColumnDraft, 'name' | 'description'>; type: number; property: unknown }>([
    { draft: { kind: 'text' }, type: 1, property: null },
    { draft: { kind: 'number' }, type: 2, property: { formatter: '0' } },
    { draft: { kind: 'number', decimals: 1 }, type: 2, property: { formatter: '0.0' } },
    { draft: { kind: 'number', decimals: 2 }, type: 2, property: { formatter: '0.00' } },
    { draft: { kind: 'percent', decimals: 0 }, type: 2, property: { formatter: '0%' } },
    { draft: { kind: 'percent', decimals: 2 }, type: 2, property: { formatter: '0.00%' } },
    { draft: { kind: 'points' }, type: 2, property: { formatter: '0.0' } },
    { draft: { kind: 'progress' }, type: 99_002, property: null },
    { draft: { kind: 'person' }, type: 11, property: { multiple: false } },
    { draft: { kind: 'people' }, type: 11, property: { multiple: true } },
    { draft: { kind: 'day' }, type: 5, property: { dateFormat: 'yyyy/MM/dd' } },
    { draft: { kind: 'day', withTime: true }, type: 5, property: { dateFormat: 'yyyy/MM/dd HH:mm' } },
    { draft: { kind: 'instant' }, type: 5, property: { dateFormat: 'yyyy/MM/dd HH:mm' } },
    { draft: { kind: 'multiSelect' }, type: 4, property: { options: [] } },
  ])('$draft', ({ draft, type, property }) => {
    expect(newColumnConfig({ ...draft, name: '列', description: '说明' }, palette)).toEqual({
      type,
      name: '列',
      property,
      description: { content: '说明' },
    })
  })

  const select: ColumnDraft = {
    kind: 'singleSelect',
    name: '状态',
    description: '新说明',
    options: [
      { name: '进行中', hue: 'blue' },
      { name: '已完成', hue: 'green' },
    ],
  }
  const existing = metaOf(
    3,
    {
      optionsType: 0,
      options: [
        { id: 'opt1', name: '进行中', color: 9 },
        { id: 'opt2', name: '自定', color: 2 },
      ],
    },
    { description: { content: [{ type: 'text', text: '旧' }], disableSyncToFormDesc: true } },
  )

  it('[host-protocol §5.1] a changed select keeps its other properties and every option with id and colour', () => {
    expect(changedColumnConfig(existing, select, palette)).toEqual({
      type: 3,
      name: '状态',
      property: {
        optionsType: 0,
        options: [
          { id: 'opt1', name: '进行中', color: 9 },
          { id: 'opt2', name: '自定', color: 2 },
          { name: '已完成', ...palette.colourOf('green') },
        ],
      },
      description: { content: '新说明', disableSyncToFormDesc: true },
    })
  })

  it('adding options changes nothing else', () => {
    const missing = missingOptions(existing, select.options ?? [], palette)
    expect(missing.map(({ name }) => name)).toEqual(['已完成'])
    expect(withOptions(existing, missing)).toEqual({
      type: 3,
      name: '列',
      property: {
        optionsType: 0,
        options: [{ id: 'opt1', name: '进行中', color: 9 }, { id: 'opt2', name: '自定', color: 2 }, ...missing],
      },
      description: existing.description,
    })
  })

  it('retyping a column drops the property of the old type, and an empty description clears it', () => {
    expect(changedColumnConfig(existing, { kind: 'text', name: '备注', description: '' }, palette)).toEqual({
      type: 1,
      name: '备注',
      property: null,
      description: { content: null, disableSyncToFormDesc: true },
    })
  })
})

describe('colours by nearest hue', () => {
  it.each<{ hue: Hue; row: number; name: string }>([
    { hue: 'red', row: 0, name: 'red' },
    { hue: 'orange', row: 1, name: 'orange' },
    { hue: 'yellow', row: 2, name: 'yellow' },
    { hue: 'amber', row: 2, name: 'yellow, in a darker shade' },
    { hue: 'green', row: 4, name: 'green' },
    { hue: 'turquoise', row: 5, name: 'turquoise' },
    { hue: 'blue', row: 7, name: 'blue' },
    { hue: 'grey', row: 10, name: 'grey' },
    { hue: 'lightGrey', row: 10, name: 'grey, in a lighter shade' },
  ])('$hue is $name', ({ hue, row }) => {
    expect(hueOf(palette.colourOf(hue).color)).toBe(row)
  })

  it('every hue has a colour of its own', () => {
    const hues: readonly Hue[] = ['grey', 'lightGrey', 'blue', 'green', 'turquoise', 'yellow', 'amber', 'orange', 'red']
    expect(new Set(hues.map((hue) => palette.colourOf(hue).color)).size).toBe(hues.length)
  })

  it('a host that lists no colours picks them itself', () => {
    expect(createPalette([]).colourOf('red')).toEqual({})
    expect(createPalette([{ bgColor: 'tomato' }, null] as unknown as ISelectOptionColor[]).colourOf('red')).toEqual({})
  })
})

describe('a formula column', () => {
  it('[NV4] is made with its text and a format, and with nothing that a host could refuse', () => {
    const draft: ColumnDraft = { name: '进度值', kind: 'number', decimals: 1, description: '', formula: '[数]+1' }
    expect(newColumnConfig(draft, palette)).toEqual({
      type: 20,
      name: '进度值',
      property: { formula: '[数]+1', formatter: '0.0' },
    })
    const { decimals: _none, ...plain } = draft
    expect(newColumnConfig({ ...plain, kind: 'text' }, palette).property).toEqual({ formula: '[数]+1' })
  })

  it('[NV4] gets another text without losing what the host keeps beside it', () => {
    const meta = metaOf(20, { formula: '1', dataType: { type: 2 }, formatter: '0.0' })
    const draft: ColumnDraft = { name: '进度值', kind: 'number', decimals: 1, description: '', formula: '2' }
    expect(changedColumnConfig(meta, draft, palette).property).toEqual({
      formula: '2',
      dataType: { type: 2 },
      formatter: '0.0',
    })
  })

  it('[NV2] is described with its text, with none where the host has dropped it; another column has no formula', () => {
    expect(columnInfo(metaOf(20, { formula: '1+1' })).formula).toBe('1+1')
    expect(columnInfo(metaOf(20)).formula).toBe('')
    expect('formula' in columnInfo(metaOf(2, { formatter: '0' }))).toBe(false)
  })
})
