import type { Variants } from '../../../src/local-host/engine/types.ts'
import type { ContractHost } from '../contractHost.ts'

/** Which reading a host has, or null when the evidence fits none; the evidence in words, for people. */
export interface Finding<Reading = Variants[keyof Variants]> {
  readonly reading: Reading | null
  readonly evidence: string
}

export type Probe<Name extends keyof Variants> = (host: ContractHost) => Promise<Finding<Variants[Name]>>

export const found = <Reading>(reading: Reading | null, evidence: string): Finding<Reading> => ({ reading, evidence })

/** The refusal of a call in words; null when it was granted. */
export const refusalOf = (call: Promise<unknown>): Promise<string | null> =>
  call.then(
    () => null,
    (error: unknown) => {
      const code = typeof error === 'object' && error !== null && 'code' in error ? `${String(error.code)} ` : ''
      return `${code}${error instanceof Error ? error.message : String(error)}`
    },
  )
