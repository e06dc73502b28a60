import { useEffect, useMemo, useState } from 'react'
import {
  createTranslate,
  loadCatalogue,
  loadedCatalogue,
  SOURCE_LOCALE,
  type Locale,
  type Translate,
} from '../i18n/index.ts'

/**
 * Translates into a locale. Until its messages are loaded, and if they cannot be, the sidebar stays in the language that
 * it was in; at first that is Chinese.
 */
export function useTranslate(wanted: Locale): { readonly t: Translate; readonly locale: Locale } {
  const [shown, setShown] = useState<Locale>(SOURCE_LOCALE)
  const locale = loadedCatalogue(wanted) === null ? shown : wanted
  if (locale !== shown) setShown(locale)
  useEffect(() => {
    if (loadedCatalogue(wanted) !== null) return undefined
    let isWanted = true
    const load = async () => {
      try {
        await loadCatalogue(wanted)
      } catch {
        return // a file that the network did not bring
      }
      if (isWanted) setShown(wanted)
    }
    void load()
    return () => {
      isWanted = false
    }
  }, [wanted])
  const t = useMemo(() => createTranslate(loadedCatalogue(locale)), [locale])
  return { t, locale }
}
