import type { Variants } from '../../engine/types.ts'
import { VARIANT_VALUES } from '../../engine/variants.ts'
import type { WordKey } from '../words/words.zh.ts'
import { zh } from '../words/words.zh.ts'

/** A variant in the panel; values without a word are shown as they are. */
export interface VariantSwitch {
  readonly name: keyof Variants
  readonly word: WordKey
  readonly values: readonly { readonly value: string | number; readonly word: WordKey | null }[]
}

/** A fault in the panel. `number` is a setting; `key` affects the next call of a key; `action` happens at once. */
export type FaultSwitch =
  | { readonly kind: 'number'; readonly name: string; readonly word: WordKey; readonly nullable: boolean }
  | {
      readonly kind: 'key'
      readonly name: string
      readonly word: WordKey
      readonly extra: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'action'; readonly name: string; readonly word: WordKey; readonly value: unknown }

const isWord = (key: string): key is WordKey => Object.hasOwn(zh, key)
const wordOf = (key: string): WordKey | null => (isWord(key) ? key : null)

/** Every variant of the engine, with its words. */
export const VARIANT_SWITCHES: readonly VariantSwitch[] = (Object.keys(VARIANT_VALUES) as (keyof Variants)[]).map(
  (name) => ({
    name,
    word: `variant.${name}`,
    values: VARIANT_VALUES[name].map((value) => ({ value, word: wordOf(`variant.${name}.${String(value)}`) })),
  }),
)

/** The faults that a person can switch on; a new one needs a line here and its words. */
export const FAULT_SWITCHES: readonly FaultSwitch[] = [
  { kind: 'number', name: 'latencyMs', word: 'fault.latencyMs', nullable: false },
  { kind: 'number', name: 'jitterMs', word: 'fault.jitterMs', nullable: false },
  { kind: 'number', name: 'callsPerSecond', word: 'fault.callsPerSecond', nullable: true },
  { kind: 'number', name: 'lostEvents', word: 'fault.lostEvents', nullable: false },
  { kind: 'number', name: 'strangerEditsPerMinute', word: 'fault.stranger', nullable: false },
  { kind: 'key', name: 'failNext', word: 'fault.failNext', extra: { count: 1, code: 10299999 } },
  { kind: 'key', name: 'hangNext', word: 'fault.hangNext', extra: { count: 1 } },
  { kind: 'key', name: 'malformNext', word: 'fault.malformNext', extra: { count: 1, shape: 'short' } },
  { kind: 'action', name: 'resetFaults', word: 'fault.reset', value: true },
]
