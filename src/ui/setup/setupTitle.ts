import type { SetupState } from '../../application/setup/setupState.ts'
import type { Translate } from '../../i18n/index.ts'

/** What a set-up is doing or has come to, in one line; a growth is called one. */
export function setupTitle(
  t: Translate,
  { kind, request }: Extract<SetupState, { kind: 'running' | 'failed' | 'interrupted' }>,
): string {
  const name = t(`preset.${request.preset}.name`)
  return t(request.grows === undefined ? `setup.${kind}` : `upgrade.${kind}`, { name })
}
