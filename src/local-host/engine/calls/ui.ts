import { OPTION_COLOURS } from '../fields/options.ts'
import { select } from '../world/selection.ts'
import { textOf } from '../world/values.ts'
import { NEVER, recordById, tableById, viewById, type Call, type Handler, type World } from '../world/world.ts'

/** Asks the page; without an answer the call succeeds. */
function show(key: string): Handler {
  return (world, { session, params }) => ask(world, { session, params, context: [] }, key, true)
}

function ask(world: World, { session, params }: Call, key: string, success: unknown): unknown {
  const answer = world.askPage({ key, params, session })
  return answer === undefined ? success : answer
}

/** UI (host-protocol §4.6). Selections change here; the page shows everything else. */
export const UI_HANDLERS: Readonly<Record<string, Handler>> = {
  getSelectOptionColorInfoList: () => OPTION_COLOURS,
  switchBlock(world, call) {
    const { state } = tableById(world, call.params[0])
    select(world, call.session, {
      tableId: state.id,
      viewId: state.views[0]?.id ?? null,
      fieldId: null,
      recordId: null,
    })
    return ask(world, call, 'switchBlock', true)
  },
  switchToView(world, call) {
    const table = tableById(world, call.params[0])
    select(world, call.session, {
      tableId: table.state.id,
      viewId: viewById(table, call.params[1]).id,
      fieldId: null,
      recordId: null,
    })
    return ask(world, call, 'switchToView', true)
  },
  selectRecordIdList(world, call) {
    const table = tableById(world, call.params[0])
    // Without a view the rows are those of the first one.
    const viewId = call.params[1] || table.state.views[0]?.id
    viewById(table, viewId)
    if (world.variants.pickers === 'never') return NEVER
    const nothing = world.variants.cancelledPicker === 'null' ? null : []
    const asked = { ...call, params: [table.state.id, viewId] }
    const answer = ask(world, asked, 'selectRecordIdList', null)
    return answer instanceof Promise ? answer.then((chosen: unknown) => chosen ?? nothing) : (answer ?? nothing)
  },
  showRecordDetailDialog(world, call) {
    const table = tableById(world, textOf(call.params[0], 'tableId'))
    recordById(table, textOf(call.params[0], 'recordId'))
    return ask(world, call, 'showRecordDetailDialog', true)
  },
  showFieldValueEditor(world, call) {
    const table = tableById(world, textOf(call.params[0], 'tableId'))
    recordById(table, textOf(call.params[0], 'recordId'))
    return ask(world, call, 'showFieldValueEditor', true)
  },
  showToast: show('showToast'),
  setHostContainerSize: show('setHostContainerSize'),
  closeHostContainer: show('closeHostContainer'),
  showFieldConfigEditor: show('showFieldConfigEditor'),
  showFieldCreateEditor: show('showFieldCreateEditor'),
  showDebugEditFieldEditor: show('showDebugEditFieldEditor'),
  sendDebugShortcut: show('sendDebugShortcut'),
  listenFetchDebugShortcut: () => undefined,
  registerUIEvent: () => undefined,
  unregisterUIEvent: () => undefined,
}

/** Private (host-protocol §4.7). */
export const PRIVATE_HANDLERS: Readonly<Record<string, Handler>> = {
  setClientVersion: () => undefined,
  showPrivateTips(world, call) {
    ask(world, call, 'showPrivateTips', null)
    return undefined
  },
}
