/** The machine as the search sees it; defaults to the one at hand. */
export interface Machine {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: NodeJS.Platform
}

/** Every path to try, best first: CHROME_PATH, then the PATH, then the usual places. */
export function browserCandidates(machine?: Machine): readonly string[]

/** The browser to drive, or null when this machine has none. Never installs anything. */
export function findBrowser(machine?: Machine & { readonly isExecutable?: (file: string) => boolean }): string | null

/** What to do about a missing browser. */
export function installHint(platform?: NodeJS.Platform): string
