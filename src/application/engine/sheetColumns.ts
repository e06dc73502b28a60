import { ok, type Result } from '../../domain/index.ts'
import { TASK_FIELDS, TASK_FIELD_KEYS, type ComputedKey, type TaskFieldKey } from '../../schema/index.ts'
import { bindTable, withScale, type BoundTable } from '../sheet/bindTable.ts'
import { lostOptions, type LostOptions } from '../rows/planCells.ts'
import type { HostError, HostPort, PercentScale, ReadContext, SheetRights, TableDescription } from '../ports.ts'
import { sheetTarget } from '../sheet/sheetTarget.ts'
import type { StoredSheet } from '../stored/document.ts'
import { isSameValue } from '../stored/sameValue.ts'

/** The columns of one 任务 table: their ids, how they are read, and which computed ones this user may write. */
export interface SheetColumns {
  name(): string
  bound(): BoundTable | null
  /** Fields that have a column. */
  has(): ReadonlySet<TaskFieldKey>
  /** Null before the first description. */
  readContext(timeZone: string): ReadContext | null
  /** Describes the table and binds its columns. True: a column is bound otherwise, so all rows must be read again. */
  describe(sheet: StoredSheet): Promise<Result<boolean, HostError>>
  /** Null until the host has answered `askRights`, and again after each description. */
  rights(): SheetRights | null
  /**
   * Asks which columns of rows like these may be written; a second caller waits for the same answer. If the first row
   * may not be written it asks about the next, because one locked row does not mean that all are locked. After a
   * failure the rights stay unknown, and the next call asks again.
   */
  askRights(samples: readonly string[]): Promise<Result<null, HostError>>
  /** Makes the next `askRights` ask the host again. */
  forgetRights(): void
  /** The computed columns that the table has, with their ids. */
  computed(): ReadonlyMap<ComputedKey, string>
  writable(): ReadonlySet<ComputedKey>
  denied(): readonly TaskFieldKey[]
  /** Options that the computed columns have lost. [DR3] */
  lost(): LostOptions
  /** The table as last described; null before the first description. */
  description(): TableDescription | null
  isScaleOpen(): boolean
  useScale(scale: PercentScale): void
}

const COMPUTED_KEYS = TASK_FIELD_KEYS.filter((key): key is ComputedKey => TASK_FIELDS[key].writtenBy === 'extension')

export function createSheetColumns(host: HostPort, sheet: StoredSheet): SheetColumns {
  let name = sheetTarget(sheet, 'tasks').tableName
  let bound: BoundTable | null = null
  let declaredFor = sheet
  let declared = sheetTarget(sheet, 'tasks').columns
  let description: TableDescription | null = null
  let lost: LostOptions | null = null
  let rights: SheetRights | null = null
  /** Goes up with each description: an answer about the columns of an earlier description is ignored. */
  let generation = 0
  let asking: Promise<Result<null, HostError>> | null = null

  /** Kept between calls, because every row asks for it. */
  let writable: ReadonlySet<ComputedKey> | null = null

  let computed: ReadonlyMap<ComputedKey, string> = new Map()

  const columnsOf = ({ binding }: BoundTable): ReadonlyMap<ComputedKey, string> =>
    new Map(
      COMPUTED_KEYS.flatMap((key) => {
        const fieldId = binding.fields[key]?.fieldId
        return fieldId === undefined ? [] : [[key, fieldId] as const]
      }),
    )
  const mayWrite = (key: ComputedKey): boolean => rights?.writable.has(key) === true

  async function ask(binding: BoundTable['binding'], samples: readonly string[]): Promise<Result<null, HostError>> {
    const askedIn = generation
    const distinct = [...new Set(samples)]
    let answer = await host.rights(binding, distinct[0] ?? null)
    for (const sample of distinct.slice(1)) {
      if (!answer.ok || answer.value.writable.size > 0) break
      answer = await host.rights(binding, sample)
    }
    // The table was described again meanwhile: this answer is about the old columns.
    if (askedIn !== generation) return ok(null)
    rights = answer.ok ? answer.value : null
    writable = null
    asking = null
    return answer.ok ? ok(null) : answer
  }
  function forgetRights(): void {
    generation += 1
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
      if (stored !== declaredFor) {
        declaredFor = stored
        declared = sheetTarget(stored, 'tasks').columns
      }
      const next = bindTable('tasks', described.value, declared, stored.tables.tasks)
      const isSame = isSameValue(next.binding, bound?.binding)
      bound = next
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
    },
  }
}
