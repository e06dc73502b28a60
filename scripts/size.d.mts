/** What the entry was when it was last made smaller, in bytes. */
export const ENTRY_GZIP_BYTES: number

/** Paths of the scripts that a page loads by itself. */
export function entryScripts(html: string): readonly string[]

/** What to tell when the entry has this size; null while it is as large as it may be. */
export function complaintAbout(bytes: number, allowed?: number): string | null
