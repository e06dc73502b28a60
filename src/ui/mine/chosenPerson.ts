/**
 * Who people have said they are, by sheet. The host keeps nothing for one viewer alone: what it stores is shared by all
 * users of a Base. So the browser keeps it, and the page where the browser may not.
 */
const KEY = 'campaign-tracker.person.'
const inPage = new Map<string, string>()

/** The key of the person that was chosen for a sheet in this browser; null when none was. */
export function rememberedPerson(tableId: string): string | null {
  const known = inPage.get(tableId)
  if (known !== undefined) return known
  try {
    return window.localStorage.getItem(KEY + tableId)
  } catch {
    return null // a frame without storage of its own
  }
}

export function rememberPerson(tableId: string, key: string): void {
  inPage.set(tableId, key)
  try {
    window.localStorage.setItem(KEY + tableId, key)
  } catch {
    // It counts until the page is closed.
  }
}
