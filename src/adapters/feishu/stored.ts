import type { HostPort } from '../../application/ports.ts'
import type { HostCalls } from './calls/callHost.ts'
import { expectAccepted } from './calls/reply.ts'
import type { FeishuSdk } from './sdk.ts'

/** The key under which our choices are kept for this Base, shared by all its users (host-protocol §4.5). */
export const STORED_KEY = 'campaign-tracker'

/**
 * How long a text may be before a host is suspected of keeping only its beginning. The documentation names no limit
 * (host-protocol §9.8); 100 kB a key is what authors speak of, and Chinese takes three bytes a character.
 */
const UNSUSPECTED_CHARACTERS = 30_000
/** What hosts answer that are asked to keep more than they can (host-protocol §7.2: upper limit exceeded). */
const UPPER_LIMIT = 10_299_994

/** A part of its own has its own key, so that two sidebars that save different parts never undo each other. */
export const keyOf = (part: string | undefined): string => (part === undefined ? STORED_KEY : `${STORED_KEY}.${part}`)

const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

export function createStored({ bridge }: FeishuSdk, calls: HostCalls): Pick<HostPort, 'loadStored' | 'saveStored'> {
  const write = async (key: string, value: unknown): Promise<void> => expectAccepted(await bridge.setData(key, value))

  /** Keeps a long value whole or not at all: one that comes back shorter gives its place to what was there. */
  async function writeWhole(key: string, value: unknown, length: number): Promise<void> {
    const before: unknown = await bridge.getData(key)
    await write(key, value)
    const kept: unknown = await bridge.getData(key)
    if (typeof kept === 'object' && JSON.stringify(kept)?.length === length) return
    await write(key, before ?? null)
    throw Object.assign(new Error('The host keeps less than it was given'), { code: UPPER_LIMIT })
  }

  return {
    // What an unknown key gives is not documented (host-protocol §9.8): nothing, null, '' and {} all mean that nothing
    // was saved.
    loadStored: (part) =>
      calls.read('getData', async () => {
        const value = await bridge.getData(keyOf(part))
        return saysNothing(value) ? null : value
      }),
    saveStored: (value, part) =>
      calls.write('setData', async () => {
        const { length } = JSON.stringify(value)
        await (length > UNSUSPECTED_CHARACTERS ? writeWhole(keyOf(part), value, length) : write(keyOf(part), value))
      }),
  }
}
