export { connectFeishu } from './connect.ts'
export { loadFeishuSdk } from './loadFeishuSdk.ts'
