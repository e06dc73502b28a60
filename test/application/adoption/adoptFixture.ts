import { connectFeishu } from '../../../src/adapters/feishu/index.ts'
import type { SampledColumn } from '../../../src/application/adoption/proposeMapping.ts'
import type { TableDescription } from '../../../src/application/ports.ts'
import { parseFixture } from '../../../src/local-host/engine/fixtures/index.ts'
import { openEngineHost } from '../../support/engineHost.ts'

/** A table of a fixture as the extension describes it, with every cell as the host shows it. */
export async function sampledTables(
  fixture: string,
): Promise<readonly { readonly table: TableDescription; readonly columns: readonly SampledColumn[] }[]> {
  const door = openEngineHost({ snapshot: parseFixture(fixture) })
  const connected = await connectFeishu({ embedded: true, loadSdk: () => Promise.resolve(door.bitable) })
  if (!connected.ok) throw new Error('the engine answers')
  const tables = []
  for (const { id, records } of door.engine.document.tables) {
    const described = await connected.value.describeTable(id)
    if (!described.ok) throw new Error('the table is there')
    const columns = described.value.columns.map((column) => ({
      column,
      texts: records.map((record) => door.engine.cellText(id, column.id, record)),
    }))
    tables.push({ table: described.value, columns })
  }
  connected.value.close()
  door.close()
  return tables
}
