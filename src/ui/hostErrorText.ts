import type { HostError } from '../application/ports.ts'
import type { Translate } from '../i18n/index.ts'

/** A refusal of the host in plain words: what was refused, why, and whom to ask. */
export function hostErrorText(t: Translate, error: HostError): string {
  switch (error.kind) {
    case 'timeout':
      return t('host.timeout', { what: error.what, seconds: Math.round(error.afterMs / 100) / 10 })
    case 'unexpected':
      return t('host.unexpected', { what: error.what, code: String(error.code ?? ''), message: error.message })
    case 'cancelled':
      return t('host.cancelled')
    default:
      return t(`host.${error.kind}`, { what: error.what })
  }
}

/** Tells a refusal from a value of an action that may give either. */
export const isHostError = (outcome: object): outcome is HostError => 'kind' in outcome
