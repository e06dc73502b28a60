import type { FeishuSdk } from './sdk.ts'

export { connectFeishu } from './connect.ts'

/** Loads the real SDK (≈ 250 kB gzip) on demand, so that the first paint does not wait for it. */
export async function loadFeishuSdk(): Promise<FeishuSdk> {
  const { bitable } = await import('@lark-base-open/js-sdk')
  return bitable
}
