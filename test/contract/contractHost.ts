import type { bitable as Bitable, IGridView, ITable } from '@lark-base-open/js-sdk'
import type { Variants } from '../../src/local-host/engine/types.ts'
import type { OtherUser } from './otherUser.ts'

/**
 * A host under contract: the SDK's object, and what we were told about it. No test runner, so that it runs in a plugin.
 */
export interface ContractHost {
  readonly bitable: Pick<typeof Bitable, 'base' | 'bridge' | 'ui'>
  /** Which of the unverified behaviours the host is set to, or was found to have (host-protocol §9). */
  readonly variants: Variants
  /** Another user's hands; null where nobody else is at hand. */
  readonly other: OtherUser | null
  /** False where a person looks on, or data of theirs is kept: nothing may be moved, covered or left behind. */
  readonly disposable: boolean
  /** Resolves when events caused so far have arrived. */
  settled(): Promise<void>
  /** Told of every table that is made, so that somebody can delete it. */
  made(tableId: string): void
}

/** Something that a case needs and that not every host offers. */
export type Need =
  | 'otherUser' // another user's hands in the same Base
  | 'screen' // moves or covers what the person looks at
  | 'lastingData' // writes bridge data, which no call removes

/** One numbered statement about hosts; `run` throws when it does not hold. */
export interface ContractCase {
  /** Such as '7.1-a': section of the host protocol and a letter. */
  readonly id: string
  readonly says: string
  readonly needs?: readonly Need[]
  /** Why the statement means nothing under these variants; null when it does mean something. */
  readonly beside?: (variants: Variants) => string | null
  run(host: ContractHost): Promise<void>
}

const WITHOUT: { readonly [N in Need]: string } = {
  otherUser: 'needs another user at work in the same Base',
  screen: 'would move or cover what the person looks at',
  lastingData: 'writes bridge data, which no call of the SDK removes',
}

/** Why a case cannot be run on this host, in words; null when it can. */
export function whyNot(
  { needs = [], beside }: Pick<ContractCase, 'needs' | 'beside'>,
  host: ContractHost,
): string | null {
  const missing = needs.find((need) => (need === 'otherUser' ? host.other === null : !host.disposable))
  return missing === undefined ? (beside?.(host.variants) ?? null) : WITHOUT[missing]
}

/** A table of its own for a case, with its primary column. */
export interface Scratch {
  readonly table: ITable
  readonly tableId: string
  readonly primaryId: string
  readonly gridId: string
}

/** What names of our tables begin with: nobody would call a table of theirs so, and everybody sees that it may go. */
export const SCRATCH_PREFIX = '【契约测试·可删除】'

let scratches = 0

/** Adds a table under a name of its own and tells the host; its id. */
export async function addScratchTable(
  { bitable, made }: ContractHost,
  fields: readonly object[] = [],
): Promise<string> {
  scratches++
  const { tableId } = await bitable.base.addTable({
    name: `${SCRATCH_PREFIX}${scratches} ${Date.now()}`,
    fields: fields as never,
  })
  made(tableId)
  return tableId
}

/** Makes a table that no other case uses. */
export async function scratchTable(host: ContractHost): Promise<Scratch> {
  const tableId = await addScratchTable(host)
  const table = await host.bitable.base.getTableById(tableId)
  const [primary] = await table.getFieldMetaList()
  const [grid] = await table.getViewMetaList()
  if (!primary || !grid) throw new Error('a new table has no column or no view')
  // Some hosts give a new table blank rows (host-protocol §7.3).
  const { recordIds } = await table.getRecordIdListByPage({ pageSize: 200 })
  if (recordIds.length > 0) await table.deleteRecords(recordIds.filter((id) => id !== undefined))
  return { table, tableId, primaryId: primary.id, gridId: grid.id }
}

/** The table's grid view. */
export const gridOf = async ({ table, gridId }: Scratch): Promise<IGridView> =>
  (await table.getViewById(gridId)) as IGridView

/** Throws unless both are the same JSON value; an absent key equals one holding undefined or null. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [normalised(actual), normalised(expected)]
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`)
}

function normalised(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(
            Object.entries(item)
              .filter(([, each]) => each !== null && each !== undefined)
              .toSorted(([x], [y]) => (x < y ? -1 : 1)),
          )
        : item,
    ) ?? 'undefined'
  )
}

/** Throws unless the call is refused with this code (host-protocol §7.2). */
export async function refused(call: Promise<unknown>, code: number, what: string): Promise<void> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in outcome))
    throw new Error(`${what}: expected a refusal ${code}, got ${JSON.stringify(outcome.value)}`)
  const { error } = outcome
  const got = typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  if (got !== code) throw new Error(`${what}: expected code ${code}, got ${String(got)}`)
  if (!(error instanceof Error) || error.message === '')
    throw new Error(`${what}: a refusal must be an Error with a message (host-protocol §2.3)`)
}

/** addField with a plain config, as the SDK's config types need its enums. */
export const addField = (
  table: ITable,
  config: { type: number; name?: string; property?: unknown; description?: unknown },
): Promise<string> => table.addField(config as never)

/** One row with these cells; its id. */
export const addRow = (table: ITable, fields: Record<string, unknown>): Promise<string> =>
  table.addRecord({ fields } as never)

/** Writes cells of one row. */
export const setRow = (table: ITable, recordId: string, fields: Record<string, unknown>): Promise<string> =>
  table.setRecord(recordId, { fields } as never)

/** All rows of the first page. */
export async function rows(
  table: ITable,
  query: Record<string, unknown> = {},
): Promise<{ recordId: string; fields: Record<string, unknown> }[]> {
  const page = await table.getRecordsByPage({ pageSize: 200, ...query } as never)
  return page.records as { recordId: string; fields: Record<string, unknown> }[]
}

/** The answer of a call that a host may never answer; null when none came. */
export async function answerOf(
  host: ContractHost,
  call: Promise<unknown>,
): Promise<{ readonly value: unknown } | null> {
  let answer: { readonly value: unknown } | null = null
  const listen = async (): Promise<void> => {
    answer = { value: await call }
  }
  void listen()
  await until(host, () => answer !== null)
  return answer
}

const PATIENCE = 20

/**
 * Waits until `done`, for events that may come late (host-protocol §3.4); gives up silently, the case then says what is
 * missing.
 */
export async function until(host: ContractHost, done: () => boolean): Promise<void> {
  for (let waited = 0; waited < PATIENCE && !done(); waited++) await host.settled()
}
