import { createEngine } from '../../src/local-host/engine/createEngine.ts'
import { sheet, type Column, type TypedCell } from '../../src/local-host/engine/fixtures/sheet.ts'
import { emptyBase } from '../../src/local-host/engine/fixtures/empty.ts'
import { createIdMint } from '../../src/local-host/engine/world/ids.ts'
import { createRandom } from '../../src/local-host/engine/world/random.ts'
import {
  HostError,
  type Engine,
  type FieldState,
  type HostEvent,
  type RoleName,
  type Session,
  type TableState,
} from '../../src/local-host/engine/types.ts'

/** Noon of Friday 2024-03-01 in Shanghai, the time zone of the fixtures. */
export const NOON = Date.UTC(2024, 2, 1, 4)

export const session = (
  role: RoleName = 'owner',
  userId = 'ou_local0001',
  pluginId: string | null = 'plugin',
): Session => ({ userId, role, pluginId })

/** An engine whose first table holds these columns and rows. */
export interface Bench {
  readonly engine: Engine
  readonly table: TableState
  readonly owner: Session
  field(name: string): FieldState
  /** One invoke of a table key as somebody. */
  ask(method: string, params: readonly unknown[], as?: Session): unknown
  /** One invoke of a key of the table's first view. */
  askView(method: string, params: readonly unknown[], as?: Session): unknown
  /** Events since the last call of this function. */
  events(): HostEvent[]
}

/** Opens an engine with one table of its own, before the blank table of the `empty` fixture. */
export function openBench(
  columns: readonly Column[],
  rows: readonly (readonly TypedCell[])[] = [],
  now: () => number = () => NOON,
): Bench {
  const base = emptyBase(now())
  const own = sheet(createIdMint(createRandom(99), new Set()), '被测', columns, rows, now())
  const engine = createEngine({ snapshot: { ...base, tables: [own, ...base.tables] }, clock: { now }, seed: 5 })
  const table = (): TableState => {
    const found = engine.document.tables.find(({ name }) => name === '被测')
    if (!found) throw new Error('the table is gone')
    return found
  }
  const owner = session()
  let heard: HostEvent[] = []
  engine.onEvent((event) => {
    heard.push(event)
  })
  return {
    engine,
    owner,
    get table() {
      return table()
    },
    field(name) {
      const field = table().fields.find((each) => each.name === name)
      if (!field) throw new Error(`no column ${name}`)
      return field
    },
    ask: (method, params, as = owner) =>
      engine.call(as, `bitable.WidgetTable_${method}`, [table().id, undefined], params),
    askView: (method, params, as = owner) =>
      engine.call(as, `bitable.WidgetView_${method}`, [table().id, table().views[0]?.id, undefined], params),
    events() {
      const events = heard
      heard = []
      return events
    },
  }
}

/** The code of a refused call; null when it succeeds. */
export function codeOf(call: () => unknown): number | null {
  try {
    call()
    return null
  } catch (error) {
    if (error instanceof HostError) return error.code
    throw error
  }
}
