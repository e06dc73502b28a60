import type { HostError } from '../../application/ports.ts'
import type { Translate } from '../../i18n/index.ts'

/**
 * A refusal of the host in plain words: why, and whom to ask. What was being done is said by the sentence before it;
 * names of calls, codes and the host's own messages are for developers and stay out of it.
 */
export const hostErrorText = (t: Translate, error: HostError): string =>
  error.kind === 'timeout'
    ? t('host.timeout', { seconds: Math.round(error.afterMs / 100) / 10 })
    : t(`host.${error.kind}`)

/** Tells a refusal from a value of an action that may give either. */
export const isHostError = (outcome: object): outcome is HostError => 'kind' in outcome
