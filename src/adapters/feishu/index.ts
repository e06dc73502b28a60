import type { FeishuSdk } from './sdk.ts'

export { connectFeishu } from './connect.ts'

/** The real SDK, ≈ 250 kB gzip: loaded on demand so that the first paint does not wait for it. */
export async function loadFeishuSdk(): Promise<FeishuSdk> {
  const { bitable } = await import('@lark-base-open/js-sdk')
  return bitable
}
