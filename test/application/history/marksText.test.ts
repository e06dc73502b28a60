import { describe, expect, it } from 'vitest'
import { NO_MARKS, readMarks, writeMarks } from '../../../src/application/history/marksText.ts'

describe('the text of stored marks', () => {
  it('marks are read as they were written', () => {
    const marks = {
      rec1: [
        ['2024-03-01', 20],
        ['2024-03-02', null],
      ],
      rec2: [],
    } as const
    expect(readMarks(writeMarks(marks))).toEqual(marks)
    expect(readMarks(NO_MARKS)).toEqual({})
  })

  it.each([
    '',
    'not JSON',
    '[]',
    '{"rec1":[["1 March",20]]}',
    '{"rec1":[["2024-03-01","20"]]}',
    '{"rec1":[["2024-03-01"]]}',
  ])('a damaged text counts as no marks and throws nothing: %s', (text) => expect(readMarks(text)).toEqual({}))
})
