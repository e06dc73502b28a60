import { uploadAll } from './base.ts'
import { CODE, refusal } from '../world/errors.ts'
import { bridgeEvent } from '../world/events.ts'
import { MAX_DATA_BYTES } from '../world/limits.ts'
import { may } from '../world/permissions.ts'
import { inWords, sameValue, textOf } from '../world/values.ts'
import type { Handler, World } from '../world/world.ts'

const LOCALES = { zh: 'zh-CN', en: 'en-US', ja: 'ja-JP' } as const

/**
 * What is stored of a value under the `dataLimit` variant: all of it, or the first 100 kB of its JSON, which is no
 * valid JSON then and reads back as a text. Throws 10299994 under `refused`.
 */
function withinLimit({ variants: { dataLimit } }: World, value: unknown): unknown {
  if (dataLimit === 'none') return value
  const bytes = new TextEncoder().encode(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  if (bytes.length <= MAX_DATA_BYTES) return value
  if (dataLimit === 'refused') throw refusal(CODE.dataLimit, `data of more than ${MAX_DATA_BYTES} bytes under one key`)
  // A character that crosses the limit is left out.
  return new TextDecoder().decode(bytes.subarray(0, MAX_DATA_BYTES), { stream: true })
}

/** Bridge (host-protocol §4.5). All users of the Base share the data of setData; each plugin has its own. */
export const BRIDGE_HANDLERS: Readonly<Record<string, Handler>> = {
  getBitableUrl(world, { params }) {
    const query = new URLSearchParams()
    for (const [name, key] of [
      ['table', 'tableId'],
      ['view', 'viewId'],
      ['record', 'recordId'],
      ['field', 'fieldId'],
    ] as const) {
      const value = textOf(params[0], key)
      if (value !== '') query.set(name, value)
    }
    return `https://local-base.invalid/base/${world.document.baseId}?${query.toString()}`
  },
  getUserId: (_world, { session }) => session.userId,
  getBaseUserId: (_world, { session }) => session.userId,
  getTenantKey: () => 'local-tenant',
  getInstanceId: (_world, { session }) => `local-${session.pluginId ?? 'page'}`,
  getTheme: (world) => world.theme,
  getLocale: (world) => LOCALES[world.language],
  getLanguage: (world) => world.language,
  getEnv: () => ({ product: 'feishu' }),
  getBaseMetaInfo: (world) => ({ baseId: world.document.baseId, name: world.document.name }),
  setData(world, { session, params }) {
    const key = inWords(params[0])
    if (!may(world, session, { entity: 'Base', type: 'editable' })) return false
    const pluginId = session.pluginId ?? ''
    const data = (world.document.pluginData[pluginId] ??= {})
    const value = withinLimit(world, structuredClone(params[1]))
    if (sameValue(data[key], value)) return true
    data[key] = value
    world.touch(null)
    world.emit(bridgeEvent('DataChange'), { keys: [key] })
    return true
  },
  getData(world, { session, params }) {
    const data = world.document.pluginData[session.pluginId ?? ''] ?? {}
    const key = inWords(params[0])
    return Object.hasOwn(data, key) ? data[key] : world.variants.missingData === 'emptyObject' ? {} : null
  },
  // The SDK under its older name asks here instead of the Base.
  uploadFile: (world, { params }) => uploadAll(world, params[0]),
  getPersonalBaseToken: () => '',
  navigateToExtension: () => true,
  getShortcutLogById: () => null,
  transformShortcutExecuteResult: () => null,
  getShortcutExecuteParam: () => null,
  registerBridgeEvent: () => undefined,
  unregisterBridgeEvent: () => undefined,
}
