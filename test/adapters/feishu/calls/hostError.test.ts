import { describe, expect, it } from 'vitest'
import { toHostError } from '../../../../src/adapters/feishu/calls/hostError.ts'
import { hostRefusal } from '../support/fakeTable.ts'

describe('[host-protocol §7.2] codes of the host become our errors', () => {
  it.each([
    { code: 10_212_997, kind: 'permissionDenied', because: 'a table' },
    { code: 10_213_997, kind: 'permissionDenied', because: 'a column' },
    { code: 10_214_997, kind: 'permissionDenied', because: 'a record' },
    { code: 10_216_997, kind: 'permissionDenied', because: 'a cell' },
    { code: 10_212_998, kind: 'notFound', because: 'a table' },
    { code: 10_214_998, kind: 'notFound', because: 'a record' },
    { code: 10_215_998, kind: 'notFound', because: 'a view' },
    { code: 10_212_995, kind: 'nameTaken', because: 'a table name' },
    { code: 10_213_995, kind: 'nameTaken', because: 'a column name' },
    { code: 10_214_001, kind: 'limitExceeded', because: 'more than 200 records' },
    { code: 10_217_994, kind: 'limitExceeded', because: 'the upper limit of anything' },
    { code: 10_299_997, kind: 'unexpected', because: 'not registered, though it ends like a permission' },
    { code: 10_212_999, kind: 'unexpected', because: 'the host does not know either' },
    { code: 10_215_001, kind: 'unexpected', because: 'the last view: 001 is a limit of records only' },
    { code: 997, kind: 'unexpected', because: 'not a code of this host' },
  ])('$code → $kind: $because', ({ code, kind }) => {
    expect(toHostError(hostRefusal(code), 'setRecords')).toMatchObject({ kind, what: 'setRecords' })
  })

  it('an unexpected error keeps its code and message', () => {
    expect(toHostError(hostRefusal(10_212_999, 'boom'), 'addTable')).toEqual({
      kind: 'unexpected',
      what: 'addTable',
      code: 10_212_999,
      message: 'boom',
    })
  })
})

describe('[host-protocol §2.3] any other rejection becomes an error', () => {
  it.each([
    {
      because: 'the string of a handshake that never came (host-protocol §1.2)',
      cause: 'time out',
      error: { kind: 'timeout', afterMs: 12_062 },
    },
    { because: 'another bare string', cause: 'gone', error: { kind: 'unexpected', code: null, message: 'gone' } },
    {
      because: 'a malformed reply',
      cause: new TypeError('res.forEach is not a function'),
      error: { kind: 'unexpected', code: null, message: 'res.forEach is not a function' },
    },
    {
      because: 'msg without message',
      cause: Object.assign(new Error(), { code: 10_299_996, msg: 'only msg' }),
      error: { kind: 'unexpected', code: 10_299_996, message: 'only msg' },
    },
    {
      because: 'Promise.any with a code inside',
      cause: new AggregateError([hostRefusal(10_212_998)], 'All promises were rejected'),
      error: { kind: 'notFound' },
    },
    {
      because: 'Promise.any with nothing inside',
      cause: new AggregateError([], 'All promises were rejected'),
      error: { kind: 'unexpected', message: 'All promises were rejected' },
    },
    { because: 'nothing at all', cause: undefined, error: { kind: 'unexpected', code: null, message: '' } },
    { because: 'null', cause: null, error: { kind: 'unexpected', code: null, message: '' } },
    {
      because: 'a code that is no number',
      cause: { code: '10212997', message: 5 },
      error: { kind: 'unexpected', code: null, message: '' },
    },
  ])('$because', ({ cause, error }) => {
    expect(toHostError(cause, 'call')).toMatchObject(error)
  })
})
