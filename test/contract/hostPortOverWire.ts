import type { Frame } from 'playwright-core'

/**
 * The contract over the wire: the adapter on the unmodified SDK in `plugin`, judged with the hands of another user
 * (`window.actAsOther`). The page is that of test/local-host/sdkPage, which is served with hostPortBrowser.ts beside it.
 */
export async function hostPortOverWire(plugin: Frame): Promise<readonly string[]> {
  await plugin.addScriptTag({ type: 'module', url: '/hostPort.js' })
  await plugin.waitForFunction(() => window.judgeHostPort !== undefined)
  return plugin.evaluate(() => window.judgeHostPort?.() ?? ['the contract was not loaded'])
}
