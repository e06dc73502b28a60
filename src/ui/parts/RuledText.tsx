import type { ReactNode } from 'react'
import { useSidebar } from '../sidebarContext.ts'

/** Words that follow a rule. People read the words; the rule's id stands in the tooltip, for whoever looks it up. */
export function RuledText({ rule, children }: { readonly rule: string | null; readonly children: ReactNode }) {
  const { t } = useSidebar()
  return <span {...(rule === null ? {} : { title: t('why.rule', { rule }) })}>{children}</span>
}
