import type { HostPort } from '../../application/ports.ts'
import type { HostCalls } from './callHost.ts'
import { expectAccepted } from './reply.ts'
import type { FeishuSdk } from './sdk.ts'

/** The key under which our choices are kept for this Base, shared by all its users (§4.5). */
export const STORED_KEY = 'campaign-tracker'

/** A part of its own has its own key, so that two sidebars that save different parts never undo each other. */
export const keyOf = (part: string | undefined): string => (part === undefined ? STORED_KEY : `${STORED_KEY}.${part}`)

const saysNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

export function createStored(sdk: FeishuSdk, calls: HostCalls): Pick<HostPort, 'loadStored' | 'saveStored'> {
  return {
    // What an unknown key gives is not documented (§9.8): nothing, null, '' and {} all mean that nothing was saved.
    loadStored: (part) =>
      calls.read('getData', async () => {
        const value = await sdk.bridge.getData(keyOf(part))
        return saysNothing(value) ? null : value
      }),
    saveStored: (value, part) =>
      calls.write('setData', async () => expectAccepted(await sdk.bridge.setData(keyOf(part), value))),
  }
}
