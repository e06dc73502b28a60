import { version as sdk } from '@lark-base-open/js-sdk/package.json'
import { CONTRACT_CASES } from '../cases/index.ts'
import { SCRATCH_PREFIX, whyNot, type ContractHost } from '../contractHost.ts'
import { GAPS, type Gap } from '../gaps.ts'
import { findVariants, PROBE_COUNT, variantsOf } from './findVariants.ts'
import type { ContractReport, Outcome } from './report.ts'

/** A host that never answers must not hold up the rest. Milliseconds. */
const PATIENCE_MS = 20_000
/** Longer than a hop of a message and what it sets off; nothing on the wire says that it is quiet. Milliseconds. */
const SETTLED_MS = 150
const DELETE_TRIES = 3
const TABLE_NOT_FOUND = 10212998

export interface RunOptions {
  readonly bitable: ContractHost['bitable']
  /** False finds out the variants and leaves the cases alone. */
  readonly withCases: boolean
  /** Told before each step. */
  readonly onStep: (done: number, of: number, what: string) => void
  /** Stops after the present step; what was made is deleted all the same. */
  readonly signal: AbortSignal
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms))

function withPatience<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer after ${String(PATIENCE_MS / 1000)} s`)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** The tables a run made, and how they go again. */
function createJanitor(bitable: ContractHost['bitable']) {
  let made: string[] = []
  const remove = async (tableId: string): Promise<boolean> => {
    for (let time = 0; time < DELETE_TRIES; time++) {
      try {
        await withPatience('deleteTable', bitable.base.deleteTable(tableId))
        return true
      } catch (error) {
        // A case may have deleted its table itself.
        if (typeof error === 'object' && error !== null && 'code' in error && error.code === TABLE_NOT_FOUND)
          return true
      }
    }
    return false
  }
  return {
    made: (tableId: string) => void made.push(tableId),
    /** Deletes what was made since the last time; what would not go is left to `sweep`. */
    async tidy(): Promise<void> {
      for (const tableId of made.splice(0)) await remove(tableId)
    },
    /** Deletes every table that is called as ours are; the names of those that stay. Never rejects. */
    async sweep(): Promise<readonly string[]> {
      made = []
      try {
        for (const { id } of await scratchTablesOf(bitable)) await remove(id)
        return (await scratchTablesOf(bitable)).map(({ name }) => name)
      } catch (error) {
        return [`${SCRATCH_PREFIX}… (the tables could not be listed: ${messageOf(error)})`]
      }
    },
  }
}

/** Tables that are called as ours are: those of this run, and what an interrupted one left. */
export const scratchTablesOf = async (
  bitable: ContractHost['bitable'],
): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  (await withPatience('getTableMetaList', bitable.base.getTableMetaList())).filter(({ name }) =>
    name.startsWith(SCRATCH_PREFIX),
  )

/** Deletes what an interrupted run left; the names of those that stay. */
export const removeScratchTables = (bitable: ContractHost['bitable']): Promise<readonly string[]> =>
  createJanitor(bitable).sweep()

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A gap as an outcome: a host that has what the local Base has not is what we hope for. */
async function tryGap({ id, says, gap, tell, needs }: Gap, host: ContractHost, guard: Guard): Promise<Outcome> {
  const reason = typeof tell === 'string' ? tell : whyNot(needs === undefined ? {} : { needs }, host)
  if (reason !== null || typeof tell === 'string')
    return { id, says, status: 'notApplicable', detail: reason ?? '', ms: 0 }
  const started = performance.now()
  const failure = await guard(id, () => tell(host)).then(() => null, messageOf)
  const ms = Math.round(performance.now() - started)
  return failure === null
    ? { id, says, status: 'passed', detail: `the local Base has this gap: ${gap}`, ms }
    : { id, says, status: 'gap', detail: failure, ms }
}

type Guard = <T>(what: string, work: () => Promise<T>) => Promise<T>

/** Runs the contract on a host that a person showed us, and deletes what it made. Never rejects. */
export async function runContract({ bitable, withCases, onStep, signal }: RunOptions): Promise<ContractReport> {
  const startedAt = new Date()
  const started = performance.now()
  const janitor = createJanitor(bitable)
  const steps = PROBE_COUNT + (withCases ? CONTRACT_CASES.length + GAPS.length : 0)
  let done = 0
  const guard: Guard = async (what, work) => {
    if (signal.aborted) throw new Error('stopped')
    onStep(done++, steps, what)
    try {
      return await withPatience(what, work())
    } finally {
      await janitor.tidy()
    }
  }
  const unknown = { bitable, other: null, disposable: false, settled: () => sleep(SETTLED_MS), made: janitor.made }
  const ask = (work: () => Promise<string>): Promise<string> => withPatience('bridge', work()).catch(messageOf)
  const outcomes: Outcome[] = []
  const findings = await findVariants(unknown, guard)
  const host: ContractHost = { ...unknown, variants: variantsOf(findings) }
  for (const contractCase of withCases ? CONTRACT_CASES : []) {
    if (signal.aborted) break
    const { id, says } = contractCase
    const reason = whyNot(contractCase, host)
    const before = performance.now()
    const failure = reason === null ? await guard(id, () => contractCase.run(host)).then(() => null, messageOf) : null
    const status = reason !== null ? 'notApplicable' : failure === null ? 'passed' : 'failed'
    outcomes.push({ id, says, status, detail: reason ?? failure ?? '', ms: Math.round(performance.now() - before) })
  }
  for (const gap of withCases ? GAPS : []) {
    if (signal.aborted) break
    outcomes.push(await tryGap(gap, host, guard))
  }
  const product = await ask(async () => (await bitable.bridge.getEnv()).product)
  const language = await ask(() => bitable.bridge.getLanguage())
  onStep(steps, steps, 'cleaning up')
  const leftBehind = await janitor.sweep()
  return {
    startedAt: startedAt.toISOString(),
    ms: Math.round(performance.now() - started),
    sdk,
    product,
    language,
    browser: navigator.userAgent,
    findings,
    outcomes,
    stopped: signal.aborted,
    leftBehind,
  }
}
