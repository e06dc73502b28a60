import { expect, it } from 'vitest'
import { text } from '../../../../src/local-host/engine/fixtures/sheet.ts'
import { openBench } from '../../support.ts'

it('[host-protocol §3.4] a moved selection is told to plugins and is no change of the document', () => {
  const bench = openBench([text('名称')], [['a']])
  const changes: unknown[] = []
  bench.engine.onChange((change) => {
    changes.push(change)
  })
  bench.engine.page.setSelection(bench.owner, { recordId: bench.table.records[0]?.id ?? null })
  expect(bench.events().map(({ name }) => name)).toEqual(['BaseEvent_SelectionChange'])
  expect(changes).toEqual([])
})
