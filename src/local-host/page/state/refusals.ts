import { CODE } from '../../engine/world/errors.ts'
import type { HostError } from '../../engine/types.ts'
import type { Say } from '../words/words.ts'
import type { WordKey } from '../words/words.zh.ts'

/** Detail part of a host code (host-protocol §7.2): the last three digits mean the same for every subject. */
const BY_DETAIL: Readonly<Record<number, WordKey>> = {
  991: 'refuse.unsupported',
  992: 'refuse.parameter',
  995: 'refuse.nameRepeated',
  997: 'refuse.permission',
  998: 'refuse.notFound',
}

const BY_CODE: Readonly<Record<number, WordKey>> = {
  [CODE.lastTable]: 'refuse.lastTable',
  [CODE.lastView]: 'refuse.lastView',
  [CODE.recordLimit]: 'refuse.limit',
  [CODE.cellUnknown]: 'refuse.parameter',
}

/** Says in plain words why the host refused. */
export function refusalText(say: Say, error: HostError): string {
  const key = error.code === CODE.notRegistered ? undefined : (BY_CODE[error.code] ?? BY_DETAIL[error.code % 1000])
  return key === undefined ? say('refuse.unknown', { code: error.code, message: error.message }) : say(key)
}
