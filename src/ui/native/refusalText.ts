import type { NativeRefusal } from '../../application/native/runNative.ts'
import { bringWords, type Translate } from '../../i18n/index.ts'
import { native as nativeWords } from '../../i18n/zh-CN/native.ts'
import { hostErrorText } from '../parts/hostErrorText.ts'

bringWords(nativeWords)

/** Why there are no native columns. */
export function refusalText(t: Translate, error: NativeRefusal): string {
  switch (error.kind) {
    case 'lack': {
      const { lack } = error
      if (lack.kind === 'noPlannedEnd') return t('native.lack.noPlannedEnd')
      return t(`native.lack.${lack.kind}`, { name: lack.kind === 'name' ? lack.name : lack.column })
    }
    case 'textDropped':
      return t('native.dropped')
    default:
      return hostErrorText(t, error)
  }
}
