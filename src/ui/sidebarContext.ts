import { createContext, useContext } from 'react'
import type { AppActions } from '../application/app/appState.ts'
import type { Locale, Translate } from '../i18n/index.ts'

/** What every component needs besides its own data. */
export interface SidebarContextValue {
  readonly t: Translate
  readonly locale: Locale
  readonly actions: AppActions
  /** The present instant in milliseconds; used for words such as "just now", never for figures. */
  readonly clock: () => number
  /** Announces a message to screen readers. */
  readonly announce: (message: string) => void
}

const SidebarContext = createContext<SidebarContextValue | null>(null)

/** Provides words, actions and the announcer to the components below it. */
export const SidebarProvider = SidebarContext.Provider

/** The sidebar's words and actions. Throws outside `SidebarProvider`, which is a programming error. */
export function useSidebar(): SidebarContextValue {
  const value = useContext(SidebarContext)
  if (value === null) throw new Error('useSidebar is used outside SidebarProvider')
  return value
}
