import { readdirSync, readFileSync } from 'node:fs'
import { ANSWERED_KEYS } from '../../src/local-host/engine/calls/registry.ts'
import { openEngineHost } from '../support/engineHost.ts'
import { CONTRACT_CASES } from './cases/index.ts'
import { whyNot, type ContractHost } from './contractHost.ts'
import { otherUserOfEngine } from './otherUserOfEngine.ts'

const DIST = new URL('../../node_modules/@lark-base-open/js-sdk/dist/', import.meta.url)
const REGISTERED = /\[[\w$]+\(\w*(?:,\w+)?\)\],(?<name>[\w$]+)\.prototype,"(?<method>\w+)",1\)/gu
const MODULE = /getModuleName\(\)\{return"(?<module>\w+)"\}/u

/** The module of a class of the bundle: its own, or where it inherits it, that of the only class of its kind. */
function moduleOf(chunk: string, name: string, before: number): string {
  const start = Math.max(chunk.lastIndexOf(`${name}=class`, before), 0)
  const own = MODULE.exec(chunk.slice(start, before))?.groups?.['module']
  if (own !== undefined) return own
  if (chunk.includes('"setHostContainerSize"') && !chunk.includes('"getRowHeight"')) return 'UI'
  return chunk.includes('"getRowHeight"') ? 'WidgetView' : 'Bridge'
}

/**
 * Every key that the installed SDK can send, without 'bitable.', as its own decorators register them
 * (host-protocol §4).
 */
export function sdkKeys(): readonly string[] {
  const chunks = readdirSync(DIST)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => readFileSync(new URL(file, DIST), 'utf8'))
  const keys = chunks.flatMap((chunk) =>
    [...chunk.matchAll(REGISTERED)].map(
      ({ groups, index }) => `${moduleOf(chunk, groups?.['name'] ?? '', index)}_${groups?.['method'] ?? ''}`,
    ),
  )
  return [...new Set(keys)].toSorted()
}

/** The version of the SDK that is installed. */
export const sdkVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8')) as { version: string }).version

/** Which contract cases ask for a key, under the defaults. */
export async function casesByKey(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const contractCase of CONTRACT_CASES) {
    const door = openEngineHost()
    const host: ContractHost = {
      bitable: door.bitable,
      variants: door.engine.variants,
      other: otherUserOfEngine(door),
      disposable: true,
      settled: () => door.settled(),
      made: () => undefined,
    }
    if (whyNot(contractCase, host) === null) await contractCase.run(host)
    for (const key of new Set(door.calls.map((call) => call.key)))
      found.set(key, [...(found.get(key) ?? []), contractCase.id])
    door.close()
  }
  return found
}

const FOLDERS = ['local-host', 'clients', 'e2e'] as const

/** The first test that names the method of a key; null when none does. */
function testNaming(key: string): string | null {
  const method = key.slice(key.indexOf('_') + 1)
  for (const folder of FOLDERS) {
    const url = new URL(`../${folder}/`, import.meta.url)
    for (const file of readdirSync(url, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts'))
      .toSorted()) {
      if (new RegExp(`\\b${method}\\b|_${method}\\b`, 'u').test(readFileSync(new URL(file, url), 'utf8')))
        return `test/${folder}/${file}`
    }
  }
  return null
}

/** How the local Base meets a key. */
export interface KeyRow {
  readonly key: string
  readonly kind: 'answered' | 'refused' | 'unproven'
  /** Cases of the contract, a test, or the gap that says why it is refused. */
  readonly proof: string
}

/** Dashboards and workspaces: a sidebar has neither (KNOWN_DIFFERENCES.md). */
const REFUSED_MODULES = /^(?:Dashboard|WidgetWorkspace)_/u
const MOST_CASES = 3

/** One row for each key, of the SDK first and then of older SDKs that the host answers beside it. */
export function keyRows(keys: readonly string[], cases: ReadonlyMap<string, readonly string[]>): readonly KeyRow[] {
  const answered = new Set(ANSWERED_KEYS.map((key) => key.replace('bitable.', '')))
  return keys.map((key): KeyRow => {
    if (!answered.has(key))
      return {
        key,
        kind: REFUSED_MODULES.test(key) ? 'refused' : 'unproven',
        proof: REFUSED_MODULES.test(key) ? 'gap-4.7' : '',
      }
    const ids = cases.get(key) ?? []
    if (ids.length > 0)
      return {
        key,
        kind: 'answered',
        proof: `${ids.slice(0, MOST_CASES).join(', ')}${ids.length > MOST_CASES ? ` and ${String(ids.length - MOST_CASES)} more` : ''}`,
      }
    const test = testNaming(key)
    return test === null ? { key, kind: 'unproven', proof: '' } : { key, kind: 'answered', proof: test }
  })
}

/** Keys that the installed SDK does not send and the host answers: those of older SDKs. */
export const olderKeys = (keys: readonly string[]): readonly string[] =>
  ANSWERED_KEYS.map((key) => key.replace('bitable.', ''))
    .filter((key) => !keys.includes(key))
    .toSorted()

const SAYS: { readonly [K in KeyRow['kind']]: string } = {
  answered: 'answered',
  refused: 'refused with 10299997',
  unproven: 'not proven',
}
const table = (rows: readonly KeyRow[]): string =>
  [
    '| key | | proof |',
    '| --- | --- | --- |',
    ...rows.map(({ key, kind, proof }) => `| \`${key}\` | ${SAYS[kind]} | ${proof} |`),
  ].join('\n')

/** src/local-host/KEYS.md. */
export function renderKeys(rows: readonly KeyRow[], older: readonly KeyRow[]): string {
  const count = (kind: KeyRow['kind']): string => String(rows.filter((row) => row.kind === kind).length)
  return `# What the SDK can ask, and who proves the answer

Generated from the decorators of the installed SDK, the registry of the engine and a run of the contract:
\`UPDATE_DOCS=1 npx vitest run --project unit test/contract/keys.test.ts\`. A number such as 4.2-c is a case of
\`test/contract/cases\`, which every host must keep; a file is the test that asks where no case does; *gap* is a line of KNOWN_DIFFERENCES.md.

SDK ${sdkVersion()} registers ${String(rows.length)} keys: ${count('answered')} are answered, ${count('refused')} are refused as a host without dashboards refuses them.

${table(rows)}

## Keys of older SDKs and of its older name

${table(older)}
`
}
