import { bringWords } from '../../i18n/index.ts'
import { reasons as reasonWords } from '../../i18n/zh-CN/reasons.ts'
import { useSidebar } from '../sidebarContext.ts'
import { ReasonForm } from './ReasonForm.tsx'

bringWords(reasonWords)

/** The input for the reason of one change of the log. [LG2] */
export default function LoggedReason({ id, label }: { readonly id: string; readonly label: string }) {
  const { t } = useSidebar()
  return <ReasonForm ids={[id]} label={label} submit={t('reason.write')} onLeave={null} />
}
