import type { Translate } from '../i18n/index.ts'
import type { Line } from './reportDocument.ts'

/** The name of a group as one run that leads to its rows; null is the group of those that have no value. */
export const groupName = (t: Translate, name: string | null, recordIds: readonly string[]): Line => [
  { text: name ?? t('report.unfilled'), recordIds },
]
