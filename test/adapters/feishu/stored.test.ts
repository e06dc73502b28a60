import { describe, expect, it } from 'vitest'
import type { FeishuSdk } from '../../../src/adapters/feishu/sdk.ts'
import { createStored } from '../../../src/adapters/feishu/stored.ts'
import { callsWith } from './support/fakeTable.ts'

const storedOver = (bridge: object) => createStored({ bridge } as unknown as FeishuSdk, callsWith())

describe('[host-protocol §9.8] the answer for an unknown key is not documented', () => {
  it.each([
    { saved: undefined, loaded: null },
    { saved: null, loaded: null },
    { saved: '', loaded: null },
    { saved: { version: 1 }, loaded: { version: 1 } },
    { saved: 0, loaded: 0 },
  ])('$saved loads as $loaded', async ({ saved, loaded }) => {
    expect(await storedOver({ getData: async () => saved }).loadStored()).toEqual({ ok: true, value: loaded })
  })

  it('a plain false means that nothing was saved', async () => {
    expect(await storedOver({ setData: async () => false }).saveStored({})).toMatchObject({
      ok: false,
      error: { kind: 'unexpected', what: 'setData' },
    })
    expect(await storedOver({ setData: async () => true }).saveStored({})).toEqual({ ok: true, value: undefined })
  })
})
