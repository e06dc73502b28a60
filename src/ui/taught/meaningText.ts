import type { TaughtMeaning } from '../../domain/index.ts'
import { formatPercent, type Translate } from '../../i18n/index.ts'

/** What a word was taught to mean, in words. [TW1] */
export function meaningText(t: Translate, meaning: TaughtMeaning): string {
  if (typeof meaning === 'number') return formatPercent(meaning)
  return meaning === 'nothing' ? t('taught.nothing') : t(`state.${meaning}`)
}
