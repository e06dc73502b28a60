import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { adopt } from '../../src/i18n/zh-CN/adopt.ts'
import { baseline } from '../../src/i18n/zh-CN/baseline.ts'
import { beside } from '../../src/i18n/zh-CN/beside.ts'
import { board } from '../../src/i18n/zh-CN/board.ts'
import { explain } from '../../src/i18n/zh-CN/explain.ts'
import { extend } from '../../src/i18n/zh-CN/extend.ts'
import { forecast } from '../../src/i18n/zh-CN/forecast.ts'
import { gantt } from '../../src/i18n/zh-CN/gantt.ts'
import { imports } from '../../src/i18n/zh-CN/imports.ts'
import { later } from '../../src/i18n/zh-CN/later.ts'
import { mine } from '../../src/i18n/zh-CN/mine.ts'
import { native } from '../../src/i18n/zh-CN/native.ts'
import { news } from '../../src/i18n/zh-CN/news.ts'
import { nativeViews } from '../../src/i18n/zh-CN/nativeViews.ts'
import { nextCampaign } from '../../src/i18n/zh-CN/nextCampaign.ts'
import { past } from '../../src/i18n/zh-CN/past.ts'
import { portfolio } from '../../src/i18n/zh-CN/portfolio.ts'
import { reasons } from '../../src/i18n/zh-CN/reasons.ts'
import { repair } from '../../src/i18n/zh-CN/repair.ts'
import { reportChart } from '../../src/i18n/zh-CN/reportChart.ts'
import { reports } from '../../src/i18n/zh-CN/reports.ts'
import { reportWords } from '../../src/i18n/zh-CN/reportWords.ts'
import { runs } from '../../src/i18n/zh-CN/runs.ts'
import { settings } from '../../src/i18n/zh-CN/settings.ts'
import { taskPlace } from '../../src/i18n/zh-CN/taskPlace.ts'
import { taught } from '../../src/i18n/zh-CN/taught.ts'

/** Files by path from the repository's root, '/' between folders. */
type Sources = ReadonlyMap<string, string>

/** Imports of values, which are loaded with the file; and those that are loaded when they are asked for. */
const AT_ONCE = /^[ \t]*(?:import|export)\b(?!\s+type\b)[^'"`;]*?\bfrom\s*['"](?<specifier>\.[^'"]+)['"]/gmu
const LATER = /\bimport\(\s*['"](?<specifier>\.[^'"]+)['"]/gu

const targets = (file: string, source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].map(({ groups }) =>
    path.posix.join(path.posix.dirname(file), groups?.['specifier'] ?? ''),
  )

/** The files that are loaded together with one. */
function loadedWith(root: string, sources: Sources): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    const source = sources.get(file)
    if (source === undefined || seen.has(file)) return
    seen.add(file)
    for (const target of targets(file, source, AT_ONCE)) visit(target)
  }
  visit(root)
  return seen
}

/** The keys that a file names, whole or by their beginning: t('a.b'), t(`a.${name}`). */
function keysIn(source: string, keys: readonly string[]): readonly string[] {
  const beginnings = [...source.matchAll(/`(?<start>[a-zA-Z]+\.[\w.]*)\$\{/gu)].map(
    ({ groups }) => groups?.['start'] ?? '',
  )
  return keys.filter(
    (key) => source.includes(`'${key}'`) || beginnings.some((start) => key !== start && key.startsWith(start)),
  )
}

const CATALOGUES: Readonly<Record<string, readonly string[]>> = {
  'src/i18n/zh-CN/adopt.ts': Object.keys(adopt),
  'src/i18n/zh-CN/baseline.ts': Object.keys(baseline),
  'src/i18n/zh-CN/beside.ts': Object.keys(beside),
  'src/i18n/zh-CN/forecast.ts': Object.keys(forecast),
  'src/i18n/zh-CN/board.ts': Object.keys(board),
  'src/i18n/zh-CN/explain.ts': Object.keys(explain),
  'src/i18n/zh-CN/extend.ts': Object.keys(extend),
  'src/i18n/zh-CN/gantt.ts': Object.keys(gantt),
  'src/i18n/zh-CN/imports.ts': Object.keys(imports),
  'src/i18n/zh-CN/mine.ts': Object.keys(mine),
  'src/i18n/zh-CN/native.ts': Object.keys(native),
  'src/i18n/zh-CN/news.ts': Object.keys(news),
  'src/i18n/zh-CN/nativeViews.ts': Object.keys(nativeViews),
  'src/i18n/zh-CN/nextCampaign.ts': Object.keys(nextCampaign),
  'src/i18n/zh-CN/past.ts': Object.keys(past),
  'src/i18n/zh-CN/portfolio.ts': Object.keys(portfolio),
  'src/i18n/zh-CN/reasons.ts': Object.keys(reasons),
  'src/i18n/zh-CN/repair.ts': Object.keys(repair),
  'src/i18n/zh-CN/reportChart.ts': Object.keys(reportChart),
  'src/i18n/zh-CN/reports.ts': Object.keys(reports),
  // The report's own sentences: what stands in the two files above is brought without them, too.
  'src/i18n/zh-CN/reportWords.ts': Object.keys(reportWords).filter((key) => !(key in reportChart || key in reports)),
  'src/i18n/zh-CN/runs.ts': Object.keys(runs),
  'src/i18n/zh-CN/settings.ts': Object.keys(settings),
  'src/i18n/zh-CN/taskPlace.ts': Object.keys(taskPlace),
  'src/i18n/zh-CN/taught.ts': Object.keys(taught),
}

const isOfPanels = (file: string): boolean => !file.startsWith('src/i18n/') && !file.startsWith('src/report/')

/** Words that a file asks for and that nobody has brought when it is loaded, as 'file: key'. */
function missing(sources: Sources, catalogues: typeof CATALOGUES): readonly string[] {
  const first = loadedWith('src/main.tsx', sources)
  const panels = [...sources].flatMap(([file, source]) => targets(file, source, LATER))
  const lacks = (files: ReadonlySet<string>, brought: ReadonlySet<string>): readonly string[] =>
    [...files].filter(isOfPanels).flatMap((file) =>
      Object.entries(catalogues)
        .filter(([catalogue]) => !brought.has(catalogue))
        .flatMap(([, keys]) => keysIn(sources.get(file) ?? '', keys).map((key) => `${file}: ${key}`)),
    )
  return [
    ...lacks(first, first),
    ...panels.flatMap((panel) => {
      const files = loadedWith(panel, sources)
      return lacks(new Set([...files].filter((file) => !first.has(file))), files)
    }),
  ]
}

function sourcesUnder(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.tsx?$/u.test(entry.name),
  )
  return new Map(
    files.map((entry) => {
      const file = path.relative('.', path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
      return [file, readFileSync(file, 'utf8')]
    }),
  )
}

describe('the words of a panel that loads later', () => {
  it('are brought by every panel that asks for them, and the first screen asks for none', () => {
    expect(missing(sourcesUnder('src'), CATALOGUES)).toEqual([])
  })

  it('stand in one of the catalogues that this test knows', () => {
    expect(Object.values(CATALOGUES).flat().toSorted()).toEqual(Object.keys(later).toSorted())
  })
})

describe('the check itself', () => {
  const panel = "import { words } from '../i18n/words.ts'\nbringWords(words)\n"
  const words = { 'src/i18n/words.ts': ['a.one', 'a.two'] }
  const from = (files: Readonly<Record<string, string>>): Sources =>
    new Map(Object.entries({ 'src/main.tsx': '', 'src/i18n/words.ts': '', ...files }))

  it.each([
    { files: { 'src/ui/P.tsx': `${panel}t('a.one')` }, found: [] },
    { files: { 'src/ui/P.tsx': "t('a.one')" }, found: ['src/ui/P.tsx: a.one'] },
    { files: { 'src/ui/P.tsx': 't(`a.${name}`)' }, found: ['src/ui/P.tsx: a.one', 'src/ui/P.tsx: a.two'] },
    {
      files: { 'src/ui/P.tsx': `${panel}import './Q.tsx'\nimport { Q } from './Q.tsx'`, 'src/ui/Q.tsx': "t('a.two')" },
      found: [],
    },
  ])('finds $found', ({ files, found }) => {
    expect(missing(from({ 'src/main.tsx': "lazy(() => import('./ui/P.tsx'))", ...files }), words)).toEqual(found)
  })

  it('finds words that the first screen asks for', () => {
    expect(missing(from({ 'src/main.tsx': "t('a.one')" }), words)).toEqual(['src/main.tsx: a.one'])
  })
})
