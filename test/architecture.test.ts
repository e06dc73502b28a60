import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Which way arrows point (docs/architecture.md). Every file of src belongs to one room; a room imports itself and the
 * rooms named here. `packages` lists what it may take from npm; null means anything but the SDK.
 */
interface Rule {
  readonly room: string
  readonly imports: readonly string[]
  readonly packages: readonly string[] | null
}

const RULES: readonly Rule[] = [
  { room: 'src/domain/', imports: [], packages: ['chinese-days'] },
  { room: 'src/i18n/', imports: [], packages: ['dayjs'] },
  { room: 'src/schema/', imports: ['src/domain/'], packages: [] },
  { room: 'src/report/', imports: ['src/domain/', 'src/schema/', 'src/i18n/'], packages: ['d3-scale', 'd3-shape'] },
  { room: 'src/application/', imports: ['src/domain/', 'src/schema/'], packages: ['valibot', 'zustand'] },
  {
    room: 'src/ui/',
    imports: ['src/application/', 'src/schema/', 'src/report/', 'src/i18n/', 'src/domain/'],
    packages: null,
  },
  { room: 'src/adapters/', imports: ['src/application/', 'src/schema/', 'src/domain/'], packages: null },
  { room: 'src/local-host/', imports: [], packages: null },
  {
    room: 'src/main.tsx',
    imports: ['src/domain/', 'src/i18n/', 'src/schema/', 'src/report/', 'src/application/', 'src/ui/', 'src/adapters/'],
    packages: null,
  },
]

/**
 * The floors inside the application, lowest first. A room imports itself and the rooms below it; rooms that share a
 * floor do not know each other. `app` composes all of them, so no room may import it.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['stored'],
  ['sheet'],
  ['rows', 'runs'],
  ['engine'],
  ['history', 'native'],
  ['setup'],
  ['additions', 'adoption', 'repair'],
  ['companions'],
  ['retrospective', 'board', 'planning', 'nextCampaign', 'imports', 'savedReports'],
  ['app'],
]
const APPLICATION = 'src/application/'
/** What stands beside the rooms and belongs to all of them. */
const DOORWAYS: ReadonlySet<string> = new Set(
  ['ports.ts', 'clock.ts', 'inSlices.ts'].map((file) => `${APPLICATION}${file}`),
)

const SDK = '@lark-base-open/js-sdk'
/** The one front door to Feishu. */
const SDK_ROOM = 'src/adapters/feishu/'

/** Files by path from the repository's root, '/' between folders. */
type Sources = ReadonlyMap<string, string>

const STATEMENT = /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"](?<specifier>[^'"]+)['"]/gmu
const BARE = /^[ \t]*import\s*['"](?<specifier>[^'"]+)['"]/gmu
const DYNAMIC = /\bimport\(\s*['"](?<specifier>[^'"]+)['"]/gu
const COMMENT = /\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gmu

/** What a file imports, re-exports or loads later; types count like values. */
function importsOf(source: string): readonly string[] {
  const code = source.replace(COMMENT, '')
  return [STATEMENT, BARE, DYNAMIC].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ groups }) => groups?.['specifier'] ?? ''),
  )
}

const DOMAIN_DOOR = 'domain/index.ts'
const NAMED = /\b(?:import|export)\s+(?:type\s+)?\{(?<names>[^}]*)\}\s*from\s*'(?<specifier>[^']+)'/gu

/** The names that a file imports or re-exports from files whose specifier ends so. */
function namesFrom(source: string, end: string): readonly string[] {
  return [...source.replace(COMMENT, '').matchAll(NAMED)].flatMap(({ groups }) =>
    groups?.['specifier']?.endsWith(end) === true
      ? (groups['names'] ?? '').split(',').flatMap((name) => {
          const [own = ''] = name
            .trim()
            .replace(/^type /u, '')
            .split(' as ')
          return own === '' ? [] : [own]
        })
      : [],
  )
}

const isRelative = (specifier: string) => specifier.startsWith('.')
const targetOf = (file: string, specifier: string) =>
  path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/u, ''))
const isIn = (file: string, room: string) => file === room || (room.endsWith('/') && file.startsWith(room))
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function isAllowed(rule: Rule, file: string, specifier: string): boolean {
  if (!isRelative(specifier)) {
    const name = packageOf(specifier)
    return name === SDK ? isIn(file, SDK_ROOM) : rule.packages === null || rule.packages.includes(name)
  }
  const target = targetOf(file, specifier)
  return [rule.room, ...rule.imports].some((room) => isIn(target, room))
}

/** Imports against the rules as 'file → import', and files that belong to no room. */
function violations(sources: Sources): readonly string[] {
  return [...sources].flatMap(([file, source]) => {
    const rule = RULES.find(({ room }) => isIn(file, room))
    if (rule === undefined) return [`${file} belongs to no room`]
    return importsOf(source)
      .filter((specifier) => !isAllowed(rule, file, specifier))
      .map((specifier) => `${file} → ${isRelative(specifier) ? targetOf(file, specifier) : specifier}`)
  })
}

/** Where a file of the application stands; -1 for one of the doorways, null for a file in no room. */
function floorOf(file: string): number | null {
  if (DOORWAYS.has(file)) return -1
  const [room, ...rest] = file.slice(APPLICATION.length).split('/')
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room ?? ''))
  return rest.length === 0 || floor === -1 ? null : floor
}

/** Below every floor: other rooms of src are judged by the rules above. */
const OUTSIDE = -2

const roomOf = (file: string): string => file.slice(APPLICATION.length).split('/')[0] ?? ''

/** Imports inside the application that run upward, or sideways into another room, and files that stand in no room. */
function climbs(sources: Sources): readonly string[] {
  return [...sources].flatMap(([file, source]) => {
    if (!file.startsWith(APPLICATION)) return []
    const floor = floorOf(file)
    if (floor === null) return [`${file} stands in no room of the application`]
    return importsOf(source).flatMap((specifier) => {
      const target = isRelative(specifier) ? targetOf(file, specifier) : ''
      const below = target.startsWith(APPLICATION) ? floorOf(target) : OUTSIDE
      const isAllowedHere = below === null || below < floor || (below === floor && roomOf(target) === roomOf(file))
      return isAllowedHere ? [] : [`${file} → ${target}`]
    })
  })
}

/** Files whose code, comments aside, names something. */
const naming = (name: string, sources: Sources): readonly string[] =>
  [...sources].flatMap(([file, source]) =>
    new RegExp(`\\b${name}\\b`, 'u').test(source.replace(COMMENT, '')) ? [file] : [],
  )

/** Every ring of files that import each other, types included, as 'a → b → a'. */
function cycles(sources: Sources): readonly string[] {
  const rings: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) rings.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (done.has(file) || trail.includes(file)) return
    for (const specifier of importsOf(sources.get(file) ?? '')) {
      const target = targetOf(file, specifier)
      if (isRelative(specifier) && sources.has(target)) visit(target, [...trail, file])
    }
    done.add(file)
  }
  for (const file of sources.keys()) visit(file, [])
  return rings
}

function sourcesUnder(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.tsx?$/u.test(entry.name),
  )
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return [path.relative('.', file).split(path.sep).join('/'), readFileSync(file, 'utf8')]
    }),
  )
}

describe('src', () => {
  const sources = sourcesUnder('src')

  it('is read: every room that is built has files', () => {
    expect(sources.size).toBeGreaterThan(100)
  })

  it('imports in the direction of the arrows', () => {
    expect(violations(sources)).toEqual([])
  })

  it('has no import inside the application that runs up a floor, and no file outside its rooms', () => {
    expect(climbs(sources)).toEqual([])
  })

  it('[KV1] saves what is stored through one door', () => {
    expect(naming('saveStored', sources).toSorted()).toEqual([
      'src/adapters/feishu/stored.ts',
      'src/application/ports.ts',
      'src/application/stored/storedRoom.ts',
    ])
  })

  it('[TM2] has one file in the domain that asks the machine for a time or a zone', () => {
    const asking = [...sources].flatMap(([file, source]) =>
      file.startsWith('src/domain/') && /\bnew Date\b|\bDate\.\w|\bIntl\.|\.toLocale/u.test(source) ? [file] : [],
    )
    expect(asking).toEqual(['src/domain/timeZone.ts'])
  })

  it('has no files that import each other', () => {
    expect(cycles(sources)).toEqual([])
  })

  it('has a door to the domain that names only what other rooms take: tests import from the file they test', () => {
    const taken = new Set(
      [...sources]
        .filter(([file]) => !isIn(file, 'src/domain/'))
        .flatMap(([, source]) => namesFrom(source, DOMAIN_DOOR)),
    )
    const offered = namesFrom(sources.get(`src/${DOMAIN_DOOR}`) ?? '', '')
    expect(offered.length).toBeGreaterThan(50)
    expect(offered.filter((name) => !taken.has(name))).toEqual([])
  })
})

describe('the checker itself', () => {
  it.each([
    { file: 'src/domain/a.ts', line: "import { b } from '../schema/b.ts'", found: 'src/schema/b.ts' },
    { file: 'src/domain/a.ts', line: "import dayjs from 'dayjs'", found: 'dayjs' },
    { file: 'src/schema/a.ts', line: "import { b } from '../i18n/b.ts'", found: 'src/i18n/b.ts' },
    { file: 'src/report/a.ts', line: "import type { B } from '../application/b.ts'", found: 'src/application/b.ts' },
    { file: 'src/report/a.ts', line: "import { useMemo } from 'react'", found: 'react' },
    { file: 'src/i18n/a.ts', line: "export * from '../schema/b.ts'", found: 'src/schema/b.ts' },
    {
      file: 'src/application/a.ts',
      line: "import {\n  b,\n  c,\n} from '../adapters/feishu/b.ts'",
      found: 'src/adapters/feishu/b.ts',
    },
    { file: 'src/ui/a.tsx', line: `import { bitable } from '${SDK}'`, found: SDK },
    { file: 'src/ui/a.tsx', line: "import '../adapters/browser/b.ts'", found: 'src/adapters/browser/b.ts' },
    { file: 'src/adapters/browser/a.ts', line: `import type { ITable } from '${SDK}'`, found: SDK },
    { file: 'src/adapters/feishu/a.ts', line: "import { t } from '../../i18n/index.ts'", found: 'src/i18n/index.ts' },
    {
      file: 'src/local-host/engine/a.ts',
      line: "import { assessTask } from '../../domain/index.ts'",
      found: 'src/domain/index.ts',
    },
    { file: 'src/local-host/wire/a.ts', line: `const sdk = await import('${SDK}')`, found: SDK },
    {
      file: 'src/main.tsx',
      line: "const host = import('./local-host/engine/b.ts')",
      found: 'src/local-host/engine/b.ts',
    },
  ])('finds $file → $found', ({ file, line, found }) => {
    expect(violations(new Map([[file, `// one line\n${line}\n`]]))).toEqual([`${file} → ${found}`])
  })

  it.each([
    { file: 'rows/a.ts', line: "import { b } from '../engine/b.ts'", found: 'engine/b.ts', because: 'up' },
    { file: 'stored/a.ts', line: "import type { B } from '../app/b.ts'", found: 'app/b.ts', because: 'a type counts' },
    { file: 'repair/a.ts', line: "import { b } from '../adoption/b.ts'", found: 'adoption/b.ts', because: 'sideways' },
    {
      file: 'ports.ts',
      line: "import { b } from './rows/b.ts'",
      found: 'rows/b.ts',
      because: 'a doorway imports no room',
    },
  ])('finds the climb from $file to $found: $because', ({ file, line, found }) => {
    const planted = new Map([[APPLICATION + file, line]])
    expect(climbs(planted)).toEqual([`${APPLICATION}${file} → ${APPLICATION}${found}`])
  })

  it('is content with an import that goes down, stays in the room or uses a doorway', () => {
    const lines = "import { b } from '../stored/b.ts'\nimport { c } from './c.ts'\nimport { d } from '../ports.ts'"
    expect(climbs(new Map([[`${APPLICATION}rows/a.ts`, lines]]))).toEqual([])
  })

  it('finds a loose file of the application', () => {
    expect(climbs(new Map([['src/application/settings.ts', '']]))).toEqual([
      'src/application/settings.ts stands in no room of the application',
    ])
  })

  it('finds a file outside every room', () => {
    expect(violations(new Map([['src/utils.ts', '']]))).toEqual(['src/utils.ts belongs to no room'])
  })

  it.each([
    { file: 'src/schema/a.ts', line: "import { addDays, type CalendarDate } from '../domain/index.ts'" },
    { file: 'src/adapters/feishu/a.ts', line: `import { bitable } from '${SDK}'` },
    { file: 'src/main.tsx', line: "import { App } from './ui/App.tsx'" },
    { file: 'src/domain/a.ts', line: "/** import { b } from '../ui/b.ts' */\nimport { c } from './c.ts'" },
    { file: 'src/domain/a.ts', line: 'export const importance = 1' },
  ])('is content with $file: $line', ({ file, line }) => {
    expect(violations(new Map([[file, line]]))).toEqual([])
  })

  it('finds a ring, and only the ring', () => {
    const ring = new Map([
      ['src/domain/a.ts', "import { b } from './b.ts'\nimport { d } from './d.ts'"],
      ['src/domain/b.ts', "import type { C } from './c.ts'"],
      ['src/domain/c.ts', "export { a } from './a.ts'"],
      ['src/domain/d.ts', ''],
    ])
    expect(cycles(ring)).toEqual(['src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts'])
  })
})
