import { describe, expect, it } from 'vitest'
import { ANSWERED_KEYS } from '../../src/local-host/engine/calls/registry.ts'
import { openEngineHost } from '../support/engineHost.ts'
import { present } from '../support/present.ts'

/** Small on the wire, because each list is sent once; as JSON it would have 12^8 items. */
function endless(): unknown {
  let value: unknown = ['x']
  for (let level = 0; level < 8; level += 1) {
    const inner = value
    value = Array.from({ length: 12 }, () => inner)
  }
  return value
}

describe('a small message that expands to billions of values', () => {
  it.each(ANSWERED_KEYS)('%s answers or refuses, and the next good call is answered', (key) => {
    const door = openEngineHost({ clone: false })
    const table = present(door.engine.document.tables[0], 'a table')
    const [field, record, view] = [
      present(table.fields[0], 'a field').id,
      present(table.records[0], 'a row').id,
      present(table.views[0], 'a view').id,
    ]
    const bomb = endless()
    const attempts: readonly (readonly unknown[])[] = [
      [bomb],
      [bomb, bomb],
      [field, record, bomb],
      [record, { fields: { [field]: bomb } }],
      [{ type: bomb, name: bomb, property: bomb, filter: bomb, sort: bomb, pageToken: bomb, viewId: bomb }],
    ]
    const outcomes = attempts.map((params) => {
      try {
        door.engine.call(door.session, key, [table.id, view, undefined], params)
        return 'answered'
      } catch (cause) {
        return cause instanceof Error ? 'refused' : 'broken'
      }
    })
    expect(outcomes).not.toContain('broken')
    expect(door.engine.call(door.session, 'bitable.WidgetBase_getTableMetaList', [], [])).toBeInstanceOf(Array)
  })
})
