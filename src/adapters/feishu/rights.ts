import type { GetPermissionParams } from '@lark-base-open/js-sdk'
import type { FieldBinding, HostPort, HostResult, SheetBinding, SheetRights } from '../../application/ports.ts'
import { ok } from '../../domain/index.ts'
import { computedKeys, type TableKey } from '../../schema/index.ts'
import type { HostCalls } from './calls/callHost.ts'
import { isNoAnswer } from './calls/hostError.ts'
import type { FeishuSdk } from './sdk.ts'

/** A permission question (host-protocol §7.6) in strings: importing the SDK's enums would load the SDK. */
interface Question {
  readonly entity: 'Base' | 'Record' | 'Field'
  readonly type: 'editable' | 'manageable' | 'addable' | 'deletable'
  readonly param?: { readonly tableId: string; readonly fieldId?: string; readonly recordId?: string }
}

/**
 * What this user may do. Asks about Record and Field, not Table: under advanced permissions the host says no to
 * everybody about tables (host-protocol §7.6).
 */
export function createRights(sdk: FeishuSdk, calls: HostCalls): Pick<HostPort, 'rights' | 'mayManage' | 'mayEdit'> {
  const ask = (question: Question) =>
    calls.read('getPermission', async () => (await sdk.base.getPermission(question as GetPermissionParams)) === true)

  /** A refused question counts as "no": it is safer to promise less. */
  const isGranted = async (question: Question): HostResult<boolean> => {
    const answer = await ask(question)
    return answer.ok || isNoAnswer(answer.error) ? answer : ok(false)
  }

  async function rights<Table extends TableKey>(
    { table, tableId, fields }: SheetBinding<Table>,
    sampleRecordId: string | null,
  ): HostResult<SheetRights<Table>> {
    const record = sampleRecordId === null ? { tableId } : { tableId, recordId: sampleRecordId }
    const bound: Readonly<Record<string, FieldBinding | undefined>> = fields
    const computed = computedKeys(table).flatMap((key) => {
      const binding = bound[key]
      return binding === undefined ? [] : [{ key, fieldId: binding.fieldId }]
    })
    const answers = await Promise.all([
      isGranted({ entity: 'Record', type: 'editable', param: record }),
      isGranted({ entity: 'Record', type: 'addable', param: { tableId } }),
      isGranted({ entity: 'Record', type: 'deletable', param: record }),
      ...computed.map(({ fieldId }) => isGranted({ entity: 'Field', type: 'editable', param: { tableId, fieldId } })),
    ])
    const granted: boolean[] = []
    for (const answer of answers) {
      if (!answer.ok) return answer
      granted.push(answer.value)
    }
    const [mayEditRows = false, mayAddRows = false, mayDeleteRows = false, ...mayEditColumns] = granted
    const writable = computed.filter((_column, at) => mayEditRows && mayEditColumns[at] === true).map(({ key }) => key)
    return ok({ writable: new Set(writable), mayAddRows, mayDeleteRows })
  }

  return {
    rights,
    // `isEditable` alone is not enough: it only tells whether the document is in editing mode.
    async mayManage() {
      const [editing, managing] = await Promise.all([
        calls.read('isEditable', async () => (await sdk.base.isEditable()) === true),
        ask({ entity: 'Base', type: 'manageable' }),
      ])
      return editing.ok && !editing.value ? editing : managing
    },
    mayEdit: () => ask({ entity: 'Base', type: 'editable' }),
  }
}
