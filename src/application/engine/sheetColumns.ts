import { ok, type Result } from '../../domain/index.ts'
import { TASK_FIELDS, TASK_FIELD_KEYS, type ComputedKey, type TaskFieldKey } from '../../schema/index.ts'
import { bindSheet, withScale, type BoundSheet } from '../sheet/bindSheet.ts'
import { lostOptions, type LostOptions } from '../rows/planCells.ts'
import type { HostError, HostPort, PercentScale, ReadContext, SheetRights, TableDescription } from '../ports.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet } from '../stored/document.ts'

/** Where the columns of one sheet are, how they read, and which of ours this user may write. */
export interface SheetColumns {
  name(): string
  bound(): BoundSheet | null
  /** Fields that have a column. */
  has(): ReadonlySet<TaskFieldKey>
  /** Null before the first look. */
  readContext(timeZone: string): ReadContext | null
  /** Binds the columns as they are now; true when rows must be read again because a column moved. */
  describe(sheet: StoredSheet): Promise<Result<boolean, HostError>>
  /** Null before they were asked for, and after a new look. */
  rights(): SheetRights | null
  /**
   * Asks once for the rights over rows like these; a second caller waits for the same answer. A row that is locked must
   * not speak for all: when the first may not be written, the next is asked about. What is not answered is not known:
   * the next question is asked anew.
   */
  askRights(samples: readonly string[]): Promise<Result<null, HostError>>
  /** The next question is asked anew. */
  forgetRights(): void
  /** Our columns that are there, with their ids. */
  computed(): ReadonlyMap<ComputedKey, string>
  writable(): ReadonlySet<ComputedKey>
  denied(): readonly TaskFieldKey[]
  /** Options that our columns have lost. [DR3] */
  lost(): LostOptions
  /** The table as it was seen last; null before the first look. */
  description(): TableDescription | null
  isScaleOpen(): boolean
  useScale(scale: PercentScale): void
}

const COMPUTED_KEYS = TASK_FIELD_KEYS.filter((key): key is ComputedKey => TASK_FIELDS[key].writtenBy === 'extension')

export function createSheetColumns(host: HostPort, sheet: StoredSheet): SheetColumns {
  let name = sheetTarget(sheet, 'tasks').tableName
  let bound: BoundSheet | null = null
  let boundText: string | null = null
  let known = sheet
  let declared = sheetTarget(sheet, 'tasks').columns
  let description: TableDescription | null = null
  let lost: LostOptions | null = null
  let rights: SheetRights | null = null
  /** How often the columns were looked at: tells answers about earlier columns from current ones. */
  let looks = 0
  let asking: Promise<Result<null, HostError>> | null = null

  /** Asked for every row: made once per look and answer. */
  let writable: ReadonlySet<ComputedKey> | null = null

  let computed: ReadonlyMap<ComputedKey, string> = new Map()

  const columnsOf = ({ binding }: BoundSheet): ReadonlyMap<ComputedKey, string> =>
    new Map(
      COMPUTED_KEYS.flatMap((key) => {
        const fieldId = binding.fields[key]?.fieldId
        return fieldId === undefined ? [] : [[key, fieldId] as const]
      }),
    )
  const mayWrite = (key: ComputedKey): boolean => rights?.writable.has(key) === true

  async function ask(binding: BoundSheet['binding'], samples: readonly string[]): Promise<Result<null, HostError>> {
    const looked = looks
    const distinct = [...new Set(samples)]
    let asked = await host.rights(binding, distinct[0] ?? null)
    for (const sample of distinct.slice(1)) {
      if (!asked.ok || asked.value.writable.size > 0) break
      asked = await host.rights(binding, sample)
    }
    if (looked !== looks) return ok(null) // the columns were looked at again meanwhile: an answer about the old ones
    rights = asked.ok ? asked.value : null
    writable = null
    asking = null
    return asked.ok ? ok(null) : asked
  }
  function forgetRights(): void {
    looks += 1
    rights = null
    writable = null
    asking = null
  }

  return {
    name: () => name,
    bound: () => bound,
    has: () => new Set(TASK_FIELD_KEYS.filter((key) => bound?.binding.fields[key] !== undefined)),
    readContext: (timeZone) => (bound === null ? null : { binding: bound.binding, timeZone }),
    async describe(stored) {
      const described = await host.describeTable(stored.tables.tasks.tableId)
      if (!described.ok) return described
      name = described.value.name
      if (stored !== known) {
        known = stored
        declared = sheetTarget(stored, 'tasks').columns
      }
      const next = bindSheet('tasks', described.value, declared, stored.tables.tasks)
      const text = JSON.stringify(next.binding)
      const isSame = text === boundText
      bound = next
      boundText = text
      computed = columnsOf(next)
      description = described.value
      lost = null
      forgetRights()
      return ok(!isSame)
    },
    rights: () => rights,
    async askRights(samples) {
      return bound === null || rights !== null ? ok(null) : (asking ??= ask(bound.binding, samples))
    },
    forgetRights,
    computed: () => computed,
    writable: () => (writable ??= new Set([...computed.keys()].filter(mayWrite))),
    denied: () => [...computed.keys()].filter((key) => !mayWrite(key)),
    lost: () => (lost ??= bound === null ? new Map() : lostOptions(bound.binding)),
    description: () => description,
    isScaleOpen: () => bound?.binding.fields.progress?.scale === null,
    useScale(scale) {
      if (bound === null) return
      bound = { ...bound, binding: withScale(bound.binding, 'progress', scale) }
      boundText = JSON.stringify(bound.binding)
    },
  }
}
