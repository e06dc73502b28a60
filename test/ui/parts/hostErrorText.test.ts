import { describe, expect, it } from 'vitest'
import { translateIn } from '../../support/translateIn.ts'
import type { HostError } from '../../../src/application/ports.ts'
import { hostErrorText } from '../../../src/ui/parts/hostErrorText.ts'

const what = 'WidgetTable_addField'
const ERRORS: readonly HostError[] = [
  { kind: 'permissionDenied', what },
  { kind: 'notFound', what: 'tblX' },
  { kind: 'nameTaken', what },
  { kind: 'limitExceeded', what },
  { kind: 'rateLimited', what },
  { kind: 'timeout', what, afterMs: 10_000 },
  { kind: 'cancelled' },
  { kind: 'laterVersion' },
  { kind: 'unexpected', what: 'settings', code: 10_214_999, message: 'TypeError: field is undefined' },
]

describe.each(['zh-CN', 'en-US', 'ja-JP'] as const)('a refusal in plain words, %s', (locale) => {
  const t = translateIn(locale)

  it.each(ERRORS)('$kind: without names of calls, ids, codes or the fault text of the host', (error) => {
    expect(hostErrorText(t, error)).not.toMatch(/Widget|addField|settings\b.*:|tblX|10214999|TypeError|undefined|[{}]/u)
  })

  it('each kind of error has its own text', () => {
    expect(new Set(ERRORS.map((error) => hostErrorText(t, error))).size).toBe(ERRORS.length)
  })
})
