import type { ReactNode } from 'react'
import { useSidebar } from '../sidebarContext.ts'

/** The columns of which a person must say what they are. [AD6] */
export function AskedColumns({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const { t } = useSidebar()
  if (count === 0) return null
  return (
    <section className="ct-section">
      <header>
        <h2>{t('adopt.ask', { count })}</h2>
      </header>
      <p className="ct-quiet">{t('adopt.ask.about')}</p>
      {children}
    </section>
  )
}
