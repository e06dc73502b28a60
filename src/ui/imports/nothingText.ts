import type { ImportPlan } from '../../application/imports/importPlan.ts'
import type { Translate } from '../../i18n/index.ts'

/** Why a plan writes nothing. That the sheet has everything is only said where nothing of the file is left behind. [IM2] */
export function nothingText(
  t: Translate,
  { counts, own }: { readonly counts: ImportPlan['counts']; readonly own: readonly { readonly isKept: boolean }[] },
): string {
  const { same, kept, ambiguous, unread } = counts
  if (same + kept + ambiguous === 0) return t('import.noRows')
  const left = [
    ...(kept === 0 ? [] : [t('import.nothing.kept', { count: kept })]),
    ...(ambiguous === 0 ? [] : [t('import.nothing.ambiguous', { count: ambiguous })]),
    ...(unread === 0 ? [] : [t('import.nothing.unread', { count: unread })]),
    ...(own.every(({ isKept }) => isKept)
      ? []
      : [t('import.nothing.own', { count: own.filter(({ isKept }) => !isKept).length })]),
  ]
  return left.length === 0
    ? t('import.nothing')
    : t('import.nothing.but', { reasons: left.join(t('common.listSeparator')) })
}
