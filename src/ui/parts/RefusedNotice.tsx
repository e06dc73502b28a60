import Button from '@douyinfe/semi-ui/lib/es/button'
import type { HostError } from '../../application/ports.ts'
import { useSidebar } from '../sidebarContext.ts'
import { hostErrorText } from './hostErrorText.ts'
import { Notice } from './Notice.tsx'

/** Says why the host did not answer a question, with a button to ask again. */
export function RefusedNotice({ error, onRetry }: { readonly error: HostError; readonly onRetry: () => void }) {
  const { t } = useSidebar()
  return (
    <Notice
      tone="danger"
      action={
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      {hostErrorText(t, error)}
    </Notice>
  )
}
