import { ok } from '../../domain/index.ts'
import type { BaselineDoor } from '../runs/baselineDoor.ts'
import type { StoredRoom } from '../stored/storedRoom.ts'
import {
  baselineLabel,
  changeBaselines,
  frozenAfter,
  isPutBackable,
  loadBaselines,
  withPutAway,
  withPutBack,
} from './baselineList.ts'

/** The baselines as the taking back of a run asks for them. [TB2] */
export const baselineDoor = (stored: StoredRoom): BaselineDoor => ({
  async find(sheetId, id) {
    const all = await loadBaselines(stored, sheetId)
    if (!all.ok) return all
    const one = all.value.find((baseline) => baseline.id === id)
    if (one === undefined) return ok(null)
    return ok({
      name: baselineLabel(one),
      stands: !one.isDeleted,
      canComeBack: isPutBackable(one),
      isBuiltOn: frozenAfter(all.value, one) !== null,
    })
  },
  async move(sheetId, id, stands) {
    const moved = await changeBaselines(stored, sheetId, (all) => (stands ? withPutBack : withPutAway)(all, id))
    return moved.ok ? ok(undefined) : moved
  },
})
