import { useState } from 'react'
import type { HostError } from '../../application/ports.ts'
import { isSameValue } from '../../application/stored/sameValue.ts'
import type { Translate } from '../../i18n/index.ts'
import { useSidebar } from '../sidebarContext.ts'
import { draftProblems, settingsOf, type SettingsDraft } from './settingsDraft.ts'

type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly isOwn: boolean }
  | { readonly kind: 'refused'; readonly error: HostError }

/** The draft of one sheet, and what was stored when somebody began to type. */
interface Typed {
  readonly draft: SettingsDraft
  readonly base: SettingsDraft
}

export const savedText = (t: Translate, isOwn: boolean): string => t(isOwn ? 'settings.saved.own' : 'settings.saved')

/**
 * Holds the draft apart from the stored settings. A draft follows the stored settings until somebody types; it survives
 * a refused save and a visit to another sheet, and reports when another person saved in the meantime.
 */
export function useSettingsDraft(tableId: string, stored: SettingsDraft) {
  const { t, actions, announce } = useSidebar()
  const [typedBySheet, setTypedBySheet] = useState<Readonly<Record<string, Typed | null>>>({})
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const typed = typedBySheet[tableId] ?? null
  const draft = typed?.draft ?? stored
  const settings = settingsOf(draft)
  const setTyped = (next: Typed | null) => setTypedBySheet((all) => ({ ...all, [tableId]: next }))
  return {
    draft,
    /** The settings that would be saved; null: some cannot be. */
    settings,
    problems: draftProblems(draft),
    isDirty: typed !== null && !isSameValue(typed.draft, stored),
    isOvertaken: typed !== null && !isSameValue(typed.base, stored),
    saving,
    change: (change: Partial<SettingsDraft>) => {
      setTyped({ draft: { ...draft, ...change }, base: typed?.base ?? stored })
      setSaving({ kind: 'idle' })
    },
    discard: () => {
      setTyped(null)
      setSaving({ kind: 'idle' })
    },
    save: async () => {
      if (settings === null || saving.kind === 'saving') return
      setSaving({ kind: 'saving' })
      const saved = await actions.saveSettings(settings, draft.own ? 'sheet' : 'base')
      if (!saved.ok) {
        setSaving({ kind: 'refused', error: saved.error })
        return
      }
      setTyped(null)
      setSaving({ kind: 'saved', isOwn: draft.own })
      announce(savedText(t, draft.own))
    },
  }
}
