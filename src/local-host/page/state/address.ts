import type { RoleName } from '../../engine/types.ts'

/** Interface languages of the page; also what bridge.getLanguage answers. */
export type Language = 'zh' | 'en' | 'ja'
export type ThemeName = 'light' | 'dark'
/** Name of a seeded Base; `large:<n>` holds n rows. */
export type FixtureName = 'empty' | 'templates' | 'adopt' | `large:${number}`

/** What host.html shows, read from its own address. */
export interface Address {
  /** Absolute http(s) address of the extension in the sidebar. */
  readonly plugin: string
  readonly fixture: FixtureName
  readonly lang: Language
  readonly theme: ThemeName
  readonly role: RoleName
  /** Copies of the extension side by side, each with its own user. */
  readonly sidebars: 1 | 2
  /** Table and view to show, by id or name; null for the first. */
  readonly table: string | null
  readonly view: string | null
  /** Starts from the fixture instead of the stored Base. */
  readonly fresh: boolean
}

const MAX_ROWS = 200_000

/** The value of a query parameter when it is one of the allowed words, else the first of them. */
function oneOf<T extends string>(value: string | null, allowed: readonly [T, ...T[]]): T {
  return allowed.find((word) => word === value) ?? allowed[0]
}

function parseFixture(value: string | null): FixtureName {
  const rows = /^large:(\d{1,6})$/.exec(value ?? '')?.[1]
  if (rows !== undefined) return `large:${Math.min(Math.max(Number(rows), 1), MAX_ROWS)}`
  return oneOf(value, ['empty', 'templates', 'adopt'])
}

/**
 * The extension's page under the other loopback name, so that the sidebar is cross-site as in Feishu (its own process,
 * no shared storage). Any other host has no second name, so it is the same origin.
 */
export function defaultPlugin(pageHref: string): string {
  const url = new URL('index.html', pageHref)
  url.search = ''
  url.hash = ''
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1'
  else if (url.hostname === '127.0.0.1') url.hostname = 'localhost'
  return url.href
}

/** Makes a typed address absolute; `null` unless it is http(s), because `javascript:` would run in this page. */
export function parsePluginUrl(value: string, pageHref: string): string | null {
  const text = value.trim()
  if (text === '') return null
  const absolute = /^[\w.-]+:\d+(\/|$)/.test(text) ? `http://${text}` : text
  if (!URL.canParse(absolute, pageHref)) return null
  const url = new URL(absolute, pageHref)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

/** Reads the page's address. Unknown or malformed parameters fall back to their defaults. */
export function parseAddress(href: string): Address {
  const query = new URL(href).searchParams
  const fresh = query.get('fresh')
  return {
    plugin: parsePluginUrl(query.get('plugin') ?? '', href) ?? defaultPlugin(href),
    fixture: parseFixture(query.get('fixture')),
    lang: oneOf(query.get('lang'), ['zh', 'en', 'ja']),
    theme: oneOf(query.get('theme'), ['light', 'dark']),
    role: oneOf(query.get('role'), ['owner', 'editor', 'reader']),
    sidebars: query.get('sidebars') === '2' ? 2 : 1,
    table: query.get('table'),
    view: query.get('view'),
    fresh: fresh !== null && fresh !== '0' && fresh !== 'false',
  }
}

/** The same address with some parameters changed, so that a switch survives a reload. */
export function withParameters(href: string, changes: Readonly<Record<string, string>>): string {
  const url = new URL(href)
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
  return url.href
}
