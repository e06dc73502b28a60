import type { HostError } from '../../application/ports.ts'
import type { Translate } from '../../i18n/index.ts'

/**
 * Says in plain words why the host refused and whom to ask. The sentence before it says what was being done. Names of
 * calls, codes and the host's own messages are for developers and are never shown.
 */
export const hostErrorText = (t: Translate, error: HostError): string =>
  error.kind === 'timeout'
    ? t('host.timeout', { seconds: Math.round(error.afterMs / 100) / 10 })
    : t(`host.${error.kind}`)
