import { createEngine } from '../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../src/local-host/engine/fixtures/index.ts'
import { createWire } from '../src/local-host/wire/createWire.ts'
import { createFaults } from '../src/local-host/wire/faults.ts'
import { createWireLog } from '../src/local-host/wire/wireLog.ts'
import { columnsOf } from './formulaSheet.ts'
import { serveTrivially } from './trivialHost.ts'

declare global {
  interface Window {
    /** Moves the clock of the local Base by a minute, after which formulas that read it are computed anew. */
    nextMinute: () => void
  }
}

// One sheet in one of two hosts, for the raw SDK in a frame of another site:
// ?host=local|trivial&rows=20000&plugin=…&formulas=none|seven
const query = new URL(location.href).searchParams
let now = Date.UTC(2024, 2, 1, 4)
const snapshot = parseFixture(`large:${query.get('rows') ?? '20000'}`, now)

const iframe = document.createElement('iframe')
if (query.get('host') === 'trivial') serveTrivially(snapshot, iframe)
else {
  const engine = createEngine({ snapshot, clock: { now: () => now }, seed: 1 })
  const session = { userId: engine.document.members[0]?.id ?? '', role: 'owner', pluginId: 'bench' } as const
  const formulas = query.get('formulas')
  const added = formulas === null ? [] : columnsOf(formulas === 'seven')
  for (const config of added)
    engine.call(session, 'bitable.WidgetTable_addField', [engine.document.tables[0]?.id], [config])
  window.nextMinute = () => {
    now += 60_000
  }
  createWire({ engine, window, iframe, session, faults: createFaults(1), log: createWireLog(), prefixId: 'local1' })
}
iframe.src = query.get('plugin') ?? ''
document.body.append(iframe)
