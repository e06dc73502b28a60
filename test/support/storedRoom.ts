import { keyOf } from '../../src/adapters/feishu/stored.ts'
import type { HostPort } from '../../src/application/ports.ts'
import type { StoredDocument } from '../../src/application/stored/document.ts'
import { loadDocument } from '../../src/application/stored/loadDocument.ts'
import { openStored, type StoredRoom } from '../../src/application/stored/storedRoom.ts'
import type { Snapshot } from '../../src/local-host/engine/types.ts'

/** Access to what a host stores, while time stands still and no other sidebar saves. */
export const roomOver = (host: Pick<HostPort, 'loadStored' | 'saveStored'>): StoredRoom =>
  openStored({
    host: { loadStored: host.loadStored, saveStored: host.saveStored, watchStored: () => () => undefined },
    clock: { now: () => 0, after: () => () => undefined },
    maySave: () => true,
  })

/** Access to one stored value, for reading only. */
export const roomWith = (value: unknown): StoredRoom =>
  roomOver({
    loadStored: () => Promise.resolve({ ok: true, value }),
    saveStored: () => Promise.reject(new Error('nothing is to be saved')),
  })

/** What a Base has stored for its sidebars, under the keys of the Feishu adapter. */
export async function storedIn({ pluginData }: Pick<Snapshot, 'pluginData'>): Promise<StoredDocument> {
  const loaded = await loadDocument(
    roomOver({
      loadStored: (part) => Promise.resolve({ ok: true, value: pluginData['plugin']?.[keyOf(part)] ?? null }),
      saveStored: () => Promise.reject(new Error('nothing is to be saved')),
    }),
  )
  if (!loaded.ok) throw new Error('what is stored cannot be read')
  return loaded.value
}
