import type { EngineHost } from '../support/engineHost.ts'
import type { Act, OtherUser } from './otherUser.ts'

/** Another user of the Base behind the in-process door. */
export const otherUserOfEngine =
  (door: EngineHost): OtherUser =>
  async (...acts) =>
    acts.flatMap((act) => perform(door, act))

function perform(door: EngineHost, act: Act): readonly string[] {
  switch (act.kind) {
    case 'set':
      door.asOther('WidgetTable_setRecord', [act.tableId], [act.recordId, { fields: act.fields }])
      return []
    case 'add':
      return door.asOther(
        'WidgetTable_addRecords',
        [act.tableId],
        [act.rows.map((fields) => ({ fields }))],
      ) as readonly string[]
    case 'delete':
      door.asOther('WidgetTable_deleteRecords', [act.tableId], [act.recordIds])
      return []
  }
}
