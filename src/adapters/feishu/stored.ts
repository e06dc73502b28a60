import type { HostPort } from '../../application/ports.ts'
import type { HostCalls } from './callHost.ts'
import { expectAccepted } from './reply.ts'
import type { FeishuSdk } from './sdk.ts'

/** The one key under which everything of ours is kept for this Base, shared by all its users (§4.5). */
export const STORED_KEY = 'campaign-tracker'

export function createStored(sdk: FeishuSdk, calls: HostCalls): Pick<HostPort, 'loadStored' | 'saveStored'> {
  return {
    // What an unknown key gives is not documented (§9.8): nothing, null and '' all mean that nothing was saved.
    loadStored: () =>
      calls.read('getData', async () => {
        const value = await sdk.bridge.getData(STORED_KEY)
        return value === undefined || value === '' ? null : value
      }),
    saveStored: (value) =>
      calls.write('setData', async () => expectAccepted(await sdk.bridge.setData(STORED_KEY, value))),
  }
}
