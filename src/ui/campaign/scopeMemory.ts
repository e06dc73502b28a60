/** The key of the choices in the memory of the browser tab. */
const KEY = 'campaign-tracker.scopes'

/** The choices of people by sheet, as values of a select. */
export type ScopeChoices = Readonly<Record<string, string>>

/**
 * The choices that this browser tab remembers. A page in a sandbox has no memory and its browser throws: then nothing is
 * remembered.
 */
export function rememberedScopes(): ScopeChoices {
  try {
    const known: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? '{}')
    if (typeof known !== 'object' || known === null) return {}
    return Object.fromEntries(
      Object.entries(known).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}

/** Remembers the choices until the browser tab is closed, where that is possible. */
export function rememberScopes(choices: ScopeChoices): void {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // The choices hold until the page is loaded again.
  }
}
