import type { UiRequest } from '../../engine/types.ts'
import { showTable, showView } from './commands.ts'
import type { Host } from './host.ts'
import { SIDEBAR_MIN } from './pageStore.ts'
import type { Toast } from './pageStore.ts'

const isBag = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown, name: string) => {
  const entry = isBag(value) ? value[name] : undefined
  return typeof entry === 'string' ? entry : ''
}

const TOASTS: readonly Toast['kind'][] = ['info', 'success', 'warning', 'error', 'loading']
/** Width of the sidebar in px for each size a plugin may ask for (setHostContainerSize). */
const SIZES: ReadonlyMap<unknown, number> = new Map([
  ['small', SIDEBAR_MIN],
  ['medium', 560],
  ['large', 760],
])

/** Shows what plugins ask for (host-protocol §4.6); `undefined` stands for the plain success of the key. */
export function answerUi(host: Host, { key, params }: UiRequest): unknown {
  const [first, second] = params
  switch (key) {
    case 'showToast':
      host.toast(TOASTS.find((kind) => kind === textOf(first, 'toastType')) ?? 'info', textOf(first, 'message'))
      return true
    case 'switchBlock':
      return typeof first === 'string' && showTable(host, first)
    case 'switchToView':
      return typeof first === 'string' && typeof second === 'string' && showView(host, first, second)
    case 'showRecordDetailDialog':
    case 'showFieldValueEditor': {
      const fields = isBag(first) ? first['fieldIdList'] : undefined
      const fieldId = textOf(first, 'fieldId')
      const listed = Array.isArray(fields)
        ? fields.filter((id): id is string => typeof id === 'string' && id !== '')
        : []
      const opensEditor = key === 'showFieldValueEditor' && fieldId !== ''
      const fieldIds = opensEditor ? [fieldId] : listed.length > 0 ? listed : null
      host.page.setState({
        card: { tableId: textOf(first, 'tableId'), recordId: textOf(first, 'recordId'), fieldIds, opensEditor },
      })
      return true
    }
    case 'selectRecordIdList':
      return new Promise<readonly string[] | null>((done) => {
        host.page.getState().choice?.done(null) // cancel an earlier question
        host.page.setState({ choice: { tableId: String(first), viewId: String(second), done } })
      })
    case 'setHostContainerSize': {
      const width = SIZES.get(first)
      if (width === undefined) return false
      host.page.setState({ sidebarWidth: width })
      return true
    }
    case 'closeHostContainer':
      host.page.setState({ sidebarOpen: false })
      return true
    default:
      return undefined
  }
}
