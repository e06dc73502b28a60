import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultVariants } from '../../src/local-host/engine/variants.ts'
import { variantGroups } from '../contract/otherVariants.ts'
import { sweep } from '../support/sweep.ts'
import { startSdkPages, type SdkPages } from './support/sdkPage.ts'

/** The contract over the wire under variants other than the default. */

let pages: SdkPages
beforeAll(async () => {
  pages = await startSdkPages()
})
afterAll(() => pages.close())

// All of them are tried in process, where no page is opened for each (engineContract.test.ts).
it.each(sweep(variantGroups(), 1))(
  'the SDK over the wire keeps the whole contract under $title',
  async ({ variants }) => {
    const { host, plugin, errors } = await pages.open()
    for (const [name, value] of Object.entries(variants)) {
      await host.evaluate((api, [switchName, to]) => api.set(switchName, to), [name, value] as const)
    }
    expect(
      await plugin.evaluate((told) => window.runContract?.(told) ?? ['the contract was not loaded'], {
        ...defaultVariants(),
        ...variants,
      }),
    ).toEqual([])
    expect(errors).toEqual([])
  },
)
