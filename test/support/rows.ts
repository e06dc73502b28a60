import fc from 'fast-check'
import { TASK_FIELDS, TASK_FIELD_KEYS, type FieldKind, type FieldSpec, type TaskRow } from '../../src/schema/index.ts'

const EMPTY = Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, null])) as Omit<TaskRow, 'recordId'>

/** A row with these cells and nothing else. */
export const aRow = (recordId: string, cells: Partial<TaskRow> = {}): TaskRow => ({ ...EMPTY, ...cells, recordId })

const day = fc
  .integer({ min: 0, max: 120 })
  .map((offset) => new Date(Date.UTC(2024, 1, 1) + offset * 86_400_000).toISOString().slice(0, 10))

function cellOf(spec: FieldSpec): fc.Arbitrary<unknown> {
  const byKind: Record<FieldKind, fc.Arbitrary<unknown>> = {
    text: fc.string({ minLength: 1, maxLength: 12 }),
    number: fc.integer({ min: -5, max: 500 }),
    percent: fc.integer({ min: -10, max: 1200 }).map((tenths) => tenths / 10),
    points: fc.integer({ min: -1000, max: 1000 }).map((tenths) => tenths / 10),
    progress: fc.oneof(
      fc.constantFrom(0, 100, 101, -1),
      fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    ),
    singleSelect: fc.constantFrom(...(spec.options?.map((option) => option.key) ?? ['甲', '乙'])),
    multiSelect: fc.subarray(spec.options?.map((option) => option.key) ?? ['甲', '乙'], { minLength: 1 }),
    person: fc.constant([{ id: 'ou_1', name: '张三' }]),
    people: fc.constant([
      { id: 'ou_1', name: '张三' },
      { id: 'ou_2', name: '李四' },
    ]),
    day,
    instant: fc.integer({ min: 1_700_000_000_000, max: 1_720_000_000_000 }),
    checkbox: fc.boolean(),
    currency: fc.integer({ min: 0, max: 100_000 }).map((fen) => fen / 100),
    link: fc.subarray(['rec0', 'rec1', 'rec2', 'recElsewhere'], { minLength: 1 }),
    attachment: fc.constant([{ token: 'box1', name: '海报.png' }]),
    autoNumber: fc.constant('001'),
  }
  return byKind[spec.kind]
}

/** Any row that people or earlier versions of the extension may have left, generated from the schema. */
const anyRow = (recordId: string): fc.Arbitrary<TaskRow> =>
  fc
    .record(Object.fromEntries(TASK_FIELD_KEYS.map((key) => [key, fc.option(cellOf(TASK_FIELDS[key]), { nil: null })])))
    .map((cells) => ({ ...cells, recordId }) as TaskRow)

export const anyRows: fc.Arbitrary<readonly TaskRow[]> = fc
  .integer({ min: 0, max: 30 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_none, at) => anyRow(`rec${String(at)}`))))
