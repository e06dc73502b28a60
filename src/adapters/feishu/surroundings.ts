import { type HostPort, type HostResult, isSilence } from '../../application/ports.ts'
import { ok } from '../../domain/index.ts'
import type { HostCalls } from './calls/callHost.ts'
import { expectAccepted } from './calls/reply.ts'
import type { FeishuSdk } from './sdk.ts'
import { selectionOf } from './events/selection.ts'

type Surroundings = Pick<HostPort, 'environment' | 'selection' | 'openRecord' | 'showTable' | 'showView'>

/** The user, language, theme and selection, and opening records, tables and views. */
export function createSurroundings(sdk: FeishuSdk, calls: HostCalls): Surroundings {
  /** A refusal becomes the fallback; a timeout stays an error. */
  const ask = async <Value>(
    what: string,
    run: () => Promise<unknown>,
    parse: (answer: unknown) => Value,
    fallback: Value,
  ): HostResult<Value> => {
    const answer = await calls.read(what, async () => parse(await run()))
    return answer.ok || isSilence(answer.error) ? answer : ok(fallback)
  }
  const text = (answer: unknown) => (typeof answer === 'string' ? answer : '')

  return {
    async environment() {
      const [language, theme, userId] = await Promise.all([
        ask('getLanguage', () => sdk.bridge.getLanguage(), text, ''),
        ask(
          'getTheme',
          () => sdk.bridge.getTheme(),
          (answer) => (answer === 'DARK' ? 'dark' : 'light'),
          'light' as const,
        ),
        ask('getUserId', () => sdk.bridge.getUserId(), text, ''),
      ])
      if (!language.ok) return language
      if (!theme.ok) return theme
      if (!userId.ok) return userId
      return ok({ language: language.value === '' ? 'zh' : language.value, theme: theme.value, userId: userId.value })
    },
    selection: () => calls.read('getSelection', async () => selectionOf(await sdk.base.getSelection())),
    openRecord: (tableId, recordId) =>
      calls.write('showRecordDetailDialog', async () =>
        expectAccepted(await sdk.ui.showRecordDetailDialog({ tableId, recordId })),
      ),
    showTable: (tableId) =>
      calls.write('switchToTable', async () => expectAccepted(await sdk.ui.switchToTable(tableId))),
    showView: (tableId, viewId) =>
      calls.write('switchToView', async () => expectAccepted(await sdk.ui.switchToView(tableId, viewId))),
  }
}
