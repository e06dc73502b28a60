import type { Translate } from '../i18n/index.ts'
import type { TaskGroup } from './facts/groups.ts'
import { idsOf } from './phrases.ts'
import type { Line } from './reportDocument.ts'

/** The name of a group as one run that leads to its rows. */
export const groupName = (t: Translate, { name, tasks }: TaskGroup): Line => [
  { text: name ?? t('report.unfilled'), recordIds: idsOf(tasks) },
]
