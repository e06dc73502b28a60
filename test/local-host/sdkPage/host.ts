import { createEngine } from '../../../src/local-host/engine/createEngine.ts'
import { parseFixture } from '../../../src/local-host/engine/fixtures/index.ts'
import { createFaults } from '../../../src/local-host/wire/faults.ts'
import { createLocalHostApi } from '../../../src/local-host/wire/localHostApi.ts'
import { createWire, type Wire } from '../../../src/local-host/wire/createWire.ts'
import { createWireLog } from '../../../src/local-host/wire/wireLog.ts'

// The smallest page that hosts plugins: one engine, one wire per iframe (?plugins=2&fixture=empty).
const query = new URL(location.href).searchParams
const now = Date.UTC(2024, 2, 1, 4)
const engine = createEngine({
  snapshot: parseFixture(query.get('fixture') ?? 'empty', now),
  clock: { now: () => now },
  seed: 1,
})
const faults = createFaults(1)
const log = createWireLog()
const wires: Wire[] = []

// The plugin comes from the other loopback name, which makes it another site and another process, as in Feishu.
const plugin = new URL('plugin.html', location.href)
plugin.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'

for (let n = 1; n <= Number(query.get('plugins') ?? '1'); n++) {
  const iframe = document.createElement('iframe')
  iframe.name = `plugin${n}`
  const session = {
    userId: engine.document.members[n - 1]?.id ?? 'ou_local',
    role: 'owner',
    pluginId: 'plugin',
  } as const
  wires.push(createWire({ engine, window, iframe, session, faults, log, prefixId: `local${n}` }))
  iframe.src = plugin.href
  document.body.append(iframe)
}

Object.assign(window, { localHost: createLocalHostApi({ engine, wires: () => wires, faults, log }) })
