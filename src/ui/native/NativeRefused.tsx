import type { NativeRefusal } from '../../application/native/runNative.ts'
import { Notice } from '../parts/Notice.tsx'
import { useSidebar } from '../sidebarContext.ts'
import { refusalText } from './refusalText.ts'

/** After a set-up: why its native columns are missing, and that people can add them later. [NV7] */
export default function NativeRefused({ refusal }: { readonly refusal: NativeRefusal }) {
  const { t } = useSidebar()
  const isFormula = refusal.kind === 'textDropped' || refusal.kind === 'unexpected'
  return (
    <Notice tone="warning">
      {t('native.setup.refused')} {isFormula ? t('native.setup.noFormula') : refusalText(t, refusal)}
    </Notice>
  )
}
