import { createContext, useContext } from 'react'
import type { AppActions } from '../application/app/appState.ts'
import type { Locale, Translate } from '../i18n/index.ts'

/** What every part of the sidebar needs besides its own data. */
export interface SidebarContextValue {
  readonly t: Translate
  readonly locale: Locale
  readonly actions: AppActions
  /** Milliseconds now; for words such as "just now" only, never for figures. */
  readonly clock: () => number
  /** Says something to people who cannot see the screen change. */
  readonly announce: (message: string) => void
}

const SidebarContext = createContext<SidebarContextValue | null>(null)

/** Gives words, actions and the announcer to everything below it. */
export const SidebarProvider = SidebarContext.Provider

/** The sidebar's words and actions. Throws outside `SidebarProvider`: that is a broken promise of ours. */
export function useSidebar(): SidebarContextValue {
  const value = useContext(SidebarContext)
  if (value === null) throw new Error('useSidebar is used outside SidebarProvider')
  return value
}
