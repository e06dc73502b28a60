import Button from '@douyinfe/semi-ui/lib/es/button'
import type { SheetState } from '../../application/appState.ts'
import { useSidebar } from '../sidebarContext.ts'
import './setup.css'

/** After set-up: the three things to do, in order. */
export function NextSteps({ sheet }: { readonly sheet: SheetState }) {
  const { t, actions } = useSidebar()
  return (
    <section className="ct-next" aria-label={t('next.title')}>
      <h2>{t('next.title')}</h2>
      <ol>
        <li>{sheet.sample === null ? t('next.fill') : t('next.sample', { count: sheet.sample.count })}</li>
        <li>{t('next.update')}</li>
        <li>{t('next.look')}</li>
      </ol>
      <Button size="small" theme="solid" type="primary" onClick={() => actions.dismissSetup()}>{t('next.understood')}</Button>
    </section>
  )
}
