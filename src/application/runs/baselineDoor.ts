import type { HostResult } from '../ports.ts'

/** A baseline that a run froze, as it is now. */
interface FrozenNow {
  readonly name: string
  readonly stands: boolean
  /** It does not stand, and its days are still there. */
  readonly canComeBack: boolean
  /** The plan was frozen anew since. */
  readonly isBuiltOn: boolean
}

/** What taking a run back needs of the baselines. The rooms above know what they are. */
export interface BaselineDoor {
  /** Null: there is no such baseline. */
  find(sheetId: string, id: string): HostResult<FrozenNow | null>
  /** Brings a baseline back, or puts it away with its days. */
  move(sheetId: string, id: string, stands: boolean): HostResult<void>
}
