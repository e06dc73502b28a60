import { FIELD } from '../engine/fields/fieldTypes.ts'
import type { Random } from '../engine/world/random.ts'
import { HostError, type Engine, type FieldState, type Session } from '../engine/types.ts'

const MINUTE = 60_000

/** Number of edits that another user makes in a minute; 0 stops them. */
export interface Stranger {
  read(): number
  write(editsPerMinute: unknown): void
}

const EDITABLE: ReadonlySet<number> = new Set([FIELD.text, FIELD.number, FIELD.progress])

/** Each edit changes one text, number or progress cell of a row chosen by the seeded generator. */
export function createStranger({
  engine,
  session,
  random,
}: {
  engine: Engine
  session: Session
  random: Random
}): Stranger {
  let rate = 0
  let timer: ReturnType<typeof setInterval> | null = null
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]

  function edit(): void {
    const table = pick(engine.document.tables.filter(({ records, isSync }) => records.length > 0 && !isSync))
    const record = table && pick(table.records)
    const field = table && pick(table.fields.filter(({ type }) => EDITABLE.has(type)))
    if (!table || !record || !field) return
    try {
      engine.call(
        session,
        'bitable.WidgetTable_setRecord',
        [table.id, undefined],
        [record.id, { fields: { [field.id]: valueFor(field) } }],
      )
    } catch (error) {
      // This user may lack a permission too: try again next time.
      if (!(error instanceof HostError)) throw error
    }
  }

  function valueFor(field: FieldState): unknown {
    const n = Math.floor(random() * 101)
    if (field.type === FIELD.text) return [{ type: 'text', text: `修改 ${n}` }]
    return field.type === FIELD.progress ? (n / 100) * engine.variants.progressScale : n
  }

  return {
    read: () => rate,
    write(editsPerMinute) {
      if (typeof editsPerMinute !== 'number' || !(editsPerMinute >= 0))
        throw new RangeError('strangerEditsPerMinute wants a number')
      if (timer !== null) clearInterval(timer)
      rate = editsPerMinute
      timer = rate > 0 ? setInterval(edit, MINUTE / rate) : null
    },
  }
}
