import { inWords } from './values.ts'

/**
 * Event names on the wire (host-protocol §3.2). Table and field events carry the BaseEvent prefix; there are no view
 * events.
 */

export type BaseEventKind = 'TableAdd' | 'TableDelete' | 'SelectionChange' | 'PermissionChange' | 'UploadStatusChange'
export type TableEventKind = 'FieldAdd' | 'FieldDelete' | 'FieldModify' | 'RecordAdd' | 'RecordModify' | 'RecordDelete'
export type BridgeEventKind = 'DataChange' | 'ThemeChange'

export const baseEvent = (kind: BaseEventKind): string => `BaseEvent_${kind}`
export const tableEvent = (tableId: string, kind: TableEventKind): string => `BaseEvent_tableId_${tableId}_${kind}`
export const bridgeEvent = (kind: BridgeEventKind): string => `BridgeEvent_${kind}`

/** A subscription request: which event name it speaks of, and whether it asks or cancels. */
export interface Subscription {
  readonly event: string
  readonly wanted: boolean
}

const REGISTER_KEY =
  /^bitable\.(WidgetBase|WidgetTable|WidgetField|Bridge|UI)_(register|unregister)(Base|Table|Field|Bridge|UI)Event$/

/** Reads a register…Event or unregister…Event call (host-protocol §3.2); null for every other key. */
export function subscriptionOf(
  key: string,
  context: readonly unknown[],
  params: readonly unknown[],
): Subscription | null {
  const match = REGISTER_KEY.exec(key)
  if (!match) return null
  const [, module, verb] = match
  const kind = inWords(params[0])
  const wanted = verb === 'register'
  switch (module) {
    case 'WidgetTable':
      return { event: `BaseEvent_tableId_${inWords(context[0])}_${kind}`, wanted }
    case 'WidgetField':
      return { event: `BaseEvent_tableId_${inWords(context[0])}_fieldId_${inWords(context[1])}_${kind}`, wanted }
    case 'Bridge':
      return { event: `BridgeEvent_${kind}`, wanted }
    case 'UI':
      return { event: `UIEvent_${kind}`, wanted }
    default:
      return { event: `BaseEvent_${kind}`, wanted }
  }
}
