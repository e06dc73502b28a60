import { describe, expect, it } from 'vitest'
import type { ColourRule, FieldState, RecordState } from '../../../../src/local-host/engine/types.ts'
import { colouringFields, coloursOf, rulesByOption } from '../../../../src/local-host/page/views/rowColours.ts'

const record = (fields: RecordState['fields']): RecordState => ({
  id: 'rec1',
  fields,
  createdTime: 0,
  modifiedTime: 0,
  createdBy: 'ou_1',
  modifiedBy: 'ou_1',
})
const rule = (optionId: string, hue: number, scope: ColourRule['scope'] = 'row', fieldId = 'fldA'): ColourRule => ({
  fieldId,
  optionId,
  hue,
  scope,
})
const field = (type: number, property: FieldState['property'] = null): FieldState => ({
  id: 'fldA',
  name: '等级',
  type,
  isPrimary: false,
  property,
  description: { content: null },
})
const SEVERE = { id: 'opt1', text: '严重滞后' }

describe('the colours of a row', () => {
  it.each([
    { says: 'no rule', rules: [], row: null },
    { says: 'a rule of its option', rules: [rule('opt1', 0)], row: 0 },
    { says: 'a rule of another option', rules: [rule('opt2', 0)], row: null },
    { says: 'two rules that fit: the first one decides', rules: [rule('opt1', 1), rule('opt1', 0)], row: 1 },
    { says: 'a rule of another column', rules: [rule('opt1', 0, 'row', 'fldB')], row: null },
  ])('a row with $says has hue $row', ({ rules, row }) => {
    expect(coloursOf(rules, record({ fldA: SEVERE })).row).toBe(row)
  })

  it('a list of options is coloured by any of them, an empty cell by none', () => {
    const rules = [rule('opt2', 4)]
    expect(coloursOf(rules, record({ fldA: [SEVERE, { id: 'opt2', text: '关注' }] })).row).toBe(4)
    expect(coloursOf(rules, record({})).row).toBeNull()
  })

  it('row, mark and cell are coloured apart', () => {
    const rules = [rule('opt1', 3, 'cell'), rule('opt1', 2, 'mark'), rule('opt1', 9, 'row'), rule('opt1', 7, 'cell')]
    expect(coloursOf(rules, record({ fldA: SEVERE }))).toEqual({ row: 9, mark: 2, cells: { fldA: 3 } })
  })

  it('a select offers a rule for each option in its own hue, whatever its shade', () => {
    const options = [
      { id: 'opt1', name: '严重滞后', color: 33 },
      { id: 'opt2', name: '关注', color: 13 },
    ]
    expect(rulesByOption(field(3, { options }), 'mark')).toEqual([rule('opt1', 0, 'mark'), rule('opt2', 2, 'mark')])
  })

  it('rows are coloured by selects alone', () => {
    expect(colouringFields([field(1), field(3), field(4), field(11)]).map(({ type }) => type)).toEqual([3, 4])
  })
})
