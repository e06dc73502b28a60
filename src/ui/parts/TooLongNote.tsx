import { useSidebar } from '../sidebarContext.ts'
import { Notice } from './Notice.tsx'

/** Says before a press that what it writes will be too long to be taken back; nothing where it can be. [TB1] */
export function TooLongNote({ fits }: { readonly fits: boolean }) {
  const { t } = useSidebar()
  return fits ? null : <Notice tone="warning">{t('common.tooLongToTakeBack')}</Notice>
}
