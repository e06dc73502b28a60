import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { HOST_PORT_CONTRACT } from './contract/hostPortContract.ts'
import { repositoryFiles } from './support/repositoryFiles.ts'

/** What the pages say of the repository: files that exist, tests that prove a promise, who writes people's cells. */

const read = (file: string): string => readFileSync(file, 'utf8')
const FILES = repositoryFiles()
const PAGES = FILES.filter((file) => file.endsWith('.md') && !file.includes('.approved.'))

const ROOTED = /`(?<target>(?:src|test|bench|docs|scripts|public)\/[^`\s]*)`/gu
const LINK = /\]\((?<target>[^)#\s]+)(?:#[^)\s]*)?\)/gu

/** Files and folders that a page names: in backticks from the root of the repository, in links from its own folder. */
function missingTargets(page: string, text: string, exists: (file: string) => boolean): readonly string[] {
  const named = [...text.matchAll(ROOTED)].map(({ groups }) => groups?.['target'] ?? '')
  const linked = [...text.matchAll(LINK)]
    .map(({ groups }) => groups?.['target'] ?? '')
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => path.posix.join(path.posix.dirname(page), target))
  return [...new Set([...named, ...linked])].filter((target) => !exists(target)).map((target) => `${page}: ${target}`)
}

interface Promised {
  readonly id: string
  readonly tests: readonly string[]
}

const ROW = /^\| (?<id>[A-Z]{2}\d+)(?:–[A-Z]{2}\d+)? \| .+ \| (?<tests>[^|]*) \|$/gmu
/** The rows of the table of promises; tests by their path below test/, without the end. */
const promisesOf = (page: string): readonly Promised[] =>
  [...page.matchAll(ROW)].map(({ groups }) => ({
    id: groups?.['id'] ?? '',
    tests: [...(groups?.['tests'] ?? '').matchAll(/`(?<name>[^`]+)`/gu)].map((match) => match.groups?.['name'] ?? ''),
  }))

const ENDS = ['.test.ts', '.test.tsx', '.sweep.test.ts', '.e2e.ts']
const testFile = (name: string): string | undefined =>
  ENDS.map((end) => `test/${name}${end}`).find((file) => existsSync(file))

const ARCHITECTURE = read('docs/architecture.md')

describe('pages', () => {
  it('name files and folders that exist', () => {
    expect(PAGES.length).toBeGreaterThan(10)
    expect(PAGES.flatMap((page) => missingTargets(page, read(page), existsSync))).toEqual([])
  })

  it('the checker finds a file that is not there, in backticks and in a link', () => {
    const text =
      'See `src/domain/band.ts`, `src/domain/`, [here](rules.md), [there](gone.md#part), `src/gone.ts`, `npm test`.'
    const exists = (file: string): boolean => ['src/domain/band.ts', 'src/domain/', 'docs/rules.md'].includes(file)
    expect(missingTargets('docs/a.md', text, exists)).toEqual(['docs/a.md: src/gone.ts', 'docs/a.md: docs/gone.md'])
  })
})

describe('the table of promises', () => {
  const promises = promisesOf(ARCHITECTURE)

  it('names test files that exist', () => {
    expect(promises.length).toBeGreaterThan(40)
    expect(
      promises.flatMap(({ id, tests }) =>
        tests.length === 0
          ? [`${id}: no test`]
          : tests.filter((name) => testFile(name) === undefined).map((name) => `${id}: ${name}`),
      ),
    ).toEqual([])
  })

  it('each promise is quoted by one of the tests that prove it', () => {
    const isQuoted = ({ id, tests }: Promised): boolean =>
      tests.some((name) => read(testFile(name) ?? 'package.json').includes(`[${id}]`))
    // What is expected of a host is stated in one list, which gives the titles of its tests.
    const ofHosts = new Set<string>(HOST_PORT_CONTRACT.map(({ id }) => id))
    expect(promises.filter((promise) => !ofHosts.has(promise.id) && !isQuoted(promise)).map(({ id }) => id)).toEqual([])
  })

  it('HC1–HC20 are all stated in the contract', () => {
    const [, first = '', last = ''] = /^\| HC(\d+)–HC(\d+) \|/mu.exec(ARCHITECTURE) ?? []
    const range = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `HC${String(Number(first) + at)}`)
    expect(HOST_PORT_CONTRACT.map(({ id }) => id).toSorted()).toEqual(range.toSorted())
  })

  it('the checker reads ids and tests of a row', () => {
    expect(promisesOf('| SU1 | makes | `a/b`, `e2e/c` |\n| HC1–HC9 | host | `d` |\nno row')).toEqual([
      { id: 'SU1', tests: ['a/b', 'e2e/c'] },
      { id: 'HC1', tests: ['d'] },
    ])
  })
})

describe('people’s cells', () => {
  /** Calls of a host that write people's cells, add rows or delete them. */
  const WRITES = /\bhost\.(?:addRows|rewriteRows|deleteRows|addCells|writeCells)\(/u

  it('are written in the files that docs/architecture.md lists, and in no others', () => {
    const section = /## Whose cells are whose(?<text>[\s\S]*?)\n## /u.exec(ARCHITECTURE)?.groups?.['text'] ?? ''
    const listed = [...section.matchAll(/^\| `(?<file>src\/[^`]+)` \|/gmu)].map(({ groups }) => groups?.['file'] ?? '')
    const writing = FILES.filter((file) => /^src\/(?!local-host).*\.tsx?$/u.test(file) && WRITES.test(read(file)))
    expect(writing.toSorted()).toEqual(listed.toSorted())
  })
})
