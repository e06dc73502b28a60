import type { Frame, JSHandle, Page } from 'playwright-core'
import type { LocalHostApi } from '../../src/local-host/wire/localHostApi.ts'
import type { Act } from './hostPortSheet.ts'

/**
 * The contract over the wire: the adapter on the unmodified SDK in `plugin`, judged with the hands of another
 * user on the host page. The page is that of test/local-host/sdkPage, served by vite from the repository.
 */
export async function hostPortOverWire(page: Page, host: JSHandle<LocalHostApi>, plugin: Frame): Promise<readonly string[]> {
  await page.exposeFunction('hostPortOther', (acts: readonly Act[]) =>
    host.evaluate((api, wanted) => wanted.flatMap((act) => {
      switch (act.kind) {
        case 'set':
          api.edit(act.tableId, act.recordId, act.fields)
          return []
        case 'add':
          return api.addRows(act.tableId, act.rows)
        case 'delete':
          api.deleteRows(act.tableId, act.recordIds)
          return []
      }
    }), acts),
  )
  await plugin.addScriptTag({ type: 'module', url: '/test/contract/hostPortBrowser.ts' })
  await plugin.waitForFunction(() => window.judgeHostPort !== undefined)
  return plugin.evaluate(() => window.judgeHostPort?.() ?? ['the contract was not loaded'])
}
