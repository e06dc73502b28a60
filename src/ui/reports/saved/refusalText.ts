import type { ReportRefusal } from '../../../application/savedReports/savedReportState.ts'
import type { Translate } from '../../../i18n/index.ts'
import { fieldName, type SheetLanguage } from '../../../schema/index.ts'
import { hostErrorText } from '../../parts/hostErrorText.ts'

/** Why a report was not saved, and what can be done about it. */
export function refusalText(t: Translate, error: ReportRefusal, language: SheetLanguage): string {
  switch (error.kind) {
    case 'confirmed':
    case 'textChanged':
    case 'gone':
    case 'changed':
    case 'damaged':
    case 'tooLong':
    case 'noTable':
      return t(`saved.refused.${error.kind}`)
    case 'noColumn':
      return t('saved.refused.noColumn', {
        columns: error.fields
          .map((field) => `「${fieldName('reports', field, language)}」`)
          .join(t('common.listSeparator')),
      })
    default:
      return hostErrorText(t, error)
  }
}
