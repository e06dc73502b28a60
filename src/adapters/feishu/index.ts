export { connectFeishu } from './connect.ts'
export type { ConnectOptions, ConnectRefusal, FeishuHost } from './connect.ts'
export { loadFeishuSdk } from './loadFeishuSdk.ts'
export type { FeishuSdk } from './sdk.ts'
