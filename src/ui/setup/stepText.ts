import type { SetupStep } from '../../application/setup/setupState.ts'
import type { Translate } from '../../i18n/index.ts'

/** '添加字段 计划进度(%)（执行进度跟踪表）' */
export const stepText = (t: Translate, step: SetupStep): string => {
  const text = stepWords(t, step)
  return step.kind === 'table' || step.tableName === ''
    ? text
    : t('setup.step.inTable', { step: text, table: step.tableName })
}

/** The step without its table, for a list under the table's name. */
export const stepWords = (t: Translate, step: SetupStep): string =>
  t(`setup.step.${step.kind}`, { name: step.name }).trim()
