import type { SetupState } from '../../application/setup/setupState.ts'
import type { Translate } from '../../i18n/index.ts'

/** One line about the state of a set-up or an upgrade. */
export function setupTitle(
  t: Translate,
  { kind, request }: Extract<SetupState, { kind: 'running' | 'failed' | 'interrupted' }>,
): string {
  const name = t(`preset.${request.preset}.name`)
  return t(request.grows === undefined ? `setup.${kind}` : `upgrade.${kind}`, { name })
}
