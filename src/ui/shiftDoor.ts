import { createContext, useContext } from 'react'

/** A task whose move somebody wants to try. */
export interface ShiftRequest {
  readonly taskId: string
  /** Calendar days from where its cells have it; negative = earlier. Absent or 0: people choose them there. */
  readonly days?: number
}

/** Opens 「试算」 in the panel 数据 with a move of a task; nothing is written. [SH3] */
type OpenShift = (request: ShiftRequest) => void

const ShiftDoor = createContext<OpenShift | null>(null)

export const ShiftDoorProvider = ShiftDoor.Provider

/** The door to 「试算」 from any panel; null where a panel stands by itself, without the sidebar around it. */
export const useShiftDoor = (): OpenShift | null => useContext(ShiftDoor)
